//! The move itself: one thread reads the source in one snapshot, another fills the target in batches; then both are compared.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use zhixing_kit::{Db, Error, Read, Result, Sentence, Value};
use zhixing_records::verify_all;

use super::digest::Digest;
use super::store::{self, Coming};
use super::text::Text;
use crate::schema::{self, Sheet, count};

/// Rows that are read, and written, at once.
const BATCH: usize = 4_000;
/// Batches that are read ahead of writing.
const AHEAD: usize = 4;

/// What was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Tables.
    pub tables: usize,
    /// Rows of all tables.
    pub rows: u64,
}

/// From the reader to the writer.
enum Step {
    /// A snapshot was taken: whatever came before it does not count. The organisation, and about how many rows there are.
    Begin { organisation: String, rows: u64 },
    /// Rows of a table, the parents of each before it.
    Rows(&'static Sheet, Vec<Vec<Value>>),
    /// What was read of each table.
    End(Vec<Digest>),
}

/// Lets pass what may be carried: a source that is whole, into an empty place or one where an earlier move was not finished. Writes nothing.
pub fn may_carry(from: &Db, to: &Db) -> Result<()> {
    match from.read_now(store::on_its_way)? {
        None => {}
        Some((Coming::Move, _)) => return Err(Sentence::of(|language| Text(language).source_unfinished()).into()),
        Some((Coming::Demonstration, _)) => {
            return Err(Sentence::of(|language| Text(language).demonstration_unfinished()).into());
        }
    }
    if to.read_now(|tx| match store::on_its_way(tx)? {
        Some((Coming::Move, _)) => Ok(false),
        _ => Ok(!store::is_empty(tx)?),
    })? {
        return Err(Sentence::of(|language| Text(language).target_taken()).into());
    }
    Ok(())
}

/// Moves everything from one database into an empty one, or into one where an earlier move was not finished, and compares both.
/// `progress` is told how many rows of how many: first written, then compared. `last` is done when both are the same, before the target may be served.
///
/// Refuses, with a sentence, a target that holds data. Whatever fails on the way leaves the target marked ([`store::on_its_way`]).
pub fn carry(
    from: &Db,
    to: &Db,
    mut progress: impl FnMut(u64, u64),
    last: impl FnOnce() -> Result<()>,
) -> Result<Carried> {
    may_carry(from, to)?;
    to.expect_much()?;
    let (sender, steps) = sync_channel(AHEAD);
    let (read, written) = std::thread::scope(|scope| {
        let reader = scope.spawn(move || from.read_now(move |tx| read(tx, &sender)));
        let written = write(to, steps, &mut progress);
        (reader.join().unwrap_or_else(|_| Err(Error::broken("the reader ended"))), written)
    });
    // When writing failed, the reader only failed because nobody took what it read.
    let (digests, rows) = written
        .and_then(|written| read.and(written.ok_or_else(|| Error::broken("the source was not read to its end"))))?;
    let moved = digests.iter().map(|digest| digest.rows).sum();
    compare(to, digests, rows, &mut progress)?;
    if let Some(finding) = verify_all(to, |_, _| ())?.first() {
        return Err(Sentence::of(|language| Text(language).ledger_wrong(finding.sentence.text(language))).into());
    }
    last()?;
    to.write_now(store::arrived)?;
    Ok(Carried { tables: schema::every().len(), rows: moved })
}

/// Reads every table and hands it on.
fn read(tx: &Read<'_>, sender: &SyncSender<Step>) -> Result<()> {
    let mut rows = 0;
    for sheet in schema::every() {
        rows += count(tx, sheet)?;
    }
    hand(sender, Step::Begin { organisation: store::organisation(tx)?, rows })?;
    let mut digests = Vec::new();
    for sheet in schema::every() {
        // That the source was moved before is true of the source alone.
        if sheet.table.name == "departure" {
            digests.push(Digest::default());
            continue;
        }
        digests.push(each_batch(tx, sheet, |rows| hand(sender, Step::Rows(sheet, rows)))?);
    }
    hand(sender, Step::End(digests))
}

fn hand(sender: &SyncSender<Step>, step: Step) -> Result<()> {
    sender.send(step).map_err(|_| Error::broken("nobody takes what is read"))
}

/// Goes through a table in batches and adds it up. A table whose rows refer to one another is one batch, the parents first.
fn each_batch(tx: &Read<'_>, sheet: &Sheet, mut take: impl FnMut(Vec<Vec<Value>>) -> Result<()>) -> Result<Digest> {
    let mut digest = Digest::default();
    let mut last: Option<Vec<Value>> = None;
    let mut family = Vec::new();
    loop {
        let rows = sheet.rows(tx, last.as_ref(), BATCH)?;
        rows.iter().for_each(|row| digest.add(row));
        let ended = rows.len() < BATCH;
        last = rows.last().cloned();
        match sheet.table.parent() {
            None if rows.is_empty() => {}
            None => take(rows)?,
            Some(_) => family.extend(rows),
        }
        if ended {
            break;
        }
    }
    if let Some(parent) = sheet.table.parent().filter(|_| !family.is_empty()) {
        take(parents_first(family, parent))?;
    }
    Ok(digest)
}

/// Each row after the row that it refers to; the key is the first column.
fn parents_first(mut rest: Vec<Vec<Value>>, parent: usize) -> Vec<Vec<Value>> {
    let mut ordered: Vec<Vec<Value>> = Vec::with_capacity(rest.len());
    let mut level = vec![Value::Null];
    while !level.is_empty() {
        let (now, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(|row| level.contains(&row[parent]));
        level = now.iter().map(|row| row[0].clone()).collect();
        ordered.extend(now);
        rest = later;
    }
    // A row whose parent is nowhere is handed on too: the database says what is wrong with it.
    ordered.extend(rest);
    ordered
}

/// Writes what the reader hands on; gives what was read in the last snapshot, once it came to its end.
fn write(to: &Db, steps: Receiver<Step>, progress: &mut impl FnMut(u64, u64)) -> Result<Option<(Vec<Digest>, u64)>> {
    let (mut done, mut of) = (0, 0);
    let mut ended = None;
    for step in steps {
        match step {
            Step::Begin { organisation, rows } => {
                to.write_now(move |tx| store::begin(tx, &organisation))?;
                (done, of, ended) = (0, rows, None);
            }
            Step::Rows(sheet, rows) => {
                done += rows.len() as u64;
                to.write_now(move |tx| schema::load(tx, sheet, &rows))?;
            }
            Step::End(digests) => ended = Some((digests, of)),
        }
        progress(done.min(of), of * 2);
    }
    Ok(ended)
}

/// Reads the target back, and holds each table against what was read from the source.
fn compare(to: &Db, digests: Vec<Digest>, rows: u64, progress: &mut impl FnMut(u64, u64)) -> Result<()> {
    let mut done = rows;
    for (sheet, read) in schema::every().iter().zip(digests) {
        // The mark itself is in the target alone.
        if sheet.table.name == "arrival" {
            continue;
        }
        let found = to.read_now(move |tx| each_batch(tx, sheet, |_| Ok(())))?;
        if found != read {
            return Err(
                Sentence::of(|language| Text(language).differs(&sheet.table.name, read.rows, found.rows)).into()
            );
        }
        done += found.rows;
        progress(done.min(rows * 2), rows * 2);
    }
    Ok(())
}
