//! The erasure, in one transaction with its own record, which does not say whom.

use serde_json::json;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Language, Result, Write};
use zhixing_people::{Actor, top_unit};
use zhixing_records::{Deed, Thing, append, leave, texts};
use zhixing_xapi::{Naming, Statement};

use super::model::{Outlook, Whom};
use super::questions::{self, Fate, Left, STEP};
use super::store;
use crate::client::{may_administer, store as clients};
use crate::retention::store::take_lonely_files;
use crate::statement::model::Found;
use crate::statement::register;
use crate::statement::register::changes::Changes;
use crate::text::Text;
use crate::verbs;
use crate::word::Words;

/// An administrator takes somebody out by what identifies him.
pub(super) fn erase(tx: &Write<'_>, actor: &Actor, whom: &Whom) -> Result<Outlook> {
    may_administer(tx, actor)?;
    let done = take_out(tx, &actor.organisation, whom)?;
    let name = Text(Language::Chinese).statements().to_owned();
    let object = Thing { kind: &verbs::STORE, path: "lrs/statements".to_owned(), name };
    let unit = top_unit(tx, &actor.organisation)?.id;
    let deed = Deed {
        verb: &verbs::PERSON_TAKEN_OUT,
        about: object.path.clone(),
        object,
        unit,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "statements": done.statements(), "documents": done.kept + done.mentioned }),
    };
    append(tx, &actor.author(), deed)?;
    Ok(done)
}

/// Takes somebody out of statements and documents, for whoever was let in before. Says what was changed.
pub(crate) fn take_out(tx: &Write<'_>, organisation: &OrganisationId, whom: &Whom) -> Result<Outlook> {
    let mut done = Outlook::default();
    let Some(words) = clients::words_there(tx, organisation)? else { return Ok(done) };
    let mut changes = Changes::none(register::actions::settle(tx, organisation)?);
    let mut files = false;
    for some in questions::numbers(tx, organisation, whom)?.chunks(STEP) {
        let mut left = Vec::new();
        for (number, body) in texts(tx, some)? {
            left.extend(questions::left_of(&body, whom)?.map(|left| (number, left)));
        }
        let his = left.iter().filter(|(_, left)| left.naming == Naming::His).count() as u64;
        done.his += his;
        done.beside += left.len() as u64 - his;
        files |= change(tx, organisation, &words, &left, &mut changes)?;
    }
    changes.write(tx, organisation, &questions::words_of(&words, whom))?;
    if files {
        take_lonely_files(tx, organisation)?;
    }
    for (kept, fate) in questions::documents(tx, organisation, whom)? {
        match fate {
            Fate::Goes => {
                store::take_document(tx, organisation, &kept)?;
                done.kept += 1;
            }
            Fate::Stays(rest) => {
                store::change_document(tx, organisation, &kept, &rest)?;
                done.mentioned += 1;
            }
        }
    }
    for mail in whom.mails() {
        for (number, definition) in store::definitions(tx, organisation, mail)? {
            store::define(tx, number, &whom.without(&definition))?;
        }
    }
    if !done.is_empty() {
        tx.announce("received");
    }
    Ok(done)
}

/// Puts what is left of statements in their place, and by what they are found. Says whether files went.
fn change(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    words: &Words,
    some: &[(i64, Left)],
    changes: &mut Changes,
) -> Result<bool> {
    leave(tx, organisation, &some.iter().map(|(number, left)| (*number, left.text.as_str())).collect::<Vec<_>>())?;
    let found: Vec<_> = some.iter().map(|(number, left)| (*number, Found::of(&left.statement, words))).collect();
    store::find_by(tx, &found, changes)?;
    let named = some.iter().flat_map(|(number, left)| files_of(&left.statement, *number)).collect();
    store::detach(tx, &some.iter().map(|(number, _)| *number).collect::<Vec<_>>(), &named)
}

fn files_of(statement: &Statement, number: i64) -> impl Iterator<Item = (String, i64)> {
    statement.all_attachments().map(move |file| (file.sha2.as_str().to_ascii_lowercase(), number))
}
