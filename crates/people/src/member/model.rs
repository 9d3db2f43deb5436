//! Members: who belongs to which unit, as what, from when to when. Facts of membership and duty only; never a figure about a person. Pure.

use jiff::Span;
use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Result, Row};
use zhixing_records::{MemberId, UnitId};

use crate::words::words;

zhixing_kit::ids! {
    /// A stay of a member in a unit as one kind of member.
    MembershipId;
    /// An exemption of a member.
    ExemptionId;
}

words! {
    /// As what a person belongs to a unit.
    pub enum MemberKind {
        /// A formal member, with a vote.
        Formal = "formal" "正式党员" / "Formal member";
        /// A member on probation, without a vote.
        Probationary = "probationary" "预备党员" / "Probationary member";
        /// An auxiliary of the service who takes part in its work.
        Auxiliary = "auxiliary" "辅警" / "Auxiliary";
        /// A guest: takes part, belongs elsewhere.
        Guest = "guest" "列席人员" / "Guest";
    }
}

words! {
    /// Why a member is never pressed and never overdue (教 23, 34).
    pub enum ExemptionKind {
        /// Of great age.
        Aged = "aged" "年老" / "Aged";
        /// Long ill.
        Ill = "ill" "患病" / "Ill";
        /// Disabled.
        Disabled = "disabled" "残疾" / "Disabled";
        /// Abroad.
        Abroad = "abroad" "出国（境）" / "Abroad";
    }
}

impl MemberKind {
    /// Whether he is a member of the party, formal or on probation: who is not becomes one by being admitted.
    pub fn is_of_party(self) -> bool {
        matches!(self, Self::Formal | Self::Probationary)
    }

    /// Whether who was this becomes a member of the party as another kind.
    pub(crate) fn joins_as(self, after: Self) -> bool {
        after.is_of_party() && !self.is_of_party()
    }
}

/// How old somebody is at least who joins (Party constitution, article 1).
const JOINING_AGE_YEARS: i64 = 18;

/// Why days of a person cannot be true together, or not for his kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayClash {
    /// Who is on probation is not confirmed yet.
    ConfirmedProbationary,
    /// He was confirmed before he joined.
    ConfirmedBeforeJoined,
    /// He was too young when he joined.
    JoinedTooYoung,
}

/// The days of a person that cannot be true together, or not for that kind of member: the same for a form and for a list.
pub fn day_clashes(
    kind: MemberKind,
    born_on: Option<Date>,
    joined_on: Option<Date>,
    confirmed_on: Option<Date>,
) -> Vec<DayClash> {
    let of_age = |born: Date| born.checked_add(Span::new().years(JOINING_AGE_YEARS)).unwrap_or(Date::MAX);
    let clashes = [
        (DayClash::ConfirmedProbationary, kind == MemberKind::Probationary && confirmed_on.is_some()),
        (DayClash::ConfirmedBeforeJoined, matches!((joined_on, confirmed_on), (Some(joined), Some(on)) if on < joined)),
        (DayClash::JoinedTooYoung, matches!((born_on, joined_on), (Some(born), Some(joined)) if joined < of_age(born))),
    ];
    clashes.into_iter().filter(|(_, clashes)| *clashes).map(|(clash, _)| clash).collect()
}

/// How somebody became a member of the party outside of the admissions that are kept here: elsewhere, or before the record began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// Why it was not taken down as an admission.
    pub why: String,
    /// The day on which he joined.
    pub joined_on: Date,
    /// The day on which he was confirmed; none while he is on probation.
    pub confirmed_on: Option<Date>,
}

/// What is kept of a member besides where he belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// His number, unique in the organisation.
    pub number: String,
    /// His name.
    pub name: String,
    /// The day of his birth, if told.
    pub born_on: Option<Date>,
    /// The day on which he joined.
    pub joined_on: Option<Date>,
    /// The day on which he became a formal member.
    pub confirmed_on: Option<Date>,
}

/// A member, as he stands in his latest membership (or in the one that a question asked for).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// His id.
    pub id: MemberId,
    /// His number, unique in the organisation: the key by which lists are imported.
    pub number: String,
    /// His name.
    pub name: String,
    /// The unit to which he belongs.
    pub unit: UnitId,
    /// The branch of that unit; none above the branches.
    pub branch: Option<UnitId>,
    /// As what he belongs there.
    pub kind: MemberKind,
    /// The first day of this membership.
    pub from_on: Date,
    /// The last day of this membership; none while it lasts.
    pub to_on: Option<Date>,
    /// The day of his birth, if it was told: only to know who is never pressed.
    pub born_on: Option<Date>,
    /// The day on which he joined.
    pub joined_on: Option<Date>,
    /// The day on which he became a formal member.
    pub confirmed_on: Option<Date>,
}

impl Member {
    /// The last day of a member who left; none while he belongs.
    pub fn left_on(&self) -> Option<Date> {
        self.to_on
    }

