-- Messages to many inside the house, and what its users say about the house itself.

-- A message and where it leads. Both languages are kept, since each reader reads his own.
create table notice (
    id text primary key,
    organisation text not null,
    unit text not null,
    subject text not null,
    body text not null,
    link text not null,
    sent_by text,
    sent_at bigint not null
);

-- One row for each person it was sent to; seen_at is when he opened it. Nobody else is shown who has seen what.
create table receipt (
    notice text not null references notice (id),
    member text not null,
    organisation text not null,
    sent_at bigint not null,
    seen_at bigint,
    primary key (member, sent_at, notice)
);
create index receipt_unread on receipt (member) where seen_at is null;

-- A complaint or a suggestion about the tool itself (P15): about which page, in whose words. The sender may stay unnamed.
create table suggestion (
    id text primary key,
    organisation text not null,
    kind text not null check (kind in ('complaint', 'suggestion')),
    about text not null,
    words text not null,
    sent_by text,
    sent_at bigint not null
);
create index suggestion_in_order on suggestion (organisation, sent_at);
create index suggestion_own on suggestion (sent_by, sent_at);

-- The answer, in public. Words that name a person can be kept back, with the reason shown in their place.
create table suggestion_answer (
    suggestion text primary key references suggestion (id),
    organisation text not null,
    words text not null,
    kept_back text,
    answered_by text not null,
    answered_at bigint not null
);
create index suggestion_answer_in_order on suggestion_answer (organisation, answered_at);
