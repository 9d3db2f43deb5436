//! The page of one admission: the next step with its days and article, all steps drawn, and what was done.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::{AdmissionStep, Decider};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Event, Frame, Heading, Notice, StepState, Tone, Weight, actions, card, crumbs, day, link_button, moment, notice,
    page, pill, section, steps, timeline,
};

use super::{article, outcome_name, stage_name, standing_pill, step_name, vote, when};
use crate::activity::Activity;
use crate::admission::ballot::Vote;
use crate::admission::input::StepInput;
use crate::admission::model::{Correction, Course, ENDING, Entry, Outcome, Standing, Taken};
use crate::admission::questions::{Line, Seat};
use crate::admission::text::Text;
use crate::ballot::joint::{self, PutInput};
use crate::ballot::{self, Told};
use crate::rules::charter;

/// What the page of one admission shows.
pub struct OneView {
    /// The admission with how its next step stands.
    pub line: Line,
    /// As whom the reader looks.
    pub seat: Seat,
    /// Whether he decides for the unit above.
    pub decides: bool,
    /// The ballot on the next step; none for who does not take it.
    pub vote: Option<Vote>,
    /// The ballots that steps were taken with and that do not stand any more, each with the place of its step.
    pub fallen: Vec<(usize, Told)>,
    /// The steps whose figures are others than the roster's, each with the number of the roster.
    pub off_roster: Vec<(usize, u32)>,
    /// The meetings at which the next step could be voted now.
    pub meetings: Vec<Activity>,
    /// Today.
    pub today: Date,
    /// What was refused just now.
    pub refused: Option<Refused>,
}

/// An act that was refused, with what was typed for it.
#[derive(Clone, Debug, Default)]
pub struct Refused {
    /// Why, and at which fields.
    pub faults: Faults,
    /// How it was to be put to the ballot.
    pub put: PutInput,
    /// What else was typed.
    pub typed: StepInput,
}

/// The page.
pub fn one(frame: &Frame, view: &OneView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let admission = &view.line.admission;
    let stage = stage_name(text, admission.stage(charter(), view.today));
    let heading = Heading::new(&admission.name)
        .above(crumbs(frame, &[("/admissions", text.title())]))
        .lead(html! { (pill(Tone::Plain, stage)) " " (admission.branch_name) });
    let whose = match view.seat {
        Seat::Committee => None,
        Seat::Himself => Some(text.for_yourself()),
        Seat::Superior => Some(text.for_superior()),
    };
    let may_end = view.seat == Seat::Committee && admission.course == Course::UnderWay;
    page(
        frame,
        heading,
        html! {
            @if let Some(refused) = &view.refused { (joint::pages::led_back(frame, &refused.faults, vote::has_form(view), &admission.path())) }
            @if let Some(whose) = whose { (notice(Notice::Info, whose)) }
            (fallen(frame, view))
            (section(text.next_step(), next_step(frame, view)))
            (section(text.all_steps(), all_steps(frame, view)))
            (section(text.history(), history(frame, view, zone)))
            @if may_end { (actions(link_button(Weight::Quiet, &format!("{}/ending", admission.path()), text.end()))) }
        },
    )
}

/// That a step rests on a vote that does not stand any more, why, and what is to be done; nothing where a later vote took its place.
fn fallen(frame: &Frame, view: &OneView) -> Markup {
    let text = Text(frame.language);
    let admission = &view.line.admission;
    let Some((place, told)) = view.fallen.last() else { return html! {} };
    let later = &admission.steps[place + 1..];
    if later.iter().any(|entry| entry.taken.figures.is_some() || entry.taken.outcome == Outcome::Refused) {
        return html! {};
    }
    let why = ballot::why_of(frame.language, told).unwrap_or_default();
    let next = if admission.is_followed(charter(), *place, view.today) {
        text.fallen_decided()
    } else {
        text.fallen_waiting()
    };
    let body = html! {
        p { b { (why) } }
        p { (next) }
    };
    notice(Notice::Refused, body)
}

