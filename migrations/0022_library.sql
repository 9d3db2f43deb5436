-- The library: materials in editions, as readable paragraphs, found by their words.

-- A material. What stands here is what its newest edition says; `changed_at` is when that one was published. It is taken back for everybody by a
-- row's last four columns; nothing of it is deleted.
create table material (
    id text primary key,
    organisation text not null references organisation (id),
    unit text not null references unit (id), -- whose librarian published it
    title text not null,
    area text not null,
    kind text not null,
    tags text not null, -- one space between two
    edition bigint not null, -- the number of the one that holds
    changed_at bigint not null,
    taken_by text,
    taken_name text,
    taken_at bigint,
    taken_why text
);
create index material_changed on material (organisation, changed_at, id);

-- An edition: what was published at once, with the file that it was read from, which is never changed.
create table material_edition (
    id text primary key,
    organisation text not null,
    material text not null references material (id),
    number bigint not null,
    title text not null,
    source text not null, -- where it comes from, in words
    link text not null, -- an address in the web; empty: none
    note text not null, -- what is new in it; empty in the first
    format text not null,
    file_name text not null,
    file bytea not null,
    file_bytes bigint not null,
    digest text not null,
    parts bigint not null, -- how many pages it has on the screen
    published_by text,
    published_name text not null,
    published_at bigint not null,
    unique (material, number)
);

-- A paragraph. `words` is what it is found by, in the edition that holds; empty in earlier ones.
-- Numbered by hand, so that the number is the same on every engine.
create table passage (
    number bigint primary key,
    organisation text not null,
    edition text not null references material_edition (id),
    place bigint not null, -- in the edition, from 1
    part bigint not null, -- on which page of it, from 1
    look text not null, -- how it is set: a heading, an item of a list …
    text text not null,
    words text not null
);
create unique index passage_edition_place on passage (edition, place);
create index passage_words on passage using gin (array_to_tsvector(string_to_array(words, ' ')));

-- In how many paragraphs a word stands; the empty word: how many paragraphs there are.
create table passage_word (
    organisation text not null,
    word text not null,
    passages bigint not null,
    primary key (organisation, word)
);

-- A file that was brought in and read, and waits a day at most for its librarian to look at it and publish it. `paragraphs` is JSON.
create table material_intake (
    id text primary key,
    organisation text not null,
    member text not null references member (id),
    material text references material (id), -- of which it is to be a new edition
    file_name text not null,
    format text not null,
    file bytea not null,
    title text not null, -- what it seems to be called
    paragraphs text not null,
    brought_at bigint not null
);
create index material_intake_member on material_intake (member);
