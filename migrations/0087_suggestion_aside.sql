-- Several suggestions that are none (somebody floods the list) are set aside at once, with one reason in public: a row for the act, with how many it
-- still holds and how many of them were complaints. One that was set aside by mistake is answered after all, and leaves it.
create table suggestion_aside (
    id text primary key,
    organisation text not null,
    reason text not null,
    count bigint not null,
    complaints bigint not null,
    set_at bigint not null
);
create index suggestion_aside_in_order on suggestion_aside (organisation, set_at);

alter table suggestion_answer add column aside text references suggestion_aside (id);
create index suggestion_answer_aside on suggestion_answer (organisation, answered_at) where aside is not null;
-- The public list goes over what was answered alone, however much was set aside.
create index suggestion_answer_public on suggestion_answer (organisation, answered_at) where aside is null;
