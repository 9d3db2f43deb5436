//! The page on which meetings are handed over. Markup only.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Weight, actions, crumbs, empty, field, form, list, moment, optional_field, page,
    section, submit,
};
use zhixing_people::Unit;

use super::input::HandoverInput;
use super::questions::path;
use super::text::Text;
use crate::activity::candidate::{Candidate, people};
use crate::activity::input::{CHAIR, RECORDER};
use crate::activity::words::kind_name;
use crate::activity::{Activity, list_name};

/// What the page needs.
pub struct View {
    /// The unit.
    pub unit: Unit,
    /// The meetings, the earliest first.
    pub meetings: Vec<Activity>,
    /// Who can follow.
    pub people: Vec<Candidate>,
}

/// The page.
pub fn show(frame: &Frame, view: &View, input: &HandoverInput, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let lead = text.lead(&view.unit.name);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/meetings", list_name(frame.language))]));
    if view.meetings.is_empty() {
        return page(frame, heading, empty(text.none(), text.none_next(), None));
    }
    let people = people(frame.language, &view.people);
    page(
        frame,
        heading.lead(&lead),
        html! {
            (form(frame, &path(&view.unit.id), &[&CHAIR, &RECORDER], faults, html! {
                (field(frame, &CHAIR, Input::Select(&people), &input.chair, faults))
                (optional_field(frame, &RECORDER, Input::Select(&people), &input.recorder, faults))
                (actions(submit(Weight::Primary, text.save())))
            }))
            (section(text.meetings(), meetings(frame, view, zone)))
        },
    )
}

fn meetings(frame: &Frame, view: &View, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let name = |name: &str| if name.is_empty() { text.nobody().to_owned() } else { name.to_owned() };
    let paths: Vec<String> = view.meetings.iter().map(Activity::path).collect();
    let item = |(activity, path): (&Activity, &String)| {
        let meta = html! {
            (kind_name(frame.language, &activity.kind)) " · " (moment(frame, activity.starts_at, zone)) " · "
            (text.chair(name(&activity.chair_name))) " · " (text.recorder(name(&activity.recorder_name)))
        };
        (path.clone(), activity.topic.clone(), meta)
    };
    let lines: Vec<_> = view.meetings.iter().zip(&paths).map(item).collect();
    list(&lines.iter().map(|(path, topic, meta)| Item::link(path, topic).meta(meta.clone())).collect::<Vec<_>>())
}
