//! The arithmetic of a quorum, which the pages of a meeting, of its motions and of its minutes show as well as that of its roll.

use maud::{Markup, html};
use zhixing_charter::{Attends, Count};
use zhixing_kit::Language;
use zhixing_kit::html::{self, Frame, Notice, notice};

use super::RollView;
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::roll::model::Tally;
use crate::roll::text::Text;

/// Quorum as arithmetic in words, with the numbers drawn.
/// How many wait for their mark is for who calls the roll: beside the list it would say who need not attend.
pub fn quorum(frame: &Frame, activity: &Activity, may: May, tally: &Tally, count: &Count) -> Markup {
    let text = Text(frame.language);
    if tally.expected == 0 {
        return html! {};
    }
    if activity.state.is_ahead() {
        return ahead(frame.language, activity, tally, count);
    }
    if activity.keeps_fact_only() || count.entitled == 0 {
        return notice(Notice::Info, attending(text, may, tally, None));
    }
    html! {
        (arithmetic(frame, activity, tally, count))
        p.meta { (attending(text, may, tally, Some(activity.state))) (beyond(text, activity, tally, count)) }
    }
}

/// The same while the roll is called: what it adds up to stays in sight above the list.
pub(super) fn quorum_in_sight(frame: &Frame, view: &RollView) -> Markup {
    let RollView { activity, tally, count, .. } = view;
    let text = Text(frame.language);
    if tally.expected == 0 {
        return html! {};
    }
    let votes = !activity.keeps_fact_only() && count.entitled > 0;
    html! {
        @if votes { (arithmetic(frame, activity, tally, count)) }
        p.tally {
            @if votes { b { (text.voters_here(count.present, count.entitled, count.needed)) } " " }
            (attending(text, view.may, tally, votes.then_some(activity.state)))
            @if votes { (beyond(text, activity, tally, count)) }
        }
    }
}

/// The numbers of a quorum, drawn, and what they mean for a vote.
fn arithmetic(frame: &Frame, activity: &Activity, tally: &Tally, count: &Count) -> Markup {
    let text = Text(frame.language);
    html! {
        (html::quorum(frame, count.entitled, count.present, count.needed, html! { p { (sentence(frame.language, activity, tally, count)) } p { (text.quorum_whom()) } }))
        @if count.valid && !count.can_pass && activity.decides() {
            (notice(Notice::Warning, text.quorum_vain(count.present, count.yes_needed)))
        }
    }
}

/// Who is there besides, and what a committee needs.
fn beyond(text: Text, activity: &Activity, tally: &Tally, count: &Count) -> Markup {
    html! {
        @if tally.left > 0 { " " (text.left_count(tally.left)) }
        @if tally.without_vote > 0 { " " (text.without_vote_count(tally.without_vote)) }
        @if let Some(needed) = committee_share(activity, count) { " " (text.committee_share(needed)) }
    }
}

/// How many should attend and are there, and how many wait for their mark, which is for who calls the roll and told in this state of a
/// meeting alone. What waits on his device is counted along by the island, which says how many those are.
fn attending(text: Text, may: May, tally: &Tally, state: Option<State>) -> Markup {
    let said = text.attending(tally.expected, tally.expected_present);
    let left = state.map_or(0, |_| tally.unmarked);
    if !may.run {
        return html! { (said) };
    }
    html! {
        span data-here data-unsent=(text.unsent("#")) { span { (said) } " " @if left > 0 { span { (text.left(left)) } } @else if state == Some(State::Opened) { (text.all_marked()) } }
    }
}

/// Before the opening nobody is missing yet: only how many are to come, and how many it takes.
fn ahead(language: Language, activity: &Activity, tally: &Tally, count: &Count) -> Markup {
    let text = Text(language);
    let votes = !activity.keeps_fact_only() && count.entitled > 0;
    html! {
        p.meta {
            (text.to_come(tally.expected))
            @if votes && activity.decides() { " " (text.quorum_ahead(count.entitled, count.needed, count.yes_needed)) }
            @else if votes { " " (text.quorum_needs(count.entitled, count.needed)) }
            @if let Some(needed) = committee_share(activity, count) { " " (text.committee_share(needed)) }
        }
    }
}

/// The arithmetic of a quorum in words, while the meeting is open or when it has ended.
fn sentence(language: Language, activity: &Activity, tally: &Tally, count: &Count) -> String {
    let (text, ended) = (Text(language), activity.state.is_held());
    let came = tally.entitled_came();
    if !count.valid && !ended && came >= count.needed {
        // A meeting is held by who came; a vote asks who is there.
        text.quorum_left(came, count.present, count.needed)
    } else if count.valid && !activity.decides() {
        text.quorum_met(count.entitled, count.present, count.needed)
    } else if count.valid {
        text.quorum_valid(count.entitled, count.present, count.needed, count.yes_needed)
    } else if ended {
        text.quorum_was_short(count.entitled, count.present, count.needed, count.needed - count.present)
    } else {
        text.quorum_short(count.entitled, count.present, count.needed, count.needed - count.present)
    }
}

fn committee_share(activity: &Activity, count: &Count) -> Option<u32> {
    let rule = activity.rule().filter(|rule| rule.attends == Attends::Committee)?;
    rule.present_at_least.map(|share| share.needed_of(count.entitled))
}
