//! The pages of the overview: branches with their numbers, one branch with its obligations and decisions, and what calendar and meetings are
//! for who looks at branches from above.

use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::html::words::{day_text, near_day_text};
use zhixing_kit::html::{
    self, Entry, Frame, Heading, Item, Tab, Tone, Weight, actions, crumbs, empty, link_button, list, month_calendar,
    page, pager_in_order, pill, section, tabs,
};
use zhixing_people::UnitId;

use super::model::{Decided, Decision, Insight, Leaf, Month, Outcome, Overview};
use super::text::Text;
use crate::activity::words::{kind_name, kind_of};
use crate::form;
use crate::year::calendar::named_days;
use crate::year::later::told_later;
use crate::year::model::Tally;
use crate::year::pages::{kept_since, standing, tally_bar, told, year_tabs};
use crate::year::questions::UnitStanding;
use crate::year::text::Text as YearText;

/// The branches below a unit.
pub fn overview(frame: &Frame, overview: &Overview) -> Markup {
    let text = Text(frame.language);
    let Overview { leaf, year, .. } = overview;
    let heading = Heading::new(text.title()).lead(html! { (text.lead(&leaf.unit.name, leaf.whole)) });
    let year_of = |unit: &UnitId| format!("/overview?unit={unit}&year={year}");
    page(
        frame,
        heading,
        html! {
            (seats(frame, leaf, year_of))
            (year_tabs(frame, &format!("/overview?unit={}&", leaf.unit.id), *year, overview.this_year))
            @if leaf.branches.is_empty() { (empty(text.none(), text.none_next(), None)) }
            @for (above, branches) in by_parent(overview) { (section(above, branches_list(frame, overview, &branches))) }
            (turn(frame, leaf, &year_of(&leaf.unit.id)))
        },
    )
}

/// Other units to look at instead; `at` says where each is shown.
fn seats(frame: &Frame, leaf: &Leaf, at: impl Fn(&UnitId) -> String) -> Markup {
    if leaf.others.len() < 2 {
        return html! {};
    }
    let hrefs: Vec<String> = leaf.others.iter().map(|unit| at(&unit.id)).collect();
    let shown: Vec<Tab> = leaf
        .others
        .iter()
        .zip(&hrefs)
        .map(|(unit, href)| Tab { href, label: &unit.name, here: unit.id == leaf.unit.id })
        .collect();
    tabs(Text(frame.language).units(), &shown)
}

/// The pages of branches before and after this one.
fn turn(frame: &Frame, leaf: &Leaf, path: &str) -> Markup {
    let at = |page: usize| format!("{path}&page={page}");
    let previous = leaf.page.checked_sub(1).map(at);
    let next = (leaf.page + 1 < leaf.pages).then(|| at(leaf.page + 1));
    html! {
        @if leaf.pages > 1 { p { (Text(frame.language).page_of(leaf.page + 1, leaf.pages)) } }
        (pager_in_order(frame, previous.as_deref(), next.as_deref()))
    }
}

/// Neighbours under the same unit, in the order of the tree.
fn by_parent(overview: &Overview) -> Vec<(&str, Vec<&UnitStanding>)> {
    let mut parts: Vec<(&str, Vec<_>)> = Vec::new();
    for standing in &overview.standings {
        let above = overview.leaf.above(&standing.unit);
        let above = if above.is_empty() { overview.leaf.unit.name.as_str() } else { above };
        match parts.last_mut() {
            Some((known, branches)) if *known == above => branches.push(standing),
            _ => parts.push((above, vec![standing])),
        }
    }
    parts
}

fn branches_list(frame: &Frame, overview: &Overview, branches: &[&UnitStanding]) -> Markup {
    let hrefs: Vec<String> =
        branches.iter().map(|one| format!("/overview/{}?year={}", one.unit, overview.year)).collect();
    let items: Vec<Item> = branches
        .iter()
        .zip(&hrefs)
        .map(|(one, href)| Item::link(href, &one.name).meta(standing_of(frame, one)))
        .collect();
    list(&items)
}

/// How a branch stands; where its record begins within the year, since when.
fn standing_of(frame: &Frame, one: &UnitStanding) -> Markup {
    html! {
        (tally_bar(frame, &Text(frame.language).standing_of(&one.name), &one.tally))
        @if let Some(since) = one.kept_since { small { (YearText(frame.language).kept_since(day_text(frame.language, since))) } }
    }
}

