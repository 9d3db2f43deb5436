-- The self-review: a member's own notes against a checklist, sealed so that nobody but he can read them (decision 0018). No row says how much he wrote,
-- and no statement is written about any of it.

-- How his words are locked: the key that seals them, wrapped by one that is made of what he types. `way`: password (that of his sign-in) or phrase
-- (one of his own). What he types is kept nowhere.
create table review_lock (
    member text primary key references member (id),
    organisation text not null,
    way text not null,
    salt bytea not null,
    memory_kib bigint not null,
    passes bigint not null,
    wrapped bytea not null
);

-- His words, all of them in one sealed text.
create table review (
    member text primary key references member (id),
    organisation text not null,
    sealed bytea not null
);

-- A browser in which he has opened it: the key, sealed by what lies in that browser's cookie alone. Ends with the session, and after an hour.
create table review_opening (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    session text references session (id) on delete cascade,
    sealed bytea not null,
    ends_at bigint not null
);
create index review_opening_ends on review_opening (ends_at);

-- A day on which he wishes to be reminded, and nothing else: it lies open, so that the program knows it.
create table review_reminder (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    on_day text not null
);
create index review_reminder_member on review_reminder (member);
