//! The forms that add to the minutes: words that are taken down, and corrections.

use maud::Markup;
use maud::html;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Weight, actions, crumbs, field, hidden, optional_field, section, submit,
};

use super::MinutesView;
use crate::minutes::input::{self, CorrectionInput, FIELDS, RemarkInput};
use crate::minutes::model::RemarkKind;
use crate::minutes::text::Text;

/// The form of a correction.
pub fn new_correction(frame: &Frame, view: &MinutesView, typed: &CorrectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let activity = &view.minutes.activity;
    let (path, minutes) = (activity.path(), format!("{}/minutes", activity.path()));
    let heading = Heading::new(text.correct_title())
        .above(crumbs(frame, &[(&path, &activity.topic), (&minutes, text.title())]))
        .lead(text.correct_lead());
    html::page(
        frame,
        heading,
        html::form(
            frame,
            &format!("{minutes}/corrections"),
            FIELDS,
            faults,
            html! {
                (section(text.stood(), html::sheet(&typed.before)))
                (hidden("subject", &typed.subject)) (hidden("entry", &typed.entry)) (hidden("before", &typed.before))
                (field(frame, &input::AFTER, Input::Area(4), &typed.after, faults))
                (field(frame, &input::WHY, Input::Area(2), &typed.why, faults))
                (actions(submit(Weight::Primary, text.correct_save())))
            },
        ),
    )
}

/// The name of a kind of words.
pub fn remark_name(frame: &Frame, kind: RemarkKind) -> &'static str {
    let text = Text(frame.language);
    match kind {
        RemarkKind::Report => text.report(),
        RemarkKind::Statement => text.statement(),
        RemarkKind::Dissent => text.dissenting(),
        RemarkKind::Summary => text.summary(),
    }
}

/// The form that takes down words.
pub fn new_remark(frame: &Frame, view: &MinutesView, typed: &RemarkInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let activity = &view.minutes.activity;
    let path = activity.path();
    let kinds = RemarkKind::ALL.map(|kind| Choice::new(kind.code(), remark_name(frame, kind)));
    let items: Vec<Choice> =
        view.minutes.agenda.iter().map(|item| Choice::new(item.id.to_string(), &item.title)).collect();
    let kind = if typed.kind.is_empty() { RemarkKind::Statement.code() } else { &typed.kind };
    let heading = Heading::new(text.take_title())
        .above(crumbs(frame, &[("/meetings", crate::activity::list_name(frame.language)), (&path, &activity.topic)]))
        .lead(text.lead());
    html::page(
        frame,
        heading,
        html::draft(
            frame,
            &format!("remark/{}", activity.id),
            html::form(
                frame,
                &format!("{path}/remarks"),
                FIELDS,
                faults,
                html! {
                    (field(frame, &input::KIND, Input::Radio(&kinds), kind, faults))
                    (optional_field(frame, &input::SPEAKER, Input::Text, &typed.speaker_name, faults))
                    (field(frame, &input::TEXT, Input::Area(6), &typed.text, faults))
                    (optional_field(frame, &input::VERBATIM, Input::Checkbox, &typed.verbatim, faults))
                    @if !items.is_empty() { (optional_field(frame, &input::ITEM, Input::Select(&items), &typed.item, faults)) }
                    (actions(submit(Weight::Primary, text.take_down())))
                },
            ),
        ),
    )
}
