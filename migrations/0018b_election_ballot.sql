-- The secret ballots of an election, by-elections, and elections that are moved.

-- Which post of a branch a secret ballot fills. `scope`: term (all posts of a new term) or vacancy (until the present term ends). The ballot is the
-- first of its rounds.
create table election_ballot (
    ballot text primary key references ballot (id),
    organisation text not null,
    branch text not null references unit (id),
    place bigint not null, -- the order in which they were put to the vote
    post text not null,
    scope text not null,
    unique (branch, place)
);

-- The ballots that a result was taken from. One that was sent back leaves them free for another.
create table election_source (
    election text not null references election (id),
    ballot text not null references ballot (id),
    organisation text not null,
    primary key (election, ballot)
);
create index election_source_ballot on election_source (ballot);

alter table election add column scope text not null default 'term';

-- An election that is moved, before or after the end of the term (提前、延期): asked for by the branch with its reason, decided by the unit above.
-- `origin_on` is the day on which the term would have ended without any of them. `state`: asked, approved, refused.
create table election_shift (
    id text primary key,
    organisation text not null references organisation (id),
    branch text not null references unit (id),
    origin_on text not null,
    last_on text not null, -- the last day of the term when it was asked for
    until_on text not null, -- the last day of the term that is asked for
    reason text not null,
    state text not null,
    asked_by text,
    asked_name text not null,
    asked_at bigint not null,
    decided_reason text not null,
    decided_by text,
    decided_name text,
    decided_at bigint
);
-- A branch waits for one answer at a time.
create unique index election_shift_branch_key on election_shift (branch) where state = 'asked';
create index election_shift_branch on election_shift (branch, id);
create index election_shift_state on election_shift (organisation, state, id);
