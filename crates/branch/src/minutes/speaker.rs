//! Who spoke: a name that was written down, held against the roll; and put right after the end. A name that two on the roll bear means neither of them: who
//! writes it is asked which.

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId};

use super::actions::note_correction;
use super::head::kept;
use super::model::Subject;
use super::notice;
use super::store;
use super::text::Text;
use crate::activity::model::ActivityId;
use crate::roll::model::RollEntry;
use crate::roll::namesake::{bearers, meant};

/// How many are named to who is asked which of them he means.
const NAMED_MAX: usize = 8;

/// Who is meant by a name: his id where he is on the list, and the name as it stays, with what tells him apart.
///
/// # Errors
/// At the field, where several on the list bear it: also where a sign behind it is none of theirs, which would read as if it told who is meant.
pub(super) fn heard(list: &[RollEntry], name: &str, field: &'static str) -> Result<(Option<MemberId>, String), Faults> {
    if let Some(entry) = meant(list, name) {
        return Ok((entry.member.clone(), entry.called(Language::Chinese)));
    }
    let bearers = bearers(list, name);
    if bearers.is_empty() {
        return Ok((None, name.to_owned()));
    }
    Err(Faults::at(
        field,
        Sentence::of(|language| {
            let called: Vec<String> = bearers.iter().take(NAMED_MAX).map(|one| one.called(language)).collect();
            Text(language).which_speaker(name, called.join(language.pick("、", ", ")))
        }),
    ))
}

/// Puts right, after the end, who said something.
pub(super) fn correct_speaker(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    (entry, name): (&str, &str),
    why: &str,
) -> Result<()> {
    let minutes = kept(tx, actor, id)?;
    let before = minutes.standing(Subject::Speaker, entry).ok_or(Error::NotFound)?;
    let (speaker, after) = heard(&minutes.roll, name, "after")?;
    let former = minutes.remark(entry).and_then(|remark| remark.speaker.as_ref());
    // One name may have meant somebody else, or nobody on the roll, when it was taken down.
    if before == after && former == speaker.as_ref() {
        return Err(Faults::at("after", Sentence::of(|language| Text(language).nothing_changed())).into());
    }
    let by = actor.author();
    let correction = minutes.correction((Subject::Speaker, entry), [before, after], why, (&by, tx.now()));
    store::correct(tx, &by, id, &correction)?;
    store::spoken_by(tx, id, entry, (speaker.as_ref(), &correction.after))?;
    let facts = json!({
        "subject": Subject::Speaker.code(),
        "entry": entry,
        "before": correction.before,
        "after": correction.after,
        "why": why,
        "after_signing": correction.after_signing,
    });
    // It concerns whoever loses the words as much as whoever gets them.
    note_correction(tx, &by, &minutes.activity, former.into_iter().chain(&speaker), facts)?;
    notice::corrected(tx, &by, &minutes, &correction)
}
