//! Where somebody is named, and what would be left: asked before anything is done, and again while it is done.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_people::Actor;
use zhixing_records::{ERASED_PERSON, received_holding, texts};
use zhixing_xapi::json::write_string;
use zhixing_xapi::{Account, Format, Ifi, Naming, Statement};

use super::model::{Outlook, Whom, erased};
use super::store::{self, Kept};
use crate::client::{may_administer, store as clients};
use crate::statement::questions::read;
use crate::word::{Word, Words};

/// Texts and documents that one question brings.
pub(super) const STEP: usize = 200;
const DOCUMENTS_STEP: usize = 50;

/// What is left of a statement.
pub(super) struct Left {
    pub naming: Naming,
    pub statement: Statement,
    pub text: String,
}

/// What is left of a text without him; nothing when it does not name him.
pub(super) fn left_of(body: &str, whom: &Whom) -> Result<Option<Left>> {
    let mut statement = read(body)?;
    let mut naming = statement.take_out(&|ifi| whom.is_him(ifi), &erased(ERASED_PERSON));
    if naming == Naming::Not {
        if whom.without(body) == body {
            return Ok(None);
        }
        naming = Naming::Beside;
    }
    match naming {
        Naming::His => statement.take_details(),
        Naming::Beside | Naming::Not => statement.take_signatures(),
    }
    let text = whom.without(&statement.to_json(Format::Exact));
    let statement = read(&text)?;
    Ok(Some(Left { naming, statement, text }))
}

/// The numbers of all statements in which he may be named.
pub(super) fn numbers(tx: &Read<'_>, organisation: &OrganisationId, whom: &Whom) -> Result<Vec<i64>> {
    let Some(words) = clients::words_there(tx, organisation)? else { return Ok(Vec::new()) };
    let mut found = BTreeSet::new();
    for ifi in whom.exact() {
        store::naming(tx, organisation, &words, ifi, &mut found)?;
    }
    for mail in whom.mails() {
        found.extend(received_holding(tx, organisation, mail)?);
    }
    Ok(found.into_iter().collect())
}

/// The words under which he may stand in the register: no statement is found by them afterwards.
pub(super) fn words_of(words: &Words, whom: &Whom) -> HashSet<Word> {
    whom.all().flat_map(|ifi| [words.actor(ifi), words.party(ifi), words.near(ifi)]).collect()
}

/// What becomes of a document.
pub(super) enum Fate {
    /// It is kept for him, or under his name.
    Goes,
    /// It mentions him: this is left.
    Stays(String),
}

/// The documents that are his or mention him, with what becomes of each.
pub(super) fn documents(tx: &Read<'_>, organisation: &OrganisationId, whom: &Whom) -> Result<Vec<(Kept, Fate)>> {
    let mut all = Vec::new();
    for step in 0.. {
        let some = store::documents(tx, organisation, DOCUMENTS_STEP, step * DOCUMENTS_STEP)?;
        let ended = some.len() < DOCUMENTS_STEP;
        all.extend(some.into_iter().filter_map(|kept| fate(&kept, whom).map(|fate| (kept, fate))));
        if ended {
            break;
        }
    }
    Ok(all)
}

fn fate(kept: &Kept, whom: &Whom) -> Option<Fate> {
    let names = |text: &String| whom.without(text) != *text;
    if whom.is_key(&kept.agent) || names(&kept.activity) || names(&kept.id) {
        return Some(Fate::Goes);
    }
    let text = std::str::from_utf8(&kept.bytes).ok()?;
    let rest = whom.without(text);
    (rest != text).then_some(Fate::Stays(rest))
}

/// What an erasure would find. For whoever was let in before.
pub(crate) fn outlook(tx: &Read<'_>, organisation: &OrganisationId, whom: &Whom) -> Result<Outlook> {
    let mut outlook = Outlook::default();
    for some in numbers(tx, organisation, whom)?.chunks(STEP) {
        for (_, body) in texts(tx, some)? {
            match left_of(&body, whom)?.map(|left| left.naming) {
                Some(Naming::His) => outlook.his += 1,
                Some(_) => outlook.beside += 1,
                None => {}
            }
        }
    }
    for (_, fate) in documents(tx, organisation, whom)? {
        match fate {
            Fate::Goes => outlook.kept += 1,
            Fate::Stays(_) => outlook.mentioned += 1,
        }
    }
    Ok(outlook)
}

/// The same, for an administrator.
pub(super) fn asked(tx: &Read<'_>, actor: &Actor, whom: &Whom) -> Result<Outlook> {
    may_administer(tx, actor)?;
    outlook(tx, &actor.organisation, whom)
}

/// Accounts of other systems that are called by one of these names, with how many statements name each: they may be his, or somebody else's.
pub(crate) fn accounts_called(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    names: &[String],
) -> Result<Vec<(Account, u64)>> {
    let mut numbers = BTreeSet::new();
    for name in names {
        let mut written = String::from("\"name\":");
        write_string(name, &mut written);
        numbers.extend(received_holding(tx, organisation, &(written + "}"))?);
    }
    let called: RefCell<BTreeMap<String, (Account, u64)>> = RefCell::default();
    for some in numbers.into_iter().collect::<Vec<_>>().chunks(STEP) {
        for (_, body) in texts(tx, some)? {
            let here: RefCell<BTreeSet<String>> = RefCell::default();
            let look = |ifi: &Ifi| {
                if let Ifi::Account(account) = ifi
                    && names.contains(&account.name)
                    && here.borrow_mut().insert(ifi.key())
                {
                    called.borrow_mut().entry(ifi.key()).or_insert_with(|| (account.clone(), 0)).1 += 1;
                }
                false
            };
            read(&body)?.take_out(&look, &erased(ERASED_PERSON));
        }
    }
    Ok(called.into_inner().into_values().collect())
}
