-- Signing in by the organisation's own provider (OpenID Connect).

-- Whom the provider calls by this name: issuer and subject, nothing else of what it says. Never a mail address.
create table identity (
    id text primary key,
    organisation text not null,
    account text not null references account (id),
    issuer text not null,
    subject text not null,
    linked_at bigint not null,
    unique (issuer, subject),
    unique (account, issuer)
);

-- Somebody who has proven himself with his password wants to link his account; good once, for minutes.
create table identity_wish (
    id text primary key,
    organisation text not null,
    account text not null references account (id),
    state_hash bytea not null,
    expires_at bigint not null,
    unique (state_hash)
);
