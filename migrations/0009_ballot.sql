-- Votes by secret ballot. Who took part stands in one table, what was chosen in another, and nothing leads from one to the other:
-- choices are only ever stored sealed (decision 0008), and once counted only as a sorted list.

-- A teller of a meeting (监票人, 计票人). `lock` is the public half of his key; the secret half never comes here.
create table teller (
    activity text not null references activity (id),
    member text not null,
    organisation text not null,
    entry text not null,
    name text not null,
    role text not null,
    lock bytea,
    named_by text,
    named_name text not null,
    named_at bigint not null,
    primary key (activity, member)
);

-- One question that is voted on in secret. `seats` is for elections; `before` is the round that this one follows, `runoff` whether it decides a tie.
create table ballot (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    place bigint not null,
    kind text not null,
    title text not null,
    seats bigint not null,
    way text not null,
    round bigint not null,
    before text references ballot (id),
    runoff boolean not null,
    made_by text,
    made_name text not null,
    made_at bigint not null
);
create index ballot_activity on ballot (activity, place);

-- Whom it is about: the candidates of an election, the one who is to be admitted, those who are appraised.
create table candidate (
    ballot text not null references ballot (id),
    place bigint not null,
    organisation text not null,
    entry text,
    name text not null,
    primary key (ballot, place)
);

-- A candidate who stands no longer, from before the vote began.
create table ballot_withdrawal (
    ballot text not null references ballot (id),
    place bigint not null,
    organisation text not null,
    noted_by text,
    noted_name text not null,
    noted_at bigint not null,
    primary key (ballot, place)
);

-- The vote began, with the arithmetic of that moment. `lock` is the public half of the box's key; none for paper alone.
create table ballot_opening (
    ballot text primary key references ballot (id),
    organisation text not null,
    activity text not null references activity (id),
    entitled bigint not null,
    present bigint not null,
    quorum bigint not null,
    lock bytea,
    opened_by text,
    opened_name text not null,
    opened_at bigint not null
);
create index ballot_opening_activity on ballot_opening (activity);

-- The box's key in two halves for each pair of tellers: `sealed` is the holder's half, which only his own key opens. `half` is there once he did.
-- One half alone says nothing. All rows of a box are deleted when it was counted.
create table key_half (
    ballot text not null references ballot (id),
    holder text not null,
    partner text not null,
    organisation text not null,
    sealed bytea not null,
    half bytea,
    primary key (ballot, holder, partner)
);

-- Who may vote, and how far he is: one row for each, made before the vote in the order of the roll and never moved. No time, no choice.
-- `way`: phone, paper or written (an opinion handed in before); null until he took a ballot. `returned`: it went in.
create table ballot_voter (
    ballot text not null references ballot (id),
    entry text not null,
    organisation text not null,
    way text,
    returned boolean not null,
    primary key (ballot, entry)
);

-- A sealed ballot under a random number: neither voter, time nor order. All are of one length, and deleted when they were counted.
create table envelope (
    slot bigint primary key,
    organisation text not null,
    ballot text not null references ballot (id),
    sealed bytea not null
);
create index envelope_ballot on envelope (ballot);

-- Nothing can be cast any more.
create table ballot_end (
    ballot text primary key references ballot (id),
    organisation text not null,
    activity text not null references activity (id),
    ended_by text,
    ended_name text not null,
    ended_at bigint not null
);

-- What one teller counted in the paper box, before he saw what the other did. Deleted when the two agree and the vote is counted.
create table paper_count (
    ballot text not null references ballot (id),
    member text not null,
    organisation text not null,
    name text not null,
    figures text not null,
    primary key (ballot, member)
);

-- The result. `outcome` is the whole arithmetic, `papers` every ballot of the box, sorted, so that anybody may count again.
create table ballot_result (
    ballot text primary key references ballot (id),
    organisation text not null,
    activity text not null references activity (id),
    outcome text not null,
    papers text not null,
    counted_by text,
    counted_name text not null,
    counted_at bigint not null
);
create index ballot_result_activity on ballot_result (activity);
