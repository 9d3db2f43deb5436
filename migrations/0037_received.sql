-- What other systems recorded: the exact text of each of their statements, under a number and a salt, and where it stands in the log (decision 0021).

-- The next number, and the moment of the newest. Every write of statements advances this row first, so that numbers follow one another without a
-- gap in the order of the commits. Numbers are the installation's own: an installation has one organisation.
create table received_head (
    organisation text primary key,
    next bigint not null,
    stored_at bigint not null
);

-- A statement as it is given out: never updated. Only a person who is erased takes texts along: what is left stands there without its salt.
create table received (
    number bigint primary key,
    organisation text not null,
    body text not null,
    salt bytea not null,
    erased_at bigint
);

-- Which numbers stand where in the log: a row for each round of the clerk that took some up.
create table received_span (
    organisation text not null,
    -- the first one's place in the log, and its number; how many follow one another
    position bigint not null,
    number bigint not null,
    count bigint not null,
    primary key (organisation, position),
    unique (organisation, number)
);
