//! The page of motions and votes.

use std::collections::HashMap;

use maud::{Markup, html};
use zhixing_charter::{Ballot, Count, Scheme};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice as Offered, Frame, Heading, Input, Notice, RollChoice, RollRow, Tone, Weight, actions, card,
    confirmed, crumbs, details, empty, field, link_button, live, notice, optional_field, pill, post_button, submit,
    vote_bar,
};
use zhixing_kit::{Language, Sentence};
use zhixing_people::MemberId;

use super::input::{self, FIELDS, MotionInput};
use super::model::{Choice, Motion, MotionId, OpenVote, Outcome, Votes, Withdrawal};
use super::text::Text;
use super::unvoted::Unvoted;
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::resolution::ResolutionId;
use crate::roll;
use crate::roll::model::{Mark, RollEntry, Tally};
use crate::rules::charter;

/// What the page shows.
pub struct MotionsView {
    /// The meeting.
    pub activity: Activity,
    /// What the reader may do.
    pub may: May,
    /// The motions in order.
    pub motions: Vec<Motion>,
    /// Every vote cast.
    pub votes: Vec<OpenVote>,
    /// The resolutions that were made of motions.
    pub resolved: Vec<(MotionId, ResolutionId)>,
    /// The roll, for the recorder who enters votes, and for everybody where two of one name voted.
    pub voters: Vec<RollEntry>,
    /// The reader's own place on the roll.
    pub mine: Option<RollEntry>,
    /// What the roll adds up to.
    pub tally: Tally,
    /// And what that means for an ordinary vote.
    pub count: Count,
}

impl MotionsView {
    fn is_run(&self) -> bool {
        self.may.run && self.activity.state == State::Opened
    }

    /// Whether motions are taken down here: what was wrong with one is shown in the form then.
    fn takes_motions(&self) -> bool {
        self.is_run()
            && !self.activity.keeps_fact_only()
            && self.activity.rule().is_some_and(|rule| !rule.votes.is_empty())
    }

    fn of<'a>(&'a self, id: &'a MotionId) -> impl Iterator<Item = &'a OpenVote> {
        self.votes.iter().filter(move |vote| vote.motion == *id)
    }
}

/// The page of motions; above them why an act was refused. What was typed where no motion is taken down any more is shown, so that it is not lost.
pub fn motions(
    frame: &Frame,
    view: &MotionsView,
    (typed, faults): (&MotionInput, &Faults),
    refused: Option<&Sentence>,
) -> Markup {
    let text = Text(frame.language);
    let path = view.activity.path();
    let heading = Heading::new(text.title())
        .above(crumbs(
            frame,
            &[("/meetings", crate::activity::list_name(frame.language)), (&path, &view.activity.topic)],
        ))
        .lead(text.lead());
    let list = html! {
        (roll::pages::quorum(frame, &view.activity, view.may, &view.tally, &view.count))
        @if view.motions.is_empty() { (empty(text.none(), text.none_next(), None)) }
        @for motion in &view.motions { div id={ "m-" (motion.id) } { (one(frame, view, motion)) } }
    };
    html::page(
        frame,
        heading,
        html! {
            @if let Some(said) = refused { (notice(Notice::Refused, said.text(frame.language))) }
            @if !view.takes_motions() {
                (roll::pages::refused(frame, faults))
                @if !typed.text.is_empty() { (html::section(text.typed(), html::sheet(&typed.text))) }
            }
            (live(frame, &view.activity.about(), "motions", list))
            @if view.is_run() { (new_motion(frame, view, typed, faults)) }
            (actions(html! {
                (link_button(Weight::Plain, &path, text.back()))
                @if crate::ballot::can_be_asked(&view.activity) { (link_button(Weight::Quiet, &format!("{path}/ballots"), text.to_ballots())) }
            }))
        },
    )
}

