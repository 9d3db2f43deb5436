-- Study days are hosted in turn. Whose turn it is is computed from these rows; who cannot, who swapped and whom the secretary set stands here.

-- The host of a study day, once it is settled. `way` is rota (his turn), stand_in (the one before cannot), swap (agreed between two), hand
-- (set by who plans study, with a reason). One row for each day, replaced; the record keeps what stood before.
create table study_turn (
    activity text primary key references activity (id),
    organisation text not null,
    branch text not null references unit (id),
    member text not null references member (id),
    name text not null,
    way text not null,
    reason text not null,
    set_by text,
    set_name text not null,
    set_at bigint not null
);
create index study_turn_branch on study_turn (branch);
create index study_turn_member on study_turn (member);

-- Somebody cannot host on a day. No reason is asked.
create table study_absence (
    activity text not null references activity (id),
    member text not null references member (id),
    organisation text not null,
    branch text not null references unit (id),
    said_at bigint not null,
    primary key (activity, member)
);
create index study_absence_branch on study_absence (branch);
create index study_absence_member on study_absence (member);

-- A swap between two hosts: asked, and then agreed to, refused, taken back, or lapsed because one of the days got another host.
-- `outcome` is empty while it waits.
create table study_swap (
    id text primary key,
    organisation text not null,
    branch text not null references unit (id),
    asker text not null references member (id),
    asker_name text not null,
    asker_day text not null references activity (id),
    asked text not null references member (id),
    asked_name text not null,
    asked_day text not null references activity (id),
    words text not null,
    asked_at bigint not null,
    outcome text not null,
    ended_at bigint
);
create index study_swap_asked on study_swap (asked, outcome);
create index study_swap_asker on study_swap (asker, outcome);
create index study_swap_branch on study_swap (branch);
