-- A correction of the roll after the end counts the votes anew: what holds then. What was announced stays in vote_closing.
create table vote_recount (
    motion text primary key references motion (id),
    organisation text not null,
    activity text not null references activity (id),
    present bigint not null,
    yes bigint not null,
    no bigint not null,
    abstain bigint not null,
    passed boolean not null,
    recounted_by text,
    recounted_name text not null,
    recounted_at bigint not null
);
create index vote_recount_activity on vote_recount (activity);
-- A resolution of a meeting that was not valid, or of a motion that did not pass as it was counted anew, was not made (支 11).
alter table resolution add column void boolean not null default false;
update resolution set void = true where activity in (select id from activity where short);
