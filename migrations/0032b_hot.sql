-- Hot questions: what members ask about a topic of study before the day on which it is studied, and what was answered there.
create table hot_question (
    id text primary key,
    organisation text not null,
    topic text not null references study_topic (id),
    member text not null references member (id), -- who asked
    member_name text not null,
    words text not null,
    asked_at bigint not null,
    activity text references activity (id), -- on whose agenda it stands; null: on none yet
    answer text not null, -- empty: none yet
    answer_version bigint not null, -- 0: none yet; grows by one with each change
    answered_by text,
    answered_name text not null,
    answered_at bigint,
    ended_at bigint -- it was taken back, or put away by who plans
);
create index hot_question_topic on hot_question (topic, asked_at, id);
create index hot_question_activity on hot_question (activity);
