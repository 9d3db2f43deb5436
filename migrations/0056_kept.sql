-- From when the record of a unit is kept here. What it owed in a period that ended before that day is not judged.
alter table unit add column kept_from bigint not null default 0;
-- Units that are there already: their earliest activity (of a branch: its groups' too), or when they were entered, whichever came first.
update unit set kept_from = coalesce(
    (select min(a.starts_at) from activity a where a.branch = unit.id and a.state <> 'cancelled'),
    (select min(a.starts_at) from activity a where a.unit = unit.id and a.state <> 'cancelled'),
    created_at);
update unit set kept_from = created_at where kept_from > created_at;
