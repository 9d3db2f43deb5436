//! The page of one meeting: what is next for this reader, who is here, what is spoken about, what was decided.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::Count;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Fact, Frame, Heading, Item, Notice, StepState, Weight, actions, confirmed, crumbs, details, facts,
    link_button, live, notice, post_button, section, steps,
};
use zhixing_people::MemberId;

use super::form::item_form;
use super::kept::kept;
use super::list::{answers, standing};
use crate::activity::Way;
use crate::activity::doubt::Doubts;
use crate::activity::input::WordsInput;
use crate::activity::model::{Activity, AgendaItem, Passage, State};
use crate::activity::outcome;
use crate::activity::questions::May;
use crate::activity::text::Text;
use crate::activity::words::kind_name;
use crate::ballot::{self, Stage};
use crate::life::Round;
use crate::minutes::model::{Remark, Signature, SignerRole};
use crate::minutes::pages::remark_name;
use crate::motion::model::Motion;
use crate::quotation::model::{Quotation, must_be_quotable};
use crate::resolution::{self, Resolution};
use crate::roll::model::{Drift, Tally};
use crate::roll::namesake::worded;
use crate::theme::model::{Arrangement, KINDS};
use crate::{life, motion, quotation, roll, theme};

/// What the page shows.
pub struct MeetingView {
    /// The meeting.
    pub activity: Activity,
    /// The year's organisation life to which it belongs, where it does.
    pub round: Option<Round>,
    /// What the reader may do.
    pub may: May,
    /// Its steps.
    pub passage: Passage,
    /// What speaks against its time, while it is ahead.
    pub doubts: Doubts,
    /// Its agenda.
    pub agenda: Vec<AgendaItem>,
    /// What the roll adds up to.
    pub tally: Tally,
    /// And what that means for a vote.
    pub count: Count,
    /// What the roster says otherwise than the list.
    pub drift: Drift,
    /// Its motions.
    pub motions: Vec<Motion>,
    /// Its secret ballots.
    pub ballots: Vec<ballot::Told>,
    /// Its resolutions.
    pub resolutions: Vec<Resolution>,
    /// What was said.
    pub remarks: Vec<Remark>,
    /// How it goes out or brings somebody in, where it does.
    pub arrangement: Option<Arrangement>,
    /// Passages that it reads from.
    pub quotations: Vec<Quotation>,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// Who reads.
    pub me: MemberId,
    /// The day it is.
    pub today: Date,
}

/// The page. `beside`: the ways to pages of it in rooms above.
pub fn meeting(frame: &Frame, view: &MeetingView, beside: &[Way], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let activity = &view.activity;
    let lead =
        html! { (activity.kind_of(frame.language)) " · " (html::day_time(frame, activity.shown_at(zone).local(zone))) };
    let heading = Heading::new(&activity.topic).above(crumbs(frame, &[("/meetings", text.meetings())])).lead(lead);
    // How it stands and what is next follow what happens, like all below: they stand in the live part, not in the head.
    let body = html! {
        p { (standing(frame, activity)) }
        @if let Some(next) = next_action(frame, view, zone) { (actions(next)) }
        @if let Some((step, reason)) = &view.passage.cancelled { (notice(Notice::Info, text.cancelled_because(&step.by, reason))) }
        @else { (steps(frame, &passed(frame, activity))) }
        @if activity.short { (notice(Notice::Warning, text.fell_short())) }
        @if let Some(doubts) = view.doubts.warning(frame.language).filter(|_| view.may.plan) { (notice(Notice::Warning, doubts)) }
        @if view.may.plan && activity.was_passed_over(view.today, zone) { (passed_over(frame, activity)) }
        (waiting_for(frame, view))
        (roll::pages::drift(frame, activity, &view.drift))
        (late(frame, view, zone))
        @if view.tally.expected > 0 && activity.state != State::Cancelled && !activity.is_talk() { (roll::pages::quorum(frame, activity, view.may, &view.tally, &view.count)) }
        @if activity.state != State::Cancelled || !activity.is_talk() { (section(text.next_step(), ways(frame, view, beside))) }
        (plan(frame, view, zone))
        @if KINDS.contains(&activity.kind.as_str()) { (theme::brief(frame, activity, view.may, view.arrangement.as_ref())) }
        @if !activity.keeps_fact_only() || !view.agenda.is_empty() { div id="agenda" { (section(text.agenda(), agenda(frame, view))) } }
        (quotation::pages::of_meeting(frame, activity, &view.quotations, view.may.run && must_be_quotable(activity).is_ok()))
        @if !view.motions.is_empty() { (section(text.motions(), motions(frame, view))) }
        @if !view.ballots.is_empty() { (section(text.ballots(), ballots(frame, view))) }
        @if !view.resolutions.is_empty() { div id="resolutions" { (section(text.resolutions(), resolutions(frame, view, zone))) } }
        @if !view.remarks.is_empty() { div id="remarks" { (section(text.remarks(), remarks(frame, view))) } }
    };
    html::page(
        frame,
        heading,
        html! {
            (kept(frame, activity, view.may))
            (live(frame, &activity.about(), "meeting", body))
            @if let Some(offers) = crate::form::pages::of_meeting(frame, activity) { (offers) }
            (details(text.more(), more(frame, view, zone)))
        },
    )
}

