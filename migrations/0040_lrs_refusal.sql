-- Requests of known clients that were refused, and why, so that somebody can help: the newest of each client, without a word of what was sent.
create table lrs_refusal (
    id text primary key,
    organisation text not null,
    client text not null,
    at bigint not null,
    method text not null,
    resource text not null,
    status bigint not null,
    reason text not null
);
create index lrs_refusal_client on lrs_refusal (client, id);
