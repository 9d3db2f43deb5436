-- Further ways to sign in, beside the password.

-- A passkey (WebAuthn) of an account. Its private half never leaves its owner's device. `fixed` is the public key as it was registered, `moving` the
-- counter and flags of its last use, both as the library writes them; `handle` names the account to the device and says nothing about its owner.
create table passkey (
    id text primary key,
    organisation text not null,
    account text not null references account (id),
    name text not null,
    credential bytea not null,
    handle bytea not null,
    transports bigint not null,
    fixed bytea not null,
    moving bytea not null,
    created_at bigint not null,
    unique (credential)
);
create index passkey_account on passkey (account);

-- A question that a device was asked and has not answered yet: it is answered once, within minutes. `account` is who adds a passkey; empty for signing in.
create table passkey_question (
    id text primary key,
    organisation text not null,
    account text references account (id),
    token_hash bytea not null,
    state bytea not null,
    expires_at bigint not null,
    unique (token_hash)
);
create index passkey_question_expires on passkey_question (expires_at);
