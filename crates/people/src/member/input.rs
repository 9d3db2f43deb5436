//! What the forms about members send, and its checking: strings come in, checked values go out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_records::UnitId;

use super::actions::NewMember;
use super::model::{DayClash, ExemptionKind, Joining, Member, MemberKind, Person, day_clashes};
use super::text::Text;
use crate::spelling;

/// What the forms about a member send.
#[derive(Serialize, Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct MemberInput {
    /// His number.
    pub number: String,
    /// His name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// As what.
    pub member_kind: String,
    /// From which day.
    pub from_on: String,
    /// Born on.
    pub born_on: String,
    /// Joined on.
    pub joined_on: String,
    /// Confirmed on.
    pub confirmed_on: String,
    /// Why he is not pressed.
    pub exemption_kind: String,
    /// Until which day.
    pub to_on: String,
    /// The last day of who leaves.
    pub last_day: String,
    /// Whether it was asked whether he is to leave, and the answer was yes.
    pub sure: String,
    /// Why a leaving was wrong.
    pub why: String,
    /// Why he becomes a member of the party outside of the admissions that are kept here.
    pub why_joined: String,
}

impl MemberInput {
    /// The member as he stands, for the edit page.
    pub fn of(member: &Member, today: Date) -> Self {
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        Self {
            number: member.number.clone(),
            name: member.name.clone(),
            unit: member.unit.to_string(),
            member_kind: member.kind.word().to_owned(),
            from_on: today.to_string(),
            last_day: today.to_string(),
            born_on: day(member.born_on),
            joined_on: day(member.joined_on),
            confirmed_on: day(member.confirmed_on),
            ..Self::default()
        }
    }

    /// Of these, what the form of his details holds.
    #[must_use]
    pub fn details(&self) -> Self {
        let Self { number, name, born_on, joined_on, confirmed_on, .. } = self.clone();
        Self { number, name, born_on, joined_on, confirmed_on, ..Self::default() }
    }

    /// Of these, where he belongs.
    #[must_use]
    pub fn place(&self) -> Self {
        let Self { unit, member_kind, .. } = self.clone();
        Self { unit, member_kind, ..Self::default() }
    }

    /// A new member.
    pub fn check_new(&self) -> Result<NewMember, Faults> {
        let mut check = Check::default();
        let kind = MemberKind::read(&self.member_kind).unwrap_or(MemberKind::Guest);
        let person = self.person(&mut check, kind);
        let place = self.stay(&mut check);
        let (unit, kind, from_on) = check.finish(place)?;
        let unit = unit.ok_or_else(Faults::default)?;
        Ok(NewMember { person, unit, kind, from_on })
    }

    /// What is kept of a person of that kind.
    pub fn check_person(&self, kind: MemberKind) -> Result<Person, Faults> {
        let mut check = Check::default();
        let person = self.person(&mut check, kind);
        check.finish(person)
    }

    /// Where he is to belong, as what, from when.
    pub fn check_place(&self) -> Result<(UnitId, MemberKind, Date), Faults> {
        let mut check = Check::default();
        let place = self.stay(&mut check);
        let (unit, kind, from_on) = check.finish(place)?;
        Ok((unit.ok_or_else(Faults::default)?, kind, from_on))
    }

    /// How he became such a member outside of the admissions that are kept here, where that is told.
    pub fn check_joining(&self, kind: MemberKind) -> Result<Option<Joining>, Faults> {
        if !kind.is_of_party() || self.why_joined.trim().is_empty() {
            return Ok(None);
        }
        let mut check = Check::default();
        let why = check.text("why_joined", &self.why_joined, 200);
        let joined_on = check.day("joined_on", &self.joined_on);
        let confirmed_on = (kind == MemberKind::Formal).then(|| check.day("confirmed_on", &self.confirmed_on));
        check.finish(Some(Joining { why, joined_on, confirmed_on }))
    }

    /// A day alone.
    pub fn check_day(&self) -> Result<Date, Faults> {
        let mut check = Check::default();
        let day = check.day("last_day", &self.last_day);
        check.finish(day)
    }

    /// Why a leaving is taken back.
    pub fn check_why(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let why = check.text("why", &self.why, 200);
        check.finish(why)
    }

    /// Why he is not pressed, from when to when.
    pub fn check_exemption(&self) -> Result<(ExemptionKind, (Date, Option<Date>)), Faults> {
        let mut check = Check::default();
        let kind = check.choice("exemption_kind", &self.exemption_kind, ExemptionKind::Aged, ExemptionKind::read);
        let days = (check.day("from_on", &self.from_on), check.optional_day("to_on", &self.to_on));
        check.finish((kind, days))
    }

    fn stay(&self, check: &mut Check) -> (Option<UnitId>, MemberKind, Date) {
        let unit = check.id("unit", &self.unit, true, UnitId::parse);
        let kind = check.choice("member_kind", &self.member_kind, MemberKind::Guest, MemberKind::read);
        (unit, kind, check.day("from_on", &self.from_on))
    }

    fn person(&self, check: &mut Check, kind: MemberKind) -> Person {
        let number = spelling::number(&check.text("number", &self.number, 40));
        let name = spelling::person(&check.text("name", &self.name, 40));
        let born_on = check.optional_day("born_on", &self.born_on);
        let joined_on = check.optional_day("joined_on", &self.joined_on);
        let confirmed_on = check.optional_day("confirmed_on", &self.confirmed_on);
        agree(check, kind, (born_on, joined_on, confirmed_on));
        Person { number, name, born_on, joined_on, confirmed_on }
    }
}

/// Tells of days that cannot be true together.
pub(super) fn agree(
    check: &mut Check,
    kind: MemberKind,
    (born_on, joined_on, confirmed_on): (Option<Date>, Option<Date>, Option<Date>),
) {
    for clash in day_clashes(kind, born_on, joined_on, confirmed_on) {
        let (field, told): (_, fn(Text) -> &'static str) = match clash {
            DayClash::ConfirmedProbationary => ("confirmed_on", Text::confirmed_probationary),
            DayClash::ConfirmedBeforeJoined => ("confirmed_on", Text::confirmed_before_joined),
            DayClash::JoinedTooYoung => ("joined_on", Text::joined_too_young),
        };
        check.fault(field, Sentence::of(|language| told(Text(language))));
    }
}
