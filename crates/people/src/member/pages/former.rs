//! The list of those who belonged to a unit and do not any more, for who keeps its people. Markup only.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Column, Frame, Heading, Input, Weight, actions, crumbs, day, empty, filter_form, hidden, link_button,
    optional_field, page, pager_in_order, submit, table,
};
use zhixing_kit::limit::PAGE_ROWS;

use crate::fields::FIND;
use crate::member::model::Former;
use crate::member::text::Text;
use crate::member::web::ListInput;
use crate::query::in_query;
use crate::unit::Unit;

/// What the list shows.
pub struct FormerPage {
    /// The unit.
    pub here: Unit,
    /// Who left it, one more than a page holds when there are more; and whether the reader may open his page.
    pub people: Vec<(Former, bool)>,
}

/// Those who belonged to a unit and do not any more.
pub fn show_former(frame: &Frame, shown: &FormerPage, input: &ListInput) -> Markup {
    let text = Text(frame.language);
    let here = &shown.here;
    let at = format!("/members?unit={}", here.id);
    let heading =
        Heading::new(text.former()).lead(text.former_lead(&here.name)).above(crumbs(frame, &[(&at, &here.name)]));
    let (people, more) = (&shown.people[..shown.people.len().min(PAGE_ROWS)], shown.people.len() > PAGE_ROWS);
    let list = format!("{at}&left=yes&q={}", in_query(&input.q));
    let after = people.last().filter(|_| more).map(|(last, _)| format!("{list}&after={}", in_query(&last.number)));
    let before = (!input.after.is_empty()).then_some(list);
    page(
        frame,
        heading,
        html! {
            (filter_form(frame, "/members", &[&FIND], &Faults::default(), html! {
                (hidden("unit", here.id.as_str()))
                (hidden("left", "yes"))
                (optional_field(frame, &FIND, Input::Text, &input.q, &Faults::default()))
                (actions(submit(Weight::Plain, text.find())))
            }))
            @if people.is_empty() {
                @if input.q.is_empty() { (empty(text.former_none(), text.former_none_next(), None)) }
                @else { (empty(text.none_found(), text.none_found_next(), None)) }
            } @else {
                (rows(frame, people))
                (pager_in_order(frame, before.as_deref(), after.as_deref()))
            }
            (actions(link_button(Weight::Quiet, &at, text.to_present())))
        },
    )
}

fn rows(frame: &Frame, people: &[(Former, bool)]) -> Markup {
    let text = Text(frame.language);
    let columns = [
        Column::text(text.name()),
        Column::text(text.number()),
        Column::text(text.last_day()),
        Column::text(text.went_to()),
    ];
    let row = |(one, may_open): &(Former, bool)| {
        let went_to = match one.left_on {
            Some(_) => text.left_the_organisation().to_owned(),
            None => text.now_in(&one.unit_name),
        };
        vec![
            html! { @if *may_open { a href={ "/members/" (one.id) } { (one.name) } } @else { (one.name) } },
            html! { (one.number) },
            day(frame, one.last_day),
            html! { (went_to) },
        ]
    };
    table(text.former(), &columns, &people.iter().map(row).collect::<Vec<_>>())
}