fn next_step(frame: &Frame, view: &OneView) -> Markup {
    let text = Text(frame.language);
    let admission = &view.line.admission;
    let next = admission.next(charter(), view.today);
    let (Some(next), Some(standing)) = (next, view.line.standing) else {
        let over = if admission.course == Course::Done { text.over_done() } else { text.over_ended() };
        return notice(Notice::Info, over);
    };
    let (name, by_superior) = (step_name(frame.language, next.step), next.step.by == Decider::Superior);
    let takes = if by_superior { view.decides } else { view.seat == Seat::Committee };
    let form = format!("{}/steps/new?step={}", admission.path(), next.step.code);
    let label = if by_superior { text.decide().to_owned() } else { text.take(name) };
    let is_time = takes && standing != Standing::Ahead;
    let is_voted = is_voted_now(view);
    let report = view.line.report.filter(|_| view.seat != Seat::Superior);
    let body = html! {
        p { (standing_pill(frame, standing)) " " (when(frame.language, &next, standing)) }
        @if next.special { p { (text.special()) } }
        p.meta { (if by_superior { text.by_superior() } else { text.by_branch() }) " · " (article(frame.language, next.step)) }
        @if let Some((due, standing)) = report {
            p { (standing_pill(frame, standing)) " " (text.report_due(day_text(frame.language, due))) }
        }
    };
    let reports = admission.repeated(charter(), view.today).filter(|_| view.seat == Seat::Committee);
    let foot = html! {
        @if is_time && !is_voted { (link_button(Weight::Primary, &form, &label)) }
        @if let Some(report) = reports {
            @let weight = if is_time { Weight::Plain } else { Weight::Primary };
            (link_button(weight, &format!("{}/steps/new?step={}", admission.path(), report.step.code), text.report()))
        }
    };
    let voted = html! { @if is_voted { (vote::of_step(frame, view, next.step)) } };
    let about = card(name, body, ((is_time && !is_voted) || reports.is_some()).then(|| actions(foot)));
    html! { (about) (voted) }
}

/// Whether the reader may take the next step now, and it is voted on.
pub(super) fn is_voted_now(view: &OneView) -> bool {
    let next = view.line.admission.next(charter(), view.today);
    let is_time = view.line.standing.is_some_and(|standing| standing != Standing::Ahead);
    let is_voted = |step: &AdmissionStep| step.by == Decider::Branch && step.scheme.is_some();
    view.seat == Seat::Committee && is_time && next.is_some_and(|next| is_voted(next.step))
}

fn all_steps(frame: &Frame, view: &OneView) -> Markup {
    let (way, at) = view.line.admission.way(charter(), view.today);
    let is_over = view.line.admission.course != Course::UnderWay;
    let drawn: Vec<(&str, StepState)> = way
        .iter()
        .enumerate()
        .map(|(place, step)| {
            let state = match place.cmp(&at) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal if !is_over => StepState::Current,
                _ => StepState::Later,
            };
            (step_name(frame.language, step), state)
        })
        .collect();
    steps(frame, &drawn)
}

/// What was done, the latest first. The unit above sees what it decides about: no report, no remark of the branch.
fn history(frame: &Frame, view: &OneView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let rules = charter().admission(view.today);
    let rule = |entry: &Entry| rules.iter().find(|step| step.code == entry.taken.step).copied();
    let is_shown = |entry: &&Entry| {
        view.seat != Seat::Superior
            || rule(entry).is_some_and(|step| step.scheme.is_some() || step.by == Decider::Superior)
    };
    let entries: Vec<&Entry> = view.line.admission.steps.iter().rev().filter(is_shown).collect();
    let who: Vec<String> = entries.iter().map(|entry| text.taken_by(&entry.by_name)).collect();
    let events: Vec<Event> = entries
        .iter()
        .zip(&who)
        .map(|(entry, who)| {
            let name = rule(entry).map_or(text.ending(), |step| step_name(frame.language, step));
            let outcome = rule(entry)
                .filter(|step| step.by == Decider::Superior || step.extend_months.is_some() || step.scheme.is_some())
                .map(|step| outcome_name(text, step, entry.taken.outcome));
            Event {
                when: html! { (moment(frame, entry.at, zone)) },
                who,
                what: html! {
                    b { (name) } " " (day(frame, entry.taken.on))
                    @if let Some(outcome) = outcome { " · " (outcome) }
                    @for detail in details(frame, view, &entry.taken) { br; (detail) }
                    @for correction in &entry.corrections { (corrected(frame, view, (rule(entry), entry), correction, zone)) }
                    @if may_correct(view, rule(entry)) { br; a href={ (view.line.admission.path()) "/steps/" (entry.id) "/correction" } { (text.correct()) } }
                },
                tone: tone(entry),
            }
        })
        .collect();
    timeline(&events)
}

