-- Who had left when a secret ballot began was not there for it (`gone`). Where the roll is put right after the end, so that he had not left, he was there
-- after all; put back, what the beginning of the ballot found holds again.
alter table ballot_voter add column stayed boolean not null default false;
