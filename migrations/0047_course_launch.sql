-- Who takes which course, what he did of it, and with what an open course signs in.

-- By what name the record store knows somebody: chance, so that no statement names him. Once this row is gone, nobody can tell whose they are.
create table course_alias (
    member text primary key references member (id),
    organisation text not null,
    alias text not null,
    unique (alias)
);

-- Somebody's going through a course: its id is the registration in his statements (cmi5, 9.6.3.2).
create table course_enrolment (
    id text primary key,
    organisation text not null,
    course text not null references course (id),
    member text not null references member (id),
    begun_at bigint not null,
    satisfied_at bigint,
    unique (course, member)
);
create index course_enrolment_member on course_enrolment (member);

-- What he did of a part; and, of a SCORM part, what it keeps for itself.
create table course_standing (
    enrolment text not null references course_enrolment (id),
    part text not null, -- 16 digits made of the author's id
    organisation text not null,
    member text not null references member (id),
    opened_at bigint not null,
    completed_at bigint,
    passed_at bigint,
    failed_at bigint,
    satisfied_at bigint,
    result double precision, -- of 1, as the course told it last
    kept text not null, -- empty: nothing
    primary key (enrolment, part)
);
create index course_standing_member on course_standing (member);

-- A block or the whole that was satisfied (cmi5, 9.3.9): told once.
create table course_satisfied (
    enrolment text not null references course_enrolment (id),
    block text not null, -- 16 digits made of the author's id; empty: the whole
    organisation text not null,
    member text not null references member (id),
    at bigint not null,
    primary key (enrolment, block)
);
create index course_satisfied_member on course_satisfied (member);

-- An opened part: one session. Only a hash of its token is kept.
create table course_launch (
    id text primary key,
    organisation text not null,
    enrolment text not null references course_enrolment (id),
    part text not null,
    edition text not null references course_edition (id),
    member text not null references member (id),
    token_hash bytea not null,
    begun_at bigint not null,
    until_at bigint not null,
    stage text not null, -- launched, fetched, initialized, terminated, abandoned
    taken bigint not null, -- the number of the newest commit of a SCORM part
    unique (token_hash)
);
create index course_launch_enrolment on course_launch (enrolment, part);
create index course_launch_member on course_launch (member);
create index course_launch_until on course_launch (until_at);

-- What an open course may do at the record store: be one agent, in one enrolment, about one activity, until then. The secret is kept as a keyed hash.
create table lrs_pass (
    key text primary key,
    organisation text not null,
    client text not null references lrs_client (id),
    secret bytea not null,
    agent text not null,
    activity text not null,
    registration text not null,
    until_at bigint not null
);
create index lrs_pass_until on lrs_pass (until_at);
