-- The result of an election: who holds which post in the new term. The branch enters it, the unit above confirms it or sends it back;
-- only what was confirmed changes posts, rights and the term's days.

-- `holders` is JSON: post, member, name. `state`: entered, confirmed, returned.
create table election (
    id text primary key,
    organisation text not null references organisation (id),
    branch text not null references unit (id),
    elected_on text not null,
    from_on text not null, -- the first day of the new term
    document text not null,
    reason text not null, -- why early or late
    holders text not null,
    state text not null,
    entered_by text,
    entered_name text not null,
    entered_at bigint not null,
    decided_reason text not null,
    decided_by text,
    decided_name text,
    decided_at bigint
);
-- A branch waits for one answer at a time.
create unique index election_branch_key on election (branch) where state = 'entered';
create index election_branch on election (branch, id);
create index election_state on election (organisation, state, id);
