-- The ledger: what was done, once and for good, and the log that proves it.
-- A statement is written with the act and never updated; a correction is a further statement. Its place in the log is a row beside it.

-- One act, as an xAPI statement: the body is its exact text, to which the log commits under the salt.
-- Ids are UUIDv7, so their order is the order of recording.
create table statement (
    id text primary key,
    organisation text not null,
    unit text not null,
    -- the path of the whole it belongs to, such as activity/ID; also the topic of live pages
    about text not null,
    -- the verb's name under the vocabulary's address
    verb text not null,
    -- the member who did it; null: the program itself
    actor text,
    -- the path of the thing it was done to
    path text not null,
    happened_at bigint not null,
    recorded_at bigint not null,
    body text not null,
    salt bytea not null,
    -- the earlier statement that this one corrects
    corrects text
);
-- What a unit sees, newest first, and what happened there in certain days; the further columns let filters work inside the index.
create index statement_of_unit on statement (unit, id, verb, about);
create index statement_of_unit_in_days on statement (unit, happened_at, id, verb, about);
create index statement_about on statement (about, id);
create index statement_corrects on statement (corrects) where corrects is not null;

-- Statements that wait for the clerk: a row comes with the statement and goes with its place.
create table waiting (
    statement text primary key,
    organisation text not null
);

-- A statement's place in the log, counted from 0.
create table place (
    statement text primary key,
    organisation text not null,
    position bigint not null,
    unique (organisation, position)
);

-- Whom a statement concerns: who did it, and who is named in it. They may read it wherever it happened.
create table concern (
    member text not null,
    statement text not null,
    organisation text not null,
    primary key (member, statement)
);

-- The head of an organisation's log. It grows by compare-and-set on its size, so that two nodes never append at the same place.
create table log (
    organisation text primary key,
    -- the public half of the signing key (C2SP signed-note); the secret half never comes here
    verifier_key text not null,
    size bigint not null,
    root bytea not null,
    -- the newest signed checkpoint, word for word
    checkpoint text not null,
    signed_at bigint not null
);

-- Tiles of the tree (C2SP tlog-tiles): up to 256 hashes of 32 bytes each, one row for each place.
create table tile (
    organisation text not null,
    level bigint not null,
    number bigint not null,
    hashes bytea not null,
    primary key (organisation, level, number)
);

-- The log's entries: up to 256 commitments of 32 bytes each.
create table bundle (
    organisation text not null,
    number bigint not null,
    commitments bytea not null,
    primary key (organisation, number)
);
