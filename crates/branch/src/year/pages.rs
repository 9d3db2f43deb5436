//! The pages of a branch's year: what is owed and how it stands, and the form on which its plan is adopted.

mod line;
mod plan;

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_charter::{Convener, Standing};
use zhixing_kit::Language;
use zhixing_kit::html::words::{day_text, near_day_text};
use zhixing_kit::html::{
    Frame, Heading, Item, Notice, Part, Status, Tab, Tone, Weight, actions, bar, empty, link_button, list, notice,
    page, pill, post_button, section, status, tabs,
};
use zhixing_people::{Unit, UnitId};

use super::branch_facts::{EVERYONE_EXCUSED, KeptSince};
use super::model::{Doing, Duty, Tally, Year};
use super::questions::May;
use super::text::Text;
use crate::activity::doubt::{Doubts, shortened};
use crate::activity::words::kind_of;
use crate::rules::charter;

pub use line::LineField;
pub use plan::plan;
pub(crate) use plan::proposed;

/// The year of a branch, a quarter at a time: the one that is asked for, else the one it is, else the first.
pub fn year(frame: &Frame, year: &Year, may: &May, others: &[Unit], asked: Option<usize>) -> Markup {
    let text = Text(frame.language);
    let title = text.title(year.year);
    let open = year.duties.iter().filter(|duty| duty.proposal.is_some() && may.plans(&duty.obligation)).count();
    let mut heading = Heading::new(&title).lead(html! { (text.lead(&year.name)) });
    if open > 0 {
        heading = heading.action(link_button(
            Weight::Primary,
            &format!("/year/plan?year={}", year.year),
            &text.adopt_open(open),
        ));
    }
    page(
        frame,
        heading,
        html! {
            @for other in others {
                (post_button("/year/branch", Weight::Quiet, &text.turn_to(&other.name), &[("branch", other.id.as_str())]))
            }
            (year_tabs(frame, "/year?", year.year, year.today.year()))
            @if may.set { (remarks(frame, year)) }
            @if !year.holidays_announced { (notice(Notice::Info, text.holidays_not_announced(year.year))) }
            (kept_since(frame, &year.branch, &year.kept, may.set))
            @if year.duties.is_empty() && !year.kept.is_empty() {}
            @else if year.duties.is_empty() { (empty(text.nothing_owed(), text.nothing_owed_next(), None)) }
            @else {
                (tally_bar(frame, text.tally(), &year.tally()))
                (quarters(frame, year, may, asked))
            }
            (actions(html! {
                (link_button(Weight::Plain, "/calendar", text.to_calendar()))
                (link_button(Weight::Plain, "/admissions", text.to_admissions()))
                (link_button(Weight::Plain, &format!("/year/wall?year={}", year.year), text.to_wall()))
                (link_button(Weight::Plain, "/movings", text.to_movings()))
                (link_button(Weight::Plain, "/branch/term", text.to_term()))
                @if may.set { (link_button(Weight::Quiet, "/branch/settings", text.to_settings())) }
            }))
            (crate::form::pages::of_year(frame, &year.branch, year.year))
        },
    )
}

/// The years around one, as tabs.
pub(crate) fn year_tabs(frame: &Frame, path: &str, shown: i16, this_year: i16) -> Markup {
    let text = Text(frame.language);
    let mut years = vec![this_year - 1, this_year, this_year + 1];
    if !years.contains(&shown) {
        years.push(shown);
        years.sort_unstable();
    }
    let named: Vec<_> =
        years.into_iter().map(|year| (format!("{path}year={year}"), text.year_tab(year), year == shown)).collect();
    let shown: Vec<_> = named.iter().map(|(href, label, here)| Tab { href, label, here: *here }).collect();
    tabs(text.years(), &shown)
}

/// How many obligations stand how, drawn with its numbers.
pub(crate) fn tally_bar(frame: &Frame, label: &str, tally: &Tally) -> Markup {
    let text = Text(frame.language);
    let part = |tone, label, number| Part { tone, label, number };
    let all = [
        part(Tone::Good, text.met(), tally.met),
        part(Tone::Soon, text.due(), tally.due),
        part(Tone::Bad, text.overdue(), tally.overdue),
        part(Tone::Plain, text.ahead(), tally.ahead),
        part(Tone::Quiet, text.exempt(), tally.exempt),
    ];
    let told: Vec<Part> = all
        .into_iter()
        .enumerate()
        .filter(|(place, part)| *place < 3 || part.number > 0)
        .map(|(_, part)| part)
        .collect();
    bar(label, &told)
}

