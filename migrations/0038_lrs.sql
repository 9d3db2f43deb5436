-- The record store for other systems (xAPI): who may write and read there, and what statements are found by.
-- Verbs, activities, agents and registrations are numbers here: 63 bits of a hash under the key of this row's organisation, so that nothing
-- has to be looked up before it is written, and nobody can make two words with one number.
create table lrs_key (
    organisation text primary key,
    secret bytea not null
);

-- A system that writes or reads. Its secret is kept as a keyed hash.
create table lrs_client (
    id text primary key,
    organisation text not null,
    -- in the rows of its statements
    number bigint not null,
    name text not null,
    key text not null,
    secret bytea not null,
    writes boolean not null,
    -- none, own, unit, all
    reads text not null,
    -- with whom it shares what it reads, where it reads a unit's
    unit text not null,
    made_by text not null,
    made_at bigint not null,
    ended_at bigint,
    unique (organisation, number),
    unique (key)
);

create table lrs_statement (
    -- as in received
    number bigint primary key,
    organisation text not null,
    -- the 16 bytes of its id
    id bytea not null,
    client bigint not null,
    stored_at bigint not null,
    verb bigint not null,
    -- 0: an anonymous group, no activity, none
    actor bigint not null,
    activity bigint not null,
    registration bigint not null,
    -- whether its verb takes another statement out of account, and whether it was taken out itself
    voids boolean not null,
    voided boolean not null,
    constraint lrs_statement_id unique (id)
);
create index lrs_statement_client on lrs_statement (client, number);
create index lrs_statement_verb on lrs_statement (verb, number);
create index lrs_statement_actor on lrs_statement (actor, number) where actor <> 0;
create index lrs_statement_activity on lrs_statement (activity, number) where activity <> 0;
create index lrs_statement_registration on lrs_statement (registration, number) where registration <> 0;
create index lrs_statement_stored on lrs_statement (stored_at, number);

-- Whom and what else a statement has to do with: found by related_agents and related_activities, and by an agent who is object or member.
create table lrs_mention (
    subject bigint not null,
    number bigint not null,
    organisation text not null,
    primary key (subject, number)
);
create index lrs_mention_number on lrs_mention (number);

-- Statements about statements: which id they speak of, whether it is there or not.
create table lrs_reference (
    target bytea not null,
    number bigint not null,
    organisation text not null,
    voids boolean not null,
    primary key (target, number)
);

-- Which statement is found by what another one says: it speaks of it, or of one that speaks of it.
create table lrs_echo (
    number bigint not null,
    target bigint not null,
    organisation text not null,
    primary key (number, target)
);
create index lrs_echo_target on lrs_echo (target);

-- What was said of activities, put together; and what verbs are called.
create table lrs_activity (
    number bigint primary key,
    organisation text not null,
    definition text not null
);
create table lrs_verb (
    number bigint primary key,
    organisation text not null,
    display text not null
);

-- Files that came with statements, each once.
create table lrs_attachment (
    organisation text not null,
    sha2 text not null,
    bytes bytea not null,
    primary key (organisation, sha2)
);
