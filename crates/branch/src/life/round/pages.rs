//! The pages of rounds: where a branch stands in the steps, and what is next.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Item, Notice, StepState, Tone, Weight, actions, crumbs, empty, field, link_button,
    notice, pill, section, steps, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use super::input::{self, FIELDS, RoundInput};
use super::model::{Meeting, Progress, Round, Step, next};
use super::text::Text;
use crate::activity;
use crate::life::appraisal::model::Grade;
use crate::life::appraisal::pages::own_result;
use crate::life::opinion::model::Closing;

/// What the list shows.
#[derive(Default)]
pub struct ListView {
    /// Whether the reader belongs to a branch.
    pub in_branch: bool,
    /// Whether he may begin this year's.
    pub begins: bool,
    /// The rounds, the latest year first.
    pub rows: Vec<(Progress, Round)>,
}

/// The list of rounds.
pub fn list(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/meetings", activity::list_name(frame.language))]))
        .lead(text.lead());
    if view.begins {
        heading = heading.action(link_button(Weight::Primary, "/organisation-life/new", text.begin()));
    }
    let names: Vec<(String, String)> =
        view.rows.iter().map(|(_, round)| (round.path(), text.of_year(round.year))).collect();
    let items: Vec<Item> = view
        .rows
        .iter()
        .zip(&names)
        .map(|((progress, round), (path, name))| {
            let end = match next(progress) {
                Some(step) => html! { (pill(Tone::Soon, step.name(frame.language))) },
                None => pill(Tone::Good, text.finished()),
            };
            Item::link(path, name).meta(html! { (round.topic) }).end(end)
        })
        .collect();
    html::page(
        frame,
        heading,
        html! {
            @if !view.in_branch { (notice(Notice::Info, text.not_branch())) }
            @else if items.is_empty() { (empty(text.none(), text.none_next(), None)) }
            @else { (html::list(&items)) }
        },
    )
}

/// What the page of one round shows.
pub struct OneView {
    /// The round.
    pub round: Round,
    /// How far it is.
    pub progress: Progress,
    /// Its meetings.
    pub meetings: Vec<Meeting>,
    /// How the gathering of opinions ended.
    pub opinions: Option<Closing>,
    /// How many own checks were read out.
    pub checks_read: usize,
    /// Whether the reader writes an own check.
    pub writes: bool,
    /// Whether the reader appraises.
    pub appraises: bool,
    /// The reader's own result, once he was told.
    pub own_result: Option<Grade>,
    /// The day it is.
    pub today: Date,
}

/// The page of one round.
pub fn one(frame: &Frame, view: &OneView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let round = &view.round;
    let title = text.of_year(round.year);
    let mut heading =
        Heading::new(&title).above(crumbs(frame, &[("/organisation-life", text.title())])).lead(round.topic.as_str());
    if let Some(action) = primary(frame, view) {
        heading = heading.action(action);
    }
    let following = next(&view.progress);
    let state = |step: Step| match following {
        _ if step.is_done(&view.progress) => StepState::Done,
        Some(current) if current == step => StepState::Current,
        _ => StepState::Later,
    };
    let drawn: Vec<(&str, StepState)> =
        Step::ALL.iter().map(|step| (step.name(frame.language), state(*step))).collect();
    html::page(
        frame,
        heading,
        html! {
            (steps(frame, &drawn))
            @if let Some(grade) = view.own_result { (own_result(frame, grade)) }
            @if following.is_none() { (notice(Notice::Info, text.all_done())) }
            @else if primary(frame, view).is_none() { p.meta { (text.waiting()) } }
            (section(text.steps(), html! {
                @for step in Step::ALL.into_iter().skip(1) { (card(frame, view, step, zone)) }
            }))
            @if view.appraises { (actions(link_button(Weight::Plain, &format!("{}/edit", round.path()), text.edit()))) }
        },
    )
}

/// The one thing to do now, by step and role.
fn primary(frame: &Frame, view: &OneView) -> Option<Markup> {
    let text = Text(frame.language);
    let path = view.round.path();
    let to = |below: &str, label: &str| Some(link_button(Weight::Primary, &format!("{path}/{below}"), label));
    match next(&view.progress)? {
        Step::Opinions => to("opinions", text.go_opinions()),
        Step::Talks | Step::OwnChecks | Step::Meeting if view.appraises && !view.progress.planned => {
            Some(link_button(Weight::Primary, &plan_link(view), text.plan_meeting()))
        }
        Step::Talks | Step::OwnChecks | Step::Meeting if view.writes => to("own-check", text.go_own_check()),
        Step::Problems if view.appraises => to("problems", text.see_problems()),
        Step::Appraisal | Step::Results if view.appraises => to("appraisal", text.go_appraisal()),
        _ => None,
    }
}

/// The form of a meeting, filled in as this round's.
fn plan_link(view: &OneView) -> String {
    let round = &view.round;
    let day = round.dates.meeting_on.max(view.today);
    format!("/meetings/new?kind=organisation_life&also=appraisal&day={day}&unit={}", round.branch)
}

