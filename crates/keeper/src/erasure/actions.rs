//! The erasure, in one transaction with its own statement, which does not say who.

use serde_json::json;
use zhixing_kit::{Result, Write};
use zhixing_people::Actor;
use zhixing_records::{
    Deed, ERASED_PERSON, MemberId, Thing, append, erase_received, erase_statements, spellings, statements_naming,
};

use super::elsewhere::{Elsewhere, known_by};
use super::model::Ground;
use super::questions::erasable;
use super::store;
use crate::verbs::{ERASED, PERSON};

/// Erases a member who has left. Says how many statements lost their text, those of other systems among them. Afterwards the database's file is to be rewritten (`Db::rewrite`).
pub fn erase(tx: &Write<'_>, actor: &Actor, id: &MemberId, ground: Ground, elsewhere: Elsewhere) -> Result<usize> {
    let (member, unique) = erasable(tx, actor, id)?;
    let named = statements_naming(tx, id, if unique { &member.name } else { "" })?;
    erase_statements(tx, &named, id, &member.name, unique)?;
    let known = known_by(tx, id, &member)?;
    let others = usize::try_from((elsewhere.take_out)(tx, &actor.organisation, &known)?).unwrap_or(usize::MAX);
    if unique {
        erase_received(tx, &member.name, ERASED_PERSON)?;
        store::take_documents(tx, &actor.organisation, &spellings(&member.name), ERASED_PERSON)?;
    }
    store::take_rows(tx, id)?;
    store::take_name(tx, id, &member.name, ERASED_PERSON, unique)?;
    let number = format!("erased-{}", id.as_str().rsplit('-').next().unwrap_or_default());
    store::empty_shell(tx, id, ERASED_PERSON, &number)?;
    let author = actor.author();
    store::add(tx, &actor.organisation, id, ground.word(), named.len(), author.member.as_ref())?;
    let path = format!("member/{id}");
    let deed = Deed {
        verb: &ERASED,
        object: Thing { kind: &PERSON, path: path.clone(), name: ERASED_PERSON.to_owned() },
        about: path,
        unit: member.unit,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "ground": ground.word(), "statements": named.len() }),
    };
    append(tx, &author, deed)?;
    Ok(named.len() + others)
}
