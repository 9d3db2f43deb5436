-- Who had a vote when an open vote ended, and whether he was there: what is put right later asks this and not the roll as it stands then (支 11).
create table vote_voter (
    motion text not null references motion (id),
    member text not null,
    organisation text not null,
    activity text not null references activity (id),
    came boolean not null, -- whether he was there when the vote ended
    here boolean not null, -- whether he was, as the roll stands after it was put right
    primary key (motion, member)
);
create index vote_voter_activity on vote_voter (activity);

-- Of votes of before the roll is all that is known: who stands on it with a vote or has voted, called before the vote ended, or entered afterwards.
insert into vote_voter (motion, member, organisation, activity, came, here)
    select c.motion, r.member, c.organisation, c.activity,
        coalesce(coalesce(r.arrived_at, r.marked_at) <= c.closed_at, false) and coalesce(
            (select k.before like 'present%' from correction k where k.activity = r.activity and k.subject = 'roll' and k.entry = r.id order by k.corrected_at, k.id limit 1),
            r.mark = 'present', false),
        coalesce(r.mark = 'present', false) and (coalesce(coalesce(r.arrived_at, r.marked_at) <= c.closed_at, false)
            or exists (select 1 from open_vote v where v.motion = c.motion and v.member = r.member and v.cast_at >= c.closed_at))
    from vote_closing c
    join roll_entry r on r.activity = c.activity
    where r.member is not null
        and (r.entitled or exists (select 1 from open_vote v where v.motion = c.motion and v.member = r.member));
