//! The rows of members, their memberships and exemptions. The only SQL about them.

use jiff::civil::Date;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write, params, statements};
use zhixing_records::{ERASED_PERSON, MemberId, UnitId};

pub use super::model::Person;
use super::model::{Exemption, ExemptionId, ExemptionKind, Former, Member, MemberKind, Membership, MembershipId};

statements! {
    GET = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from member m
        join membership s on s.id = (select id from membership where member = m.id order by from_on desc, id desc limit 1)
        where m.id = $1";
    NUMBERED = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from member m
        join membership s on s.id = (select id from membership where member = m.id order by from_on desc, id desc limit 1)
        where m.organisation = $1 and m.number = $2";
    /// By the index of numbers, one look for each spelling: what it costs does not grow with the members.
    NUMBERED_AS = "select id, number from member where organisation = $1 and number in ($2, $3, $4, $5, $6, $7)";
    NAMED = "select id from member where organisation = $1 and name = $2 order by id limit 2";
    LEFT_NAMED = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from member m
        join membership s on s.id = (select id from membership where member = m.id order by from_on desc, id desc limit 1)
        where m.organisation = $1 and m.name = $2 and s.to_on is not null and s.kind not in ('formal', 'probationary')
        order by m.number";
    NAMESAKES = "select m.number
        from member m
        join membership s on s.member = m.id
        where m.organisation = (select organisation from unit where id = $1) and m.name = $2 and m.id <> $3
          and s.branch = $1 and s.from_on <= $4 and (s.to_on is null or s.to_on >= $4)
        order by m.number";
    /// By the indexes of stays: through a tree of units a planner reads every stay of the organisation.
    OF_UNIT = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from membership s
        join member m on m.id = s.member
        where (s.branch = $1 or s.unit = $1) and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
        order by m.number";
    BELOW = "with recursive tree (id) as (
            select id from unit where id = $1
            union all
            select child.id from unit child join tree on child.parent = tree.id
        )
        select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from tree
        join membership s on s.unit = tree.id
        join member m on m.id = s.member
        where s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
        order by m.number";
    SEARCH = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from membership s
        join member m on m.id = s.member
        where (s.branch = $1 or s.unit = $1) and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
          and m.number > $3
          and (m.name like $4 or m.number like $4)
        order by m.number
        limit $5";
    SEARCH_BELOW = "with recursive tree (id) as (
            select id from unit where id = $1
            union all
            select child.id from unit child join tree on child.parent = tree.id
        )
        select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from tree
        join membership s on s.unit = tree.id
        join member m on m.id = s.member
        where s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
          and m.number > $3
          and (m.name like $4 or m.number like $4)
        order by m.number
        limit $5";
    /// Everybody belongs below the top: numbers are gone through in their order until the page is full.
    SEARCH_ALL = "select m.id, m.number, m.name, s.unit, s.branch, s.kind, s.from_on, s.to_on, m.born_on, m.joined_on, m.confirmed_on
        from member m
        join membership s on s.member = m.id
        where m.organisation = $1
          and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
          and m.number > $3
          and (m.name like $4 or m.number like $4)
        order by m.number
        limit $5";
    FORMER = "with recursive tree (id) as (
            select id from unit where id = $1
            union all
            select child.id from unit child join tree on child.parent = tree.id
        )
        select m.id, m.number, m.name, max(s.to_on), l.unit, u.name, l.to_on
        from tree
        join membership s on s.unit = tree.id
        join member m on m.id = s.member
        join membership l on l.id = (select id from membership where member = m.id order by from_on desc, id desc limit 1)
        join unit u on u.id = l.unit
        where s.to_on is not null
          and (l.to_on is not null or l.unit not in (select id from tree))
          and m.name <> $2
          and m.number > $3
          and (m.name like $4 or m.number like $4)
        group by m.id, m.number, m.name, l.unit, u.name, l.to_on
        order by m.number
        limit $5";
    EXEMPTIONS_OF_UNIT = "select e.id, e.member, e.kind, e.from_on, e.to_on
        from membership s
        join exemption e on e.member = s.member
        where (s.branch = $1 or s.unit = $1) and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
          and e.from_on <= $2 and (e.to_on is null or e.to_on >= $2)
        order by e.member, e.from_on, e.id";
    EXEMPTIONS = "select id, member, kind, from_on, to_on from exemption where member = $1 order by from_on, id";
    MEMBERSHIPS = "select s.id, s.unit, u.name, s.branch, s.kind, s.from_on, s.to_on
        from membership s
        join unit u on u.id = s.unit
        where s.member = $1
        order by s.from_on, s.id";
    ADD = "insert into member (id, organisation, number, name, born_on, joined_on, confirmed_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    CHANGE = "update member set number = $2, name = $3, born_on = $4, joined_on = $5, confirmed_on = $6 where id = $1";
    ADD_MEMBERSHIP = "insert into membership (id, organisation, member, unit, branch, kind, from_on, to_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, null, $8)";
    END_MEMBERSHIP = "update membership set to_on = $2 where id = $1";
    CHANGE_MEMBERSHIP = "update membership set unit = $2, branch = $3, kind = $4, to_on = null where id = $1";
    ADD_EXEMPTION = "insert into exemption (id, organisation, member, kind, from_on, to_on, created_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    END_EXEMPTION = "update exemption set to_on = $2 where id = $1";
    COUNT_OPEN = "select count(*) from membership where unit = $1 and (to_on is null or to_on >= $2)";
}

