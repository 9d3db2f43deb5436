-- Theme days that go out or bring somebody in, and the directory that grows by them.

-- A branch's directory: places, lecturers and contacts that were used once and are offered again.
-- `sought` is the name as doubles are recognised by; an entry that was merged into another has its own id there, so that the name is free.
-- A telephone number is kept for a purpose and until a day (P14): then it is emptied, and the entry stays.
create table directory_entry (
    id text primary key,
    organisation text not null,
    branch text not null,
    kind text not null,
    name text not null,
    sought text not null,
    about text not null,
    phone text not null,
    purpose text not null,
    keep_until text,
    merged_into text references directory_entry (id),
    version bigint not null,
    added_by text,
    added_name text not null,
    added_at bigint not null,
    unique (branch, kind, sought)
);
create index directory_entry_keep_until on directory_entry (organisation, keep_until);
create index directory_entry_merged_into on directory_entry (merged_into);

-- How an activity goes: `way` is out (to a place, with a host's contact) or in (a lecturer with a topic from a source).
-- One row for each, replaced as a whole; the record keeps what stood before.
create table arrangement (
    activity text primary key references activity (id),
    organisation text not null,
    way text not null,
    place text references directory_entry (id),
    contact text references directory_entry (id),
    transport text not null,
    safety text not null,
    lecturer text references directory_entry (id),
    topic text not null,
    source text not null,
    version bigint not null,
    arranged_by text,
    arranged_name text not null,
    arranged_at bigint not null
);
create index arrangement_place on arrangement (place);
create index arrangement_contact on arrangement (contact);
create index arrangement_lecturer on arrangement (lecturer);

-- What the organiser is to see to beforehand: `code` for what is offered to everybody, otherwise words of his own.
create table arrangement_check (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    place bigint not null,
    code text not null,
    words text not null,
    done_by text,
    done_name text not null,
    done_at bigint
);
create index arrangement_check_activity on arrangement_check (activity, place);