fn one(frame: &Frame, view: &MotionsView, motion: &Motion) -> Markup {
    let text = Text(frame.language);
    let body = html! {
        p { (state(frame.language, motion, view.activity.state.is_held())) " " span.meta { @if !motion.moved_name.is_empty() { (text.moved_by(&motion.moved_name)) " " } @if motion.scheme != Scheme::Ordinary { (scheme_name(frame.language, motion.scheme)) } } }
        (html::sheet(&motion.text))
        @if let Some(outcome) = &motion.outcome {
            (result(frame, outcome))
            @if let Some(before) = &motion.announced { p.meta { (announced(frame.language, before)) } }
        }
        @else if let Some(withdrawal) = &motion.withdrawn { p { (withdrawn(frame.language, withdrawal)) } }
        @else if motion.is_open() { (running(frame, view, motion)) }
        @else if !view.activity.state.is_held() { (waiting(frame, view, motion)) }
        @if motion.opened_at.is_some() && view.of(&motion.id).next().is_some() { (details(text.by_name(), by_name(frame, view, motion))) }
    };
    card("", body, foot(text, view, motion))
}

/// What comes of a motion that passed: the resolution that was made of it, or the way to one.
fn foot(text: Text, view: &MotionsView, motion: &Motion) -> Option<Markup> {
    if let Some((_, resolution)) = view.resolved.iter().find(|(of, _)| *of == motion.id) {
        return Some(link_button(Weight::Plain, &resolution.path(), text.to_resolution()));
    }
    let passed = motion.outcome.as_ref().is_some_and(|outcome| outcome.passed);
    let may = passed && view.may.run && view.activity.state != State::Signed;
    let path = format!("{}/resolutions/new?motion={}", view.activity.path(), motion.id);
    may.then(|| link_button(Weight::Plain, &path, text.make_resolution()))
}

/// How a motion stands; `ended`: its meeting is over, and what waits will not be voted on any more.
pub fn state(language: Language, motion: &Motion, ended: bool) -> Markup {
    let text = Text(language);
    match &motion.outcome {
        Some(outcome) if outcome.passed => pill(Tone::Good, text.passed()),
        Some(_) => pill(Tone::Plain, text.not_passed()),
        None if motion.withdrawn.is_some() => pill(Tone::Quiet, text.withdrawn()),
        None if motion.is_open() => pill(Tone::Soon, text.voting()),
        None if ended => pill(Tone::Quiet, text.never_voted()),
        None => pill(Tone::Quiet, text.waiting()),
    }
}

/// The result of a vote as arithmetic in words.
pub fn arithmetic(language: Language, outcome: &Outcome) -> String {
    let text = Text(language);
    let Outcome { entitled, present, quorum, yes_needed, votes, passed, .. } = outcome;
    let here = text.those_here(entitled, present, quorum);
    let voted = text.those_voted(votes.yes, votes.no, votes.abstain, yes_needed);
    let silent = present.saturating_sub(votes.yes + votes.no + votes.abstain);
    let silent = if silent > 0 { text.silent(silent) } else { String::new() };
    here + &voted + if *passed { text.so_passed() } else { text.so_failed() } + &silent
}

/// What was announced in the meeting, where the votes count otherwise now.
pub fn announced(language: Language, announced: &Outcome) -> String {
    Text(language).announced(arithmetic(language, announced))
}

/// Who took a motion back, and why.
pub fn withdrawn(language: Language, withdrawal: &Withdrawal) -> String {
    Text(language).withdrawn_because(&withdrawal.by, &withdrawal.reason)
}

/// A choice in words.
pub fn choice_name(language: Language, choice: Choice) -> &'static str {
    let text = Text(language);
    match choice {
        Choice::Yes => text.yes(),
        Choice::No => text.no(),
        Choice::Abstain => text.abstain(),
    }
}

/// What can be answered about motions that were not voted on when their meeting ends.
pub(crate) fn unvoted(language: Language) -> [Offered; 2] {
    let text = Text(language);
    [Offered::new(Unvoted::WITHDRAW, text.unvoted_withdraw()), Offered::new(Unvoted::KEEP, text.unvoted_keep())]
}

/// That somebody voted himself.
pub fn by_himself(frame: &Frame) -> &'static str {
    Text(frame.language).by_himself()
}

fn result(frame: &Frame, outcome: &Outcome) -> Markup {
    let Votes { yes, no, abstain } = outcome.votes;
    html! {
        (vote_bar(frame, Text(frame.language).title(), yes, no, abstain, outcome.yes_needed, outcome.entitled))
        p { (arithmetic(frame.language, outcome)) }
    }
}

