//! The form, and what was changed.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    self, Event, Frame, Heading, Input, Tone, Weight, actions, crumbs, field, link_button, optional_field, submit,
    timeline,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};

use super::input::{ChargeInput, WHY};
use super::model::{Change, Charge};
use super::text::Text;
use crate::activity::candidate::{Candidate, people};
use crate::resolution::input::{DUE, OWNER};
use crate::resolution::model::Resolution;
use crate::resolution::pages::charged;
use crate::resolution::text::Text as Of;
use crate::roll::namesake::worded;

/// What the form holds.
const HELD: &[&Field] = &[&OWNER, &DUE, &WHY];

/// What the form needs.
pub struct View {
    /// The resolution.
    pub resolution: Resolution,
    /// Who can see to it.
    pub members: Vec<Candidate>,
}

/// The form.
pub fn form(frame: &Frame, view: &View, edit: &Edit<ChargeInput>, faults: &Faults) -> Markup {
    let (text, path) = (Text(frame.language), view.resolution.path());
    let (people, typed) = (offered(frame.language, view), &edit.typed);
    html::page(
        frame,
        Heading::new(text.title()).above(above(frame, &view.resolution)).lead(text.lead()),
        html! {
            (html::sheet(&view.resolution.text))
            (html::form(frame, &format!("{path}/charge"), HELD, faults, html! {
                (basis(&edit.basis))
                (optional_field(frame, &OWNER, Input::Select(&people), &typed.owner, faults))
                (optional_field(frame, &DUE, Input::Day, &typed.due, faults))
                (field(frame, &WHY, Input::Text, &typed.charge_why, faults))
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, &path, Of(frame.language).title())) }))
            }))
        },
    )
}

/// Everybody who can see to it; who does so now is among them, though he left.
fn offered(language: Language, view: &View) -> Vec<html::Choice> {
    let mut offered = people(language, &view.members);
    if let Some(owner) = &view.resolution.owner
        && !view.members.iter().any(|one| one.member.id == *owner)
    {
        offered.insert(0, html::Choice::new(owner.to_string(), worded(language, &view.resolution.owner_name)));
    }
    offered
}

fn above(frame: &Frame, resolution: &Resolution) -> Markup {
    crumbs(frame, &[("/resolutions", Of(frame.language).title()), (&resolution.path(), &resolution.text)])
}

/// Somebody else changed it meanwhile: which one holds.
pub fn ask(
    frame: &Frame,
    view: &View,
    asked: &Asked<ChargeInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let path = view.resolution.path();
    let read = |name: &str, value: &str| {
        let member = view.members.iter().find(|one| name == OWNER.name && one.member.id.as_str() == value)?;
        Some(member.label(frame.language))
    };
    let action = format!("{path}/charge");
    let asking = Asking {
        above: above(frame, &view.resolution),
        action: &action,
        leave: &path,
        fields: HELD,
        saver,
        long: &[],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}

/// What the way to the form is called.
pub fn label(language: Language) -> &'static str {
    Text(language).change()
}

/// What was changed, by whom and why.
pub fn history(frame: &Frame, changes: &[Change], zone: &TimeZone) -> Markup {
    let events: Vec<Event> = changes
        .iter()
        .map(|change| Event {
            when: html::moment(frame, change.changed_at, zone),
            who: &change.changed_name,
            what: html! { (changed(frame.language, change)) },
            tone: Tone::Plain,
        })
        .collect();
    html::section(Text(frame.language).history(), timeline(&events))
}

/// What a change made of what, and why.
pub fn changed(language: Language, change: &Change) -> String {
    let said = |charge: &Charge| charged(language, &charge.owner_name, charge.due);
    Text(language).changed(said(&change.was), said(&change.is), &change.why)
}

/// How it stands since it was changed, beside what the meeting decided.
pub fn since(language: Language, charge: &Charge) -> String {
    Text(language).since(charged(language, &charge.owner_name, charge.due))
}
