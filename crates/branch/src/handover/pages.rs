//! The page on which meetings are handed over. Markup only.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Weight, actions, crumbs, empty, field, form, icon, list, moment, optional_field, page,
    section, submit,
};
use zhixing_people::Unit;

use super::input::{HANDED, HandoverInput};
use super::model::{Meeting, Obstacle, Successor};
use super::questions::path;
use super::text::Text;
use crate::activity::candidate::{Candidate, people};
use crate::activity::input::{CHAIR, RECORDER};
use crate::activity::list_name;
use crate::roll::namesake::worded;

/// What the page needs.
pub struct View {
    /// The unit.
    pub unit: Unit,
    /// The meetings, the earliest first.
    pub meetings: Vec<Meeting>,
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
    // What stands in the way is said at each meeting, also of who is proposed: before anything is sent.
    let chosen = input.check().ok();
    page(
        frame,
        heading.lead(&lead),
        form(
            frame,
            &path(&view.unit.id),
            &[&CHAIR, &RECORDER, &HANDED],
            faults,
            html! {
                (field(frame, &CHAIR, Input::Select(&people), &input.chair, faults))
                (optional_field(frame, &RECORDER, Input::Select(&people), &input.recorder, faults))
                (section(text.meetings(), meetings(frame, view, (input, chosen.as_ref(), !faults.is_empty()), zone)))
                (actions(submit(Weight::Primary, text.save())))
            },
        ),
    )
}

fn meetings(
    frame: &Frame,
    view: &View,
    (input, chosen, is_sent): (&HandoverInput, Option<&Successor>, bool),
    zone: &TimeZone,
) -> Markup {
    let paths: Vec<String> = view.meetings.iter().map(|meeting| meeting.activity.path()).collect();
    let items: Vec<Item> = view
        .meetings
        .iter()
        .zip(&paths)
        .enumerate()
        .map(|(place, (meeting, path))| {
            let obstacle = chosen.filter(|_| input.takes(meeting)).and_then(|new| meeting.following(new).err());
            Item::link(path, &meeting.activity.topic)
                .meta(planned(frame, meeting, (obstacle, is_sent), zone))
                .end(tick(frame, place, meeting, input.takes(meeting)))
        })
        .collect();
    list(&items)
}

/// What a meeting is, when, who presides and records it and gives way, and what stands in the way of its going over.
fn planned(frame: &Frame, meeting: &Meeting, (obstacle, is_sent): (Option<Obstacle>, bool), zone: &TimeZone) -> Markup {
    let (text, activity) = (Text(frame.language), &meeting.activity);
    let named = |name: &str, gives_way: bool| match name {
        "" => text.nobody().to_owned(),
        name if gives_way => text.gives_way(worded(frame.language, name)),
        name => worded(frame.language, name),
    };
    let told = obstacle.map(|obstacle| match obstacle {
        Obstacle::NoRecorder => text.no_recorder(),
        Obstacle::RecorderPresides => text.recorder_presides(),
    });
    html! {
        (activity.kind_of(frame.language)) " · " (moment(frame, activity.starts_at, zone)) " · "
        (text.chair(named(&activity.chair_name, meeting.chair_gives_way()))) " · "
        (text.recorder(named(&activity.recorder_name, meeting.recorder_gives_way())))
        @if let Some(told) = told { p.fault[is_sent] id={ "e-" (activity.id) } { @if is_sent { (icon("alert")) } (told) } }
    }
}

fn tick(frame: &Frame, place: usize, meeting: &Meeting, is_ticked: bool) -> Markup {
    let (text, id) = (Text(frame.language), &meeting.activity.id);
    html! {
        label.choice {
            input type="checkbox" id=[(place == 0).then(|| format!("f-{}", HANDED.name))] name=(HANDED.name) value=(id) checked[is_ticked];
            span { (text.take()) span.unseen { (text.take_of(&meeting.activity.topic)) } }
        }
    }
}
