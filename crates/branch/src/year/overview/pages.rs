//! The pages of the overview: branches with their numbers, and one branch with its obligations and decisions.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::html::words::{day_text, near_day_text};
use zhixing_kit::html::{Frame, Heading, Item, Tab, Tone, crumbs, empty, list, page, pager, pill, section, tabs};

use super::model::{Decision, Insight, Outcome, Overview};
use super::text::Text;
use crate::activity::words::kind_name;
use crate::year::model::Tally;
use crate::year::pages::{standing, tally_bar, told, year_tabs};
use crate::year::text::Text as YearText;

/// The branches below a unit.
pub fn overview(frame: &Frame, overview: &Overview) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).lead(html! { (text.lead(&overview.unit.name, overview.whole)) });
    let unit = &overview.unit.id;
    let at = |page: usize| format!("/overview?unit={unit}&year={}&page={page}", overview.year);
    let previous = overview.page.checked_sub(1).map(at);
    let next = (overview.page + 1 < overview.pages).then(|| at(overview.page + 1));
    page(
        frame,
        heading,
        html! {
            @if overview.others.len() > 1 { (seats(frame, overview)) }
            (year_tabs(frame, &format!("/overview?unit={unit}&"), overview.year, overview.this_year))
            @if overview.branches.is_empty() { (empty(text.none(), text.none_next(), None)) }
            @for (above, branches) in by_parent(overview) { (section(above, branches_list(frame, overview, &branches))) }
            @if overview.pages > 1 { p { (text.page_of(overview.page + 1, overview.pages)) } }
            (pager(frame, previous.as_deref(), next.as_deref()))
        },
    )
}

fn seats(frame: &Frame, overview: &Overview) -> Markup {
    let hrefs: Vec<String> =
        overview.others.iter().map(|unit| format!("/overview?unit={}&year={}", unit.id, overview.year)).collect();
    let shown: Vec<Tab> = overview
        .others
        .iter()
        .zip(&hrefs)
        .map(|(unit, href)| Tab { href, label: &unit.name, here: unit.id == overview.unit.id })
        .collect();
    tabs(Text(frame.language).units(), &shown)
}

/// Neighbours under the same unit, in the order of the tree.
fn by_parent(overview: &Overview) -> Vec<(&str, Vec<&crate::year::questions::UnitStanding>)> {
    let mut parts: Vec<(&str, Vec<_>)> = Vec::new();
    for (above, standing) in &overview.branches {
        let above = if above.is_empty() { overview.unit.name.as_str() } else { above.as_str() };
        match parts.last_mut() {
            Some((known, branches)) if *known == above => branches.push(standing),
            _ => parts.push((above, vec![standing])),
        }
    }
    parts
}

fn branches_list(frame: &Frame, overview: &Overview, branches: &[&crate::year::questions::UnitStanding]) -> Markup {
    let text = Text(frame.language);
    let hrefs: Vec<String> =
        branches.iter().map(|one| format!("/overview/{}?year={}", one.unit, overview.year)).collect();
    let items: Vec<Item> = branches
        .iter()
        .zip(&hrefs)
        .map(|(one, href)| Item::link(href, &one.name).meta(tally_bar(frame, &text.standing_of(&one.name), &one.tally)))
        .collect();
    list(&items)
}

/// One branch.
pub fn insight(frame: &Frame, insight: &Insight) -> Markup {
    let text = Text(frame.language);
    let path = format!("/overview/{}?", insight.unit.id);
    let heading = Heading::new(&insight.unit.name)
        .above(crumbs(frame, &[(&format!("/overview?year={}", insight.year), text.title())]))
        .lead(html! { (text.insight_lead()) });
    let tally = Tally::of(insight.duties.iter().map(|(_, _, standing)| standing));
    page(
        frame,
        heading,
        html! {
            (year_tabs(frame, &path, insight.year, insight.this_year))
            (section(text.obligations(), html! {
                @if insight.duties.is_empty() { p { (text.no_obligations()) } }
                @else { (tally_bar(frame, &text.standing_of(&insight.unit.name), &tally)) (duties(frame, insight)) }
            }))
            @if insight.admissions.whole() > 0 {
                (section(text.admissions(), tally_bar(frame, text.admissions_lead(), &insight.admissions)))
            }
            (section(text.decisions(), decisions(frame, insight)))
        },
    )
}

fn duties(frame: &Frame, insight: &Insight) -> Markup {
    let text = YearText(frame.language);
    let names: Vec<String> = insight
        .duties
        .iter()
        .map(|(obligation, group, _)| {
            let kind = kind_name(frame.language, &obligation.kind);
            group.as_ref().map_or_else(|| kind.to_owned(), |group| format!("{kind} · {group}"))
        })
        .collect();
    let items: Vec<Item> = insight
        .duties
        .iter()
        .zip(&names)
        .map(|((obligation, _, stands), name)| {
            let told = told(frame, stands).map(|told| format!(" · {told}")).unwrap_or_default();
            Item::plain(name)
                .meta(html! { (text.by(due_text(frame, insight, obligation.due))) (told) })
                .end(standing(frame, stands))
        })
        .collect();
    list(&items)
}

/// A day of the year that is shown and that it is now needs no year beside it; any other has one.
fn due_text(frame: &Frame, insight: &Insight, due: Date) -> String {
    let is_near = due.year() == insight.year && due.year() == insight.this_year;
    if is_near { near_day_text(frame.language, due) } else { day_text(frame.language, due) }
}

fn decisions(frame: &Frame, insight: &Insight) -> Markup {
    let text = Text(frame.language);
    if insight.decisions.is_empty() {
        return empty(text.no_decisions(), text.no_decisions_next(), None);
    }
    let items: Vec<Item> = insight
        .decisions
        .iter()
        .map(|one| Item::plain(&one.text).meta(days(frame, one)).end(outcome(frame, one.outcome)))
        .collect();
    html! {
        (list(&items))
        @if insight.more_decisions { p { (text.more_decisions(insight.decisions.len())) } }
    }
}

fn days(frame: &Frame, decision: &Decision) -> Markup {
    let text = Text(frame.language);
    html! {
        (text.decided_on(day_text(frame.language, decision.on)))
        @if let Some(due) = decision.due { " · " (text.carried_out_by(day_text(frame.language, due))) }
    }
}

fn outcome(frame: &Frame, outcome: Outcome) -> Markup {
    let text = Text(frame.language);
    match outcome {
        Outcome::Open => pill(Tone::Soon, text.outcome_open()),
        Outcome::Done => pill(Tone::Good, text.outcome_done()),
        Outcome::NotDone => pill(Tone::Quiet, text.outcome_not_done()),
    }
}
