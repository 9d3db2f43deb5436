-- What is planned and held together, and what is taken down of it.
-- A state is a row that says who, when and why (convening, opening, closing, cancellation, signature). The column `state` of an activity
-- repeats the latest of them, so that lists can be asked for it; nothing is known by it alone.

-- One thing that is held together. `unit` holds it (a branch or a group), `branch` is the branch it belongs to.
-- `also` is a JSON list of further kinds that the same gathering counts for; `obligation` is the key of the obligation it was planned for.
create table activity (
    id text primary key,
    organisation text not null,
    branch text not null,
    unit text not null,
    kind text not null,
    also text not null,
    topic text not null,
    starts_at bigint not null,
    minutes bigint not null,
    place text not null,
    chair text,
    chair_name text not null,
    recorder text,
    recorder_name text not null,
    obligation text,
    state text not null,
    version bigint not null,
    planned_by text,
    planned_name text not null,
    planned_at bigint not null
);
create index activity_branch_starts on activity (branch, starts_at, id);
create index activity_chair_state on activity (chair, state, starts_at);
create index activity_recorder_state on activity (recorder, state, starts_at);

-- What is to be spoken about, in order. Until the opening the list is replaced as a whole; afterwards items are only added.
create table agenda_item (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    place bigint not null,
    title text not null
);
create index agenda_item_activity on agenda_item (activity, place);

-- What came of an agenda item.
create table agenda_outcome (
    item text primary key references agenda_item (id),
    organisation text not null,
    activity text not null references activity (id),
    outcome text not null,
    said_by text,
    said_name text not null,
    said_at bigint not null
);
create index agenda_outcome_activity on agenda_outcome (activity);

-- The list of who should attend was fixed and the notice sent. Calling it again before the opening replaces this row; the record keeps both.
create table convening (
    activity text primary key references activity (id),
    organisation text not null,
    convened_by text,
    convened_name text not null,
    convened_at bigint not null
);

-- The meeting began. `happened_at` is the meeting's own time, `opened_at` when it was written down: later entries are allowed and shown.
-- `number` counts the meetings of this kind that the unit opened in this year.
create table opening (
    activity text primary key references activity (id),
    organisation text not null,
    unit text not null,
    kind text not null,
    year bigint not null,
    number bigint not null,
    happened_at bigint not null,
    opened_by text,
    opened_name text not null,
    opened_at bigint not null,
    unique (unit, kind, year, number)
);

-- The meeting ended.
create table closing (
    activity text primary key references activity (id),
    organisation text not null,
    happened_at bigint not null,
    closed_by text,
    closed_name text not null,
    closed_at bigint not null
);

-- It does not take place.
create table cancellation (
    activity text primary key references activity (id),
    organisation text not null,
    reason text not null,
    cancelled_by text,
    cancelled_name text not null,
    cancelled_at bigint not null
);

-- One person on the list of a meeting: what he is on the meeting's day, and the recorder's latest mark. Every mark is a record of its own.
-- `expected`: he should attend; `entitled`: he has a vote; `exempt`: the ground on which he is never overdue. A visitor has no member.
create table roll_entry (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    member text,
    name text not null,
    home text not null,
    kind text not null,
    expected boolean not null,
    entitled boolean not null,
    exempt text,
    place bigint not null,
    mark text,
    reason text not null,
    marked_by text,
    marked_name text,
    marked_at bigint,
    unique (activity, member)
);
create index roll_entry_activity on roll_entry (activity, place, id);
create index roll_entry_member on roll_entry (member);

-- A text that is put to the vote.
create table motion (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    place bigint not null,
    text text not null,
    scheme text not null,
    moved_by text,
    moved_name text not null,
    moved_at bigint not null
);
create index motion_activity on motion (activity, place);

-- The vote on a motion began, with the arithmetic of that moment.
create table vote_opening (
    motion text primary key references motion (id),
    organisation text not null,
    activity text not null references activity (id),
    entitled bigint not null,
    present bigint not null,
    opened_by text,
    opened_name text not null,
    opened_at bigint not null
);
create index vote_opening_activity on vote_opening (activity);

-- An open vote by name. `entered_by` is the recorder when he entered it for someone, otherwise null.
create table open_vote (
    motion text not null references motion (id),
    member text not null,
    organisation text not null,
    activity text not null references activity (id),
    name text not null,
    choice text not null,
    entered_by text,
    entered_name text,
    cast_at bigint not null,
    primary key (motion, member)
);
create index open_vote_activity on open_vote (activity);

-- The vote ended: what was counted, what was needed, and what that means.
create table vote_closing (
    motion text primary key references motion (id),
    organisation text not null,
    activity text not null references activity (id),
    entitled bigint not null,
    present bigint not null,
    quorum bigint not null,
    yes_needed bigint not null,
    yes bigint not null,
    no bigint not null,
    abstain bigint not null,
    passed boolean not null,
    closed_by text,
    closed_name text not null,
    closed_at bigint not null
);
create index vote_closing_activity on vote_closing (activity);

-- What was decided. `state` repeats the latest outcome (open, done, not_done) for lists; `branch` and `unit` are the meeting's.
create table resolution (
    id text primary key,
    organisation text not null,
    branch text not null,
    unit text not null,
    activity text not null references activity (id),
    motion text references motion (id),
    text text not null,
    owner text,
    owner_name text not null,
    due text,
    state text not null,
    made_by text,
    made_name text not null,
    made_at bigint not null,
    unique (motion)
);
create index resolution_activity on resolution (activity, made_at);
create index resolution_branch_state on resolution (branch, state, made_at, id);
create index resolution_owner_state on resolution (owner, state);

-- What became of a resolution; the latest holds.
create table resolution_outcome (
    id text primary key,
    organisation text not null,
    resolution text not null references resolution (id),
    outcome text not null,
    note text not null,
    told_by text,
    told_name text not null,
    told_at bigint not null
);
create index resolution_outcome_resolution on resolution_outcome (resolution, told_at);

-- What somebody said: a report, a statement, a dissent (word for word), the summary. `item` is the agenda item it belongs to.
create table remark (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    item text references agenda_item (id),
    place bigint not null,
    kind text not null,
    speaker text,
    speaker_name text not null,
    text text not null,
    verbatim boolean not null,
    taken_by text,
    taken_name text not null,
    taken_at bigint not null
);
create index remark_activity on remark (activity, place);

-- A signature under the minutes: the digest says under which content.
create table signature (
    activity text not null references activity (id),
    role text not null,
    organisation text not null,
    member text not null,
    name text not null,
    digest text not null,
    signed_at bigint not null,
    primary key (activity, role)
);

-- A later correction of one entry: what stood there, what stands there now, why. What was corrected stays as it was written.
create table correction (
    id text primary key,
    organisation text not null,
    activity text not null references activity (id),
    subject text not null,
    entry text not null,
    before text not null,
    after text not null,
    why text not null,
    after_signing boolean not null,
    corrected_by text,
    corrected_name text not null,
    corrected_at bigint not null
);
create index correction_activity on correction (activity, corrected_at, id);