/// The calendar of who belongs to no branch and looks at those below: the last days of what they owe.
pub fn month(frame: &Frame, month: &Month) -> Markup {
    let text = Text(frame.language);
    let leaf = &month.leaf;
    let path = |day: Date| format!("/calendar?unit={}&month={:04}-{:02}", leaf.unit.id, day.year(), day.month());
    let owed = format!("/overview?unit={}&year={}&page={}", leaf.unit.id, month.first.year(), leaf.page);
    let titles: Vec<String> = month.dues.iter().map(|(_, kind, tally)| due_title(frame, kind, tally)).collect();
    let entry =
        |((day, _, tally), title): (&'_ (Date, String, Tally), &'_ String)| (*day, title.clone(), due_tone(tally));
    let drawn: Vec<_> = month.dues.iter().zip(&titles).map(entry).collect();
    let entries: Vec<Entry> = drawn
        .iter()
        .map(|(day, title, tone)| Entry { day: *day, href: &owed, time: None, title, tone: *tone })
        .collect();
    let named = named_days(frame, month.first, month.first.last_of_month());
    let (previous, next) = (path(month.first.saturating_sub(1.month())), path(month.first.saturating_add(1.month())));
    let shown = html::Month {
        day: month.first,
        today: month.today,
        entries: &entries,
        named_days: &named,
        previous: &previous,
        next: &next,
    };
    page(
        frame,
        Heading::new(text.calendar()).lead(html! { (text.calendar_lead(&leaf.unit.name)) }),
        html! {
            (seats(frame, leaf, |unit| format!("/calendar?unit={unit}")))
            (month_calendar(frame, &shown))
            (turn(frame, leaf, &path(month.first)))
            (actions(link_button(Weight::Plain, &owed, text.to_overview())))
        },
    )
}

fn due_title(frame: &Frame, kind: &str, tally: &Tally) -> String {
    let (text, name) = (Text(frame.language), kind_name(frame.language, kind));
    let open = tally.due + tally.overdue + tally.ahead;
    if open == 0 { text.all_met(name, tally.whole()) } else { text.some_open(name, tally.whole(), open) }
}

fn due_tone(tally: &Tally) -> Tone {
    match tally {
        Tally { overdue: 1.., .. } => Tone::Bad,
        Tally { due: 1.., .. } => Tone::Soon,
        Tally { ahead: 1.., .. } => Tone::Plain,
        _ => Tone::Good,
    }
}

/// What stands under Meetings for who belongs to no branch and looks at those below: what they decided. Never a meeting.
pub fn decided(frame: &Frame, decided: &Decided) -> Markup {
    let text = Text(frame.language);
    let leaf = &decided.leaf;
    let at = |unit: &UnitId| format!("/meetings?unit={unit}");
    page(
        frame,
        Heading::new(crate::activity::list_name(frame.language)).lead(html! { (text.meetings_lead(&leaf.unit.name)) }),
        html! {
            (seats(frame, leaf, at))
            @if decided.branches.is_empty() { (empty(text.none_decided(), text.no_decisions_next(), None)) }
            @for (id, name, decisions) in &decided.branches {
                (section(name, html! { (decisions_list(frame, decisions)) (actions(link_button(Weight::Quiet, &format!("/overview/{id}"), &text.open_branch(name)))) }))
            }
            (turn(frame, leaf, &at(&leaf.unit.id)))
            (actions(link_button(Weight::Plain, "/overview", text.to_overview())))
        },
    )
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
            (kept_since(frame, &insight.unit.id, &insight.kept, false))
            (section(text.obligations(), html! {
                @if insight.duties.is_empty() && !insight.kept.is_empty() {}
                @else if insight.duties.is_empty() { p { (text.no_obligations()) } }
                @else { (tally_bar(frame, &text.standing_of(&insight.unit.name), &tally)) (duties(frame, insight)) }
            }))
            @if insight.admissions.whole() > 0 {
                (section(text.admissions(), tally_bar(frame, text.admissions_lead(), &insight.admissions)))
            }
            (section(text.decisions(), decisions(frame, insight)))
            (form::pages::of_owed(frame, &insight.unit.id, insight.year))
        },
    )
}

fn duties(frame: &Frame, insight: &Insight) -> Markup {
    let text = YearText(frame.language);
    let names: Vec<String> = insight
        .duties
        .iter()
        .map(|(obligation, group, _)| kind_of(frame.language, &obligation.kind, group.as_deref()))
        .collect();
    let items: Vec<Item> = insight
        .duties
        .iter()
        .zip(&names)
        .map(|((obligation, _, stands), name)| {
            let told = told(frame, stands, told_later(&insight.later, obligation, stands))
                .map(|told| format!(" · {told}"))
                .unwrap_or_default();
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
    html! {
        (decisions_list(frame, &insight.decisions))
        @if insight.more_decisions { p { (text.more_decisions(insight.decisions.len())) } }
    }
}

fn decisions_list(frame: &Frame, decisions: &[Decision]) -> Markup {
    let items: Vec<Item> = decisions
        .iter()
        .map(|one| Item::plain(&one.text).meta(days(frame, one)).end(outcome(frame, one.outcome)))
        .collect();
    list(&items)
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
