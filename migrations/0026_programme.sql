-- What a branch studies in a year: programmes, their topics, and which study day each topic stands on.

-- A programme: what a branch studies from a day to a day.
create table programme (
    id text primary key,
    organisation text not null,
    branch text not null references unit (id),
    name text not null,
    first_on text not null,
    last_on text not null,
    version bigint not null,
    made_by text,
    made_name text not null,
    made_at bigint not null
);
create index programme_branch on programme (branch, first_on);

-- A topic of a programme: its area (a word of charter/study.toml), the problem that it should help with, the bank of questions that goes with it.
-- One that is left out stays: what was written about it belongs to it.
create table study_topic (
    id text primary key,
    organisation text not null,
    programme text not null references programme (id),
    place bigint not null,
    area text not null,
    title text not null,
    problem text not null,
    bank text references bank (id),
    version bigint not null,
    added_by text,
    added_name text not null,
    added_at bigint not null,
    dropped_at bigint
);
create index study_topic_programme on study_topic (programme, place);

-- What is read for a topic, in order.
create table topic_material (
    topic text not null references study_topic (id),
    material text not null references material (id),
    organisation text not null,
    place bigint not null,
    added_by text,
    added_name text not null,
    added_at bigint not null,
    primary key (topic, material)
);

-- Which topic a study day is about: one for each activity, replaced when it is moved. The record keeps what stood before.
create table study_placement (
    activity text primary key references activity (id),
    organisation text not null,
    branch text not null references unit (id),
    topic text not null references study_topic (id),
    placed_by text,
    placed_name text not null,
    placed_at bigint not null
);
create index study_placement_topic on study_placement (topic);
create index study_placement_branch on study_placement (branch);

-- How the time of a study day is parted: a row for each part of charter/study.toml, once somebody changed what is proposed.
create table study_part (
    activity text not null references activity (id),
    part text not null,
    organisation text not null,
    minutes bigint not null,
    words text not null,
    set_by text,
    set_name text not null,
    set_at bigint not null,
    primary key (activity, part)
);

-- The discussion groups of a study day: drawn by lot from a seed that everybody sees, or set by hand (then the seed is empty).
create table study_draw (
    activity text primary key references activity (id),
    organisation text not null,
    seed text not null,
    groups bigint not null,
    drawn_by text,
    drawn_name text not null,
    drawn_at bigint not null
);

-- Who is in which group, from 1.
create table study_group_member (
    activity text not null references activity (id),
    member text not null references member (id),
    organisation text not null,
    name text not null,
    number bigint not null,
    primary key (activity, member)
);
create index study_group_member_member on study_group_member (member);

-- What the host has seen to: a row for each thing of charter/study.toml that is ticked.
create table study_check (
    activity text not null references activity (id),
    code text not null,
    organisation text not null,
    done_by text,
    done_name text not null,
    done_at bigint not null,
    primary key (activity, code)
);
