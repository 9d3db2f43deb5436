//! The pages of the roll.

mod quorum;

use maud::{Markup, html};
use zhixing_charter::Count;
use zhixing_kit::db::Surroundings;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::time_text;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Notice, RollChoice, RollRow, Tone, Weight, actions, crumbs, details, field,
    link_button, live, notice, optional_field, submit,
};
use zhixing_kit::{Language, Moment};
use zhixing_people::{MemberId, MemberKind};

pub use quorum::quorum;
use quorum::quorum_in_sight;

use super::input::{self, FIELDS, VisitorInput};
use super::model::{Drift, Invited, Mark, RollEntry, RollEntryId, Tally, VISITOR};
use super::namesake::bare;
use super::part::Groups;
use super::text::Text;
use crate::activity::kept;
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;

/// What the page of a roll shows.
pub struct RollView {
    /// The meeting.
    pub activity: Activity,
    /// What the reader may do.
    pub may: May,
    /// Who reads.
    pub me: MemberId,
    /// The list, in the order in which it is shown.
    pub entries: Vec<RollEntry>,
    /// The groups by which it is shown.
    pub groups: Groups,
    /// The entries that were put right after the end.
    pub corrected: Vec<String>,
    /// What it adds up to.
    pub tally: Tally,
    /// And what that means for a vote.
    pub count: Count,
    /// What the roster says otherwise than the list.
    pub drift: Drift,
}

impl RollView {
    fn is_called(&self) -> bool {
        self.may.run && self.activity.state == State::Opened
    }
}

/// The page of a roll: buttons for the recorder while the meeting is open, otherwise the list.
pub fn roll(frame: &Frame, view: &RollView, typed: &VisitorInput, faults: &Faults, around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    let path = view.activity.path();
    let (title, lead) =
        if view.is_called() { (text.title(), text.lead()) } else { (text.list_title(), text.lead_reader()) };
    let heading = Heading::new(title)
        .above(crumbs(
            frame,
            &[("/meetings", crate::activity::list_name(frame.language)), (&path, &view.activity.topic)],
        ))
        .lead(lead);
    let list = html! {
        (self::drift(frame, &view.activity, &view.drift))
        @if view.is_called() { (quorum_in_sight(frame, view)) } @else { (quorum(frame, &view.activity, view.may, &view.tally, &view.count)) }
        @if view.is_called() { (crate::minutes::pages::away(frame, &view.activity, &view.entries, &[])) }
        @if view.entries.is_empty() { (notice(Notice::Info, text.not_fixed())) }
        @else if view.is_called() { (replaced(frame, view)) (findable(frame, view, buttons(frame, view, around))) }
        @else { (findable(frame, view, plain_list(frame, view, around))) }
    };
    html::page(
        frame,
        heading,
        html! {
            @if !view.is_called() { (refused(frame, faults)) }
            (before(frame, view, around))
            (kept(frame, &view.activity, view.may))
            @if !view.is_called() && view.activity.state == State::Opened { noscript { p.meta { (text.reload()) } } }
            (live(frame, &view.activity.about(), "roll", list))
            @if view.is_called() { (visitor_form(frame, view, typed, faults)) }
            @else if let Some(offers) = crate::form::pages::of_meeting(frame, &view.activity) { (offers) }
            (actions(link_button(Weight::Plain, &path, text.back())))
        },
    )
}

/// When and how the roll is called that cannot be called yet, what can be seen to before, and the way there: for who runs the meeting.
fn before(frame: &Frame, view: &RollView, around: &Surroundings) -> Markup {
    let (text, activity) = (Text(frame.language), &view.activity);
    if !activity.state.is_ahead() || !view.may.run || activity.is_talk() {
        return html! {};
    }
    let is_called = activity.state == State::Convened;
    let opening = format!("{}/opening", activity.path());
    notice(
        Notice::Info,
        html! {
            p { b { (text.before_title()) (html::moment(frame, activity.starts_at, &around.zone)) } }
            p { (if is_called { text.before_opening() } else { text.before_calling() }) }
            @if !is_called && view.may.plan { p { (text.before_planning()) } }
            @if activity.lacks_officers() { p { (text.before_officers()) } }
            @if is_called { p { a href=(opening) { (text.to_opening()) } } }
        },
    )
}

/// From how many on a list can be narrowed to who is looked for.
const FIND_FROM: usize = 12;

/// A long list with a field that narrows it.
fn findable(frame: &Frame, view: &RollView, list: Markup) -> Markup {
    if view.entries.len() < FIND_FROM { list } else { html::filtered(frame, Text(frame.language).find(), list) }
}

/// Why somebody is not counted there as most are. On which ground one is excused stands nowhere; that he is, is told to who knows it alone.
fn counts(entry: &RollEntry, may: May) -> Option<&'static str> {
    if !entry.expected {
        return Some("guest");
    }
    (may.knows_exempt && entry.exempt.is_some()).then_some("excused")
}

