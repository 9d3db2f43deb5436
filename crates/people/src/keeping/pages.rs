//! The page on which the first day of a unit's record is set, and how it stands on the unit's page. Markup only.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{Frame, Heading, Input, Weight, actions, crumbs, day, field, form, link_button, page, submit};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};

use super::input::KeptInput;
use super::text::Text;
use crate::fields::{FIELDS, KEPT_SINCE};
use crate::unit::Unit;

/// Name and value of the day among the facts of a unit, with the way to change it for who may.
pub fn fact(frame: &Frame, unit: &Unit, since: Date, may_keep: bool) -> (&'static str, Markup) {
    let text = Text(frame.language);
    let value = html! {
        (day(frame, since))
        @if may_keep { " " a href=(path(unit)) { (text.change()) } }
    };
    (text.title(), value)
}

/// The page.
pub fn keeping(frame: &Frame, unit: &Unit, edit: &Edit<KeptInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let at = format!("/units/{}", unit.id);
    let heading = Heading::new(text.title()).above(above(frame, unit)).lead(text.lead(&unit.name));
    page(
        frame,
        heading,
        html! {
            p { (text.judged()) }
            p { (text.earlier()) }
            @if unit.kind.is_branch() { p { (text.with_groups()) } }
            (form(frame, &path(unit), FIELDS, faults, html! {
                (basis(&edit.basis))
                (field(frame, &KEPT_SINCE, Input::Day, &edit.typed.kept_since, faults))
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, &at, text.back())) }))
            }))
        },
    )
}

/// Two people set the day at once: which one holds.
pub fn ask(frame: &Frame, unit: &Unit, asked: &Asked<KeptInput>, saver: Option<Saver>) -> zhixing_kit::Result<Markup> {
    let (action, leave) = (path(unit), format!("/units/{}", unit.id));
    let read = |_: &str, _: &str| None;
    let above = above(frame, unit);
    let asking = Asking { above, action: &action, leave: &leave, fields: FIELDS, saver, long: &[], read: &read };
    ask_which(frame, asked, &asking)
}

fn above(frame: &Frame, unit: &Unit) -> Markup {
    let at = format!("/units/{}", unit.id);
    crumbs(frame, &[("/units", Text(frame.language).units()), (&at, &unit.name)])
}

fn path(unit: &Unit) -> String {
    format!("/units/{}/kept-since", unit.id)
}
