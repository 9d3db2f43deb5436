-- Who leaves a meeting before its end is marked so (`left` in roll_entry.mark; `reason` then says when, as the clock on the wall showed it). Of a secret
-- ballot who had left when it began was not there: what was settled then is kept with its voters.
-- Since when somebody is there is what secret ballots ask; leaving and coming back take nothing of it away. Empty: since he was marked.
alter table roll_entry add column there_since bigint;
alter table ballot_voter add column gone boolean not null default false;
