-- The keys that signed the ledger's log before the one of today. A row comes when a key ends, and is never changed.
create table log_key (
    organisation text not null,
    number bigint not null, -- from 1, in the order of their ends
    verifier_key text not null, -- the public half
    size bigint not null, -- entries that it signed last
    checkpoint text not null, -- the last that it signed, word for word
    handover text not null, -- the signed note that names the next key
    ended_at bigint not null,
    primary key (organisation, number)
);
