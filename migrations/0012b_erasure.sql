-- Persons who were erased, and what of the ledger went with them.

-- A statement whose text and salt were erased. What stands in `statement` now is what is left without the person; the log's commitment stays, and proves
-- that something was recorded at that place, but no longer what.
create table erased (
    statement text primary key,
    organisation text not null,
    erased_at bigint not null
);

-- That a person was erased, when and on what ground; never who he was. His row in `member` stays as an empty shell, so that rolls and counts hold.
create table erasure (
    member text primary key references member (id),
    organisation text not null,
    ground text not null,
    statements bigint not null,
    erased_by text, -- empty: at the command line
    erased_at bigint not null
);
