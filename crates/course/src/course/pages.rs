//! The pages of courses: the list, one course with its parts and what its reader did, and the form that takes it back.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Fact, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, crumbs, day, empty, facts, field, form,
    link_button, list as lines, live, moment, notice, page, pager, pill, post_button, section, submit,
};

use super::input::{FIELDS, TakingInput, WHY};
use super::model::Course;
use super::questions::Shown;
use super::text::Text;
use crate::launch::model::Standing;
use crate::package::model::Part;

/// The list.
pub fn list(frame: &Frame, courses: &[Course], publishes: bool, older: Option<&str>, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let mut heading =
        Heading::new(text.title()).above(crumbs(frame, &[("/library", text.library())])).lead(text.lead());
    if publishes {
        heading = heading.action(link_button(Weight::Primary, "/courses/new", text.bring()));
    }
    let paths: Vec<String> = courses.iter().map(Course::path).collect();
    let items: Vec<Item> = courses
        .iter()
        .zip(&paths)
        .map(|(one, path)| {
            Item::link(path, &one.title).meta(html! {
                (one.standard.name()) " · " (day(frame, one.changed_at.day(zone)))
                @if one.edition > 1 { " · " (text.edition(one.edition)) }
            })
        })
        .collect();
    let body = html! {
        @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (lines(&items)) }
        (pager(frame, None, older))
    };
    page(frame, heading, live(frame, "courses", "courses", body))
}

/// One course.
pub fn one(frame: &Frame, shown: &Shown, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let course = &shown.course;
    let lead = html! {
        (course.standard.name()) " · " (text.published_by(&course.unit_name, &shown.edition.published_name))
        (moment(frame, shown.edition.published_at, zone))
    };
    let heading = Heading::new(&course.title).above(above(frame, &[])).lead(lead);
    let summary = shown.edition.outline.summary.pick(frame.language);
    let body = html! {
        @if let Some((name, at, why)) = &course.taken {
            (notice(Notice::Warning, html! { p { (text.taken(name)) (moment(frame, *at, zone)) } p { (text.taken_why(why)) } }))
        } @else {
            @if !shown.edition.note.is_empty() { (notice(Notice::Info, html! { b { (text.edition(shown.edition.number)) } " " (shown.edition.note) })) }
            @if !summary.is_empty() { p { (summary) } }
            (parts(frame, shown))
        }
        (section(text.about(), about(frame, shown)))
        @if shown.publishes && course.taken.is_none() { (actions(html! {
            (link_button(Weight::Plain, &format!("/courses/new?course={}", course.id), text.renew()))
            (link_button(Weight::Quiet, &format!("{}/taking", course.path()), text.take_back()))
        })) }
    };
    page(frame, heading, live(frame, &format!("course/{}", course.id), "course", body))
}

fn above(frame: &Frame, more: &[(&str, &str)]) -> Markup {
    let text = Text(frame.language);
    crumbs(frame, &[&[("/library", text.library()), ("/courses", text.title())], more].concat())
}

fn parts(frame: &Frame, shown: &Shown) -> Markup {
    let text = Text(frame.language);
    let outline = &shown.edition.outline;
    let done = outline.parts.iter().filter(|part| shown.mine.of(part).is_some_and(|one| one.satisfied_at.is_some()));
    let count = done.count();
    let next = outline.parts.iter().find(|part| shown.mine.of(part).is_none_or(|one| one.satisfied_at.is_none()));
    section(
        text.parts(),
        html! {
            @if shown.mine.satisfied_at.is_some() || count == outline.parts.len() { p role="status" { (pill(Tone::Good, text.done())) " " (text.whole_done()) } }
            @else { p role="status" { (text.count_done(count, outline.parts.len())) } }
            p.meta { (text.needs_scripts()) }
            @for (at, part) in outline.parts.iter().enumerate() {
                @let before = at.checked_sub(1).and_then(|at| outline.parts.get(at));
                @if before.is_none_or(|before| before.within != part.within) {
                    @for block in outline.around(part).into_iter().rev() { h3 { (outline.blocks[block].title.pick(frame.language)) } }
                }
                (self::part(frame, shown, part, next.is_some_and(|next| next.id == part.id)))
            }
            p.meta { (text.only_you()) }
        },
    )
}

/// A part: what came of it, and its button. The one that is next has the strong one.
fn part(frame: &Frame, shown: &Shown, part: &Part, is_next: bool) -> Markup {
    let text = Text(frame.language);
    let title = part.title.pick(frame.language);
    let standing = shown.mine.of(part);
    let label = match standing {
        None => text.start(),
        Some(one) if one.satisfied_at.is_some() => text.again(),
        Some(_) => text.go_on(),
    };
    let weight = if is_next { Weight::Primary } else { Weight::Plain };
    let state = html! {
        (came_of_it(frame, standing))
        @if let Some(mastery) = part.mastery.filter(|_| standing.is_none_or(|one| one.passed_at.is_none())) { " · " (text.must_reach(percent(mastery))) }
    };
    let button = post_button(&format!("{}/launches", shown.course.path()), weight, label, &[("part", &part.mark())]);
    lines(&[Item::plain(title).meta(state).end(button)])
}

fn came_of_it(frame: &Frame, standing: Option<&Standing>) -> Markup {
    let text = Text(frame.language);
    let Some(one) = standing else { return html! { (text.not_begun()) } };
    let (tone, word) = if one.passed_at.is_some() {
        (Tone::Good, text.passed())
    } else if one.satisfied_at.is_some() {
        (Tone::Good, text.done())
    } else if one.failed_at.is_some() {
        (Tone::Soon, text.failed())
    } else {
        (Tone::Plain, text.begun())
    };
    html! { (pill(tone, word)) @if let Some(result) = one.result { " " (text.result(percent(result))) } }
}

/// A part of 1 as whole per cent.
fn percent(part: f64) -> i64 {
    (part * 100.0).round() as i64
}

fn about(frame: &Frame, shown: &Shown) -> Markup {
    let text = Text(frame.language);
    let edition = &shown.edition;
    let mut known: Vec<Fact> = vec![
        (text.standard(), html! { (shown.course.standard.name()) " · " (text.edition(edition.number)) }),
        (text.package(), html! { (edition.file_name) }),
    ];
    if !edition.outline.notes.is_empty() {
        known.push((text.notes(), html! { @for note in &edition.outline.notes { p { (note.text(frame.language)) } } }));
    }
    facts(&known)
}

/// The form that takes a course back.
pub fn taking(frame: &Frame, course: &Course, input: &TakingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = course.path();
    let inside = html! {
        (field(frame, &WHY, Input::Text, &input.why, faults))
        (actions(html! { (submit(Weight::Danger, text.take_back())) (link_button(Weight::Quiet, &path, text.keep())) }))
    };
    page(
        frame,
        Heading::new(text.take_back())
            .above(above(frame, &[(&path, &course.title)]))
            .lead(text.take_lead(&course.title)),
        form(frame, &format!("{path}/taking"), FIELDS, faults, inside),
    )
}
