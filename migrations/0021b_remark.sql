-- When words arrived that had waited on the recorder's device; empty where they came at once. `taken_at` is when they were taken down.
alter table remark add column arrived_at bigint;
