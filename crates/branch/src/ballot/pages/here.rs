//! Who is there, and what that means for a vote: said before it begins and while it runs. What is still to be done before it can begin, and what could be
//! told from very few ballots.

use maud::{Markup, html};
use zhixing_kit::html::{self, Frame, Notice, notice};

use super::one::BallotView;
use crate::activity::model::State;
use crate::ballot::model::{BallotKind, FEW, Stage, TELLERS_LEAST, Way};
use crate::ballot::teller::model::Teller;
use crate::ballot::text::Text;

/// How many should attend, are there and must be, and how many yes it takes (支 11, 细, 选 27); and that it cannot pass where it cannot.
pub fn quorum(frame: &Frame, view: &BallotView) -> Markup {
    let (text, count) = (Text(frame.language), &view.count);
    if view.activity.state != State::Opened || !matches!(view.ballot.stage(), Stage::Proposed | Stage::Open) {
        return html! {};
    }
    let written = view.numbers.written;
    let note = html! {
        p { (text.whom_it_counts()) @if let Some(takes) = takes(text, view) { " " (takes) } }
        @if written > 0 { p { (text.written_too(written)) } }
    };
    let passes = matches!(view.ballot.kind, BallotKind::Motion | BallotKind::Admission);
    html! {
        (html::quorum(frame, count.entitled, count.present, count.needed, note))
        @if passes && count.valid && !count.can_pass { (notice(Notice::Warning, text.vain(count.yes_needed, able(view)))) }
    }
}

/// What it takes to pass or to be elected; nothing of an appraisal, which passes nothing.
fn takes(text: Text, view: &BallotView) -> Option<String> {
    let yes = view.count.yes_needed;
    match view.ballot.kind {
        BallotKind::Motion | BallotKind::Admission => Some(text.takes_yes(yes)),
        BallotKind::Election if view.ballot.runoff => Some(text.again_runoff().to_owned()),
        BallotKind::Election => Some(text.takes_to_be_elected(yes)),
        BallotKind::Appraisal => None,
    }
}

/// How many can vote: who is there, and who handed his opinion in.
fn able(view: &BallotView) -> u32 {
    view.count.entitled.min(view.count.present + view.numbers.written)
}

/// What is to be done before it begins: who still takes his key, what else the act would refuse, or that nothing is missing.
pub fn prepare(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let keys = view.ballot.way.has_phones();
    let waits = |teller: &&Teller| keys && teller.lock.is_none();
    let waiting: Vec<&str> = view.tellers.iter().filter(waits).map(|teller| teller.name.as_str()).collect();
    let said = match &view.hindrance {
        _ if view.tellers.len() < TELLERS_LEAST && keys => text.prepare_hint().to_owned(),
        _ if view.tellers.len() < TELLERS_LEAST => text.prepare_paper().to_owned(),
        _ if !waiting.is_empty() => text.keys_wait(waiting.join(text.comma())),
        Some(why) => return notice(Notice::Warning, why.text(frame.language)),
        None if keys => text.ready().to_owned(),
        None => text.ready_paper().to_owned(),
    };
    html! {
        p { (said) }
        @if view.count.valid && able(view) < FEW { (notice(Notice::Warning, text.few_voters(able(view)))) }
    }
}

/// For who is about to end the vote: that what was cast so far could be told from the figures, or that no paper is noted that could be counted.
pub fn few_cast(text: Text, view: &BallotView) -> Option<String> {
    match view.numbers.phones_returned + view.numbers.on_paper() {
        0 if view.ballot.way == Way::Paper => Some(text.none_handed_out().to_owned()),
        cast if (1..FEW).contains(&cast) => Some(text.few_cast(cast)),
        _ => None,
    }
}
