//! The list of a branch's admissions by stage, in the order of the way; one's own; and what waits for a superior.

use std::cmp::Reverse;

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_charter::Stage;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Frame, Heading, Item, Status, Tab, Weight, actions, crumbs, empty, link_button, list as lines, page, progress,
    section, status, tabs,
};

use super::{stage_name, standing_pill, step_name, when};
use crate::admission::model::{Course, Standing};
use crate::admission::questions::{Line, Waiting};
use crate::admission::text::Text;
use crate::rules::charter;
use crate::year::text::Text as YearText;

/// What the list shows.
pub struct ListView {
    /// Which of the branch's.
    pub course: Course,
    /// Today.
    pub today: Date,
    /// The branch's; none for who does not keep them.
    pub lines: Option<Vec<Line>>,
    /// The reader's own.
    pub own: Option<Line>,
    /// What waits for the reader's decision.
    pub waiting: Vec<Waiting>,
}

/// The list.
pub fn list(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/year", YearText(frame.language).years())]))
        .lead(text.lead());
    if view.lines.is_some() {
        heading = heading.action(link_button(Weight::Primary, "/admissions/new", text.begin()));
    }
    let is_nobody = view.lines.is_none() && view.own.is_none() && view.waiting.is_empty();
    page(
        frame,
        heading,
        html! {
            @if !view.waiting.is_empty() { (section(text.waiting(), waiting(frame, view))) }
            @if let Some(own) = &view.own { (section(text.my_own(), people(frame, view, std::slice::from_ref(&own)))) }
            @if let Some(all) = &view.lines { (of_branch(frame, view, all)) }
            @if is_nobody { (empty(text.not_keeper(), text.not_keeper_next(), None)) }
        },
    )
}

fn of_branch(frame: &Frame, view: &ListView, all: &[Line]) -> Markup {
    let text = Text(frame.language);
    let views = [(Course::UnderWay, text.under_way()), (Course::Done, text.done()), (Course::Ended, text.ended())];
    let hrefs = views.map(|(course, _)| format!("/admissions?course={}", course.code()));
    let shown: Vec<Tab> = views
        .iter()
        .zip(&hrefs)
        .map(|((course, label), href)| Tab { href, label, here: *course == view.course })
        .collect();
    html! {
        (tabs(text.views(), &shown))
        @if all.is_empty() {
            @if view.course == Course::UnderWay { (empty(text.none(), text.none_next(), None)) }
            @else { (empty(text.none_of_these(), text.none_of_these_next(), None)) }
        } @else if view.course == Course::UnderWay {
            @for (stage, those) in by_stage(view, all) { (section(stage_name(text, stage), people(frame, view, &those))) }
        } @else { (people(frame, view, &all.iter().collect::<Vec<_>>())) }
    }
}

/// The people by what they are on the way, in the order of the way; within a stage, whose next step presses most comes first.
fn by_stage<'l>(view: &ListView, all: &'l [Line]) -> Vec<(Stage, Vec<&'l Line>)> {
    let stages = [Stage::Applicant, Stage::Activist, Stage::Candidate, Stage::Probationary];
    let of = |stage: Stage| -> Vec<&Line> {
        let mut those: Vec<&Line> =
            all.iter().filter(|line| line.admission.stage(charter(), view.today) == stage).collect();
        those.sort_by_key(|line| Reverse(urgent(line).map(weight)));
        those
    };
    stages.into_iter().map(|stage| (stage, of(stage))).filter(|(_, those)| !those.is_empty()).collect()
}

fn people(frame: &Frame, view: &ListView, those: &[&Line]) -> Markup {
    let paths: Vec<String> = those.iter().map(|line| line.admission.path()).collect();
    let items: Vec<Item> = those
        .iter()
        .zip(&paths)
        .map(|(line, path)| {
            let item = Item::link(path, &line.admission.name).meta(meta(frame, view, line));
            match urgent(line) {
                Some(standing) => item.end(standing_pill(frame, standing)),
                None => item,
            }
        })
        .collect();
    lines(&items)
}

/// The more urgent of the next step and the report that is due beside it.
fn urgent(line: &Line) -> Option<Standing> {
    line.standing.into_iter().chain(line.report.map(|(_, standing)| standing)).max_by_key(|standing| weight(*standing))
}

/// How much a standing presses.
fn weight(standing: Standing) -> u8 {
    match standing {
        Standing::Overdue => 3,
        Standing::Due => 2,
        Standing::Open => 1,
        Standing::Ahead | Standing::Exempt => 0,
    }
}

/// The next step with its days, and how far the way is behind him, drawn.
fn meta(frame: &Frame, view: &ListView, line: &Line) -> Markup {
    let (text, language) = (Text(frame.language), frame.language);
    let (way, at) = line.admission.way(charter(), view.today);
    let next = line.admission.next(charter(), view.today);
    html! {
        @if let (Some(next), Some(standing)) = (&next, line.standing) {
            (step_name(language, next.step)) " · " (when(language, next, standing))
        } @else { (if line.admission.course == Course::Done { text.done() } else { text.ended() }) }
        @if let Some((due, _)) = line.report { br; (text.report_due(day_text(language, due))) }
        (progress(frame, text.steps_done(), at as u32, way.len() as u32))
    }
}

fn waiting(frame: &Frame, view: &ListView) -> Markup {
    let (text, language) = (Text(frame.language), frame.language);
    let items: Vec<Item> = view
        .waiting
        .iter()
        .map(|one| {
            let about = text.waiting_about(language.pick(&one.step.zh, &one.step.en), &one.branch);
            let due = one.due.map(|due| text.by_day(day_text(language, due)));
            Item::link(&one.path, &one.name)
                .meta(html! { (about) @if let Some(due) = &due { " · " (due) } })
                .end(status(frame, if one.is_overdue { Status::Overdue } else { Status::Due }))
        })
        .collect();
    html! {
        (lines(&items))
        @if let Some(first) = view.waiting.first() { (actions(link_button(Weight::Primary, &first.path, text.decide()))) }
    }
}
