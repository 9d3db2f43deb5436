-- Courses that others made (cmi5, SCORM): packages in editions, as their files.

-- A course. What stands here is what its newest edition says. It is taken back for everybody by a row's last columns; nothing of it is deleted.
create table course (
    id text primary key,
    organisation text not null references organisation (id),
    unit text not null references unit (id), -- whose librarian published it
    title text not null,
    standard text not null, -- cmi5, scorm12, scorm2004
    edition bigint not null, -- the number of the one that holds
    changed_at bigint not null,
    taken_by text,
    taken_name text,
    taken_at bigint,
    taken_why text
);
create index course_changed on course (organisation, changed_at, id);

-- An edition: what its manifest says, as JSON.
create table course_edition (
    id text primary key,
    organisation text not null,
    course text not null references course (id),
    number bigint not null,
    note text not null, -- what is new in it; empty in the first
    outline text not null,
    file_name text not null,
    file_bytes bigint not null,
    digest text not null,
    published_by text,
    published_name text not null,
    published_at bigint not null,
    unique (course, number)
);

-- A file of an edition, under its path in the package. Who opened a course goes on with the edition in which he opened it.
create table course_file (
    edition text not null references course_edition (id),
    path text not null,
    organisation text not null,
    bytes bytea not null,
    primary key (edition, path)
);

-- A package that was brought in and is not published yet; its bringer's alone, for a day.
create table course_intake (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    course text references course (id), -- of which it is to be a new edition
    file_name text not null,
    file bytea not null,
    brought_at bigint not null
);
create index course_intake_member on course_intake (member, brought_at);