/// The member in his latest membership, if there is one.
pub fn find(tx: &Read<'_>, id: &MemberId) -> Result<Option<Member>> {
    tx.maybe(GET, params![id])
}

/// The member of that number.
pub fn numbered(tx: &Read<'_>, organisation: &OrganisationId, number: &str) -> Result<Option<Member>> {
    tx.maybe(NUMBERED, params![organisation, number])
}

/// The members whose numbers are spelt in one of these ways.
pub fn numbered_as(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    [one, two, three, four, five, six]: &[String; 6],
) -> Result<Vec<(MemberId, String)>> {
    tx.all(NUMBERED_AS, params![organisation, one, two, three, four, five, six])
}

/// The members of that very name, at most two of them: enough to know whether it is the only one.
pub fn named(tx: &Read<'_>, organisation: &OrganisationId, name: &str) -> Result<Vec<MemberId>> {
    Ok(tx.all::<(MemberId,)>(NAMED, params![organisation, name])?.into_iter().map(|(id,)| id).collect())
}

/// Who left as no member of the party and bore that very name.
pub fn left_named(tx: &Read<'_>, organisation: &OrganisationId, name: &str) -> Result<Vec<Member>> {
    tx.all(LEFT_NAMED, params![organisation, name])
}

/// The numbers of those who belong to a branch today and bear that very name, but for one.
pub fn namesakes(tx: &Read<'_>, branch: &UnitId, (name, but): (&str, &MemberId)) -> Result<Vec<String>> {
    let found: Vec<(String,)> = tx.all(NAMESAKES, params![branch, name, but, tx.today()])?;
    Ok(found.into_iter().map(|(number,)| number).collect())
}

