//! The page of retention: the rule in force, the form that asks what a number of days would take, and what that is.

use maud::{Markup, html};
use zhixing_kit::House;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Notice, Weight, actions, confirmed, crumbs, empty, field, filter_form, list, moment,
    notice, page, post_button, section, submit,
};

use super::input::{self, DaysInput};
use super::model::{DAYS, Outlook, Rule};
use super::web::PATH;
use crate::text::Text;

pub(crate) fn retention(
    frame: &Frame,
    rule: Option<Rule>,
    typed: &DaysInput,
    faults: &Faults,
    outlook: Option<&Outlook>,
    house: &House,
) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let above = crumbs(frame, &[("/settings", text.settings()), ("/settings/clients", text.clients())]);
    let ask = filter_form(
        frame,
        PATH,
        input::FIELDS,
        faults,
        html! {
            (field(frame, &input::DAYS_KEPT, Input::Number { least: *DAYS.start(), most: *DAYS.end() }, &typed.days_kept, faults))
            (actions(submit(Weight::Primary, text.retention_look())))
        },
    );
    let body = html! {
        @match rule {
            Some(rule) => {
                (notice(Notice::Info, html! { (text.retention_is(rule.days)) " · " (moment(frame, rule.set_at, zone)) }))
                (actions(confirmed(frame, text.retention_end_asked(), post_button(&format!("{PATH}/end"), Weight::Plain, text.retention_end(), &[]))))
            }
            None => { (notice(Notice::Info, text.retention_none())) }
        }
        (section(text.retention_look(), ask))
        @if let Some(outlook) = outlook { (section(text.retention_would_go(), would_go(frame, outlook, house))) }
    };
    page(frame, Heading::new(text.retention()).above(above).lead(text.retention_lead()), body)
}

/// What would go: how many, from when to when, of which client; and the button that makes it so.
fn would_go(frame: &Frame, outlook: &Outlook, house: &House) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let items: Vec<Item> = outlook
        .shares
        .iter()
        .map(|share| {
            Item::plain(&share.client).meta(html! {
                (text.records(share.count)) " · " (moment(frame, share.first, zone)) " – " (moment(frame, share.last, zone))
            })
        })
        .collect();
    let days = outlook.days.to_string();
    let button = post_button(PATH, Weight::Danger, &text.retention_do(outlook.days), &[("days_kept", &days)]);
    html! {
        @match outlook.span() {
            Some((first, last)) => {
                p { (text.retention_takes(outlook.count(), outlook.files)) " " (moment(frame, first, zone)) " – " (moment(frame, last, zone)) }
                (list(&items))
            }
            None => { (empty(text.retention_takes_nothing(), "", None)) }
        }
        p { (text.retention_after()) }
        (actions(confirmed(frame, &text.retention_asked(outlook.days, outlook.count()), button)))
    }
}