fn waiting(frame: &Frame, view: &MotionsView, motion: &Motion) -> Markup {
    let text = Text(frame.language);
    let rule = charter().votes(motion.scheme, view.activity.starts_at.day(&jiff::tz::TimeZone::UTC));
    let open = rule.ballots.contains(&Ballot::Open);
    html! {
        @if !open { (notice(Notice::Warning, text.needs_secret(frame.pick((&rule.name.zh, &rule.name.en))))) (to_ballots(frame, view)) }
        @else if view.count.valid && !view.count.can_pass { (notice(Notice::Warning, text.vain(view.count.present, view.count.yes_needed))) }
        @if view.is_run() {
            (actions(html! {
                @if open { (post_button(&act(view, motion, "vote-opening"), Weight::Primary, text.put(), &[])) }
                (link_button(Weight::Quiet, &act(view, motion, "withdrawal"), text.withdraw()))
            }))
        }
    }
}

fn running(frame: &Frame, view: &MotionsView, motion: &Motion) -> Markup {
    let text = Text(frame.language);
    let cast = view.of(&motion.id).filter(|vote| vote.counts).count() as u32;
    let left = view.of(&motion.id).filter(|vote| vote.counts && vote.has_left).count() as u32;
    let present = view.tally.entitled_present + left;
    html! {
        p { (text.cast_so_far(cast, present)) }
        @if let Some(mine) = view.mine.as_ref().filter(|mine| mine.votes()) {
            h2 { (text.your_vote()) }
            (buttons(frame, view, motion, &[(mine, act(view, motion, "vote"), false)], "mine"))
        } @else { (notice(Notice::Info, why_not(text, view.mine.as_ref()))) }
        @if view.is_run() {
            (details(text.enter_for(), entered(frame, view, motion)))
            (actions(confirmed(frame, &text.close_ask(cast, present), post_button(&act(view, motion, "vote-closing"), Weight::Primary, text.close(), &[]))))
        }
    }
}

/// Why the reader has no vote here now, and what to do about it.
fn why_not(text: Text, mine: Option<&RollEntry>) -> &'static str {
    match mine {
        None => text.not_on_the_list(),
        Some(mine) if !mine.entitled => text.you_have_none(),
        Some(mine) => match mine.mark {
            None => text.you_are_not_marked(),
            Some(Mark::WithoutVote) => text.you_sit_in(),
            Some(Mark::Left) => text.you_left(),
            Some(Mark::Absent | Mark::Present) => text.you_are_away(),
        },
    }
}

/// Everybody with a vote. Who voted himself stays in the list, settled: rows never move while someone taps.
fn entered(frame: &Frame, view: &MotionsView, motion: &Motion) -> Markup {
    let himself = |entry: &RollEntry| {
        view.of(&motion.id).any(|vote| Some(&vote.member) == entry.member.as_ref() && vote.entered_name.is_none())
    };
    let voters = view.voters.iter().filter(|entry| entry.votes());
    let rows: Vec<_> =
        voters.map(|entry| (entry, act(view, motion, &format!("votes/{}", entry.id)), himself(entry))).collect();
    buttons(frame, view, motion, &rows, "entered")
}

