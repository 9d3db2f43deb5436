-- Secret ballots that are taken back before they begin.

-- A ballot that was proposed and taken back: it stays in its place, and the act that needed it may propose another.
create table ballot_recall (
    ballot text primary key references ballot (id),
    organisation text not null,
    activity text not null references activity (id),
    reason text not null,
    recalled_by text,
    recalled_name text not null,
    recalled_at bigint not null
);
