-- What members take along: calendar feeds and mail. Secrets of addresses are kept as hashes; that something was fetched or read is kept nowhere.

-- A calendar file under a secret address: one for each person and what it shows. `scope` is 'own' (what concerns him) or the id of a unit.
create table calendar_feed (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    scope text not null,
    token_hash bytea not null,
    created_at bigint not null,
    unique (member, scope),
    unique (token_hash)
);

-- When the plan of an activity was last changed, for calendars that ask what is newer; null for a plan that stands as it was made.
alter table activity add column changed_at bigint;

-- Where and how often a member wants to be told by mail: nobody is, unless he asked. An address counts once its owner opened the link sent there;
-- of that link only the hash is kept. `asked` counts links since the last confirmed one, so that nobody's letter box is filled.
-- `fault` is what a mail server answered when it refused the address: nothing is sent there until it is confirmed anew.
create table mail_choice (
    member text primary key references member (id),
    organisation text not null,
    address text not null,
    how text not null,
    confirmed_at bigint,
    token_hash bytea,
    token_expires_at bigint,
    asked bigint not null,
    asked_at bigint not null,
    fault text,
    fault_at bigint,
    unique (token_hash)
);
create index mail_choice_organisation on mail_choice (organisation, how);

-- A letter that waits to be handed to the mail server, and is taken away once it was. It holds no words: they are written when it goes out.
-- `about` is the notice or the day, so that nothing is written twice; `claimed_until` keeps two nodes from sending it at once.
create table letter (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    address text not null,
    kind text not null,
    about text not null,
    due_at bigint not null,
    tries bigint not null,
    claimed_until bigint,
    last_error text,
    created_at bigint not null,
    unique (member, kind, about)
);
create index letter_due on letter (due_at, id);