/// One step: what it is, by when, what was done, and the way to it.
fn card(frame: &Frame, view: &OneView, step: Step, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let done = step.is_done(&view.progress);
    let due = step.due(&view.round.dates);
    let how = match step {
        Step::Topic => "",
        Step::Opinions => text.how_opinions(),
        Step::Talks => text.how_talks(),
        Step::OwnChecks => text.how_own_checks(),
        Step::Meeting => text.how_meeting(),
        Step::Problems => text.how_problems(),
        Step::Appraisal => text.how_appraisal(),
        Step::Results => text.how_results(),
    };
    let when = due.map(|day| {
        let day_words = day_text(frame.language, day);
        let words = if step == Step::Meeting { text.on(day_words) } else { text.by(day_words) };
        match (done, day < view.today) {
            (true, _) => pill(Tone::Good, text.done()),
            // Past its day is told to those who can do something about it alone (P7).
            (false, true) if view.appraises => html! { (pill(Tone::Bad, text.past())) " " (words) },
            (false, _) => html! { (words) },
        }
    });
    html::card(
        step.name(frame.language),
        html! { p { (how) } @if let Some(when) = when { p.meta { (when) } } (facts_of(frame, view, step, zone)) },
        Some(actions(ways(frame, view, step))),
    )
}

fn facts_of(frame: &Frame, view: &OneView, step: Step, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let progress = &view.progress;
    match step {
        Step::Opinions => html! {
            @if let Some(closing) = &view.opinions { p { (text.opinions_told(closing.named, closing.anonymous)) } }
            @else { p { (text.opinions_open(day_text(frame.language, view.round.dates.opinions_until))) } }
        },
        Step::Talks => html! { p { (text.talks_told(progress.talks)) } },
        Step::OwnChecks => html! { p { (text.own_checks_read(view.checks_read)) } },
        Step::Meeting | Step::Appraisal => meetings(frame, view, step == Step::Appraisal, zone),
        Step::Problems => html! { p { (text.problems_told(progress.problems.0, progress.problems.1)) } },
        Step::Topic | Step::Results => html! {},
    }
}

fn meetings(frame: &Frame, view: &OneView, appraising: bool, zone: &TimeZone) -> Markup {
    let shown: Vec<&Meeting> =
        view.meetings.iter().filter(|meeting| if appraising { meeting.appraises } else { meeting.is_life }).collect();
    let paths: Vec<String> = shown.iter().map(|meeting| activity::model::path(&meeting.id)).collect();
    let items: Vec<Item> = shown
        .iter()
        .zip(&paths)
        .map(|(meeting, path)| {
            Item::link(path, &meeting.topic)
                .meta(html::day_time(frame, meeting.starts_at.local(zone)))
                .end(activity::state_pill(frame, meeting.state))
        })
        .collect();
    html! { @if items.is_empty() { p.meta { (Text(frame.language).meeting_none()) } } @else { (html::list(&items)) } }
}

fn ways(frame: &Frame, view: &OneView, step: Step) -> Markup {
    let text = Text(frame.language);
    let path = view.round.path();
    let way = |below: &str, label: &str| link_button(Weight::Plain, &format!("{path}/{below}"), label);
    html! {
        @match step {
            Step::Opinions if view.opinions.is_none() => (way("opinions", text.go_opinions())),
            Step::Opinions if view.appraises => (way("opinions", text.see_opinions())),
            Step::Talks if view.appraises => (link_button(Weight::Plain, &format!("/meetings/new?kind=talk&unit={}", view.round.branch), text.plan_talk())),
            Step::OwnChecks => (way("own-check", text.go_own_check())),
            Step::Meeting if view.appraises && !view.progress.planned => (link_button(Weight::Plain, &plan_link(view), text.plan_meeting())),
            Step::Problems => (way("problems", text.see_problems())),
            Step::Appraisal => (way("appraisal", text.go_appraisal())),
            _ => {}
        }
    }
}

/// The form of a new round.
pub fn new(frame: &Frame, typed: &RoundInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.begin_title())
        .above(crumbs(frame, &[("/organisation-life", text.title())]))
        .lead(text.begin_lead());
    let form = html::form(
        frame,
        "/organisation-life",
        FIELDS,
        faults,
        html! { (fields(frame, typed, faults)) (actions(submit(Weight::Primary, text.begin_title()))) },
    );
    html::page(frame, heading, html::draft(frame, "organisation-life/new", form))
}

/// The form that changes topic and dates.
pub fn edit(frame: &Frame, round: &Round, edit: &Edit<RoundInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, name) = (round.path(), text.of_year(round.year));
    let heading =
        Heading::new(text.edit()).above(crumbs(frame, &[("/organisation-life", text.title()), (&path, &name)]));
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
    html::page(frame, heading, html::draft(frame, &path, form))
}

/// Two people changed a round at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    round: &Round,
    asked: &Asked<RoundInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let text = Text(frame.language);
    let (path, name) = (round.path(), text.of_year(round.year));
    let asking = Asking {
        above: crumbs(frame, &[("/organisation-life", text.title()), (&path, &name)]),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["round_topic"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
}

fn fields(frame: &Frame, typed: &RoundInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &input::ROUND_TOPIC, Input::Text, &typed.round_topic, faults))
        (field(frame, &input::OPINIONS_UNTIL, Input::Day, &typed.opinions_until, faults))
        (field(frame, &input::TALKS_UNTIL, Input::Day, &typed.talks_until, faults))
        (field(frame, &input::MEETING_ON, Input::Day, &typed.meeting_on, faults))
        (field(frame, &input::PROBLEMS_UNTIL, Input::Day, &typed.problems_until, faults))
        (field(frame, &input::RESULTS_UNTIL, Input::Day, &typed.results_until, faults))
    }
}
