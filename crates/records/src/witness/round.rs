//! One round of asking: each witness for whom there is something new and who is due, all at once; then what came of it is written, each for itself.

use std::time::Duration;

use ureq::Agent;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::{Db, Error, Moment, Read, Result, Write};

use super::ask::{Answer, Question, agent};
use super::model::Witness;
use super::store::{self, Kept};
use crate::log::store as log;

/// How long a witness may take for an answer.
pub const WITNESS_PATIENCE: Duration = Duration::from_secs(10);
/// How often a witness is asked about a log that grows.
const EVERY_MS: i64 = MINUTE_MS;
/// How often the time doubles after which one who was of no help is asked again: an hour and a little more at most.
const DOUBLED_MAX: i64 = 6;

/// Asks the witnesses who are due, if the log grew since they saw it. Says how many cosigned.
pub fn ask_witnesses(db: &Db, witnesses: &[Witness], patience: Duration) -> Result<usize> {
    let agent = agent(patience);
    let mut due = Vec::new();
    for witness in witnesses {
        let asked = witness.clone();
        if let Some((kept, question)) = db.read_now(move |tx| question(tx, &asked))? {
            due.push((witness, kept, question));
        }
    }
    // One that is silent keeps none of the others waiting.
    let answers: Vec<_> = std::thread::scope(|scope| {
        let ask = |(witness, kept, question)| {
            let agent = &agent;
            scope.spawn(move || (witness, asked(db, agent, witness, kept, question)))
        };
        let asking: Vec<_> = due.into_iter().map(ask).collect();
        asking.into_iter().filter_map(|one| one.join().ok()).collect()
    });
    let mut cosigned = 0;
    for (witness, answer) in answers {
        let (question, kept, answer) = answer?;
        cosigned += usize::from(matches!(answer, Answer::Cosigned(..)));
        let witness = witness.clone();
        db.write_now(move |tx| write(tx, &witness, (&kept, &question), &answer))?;
    }
    Ok(cosigned)
}

/// What a witness is to be asked now; `None` when there is nothing new, or he is not due.
fn question(tx: &Read<'_>, witness: &Witness) -> Result<Option<(Kept, Question)>> {
    let Some(head) = log::house_head(tx)? else { return Ok(None) };
    let kept = store::kept(tx, &head.organisation, &witness.key.encode())?.unwrap_or_default();
    if kept.size == head.size || kept.again_at.0 > tx.now().0 {
        return Ok(None);
    }
    // One who has seen more than there is is asked from there: his answer says so.
    let question = of_size(tx, kept.known.min(head.size))?;
    Ok(Some((kept, question)))
}

fn of_size(tx: &Read<'_>, old: u64) -> Result<Question> {
    let head = log::house_head(tx)?.ok_or(Error::NotFound)?;
    let proof = log::tree(tx, &head.organisation, head.size, |tree| tree.consistency(old))?.map_err(Error::broken)?;
    Ok(Question { old, proof, checkpoint: head.checkpoint })
}

/// Asks; and once more from the size that the witness says it has seen.
fn asked(
    db: &Db,
    agent: &Agent,
    witness: &Witness,
    mut kept: Kept,
    question: Question,
) -> Result<(Question, Kept, Answer)> {
    let size = match question.ask(agent, witness) {
        Answer::Seen(size) => size,
        answer => return Ok((question, kept, answer)),
    };
    kept.known = size;
    let larger = move |tx: &Read<'_>| Ok(log::house_head(tx)?.is_none_or(|head| head.size < size));
    if db.read_now(larger)? {
        let fault =
            format!("it has seen {size} entries of this log, which are more than there are: older data was put back");
        return Ok((question, kept, Answer::Nothing(fault)));
    }
    let question = db.read_now(move |tx| of_size(tx, size))?;
    let answer = question.ask(agent, witness);
    Ok((question, kept, answer))
}

/// Writes what came of it, and when the witness is asked again.
fn write(tx: &Write<'_>, witness: &Witness, (kept, question): (&Kept, &Question), answer: &Answer) -> Result<()> {
    let head = log::house_head(tx)?.ok_or(Error::NotFound)?;
    let mut kept = kept.clone();
    match answer {
        Answer::Cosigned(line, seconds) => {
            kept.size = size_of(&question.checkpoint)?;
            kept.known = kept.size;
            kept.checkpoint.clone_from(&question.checkpoint);
            kept.line.clone_from(line);
            kept.cosigned_at = Some(Moment(i64::try_from(*seconds).unwrap_or_default().saturating_mul(1_000)));
            (kept.fails, kept.fault) = (0, String::new());
            kept.again_at = tx.now().plus_ms(EVERY_MS);
        }
        Answer::Seen(size) => {
            kept.known = *size;
            failed(&mut kept, tx.now(), "it says a size again and again");
        }
        Answer::Nothing(why) => failed(&mut kept, tx.now(), why),
    }
    store::keep(tx, &head.organisation, &witness.key.encode(), &kept)?;
    tx.announce("ledger");
    Ok(())
}

fn failed(kept: &mut Kept, now: Moment, why: &str) {
    kept.again_at = now.plus_ms(EVERY_MS << kept.fails.min(DOUBLED_MAX));
    kept.fails += 1;
    why.clone_into(&mut kept.fault);
}

fn size_of(checkpoint: &str) -> Result<u64> {
    checkpoint
        .lines()
        .nth(1)
        .and_then(|size| size.parse().ok())
        .ok_or_else(|| Error::broken("a checkpoint without a size"))
}
