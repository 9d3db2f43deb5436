-- For how long the record store keeps what other systems wrote: no row, for ever.
create table lrs_retention (
    organisation text primary key,
    days bigint not null,
    set_by text not null,
    set_at bigint not null
);

-- What is gone by age: every text below this number. What the log holds of each stays.
create table received_gone (
    organisation text primary key,
    below bigint not null,
    gone_at bigint not null
);

-- Which statements came with which files, so that a file goes with the last of them.
create table lrs_attached (
    sha2 text not null,
    number bigint not null,
    organisation text not null,
    primary key (sha2, number)
);
create index lrs_attached_number on lrs_attached (number);
insert into lrs_attached (sha2, number, organisation)
select a.sha2, r.number, r.organisation
from lrs_attachment a
join received r on r.organisation = a.organisation and replace(lower(r.body), a.sha2, '') <> lower(r.body);