/// Which records begin within the year, and where the day is set for who may.
pub(crate) fn kept_since(frame: &Frame, branch: &UnitId, kept: &[KeptSince], may_set: bool) -> Markup {
    let text = Text(frame.language);
    html! {
        @if !kept.is_empty() {
            (notice(Notice::Info, html! {
                @for one in kept { p { (kept_told(frame.language, one)) } }
                @if may_set { p { a href={ "/units/" (branch) "/kept-since" } { (text.set_kept_since()) } } }
            }))
        }
    }
}

/// Since when a record is kept, in words.
pub(crate) fn kept_told(language: Language, kept: &KeptSince) -> String {
    let (text, day) = (Text(language), day_text(language, kept.since));
    match &kept.group {
        Some(group) => text.group_kept_since(group, day),
        None => text.kept_since(day),
    }
}

fn remarks(frame: &Frame, year: &Year) -> Markup {
    let text = Text(frame.language);
    html! {
        @for remark in &year.remarks {
            @let article = charter().cite(&remark.article);
            (notice(Notice::Warning, html! {
                p { (frame.language.pick(&remark.zh, &remark.en)) }
                p { small { (text.remark_article(frame.language.pick(&article.zh, &article.en))) } }
            }))
        }
    }
}

/// The quarters as tabs, each with what is overdue in it, and the duties of one of them.
fn quarters(frame: &Frame, year: &Year, may: &May, asked: Option<usize>) -> Markup {
    let text = Text(frame.language);
    let quarters = by_quarter(text, year);
    let now = asked.unwrap_or_else(|| if year.year == year.today.year() { quarter_of(year.today) } else { 1 });
    let Some(shown) = quarters.iter().find(|(number, ..)| *number == now).or(quarters.first()) else { return html! {} };
    let named: Vec<(String, String, bool)> = quarters
        .iter()
        .map(|(number, title, duties)| {
            let overdue = Tally::of(duties.iter().map(|duty| &duty.standing)).overdue;
            let label = if overdue == 0 { (*title).to_owned() } else { text.with_overdue(title, overdue) };
            (format!("/year?year={}&quarter={number}", year.year), label, *number == shown.0)
        })
        .collect();
    let shown_tabs: Vec<Tab> = named.iter().map(|(href, label, here)| Tab { href, label, here: *here }).collect();
    html! {
        (tabs(text.quarters(), &shown_tabs))
        (quarter(frame, year, shown.1, &shown.2, may))
    }
}

/// The page of the year that shows what has its last day then.
pub fn year_path(due: Date) -> String {
    format!("/year?year={}&quarter={}", due.year(), quarter_of(due))
}

fn quarter_of(day: Date) -> usize {
    (day.month() as usize - 1) / 3 + 1
}

/// The duties by the quarter of their last day, from 1; a term's election that ends in another year comes last.
fn by_quarter(text: Text, year: &Year) -> Vec<(usize, &'static str, Vec<&Duty>)> {
    let titles =
        [text.quarter_one(), text.quarter_two(), text.quarter_three(), text.quarter_four(), text.whole_later()];
    let mut quarters: Vec<_> = (1..).zip(titles).map(|(number, title)| (number, title, Vec::new())).collect();
    for duty in &year.duties {
        let due = duty.obligation.due;
        let place = match due.year().cmp(&year.year) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => quarter_of(due) - 1,
            std::cmp::Ordering::Greater => 4,
        };
        quarters[place].2.push(duty);
    }
    quarters.retain(|(.., duties)| !duties.is_empty());
    quarters
}

fn quarter(frame: &Frame, year: &Year, title: &str, duties: &[&Duty], may: &May) -> Markup {
    let text = Text(frame.language);
    let tally = Tally::of(duties.iter().map(|duty| &duty.standing));
    let named: Vec<(String, Option<String>)> =
        duties.iter().map(|duty| (name(frame, year, duty), duty.planned.as_ref().map(Doing::path))).collect();
    let items: Vec<Item> = duties
        .iter()
        .zip(&named)
        .map(|(duty, (name, href))| {
            let item = href.as_ref().map_or_else(|| Item::plain(name), |href| Item::link(href, name));
            item.meta(meta(frame, year, duty)).end(end(frame, year, duty, may))
        })
        .collect();
    section(title, html! { (tally_bar(frame, &text.standing_label(title), &tally)) (list(&items)) })
}

