-- A resolution that was made of a secret ballot points back to it, as one that was made of a motion does: when the ballot does not stand any more, the
-- resolution was not made (支 11). Resolutions from before do not know theirs.
alter table resolution add column ballot text references ballot (id);
create unique index resolution_ballot_key on resolution (ballot);
