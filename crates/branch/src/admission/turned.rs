//! Who is told when the ballot on a step of an admission does not stand any more after a correction of the roll, or stands again: who keeps the
//! admission, and the unit above where the step was taken with it. No step changes by it: what is to be done is said, and done by people.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::Actor;

use super::text::Text;
use super::{conveners, deciders, questions, store};
use crate::ballot::joint::first_round;
use crate::ballot::{self, Told};

/// Tells of each ballot on a step that turned.
pub(crate) fn tell(tx: &Write<'_>, actor: &Actor, turned: &[Told]) -> Result<()> {
    for told in turned {
        let first = first_round(tx, &actor.organisation, &told.ballot)?;
        let Some((id, _)) = store::of_ballot(tx, &actor.organisation, &first)? else { continue };
        let admission = questions::find(tx, actor, &id)?;
        let is_taken = admission.steps.iter().any(|entry| entry.taken.ballot.as_ref() == Some(&told.ballot.id));
        let mut to = conveners(tx, &admission.branch)?;
        if is_taken {
            to.extend(deciders(tx, &admission.branch)?);
        }
        let (title, standing) = (told.ballot.title.clone(), told.standing());
        let subject = Sentence::of(|language| {
            let text = Text(language);
            if standing.is_fallen() { text.told_fallen(&title) } else { text.told_stands(&title) }
        });
        let body = Sentence::of(|language| {
            let text = Text(language);
            let next = if is_taken { text.fallen_look() } else { text.vote_fallen() };
            ballot::turned_body(language, standing, next)
        });
        send(
            tx,
            &actor.author(),
            Notice { unit: admission.branch.clone(), to, subject, body, link: admission.path() },
        )?;
    }
    Ok(())
}
