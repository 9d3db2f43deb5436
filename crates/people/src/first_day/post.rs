//! The first day of a post is put right.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Language, Result, Sentence, Write};
use zhixing_records::{Deed, Thing};

use super::actions::{FIELD, not_in_future, record};
use super::model::Corrected;
use super::text::Text;
use super::{questions, store};
use crate::actor::Actor;
use crate::attachment::attached_since;
use crate::member::membership_history;
use crate::post::{self, Post, given_up, post_history};
use crate::unit::{Unit, founded_by, unit};
use crate::verbs::{done, things};

/// Writes the right day. Refused where the holder did not belong to the branch yet, or somebody else held it.
pub(super) fn correct(tx: &Write<'_>, actor: &Actor, post: &Post, new: &Corrected) -> Result<()> {
    // One that has begun did not begin on a day to come.
    if post.from_on <= tx.today() {
        not_in_future(tx, new.day)?;
    }
    if let Some(last) = post.to_on.filter(|last| new.day > *last) {
        let sentence = Sentence::of(|language| Text(language).after_its_end(day_text(language, last)));
        return Err(Faults::at(FIELD, sentence).into());
    }
    let unit = unit(tx, &post.unit)?;
    founded_by(tx, &unit, FIELD, new.day)?;
    if new.day < post.from_on && !was_there(tx, &unit, post, new.day)? {
        let sentence = Sentence::of(|language| Text(language).not_there(day_text(language, new.day)));
        return Err(Faults::at(FIELD, sentence).into());
    }
    nobody_else(tx, post, new.day)?;
    store::set_post(tx, &post.id, new.day)?;
    let (about, path) = (format!("unit/{}", post.unit), format!("post/{}", post.id));
    let wrong = questions::told(tx, (&about, &path), &[&done::APPOINTED], ("from_on", post.from_on))?;
    let deed = Deed {
        verb: &done::CHANGED,
        object: Thing { kind: &things::POST, path, name: post.kind.name(Language::Chinese).to_owned() },
        about,
        unit: post.unit.clone(),
        concerns: vec![post.member.clone()],
        happened_at: tx.now(),
        facts: json!({ "post": post.kind.word(), "member": post.member_name }),
    };
    let day = |day: Date| json!({ "from_on": day.to_string() });
    record(tx, actor, deed, wrong, (day(post.from_on), day(new.day)), &new.why)
}

/// Whether the holder belonged there on that day as one who may hold it, or was set to a temporary branch.
fn was_there(tx: &Write<'_>, unit: &Unit, post: &Post, day: Date) -> Result<bool> {
    let stays = membership_history(tx, &post.member)?;
    let there = stays.iter().any(|stay| {
        let is_here = unit.branch.is_none() || unit.branch == stay.branch;
        let on_day = stay.from_on <= day && stay.to_on.is_none_or(|last| last >= day);
        is_here && on_day && post.kind.may_be_held_by(stay.kind)
    });
    Ok(there || attached_since(tx, &unit.id, &post.member)?.is_some_and(|first| first <= day))
}

/// Nobody else held it in the days that are won, nor the holder another one that excludes it.
fn nobody_else(tx: &Write<'_>, post: &Post, day: Date) -> Result<()> {
    let known = post_history(tx, &post.unit)?;
    let won = (day, post.from_on.yesterday().ok());
    let contested = |other: &&Post| {
        let same = other.kind == post.kind && (post.kind.has_single_holder() || other.member == post.member);
        other.id != post.id && same && other.overlaps(won.0, won.1)
    };
    let excluded = given_up(&known, (post.kind, &post.member), won).next();
    match known.iter().find(contested).or(excluded).filter(|_| day < post.from_on) {
        Some(other) => Err(post::overlaps(FIELD, other)),
        None => Ok(()),
    }
}
