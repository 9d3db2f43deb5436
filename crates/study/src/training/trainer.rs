//! The trainer: learns from the answers of one person after the other, on a thread of its own and outside every transaction, so that nobody who answers
//! waits for it. Killed at any moment, it begins again with whom it had taken up.

use zhixing_kit::{Db, Result};

use super::model::{is_worth_it, repeated, train};
use super::{actions, questions};

/// How many people one round looks at.
const ROUND_MAX: usize = 100;

/// Learns for who waits. Says at how many it looked: none means that there is nothing to do. Blocks: for a thread of its own.
pub fn round(db: &Db) -> Result<usize> {
    for done in 0..ROUND_MAX {
        let Some(learner) = db.write_now(actions::take_up)? else { return Ok(done) };
        let member = learner.member.clone();
        let answers = db.read_now(move |tx| questions::answers(tx, &member))?;
        let repeated = repeated(&answers);
        if is_worth_it(repeated, learner.reviews) {
            let found = train(&answers);
            db.write_now(move |tx| actions::learn(tx, &learner, found.as_ref(), repeated))?;
        } else {
            db.write_now(move |tx| actions::leave(tx, &learner))?;
        }
    }
    Ok(ROUND_MAX)
}
