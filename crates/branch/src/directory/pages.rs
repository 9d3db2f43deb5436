//! The pages of the directory.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tab, Weight, actions, confirmed, crumbs, empty, facts, field,
    hidden, link_button, notice, optional_field, post_button, section, submit, tabs,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::in_query;

use super::input::{self, EntryInput, FIELDS};
use super::model::{Entry, EntryKind, doubles};
use super::text::Text;

/// The most pairs that the list points out as possible doubles.
const DOUBLES_SHOWN: usize = 5;

/// What the list shows.
pub struct ListView {
    /// Which kind.
    pub kind: EntryKind,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// Whether the reader may change them.
    pub changes: bool,
}

/// For who belongs to no branch.
pub fn none(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    html::page(frame, Heading::new(text.title()), notice(Notice::Info, text.not_branch()))
}

/// The list of one kind.
pub fn list(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title()).lead(text.lead());
    let add = format!("/directory/new?kind={}", view.kind.code());
    if view.changes {
        heading = heading.action(link_button(Weight::Primary, &add, text.add()));
    }
    let hrefs = EntryKind::ALL.map(|kind| format!("/directory?kind={}", kind.code()));
    let shown: Vec<Tab> = EntryKind::ALL
        .iter()
        .zip(&hrefs)
        .map(|(kind, href)| Tab { href, label: kind.name(frame.language), here: *kind == view.kind })
        .collect();
    let paths: Vec<String> = view.entries.iter().map(Entry::path).collect();
    let items: Vec<Item> = view
        .entries
        .iter()
        .zip(&paths)
        .map(|(entry, path)| Item::link(path, &entry.kept.name).meta(meta(frame, entry)))
        .collect();
    html::page(
        frame,
        heading,
        html! {
            (tabs(text.kinds(), &shown))
            @if view.changes { (pairs(frame, &view.entries)) }
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) }
            @else { (html::filtered(frame, text.filter(), html::list(&items))) }
        },
    )
}

fn meta(frame: &Frame, entry: &Entry) -> Markup {
    html! { @if !entry.kept.about.is_empty() { (entry.kept.about) " · " } (usage(frame, entry)) }
}

fn usage(frame: &Frame, entry: &Entry) -> String {
    let text = Text(frame.language);
    match (entry.uses, entry.last_used) {
        (1, Some(day)) => text.used_once(day_text(frame.language, day)),
        (uses, Some(day)) => text.used(uses, day_text(frame.language, day)),
        _ => text.unused().to_owned(),
    }
}

/// Names that may mean the same, with the way to merge them.
fn pairs(frame: &Frame, entries: &[Entry]) -> Markup {
    let text = Text(frame.language);
    let found = doubles(entries, DOUBLES_SHOWN);
    html! {
        @if !found.is_empty() {
            (notice(Notice::Info, html! {
                p { b { (text.doubles()) } }
                ul { @for (one, other) in found {
                    li { (text.double(&one.kept.name, &other.kept.name)) " " a href={ (other.path()) "/edit" } { (text.merge_title()) } }
                } }
            }))
        }
    }
}

/// The page of one entry. A number is shown to who may change it alone (P14).
pub fn one(frame: &Frame, entry: &Entry, changes: bool) -> Markup {
    let text = Text(frame.language);
    let kept = &entry.kept;
    let path = entry.path();
    let above = format!("/directory?kind={}", kept.kind.code());
    let mut heading = Heading::new(&kept.name)
        .above(crumbs(frame, &[("/directory", text.title()), (&above, kept.kind.name(frame.language))]));
    if changes && entry.merged_into.is_none() {
        heading = heading.action(link_button(Weight::Primary, &format!("{path}/edit"), text.edit()));
    }
    let about = if kept.kind.is_person() { text.about_person() } else { text.about_place() };
    let told = |words: &str| if words.is_empty() { text.nothing().to_owned() } else { words.to_owned() };
    let mut rows = vec![(about, html! { (told(&kept.about)) }), (text.usage(), html! { (usage(frame, entry)) })];
    if kept.kind.is_person() {
        rows.push((text.phone(), number(frame, entry, changes)));
    }
    html::page(
        frame,
        heading,
        html! {
            @if let Some(into) = &entry.merged_into {
                (notice(Notice::Info, html! { (text.merged_already()) " " a href={ "/directory/" (into) } { (text.look()) } }))
            }
            (facts(&rows))
            @if changes && kept.kind == EntryKind::Place && entry.merged_into.is_none() {
                (actions(link_button(Weight::Plain, &plan_at(&kept.name), text.plan_here())))
            }
            @if changes && !kept.phone.is_empty() {
                (actions(confirmed(frame, text.drop_ask(), post_button(&format!("{path}/phone-removal"), Weight::Danger, text.drop_phone(), &[]))))
            }
        },
    )
}

