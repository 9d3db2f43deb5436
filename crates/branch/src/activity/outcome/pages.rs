//! The form of an outcome: in its place on the meeting's page, and alone. Markup only.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{self, Frame, Heading, Input, Weight, actions, crumbs, details, field, field_again, submit};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};

use super::input::OutcomeInput;
use crate::activity::input::{self, FIELDS};
use crate::activity::model::{Activity, AgendaItem};
use crate::activity::text::Text;

/// Below its item on the meeting's page, folded.
pub fn folded(frame: &Frame, activity: &Activity, item: &AgendaItem) -> Markup {
    let edit = Edit::of(OutcomeInput::of(item)).unwrap_or_default();
    details(label(frame, item), form(frame, activity, item, &edit, &Faults::default()))
}

/// Alone, when something was wrong with it.
pub fn alone(
    frame: &Frame,
    activity: &Activity,
    item: &AgendaItem,
    edit: &Edit<OutcomeInput>,
    faults: &Faults,
) -> Markup {
    let heading = Heading::new(label(frame, item)).above(above(frame, activity)).lead(&item.title);
    html::page(frame, heading, form(frame, activity, item, edit, faults))
}

/// Two wrote it at once: which version holds.
pub fn ask(
    frame: &Frame,
    activity: &Activity,
    item: &AgendaItem,
    asked: &Asked<OutcomeInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let asking = Asking {
        above: above(frame, activity),
        action: &path(activity, item),
        leave: &activity.path(),
        fields: FIELDS,
        saver,
        long: &[input::OUTCOME.name],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}

fn form(frame: &Frame, activity: &Activity, item: &AgendaItem, edit: &Edit<OutcomeInput>, faults: &Faults) -> Markup {
    let (path, typed) = (path(activity, item), &edit.typed.outcome);
    let fields = html! {
        (basis(&edit.basis))
        // A page with several items asks for several outcomes; alone, the summary of faults leads to the field by its name.
        @if faults.is_empty() { (field_again(frame, item.id.as_str(), &input::OUTCOME, Input::Area(3), typed, faults)) }
        @else { (field(frame, &input::OUTCOME, Input::Area(3), typed, faults)) }
        (actions(submit(Weight::Plain, label(frame, item))))
    };
    html::draft(frame, &path, html::form(frame, &path, FIELDS, faults, fields))
}

fn label(frame: &Frame, item: &AgendaItem) -> &'static str {
    let text = Text(frame.language);
    if item.outcome.is_none() { text.note_outcome() } else { text.change_outcome() }
}

fn path(activity: &Activity, item: &AgendaItem) -> String {
    format!("{}/agenda/{}/outcome", activity.path(), item.id)
}

fn above(frame: &Frame, activity: &Activity) -> Markup {
    crumbs(frame, &[("/meetings", Text(frame.language).meetings()), (&activity.path(), &activity.topic)])
}
