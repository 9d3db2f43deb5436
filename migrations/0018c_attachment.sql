-- Members who are set to a temporary branch for its task. They go on belonging where they belong; a row says from when until when they are called to
-- the temporary branch's meetings.
create table attachment (
    id text primary key,
    organisation text not null references organisation (id),
    unit text not null references unit (id),
    member text not null references member (id),
    from_on text not null,
    to_on text,
    noted_by text,
    noted_name text not null,
    noted_at bigint not null
);
create index attachment_unit on attachment (unit);
create index attachment_member on attachment (member);
