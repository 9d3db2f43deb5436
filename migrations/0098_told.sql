-- When a meeting was first said to have begun, where that was put right since: whether it was written down later is asked of what was known then. Empty: as it
-- stands.
alter table opening add column told_at bigint;
