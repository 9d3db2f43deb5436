-- Reflections: words of a member's own, his alone until he shares them. How long they are, how often and by when they are written is asked nowhere (P10).

-- A reflection as it stands now. `audience`: own, group, branch or all; `audience_unit` says which group or branch.
create table reflection (
    id text primary key,
    organisation text not null references organisation (id),
    member text not null references member (id), -- whose it is
    member_name text not null,
    title text not null, -- may be empty
    words text not null,
    passages text not null, -- of the library, as they stood when they were quoted: JSON
    audience text not null,
    audience_unit text references unit (id),
    begun_at bigint not null,
    changed_at bigint not null,
    shared_at bigint -- since when others see it; null: nobody does
);
create index reflection_own on reflection (member, changed_at, id);
create index reflection_shared on reflection (organisation, audience, shared_at, id);

-- What others were shown: a row each time it is shared or changed while it is shared, gone when it is taken back. `audience` is who saw it then:
-- whom it was not meant for is not shown it later either.
create table reflection_version (
    reflection text not null references reflection (id) on delete cascade,
    number bigint not null,
    organisation text not null,
    title text not null,
    words text not null,
    passages text not null,
    audience text not null,
    audience_unit text references unit (id),
    shown_at bigint not null,
    primary key (reflection, number)
);

-- What somebody wrote below a reflection, for those who saw it then. Its writer can take his words back: then they are empty.
create table reflection_answer (
    id text primary key,
    organisation text not null,
    reflection text not null references reflection (id) on delete cascade,
    parent text, -- the answer that it answers; null: the reflection itself
    member text not null references member (id),
    member_name text not null,
    words text not null,
    audience text not null,
    audience_unit text references unit (id),
    given_at bigint not null,
    taken_back_at bigint
);
create index reflection_answer_of on reflection_answer (reflection, given_at, id);

-- Who wishes to be told of answers: his own wish, and his alone to see.
create table reflection_following (
    reflection text not null references reflection (id) on delete cascade,
    member text not null references member (id),
    organisation text not null,
    since_at bigint not null,
    primary key (reflection, member)
);