/// The one thing to do now, by state and role.
fn next_action(frame: &Frame, view: &MeetingView, zone: &TimeZone) -> Option<Markup> {
    let text = Text(frame.language);
    let path = view.activity.path();
    let to = |below: &str, label: &str| Some(link_button(Weight::Primary, &format!("{path}/{below}"), label));
    if view.activity.is_talk() {
        return next_of_talk(frame, view, zone);
    }
    match view.activity.state {
        State::Planned if view.may.plan => Some(convening(frame, view, zone, (Weight::Primary, text.convene()))),
        State::Convened if view.may.run => to("opening", text.open_it()),
        State::Opened if view.may.run && view.tally.unmarked > 0 => to("roll", text.call_roll()),
        State::Opened if view.ballots.iter().any(|told| told.ballot.stage() == Stage::Open) => {
            to("ballots", text.ballots())
        }
        State::Opened if view.motions.iter().any(Motion::is_open) => to("motions", text.motions()),
        State::Opened if view.may.run => to("closing", text.close_it()),
        State::Opened => to("roll", text.see_roll()),
        State::Closed if view.activity.keeps_fact_only() => None,
        State::Closed if signs(view) => to("minutes", text.sign_minutes()),
        State::Closed | State::Signed => to("minutes", text.see_minutes()),
        _ => None,
    }
}

/// The same of a talk: it has no roll and no minutes.
fn next_of_talk(frame: &Frame, view: &MeetingView, zone: &TimeZone) -> Option<Markup> {
    let (text, path) = (Text(frame.language), view.activity.path());
    let to = |below: &str, label: &str| Some(link_button(Weight::Primary, &format!("{path}/{below}"), label));
    match view.activity.state {
        State::Planned if view.may.plan => Some(convening(frame, view, zone, (Weight::Primary, text.talk_convene()))),
        State::Convened if view.may.run => to("opening", text.talk_open()),
        State::Opened if view.may.run => to("closing", text.talk_close()),
        _ => None,
    }
}

/// Asks who plans what became of a meeting whose day is over.
fn passed_over(frame: &Frame, activity: &Activity) -> Markup {
    let text = Text(frame.language);
    // Its list is fixed first, with the button above: a way to this very page would lead nowhere.
    let listed = activity.state == State::Convened;
    let held = listed.then(|| format!("{}/opening", activity.path()));
    html! {
        (notice(Notice::Warning, if listed { text.passed_over_ask() } else { text.list_first() }))
        (answers(frame, activity, held))
    }
}

/// Fixing the list: with a notice to each, or, of a day that is over, without.
fn convening(frame: &Frame, view: &MeetingView, zone: &TimeZone, (weight, label): (Weight, &str)) -> Markup {
    let text = Text(frame.language);
    let over = view.activity.is_of_past_day(view.today, zone);
    let (ask, label) = match (view.activity.is_talk(), over) {
        (false, false) => (text.convene_ask(), label),
        (false, true) => (text.list_ask(), text.list_it()),
        (true, false) => (text.talk_convene_ask(), label),
        (true, true) => (text.talk_list_ask(), text.talk_list_it()),
    };
    confirmed(frame, ask, post_button(&format!("{}/convening", view.activity.path()), weight, label, &[]))
}

/// Whether the reader's own signature is missing.
fn signs(view: &MeetingView) -> bool {
    SignerRole::in_meeting(&view.activity, &view.me)
        .is_some_and(|role| !view.signatures.iter().any(|signature| signature.role == role))
}

/// For who can do nothing now: what is waited for.
fn waiting_for(frame: &Frame, view: &MeetingView) -> Markup {
    let text = Text(frame.language);
    let sentence = match view.activity.state {
        State::Planned if !view.may.plan => text.wait_for_plan(),
        State::Convened if !view.may.run && view.activity.is_talk() => text.talk_wait_for_opening(),
        State::Convened if !view.may.run => text.wait_for_opening(),
        State::Closed if view.activity.lacks_officers() => text.wait_for_officers(),
        State::Closed if !view.activity.keeps_fact_only() && !signs(view) => text.wait_for_signing(),
        _ => return html! {},
    };
    html! { p.meta { (sentence) } }
}

