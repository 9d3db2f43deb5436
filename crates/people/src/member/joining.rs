//! Who is no member of the party becomes one by an admission, or with the reason why there is none here, on days that have been: where his kind is
//! changed, and where he left and is entered anew.

use jiff::civil::Date;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Read, Result, Sentence};

use super::actions::NewMember;
use super::input::agree;
use super::model::{Joining, Member, MemberKind};
use super::store;
use super::text::Text;
use crate::actor::Actor;
use crate::rights::{Place, Right, may};

/// What a form tells of how somebody joined, or what is wrong with it: looked at only where it is asked.
pub(super) type Told = Result<Option<Joining>, Faults>;

/// How he joined, of who becomes a member of the party from a day on; nothing of who is one, or becomes none.
pub(super) fn may_join<'j>(
    before: &Member,
    (kind, from_on): (MemberKind, Date),
    joining: Option<&'j Joining>,
) -> Result<Option<&'j Joining>> {
    if !before.kind.joins_as(kind) {
        return Ok(None);
    }
    let asked = |language| Text(language).joins_here(before.kind.name(language));
    let joining = joining.ok_or_else(|| Faults::at("why_joined", Sentence::of(asked)))?;
    // He has the rights of what he is from that day on: so he was it by then.
    let days = [("joined_on", Some(joining.joined_on)), ("confirmed_on", joining.confirmed_on)];
    must_be_true(joining, (kind, before.born_on), from_on, &days)?;
    Ok(Some(joining))
}

/// The same of who is entered as a member of the party and bears the name of somebody who left as none: he joined meanwhile, or is somebody else. As what
/// one left is told to who keeps him.
pub(super) fn may_join_anew(tx: &Read<'_>, actor: &Actor, new: &NewMember, told: Told) -> Result<Option<Joining>> {
    if !new.kind.is_of_party() {
        return Ok(None);
    }
    let (name, born_on) = (&new.person.name, new.person.born_on);
    let left = store::left_named(tx, &actor.organisation, name)?;
    let Some(before) = left.iter().find(|before| before.may_be(name, born_on)) else { return Ok(None) };
    let is_his = may(tx, actor, Right::EditPeople, &Place::unit(&before.unit))?;
    let asked = |language| {
        let text = Text(language);
        if is_his { text.joins_anew(before.kind.name(language)) } else { text.joins_anew_elsewhere().to_owned() }
    };
    let joining = told?.ok_or_else(|| Faults::at("why_joined", Sentence::of(asked)))?;
    // Since when he belongs says nothing of when he was confirmed: he may have come while he was on probation.
    must_be_true(&joining, (new.kind, born_on), new.from_on, &[("joined_on", Some(joining.joined_on))])?;
    Ok(Some(joining))
}

/// Refuses days that cannot be true together, and of these any after the day from which he is what he becomes.
fn must_be_true(
    joining: &Joining,
    (kind, born_on): (MemberKind, Option<Date>),
    from_on: Date,
    by_then: &[(&'static str, Option<Date>)],
) -> Result<(), Faults> {
    let mut check = Check::default();
    agree(&mut check, kind, (born_on, Some(joining.joined_on), joining.confirmed_on));
    for (field, _) in by_then.iter().filter(|(_, day)| day.is_some_and(|day| day > from_on)) {
        let after = |language| Text(language).after_the_change(day_text(language, from_on));
        check.fault(field, Sentence::of(after));
    }
    check.finish(())
}
