//! The form that strikes a tied candidate, and what a result says of those who left.

use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{self, Choice, Frame, Heading, Input, Weight, actions, crumbs, field, link_button, submit};

use super::input::{DepartureInput, FIELDS, WHO_LEAVES, WHY_LEAVES};
use super::text::Text;
use crate::activity::model::Activity;
use crate::ballot::count::model::Outcome;
use crate::ballot::model::Ballot;
use crate::ballot::text::Text as BallotText;

/// What the form needs.
pub struct View {
    /// The meeting.
    pub activity: Activity,
    /// The round that ended in the tie.
    pub ballot: Ballot,
    /// Its outcome.
    pub outcome: Outcome,
}

/// The form, on a page of its own.
pub fn form(frame: &Frame, view: &View, typed: &DepartureInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let View { activity, ballot, outcome } = view;
    let (path, list, own) = (activity.path(), format!("{}/ballots", activity.path()), ballot.path());
    let way =
        [(path.as_str(), activity.topic.as_str()), (&list, BallotText(frame.language).title()), (&own, &ballot.title)];
    let tied: Vec<Choice> = outcome
        .tied
        .iter()
        .filter_map(|place| outcome.lines.get(*place))
        .filter_map(|line| Some(Choice::new(line.entry.as_deref()?, line.name.as_str())))
        .collect();
    let body = html! {
        (field(frame, &WHO_LEAVES, Input::Radio(&tied), &typed.who_leaves, faults))
        (field(frame, &WHY_LEAVES, Input::Area(2), &typed.why_leaves, faults))
        (actions(html! { (submit(Weight::Danger, text.leave())) (link_button(Weight::Plain, &own, text.back())) }))
    };
    html::page(
        frame,
        Heading::new(text.title()).above(crumbs(frame, &way)).lead(text.lead()),
        html::form(frame, &format!("{own}/departures"), FIELDS, faults, body),
    )
}

/// The way to the form.
pub fn way(frame: &Frame, ballot: &Ballot) -> Markup {
    link_button(Weight::Quiet, &format!("{}/departures/new", ballot.path()), Text(frame.language).title())
}

/// From a runoff to the result of the round whose tie it decides.
pub fn to_the_tie(frame: &Frame, tie: &Ballot) -> Markup {
    link_button(Weight::Quiet, &format!("{}/departures/new", tie.path()), Text(frame.language).to_the_tie())
}

/// Who left and what it decided, as sentences; empty when nobody did.
pub fn said(language: Language, outcome: &Outcome) -> String {
    let text = Text(language);
    let left = outcome.departed.iter().map(|one| text.departed(&one.name, &one.reason, &one.by));
    let mut said: String = left.collect();
    if outcome.is_decided_by_departure() {
        let names = outcome.elected_by_departure().join(language.pick("、", ", "));
        said.push_str(&if outcome.passed_here() { text.decided(names) } else { text.decided_before(names) });
    }
    said
}

/// What is told when it is done.
pub fn told(language: Language) -> &'static str {
    Text(language).told()
}

/// That a runoff is left where its tie stands.
pub fn in_the_tie() -> zhixing_kit::Sentence {
    zhixing_kit::Sentence::of(|language| Text(language).in_the_tie())
}