/// Who belongs on that day to a branch with its groups, to a group, or to the seat of a unit above, by number.
pub fn of_unit(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Member>> {
    tx.all(OF_UNIT, params![unit, on])
}

/// Who belongs to the unit or below on that day, by number.
pub fn below(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Member>> {
    tx.all(BELOW, params![unit, on])
}

/// Whom a page of a list is asked about.
#[derive(Clone, Copy)]
pub enum Of<'a> {
    /// Who belongs to a branch with its groups, to a group, or to the seat of a unit above.
    Unit(&'a UnitId),
    /// Who belongs to a unit above branches or to any unit below it.
    Below(&'a UnitId),
    /// Everybody.
    All(&'a OrganisationId),
}

/// The same, only numbers after `after`, names or numbers that contain `words`, at most `limit`.
pub fn search(tx: &Read<'_>, of: Of<'_>, on: Date, words: &str, after: &str, limit: usize) -> Result<Vec<Member>> {
    // The signs that mean "anything" are typed by nobody who looks for a name.
    let pattern = format!("%{}%", words.replace(['%', '_', '\\'], ""));
    match of {
        Of::Unit(unit) => tx.all(SEARCH, params![unit, on, after, pattern, limit]),
        Of::Below(unit) => tx.all(SEARCH_BELOW, params![unit, on, after, pattern, limit]),
        Of::All(organisation) => tx.all(SEARCH_ALL, params![organisation, on, after, pattern, limit]),
    }
}

/// Who belonged to the unit or below and does not any more, by number after `after`; names or numbers that contain `words`, at most `limit`.
pub fn former(tx: &Read<'_>, unit: &UnitId, words: &str, after: &str, limit: usize) -> Result<Vec<Former>> {
    let pattern = format!("%{}%", words.replace(['%', '_', '\\'], ""));
    tx.all(FORMER, params![unit, ERASED_PERSON, after, pattern, limit])
}

/// The exemptions that hold on that day for those who belong to a branch with its groups, to a group, or to the seat of a unit above.
pub fn exemptions_of_unit(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Exemption>> {
    tx.all(EXEMPTIONS_OF_UNIT, params![unit, on])
}

/// All exemptions of a member.
pub fn exemptions(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Exemption>> {
    tx.all(EXEMPTIONS, params![member])
}

/// Where the member belonged, the first one first.
pub fn memberships(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Membership>> {
    tx.all(MEMBERSHIPS, params![member])
}

/// How many belong (or will belong) to the very unit from that day on.
pub fn count_open(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<i64> {
    tx.one::<(i64,)>(COUNT_OPEN, params![unit, on]).map(|(count,)| count)
}

/// Writes a new member, who belongs nowhere yet.
pub fn add(tx: &Write<'_>, organisation: &OrganisationId, person: &Person) -> Result<MemberId> {
    let id: MemberId = tx.new_id();
    let Person { number, name, born_on, joined_on, confirmed_on } = person;
    tx.run(ADD, params![&id, organisation, number, name, *born_on, *joined_on, *confirmed_on, tx.now()])?;
    Ok(id)
}

/// Writes what is kept of a member.
pub fn change(tx: &Write<'_>, id: &MemberId, person: &Person) -> Result<()> {
    let Person { number, name, born_on, joined_on, confirmed_on } = person;
    tx.run(CHANGE, params![id, number, name, *born_on, *joined_on, *confirmed_on]).map(drop)
}

/// Writes an open membership.
pub fn add_membership(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    place: (&UnitId, Option<&UnitId>),
    kind: MemberKind,
    from_on: Date,
) -> Result<MembershipId> {
    let id: MembershipId = tx.new_id();
    tx.run(ADD_MEMBERSHIP, params![&id, organisation, member, place.0, place.1, kind, from_on, tx.now()])?;
    Ok(id)
}

/// Writes the last day of a membership.
pub fn end_membership(tx: &Write<'_>, id: &MembershipId, last: Date) -> Result<()> {
    tx.run(END_MEMBERSHIP, params![id, last]).map(drop)
}

/// Writes another unit and kind into a membership that began on the very day of the change.
pub fn change_membership(
    tx: &Write<'_>,
    id: &MembershipId,
    place: (&UnitId, Option<&UnitId>),
    kind: MemberKind,
) -> Result<()> {
    tx.run(CHANGE_MEMBERSHIP, params![id, place.0, place.1, kind]).map(drop)
}

/// Writes an exemption.
pub fn add_exemption(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    kind: ExemptionKind,
    from_on: Date,
    to_on: Option<Date>,
) -> Result<ExemptionId> {
    let id: ExemptionId = tx.new_id();
    tx.run(ADD_EXEMPTION, params![&id, organisation, member, kind, from_on, to_on, tx.now()])?;
    Ok(id)
}

/// Writes the last day of an exemption.
pub fn end_exemption(tx: &Write<'_>, id: &ExemptionId, last: Date) -> Result<()> {
    tx.run(END_EXEMPTION, params![id, last]).map(drop)
}
