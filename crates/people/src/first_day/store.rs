//! The statements about first days. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::{Read, Result, Write, params, statements};
use zhixing_records::UnitId;

use crate::member::MembershipId;
use crate::post::{PostId, PostKind};

statements! {
    SET_FOUNDING = "update unit set founded_on = $2 where id = $1";
    SET_STAY = "update membership set from_on = $2 where id = $1";
    SET_POST = "update post set from_on = $2 where id = $1";
    STAY_BETWEEN = "select m.name, s.from_on
        from membership s
        join member m on m.id = s.member
        where (s.unit = $1 or s.branch = $1) and s.from_on >= $2 and s.from_on < $3
        order by s.from_on, s.id
        limit 1";
    POST_BETWEEN = "select m.name, p.kind, p.from_on
        from post p
        join member m on m.id = p.member
        where p.unit = $1 and p.from_on >= $2 and p.from_on < $3
        order by p.from_on, p.id
        limit 1";
    ATTACHED_BETWEEN = "select m.name, a.from_on
        from attachment a
        join member m on m.id = a.member
        where a.unit = $1 and a.from_on >= $2 and a.from_on < $3
        order by a.from_on, a.id
        limit 1";
    GROUP_BETWEEN = "select name, founded_on
        from unit
        where parent = $1 and kind = 'group' and founded_on >= $2 and founded_on < $3
        order by founded_on, id
        limit 1";
}

/// Writes the day on which a unit was founded.
pub fn set_founding(tx: &Write<'_>, unit: &UnitId, day: Date) -> Result<()> {
    tx.run(SET_FOUNDING, params![unit, day]).map(drop)
}

/// Writes the first day of a stay.
pub fn set_stay(tx: &Write<'_>, stay: &MembershipId, day: Date) -> Result<()> {
    tx.run(SET_STAY, params![stay, day]).map(drop)
}

/// Writes the first day of a post.
pub fn set_post(tx: &Write<'_>, post: &PostId, day: Date) -> Result<()> {
    tx.run(SET_POST, params![post, day]).map(drop)
}

/// The first stay in a unit (a branch with its groups) that began from a day until another: whose, and since when.
pub fn stay_between(tx: &Read<'_>, unit: &UnitId, from: Date, until: Date) -> Result<Option<(String, Date)>> {
    tx.maybe(STAY_BETWEEN, params![unit, from, until])
}

/// The first post of a unit that began then: whose, what, and since when.
pub fn post_between(tx: &Read<'_>, unit: &UnitId, from: Date, until: Date) -> Result<Option<(String, PostKind, Date)>> {
    tx.maybe(POST_BETWEEN, params![unit, from, until])
}

/// The first member who was set to a temporary branch then: whose, and since when.
pub fn attached_between(tx: &Read<'_>, unit: &UnitId, from: Date, until: Date) -> Result<Option<(String, Date)>> {
    tx.maybe(ATTACHED_BETWEEN, params![unit, from, until])
}

/// The first group of a branch that was founded then.
pub fn group_between(tx: &Read<'_>, branch: &UnitId, from: Date, until: Date) -> Result<Option<(String, Date)>> {
    tx.maybe(GROUP_BETWEEN, params![branch, from, until])
}
