-- Banks of questions: what a branch asks itself.

-- The questions of one area in a unit. Opened with its first question.
create table bank (
    id text primary key,
    organisation text not null,
    unit text not null references unit (id),
    area text not null,
    opened_by text,
    opened_name text not null,
    opened_at bigint not null,
    unique (unit, area)
);

-- A question. It is withdrawn, never deleted: answers belong to the version that was seen. `place` is the order in which a unit's questions came,
-- which for those of one file is that of the file.
create table question (
    id text primary key,
    organisation text not null,
    bank text not null references bank (id),
    place bigint not null,
    version bigint not null,
    withdrawn_at bigint
);
create index question_bank on question (bank, place);

-- What each version said, as JSON text: stem, options, answer, explanation, source. Never changed.
create table question_version (
    question text not null references question (id),
    version bigint not null,
    organisation text not null,
    kind text not null,
    body text not null,
    saved_by text,
    saved_name text not null,
    saved_at bigint not null,
    primary key (question, version)
);

-- A file of questions that was read and waits for its confirmation, for a day.
create table question_intake (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    unit text not null references unit (id),
    file_name text not null,
    body text not null,
    digest text not null,
    created_at bigint not null
);
create index question_intake_member on question_intake (member);