    /// What is kept of him besides where he belongs.
    pub fn person(&self) -> Person {
        Person {
            number: self.number.clone(),
            name: self.name.clone(),
            born_on: self.born_on,
            joined_on: self.joined_on,
            confirmed_on: self.confirmed_on,
        }
    }

    /// Whether he belongs on that day (his latest membership has not ended before it).
    pub fn belongs(&self, on: Date) -> bool {
        self.to_on.is_none_or(|last| last >= on)
    }

    /// Whether he left: from the moment at which that is recorded he signs in no more and nobody lets him in, though his last day still counts him
    /// among those who belong. Only the latest membership tells it, and none ends on a day to come.
    pub fn has_left(&self) -> bool {
        self.to_on.is_some()
    }

    /// Whether he may be who is entered by that name: nothing that is kept of both speaks against it.
    pub fn may_be(&self, name: &str, born_on: Option<Date>) -> bool {
        self.name == name && self.born_on.zip(born_on).is_none_or(|(one, other)| one == other)
    }

    /// Whether he was erased: nothing is left to be edited, and nothing more can be taken away.
    pub fn is_erased(&self) -> bool {
        self.name == zhixing_records::ERASED_PERSON
    }
}

impl FromRow for Member {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            number: row.take()?,
            name: row.take()?,
            unit: row.take()?,
            branch: row.take()?,
            kind: row.take()?,
            from_on: row.take()?,
            to_on: row.take()?,
            born_on: row.take()?,
            joined_on: row.take()?,
            confirmed_on: row.take()?,
        })
    }
}

/// Somebody who belonged to a unit and does not any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// Who.
    pub id: MemberId,
    /// His number.
    pub number: String,
    /// His name.
    pub name: String,
    /// His last day there.
    pub last_day: Date,
    /// The unit of his latest membership.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The last day of that one; none while it lasts.
    pub left_on: Option<Date>,
}

impl FromRow for Former {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            number: row.take()?,
            name: row.take()?,
            last_day: row.take()?,
            unit: row.take()?,
            unit_name: row.take()?,
            left_on: row.take()?,
        })
    }
}

/// A member's stay in a unit as one kind, from a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The unit.
    pub unit: UnitId,
    /// The unit's name today.
    pub unit_name: String,
    /// The branch of that unit, as it was then; none above the branches.
    pub branch: Option<UnitId>,
    /// As what.
    pub kind: MemberKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day; none while it lasts.
    pub to_on: Option<Date>,
}

impl FromRow for Membership {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            unit: row.take()?,
            unit_name: row.take()?,
            branch: row.take()?,
            kind: row.take()?,
            from_on: row.take()?,
            to_on: row.take()?,
        })
    }
}

/// An exemption of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// Its id.
    pub id: ExemptionId,
    /// The member.
    pub member: MemberId,
    /// Why.
    pub kind: ExemptionKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day; none while it lasts.
    pub to_on: Option<Date>,
}

impl Exemption {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from_on <= on && self.to_on.is_none_or(|last| last >= on)
    }
}

impl FromRow for Exemption {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, member: row.take()?, kind: row.take()?, from_on: row.take()?, to_on: row.take()? })
    }
}

/// Whether two times share a day; an empty end means "still".
pub fn overlap(one: (Date, Option<Date>), other: (Date, Option<Date>)) -> bool {
    other.1.is_none_or(|last| one.0 <= last) && one.1.is_none_or(|last| other.0 <= last)
}

/// From which day on somebody belongs to a place without a gap, by his stays in their order: whether each is there, its first and its last day.
pub fn first_day(stays: impl DoubleEndedIterator<Item = (bool, Date, Option<Date>)>) -> Option<Date> {
    let mut first: Option<Date> = None;
    for (there, from_on, to_on) in stays.rev() {
        let reaches = |next: Date| to_on.is_none_or(|last| last.tomorrow().is_ok_and(|after| after >= next));
        if !there || !first.is_none_or(reaches) {
            break;
        }
        first = Some(from_on);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn who_was_away_belongs_since_he_came_back() {
        let day = |day| date(2026, 3, day);
        let stays = |between: Option<(bool, i8, i8)>| {
            let last = [(true, day(9), None)];
            let middle = between.map(|(there, from, to)| (there, day(from), Some(day(to))));
            let all = [(true, day(1), Some(day(3)))].into_iter().chain(middle).chain(last).collect::<Vec<_>>();
            first_day(all.into_iter())
        };
        assert_eq!(stays(Some((true, 4, 8))), Some(day(1)), "from one group to the next");
        assert_eq!(stays(Some((false, 4, 8))), Some(day(9)), "in another branch meanwhile");
        assert_eq!(stays(Some((true, 5, 8))), Some(day(5)), "a day in none");
        assert_eq!(first_day([(false, day(1), None)].into_iter()), None);
    }
}