fn buttons(
    frame: &Frame,
    view: &MotionsView,
    motion: &Motion,
    voters: &[(&RollEntry, String, bool)],
    key: &str,
) -> Markup {
    let tones = [(Choice::Yes, Tone::Good), (Choice::No, Tone::Bad), (Choice::Abstain, Tone::Quiet)];
    let choices = tones.map(|(choice, tone)| RollChoice {
        value: choice.code(),
        label: choice_name(frame.language, choice),
        tone,
    });
    let chosen = |entry: &RollEntry| {
        view.of(&motion.id).find(|vote| Some(&vote.member) == entry.member.as_ref()).map(|vote| vote.choice.code())
    };
    let by_himself = Text(frame.language).by_himself();
    let beside = |(entry, _, settled): &(&RollEntry, String, bool)| {
        let himself = settled.then(|| by_himself.to_owned());
        [entry.numbered(frame.language), himself].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let said: Vec<(String, String)> =
        voters.iter().map(|voter| (voter.0.called(frame.language), beside(voter))).collect();
    let rows = voters.iter().zip(&said).map(|((entry, path, settled), (name, what))| RollRow {
        head: None,
        further: None,
        id: None,
        action: path,
        name,
        what,
        chosen: chosen(entry),
        counts: None,
        settled: *settled,
        after: None,
    });
    let rows: Vec<RollRow> = rows.collect();
    html::roll(frame, &format!("motion/{}/{key}", motion.id), input::CHOICE.name, None, &choices, &rows)
}

/// Who voted how: an open vote is open.
fn by_name(frame: &Frame, view: &MotionsView, motion: &Motion) -> Markup {
    let text = Text(frame.language);
    let known: HashMap<&MemberId, &RollEntry> =
        view.voters.iter().filter_map(|entry| Some((entry.member.as_ref()?, entry))).collect();
    let called = |vote: &OpenVote| {
        let entry = known.get(&vote.member);
        entry.map_or(vote.name.clone(), |entry| entry.called(frame.language))
    };
    let item = |vote: &'_ OpenVote| {
        (
            called(vote),
            [
                vote.entered_name.as_ref().map(|name| text.entered_by(name)),
                (!vote.counts).then(|| text.not_counted().to_owned()),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
            vote.choice,
        )
    };
    let rows: Vec<_> = view.of(&motion.id).map(item).collect();
    let tone = |choice| match choice {
        Choice::Yes => Tone::Good,
        Choice::No => Tone::Bad,
        Choice::Abstain => Tone::Quiet,
    };
    let items = rows.iter().map(|(name, meta, choice)| {
        html::Item::plain(name).meta(meta).end(pill(tone(*choice), choice_name(frame.language, *choice)))
    });
    let correctable = view.may.run && view.activity.state.is_held() && motion.outcome.is_some();
    let way = format!("{}/minutes/corrections/new?what=vote/{}", view.activity.path(), motion.id);
    html! {
        (html::list(&items.collect::<Vec<_>>()))
        @if correctable { (actions(link_button(Weight::Quiet, &way, text.correct_votes()))) }
    }
}

fn act(view: &MotionsView, motion: &Motion, what: &str) -> String {
    format!("{}/motions/{}/{what}", view.activity.path(), motion.id)
}

fn scheme_name(language: Language, scheme: Scheme) -> &'static str {
    let rule = charter().votes(scheme, jiff::civil::Date::MAX);
    language.pick(&rule.name.zh, &rule.name.en)
}

/// The way to what is voted on in secret.
fn to_ballots(frame: &Frame, view: &MotionsView) -> Markup {
    actions(link_button(Weight::Plain, &format!("{}/ballots", view.activity.path()), Text(frame.language).to_ballots()))
}

/// Whether the rule lets hands be raised: what needs a secret ballot is not offered, it is voted on elsewhere.
fn may_be_open(scheme: Scheme) -> bool {
    charter().votes(scheme, jiff::civil::Date::MAX).ballots.contains(&Ballot::Open)
}

fn new_motion(frame: &Frame, view: &MotionsView, typed: &MotionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let schemes = view.activity.rule().map(|rule| rule.votes.clone()).unwrap_or_default();
    if !view.takes_motions() {
        return notice(Notice::Info, text.nothing_decided());
    }
    let (schemes, secret): (Vec<Scheme>, Vec<Scheme>) = schemes.into_iter().partition(|scheme| may_be_open(*scheme));
    let Some(first) = schemes.first() else {
        return html! {
            @for scheme in &secret { (notice(Notice::Info, text.needs_secret(scheme_name(frame.language, *scheme)))) }
            (to_ballots(frame, view))
        };
    };
    let offered: Vec<Offered> =
        schemes.iter().map(|scheme| Offered::new(scheme.code(), scheme_name(frame.language, *scheme))).collect();
    let chosen = if typed.scheme.is_empty() { first.code() } else { &typed.scheme };
    html::section(
        text.add_title(),
        html::draft(
            frame,
            &format!("motion/{}", view.activity.id),
            html::form(
                frame,
                &format!("{}/motions", view.activity.path()),
                FIELDS,
                faults,
                html! {
                    (field(frame, &input::TEXT, Input::Area(4), &typed.text, faults))
                    @if offered.len() > 1 { (field(frame, &input::SCHEME, Input::Radio(&offered), chosen, faults)) } @else { (html::hidden("scheme", chosen)) }
                    (optional_field(frame, &input::MOVED_NAME, Input::Text, &typed.moved_name, faults))
                    (actions(submit(Weight::Plain, text.add())))
                },
            ),
        ),
    )
}
