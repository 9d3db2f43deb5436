//! Whether ledger and log agree. It tells what it finds, statement by statement, and never repairs.

use zhixing_kit::{Db, Error, Moment, Read, Result, Sentence};
use zhixing_ledger::log::leaf;
use zhixing_ledger::{Checkpoint, Hash, Tile, TreeError, VerifierKey, commitment};

use super::handover;
use super::proof::LogHead;
use super::store::{self, Stored};
use crate::body::Body;
use crate::model::StatementId;
use crate::received::store::{self as received, Received};
use crate::text::Text;

/// Statements that [`health`] looks at, and that one step of [`verify_all`] takes: four full tiles.
const STEP: u64 = 1_024;
/// Findings that one verification tells.
const FINDINGS_MAX: usize = 1_000;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The statement, when it is about one.
    pub statement: Option<StatementId>,
    /// What is wrong.
    pub sentence: Sentence,
}

/// How ledger and log are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Statements in the log.
    pub size: u64,
    /// Statements that wait for the clerk.
    pub waiting: u64,
    /// When the newest statement was recorded, by the clock of then.
    pub newest: Option<Moment>,
    /// What is wrong; nothing when all is well.
    pub findings: Vec<Finding>,
}

/// A quick look: checkpoint, root, counts, and the newest statements. [`verify_all`] looks at everything.
pub fn health(tx: &Read<'_>) -> Result<Health> {
    let (mut waiting, _) = store::count_waiting(tx)?;
    let newest = store::newest(tx)?;
    let Some(head) = store::house_head(tx)? else {
        return Ok(Health { size: 0, waiting, newest, findings: Vec::new() });
    };
    let mut findings = head_findings(tx, &head)?;
    waiting += received::count_waiting(tx, &head.organisation)?;
    let placed = store::count_placed(tx, &head.organisation)? + received::count_placed(tx, &head.organisation)?;
    if placed != head.size {
        findings.push(general(|text| text.sizes_differ(head.size, placed)));
    }
    let from = head.size.saturating_sub(1) / STEP * STEP;
    findings.extend(step(tx, &head, from)?);
    Ok(Health { size: head.size, waiting, newest, findings })
}

/// Everything: each statement against its commitment and its own columns, each commitment against the tiles, the tiles against the signed
/// checkpoint. `progress` is told how many statements of how many were looked at. What is recorded meanwhile is not looked at.
pub fn verify_all(db: &Db, mut progress: impl FnMut(u64, u64)) -> Result<Vec<Finding>> {
    let Some(head) = db.read_now(store::house_head)? else { return Ok(Vec::new()) };
    let mut findings = Vec::new();
    let mut from = 0;
    while from < head.size && findings.len() < FINDINGS_MAX {
        let asked = head.clone();
        findings.extend(db.read_now(move |tx| step(tx, &asked, from))?);
        from = (from + STEP).min(head.size);
        progress(from, head.size);
    }
    findings.extend(db.read_now(move |tx| head_findings(tx, &head))?);
    findings.truncate(FINDINGS_MAX);
    Ok(findings)
}

/// The checkpoint against the key, the head and the tiles; the keys before it against what they signed last.
fn head_findings(tx: &Read<'_>, head: &LogHead) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let signed = VerifierKey::parse(&head.verifier_key)
        .map_err(|error| error.to_string())
        .and_then(|key| Checkpoint::open(&head.checkpoint, &key).map_err(|error| error.to_string()));
    match signed {
        Err(why) => findings.push(general(|text| text.checkpoint_bad(&why))),
        Ok(signed) if signed.size != head.size || signed.root != head.root => {
            findings.push(general(|text| text.checkpoint_other(signed.size, head.size)));
        }
        Ok(_) => {}
    }
    let leads = store::tree(tx, &head.organisation, head.size, |tree| Ok(tree.root()? == head.root))?;
    if leads != Ok(true) {
        findings.push(general(Text::root_differs));
    }
    for (number, why) in handover::faults(tx, head)? {
        findings.push(general(|text| text.key_history_bad(number, &why)));
    }
    Ok(findings)
}

