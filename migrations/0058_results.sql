-- Results of elections wait side by side: that of a whole term, of which one waits at a time, and those of by-elections, as many as were held. The rule
-- that a branch waits for one answer at a time is given up; nothing that was written changes.
drop index election_branch_key;
create unique index election_branch_key on election (branch) where state = 'entered' and scope = 'term';
