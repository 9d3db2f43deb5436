-- Since when a resolution is not made after all, as the minutes were put right: its list and its page say so. Empty: it stands, or nobody noted when.
alter table resolution add column void_at bigint;
