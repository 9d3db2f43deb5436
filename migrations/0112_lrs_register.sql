-- The register of the record store: in which statements a word stands (decision 0021). Every statement had five entries in indexes (its verb, actor,
-- activity, registration and client) and three for each word that it mentions, each at a place of its own in trees of hundreds of megabytes. Numbers
-- follow one another, so the register takes many of them together: a row holds some words, with the places in a stretch of numbers at which each
-- stands. It is a small part as large, is written in order, and two words are held against each other before any statement is read.
create table lrs_register (
    -- how long the stretch is, which one, and which of its rows
    key bigint primary key,
    organisation text not null,
    words bytea not null
);

-- Everything below this number is in the register. The program takes up what was stored before, when it starts.
create table lrs_registered (
    organisation text primary key,
    below bigint not null
);

-- The words that a statement mentions, beside those that it has once, until they are in the register and for whatever speaks of it. Those of statements
-- from before stay in lrs_mention.
alter table lrs_statement add column mentions bytea;

-- The register stands in their place.
drop index lrs_statement_client;
drop index lrs_statement_verb;
drop index lrs_statement_actor;
drop index lrs_statement_activity;
drop index lrs_statement_registration;
