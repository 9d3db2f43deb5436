//! Who is told when a ballot on a post does not stand any more after a correction of the roll, or stands again: who keeps the posts of the branch, and
//! the unit above where the result was handed up. No post changes by it: what is to be done is said, and done by people.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, UnitId};

use super::store;
use super::text::Text;
use crate::admission::{conveners, deciders};
use crate::ballot::joint::first_round;
use crate::ballot::{self, BallotId, Told};
use crate::term::model::Election;
use crate::term::{pages, questions};

/// Tells of each post whose ballot turned; all rounds of one are one.
pub(crate) fn tell(tx: &Write<'_>, actor: &Actor, branch: &UnitId, turned: &[Told]) -> Result<()> {
    let mut known: Vec<BallotId> = Vec::new();
    for told in turned {
        let first = first_round(tx, &actor.organisation, &told.ballot)?;
        if known.contains(&first) || store::of_ballot(tx, &actor.organisation, &first)?.is_none() {
            continue;
        }
        let results = store::results_of(tx, &first)?;
        for id in &results {
            notify(tx, actor, branch, told, Some(&questions::find(tx, actor, id)?))?;
        }
        if results.is_empty() {
            notify(tx, actor, branch, told, None)?;
        }
        known.push(first);
    }
    Ok(())
}

fn notify(tx: &Write<'_>, actor: &Actor, branch: &UnitId, told: &Told, result: Option<&Election>) -> Result<()> {
    let mut to = conveners(tx, branch)?;
    if result.is_some() {
        to.extend(deciders(tx, branch)?);
    }
    let (title, standing) = (told.ballot.title.clone(), told.standing());
    let subject = Sentence::of(|language| {
        let text = Text(language);
        if standing.is_fallen() { text.told_fallen(&title) } else { text.told_stands(&title) }
    });
    let body = Sentence::of(|language| ballot::turned_body(language, standing, pages::lost_next(language, result)));
    let link = result.map_or_else(|| "/branch/term".to_owned(), Election::path);
    send(tx, &actor.author(), Notice { unit: branch.clone(), to, subject, body, link })
}
