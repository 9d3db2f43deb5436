//! The form that takes a ballot back, and what is shown of one that was.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Notice, Weight, actions, crumbs, field, link_button, notice, sheet, submit,
};

use super::input::{FIELDS, RecallInput, WHY_RECALLED};
use super::text::Text;
use crate::activity::model::Activity;
use crate::ballot::model::{Ballot, Recall};
use crate::ballot::text::Text as BallotText;

/// The form.
pub fn form(frame: &Frame, activity: &Activity, ballot: &Ballot, typed: &RecallInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, list, own) = (activity.path(), format!("{}/ballots", activity.path()), ballot.path());
    let way =
        [(path.as_str(), activity.topic.as_str()), (&list, BallotText(frame.language).title()), (&own, &ballot.title)];
    let to = format!("{own}/recall");
    let body = html! {
        (field(frame, &WHY_RECALLED, Input::Area(3), &typed.reason, faults))
        (actions(html! { (submit(Weight::Danger, text.withdraw())) (link_button(Weight::Plain, &own, text.keep_it())) }))
    };
    html::page(
        frame,
        Heading::new(text.title()).above(crumbs(frame, &way)).lead(text.lead()),
        html! {
            (sheet(&ballot.title))
            (html::draft(frame, &format!("recall/{}", ballot.id), html::form(frame, &to, FIELDS, faults, body)))
        },
    )
}

/// Who took it back and why, in one line.
pub fn said(language: Language, recall: &Recall) -> String {
    Text(language).because(&recall.by, &recall.reason)
}

/// What the ballot's page shows of it, with what to do next.
pub fn taken_back(frame: &Frame, recall: &Recall, zone: &TimeZone) -> Markup {
    let body = html! {
        p { (said(frame.language, recall)) }
        p.meta { (html::moment(frame, recall.at, zone)) }
        p { (Text(frame.language).next()) }
    };
    notice(Notice::Info, body)
}

/// The way to the form.
pub fn way(frame: &Frame, ballot: &Ballot) -> Markup {
    link_button(Weight::Quiet, &format!("{}/recall", ballot.path()), Text(frame.language).withdraw())
}

/// What is told when it is done.
pub fn told(language: Language) -> &'static str {
    Text(language).told()
}
