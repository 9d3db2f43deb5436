-- An installation on its way into this database: the row comes before the first table is filled and goes when everything was compared.
-- While it is here, nothing is served from this database.
create table arrival (
    organisation text primary key, -- of the installation that arrives; empty when it has none yet
    begun_at bigint not null
);
