-- Banks belong to the five areas of study, and a topic may have several of them.

-- The area of study (a word of charter/study.toml), once whoever keeps the bank said which; until then null. `area` stays the bank's own name: the word
-- under which its questions came.
alter table bank add column study_area text;

-- Further words under which a bank is found: questions that a file puts under one of them come into it. The bank's own name is not repeated here.
create table bank_tag (
    unit text not null references unit (id),
    tag text not null,
    organisation text not null,
    bank text not null references bank (id),
    primary key (unit, tag)
);
create index bank_tag_bank on bank_tag (bank);

-- The banks whose questions go with a topic, in the order in which they were chosen. `bank` of study_topic is not looked at any more.
create table topic_bank (
    topic text not null references study_topic (id),
    bank text not null references bank (id),
    organisation text not null,
    place bigint not null,
    primary key (topic, bank)
);
insert into topic_bank (topic, bank, organisation, place)
select id, bank, organisation, 1 from study_topic where bank is not null;
