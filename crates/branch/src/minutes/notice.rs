//! Who is told that minutes were put right: whoever signed what said otherwise, and the one whose attendance, vote, words, motion or task it is. Nothing of what they stand
//! for, or did, changes behind their backs.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Correction, Minutes, Subject};
use super::pages::before_and_after;
use super::signer::SignerRole;
use super::text::Text;
use crate::roll::namesake::meant;

/// Tells those whom a correction concerns what stood there, what stands there now, who put it right and why; not whoever did it.
pub(super) fn corrected(tx: &Write<'_>, by: &Author, minutes: &Minutes, correction: &Correction) -> Result<()> {
    let to = concerned(by, minutes, correction);
    if to.is_empty() {
        return Ok(());
    }
    let activity = &minutes.activity;
    let subject = Sentence::of(|language| Text(language).notice_subject(&activity.topic));
    let body = Sentence::of(|language| {
        let about = minutes.about(correction.subject, &correction.entry, language);
        let (before, after) = before_and_after(language, minutes, correction, false);
        let nothing = Text(language).nobody().to_owned();
        let before = if before.is_empty() { nothing } else { before };
        Text(language).notice_body(&correction.corrected_name, about, before, after, &correction.why)
    });
    let link = format!("{}/minutes", activity.path());
    zhixing_notice::send(tx, by, Notice { unit: activity.unit.clone(), to, subject, body, link })
}

fn concerned(by: &Author, minutes: &Minutes, correction: &Correction) -> Vec<MemberId> {
    let signed = SignerRole::ALL.into_iter().filter(|role| minutes.signature(*role).is_some());
    let signers = signed.filter_map(|role| role.person(&minutes.activity));
    let spoke = (correction.subject == Subject::Speaker).then(|| meant(&minutes.roll, &correction.after)).flatten();
    let spoke = spoke.and_then(|entry| entry.member.as_ref());
    let mut to: Vec<MemberId> = signers.chain(whose(minutes, correction)).chain(spoke).cloned().collect();
    to.retain(|member| Some(member) != by.member.as_ref());
    to.sort();
    to.dedup();
    to
}

/// Whose it is: his attendance, his vote, his words (also where they turn out to be another's), his motion, what he is to see to.
fn whose<'m>(minutes: &'m Minutes, correction: &Correction) -> Option<&'m MemberId> {
    let entry = correction.entry.as_str();
    // Who moved a motion is written down by name alone: on its row stands who entered it.
    let named = |name: &str| meant(&minutes.roll, name);
    let person = match correction.subject {
        Subject::Roll => minutes.person(entry),
        Subject::Vote => minutes.vote(entry).map(|(_, person)| person),
        Subject::Remark | Subject::Speaker => return minutes.remark(entry)?.speaker.as_ref(),
        Subject::Motion => named(&minutes.motions.iter().find(|motion| motion.id.as_str() == entry)?.moved_name),
        Subject::Resolution => {
            return minutes.resolutions.iter().find(|made| made.id.as_str() == entry)?.owner.as_ref();
        }
        _ => None,
    };
    person?.member.as_ref()
}