/// What the roster says otherwise than the list, and when the list follows it; for who plans or runs the meeting.
pub(crate) fn drift(frame: &Frame, activity: &Activity, drift: &Drift) -> Markup {
    if drift.is_empty() {
        return html! {};
    }
    let text = Text(frame.language);
    let next = if activity.state == State::Opened { text.drift_open() } else { text.drift_ahead() };
    notice(
        Notice::Warning,
        html! {
            p { b { (text.drift_title()) } }
            @for said in drift_said(frame.language, drift) { p { (said) } }
            p { (next) }
        },
    )
}

/// The sentences of it that there are.
fn drift_said(language: Language, drift: &Drift) -> Vec<String> {
    let text = Text(language);
    let called = |member: Option<&MemberId>| {
        let one = drift.people.iter().find(|one| member.is_some() && one.member.as_ref() == member);
        one.map(|one| one.called(language))
    };
    let invited = |list: &[Invited]| list.iter().filter_map(|one| called(one.member.as_ref())).collect();
    let said =
        |names: Vec<String>, say: &dyn Fn(String) -> String| (!names.is_empty()).then(|| say(names.join(text.comma())));
    let parts = [
        said(drift.gone.iter().filter_map(|one| called(one.member.as_ref())).collect(), &|names| {
            if drift.of_committee { text.drift_left(names) } else { text.drift_gone(names) }
        }),
        said(invited(&drift.came), &|names| {
            if drift.of_committee { text.drift_joined(names) } else { text.drift_came(names) }
        }),
        said(invited(&drift.other), &|names| text.drift_other(names)),
    ];
    parts.into_iter().flatten().collect()
}

/// What the list was brought up to, behind what was told of the act that did so; nothing where it changed nothing.
pub(crate) fn renewed(language: Language, drift: &Drift) -> String {
    if drift.is_empty() {
        return String::new();
    }
    let gap = language.pick("", " ");
    format!("{}{gap}{}", Text(language).drift_told(), drift_said(language, drift).join(gap))
}

/// What is told of a vote that has begun, and what the list was brought up to.
pub(crate) fn with_renewed(language: Language, told: &str, drift: &Drift) -> String {
    let renewed = renewed(language, drift);
    let gap = if renewed.is_empty() { "" } else { language.pick("", " ") };
    format!("{told}{gap}{renewed}")
}

/// The word for a mark.
pub fn mark_name(language: Language, mark: Mark) -> &'static str {
    let text = Text(language);
    match mark {
        Mark::Present => text.present(),
        Mark::Absent => text.absent(),
        Mark::WithoutVote => text.without_vote(),
        Mark::Left => text.left_early(),
    }
}

/// What a person on the list is: his kind, whether he has no vote, and for who knows it whether he need not attend. In a list
/// with headings it stands above them who has a vote and who has none: nothing says so again, and a list of fifty stays light.
fn described(language: Language, entry: &RollEntry, knows_exempt: bool, under_heads: bool) -> Vec<String> {
    let text = Text(language);
    if entry.kind == VISITOR {
        return vec![if entry.home.is_empty() { text.visitor().to_owned() } else { text.visitor_from(&entry.home) }];
    }
    let kind = MemberKind::read(&entry.kind).map_or(entry.kind.as_str(), |kind| kind.name(language));
    let is_said = under_heads && entry.entitled && entry.kind == MemberKind::Formal.word();
    let parts = [
        (!is_said, kind),
        (!entry.entitled && !under_heads, text.no_vote()),
        (knows_exempt && entry.exempt.is_some(), text.need_not()),
    ];
    parts.into_iter().filter(|(is_told, _)| *is_told).map(|(_, part)| part.to_owned()).collect()
}

/// The same with his number for who runs the meeting, where others on the list bear his name.
fn pointed_at(language: Language, entry: &RollEntry, may: May, under_heads: bool) -> String {
    let number = entry.numbered(language).filter(|_| may.run);
    let parts = described(language, entry, may.knows_exempt, under_heads);
    parts.into_iter().chain(number).collect::<Vec<_>>().join(" · ")
}

/// What stands beside the name of who was there without a vote: he sat in, or has none; and of who left before the end, when. Nothing else beside a
/// voter's, nor where nobody has a vote: so the figure of those who had one can be checked by the list.
pub fn beside(language: Language, roll: &[RollEntry], entry: &RollEntry) -> Option<String> {
    let text = Text(language);
    let without = match entry.mark {
        Some(Mark::WithoutVote) => Some(text.sits_in()),
        _ if entry.had_vote() || !roll.iter().any(|one| one.entitled) => None,
        _ => Some(text.no_vote_there()),
    };
    let parts: Vec<String> = without.map(str::to_owned).into_iter().chain(went(language, entry)).collect();
    (!parts.is_empty()).then(|| parts.join(text.comma()))
}

