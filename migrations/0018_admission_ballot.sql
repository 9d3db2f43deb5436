-- The secret ballot of a step of an admission, and steps that are corrected.

-- Which step of whose admission a secret ballot decides. `outcome` is what a yes means: done, extended, unfit; `months` of an extended probation.
-- The ballot is the first of its rounds.
create table admission_ballot (
    ballot text primary key references ballot (id),
    organisation text not null,
    admission text not null references admission (id),
    place bigint not null, -- the order in which they were put to the vote
    step text not null,
    outcome text not null,
    months bigint not null,
    unique (admission, place)
);

-- The ballot whose count a step took over.
alter table admission_step add column ballot text references ballot (id);
-- A step that was entered wrongly stays as it is: a further row says which it puts right, and why.
alter table admission_step add column corrects text references admission_step (id);
alter table admission_step add column why text not null default '';
