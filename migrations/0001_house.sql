-- What the house itself needs, before any capability.
-- Times are milliseconds UTC, days are text YYYY-MM-DD, ids are UUIDv7 text; every table carries its organisation, the shard key.

-- Work that follows an act: written with its cause, taken away in the transaction that does it.
create table job (
    id text primary key,
    organisation text not null,
    name text not null,
    subject text not null,
    payload text not null,
    due_at bigint not null,
    tries bigint not null,
    last_error text,
    created_at bigint not null,
    unique (organisation, name, subject)
);
create index job_due on job (due_at);
