-- Opinions that nobody signed, under numbers of chance. The number is the row's place in an embedded database, and all of a gathering are written anew
-- with each that comes, in the order of new numbers: neither the file nor a server's table says in which order they came.
create table unsigned_opinion (
    slot bigint primary key,
    organisation text not null,
    round text not null references life_round (id),
    matter text not null,
    words text not null
);
create index unsigned_opinion_round on unsigned_opinion (round, slot);

-- Those of before lay in the order in which they came, under ids of chance. They move over in the order of these; their old table stays empty.
insert into unsigned_opinion (slot, organisation, round, matter, words)
    select row_number() over (order by id), organisation, round, matter, words
    from anonymous_opinion
    order by id;
delete from anonymous_opinion;
