//! Who is no member of the party becomes one by an admission, or with the reason why there is none here, on days that have been: where his kind is
//! changed, and where he left and is entered anew.

use jiff::civil::Date;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Language, Read, Result, Sentence};

use super::actions::NewMember;
use super::input::agree;
use super::model::{Joining, Member, MemberKind};
use super::store;
use super::text::Text;
use crate::actor::Actor;

/// How he joined, of who becomes a member of the party from a day on; nothing of who is one, or becomes none.
pub(super) fn may_join<'j>(
    before: &Member,
    (kind, from_on): (MemberKind, Date),
    joining: Option<&'j Joining>,
) -> Result<Option<&'j Joining>> {
    if before.kind.is_of_party() || !kind.is_of_party() {
        return Ok(None);
    }
    let asked = |language| Text(language).joins_here(before.kind.name(language));
    told(joining, asked, (kind, before.born_on, from_on)).map(Some)
}

/// The same of who is entered as a member of the party and bears the name of somebody who left as none: he joined meanwhile, or is somebody else.
pub(super) fn may_join_anew<'j>(
    tx: &Read<'_>,
    actor: &Actor,
    new: &NewMember,
    joining: Option<&'j Joining>,
) -> Result<Option<&'j Joining>> {
    if !new.kind.is_of_party() {
        return Ok(None);
    }
    let left = store::left_named(tx, &actor.organisation, &new.person.name)?;
    let Some(before) = left.iter().find(|before| before.may_be(&new.person.name, new.person.born_on)) else {
        return Ok(None);
    };
    let asked = |language| Text(language).joins_anew(before.kind.name(language));
    told(joining, asked, (new.kind, new.person.born_on, new.from_on)).map(Some)
}

/// What was told, if it can be true of who is of that kind from a day on.
fn told(
    joining: Option<&Joining>,
    asked: impl Fn(Language) -> String,
    (kind, born_on, from_on): (MemberKind, Option<Date>, Date),
) -> Result<&Joining> {
    let joining = joining.ok_or_else(|| Faults::at("why_joined", Sentence::of(asked)))?;
    let mut check = Check::default();
    agree(&mut check, kind, (born_on, Some(joining.joined_on), joining.confirmed_on));
    // He has the rights of what he is from that day on: so he was it by then.
    for (field, day) in [("joined_on", Some(joining.joined_on)), ("confirmed_on", joining.confirmed_on)] {
        if day.is_some_and(|day| day > from_on) {
            let after = |language| Text(language).after_the_change(day_text(language, from_on));
            check.fault(field, Sentence::of(after));
        }
    }
    Ok(check.finish(joining)?)
}