fn passed(frame: &Frame, activity: &Activity) -> Vec<(&'static str, StepState)> {
    let text = Text(frame.language);
    let labels = [text.step_plan(), text.step_convene(), text.step_open(), text.step_close(), text.step_sign()];
    let of_talk = [text.step_plan(), text.step_convene(), text.step_talk(), text.step_talked()];
    let labels = match activity {
        _ if activity.is_talk() => &of_talk[..],
        _ if activity.keeps_fact_only() => &labels[..4],
        _ => &labels[..],
    };
    let reached = State::ALL.iter().position(|state| *state == activity.state).unwrap_or_default();
    // While people sit together, the meeting itself is the step that they are in.
    let current = if activity.state == State::Opened { reached } else { reached + 1 };
    let place = |at: usize| match at {
        _ if at < current => StepState::Done,
        _ if at == current => StepState::Current,
        _ => StepState::Later,
    };
    labels.iter().enumerate().map(|(at, label)| (*label, place(at))).collect()
}

/// That the meeting was written down later (P8).
fn late(frame: &Frame, view: &MeetingView, zone: &TimeZone) -> Markup {
    let step = view.passage.opened.as_ref().map(|(step, _)| step).filter(|step| step.is_late());
    html! {
        @if let Some(step) = step {
            (notice(Notice::Info, html! { (Text(frame.language).late_opened(&step.by)) " " (html::moment(frame, step.recorded_at, zone)) }))
        }
    }
}

/// The ways from here: roll, motions, words, resolution, minutes.
fn ways(frame: &Frame, view: &MeetingView, beside: &[Way]) -> Markup {
    let text = Text(frame.language);
    let Activity { state, .. } = &view.activity;
    let path = view.activity.path();
    let way = |below: &str, label: &str| link_button(Weight::Plain, &format!("{path}/{below}"), label);
    let minutes = !view.activity.keeps_fact_only();
    let begun = matches!(state, State::Opened | State::Closed | State::Signed);
    if view.activity.is_talk() {
        return html! {
            p { (talk_next(text, *state)) }
            @if !beside.is_empty() { (actions(html! { @for (href, label) in beside { (link_button(Weight::Plain, href, label)) } })) }
        };
    }
    actions(html! {
        (way("roll", text.see_roll()))
        @if begun && view.activity.decides() { (way("motions", text.motions())) }
        @if minutes && begun && ballot::can_be_asked(&view.activity) { (way("ballots", text.ballots())) }
        @if minutes && view.may.run && matches!(state, State::Opened | State::Closed) {
            (way("remarks/new", text.take_down()))
            @if !view.activity.short { (way("resolutions/new", text.add_resolution())) }
        }
        @if minutes && begun { (way("minutes", text.see_minutes())) }
        @if let Some(round) = &view.round {
            @if view.may.run && matches!(state, State::Opened | State::Closed) {
                (link_button(Weight::Plain, &round.problems_path(), life::problems_name(frame.language)))
            }
            (link_button(Weight::Plain, &round.path(), life::list_name(frame.language)))
        }
        @for (href, label) in beside { (link_button(Weight::Plain, href, label)) }
    })
}

/// What comes next of a talk, in words.
fn talk_next(text: Text, state: State) -> &'static str {
    match state {
        State::Planned => text.talk_next_planned(),
        State::Convened => text.talk_next_convened(),
        State::Opened => text.talk_next_opened(),
        State::Closed | State::Signed | State::Cancelled => text.talk_next_closed(),
    }
}

fn plan(frame: &Frame, view: &MeetingView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let activity = &view.activity;
    let or = |value: &str, none: &'static str| if value.is_empty() { none.to_owned() } else { value.to_owned() };
    let pair = activity.keeps_fact_only();
    let (first, second) = if pair { (text.person_one(), text.person_two()) } else { (text.chair(), text.recorder()) };
    let also: Vec<&str> = activity.also.iter().map(|code| kind_name(frame.language, code)).collect();
    let mut rows: Vec<Fact> = vec![
        (
            text.time(),
            html! { (html::day_time(frame, activity.starts_at.local(zone))) " · " (text.lasts(activity.minutes)) },
        ),
        (text.place(), html! { (or(&activity.place, text.not_set())) }),
        (first, html! { (or(&worded(frame.language, &activity.chair_name), text.not_set())) }),
        (second, html! { (or(&worded(frame.language, &activity.recorder_name), text.not_set())) }),
    ];
    if !also.is_empty() {
        rows.push((text.also(), html! { (also.join(text.comma())) }));
    }
    if let Some((step, number)) = &view.passage.opened {
        rows.push((text.opened_at(), html! { (html::moment(frame, step.happened_at, zone)) " · " (text.number(number, kind_name(frame.language, &activity.kind))) }));
    }
    if let Some(step) = &view.passage.closed {
        rows.push((text.closed_at(), html::moment(frame, step.happened_at, zone)));
    }
    html! { (facts(&rows)) @if pair { (notice(Notice::Info, text.talk_hint())) } }
}

