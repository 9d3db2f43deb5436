-- Lists of members that were brought in: what was read and waits to be confirmed, and what was done, so that the last one can be undone.

-- A file that was read and shown, and not yet confirmed. Thrown away when it is confirmed, replaced, or a day old.
create table import_draft (
    id text primary key,
    organisation text not null,
    member text not null references member (id), -- who chose the file; nobody else sees it
    file_name text not null,
    body text not null, -- the headings and rows as JSON
    digest text not null, -- of the changes as they were shown
    created_at bigint not null
);
create index import_draft_member on import_draft (member);
create index import_draft_created on import_draft (created_at);

-- A list that was brought in.
create table member_import (
    id text primary key,
    organisation text not null,
    member text, -- who did it; empty: at the command line
    member_name text not null,
    file_name text not null,
    new_members bigint not null,
    changed_members bigint not null,
    reverse text, -- JSON: every row before and after; kept for the last one alone
    created_at bigint not null,
    undone_at bigint
);
create index member_import_created on member_import (organisation, created_at);
