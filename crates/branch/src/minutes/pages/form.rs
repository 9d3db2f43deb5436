//! The forms that add to the minutes: words that are taken down, and corrections.

use maud::Markup;
use maud::html;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Weight, actions, crumbs, field, hidden, optional_field, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use super::MinutesView;
use crate::minutes::input::{self, CorrectionInput, FIELDS, RemarkInput};
use crate::minutes::model::RemarkKind;
use crate::minutes::text::Text;

/// The form of a correction.
pub fn new_correction(frame: &Frame, view: &MinutesView, edit: &Edit<CorrectionInput>, faults: &Faults) -> Markup {
    let (text, typed) = (Text(frame.language), &edit.typed);
    let activity = &view.minutes.activity;
    let (path, minutes) = (activity.path(), format!("{}/minutes", activity.path()));
    let heading = Heading::new(text.correct_title())
        .above(crumbs(frame, &[(&path, &activity.topic), (&minutes, text.title())]))
        .lead(text.correct_lead());
    html::page(
        frame,
        heading,
        html::draft(
            frame,
            &format!("correction/{}/{}", typed.subject, typed.entry),
            html::form(
                frame,
                &format!("{minutes}/corrections"),
                FIELDS,
                faults,
                html! {
                    (section(text.stood(), html::sheet(&typed.before)))
                    (zhixing_merge::basis(&edit.basis))
                    (hidden("subject", &typed.subject)) (hidden("entry", &typed.entry)) (hidden("before", &typed.before))
                    (field(frame, &input::AFTER, Input::Area(4), &typed.after, faults))
                    (field(frame, &input::WHY, Input::Area(2), &typed.why, faults))
                    (actions(submit(Weight::Primary, text.correct_save())))
                },
            ),
        ),
    )
}

/// Two people corrected the same entry at once: which words hold.
pub fn ask(
    frame: &Frame,
    view: &MinutesView,
    asked: &Asked<CorrectionInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let (activity, text) = (&view.minutes.activity, Text(frame.language));
    let minutes = format!("{}/minutes", activity.path());
    let asking = Asking {
        above: crumbs(frame, &[(&activity.path(), &activity.topic), (&minutes, text.title())]),
        action: &format!("{minutes}/corrections"),
        leave: &minutes,
        fields: FIELDS,
        saver,
        long: &["after", "why"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
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
        html::draft_each(
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