/// The kind, and the group that owes it.
fn name(frame: &Frame, year: &Year, duty: &Duty) -> String {
    kind_of(frame.language, &duty.obligation.kind, year.group(&duty.obligation))
}

fn meta(frame: &Frame, year: &Year, duty: &Duty) -> Markup {
    let text = Text(frame.language);
    let obligation = &duty.obligation;
    let who = match obligation.convener {
        Convener::Each => text.each_member().to_owned(),
        other => text.convened_by(frame.language.pick(other.zh(), other.en())),
    };
    html! {
        (text.by(day_text(frame.language, obligation.due))) " · " (who)
        @if let Some(told) = told(frame, &duty.standing, year.told_later(duty)) { " · " (told) }
        @if let Some((had, of)) = year.each.get(&obligation.key).filter(|(_, of)| *of > 0) { " · " (text.each_had(*had, *of)) }
        div { small { (frame.language.pick(&obligation.reason.zh, &obligation.reason.en)) } }
    }
}

/// What is to be said of a standing beyond its pill; of what was written down on a later day, on which.
pub(crate) fn told(frame: &Frame, standing: &Standing, later: Option<Date>) -> Option<String> {
    let text = Text(frame.language);
    let day = |on: &Date| near_day_text(frame.language, *on);
    let later = later.map(|told_on| text.told_later(day_text(frame.language, told_on))).unwrap_or_default();
    match standing {
        Standing::Met { on } => Some(text.met_on(day(on)) + &later),
        Standing::MetLate { on } => Some(text.met_late(day(on)) + &later),
        Standing::Exempt { why } if why == EVERYONE_EXCUSED => Some(text.everyone_excused().to_owned()),
        Standing::Exempt { why } => Some(why.clone()),
        Standing::Due | Standing::Overdue | Standing::Ahead => None,
    }
}

/// The pill of a standing.
pub(crate) fn standing(frame: &Frame, standing: &Standing) -> Markup {
    match standing {
        Standing::Met { .. } | Standing::MetLate { .. } => status(frame, Status::Met),
        Standing::Due => status(frame, Status::Due),
        Standing::Overdue => status(frame, Status::Overdue),
        Standing::Exempt { .. } => status(frame, Status::Exempt),
        Standing::Ahead => pill(Tone::Plain, Text(frame.language).ahead()),
    }
}

fn end(frame: &Frame, year: &Year, duty: &Duty, may: &May) -> Markup {
    let text = Text(frame.language);
    html! {
        (standing(frame, &duty.standing))
        @if let Some(planned) = &duty.planned {
            " " (link_button(Weight::Quiet, &planned.path(), &text.open_planned(near_day_text(frame.language, planned.on))))
        } @else if let Some(proposal) = duty.proposal.as_ref().filter(|_| may.plans(&duty.obligation)) {
            " " (link_button(Weight::Quiet, &format!("/year/plan?year={}&key={}", year.year, duty.obligation.key),
                &text.plan_on(near_day_text(frame.language, proposal.date))))
        }
    }
}

/// For a reader without a branch: what he can do instead, where a post of his lets him look at branches below.
pub(crate) fn no_branch(frame: &Frame, title: &str, looks_below: bool) -> Markup {
    let text = Text(frame.language);
    page(
        frame,
        title,
        if looks_below {
            let overview = link_button(Weight::Plain, "/overview", text.to_overview());
            empty(text.no_branch(), text.no_branch_next(), Some(overview))
        } else {
            empty(text.no_branch(), text.no_branch_join(), None)
        },
    )
}

/// Of how many what speaks against their time is told; their pages tell it of each.
const DOUBTED_TOLD: usize = 2;

/// What is told after a plan was adopted, and against whose time something speaks.
pub(crate) fn adopted(
    language: Language,
    count: usize,
    only_day: Option<Date>,
    doubted: &[(String, Doubts)],
) -> String {
    let text = Text(language);
    let adopted = match only_day {
        Some(day) if count == 1 => text.adopted_one(near_day_text(language, day)),
        _ => text.adopted(count),
    };
    let each =
        doubted.iter().take(DOUBTED_TOLD).map(|(topic, doubts)| text.mind(shortened(topic), doubts.told(language)));
    let further = doubted.len().checked_sub(DOUBTED_TOLD + 1).map(|further| text.mind_further(further + 1));
    [adopted].into_iter().chain(each).chain(further).collect::<Vec<_>>().join(language.pick("", " "))
}
