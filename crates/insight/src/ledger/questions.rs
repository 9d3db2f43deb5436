//! What can be asked of the ledger by a reader. How far he sees follows from his posts and from what concerns him (`zhixing_people::reach`).

use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Unit, reach, unit};
use zhixing_records::{
    Entry, Export, Filter, LogState, Reach, StatementId, entry, export_one, log_state, may_see, read_about, visible,
};

use super::input::{Asked, Gathered, Only};

/// How many entries one step looks at when only some sorts are wanted, and how many steps a page takes: a limit on work.
const STEP: usize = 200;
const STEPS_MAX: usize = 10;

/// A page of the ledger.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// What is shown, newest first.
    pub entries: Vec<Entry>,
    /// From where the next page goes on.
    pub older: Option<StatementId>,
    /// The units whose records the reader may read.
    pub units: Vec<Unit>,
}

/// One statement with what is around it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The statement.
    pub entry: Entry,
    /// The name of the unit where it happened.
    pub unit: String,
    /// The statement that it corrects, if the reader may see that.
    pub corrects: Option<Entry>,
    /// The statement that corrects it, if the reader may see that.
    pub corrected_by: Option<Entry>,
    /// Where the log stands.
    pub log: LogState,
}

/// A page of what the actor may see; the marks of a roll, and what is read for a programme, count as one line. [`Error::NotFound`] for a unit whose records he may not read.
pub(super) fn leaf(tx: &Read<'_>, actor: &Actor, asked: &Asked) -> Result<Leaf> {
    if let Some((which, id)) = &asked.gathered {
        return gathered(tx, actor, (*which, id), asked.before.as_ref());
    }
    let (mut reach, units) = reach(tx, actor)?;
    if let Some(unit) = &asked.unit {
        if !reach.covers(unit) {
            return Err(Error::NotFound);
        }
        reach = Reach { member: None, units: vec![unit.clone()] };
    }
    let filter = Filter {
        kind: asked.kind.clone(),
        from: asked.from.map(|day| Moment::start_of(day, tx.zone())),
        ..Filter::default()
    };
    let step = if asked.only.is_some() { STEP } else { PAGE_ROWS + 1 };
    let (mut entries, mut lines, mut last) = (Vec::<Entry>::new(), 0, asked.before.clone());
    for _ in 0..STEPS_MAX {
        let some = visible(tx, &reach, &filter, last.as_ref(), step)?;
        let ended = some.len() < step;
        for entry in some {
            if wanted(&entry, asked.only) {
                let folded = entries.last().is_some_and(|newer| fold(newer, &entry));
                if !folded && lines == PAGE_ROWS {
                    return Ok(Leaf { entries, older: last, units });
                }
                lines += usize::from(!folded);
                last = Some(entry.id.clone());
                entries.push(entry);
            } else {
                last = Some(entry.id);
            }
        }
        if ended {
            return Ok(Leaf { entries, older: None, units });
        }
    }
    Ok(Leaf { entries, older: last, units })
}

/// Whether two records that follow one another are told in one line.
pub(super) fn fold(newer: &Entry, older: &Entry) -> bool {
    newer.verb == older.verb && newer.about == older.about && Gathered::of(newer).is_some()
}

/// The records of one run, as far as the actor may see them, newest first.
fn gathered(tx: &Read<'_>, actor: &Actor, (which, id): (Gathered, &str), before: Option<&StatementId>) -> Result<Leaf> {
    let (reach, units) = reach(tx, actor)?;
    let mut leaf = Leaf { entries: Vec::new(), older: None, units };
    let marks = read_about(tx, &which.about(id))?
        .into_iter()
        .rev()
        .filter(|entry| entry.verb == which.verb() && before.is_none_or(|before| entry.id < *before));
    for entry in marks {
        if !may_see(tx, &reach, &entry)? {
            continue;
        }
        if leaf.entries.len() == PAGE_ROWS {
            leaf.older = leaf.entries.last().map(|last| last.id.clone());
            break;
        }
        leaf.entries.push(entry);
    }
    Ok(leaf)
}

fn wanted(entry: &Entry, only: Option<Only>) -> bool {
    match only {
        None => true,
        Some(Only::Late) => entry.is_late(),
        Some(Only::Corrections) => entry.corrects.is_some(),
    }
}

/// One statement. [`Error::NotFound`] when there is none, or none for this reader.
pub(super) fn found(tx: &Read<'_>, actor: &Actor, id: &StatementId) -> Result<Found> {
    let (reach, _) = reach(tx, actor)?;
    let of = |id: Option<&StatementId>| id.map_or(Ok(None), |id| seen(tx, &reach, id));
    let entry = seen(tx, &reach, id)?.ok_or(Error::NotFound)?;
    Ok(Found {
        unit: unit(tx, &entry.unit)?.name,
        corrects: of(entry.corrects.as_ref())?,
        corrected_by: of(entry.corrected_by.as_ref())?,
        log: log_state(tx)?,
        entry,
    })
}

/// The record file of one statement, for whoever may see it.
pub(super) fn proof(tx: &Read<'_>, actor: &Actor, id: &StatementId) -> Result<Export> {
    let (reach, _) = reach(tx, actor)?;
    seen(tx, &reach, id)?.ok_or(Error::NotFound)?;
    export_one(tx, id)
}

fn seen(tx: &Read<'_>, reach: &Reach, id: &StatementId) -> Result<Option<Entry>> {
    let entry = match entry(tx, id) {
        Ok(entry) => entry,
        Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(may_see(tx, reach, &entry)?.then_some(entry))
}
