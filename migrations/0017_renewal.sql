-- When an account was last made anew: its password set by an administrator's link, or barred. What a thief may have set up before it (the secret
-- address of a calendar, an address for mail) holds no longer.
alter table account add column renewed_at bigint;
