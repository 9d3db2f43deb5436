-- When an activity began, beside the activity itself: whoever looks through a year needs it of each, and nothing else of its opening.
alter table activity add column began_at bigint;
update activity set began_at = (select o.happened_at from opening o where o.activity = activity.id);
