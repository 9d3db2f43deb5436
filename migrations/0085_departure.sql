-- That everything here was moved into another database: nothing is served from this one any more. It does not go along with a move.
create table departure (
    organisation text primary key, -- of the installation that was moved; empty when it had none yet
    moved_to text not null, -- a folder, or the address of a database without its password
    moved_at bigint not null
);
