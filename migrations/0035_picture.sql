-- Pictures that questions show.

-- A picture, known by its bytes: its id is the beginning of their SHA-256 with the ending of its kind, so that the same picture is kept once. It holds
-- nothing but what is seen. Nothing of it ever changes; it goes when no version of a question shows it and nobody has it in hand.
create table picture (
    id text primary key,
    organisation text not null references organisation (id),
    digest text not null,
    size bigint not null, -- in bytes
    bytes bytea not null,
    brought_at bigint not null
);

-- Which version of a question shows which picture. Versions stay, and so do these.
create table question_picture (
    question text not null references question (id),
    version bigint not null,
    picture text not null references picture (id),
    organisation text not null,
    primary key (question, version, picture)
);
create index question_picture_picture on question_picture (picture);

-- Who brought a picture along and has not put it to a question yet; for two days.
create table picture_waiting (
    picture text not null references picture (id),
    member text not null references member (id),
    organisation text not null,
    until_at bigint not null,
    primary key (picture, member)
);
create index picture_waiting_member on picture_waiting (member);
