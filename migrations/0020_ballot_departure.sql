-- Tied candidates who leave before the runoff.

-- Somebody who was tied and stands in the runoff no longer. `ballot` is the round that was counted and ended in the tie, `entry` his line on the roll.
create table ballot_departure (
    ballot text not null references ballot (id),
    entry text not null,
    organisation text not null,
    activity text not null references activity (id),
    reason text not null,
    noted_by text,
    noted_name text not null,
    noted_at bigint not null,
    primary key (ballot, entry)
);
create index ballot_departure_activity on ballot_departure (activity);
