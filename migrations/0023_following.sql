-- What somebody wishes to be told of the library, and passages that a meeting reads from.

-- A member wishes to be told when a material has a new edition. His own affair: nobody else sees it, and no record is made of it.
create table material_following (
    material text not null references material (id),
    member text not null references member (id),
    organisation text not null,
    since_at bigint not null,
    primary key (material, member)
);
create index material_following_member on material_following (member);

-- The secret address under which a member's own reader fetches what was published. Only its hash is kept.
create table library_feed (
    member text primary key references member (id),
    organisation text not null,
    token_hash bytea not null unique,
    made_at bigint not null
);

-- A passage of the library that a meeting reads from: its words as they stood, with where they come from.
create table quotation (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    material text not null references material (id),
    edition bigint not null,
    part bigint not null,
    place bigint not null,
    title text not null,
    source text not null,
    words text not null,
    quoted_by text,
    quoted_name text not null,
    quoted_at bigint not null
);
create unique index quotation_passage_key on quotation (activity, material, edition, place);
create index quotation_material on quotation (material);
