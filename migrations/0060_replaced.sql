-- Two recorders call one roll: whose mark was replaced by somebody else's is told so on his page, with what it was.
alter table roll_entry add column replaced_mark text;
alter table roll_entry add column replaced_by text;
