-- Courses that go with a topic of study.
create table topic_course (
    topic text not null references study_topic (id),
    course text not null references course (id),
    organisation text not null,
    place bigint not null,
    added_by text,
    added_name text not null,
    added_at bigint not null,
    primary key (topic, course)
);
