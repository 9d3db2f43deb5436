-- The yearly organisation-life meeting and the democratic appraisal, as steps.

-- A branch's round of one year: its topic, and by when each step is meant to be done.
create table life_round (
    id text primary key,
    organisation text not null,
    branch text not null,
    year bigint not null,
    topic text not null,
    opinions_until text not null,
    talks_until text not null,
    meeting_on text not null,
    problems_until text not null,
    results_until text not null,
    version bigint not null,
    begun_by text,
    begun_name text not null,
    begun_at bigint not null,
    unique (branch, year)
);

-- An opinion that somebody gave under his name.
create table named_opinion (
    id text primary key,
    organisation text not null,
    round text not null references life_round (id),
    matter text not null,
    words text not null,
    member text,
    name text not null,
    given_at bigint not null
);
create index named_opinion_round on named_opinion (round, given_at);

-- An opinion that nobody signed: no author, no time, an id by chance. When the gathering ends all of them are written anew in the order of new ids,
-- so that not even their place in the file says when they came. Nothing counts them before.
create table anonymous_opinion (
    id text primary key,
    organisation text not null,
    round text not null references life_round (id),
    matter text not null,
    words text not null
);
create index anonymous_opinion_round on anonymous_opinion (round, id);

-- The gathering ended: how many came under a name and without, and how many were too few to be shown.
create table opinion_closing (
    round text primary key references life_round (id),
    organisation text not null,
    named bigint not null,
    anonymous bigint not null,
    dropped bigint not null,
    closed_by text,
    closed_name text not null,
    closed_at bigint not null
);

-- A member's own check. Nobody but its author reads it before `read_at`, when he read it out at the meeting.
create table own_check (
    round text not null references life_round (id),
    member text not null,
    organisation text not null,
    name text not null,
    words text not null,
    version bigint not null,
    saved_at bigint not null,
    read_at bigint,
    primary key (round, member)
);

-- A problem that was found. What is done about it, by whom and until when, is a resolution of the meeting.
create table life_problem (
    id text primary key,
    organisation text not null,
    round text not null references life_round (id),
    words text not null,
    found_in text not null,
    resolution text not null references resolution (id),
    listed_by text,
    listed_name text not null,
    listed_at bigint not null,
    unique (resolution)
);
create index life_problem_round on life_problem (round, listed_at);

-- A part of the appraisal took place: `part` is self or mutual. What was said is not kept.
create table appraisal_part (
    round text not null references life_round (id),
    part text not null,
    organisation text not null,
    held_on text not null,
    noted_by text,
    noted_name text not null,
    noted_at bigint not null,
    primary key (round, part)
);

-- What one of two tellers counted in the box; `figures` is JSON: a member's id, and how often each grade was chosen for him.
create table appraisal_count (
    round text not null references life_round (id),
    teller bigint not null,
    organisation text not null,
    counted_by text,
    counted_name text not null,
    issued bigint not null,
    returned bigint not null,
    figures text not null,
    entered_by text,
    entered_name text not null,
    entered_at bigint not null,
    primary key (round, teller)
);

-- The tally: both tellers counted the same, or the ballots of the house were counted. `figures` as above.
create table appraisal_tally (
    round text primary key references life_round (id),
    organisation text not null,
    issued bigint not null,
    returned bigint not null,
    figures text not null,
    tellers text not null,
    accepted_by text,
    accepted_name text not null,
    accepted_at bigint not null
);

-- What the committee found of each; told to the person alone, from `told_at` on.
create table appraisal_result (
    round text not null references life_round (id),
    member text not null,
    organisation text not null,
    name text not null,
    grade text not null,
    told_at bigint,
    primary key (round, member)
);
create index appraisal_result_member on appraisal_result (member);

-- The committee decided: on which day, how many of how many are excellent, and why more than the rule generally allows.
create table appraisal_decision (
    round text primary key references life_round (id),
    organisation text not null,
    decided_on text not null,
    excellent bigint not null,
    appraised bigint not null,
    why_more text not null,
    decided_by text,
    decided_name text not null,
    decided_at bigint not null
);
