//! The page on which a first day is put right. Markup only.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Frame, Heading, Input, Weight, actions, crumbs, field, form, hidden, link_button, page, submit,
};

use super::input::FirstDayInput;
use super::model::Subject;
use super::questions::Shown;
use super::text::Text;
use crate::fields::{FIELDS, FIRST_DAY, WHY_CORRECTED};

/// The page.
pub fn correction(frame: &Frame, subject: &Subject, shown: &Shown, input: &FirstDayInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (title, rule, above) = match shown {
        Shown::Founding(unit) => {
            (text.title_founding(&unit.name), text.founding_rule().to_owned(), (("/units", text.units()), &unit.name))
        }
        Shown::Stay(of) => (
            text.title_stay(&of.who.name),
            text.stay_rule(&of.stay.unit_name, of.stay.kind.name(frame.language)),
            (("/members", text.members()), &of.who.name),
        ),
        Shown::Post(post) => (
            text.title_post(&post.member_name, post.kind.name(frame.language)),
            text.post_rule(&post.unit_name),
            (("/units", text.units()), &post.unit_name),
        ),
    };
    let leave = shown.leave();
    let (list, name) = above;
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[list, (&leave, name)]))
        .lead(text.lead(day_text(frame.language, shown.first_day())));
    page(
        frame,
        heading,
        html! {
            p { (rule) }
            @if let Shown::Stay(of) = shown { @if of.confirms() { p { (text.confirmed_along()) } } }
            p { (text.recorded()) }
            (form(frame, &subject.path(), FIELDS, faults, html! {
                (hidden("before", &input.before))
                (field(frame, &FIRST_DAY, Input::Day, &input.first_day, faults))
                (field(frame, &WHY_CORRECTED, Input::Text, &input.why, faults))
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, &leave, text.back())) }))
            }))
        },
    )
}
