-- The words by which a statement is found through another one of which it speaks: those of the other, so that nobody has to look through all
-- statements about statements. A client stands under its number below zero: words are numbers above it.
create table lrs_echo_word (
    subject bigint not null,
    -- the statement that is found, and the one that says the word
    number bigint not null,
    target bigint not null,
    organisation text not null,
    primary key (subject, number, target)
);
create index lrs_echo_word_number on lrs_echo_word (number);
create index lrs_echo_word_target on lrs_echo_word (target);
insert into lrs_echo_word (subject, number, target, organisation)
select w.subject, e.number, e.target, e.organisation
from lrs_echo e
join (
    select verb as subject, number from lrs_statement where number in (select target from lrs_echo)
    union all
    select actor, number from lrs_statement where number in (select target from lrs_echo)
    union all
    select activity, number from lrs_statement where number in (select target from lrs_echo)
    union all
    select registration, number from lrs_statement where number in (select target from lrs_echo)
    union all
    select -client, number from lrs_statement where number in (select target from lrs_echo)
    union all
    select subject, number from lrs_mention where number in (select target from lrs_echo)
) w on w.number = e.target
where w.subject <> 0;
