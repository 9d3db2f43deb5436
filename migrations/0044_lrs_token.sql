-- Short-lived tokens of client systems (OAuth 2.0 client credentials): each opens what its scopes say, as far as its client may at that moment.
create table lrs_token (
    -- the public half
    id text primary key,
    organisation text not null,
    client text not null,
    -- a keyed hash of the secret half
    secret bytea not null,
    scopes text not null,
    expires_at bigint not null
);
create index lrs_token_client on lrs_token (client);
create index lrs_token_expires on lrs_token (expires_at);
