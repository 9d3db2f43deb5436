-- Tests of oneself: nobody but their owner reads these rows, and no statement is written about them (decision 0017).

-- A question as it was put to a person, in the version that he saw, and what he answered. `open_for` is the person while it waits for an answer,
-- so that there is one at a time however many devices he has; then null. `recall` is the chance of knowing it as reckoned beforehand; null the first time.
create table self_ask (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    question text not null references question (id),
    version bigint not null,
    recall double precision,
    asked_at bigint not null,
    open_for text unique,
    given text,
    unsure boolean not null,
    outcome text,
    answered_at bigint
);
create index self_ask_member on self_ask (member, answered_at);
create index self_ask_question on self_ask (question);

-- How well a person remembers a question: what the scheduler needs, and when it comes back.
create table memory (
    member text not null references member (id),
    question text not null references question (id),
    organisation text not null,
    stability double precision not null,
    difficulty double precision not null,
    reviewed_at bigint not null,
    due_at bigint not null,
    primary key (member, question)
);
create index memory_due on memory (member, due_at);
