//! The pages about units: the tree, one unit, and the forms. Markup only.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Item, Weight, actions, confirmed, crumbs, day, empty, facts, field, form,
    link_button, list, page, post_button, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};

use super::model::{Unit, UnitKind};
use super::text::Text;
use super::web::{Change, UnitInput};
use crate::attachment;
use crate::fields::{FIELDS, FOUNDED_ON, PARENT, UNIT_KIND, UNIT_NAME};
use crate::keeping;
use crate::post::pages::{UnitPosts, unit_posts};

/// The tree of units that the reader may know of.
pub fn show_units(frame: &Frame, units: &[Unit], may_create: bool) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title()).lead(text.lead());
    if may_create {
        heading = heading.action(link_button(Weight::Primary, "/units/new", text.create()));
    }
    page(frame, heading, tree(frame, units))
}

/// Units as a list, indented by depth.
fn tree(frame: &Frame, units: &[Unit]) -> Markup {
    let base = units.iter().map(Unit::depth).min().unwrap_or(0);
    let titles: Vec<_> =
        units.iter().map(|unit| format!("{}{}", "　".repeat(unit.depth() - base), unit.name)).collect();
    let hrefs: Vec<_> = units.iter().map(|unit| format!("/units/{}", unit.id)).collect();
    let items: Vec<_> = units
        .iter()
        .zip(titles.iter().zip(&hrefs))
        .map(|(unit, (title, href))| Item::link(href, title).end(html! { span { (unit.kind.name(frame.language)) } }))
        .collect();
    list(&items)
}

/// What the page of one unit shows.
pub struct UnitPage {
    /// The unit.
    pub unit: Unit,
    /// The unit above.
    pub parent: Option<Unit>,
    /// The units directly or indirectly below.
    pub below: Vec<Unit>,
    /// Where it could be moved.
    pub parents: Vec<Unit>,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// Since when its record is kept here, where that matters, and whether the reader sets it.
    pub kept: Option<(Date, bool)>,
    /// Its posts, for who may see its people.
    pub posts: Option<UnitPosts>,
}

/// One unit.
pub fn show_unit(frame: &Frame, shown: &UnitPage, edit: &Edit<UnitInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let unit = &shown.unit;
    let members = format!("/members?unit={}", unit.id);
    let mut heading = Heading::new(&unit.name).above(crumbs(frame, &[("/units", text.title())]));
    // Who only looks at the unit from above does not see its people.
    if shown.posts.is_some() {
        heading = heading.action(link_button(Weight::Primary, &members, text.to_members()));
    }
    let above = html! { @if let Some(parent) = &shown.parent { a href={ "/units/" (parent.id) } { (parent.name) } } @else { "—" } };
    let founding = html! {
        (day(frame, unit.founded_on))
        @if shown.may_change { " " a href={ "/units/" (unit.id) "/founding" } { (text.correct_founding()) } }
    };
    let mut told = vec![
        (text.kind(), html! { (unit.kind.name(frame.language)) }),
        (text.above(), above),
        (text.founded_on(), founding),
    ];
    told.extend(shown.kept.map(|(since, may_keep)| keeping::fact(frame, unit, since, may_keep)));
    page(
        frame,
        heading,
        html! {
            (facts(&told))
            @if let Some(posts) = &shown.posts { (unit_posts(frame, unit, posts)) }
            @if unit.kind == UnitKind::TemporaryBranch && shown.posts.as_ref().is_some_and(|posts| !posts.may.is_empty()) {
                (actions(link_button(Weight::Plain, &format!("/units/{}/attached", unit.id), attachment::pages::manage(frame))))
            }
            @if unit.kind != UnitKind::Group {
                (section(text.below(), if shown.below.is_empty() {
                    empty(text.none_below(), text.none_below_next(), None)
                } else { tree(frame, &shown.below) }))
            }
            @if shown.may_change { (changes(frame, shown, edit, faults)) }
        },
    )
}

fn changes(frame: &Frame, shown: &UnitPage, edit: &Edit<UnitInput>, faults: &Faults) -> Markup {
    let (text, input) = (Text(frame.language), &edit.typed);
    let at = format!("/units/{}", shown.unit.id);
    let is_temporary = shown.unit.kind == UnitKind::TemporaryBranch;
    let question = if is_temporary { text.close_temporary_question() } else { text.close_question() };
    let parents: Vec<_> = shown.parents.iter().map(|unit| Choice::new(unit.id.as_str(), unit.name.as_str())).collect();
    section(
        text.change(),
        html! {
            (form(frame, &format!("{at}/name"), FIELDS, faults, html! {
                (basis(&edit.basis))
                (field(frame, &UNIT_NAME, Input::Text, &input.unit_name, faults))
                (actions(html! { (submit(Weight::Plain, text.rename())) }))
            }))
            @if shown.unit.parent.is_some() {
                (form(frame, &format!("{at}/parent"), FIELDS, &Faults::default(), html! {
                    (basis(&edit.basis))
                    (field(frame, &PARENT, Input::Select(&parents), &input.parent, faults))
                    (actions(html! { (submit(Weight::Plain, text.move_it())) }))
                }))
                (confirmed(frame, question, post_button(&format!("{at}/closure"), Weight::Danger, text.close(), &[])))
            }
        },
    )
}

/// Two people changed the unit at once: which version holds.
pub fn ask(
    frame: &Frame,
    shown: &UnitPage,
    change: Change,
    asked: &Asked<UnitInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let at = format!("/units/{}", shown.unit.id);
    let read = |field: &str, value: &str| {
        let known = shown.parents.iter().chain(&shown.parent);
        known.filter(|_| field == "parent").find(|unit| unit.id.as_str() == value).map(|unit| unit.name.clone())
    };
    let above = crumbs(frame, &[("/units", Text(frame.language).title()), (&at, &shown.unit.name)]);
    let action = format!("{at}/{}", change.path());
    ask_which(
        frame,
        asked,
        &Asking { above, action: &action, leave: &at, fields: FIELDS, saver, long: &[], read: &read },
    )
}

/// The form for a new unit.
pub fn new_unit(frame: &Frame, parents: &[Unit], input: &UnitInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let kinds: Vec<_> = UnitKind::ALL.iter().map(|kind| Choice::new(kind.word(), kind.name(frame.language))).collect();
    let parents: Vec<_> = parents.iter().map(|unit| Choice::new(unit.id.as_str(), unit.name.as_str())).collect();
    let heading =
        Heading::new(text.create()).above(crumbs(frame, &[("/units", text.title())])).lead(text.create_lead());
    page(
        frame,
        heading,
        form(
            frame,
            "/units",
            FIELDS,
            faults,
            html! {
                (field(frame, &PARENT, Input::Select(&parents), &input.parent, faults))
                (field(frame, &UNIT_KIND, Input::Select(&kinds), &input.unit_kind, faults))
                (field(frame, &UNIT_NAME, Input::Text, &input.unit_name, faults))
                (field(frame, &FOUNDED_ON, Input::Day, &input.founded_on, faults))
                (actions(html! { (submit(Weight::Primary, text.save())) (link_button(Weight::Quiet, "/units", text.back())) }))
            },
        ),
    )
}