/// That somebody left before the end, and when; nothing of everybody else.
pub fn went(language: Language, entry: &RollEntry) -> Option<String> {
    let text = Text(language);
    let said = if entry.reason.is_empty() { text.went().to_owned() } else { text.went_at(&entry.reason) };
    (entry.mark == Some(Mark::Left)).then_some(said)
}

/// How a person's mark reads. Someone exempt who is not there is excused, never shown as absent (P19). All who need not know who is exempt are
/// told of everybody alike that he was not there; on which ground (age, health) is known to those who keep the roster.
pub fn standing(language: Language, entry: &RollEntry, knows_exempt: bool) -> (Tone, String) {
    let text = Text(language);
    match (entry.mark, &entry.exempt) {
        (Some(Mark::Absent), _) if !knows_exempt && entry.reason.is_empty() => (Tone::Quiet, text.absent().to_owned()),
        (Some(Mark::Absent), _) if !knows_exempt => (Tone::Quiet, text.not_there_because(&entry.reason)),
        (Some(Mark::Present), _) => (Tone::Good, text.present().to_owned()),
        (Some(Mark::Left), _) if entry.reason.is_empty() => (Tone::Good, text.left_unknown().to_owned()),
        (Some(Mark::Left), _) => (Tone::Good, text.left_at(&entry.reason)),
        (Some(Mark::WithoutVote), _) => (Tone::Plain, text.without_vote().to_owned()),
        (Some(Mark::Absent), Some(_)) if entry.reason.is_empty() => (Tone::Quiet, text.excused().to_owned()),
        (Some(Mark::Absent), Some(_)) => (Tone::Quiet, entry.reason.clone()),
        (Some(Mark::Absent), None) if entry.reason.is_empty() => (Tone::Soon, text.absent().to_owned()),
        (Some(Mark::Absent), None) => (Tone::Soon, text.not_there_because(&entry.reason)),
        (None, _) => (Tone::Quiet, text.unmarked().to_owned()),
    }
}

fn buttons(frame: &Frame, view: &RollView, around: &Surroundings) -> Markup {
    let choice =
        |(mark, tone): (Mark, Tone)| RollChoice { value: mark.code(), label: mark_name(frame.language, mark), tone };
    let choices =
        [(Mark::Present, Tone::Good), (Mark::Absent, Tone::Soon), (Mark::WithoutVote, Tone::Plain)].map(choice);
    let paths: Vec<String> =
        view.entries.iter().map(|entry| format!("{}/roll/{}", view.activity.path(), entry.id)).collect();
    let names: Vec<String> = view.entries.iter().map(|entry| entry.called(frame.language)).collect();
    let ids: Vec<String> = view.entries.iter().map(|entry| anchor(&entry.id)).collect();
    let heads = view.groups.heads(frame.language, &view.entries);
    let under_heads = heads.iter().any(Option::is_some);
    let what = |entry| pointed_at(frame.language, entry, view.may, under_heads);
    let whats: Vec<String> = view.entries.iter().map(what).collect();
    let said = names.iter().zip(&heads).zip(paths.iter().zip(whats.iter().zip(&ids)));
    let rows = view.entries.iter().zip(said).map(|(entry, ((name, head), (path, (what, id))))| RollRow {
        head: head.as_deref(),
        id: Some(id),
        action: path,
        name,
        what,
        chosen: entry.mark.map(Mark::code),
        // Who is not there cannot leave.
        further: entry.can_leave().then(|| choice((Mark::Left, Tone::Quiet))),
        counts: counts(entry, view.may),
        settled: false,
        after: Some(after(frame, view, entry, path, around)),
    });
    let batch = format!("{}/roll/marks", view.activity.path());
    html::roll(frame, &view.activity.about(), input::MARK.name, Some(&batch), &choices, &rows.collect::<Vec<_>>())
}

/// What leads to somebody's row: the last part of his entry's id tells it from all others of a roll, and a list of fifty stays light.
pub(super) fn anchor(entry: &RollEntryId) -> String {
    format!("r-{}", entry.as_str().rsplit('-').next().unwrap_or_default())
}

