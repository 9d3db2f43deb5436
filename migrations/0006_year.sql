-- What a branch says about how it likes to plan its year, and which reminders went out.

-- One row for each branch that set something; a branch without a row plans with the usual values.
create table branch_setting (
    branch text primary key references unit (id),
    organisation text not null,
    theme_day text, -- 'day-15', or 'weekday-2-5' for the second Friday of each month
    start_minute bigint not null, -- when things usually start, in minutes from midnight
    place text not null,
    village boolean not null, -- in a village or community, where terms are longer
    joint_units bigint not null, -- how many units a joint branch joins; 0 when not told
    term_from text,
    term_to text,
    options text not null, -- JSON: codes of the charter's options that are turned on
    changed_at bigint not null
);
create index branch_setting_organisation on branch_setting (organisation);

-- Each reminder is sent once: the obligation's stable name, and the step (days before its last day, or 'term').
create table reminder (
    organisation text not null,
    obligation text not null,
    step text not null,
    sent_at bigint not null,
    primary key (organisation, obligation, step)
);
