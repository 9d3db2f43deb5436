//! The first day of somebody's stay in a unit is put right; where the stay before it ends on the day before, that end moves along.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_records::{Deed, Thing};

use super::actions::{FIELD, not_in_future, record};
use super::model::{Clash, Corrected, Rolls, follows, last_of_before};
use super::questions::Stay;
use super::text::Text;
use super::{questions, store};
use crate::actor::Actor;
use crate::member::store::{change, end_membership};
use crate::member::{Membership, Person};
use crate::post::{self, Post};
use crate::unit::{founded_by, unit};
use crate::verbs::{done, things};

/// Writes the right day. Refused where it meets the stays around it, a post, or a roll that has him present elsewhere.
pub(super) fn correct(tx: &Write<'_>, actor: &Actor, of: &Stay, new: &Corrected, rolls: Option<Rolls>) -> Result<()> {
    let Stay { who, stay, before } = of;
    let before = before.as_ref();
    not_in_future(tx, new.day)?;
    let last = last_of_before(before, stay, new.day).map_err(|clash| {
        refused(|text| match clash {
            Clash::AfterItsEnd(day) => text.after_its_end(day_text(text.0, day)),
            Clash::NotAfter(day) => text.not_after(day_text(text.0, day)),
        })
    })?;
    founded_by(tx, &unit(tx, &stay.unit)?, FIELD, new.day)?;
    let followed = before.filter(|before| follows(before, stay));
    let held = post::posts_of_member(tx, &who.id)?;
    posts_begin_later(tx, of, followed, &held, new.day)?;
    if let Some(Rolls(attended)) = rolls {
        let (from, until) = (stay.from_on.min(new.day), stay.from_on.max(new.day));
        // Those days were his in one branch, and would be his in another (or in none).
        let left = if new.day > stay.from_on { Some(stay) } else { followed };
        let taken = if new.day > stay.from_on { followed } else { Some(stay) };
        let left = left.filter(|left| taken.is_none_or(|taken| taken.branch != left.branch));
        let branch = left.and_then(|left| left.branch.as_ref());
        let there = attended(tx, &who.id, from, until)?;
        if let Some(one) = there.iter().find(|one| branch == Some(&one.branch)) {
            return Err(refused(|text| text.on_roll(day_text(text.0, one.on), &one.topic)));
        }
    }
    if let Some((before, last)) = followed.zip(last) {
        end_posts(tx, actor, (before, stay), &held, last)?;
        end_membership(tx, &before.id, last)?;
    }
    store::set_stay(tx, &stay.id, new.day)?;
    let confirmed = of.confirms().then_some(new.day);
    if confirmed.is_some() {
        change(tx, &who.id, &Person { confirmed_on: confirmed, ..who.person() })?;
    }
    let path = format!("member/{}", who.id);
    let verbs = [&done::ENTERED, &done::TRANSFERRED];
    let wrong = questions::told(tx, (&path, &path), &verbs, ("from_on", stay.from_on))?;
    let deed = Deed {
        verb: &done::CHANGED,
        object: Thing { kind: &things::MEMBER, path: path.clone(), name: who.name.clone() },
        about: path,
        unit: stay.unit.clone(),
        concerns: vec![who.id.clone()],
        happened_at: tx.now(),
        facts: json!({ "unit": stay.unit_name, "kind": stay.kind.word() }),
    };
    // What goes along stands beside it, before and after, under the same reason.
    let day = |day: Date| match confirmed {
        Some(_) => json!({ "from_on": day.to_string(), "confirmed_on": day.to_string() }),
        None => json!({ "from_on": day.to_string() }),
    };
    record(tx, actor, deed, wrong, (day(stay.from_on), day(new.day)), &new.why)
}

/// No post that he holds by this stay begins before it; unless the stay before, in the same branch, gives it to him just as well.
fn posts_begin_later(tx: &Write<'_>, of: &Stay, followed: Option<&Membership>, held: &[Post], day: Date) -> Result<()> {
    for post in held.iter().filter(|post| post.from_on >= of.stay.from_on && post.from_on < day) {
        let there = unit(tx, &post.unit)?.branch;
        let by_former =
            followed.is_some_and(|former| former.branch == of.stay.branch && post.kind.may_be_held_by(former.kind));
        if there.is_some() && there == of.stay.branch && !by_former {
            return Err(refused(|text| {
                text.post_before(&of.who.name, post.kind.name(text.0), day_text(text.0, post.from_on))
            }));
        }
    }
    Ok(())
}

/// What he gave up by going ends with the stay before, as it does when he goes.
fn end_posts(
    tx: &Write<'_>,
    actor: &Actor,
    (before, stay): (&Membership, &Membership),
    held: &[Post],
    last: Date,
) -> Result<()> {
    for post in held.iter().filter(|post| post.to_on.is_some_and(|to| to > last && to < stay.from_on)) {
        let there = unit(tx, &post.unit)?.branch;
        let gives_up = before.branch != stay.branch || !post.kind.may_be_held_by(stay.kind);
        if there.is_none() || there != before.branch || !gives_up {
            continue;
        }
        if post.from_on > last {
            return Err(refused(|text| {
                text.post_after(post.kind.name(text.0), &post.unit_name, day_text(text.0, post.from_on))
            }));
        }
        post::store::end(tx, &post.id, last, post.ended_at)?;
        post::record(tx, actor, &done::CHANGED, &post::post(tx, &post.id)?, tx.now())?;
    }
    Ok(())
}

fn refused<S: Into<String>>(say: impl Fn(Text) -> S) -> zhixing_kit::Error {
    Faults::at(FIELD, Sentence::of(|language| say(Text(language)))).into()
}
