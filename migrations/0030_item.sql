-- What questions are like, learned from answers beside which nobody stands.

-- Which of a test's questions somebody answered right (1), wrong (0), not at all (-), by their places. The id is by chance, and rows are written in its
-- order: neither who, nor when, nor in which order.
create table answer_pattern (
    id text primary key,
    organisation text not null,
    test text not null references test (id),
    outcomes text not null
);
create index answer_pattern_test on answer_pattern (test);

-- How well a version of a question tells those who know from those who do not, and how hard it is, from so many answers.
create table item_estimate (
    question text not null references question (id),
    version bigint not null,
    organisation text not null,
    slope double precision not null,
    hardness double precision not null,
    answers bigint not null,
    estimated_at bigint not null,
    primary key (question, version)
);
