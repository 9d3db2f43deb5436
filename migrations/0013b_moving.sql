-- Moving between branches (组织关系转接): the branch that sends stays responsible until the other one has received him. A moving is open until
-- it has an end: it was received, or called back.

create table moving (
    id text primary key,
    organisation text not null references organisation (id),
    member text not null references member (id),
    from_branch text not null references unit (id),
    to_branch text not null references unit (id),
    document text not null,
    reason text not null,
    sent_on text not null,
    due_on text not null, -- by when he is to be received
    is_open boolean not null, -- repeats that there is no end yet, for lists
    sent_by text,
    sent_name text not null,
    sent_at bigint not null
);
-- Nobody is under way twice.
create unique index moving_member_key on moving (member) where is_open;
create index moving_from on moving (from_branch, id);
create index moving_to on moving (to_branch, id);
create index moving_due on moving (organisation, is_open, due_on);

-- How it ended: `outcome` is received or called_back.
create table moving_end (
    moving text primary key references moving (id),
    organisation text not null,
    outcome text not null,
    on_day text not null,
    reason text not null,
    ended_by text,
    ended_name text not null,
    ended_at bigint not null
);
