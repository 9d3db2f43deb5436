//! One material: its text, what is known about it, its editions; the same on paper; and the form that takes it back.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Fact, Frame, Heading, Input, Item, Notice, Tab, Weight, actions, crumbs, details, download, facts, field, form,
    link_button, list, moment, notice, page, post_button, section, submit, tabs,
};

use super::list::address;
use super::reading as set;
use crate::material::input::{FIELDS, TakingInput, WHY};
use crate::material::model::{Edition, Material, Placed};
use crate::material::questions::Reading;
use crate::material::text::Text;

/// One material as it is read.
pub fn one(frame: &Frame, shown: &Reading, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let material = &shown.material;
    let lead = html! {
        (material.area.name(frame.language)) " · " (material.kind.name(frame.language)) " · "
        (text.published_by(&material.unit_name, &shown.edition.published_name)) (moment(frame, shown.edition.published_at, zone))
    };
    page(
        frame,
        Heading::new(&shown.edition.title).above(crumbs(frame, &[("/library", text.title())])).lead(lead),
        html! {
            (told(frame, shown, zone))
            @if !shown.passages.is_empty() {
                section aria-label=(text.text()) {
                    (set(&shown.passages))
                    (parts(frame, shown))
                }
                (section(text.original(), html! {
                    (download(frame, &of_edition(&format!("/library/{}/original", material.id), shown), &shown.edition.file_name, shown.edition.format.name(frame.language), shown.edition.file_bytes))
                    (actions(html! { (link_button(Weight::Plain, &of_edition(&format!("/library/{}/print", material.id), shown), text.print())) }))
                }))
            }
            (section(text.about(), about(frame, shown)))
            @if shown.editions.len() > 1 { (details(text.editions(), editions(frame, shown, zone))) }
            (own_ways(frame, shown))
            @if shown.publishes && material.taken.is_none() {
                (actions(html! {
                    (link_button(Weight::Plain, &format!("/library/new?material={}", material.id), text.renew()))
                    (link_button(Weight::Quiet, &format!("/library/{}/taking", material.id), text.take_back()))
                }))
            }
        },
    )
}

/// What any reader may do: see what changed, be told of new editions.
fn own_ways(frame: &Frame, shown: &Reading) -> Markup {
    let text = Text(frame.language);
    let way = format!("/library/{}", shown.material.id);
    if shown.material.taken.is_some() {
        return html! {};
    }
    actions(html! {
        @if shown.edition.number < shown.material.edition {
            (link_button(Weight::Primary, &format!("{way}/changes?since={}", shown.edition.number), text.since_this()))
        }
        @if shown.edition.number > 1 { (link_button(Weight::Plain, &of_edition(&format!("{way}/changes"), shown), text.changes())) }
        @if shown.follows { (post_button(&format!("{way}/following/end"), Weight::Quiet, text.leave(), &[])) }
        @else { (post_button(&format!("{way}/following"), Weight::Plain, text.follow(), &[])) }
    })
}

/// The address of something of the edition that is shown.
fn of_edition(path: &str, shown: &Reading) -> String {
    if shown.edition.number == shown.material.edition {
        path.to_owned()
    } else {
        format!("{path}?edition={}", shown.edition.number)
    }
}

/// That it was taken back, or that there is a newer edition.
fn told(frame: &Frame, shown: &Reading, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    html! {
        @if let Some(taken) = &shown.material.taken {
            (notice(Notice::Warning, html! {
                p { (text.taken(&taken.name)) (moment(frame, taken.at, zone)) } p { (text.taken_why(&taken.why)) }
            }))
        } @else if shown.edition.number != shown.material.edition {
            (notice(Notice::Warning, html! {
                (text.old_edition(shown.edition.number)) " " a href={ "/library/" (shown.material.id) } { (text.to_newest()) }
            }))
        } @else if !shown.edition.note.is_empty() {
            (notice(Notice::Info, html! { b { (text.edition(shown.edition.number)) } " " (shown.edition.note) }))
        }
    }
}

fn parts(frame: &Frame, shown: &Reading) -> Markup {
    let text = Text(frame.language);
    let edition = if shown.edition.number == shown.material.edition {
        String::new()
    } else {
        format!("&edition={}", shown.edition.number)
    };
    let pages: Vec<(String, String, bool)> = (1..=shown.edition.parts)
        .map(|part| {
            (format!("/library/{}?part={part}{edition}", shown.material.id), part.to_string(), part == shown.part)
        })
        .collect();
    let all: Vec<Tab> = pages.iter().map(|(href, label, here)| Tab { href, label, here: *here }).collect();
    html! {
        @if all.len() > 1 { p.meta { (text.part_of(shown.part, shown.edition.parts)) } (tabs(text.parts(), &all)) }
    }
}

fn about(frame: &Frame, shown: &Reading) -> Markup {
    let text = Text(frame.language);
    let Edition { source, link, number, .. } = &shown.edition;
    let mut known: Vec<Fact> = Vec::new();
    if !source.is_empty() {
        known.push((text.source(), html! { (source) }));
    }
    if !link.is_empty() {
        known.push((text.link(), html! { a href=(link) rel="noreferrer" { (link) } }));
    }
    let tags = &shown.material.tags;
    if !tags.is_empty() {
        let links = tags.iter().map(|tag| (address(&[("tag", tag)]), tag));
        known.push((text.tags(), html! { @for (href, tag) in links { a href=(href) { (tag) } " " } }));
    }
    known.push((text.editions(), html! { (text.edition(number)) }));
    facts(&known)
}

fn editions(frame: &Frame, shown: &Reading, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let rows: Vec<(String, String)> = shown
        .editions
        .iter()
        .map(|one| (format!("/library/{}?edition={}", shown.material.id, one.number), text.edition(one.number)))
        .collect();
    let items: Vec<Item> = shown
        .editions
        .iter()
        .zip(&rows)
        .map(|(one, (href, title))| {
            let meta = html! {
                (one.published_name) " · " (moment(frame, one.published_at, zone)) @if !one.note.is_empty() { br; (one.note) }
            };
            let item = Item::link(href, title).meta(meta);
            if one.number == shown.material.edition { item.end(html! { b { (text.holds()) } }) } else { item }
        })
        .collect();
    list(&items)
}

/// The whole text, for paper.
pub fn print(frame: &Frame, shown: &Reading, whole: &[Placed]) -> Markup {
    let text = Text(frame.language);
    let way = of_edition(&format!("/library/{}", shown.material.id), shown);
    let lead = html! { (text.how_to_print()) };
    page(
        frame,
        Heading::new(&shown.edition.title)
            .above(crumbs(frame, &[("/library", text.title()), (&way, &shown.material.title)]))
            .lead(lead),
        html! {
            @if !shown.edition.source.is_empty() { p.meta { (text.source()) (frame.language.pick("：", ": ")) (shown.edition.source) } }
            (set(whole))
        },
    )
}

/// The form that takes a material back.
pub fn taking(frame: &Frame, material: &Material, input: &TakingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let way = format!("/library/{}", material.id);
    let action = format!("{way}/taking");
    let above = crumbs(frame, &[("/library", text.title()), (&way, &material.title)]);
    let inside = html! {
        (field(frame, &WHY, Input::Text, &input.why, faults))
        (actions(html! { (submit(Weight::Danger, text.take_back())) (link_button(Weight::Quiet, &way, text.to_newest())) }))
    };
    page(
        frame,
        Heading::new(text.take_back()).above(above).lead(text.take_lead(&material.title)),
        form(frame, &action, FIELDS, faults, inside),
    )
}