/// The statements of one step, from a multiple of [`STEP`] on.
fn step(tx: &Read<'_>, head: &LogHead, from: u64) -> Result<Vec<Finding>> {
    let until = (from + STEP).min(head.size);
    let mut statements = store::placed(tx, &head.organisation, from, until)?.into_iter().peekable();
    let mut others = received::placed(tx, &head.organisation, from, until)?.into_iter().peekable();
    // Of what is gone by age nothing is there to be compared; that it was recorded, the tiles prove.
    let gone = received::gone_places(tx, &head.organisation, from, until)?;
    let mut findings = Vec::new();
    let mut leaves = Vec::new();
    for number in from / u64::from(Tile::FULL)..until.div_ceil(u64::from(Tile::FULL)) {
        let bundle = store::bundle(tx, &head.organisation, number)?.unwrap_or_default();
        let first = number * u64::from(Tile::FULL);
        let width = (until - first).min(Tile::FULL.into()) as usize;
        let entries = bundle.as_chunks::<{ Hash::LENGTH }>().0;
        if entries.len() < width {
            findings.push(general(|text| text.bundle_missing(number)));
            return Ok(findings);
        }
        for (entry, position) in entries.iter().zip(first..).take(width) {
            let statement = statements.next_if(|statement| statement.position == Some(position));
            findings.extend(match others.next_if(|(place, _)| *place == position) {
                Some((_, text)) => received_finding(&text, position, Hash(*entry)),
                None if statement.is_none() && gone.iter().any(|places| places.contains(&position)) => None,
                None => statement_finding(statement.as_ref(), position, Hash(*entry)),
            });
            leaves.push(leaf(entry));
        }
    }
    if !leads(tx, head, from, &leaves)? {
        findings.push(general(|text| text.tiles_differ(from, until)));
    }
    Ok(findings)
}

fn statement_finding(statement: Option<&Stored>, position: u64, entry: Hash) -> Option<Finding> {
    let Some(statement) = statement else { return Some(general(|text| text.statement_missing(position))) };
    let told = |say: fn(Text, &str, u64) -> String| {
        let sentence = Sentence::of(|language| say(Text(language), statement.id.as_str(), position));
        Some(Finding { statement: Some(statement.id.clone()), sentence })
    };
    // What was erased is not there to be compared; that something was recorded, the tiles prove.
    if !statement.erased && commitment(&statement.salt, statement.body.as_bytes()) != entry {
        return told(|text, id, position| text.statement_changed(id, position));
    }
    if !columns_agree(statement) {
        return told(|text, id, position| text.columns_changed(id, position));
    }
    None
}

/// A text of another system against its commitment.
fn received_finding(text: &Received, position: u64, entry: Hash) -> Option<Finding> {
    let same = text.erased || commitment(&text.salt, text.body.as_bytes()) == entry;
    (!same).then(|| general(|told| told.statement_changed(text.number, position)))
}

/// Whether the columns, by which statements are found, say what the proved text says.
fn columns_agree(statement: &Stored) -> bool {
    let body = Body::read(&statement.body);
    let pairs = [
        (body.id.as_str(), statement.id.as_str()),
        (&body.unit, &statement.unit),
        (&body.about, &statement.about),
        (&body.verb, &statement.verb),
        (&body.actor, Body::account(statement.actor.as_deref())),
        (&body.path, &statement.path),
        (&body.timestamp, &statement.happened_at.rfc3339()),
        (&body.stored, &statement.recorded_at.rfc3339()),
    ];
    pairs.iter().all(|(said, column)| said == column) && body.corrects == statement.corrects
}

/// Whether these leaves, added to the tree of the tiles before them, give the tiles that are stored.
fn leads(tx: &Read<'_>, head: &LogHead, from: u64, leaves: &[Hash]) -> Result<bool> {
    let organisation = &head.organisation;
    let tiles = match store::tree(tx, organisation, from, |tree| tree.append(leaves))? {
        Ok(tiles) => tiles,
        Err(TreeError::Missing(_)) => return Ok(false),
        Err(error) => return Err(Error::broken(error)),
    };
    for (tile, hashes) in tiles {
        let stored = store::tile(tx, organisation, tile.level, tile.number)?;
        if !stored.is_some_and(|stored| stored.starts_with(&hashes)) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn general<T: Into<String>>(say: impl Fn(Text) -> T) -> Finding {
    Finding { statement: None, sentence: Sentence::of(|language| say(Text(language))) }
}
