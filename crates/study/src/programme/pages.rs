//! The pages of programmes.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Item, Notice, Tab, Tone, Weight, actions, crumbs, draft, empty, field, hidden,
    link_button, live, notice, pill, post_button, section, submit, tabs,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use super::input::{self, FIELDS, ProgrammeInput};
use super::model::Programme;
use super::questions::{Plannable, Proposed, Whole};
use super::text::Text;
use crate::place::Where;
use crate::topic::model::Topic;
use crate::{day, home, series, topic};

/// The way down to programmes, for all pages below.
pub fn above(frame: &Frame, more: &[(&str, &str)]) -> Markup {
    let mut all = vec![("/study", home::name(frame.language)), ("/programmes", Text(frame.language).title())];
    all.extend_from_slice(more);
    crumbs(frame, &all)
}

/// The programmes of a branch.
pub fn list(frame: &Frame, view: Option<(&Where, &[Programme])>) -> Markup {
    let text = Text(frame.language);
    let heading =
        Heading::new(text.title()).lead(text.lead()).above(crumbs(frame, &[("/study", home::name(frame.language))]));
    let Some((place, programmes)) = view else {
        return html::page(frame, heading, empty(text.no_branch(), text.no_branch_next(), None));
    };
    let new = format!("/programmes/new?unit={}", place.branch.id);
    let heading = if place.plans { heading.action(link_button(Weight::Primary, &new, text.new())) } else { heading };
    let lines: Vec<(String, String)> = programmes
        .iter()
        .map(|one| (one.path(), format!("{} · {}", span(frame, one), text.topics_count(one.topics))))
        .collect();
    let items: Vec<Item> = programmes
        .iter()
        .zip(&lines)
        .map(|(one, (path, meta))| Item::link(path, &one.says.name).meta(meta.as_str()))
        .collect();
    html::page(
        frame,
        heading,
        html! {
            (branches(place, text.branches(), "/programmes"))
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (html::list(&items)) }
        },
    )
}

/// Tabs from one branch to another, for who sees several.
pub fn branches(place: &Where, label: &str, path: &str) -> Markup {
    let hrefs: Vec<String> = place.branches.iter().map(|unit| format!("{path}?unit={}", unit.id)).collect();
    let both = place.branches.iter().zip(&hrefs);
    let shown: Vec<Tab> =
        both.map(|(unit, href)| Tab { href, label: &unit.name, here: unit.id == place.branch.id }).collect();
    html! { @if shown.len() > 1 { (tabs(label, &shown)) } }
}

fn span(frame: &Frame, programme: &Programme) -> String {
    let day = |day| day_text(frame.language, day);
    Text(frame.language).span(day(programme.says.first), day(programme.says.last))
}

/// A programme: its topics, its days, what comes next.
pub fn one(frame: &Frame, whole: &Whole, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let programme = &whole.programme;
    let path = programme.path();
    let lead = span(frame, programme);
    let mut heading = Heading::new(&programme.says.name).above(above(frame, &[])).lead(lead.as_str());
    let (is_empty, lacking) = (whole.topics.iter().all(|topic| topic.is_dropped), whole.lacking());
    let can_plan = whole.plannable != Plannable::Nothing;
    let series = can_plan.then(|| series::way(frame.language, &programme.branch, Some(&programme.id)));
    // Topics that wait for days that are not there yet wait for the days first: for those of a series, or for one more where each month has its day.
    let waits = can_plan && lacking > 0 && !whole.has_free_day;
    let needs_days = series.as_ref().filter(|_| waits && whole.plannable == Plannable::Series);
    if whole.plans {
        let (way, label) = match needs_days {
            Some((way, label)) => (way.clone(), *label),
            None if waits => series::way_to_one(frame.language, &programme.branch),
            None if is_empty || lacking == 0 => (format!("{path}/topics/new"), text.add_topic()),
            None => (format!("{path}/spread"), text.spread()),
        };
        heading = heading.action(link_button(Weight::Primary, &way, label));
    }
    let body = html! {
        @if whole.plans && lacking > 0 { (notice(Notice::Info, text.lacking(lacking))) }
        (section(text.topics(), topics(frame, whole)))
        div id="days" { (section(text.days(), days(frame, whole, zone))) }
        (actions(html! {
            (link_button(Weight::Plain, &format!("/rota?unit={}", programme.branch), text.rota()))
            @if let Some((way, label)) = series.as_ref().filter(|_| needs_days.is_none()) { (link_button(Weight::Plain, way, label)) }
            @if whole.plans {
                @if !is_empty && lacking > 0 { (link_button(Weight::Plain, &format!("{path}/topics/new"), text.add_topic())) }
                (link_button(Weight::Quiet, &format!("{path}/edit"), text.edit()))
            }
        }))
    };
    html::page(frame, heading, live(frame, &programme.about(), "programme", body))
}

