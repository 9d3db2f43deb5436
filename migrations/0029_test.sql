-- Organised tests: a class answers the same questions in a study day. What is told of the class stays; who answered what goes (decision 0019).

-- A test that a host opened in an activity. `open_for` is the activity while answers are taken, so that it has one at a time; then null.
-- `form`: fixed (everybody answers all its questions) or adaptive (each answers as many as `length` says, chosen by what he answered before).
create table test (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    unit text not null references unit (id),
    form text not null,
    length bigint not null,
    open_for text unique,
    opened_by text,
    opened_name text not null,
    opened_at bigint not null
);
create index test_activity on test (activity);

-- Its questions, each in the version that everybody sees, whatever becomes of the question meanwhile. `slope` and `hardness` are what was known
-- of it when the test was opened, for the adaptive form alone.
create table test_item (
    test text not null references test (id),
    place bigint not null,
    organisation text not null,
    question text not null references question (id),
    version bigint not null,
    area text not null,
    slope double precision,
    hardness double precision,
    primary key (test, place)
);
create index test_item_question on test_item (question, version);

-- Somebody takes a test: how many questions he answered, and which one is before him (null when he is through). No time stands here.
create table test_sitting (
    test text not null references test (id),
    member text not null references member (id),
    organisation text not null,
    answered bigint not null,
    next_place bigint,
    primary key (test, member)
);
create index test_sitting_member on test_sitting (member);

-- What he answered to each, once. Beside his sitting, and with it gone a month after the end. Without a time and without references, so that five
-- hundred answers in a second do not meet at one row.
create table test_answer (
    test text not null,
    member text not null,
    place bigint not null,
    organisation text not null,
    given text not null,
    is_right boolean not null,
    primary key (test, member, place)
);
create index test_answer_member on test_answer (member);

-- It is over. `result` is what is told of the class, and all that is ever told of it.
create table test_end (
    test text primary key references test (id),
    organisation text not null,
    result text not null,
    ended_by text,
    ended_name text not null,
    ended_at bigint not null
);