fn agenda(frame: &Frame, view: &MeetingView) -> Markup {
    let text = Text(frame.language);
    let notes = view.may.run && view.activity.state == State::Opened && !view.activity.keeps_fact_only();
    html! {
        @if view.agenda.is_empty() { p.meta { (text.no_agenda()) } }
        ol { @for item in &view.agenda {
            li {
                (item.title)
                @if let Some(outcome) = &item.outcome { p.meta { (text.outcome(outcome)) } }
                @if notes { (outcome::pages::folded(frame, &view.activity, item)) }
            }
        } }
        @if notes { (details(text.add_item(), item_form(frame, &view.activity, &WordsInput::default(), &Faults::default()))) }
    }
}

fn motions(frame: &Frame, view: &MeetingView) -> Markup {
    let href = format!("{}/motions", view.activity.path());
    let hrefs: Vec<String> = view.motions.iter().map(|motion| format!("{href}#m-{}", motion.id)).collect();
    let items = view.motions.iter().zip(&hrefs).map(|(motion, href)| {
        let meta = motion
            .outcome
            .as_ref()
            .map(|outcome| motion::pages::arithmetic(frame.language, outcome))
            .or_else(|| motion.withdrawn.as_ref().map(|back| motion::pages::withdrawn(frame.language, back)))
            .unwrap_or_default();
        Item::link(href, &motion.text).meta(meta).end(motion::pages::state(
            frame.language,
            motion,
            view.activity.state.is_held(),
        ))
    });
    html::list(&items.collect::<Vec<_>>())
}

fn ballots(frame: &Frame, view: &MeetingView) -> Markup {
    let paths: Vec<String> = view.ballots.iter().map(|told| told.ballot.path()).collect();
    let items = view.ballots.iter().zip(&paths).map(|(told, path)| {
        Item::link(path, &told.ballot.title)
            .meta(ballot::pages::said(frame, told))
            .end(ballot::pages::state(frame.language, told))
    });
    html::list(&items.collect::<Vec<_>>())
}

fn resolutions(frame: &Frame, view: &MeetingView, zone: &TimeZone) -> Markup {
    let paths: Vec<String> = view.resolutions.iter().map(Resolution::path).collect();
    let items = view
        .resolutions
        .iter()
        .zip(&paths)
        .map(|(made, path)| Item::link(path, &made.text).meta(resolution::standing(frame.language, made, zone)));
    html::list(&items.collect::<Vec<_>>())
}

fn remarks(frame: &Frame, view: &MeetingView) -> Markup {
    let items = view.remarks.iter().map(|remark| {
        let what = remark_name(frame, remark.kind);
        Item::plain(&remark.text)
            .meta(html! { (what) @if !remark.speaker_name.is_empty() { " · " (worded(frame.language, &remark.speaker_name)) } })
    });
    html::list(&items.collect::<Vec<_>>())
}

/// What is rarely wanted: changing and cancelling the plan, calling again, the record to carry away.
fn more(frame: &Frame, view: &MeetingView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let path = view.activity.path();
    let ahead = view.may.plan && view.activity.state.is_ahead();
    let (again, cancel) = if view.activity.is_talk() {
        (text.talk_convene_again(), text.talk_cancel())
    } else {
        (text.convene_again(), text.cancel())
    };
    html! {
        @if ahead {
            (actions(html! {
                (link_button(Weight::Plain, &format!("{path}/edit"), text.edit()))
                @if view.activity.state == State::Convened {
                    (convening(frame, view, zone, (Weight::Plain, again)))
                }
                (link_button(Weight::Danger, &format!("{path}/cancellation"), cancel))
            }))
        }
        @if view.may.run && view.activity.state == State::Opened && view.tally.is_untouched() {
            (actions(link_button(Weight::Quiet, &format!("{path}/opening/withdrawal"), text.take_back())))
        }
        p.meta { (text.planned_by(&view.activity.planned_name)) }
        @if view.may.run {
            p { (text.export_why()) }
            (actions(html! { a.button href={ (path) "/record" } download { (text.export()) } }))
        } @else { p { (text.export_by_whom()) } }
    }
}