fn tone(entry: &Entry) -> Tone {
    match entry.taken.outcome {
        _ if entry.taken.step == ENDING => Tone::Quiet,
        Outcome::Done => Tone::Good,
        Outcome::Postponed | Outcome::Extended => Tone::Soon,
        Outcome::Refused | Outcome::Unfit | Outcome::Failed => Tone::Bad,
    }
}

/// Whether the reader could put a step right: who takes it.
fn may_correct(view: &OneView, step: Option<&AdmissionStep>) -> bool {
    step.is_some_and(|step| match step.by {
        Decider::Branch => view.seat == Seat::Committee,
        Decider::Superior => view.decides,
    })
}

/// How a step was put right: what it said, who changed it and why. The unit above is not told the reason.
fn corrected(
    frame: &Frame,
    view: &OneView,
    (step, entry): (Option<&AdmissionStep>, &Entry),
    correction: &Correction,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let day = day_text(frame.language, correction.at.day(zone));
    let why = if view.seat == Seat::Superior { "" } else { &correction.why };
    let mut was = vec![day_text(frame.language, correction.before.on)];
    let turned = step.filter(|_| correction.before.outcome != entry.taken.outcome);
    was.extend(turned.map(|step| outcome_name(text, step, correction.before.outcome).to_owned()));
    was.extend(details(frame, view, &correction.before));
    html! {
        br; small { (text.corrected_by(&correction.by_name, day, why)) }
        br; small { (text.was(was.join(text.comma()))) }
    }
}

/// What a step brought, a line for each.
fn details(frame: &Frame, view: &OneView, taken: &Taken) -> Vec<String> {
    let text = Text(frame.language);
    let names: Vec<&str> = taken.persons.iter().map(|person| person.name.as_str()).collect();
    let place = view.line.admission.steps.iter().position(|entry| entry.taken == *taken);
    let off = view.off_roster.iter().find(|(at, _)| Some(*at) == place).map(|(_, known)| *known);
    // Why a number is another than on the roster is for who decides, too.
    let remark = if view.seat == Seat::Superior && off.is_none() { "" } else { &taken.remark };
    let all = [
        taken.until.map(|until| text.until(day_text(frame.language, until))),
        taken.figures.map(|of| text.vote_figures(of.entitled, of.present, of.yes)),
        why_failed(text, taken),
        off.map(|known| text.roster_said(known)),
        taken.ballot.as_ref().map(|id| {
            let fell = view.fallen.iter().any(|(_, told)| told.ballot.id == *id);
            if fell { text.by_fallen_ballot() } else { text.by_ballot() }.to_owned()
        }),
        (taken.days + taken.hours > 0).then(|| text.training(taken.days, taken.hours)),
        (!names.is_empty()).then(|| names.join(text.comma())),
        (!taken.document.is_empty()).then(|| taken.document.clone()),
        (!remark.is_empty()).then(|| remark.to_owned()),
    ];
    all.into_iter().flatten().collect()
}

/// Why a vote did not pass, where its figures say so.
fn why_failed(text: Text, taken: &Taken) -> Option<String> {
    let figures = taken.figures.filter(|_| taken.outcome == Outcome::Failed)?;
    let scheme = charter().admission(taken.on).into_iter().find(|step| step.code == taken.step)?.scheme?;
    let count = charter().votes(scheme, taken.on).count(figures.entitled, figures.present);
    if !count.valid {
        return Some(text.failed_quorum(count.needed, figures.present));
    }
    (figures.yes < count.yes_needed).then(|| text.failed_votes(count.yes_needed, figures.yes))
}
