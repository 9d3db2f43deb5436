//! What has a first day that can be put right, and how the days of two stays that follow each other move together. Pure.

use jiff::civil::Date;
use zhixing_kit::{Read, Result};
use zhixing_records::{MemberId, UnitId};

use crate::member::{Membership, MembershipId};
use crate::post::PostId;

/// What has the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A unit: the day of its founding.
    Founding(UnitId),
    /// A stay of a member.
    Stay(MemberId, MembershipId),
    /// A post.
    Post(PostId),
}

impl Subject {
    /// The address of its page.
    pub fn path(&self) -> String {
        match self {
            Self::Founding(unit) => format!("/units/{unit}/founding"),
            Self::Stay(member, stay) => format!("/members/{member}/stays/{stay}"),
            Self::Post(post) => format!("/posts/{post}/first-day"),
        }
    }
}

/// The right day, and why it is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The day that was shown as the present one, where the page told it.
    pub before: Option<Date>,
    /// The right one.
    pub day: Date,
    /// Why it was wrong.
    pub why: String,
}

/// A meeting that somebody attended, as its roll says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// The branch that held it.
    pub branch: UnitId,
    /// Its topic.
    pub topic: String,
    /// Its day.
    pub on: Date,
}

/// Who knows the rolls: what a member attended from a day until another one (which is left out). The rooms above hand it down.
#[derive(Clone, Copy, Debug)]
pub struct Rolls(pub fn(&Read<'_>, &MemberId, Date, Date) -> Result<Vec<Attended>>);

/// Why a stay cannot begin on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// It would begin after its last day, which is this.
    AfterItsEnd(Date),
    /// The stay before it takes this day.
    NotAfter(Date),
}

/// Whether the stay before this one ends where it begins: the two share one day of change.
pub fn follows(before: &Membership, stay: &Membership) -> bool {
    before.to_on.is_some_and(|last| last.tomorrow().is_ok_and(|next| next == stay.from_on))
}

/// The last day that the stay before gets along, where the two follow each other. A stay before that ended earlier keeps its days.
pub fn last_of_before(before: Option<&Membership>, stay: &Membership, day: Date) -> Result<Option<Date>, Clash> {
    if let Some(last) = stay.to_on.filter(|last| day > *last) {
        return Err(Clash::AfterItsEnd(last));
    }
    let Some(before) = before else { return Ok(None) };
    let follows = follows(before, stay);
    let taken = if follows { before.from_on } else { before.to_on.unwrap_or(before.from_on) };
    if day <= taken {
        return Err(Clash::NotAfter(taken));
    }
    Ok(day.yesterday().ok().filter(|_| follows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::member::MemberKind;
    use jiff::civil::date;

    fn day(day: i8) -> Date {
        date(2026, 3, day)
    }

    fn stay(from: i8, to: Option<i8>) -> Membership {
        let id = "01990000-0000-7000-8000-000000000000";
        Membership {
            id: MembershipId::parse(id).expect("an id"),
            unit: UnitId::parse(id).expect("an id"),
            unit_name: String::new(),
            branch: None,
            kind: MemberKind::Formal,
            from_on: day(from),
            to_on: to.map(day),
        }
    }

    #[test]
    fn two_stays_that_follow_each_other_move_their_day_together() {
        let (next_to_it, gap) = (stay(2, Some(9)), stay(2, Some(5)));
        let cases = [
            (Some(&next_to_it), 12, Ok(Some(11))),
            (Some(&next_to_it), 3, Ok(Some(2))),
            (Some(&next_to_it), 2, Err(Clash::NotAfter(day(2)))),
            (Some(&gap), 6, Ok(None)),
            (Some(&gap), 5, Err(Clash::NotAfter(day(5)))),
            (None, 1, Ok(None)),
            (None, 20, Ok(None)),
            (None, 21, Err(Clash::AfterItsEnd(day(20)))),
        ];
        for (before, at, wanted) in cases {
            let wanted = wanted.map(|last: Option<i8>| last.map(day));
            assert_eq!(last_of_before(before, &stay(10, Some(20)), day(at)), wanted, "{before:?} {at}");
        }
    }
}