fn topics(frame: &Frame, whole: &Whole) -> Markup {
    let text = Text(frame.language);
    if whole.topics.is_empty() {
        return empty(text.no_topics(), text.no_topics_next(), None);
    }
    let line = |topic: &Topic| {
        (topic.path(), text.area(topic::area_name(frame.language, &topic.says.area), &topic.says.problem))
    };
    let lines: Vec<(String, String)> = whole.topics.iter().map(line).collect();
    let items: Vec<Item> = whole
        .topics
        .iter()
        .zip(&lines)
        .map(|(topic, (path, meta))| {
            let item = Item::link(path, &topic.says.title).meta(meta.as_str());
            if topic.is_dropped { item.end(pill(Tone::Quiet, text.dropped())) } else { item }
        })
        .collect();
    html::list(&items)
}

fn days(frame: &Frame, whole: &Whole, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    if whole.days.is_empty() {
        let way = whole.plans.then(|| link_button(Weight::Plain, "/year/plan", text.to_year()));
        return empty(text.no_days(), text.no_days_next(), way);
    }
    let line = |one: &day::model::StudyDay| {
        let title = one.placed.as_ref().map_or_else(|| text.no_topic().to_owned(), |placed| placed.title.clone());
        (one.path(), title)
    };
    let lines: Vec<(String, String)> = whole.days.iter().map(line).collect();
    let items: Vec<Item> = whole
        .days
        .iter()
        .zip(&lines)
        .map(|(one, (path, title))| {
            let item = Item::link(path, title).meta(day::pages::when(frame, one, zone));
            let moves = whole.plans && one.activity.state.is_ahead();
            if moves && one.placed.is_none() {
                item.end(link_button(Weight::Quiet, &format!("{path}/topic"), text.put_topic()))
            } else {
                item
            }
        })
        .collect();
    html::list(&items)
}

/// The proposal that spreads the topics over the days.
pub fn spread(frame: &Frame, programme: &Programme, proposed: &[Proposed], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let path = programme.path();
    let heading = Heading::new(text.spread_title())
        .above(above(frame, &[(&path, &programme.says.name)]))
        .lead(text.spread_lead());
    let items: Vec<Item> = proposed
        .iter()
        .map(|one| Item::plain(&one.topic.says.title).meta(day::pages::when(frame, &one.day, zone)))
        .collect();
    let pairs: Vec<String> = proposed.iter().map(|one| format!("{} {}", one.day.activity.id, one.topic.id)).collect();
    let body = html! {
        @if items.is_empty() { (empty(text.spread_none(), text.no_days_next(), Some(link_button(Weight::Plain, &path, text.topics())))) }
        @else {
            (html::list(&items))
            (actions(post_button(&format!("{path}/spread"), Weight::Primary, text.take_over(), &[("pairs", &pairs.join("\n"))])))
        }
    };
    html::page(frame, heading, body)
}

/// The form of a new programme.
pub fn new(frame: &Frame, place: &Where, typed: &ProgrammeInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.new()).above(above(frame, &[])).lead(place.branch.name.as_str());
    let form = html::form(
        frame,
        "/programmes",
        FIELDS,
        faults,
        html! {
            (hidden("unit", place.branch.id.as_str()))
            (fields(frame, typed, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, "programme/new", form))
}

fn fields(frame: &Frame, typed: &ProgrammeInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &input::PROGRAMME_NAME, Input::Text, &typed.programme_name, faults))
        (field(frame, &input::FIRST_ON, Input::Day, &typed.first_on, faults))
        (field(frame, &input::LAST_ON, Input::Day, &typed.last_on, faults))
    }
}

/// The form that changes one.
pub fn edit(frame: &Frame, programme: &Programme, edit: &Edit<ProgrammeInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = programme.path();
    let heading = Heading::new(text.edit()).above(above(frame, &[(&path, &programme.says.name)]));
    let form = html::form(
        frame,
        &path,
        FIELDS,
        faults,
        html! {
            (zhixing_merge::basis(&edit.basis))
            (fields(frame, &edit.typed, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, &programme.about(), form))
}

/// Two people changed a programme at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    programme: &Programme,
    asked: &Asked<ProgrammeInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let path = programme.path();
    let asking = Asking {
        above: above(frame, &[(&path, &programme.says.name)]),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &[],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}
