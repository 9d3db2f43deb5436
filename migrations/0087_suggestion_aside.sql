-- Several suggestions that are none (somebody floods the list) are set aside at once, with one reason in public: each has its answer, and `aside` tells
-- which were set aside together. Null where it was answered by itself.
alter table suggestion_answer add column aside text;
create index suggestion_answer_aside on suggestion_answer (organisation, aside) where aside is not null;
