-- What of a file that was brought in is in its original alone (pictures, pages without text), told to who is about to publish it.
alter table material_intake add column left_out text not null default '[]';