/// Whose mark of mine somebody else replaced by another one: who, what it was, what it is now.
fn replaced(frame: &Frame, view: &RollView) -> Markup {
    let text = Text(frame.language);
    let lost = |entry: &RollEntry| {
        let (was, now, by) = (entry.replaced_of(&view.me)?, entry.mark?, entry.marked_name.as_deref()?);
        let [was, now] = [was, now].map(|mark| mark_name(frame.language, mark));
        Some((format!("#{}", anchor(&entry.id)), text.replaced(entry.called(frame.language), by, was, now)))
    };
    let lost: Vec<_> = view.entries.iter().filter_map(lost).collect();
    if lost.is_empty() {
        return html! {};
    }
    notice(
        Notice::Warning,
        html! {
            p { b { (text.replaced_title(lost.len())) } }
            ul { @for (at, said) in &lost { li { a href=(at) { (said) } } } }
            p { (text.replaced_next()) }
        },
    )
}

/// Below the buttons: when he was marked, by whom if not by the recorder, the reason of an absence, and when somebody left.
fn after(frame: &Frame, view: &RollView, entry: &RollEntry, path: &str, around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    html! {
        @if let (Some(name), Some(at)) = (&entry.marked_name, entry.marked_at) {
            span.meta {
                @if name == bare(&view.activity.recorder_name) { (text.marked_at(clock(at, around))) } @else { (text.marked_by(name, clock(at, around))) }
                (arrived(text, entry, around))
            }
        }
        @if entry.mark == Some(Mark::Left) {
            form.inline method="post" action=(path) {
                input type="hidden" name="mark" value="left";
                label.label for={ "left-" (anchor(&entry.id)) } { (frame.pick(input::LEFT_AT.label)) }
                input.short id={ "left-" (anchor(&entry.id)) } name="left_at" type="time" value=(entry.reason) autocomplete="off";
                (submit(Weight::Quiet, text.left_save()))
            }
        }
        @if entry.mark == Some(Mark::Absent) {
            form.inline method="post" action=(path) {
                input type="hidden" name="mark" value="absent";
                label.label for={ "why-" (anchor(&entry.id)) } { (frame.pick(input::REASON.label)) }
                input id={ "why-" (anchor(&entry.id)) } name="reason" value=(entry.reason) autocomplete="off";
                (submit(Weight::Quiet, text.reason_save()))
            }
        }
    }
}

/// That a mark waited on a device, and when it arrived.
fn arrived(text: Text, entry: &RollEntry, around: &Surroundings) -> Markup {
    html! { @if let Some(at) = entry.arrived_at { " · " (text.arrived_at(clock(at, around))) } }
}

fn clock(at: Moment, around: &Surroundings) -> String {
    time_text(at.local(&around.zone).time())
}

fn plain_list(frame: &Frame, view: &RollView, around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    let names: Vec<String> = view.entries.iter().map(|entry| entry.called(frame.language)).collect();
    let items = view.entries.iter().zip(&names).map(|(entry, name)| {
        let (tone, said) = standing(frame.language, entry, view.may.knows_exempt);
        let is_corrected = view.corrected.iter().any(|one| one == entry.id.as_str());
        let marked =
            entry.marked_name.as_ref().zip(entry.marked_at).map(|(name, at)| text.marked_by(name, clock(at, around)));
        let meta = html! { (pointed_at(frame.language, entry, view.may, false)) @if let Some(marked) = marked { " · " (marked) } (arrived(text, entry, around)) @if is_corrected { " · " (text.corrected_later()) } };
        html::Item::plain(name).meta(meta).end(html::pill(tone, &said))
    });
    let (items, heads) = (items.collect::<Vec<_>>(), view.groups.heads(frame.language, &view.entries));
    let begins: Vec<usize> = (0..items.len()).filter(|at| *at == 0 || heads[*at].is_some()).collect();
    let ends = begins.iter().skip(1).copied().chain([items.len()]);
    html! {
        @for (from, to) in begins.iter().zip(ends) {
            @match &heads[*from] {
                Some(head) => (html::section(head, html::list(&items[*from..to]))),
                None => (html::list(&items[*from..to])),
            }
        }
    }
}

fn visitor_form(frame: &Frame, view: &RollView, typed: &VisitorInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let body = html::form(
        frame,
        &format!("{}/roll/visitors", view.activity.path()),
        FIELDS,
        faults,
        html! {
            (field(frame, &input::NAME, Input::Text, &typed.name, faults))
            (optional_field(frame, &input::HOME, Input::Text, &typed.home, faults))
            (optional_field(frame, &input::NUMBER, Input::Text, &typed.number, faults))
            (actions(submit(Weight::Plain, text.add_visitor_button())))
        },
    );
    // Who comes in while the network is away is written down like a mark, and sent once.
    let body = html! { div data-waits { (body) } };
    if faults.is_empty() { details(text.add_visitor(), body) } else { html::section(text.add_visitor(), body) }
}

/// What was refused, where the page has no form any more in which it could stand.
pub(crate) fn refused(frame: &Frame, faults: &Faults) -> Markup {
    html! { @for (_, sentence) in &faults.0 { (notice(Notice::Refused, sentence.text(frame.language))) } }
}
