-- Nothing typed is lost: what somebody has half written, and which sendings of his device took effect.

-- What an account has typed into a form and not sent yet: private, only its writer reads it. `form` is the key by which the form is known, `path`
-- where it stands, `title` what its page is called, `typed` JSON with the fields by name. It ends when the form is accepted.
create table draft (
    id text primary key,
    organisation text not null references organisation (id),
    account text not null references account (id),
    form text not null,
    path text not null,
    title text not null,
    typed text not null,
    device text not null,
    saved_at bigint not null,
    unique (account, form)
);
create index draft_saved_at on draft (saved_at);

-- A sending that took effect, written with its act: the same one again is answered the same and does nothing. `code` was made by the device;
-- `leads_to` and `told` are the answer, empty while nobody was told yet.
create table sending (
    id text primary key,
    organisation text not null references organisation (id),
    account text not null references account (id),
    code text not null,
    leads_to text not null,
    told text not null,
    taken_at bigint not null,
    unique (account, code)
);
create index sending_taken_at on sending (taken_at);

-- When a mark arrived that had waited on the recorder's device; empty where it came at once. `marked_at` is when it was taken down.
alter table roll_entry add column arrived_at bigint;
