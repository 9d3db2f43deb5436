//! The steps of a closing, each with its statement.

use jiff::civil::{Date, Time, time};
use serde_json::{Value, json};
use zhixing_kit::html::words::day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Error, Language, Moment, Read, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, Unit, members_below, top_unit};
use zhixing_records::{Author, Deed, Thing, UNIT, Verb, append};

use super::model::{Closing, late_enough};
use super::store;
use super::text::Text;
use crate::administering;
use crate::moving::empty_all;
use crate::verbs::{CALLED_OFF_CLOSING, CLOSING_ANNOUNCED, EXPORTED};

/// The daily job that tells newcomers of an announced end.
pub const TELLING: JobKind = JobKind { name: "closing.tell", run: tell_newcomers };
/// When it runs.
const HOUR: Time = time(6, 40, 0, 0);
/// Where notices of an end lead; by this they are known among all others.
const LINK: &str = "/notices#end";

/// Announces the end, and tells every member. Says how many were told.
pub fn announce(tx: &Write<'_>, actor: &Actor, ends_on: Date) -> Result<usize> {
    let top = allowed(tx, actor)?;
    if let Some(closing) = store::closing(tx, &actor.organisation)? {
        return Err(Sentence::of(|language| Text(language).already(closing.ends_on)).into());
    }
    late_enough(tx.today(), ends_on)?;
    store::add(tx, &actor.organisation, ends_on)?;
    let to: Vec<_> = members_below(tx, &top.id, tx.today())?.into_iter().map(|member| member.id).collect();
    let told = to.len();
    tell(tx, &actor.author(), &top, to, ends_on)?;
    jobs::daily(tx, &actor.organisation, TELLING.name, HOUR)?;
    note(tx, actor, top, &CLOSING_ANNOUNCED, json!({ "ends_on": ends_on.to_string(), "told": told }))?;
    Ok(told)
}

fn tell(tx: &Write<'_>, by: &Author, top: &Unit, to: Vec<MemberId>, ends_on: Date) -> Result<()> {
    let notice = Notice {
        unit: top.id.clone(),
        to,
        subject: Sentence::of(|language| Text(language).subject(day_text(language, ends_on))),
        body: Sentence::of(|language| Text(language).body(day_text(language, ends_on))),
        link: LINK.to_owned(),
    };
    send(tx, by, notice).map(drop)
}

/// Tells who was entered after the announcement; looks again each morning, as long as an end is announced.
fn tell_newcomers(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    let Some(closing) = store::closing(tx, organisation)? else { return Ok(()) };
    let (top, told) = (top_unit(tx, organisation)?, store::told(tx, organisation, closing.announced_at, LINK)?);
    let members = members_below(tx, &top.id, tx.today())?.into_iter().map(|member| member.id);
    let to: Vec<_> = members.filter(|member| !told.contains(member)).collect();
    if !to.is_empty() {
        let name = Text(Language::Chinese).sender().to_owned();
        let by = Author { organisation: organisation.clone(), member: None, name };
        tell(tx, &by, &top, to, closing.ends_on)?;
    }
    jobs::daily(tx, organisation, TELLING.name, HOUR)
}

/// Calls the end off, and tells so whoever was told of it.
pub fn call_off(tx: &Write<'_>, actor: &Actor) -> Result<()> {
    let top = allowed(tx, actor)?;
    let closing = announced(tx, actor)?;
    let told = store::told(tx, &actor.organisation, closing.announced_at, LINK)?;
    let members = members_below(tx, &top.id, tx.today())?.into_iter().map(|member| member.id);
    let notice = Notice {
        unit: top.id.clone(),
        to: members.filter(|member| told.contains(member)).collect(),
        subject: Sentence::of(|language| Text(language).goes_on(day_text(language, closing.ends_on))),
        body: Sentence::of(|language| Text(language).goes_on_body().to_owned()),
        link: "/notices".to_owned(),
    };
    send(tx, &actor.author(), notice)?;
    store::remove(tx, &actor.organisation)?;
    note(tx, actor, top, &CALLED_OFF_CLOSING, Value::Null)
}

/// Notes that everything was exported, with the digest of the list of files. Refused when somebody acted since the export began: the tables were
/// read one after another, so only what stood still is whole.
pub fn exported(tx: &Write<'_>, actor: &Actor, begun: Moment, digest: &str) -> Result<()> {
    let top = allowed(tx, actor)?;
    announced(tx, actor)?;
    if store::is_recorded_since(tx, &actor.organisation, begun)? {
        return Err(Sentence::of(|language| Text(language).acted_meanwhile().to_owned()).into());
    }
    store::set_exported(tx, &actor.organisation, digest)?;
    note(tx, actor, top, &EXPORTED, json!({ "sha256": digest }))
}

/// The organisation's name, the closing, and the digest of its export, if everything may be deleted now: nothing was recorded after the export.
pub fn may_delete(tx: &Read<'_>, actor: &Actor) -> Result<(String, Closing, String)> {
    let top = allowed(tx, actor)?;
    let closing = announced(tx, actor)?;
    let (exported_at, digest) = closing.deletable(tx.today())?;
    if store::is_recorded_since(tx, &actor.organisation, exported_at)? {
        return Err(Sentence::of(|language| Text(language).acted_since().to_owned()).into());
    }
    let digest = digest.to_owned();
    Ok((top.name, closing, digest))
}

/// Deletes every row, if everything may still be deleted and the newest export is the one that was looked at: one transaction, all or nothing.
pub fn delete_all(tx: &Write<'_>, actor: &Actor, looked_at: &str) -> Result<()> {
    let (_, _, digest) = may_delete(tx, actor)?;
    if digest != looked_at {
        return Err(Sentence::of(|language| Text(language).acted_since().to_owned()).into());
    }
    empty_all(tx)
}

fn allowed(tx: &Read<'_>, actor: &Actor) -> Result<Unit> {
    administering(tx, actor)?;
    top_unit(tx, &actor.organisation)
}

fn announced(tx: &Read<'_>, actor: &Actor) -> Result<Closing> {
    let none = || Error::from(Sentence::of(|language| Text(language).none().to_owned()));
    store::closing(tx, &actor.organisation)?.ok_or_else(none)
}

fn note(tx: &Write<'_>, actor: &Actor, top: Unit, verb: &'static Verb, facts: Value) -> Result<()> {
    let path = format!("unit/{}", top.id);
    let object = Thing { kind: &UNIT, path: path.clone(), name: top.name };
    let deed = Deed { verb, object, about: path, unit: top.id, concerns: Vec::new(), happened_at: tx.now(), facts };
    append(tx, &actor.author(), deed).map(drop)
}
