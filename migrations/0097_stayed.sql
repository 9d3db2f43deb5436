-- Who had left when a secret ballot began, or was not there while it ran, was not there for it (`gone`); who came back while it ran was (`back`). Where the roll
-- is put right after the end, so that he had not left, he was there after all (`stayed`); put back, what was found in the meeting holds again.
alter table ballot_voter add column back boolean not null default false;
alter table ballot_voter add column stayed boolean not null default false;
update ballot_voter set gone = false where gone and not exists (select 1 from ballot_opening o where o.ballot = ballot_voter.ballot);
update ballot_voter set stayed = true
    where gone and entry in (select r.id from roll_entry r join correction c on c.activity = r.activity and c.subject = 'roll' and c.entry = r.id
        where r.mark = 'present');
-- When somebody was last called as there: who leaves again left after that. Empty: since `there_since`, or since he was marked.
alter table roll_entry add column back_at bigint;
