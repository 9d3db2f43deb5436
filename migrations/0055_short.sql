-- A meeting that decides and ended with too few of those who have a vote (支 11) took place, and yet does not count as held: nothing could pass in it.
alter table activity add column short boolean not null default false;