/// The form of a theme day at a place.
fn plan_at(place: &str) -> String {
    format!("/meetings/new?kind=theme_day&place={}", in_query(place))
}

fn number(frame: &Frame, entry: &Entry, changes: bool) -> Markup {
    let text = Text(frame.language);
    let kept = &entry.kept;
    html! {
        @if kept.phone.is_empty() { (text.phone_none()) }
        @else if !changes { (text.phone_hidden()) }
        @else {
            (kept.phone)
            @if let Some(day) = kept.keep_until { br; small { (text.kept(&kept.purpose, day_text(frame.language, day))) } }
        }
    }
}

/// The form of a new entry.
pub fn new(frame: &Frame, kind: EntryKind, typed: &EntryInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let above = format!("/directory?kind={}", kind.code());
    let heading = Heading::new(text.add_title())
        .above(crumbs(frame, &[("/directory", text.title()), (&above, kind.name(frame.language))]));
    let form = html::form(
        frame,
        "/directory",
        FIELDS,
        faults,
        html! {
            (hidden("kind", kind.code()))
            (fields(frame, kind, typed, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, html::draft(frame, &format!("directory/{}", kind.code()), form))
}

fn fields(frame: &Frame, kind: EntryKind, typed: &EntryInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &input::ENTRY_NAME, Input::Text, &typed.entry_name, faults))
        (optional_field(frame, &input::ABOUT, Input::Text, &typed.about, faults))
        @if kind.is_person() {
            (optional_field(frame, &input::PHONE, Input::Phone, &typed.phone, faults))
            (optional_field(frame, &input::PURPOSE, Input::Text, &typed.purpose, faults))
            (optional_field(frame, &input::KEEP_UNTIL, Input::Day, &typed.keep_until, faults))
        }
    }
}

/// The form that changes an entry, and the one that merges it.
pub fn edit(frame: &Frame, entry: &Entry, others: &[Entry], edit: &Edit<EntryInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = entry.path();
    let heading = Heading::new(text.edit_title())
        .above(crumbs(frame, &[("/directory", text.title()), (&path, &entry.kept.name)]));
    let choices: Vec<Choice> = others.iter().map(|other| Choice::new(other.id.to_string(), &other.kept.name)).collect();
    let merging = faults.of("into").is_some();
    let none = Faults::default();
    let (of_entry, of_merger) = if merging { (&none, faults) } else { (faults, &none) };
    html::page(
        frame,
        heading,
        html! {
            @if entry.merged_into.is_some() { (notice(Notice::Info, text.merged_already())) }
            @else {
                (html::draft(frame, &path, html::form(frame, &path, FIELDS, of_entry, html! {
                    (zhixing_merge::basis(&edit.basis))
                    (hidden("kind", entry.kept.kind.code()))
                    (fields(frame, entry.kept.kind, &edit.typed, of_entry))
                    (actions(submit(Weight::Primary, text.save())))
                })))
                @if !choices.is_empty() {
                    (section(text.merge_title(), html! {
                        p { (text.merge_lead()) }
                        (html::form(frame, &format!("{path}/merger"), FIELDS, of_merger, html! {
                            (field(frame, &input::INTO, Input::Select(&choices), "", of_merger))
                            (actions(submit(Weight::Danger, text.merge())))
                        }))
                    }))
                }
            }
        },
    )
}

/// Two people changed an entry at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    entry: &Entry,
    asked: &Asked<EntryInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let path = entry.path();
    let asking = Asking {
        above: crumbs(frame, &[("/directory", Text(frame.language).title()), (&path, &entry.kept.name)]),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &[],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}
