-- Admission of a member (发展党员): the way of one person from his application to his confirmation. Each step is a row of its own: what, on which
-- day, by which paper, who took it down. Nothing is overwritten; where somebody stands is computed from his steps and the rules.

-- `kind_before` is as what he belonged when it began, so that he is that again when it ends without him. `course` repeats what the steps say,
-- so that lists can be asked for it: under_way, done, ended. `branch` follows him when he moves.
create table admission (
    id text primary key,
    organisation text not null references organisation (id),
    branch text not null references unit (id),
    member text not null references member (id),
    kind_before text not null,
    course text not null,
    opened_by text,
    opened_name text not null,
    opened_at bigint not null
);
-- Nobody is on two ways at once.
create unique index admission_member_key on admission (member) where course = 'under_way';
create index admission_branch on admission (branch, course, id);
create index admission_organisation on admission (organisation, course, id);

-- One step that was taken. `until_on`: the last day of a public notice, or of an extended probation. `outcome`: done, refused, postponed,
-- extended, unfit. `persons`: the contacts or introducers, JSON with id and name. The three numbers are those of the vote that it needs.
create table admission_step (
    id text primary key,
    organisation text not null,
    admission text not null references admission (id),
    place bigint not null, -- the order in which they were taken
    step text not null,
    on_day text not null,
    until_on text,
    outcome text not null,
    document text not null,
    remark text not null,
    persons text not null,
    training_days bigint not null,
    training_hours bigint not null,
    entitled bigint,
    present bigint,
    yes bigint,
    taken_by text,
    taken_name text not null,
    taken_at bigint not null,
    unique (admission, place)
);
