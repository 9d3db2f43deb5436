-- When an activity's chair and its recorder were named, where that was after it was planned: who was named after he had left his post, or the committee,
-- was named on purpose.
alter table activity add column chair_named_at bigint;
alter table activity add column recorder_named_at bigint;
