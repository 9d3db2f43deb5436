-- Who sees to a resolution, and until when, can be put right or handed on afterwards, with a reason. The row of the resolution says how it stands now;
-- here stands each change with what it was before, the first of which is what the meeting decided: the minutes go on saying that.
create table resolution_charge (
    id text primary key,
    organisation text not null,
    resolution text not null references resolution (id),
    first boolean not null, -- whether it is the first change: what was before it was decided by the meeting
    was_owner text,
    was_owner_name text not null,
    was_due text,
    owner text,
    owner_name text not null,
    due text,
    why text not null,
    changed_by text,
    changed_name text not null,
    changed_at bigint not null
);
create index resolution_charge_resolution on resolution_charge (resolution, changed_at);
create unique index resolution_charge_first_key on resolution_charge (resolution) where first;
