-- Who belongs where, who holds which post from when to when, and who may sign in.
-- Days are text YYYY-MM-DD and both ends count; an empty end means "still".

-- The organisation that this installation serves. Its name is its topmost unit's.
create table organisation (
    id text primary key,
    created_at bigint not null
);

-- The tree. The path holds the ids from the top down to the unit itself, each between slashes: who lies below whom is a prefix.
create table unit (
    id text primary key,
    organisation text not null references organisation (id),
    parent text references unit (id),
    path text not null,
    kind text not null,
    name text not null,
    branch text, -- the branch that it is or lies in; empty above the branches
    founded_on text not null,
    closed_on text,
    created_at bigint not null
);
-- Two open units below one parent never share a name.
create unique index unit_parent_name_key on unit (parent, name) where closed_on is null;
create index unit_parent on unit (parent);
create index unit_branch on unit (branch);

create table member (
    id text primary key,
    organisation text not null references organisation (id),
    number text not null,
    name text not null,
    born_on text,
    joined_on text,
    confirmed_on text,
    created_at bigint not null,
    unique (organisation, number)
);
create index member_name on member (organisation, name);

-- Where a member belonged and as what, from a day to a day: a transfer or another kind is a new row, so that a year's facts can be counted at any day.
create table membership (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    unit text not null references unit (id),
    branch text, -- of the unit, kept here for cheap questions
    kind text not null,
    from_on text not null,
    to_on text,
    created_at bigint not null
);
create index membership_member on membership (member, from_on);
create index membership_unit on membership (unit, from_on);
create index membership_branch on membership (branch, from_on);

-- Old, ill, disabled, abroad: from a day to a day, never overdue.
create table exemption (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    kind text not null,
    from_on text not null,
    to_on text,
    created_at bigint not null
);
create index exemption_member on exemption (member, from_on);

-- A post in a unit. It ends with its term, or at the moment when it was ended; its rights end with it.
create table post (
    id text primary key,
    organisation text not null,
    unit text not null references unit (id),
    member text not null references member (id),
    kind text not null,
    from_on text not null,
    to_on text,
    ended_at bigint,
    created_at bigint not null
);
create index post_member on post (member, from_on);
create index post_unit on post (unit, from_on);

-- Who may sign in. Without a password it waits for its one-time link to be used.
create table account (
    id text primary key,
    organisation text not null references organisation (id),
    member text not null references member (id),
    sign_in_name text not null,
    password_hash text,
    language text,
    created_at bigint not null,
    closed_at bigint,
    unique (member),
    unique (organisation, sign_in_name)
);

-- A link that sets a password once. Only the hash of its secret is kept.
create table account_link (
    id text primary key,
    organisation text not null,
    account text references account (id), -- empty for the link of the first administrator
    purpose text not null,
    token_hash bytea not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    unique (token_hash)
);
create index account_link_account on account_link (account);

-- Who is signed in where. Only the hash of the cookie's secret is kept.
create table session (
    id text primary key,
    organisation text not null,
    account text not null references account (id),
    token_hash bytea not null,
    device text not null,
    created_at bigint not null,
    used_at bigint not null,
    expires_at bigint not null,
    unique (token_hash)
);
create index session_account on session (account);
create index session_expires on session (expires_at);

-- A browser that signed in before: it is judged by its own tries, so that strangers cannot make its owner wait.
create table known_device (
    id text primary key,
    organisation text not null,
    account text not null references account (id),
    token_hash bytea not null,
    used_at bigint not null,
    unique (token_hash)
);
create index known_device_account on known_device (account);

-- Failed tries to sign in, by a hash of who tried from where. Never a lock on the account itself.
create table sign_in_wait (
    subject text primary key,
    failures bigint not null,
    until_at bigint not null,
    tried_at bigint not null
);
create index sign_in_wait_tried on sign_in_wait (tried_at);
