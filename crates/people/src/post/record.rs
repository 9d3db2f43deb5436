//! How a deed about a post is recorded, with the reason where one was given. It decides nothing.

use serde_json::json;
use zhixing_kit::clock::Moment;
use zhixing_kit::{Language, Result, Write};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::Post;
use crate::actor::Actor;
use crate::verbs::things;

/// Records a deed about a post.
pub(crate) fn record(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    post: &Post,
    happened_at: Moment,
) -> Result<()> {
    record_because(tx, actor, verb, (post, None), happened_at)
}

/// The same, with the reason why it was done by hand.
pub(super) fn record_because(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    (post, why): (&Post, Option<&str>),
    happened_at: Moment,
) -> Result<()> {
    // The name as recorded is Chinese; pages say it in the reader's language.
    let name = post.kind.name(Language::Chinese).to_owned();
    let object = Thing { kind: &things::POST, path: format!("post/{}", post.id), name };
    let mut facts = json!({
        "post": post.kind.word(),
        "unit": post.unit_name,
        "member": post.member_name,
        "from": post.from_on.to_string(),
        "to": post.to_on.map(|day| day.to_string()),
    });
    if let Some(why) = why {
        facts["reason"] = why.into();
    }
    let about = format!("unit/{}", post.unit);
    let concerns = vec![post.member.clone()];
    let deed = Deed { verb, object, about, unit: post.unit.clone(), concerns, happened_at, facts };
    append(tx, &actor.author(), deed).map(drop)
}
