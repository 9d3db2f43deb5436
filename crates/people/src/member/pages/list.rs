//! The list of members of a unit. Markup only.

use std::collections::HashMap;

use maud::{Markup, html};
use zhixing_kit::html::{
    Column, Frame, Heading, Notice, Tab, Weight, actions, crumbs, empty, link_button, notice, page, pager_in_order,
    search_form, table, tabs,
};
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_records::UnitId;

use crate::member::model::Member;
use crate::member::text::Text;
use crate::member::web::ListInput;
use crate::post::Post;
use crate::query::in_query;
use crate::unit::Unit;

/// How many units below are shown as tabs.
const TABS_MAX: usize = 12;

/// What the list of members shows.
pub struct ListPage {
    /// The unit whose members are listed.
    pub here: Unit,
    /// The unit above, if its members may be seen too.
    pub above: Option<Unit>,
    /// The units directly below.
    pub below: Vec<Unit>,
    /// The names of the unit and all below.
    pub names: HashMap<UnitId, String>,
    /// The members, one more than a page holds when there are more.
    pub members: Vec<Member>,
    /// Their posts, in a branch or group.
    pub posts: Vec<Post>,
    /// Whether there are units below whose people the reader does not see: he looks at them from above.
    pub hides_below: bool,
    /// Whether the reader may enter members here.
    pub may_edit: bool,
}

/// The members of a unit.
pub fn show_members(frame: &Frame, shown: &ListPage, input: &ListInput) -> Markup {
    let text = Text(frame.language);
    let here = &shown.here;
    let new = format!("/members/new?unit={}", here.id);
    let mut heading = Heading::new(text.title()).lead(here.name.as_str());
    if let Some(above) = &shown.above {
        heading = heading.above(crumbs(frame, &[(&format!("/members?unit={}", above.id), &above.name)]));
    }
    if shown.may_edit {
        heading = heading.action(link_button(Weight::Primary, &new, text.create()));
    }
    let (members, more) = (&shown.members[..shown.members.len().min(PAGE_ROWS)], shown.members.len() > PAGE_ROWS);
    let at = format!("/members?unit={}&q={}", here.id, in_query(&input.q));
    let after = members.last().filter(|_| more).map(|last| format!("{at}&after={}", in_query(&last.number)));
    let before = (!input.after.is_empty()).then_some(at);
    let import = shown.may_edit.then(|| link_button(Weight::Plain, "/members/import", text.import()));
    let former = shown.may_edit.then(|| format!("/members?unit={}&left=yes", here.id));
    let find_former = former
        .as_ref()
        .map(|href| link_button(Weight::Plain, &format!("{href}&q={}", in_query(&input.q)), text.find_former()));
    let to_units = link_button(Weight::Quiet, "/units", text.to_units());
    page(
        frame,
        heading,
        html! {
            (unit_tabs(text, shown))
            @if shown.hides_below { (notice(Notice::Info, text.own_seat_alone())) }
            (search_form(frame, "/members", "q", text.search(), &input.q))
            @if members.is_empty() {
                @if input.q.is_empty() { (empty(text.none(), text.none_next(), import.clone())) }
                @else { (empty(text.none_found(), text.none_found_next(), find_former)) }
            } @else {
                (member_table(frame, shown, members))
                (pager_in_order(frame, before.as_deref(), after.as_deref()))
            }
            (actions(html! { @if !members.is_empty() { @if let Some(import) = &import { (import) } }
                @if let Some(former) = &former { (link_button(Weight::Quiet, former, text.former())) }
                (to_units)
            }))
        },
    )
}

fn unit_tabs(text: Text, shown: &ListPage) -> Markup {
    if shown.below.is_empty() {
        return html! {};
    }
    let hrefs: Vec<_> = shown.below.iter().take(TABS_MAX).map(|unit| format!("/members?unit={}", unit.id)).collect();
    let all = format!("/members?unit={}", shown.here.id);
    let mut all_tabs = vec![Tab { href: &all, label: text.everyone(), here: true }];
    all_tabs.extend(shown.below.iter().zip(&hrefs).map(|(unit, href)| Tab { href, label: &unit.name, here: false }));
    if shown.below.len() > TABS_MAX {
        all_tabs.push(Tab { href: "/units", label: text.all_units(), here: false });
    }
    tabs(text.units(), &all_tabs)
}

fn member_table(frame: &Frame, shown: &ListPage, members: &[Member]) -> Markup {
    let text = Text(frame.language);
    let columns = [
        Column::text(text.name()),
        Column::text(text.number()),
        Column::text(text.unit()),
        Column::text(text.kind()),
        Column::text(text.posts()),
    ];
    let columns = if shown.posts.is_empty() { &columns[..4] } else { &columns[..] };
    let rows: Vec<_> = members
        .iter()
        .map(|member| {
            let held = shown.posts.iter().filter(|post| post.member == member.id);
            let held: Vec<_> = held.map(|post| post.kind.name(frame.language)).collect();
            vec![
                html! { a href={ "/members/" (member.id) } { (member.name) } },
                html! { (member.number) },
                html! { (shown.names.get(&member.unit).map_or("", String::as_str)) },
                html! { (member.kind.name(frame.language)) },
                html! { (held.join(frame.language.pick("、", ", "))) },
            ]
        })
        .collect();
    table(text.title(), columns, &rows)
}
