-- What becomes of a motion that is never put, and of a resolution on its way.

-- The motion was taken back before it was put to the vote. It stays in the minutes, as withdrawn.
create table withdrawal (
    motion text primary key references motion (id),
    organisation text not null,
    activity text not null references activity (id),
    reason text not null,
    withdrawn_by text,
    withdrawn_name text not null,
    withdrawn_at bigint not null
);
create index withdrawal_activity on withdrawal (activity);

-- The latest words on a resolution and when they were said, repeated for lists as `state` is; empty while nobody said anything.
alter table resolution add column latest text not null default '';
alter table resolution add column latest_at bigint;
update resolution
set latest = coalesce((
        select o.note from resolution_outcome o where o.resolution = resolution.id order by o.told_at desc, o.id desc limit 1
    ), ''),
    latest_at = (
        select o.told_at from resolution_outcome o where o.resolution = resolution.id order by o.told_at desc, o.id desc limit 1
    );
