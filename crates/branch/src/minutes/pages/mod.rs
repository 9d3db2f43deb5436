//! The minutes as a page that can be printed, in the order of a paper document.

mod corrected;
mod form;
mod officers;

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::Count;
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Fact, Frame, Heading, Notice, Tone, Weight, actions, confirmed, crumbs, difference, facts, link_button,
    notice, pill, post_button, section,
};
use zhixing_people::MemberId;

use crate::activity::candidate::Candidate;
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::activity::words::kind_name;
use crate::ballot::Standing;
use crate::minutes::model::{Minutes, Remark, RemarkKind, SignerRole, Subject};
use crate::minutes::text::Text;
use crate::motion::model::{Motion, OpenVote, Voter};
use crate::roll::model::{Mark, RollEntry, Tally};
use crate::{ballot, motion, resolution, roll};

pub use corrected::{before_and_after, corrected_told};
use corrected::{corrected_attendance, corrected_votes, corrections, replaced, said_of_value};
use form::chooser;
pub use form::{ask, choose_correction, choose_voter, new_correction, new_remark, remark_name};
pub(crate) use officers::away;

/// What the page shows.
pub struct MinutesView {
    /// The minutes.
    pub minutes: Minutes,
    /// What the reader may do.
    pub may: May,
    /// Who reads.
    pub me: MemberId,
    /// What the roll adds up to, as it stands now.
    pub tally: Tally,
    /// And what that means for the meeting.
    pub count: Count,
    /// Members of the branch, among whom who corrects chooses chair and recorder; nobody on the page itself.
    pub members: Vec<Candidate>,
    /// Every open vote, for who corrects; none on the page itself.
    pub votes: Vec<OpenVote>,
    /// Who had a vote in what was decided, for who corrects; none on the page itself.
    pub voters: Vec<Voter>,
}

impl MinutesView {
    /// How somebody on the roll voted on a motion.
    pub fn vote(&self, motion: &Motion, entry: &RollEntry) -> Option<&OpenVote> {
        self.votes.iter().find(|vote| vote.motion == motion.id && Some(&vote.member) == entry.member.as_ref())
    }

    /// Whether somebody on the roll was there with a vote when the vote on a motion ended.
    pub fn voted(&self, motion: &Motion, entry: &RollEntry) -> bool {
        let is_he = |voter: &&Voter| voter.motion == motion.id && Some(&voter.member) == entry.member.as_ref();
        self.voters.iter().find(is_he).is_some_and(|voter| voter.here)
    }
}

/// The minutes; above them why a signature was not taken, where one was refused.
pub fn minutes(frame: &Frame, view: &MinutesView, zone: &TimeZone, refused: Option<&str>) -> Markup {
    let text = Text(frame.language);
    let minutes = &view.minutes;
    let activity = &minutes.activity;
    let path = activity.path();
    let title = text.title_of(kind_name(frame.language, &activity.kind));
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/meetings", crate::activity::list_name(frame.language)), (&path, &activity.topic)]))
        .lead(text.lead());
    if activity.keeps_fact_only() {
        return html::page(frame, heading, fact_only(frame, minutes));
    }
    if minutes.passage.opened.is_none() {
        return html::page(frame, heading, notice(Notice::Info, text.not_started()));
    }
    html::page(
        frame,
        heading,
        html! {
            @if let Some(refused) = refused { (notice(Notice::Warning, refused)) }
            @if activity.state == State::Opened { (notice(Notice::Info, text.draft())) }
            (late(frame, minutes, zone))
            (head(frame, view, zone))
            @if view.may.run { (away(frame, activity, &minutes.roll, &minutes.signatures)) }
            @if activity.short { (notice(Notice::Warning, text.fell_short())) }
            (section(text.attendance(), attendance(frame, view)))
            (agenda(frame, view))
            (words(frame, view, zone, RemarkKind::Report, text.reports()))
            (words(frame, view, zone, RemarkKind::Statement, text.statements()))
            (words(frame, view, zone, RemarkKind::Dissent, text.dissent()))
            (decisions(frame, view))
            (words(frame, view, zone, RemarkKind::Summary, text.summary()))
            (section(text.signatures(), signatures(frame, view, zone)))
            @if !minutes.corrections.is_empty() { div id="corrections" { (section(text.corrections(), corrections(frame, view, zone))) } }
            @if view.may.run && activity.state.is_held() { (html::details(text.correct(), chooser(frame, view, "", &Faults::default()))) }
            @if let Some(offers) = crate::form::pages::of_meeting(frame, activity) { (offers) } @else { p.meta { (text.print_hint()) } }
            (actions(link_button(Weight::Plain, &path, text.back())))
        },
    )
}

fn fact_only(frame: &Frame, minutes: &Minutes) -> Markup {
    let text = Text(frame.language);
    let activity = &minutes.activity;
    html! {
        @if activity.state.is_held() { p { (text.took_place(minutes.officer(SignerRole::Chair, frame.language), minutes.officer(SignerRole::Recorder, frame.language))) } }
        (notice(Notice::Info, text.fact_only()))
    }
}

/// That the meeting was written down later, by whom and when (P8).
fn late(frame: &Frame, minutes: &Minutes, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let step = minutes.passage.opened.as_ref().map(|(step, _)| step).filter(|step| step.is_late());
    html! {
        @if let Some(step) = step {
            (notice(Notice::Info, html! { (text.late()) (text.late_by(&step.by)) " " (html::moment(frame, step.recorded_at, zone)) }))
        }
    }
}

fn head(frame: &Frame, view: &MinutesView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let Minutes { activity, passage, unit_name, .. } = &view.minutes;
    let id = activity.id.as_str();
    let begun = passage.opened.as_ref().map(|(step, number)| (step.happened_at, *number));
    let ended = passage.closed.as_ref().map(|step| step.happened_at);
    let time = html! {
        @if let Some((began, _)) = begun {
            (put_right(frame, view, (Subject::Opened, id), html::moment(frame, began, zone)))
            @if let Some(ended) = ended { " – " (put_right(frame, view, (Subject::Closed, id), html::moment(frame, ended, zone))) }
        }
    };
    let number = begun.map(|(began, number)| text.number(began.local(zone).year(), number)).unwrap_or_default();
    let or_nobody = |name: &str| if name.is_empty() { text.nobody_named().to_owned() } else { name.to_owned() };
    let mut rows: Vec<Fact> = vec![
        (text.unit(), html! { (unit_name) " · " (kind_name(frame.language, &activity.kind)) " · " (number) }),
        (text.topic(), corrected(frame, view, Subject::Topic, id, &activity.topic)),
        (text.time(), time),
    ];
    if !activity.place.is_empty() {
        rows.push((text.place(), corrected(frame, view, Subject::Place, id, &activity.place)));
    }
    for (subject, label, role) in
        [(Subject::Chair, text.chair(), SignerRole::Chair), (Subject::Recorder, text.recorder(), SignerRole::Recorder)]
    {
        let name = view.minutes.officer(role, frame.language);
        rows.push((label, put_right(frame, view, (subject, id), html! { (or_nobody(&name)) })));
    }
    facts(&rows)
}

/// A value as it stands now; where it was corrected with what stood there first.
fn put_right(frame: &Frame, view: &MinutesView, (subject, entry): (Subject, &str), stands: Markup) -> Markup {
    let minutes = &view.minutes;
    let mut corrections = minutes.corrections_of(subject, entry);
    let Some(first) = corrections.next().filter(|_| minutes.is_corrected(subject, entry)) else { return stands };
    let last = corrections.next_back().unwrap_or(first);
    let (before, _) = before_and_after(frame.language, minutes, first, view.may.knows_exempt);
    let (_, after) = before_and_after(frame.language, minutes, last, view.may.knows_exempt);
    html! { (replaced(frame, &before, &after)) " " (pill(Tone::Plain, Text(frame.language).corrected())) }
}

/// An entry as it stands now; where it was corrected the difference is shown in place.
fn corrected(frame: &Frame, view: &MinutesView, subject: Subject, entry: &str, stands: &str) -> Markup {
    let text = Text(frame.language);
    let minutes = &view.minutes;
    let changed = minutes.is_corrected(subject, entry);
    html! {
        @if changed {
            (difference(frame, minutes.taken_down(subject, entry, stands), stands)) " " (pill(Tone::Plain, text.corrected()))
        } @else { (stands) }
    }
}

/// Those who should attend and were there, each who had no vote with that beside his name.
fn present(language: Language, roll: &[RollEntry]) -> Vec<String> {
    let there = |entry: &&RollEntry| entry.expected && entry.came();
    let said = |entry: &RollEntry| match roll::pages::beside(language, roll, entry) {
        Some(said) => Text(language).absent_one(entry.called(language), said),
        None => entry.called(language),
    };
    roll.iter().filter(there).map(said).collect()
}

fn attendance(frame: &Frame, view: &MinutesView) -> Markup {
    let text = Text(frame.language);
    let roll = &view.minutes.roll;
    let count = |is: &dyn Fn(&&RollEntry) -> bool| roll.iter().filter(is).count();
    let there = |entry: &RollEntry| entry.came();
    let called = |entry: &RollEntry| entry.called(frame.language);
    let sitting = |entry: &RollEntry| {
        roll::pages::went(frame.language, entry).map_or(called(entry), |went| text.absent_one(called(entry), went))
    };
    let names = |of: Vec<&RollEntry>| {
        if of.is_empty() {
            text.nobody().to_owned()
        } else {
            of.iter().map(|entry| sitting(entry)).collect::<Vec<_>>().join(text.comma())
        }
    };
    let or_nobody =
        |list: Vec<String>| if list.is_empty() { text.nobody().to_owned() } else { list.join(text.comma()) };
    let expected = |entry: &&RollEntry| entry.expected;
    let told = |entry: &RollEntry| match entry.reason.as_str() {
        "" => called(entry),
        reason => text.absent_one(called(entry), reason),
    };
    let unexcused = |entry: &RollEntry| match entry.reason.as_str() {
        "" => text.absent_one(called(entry), text.no_reason()),
        _ => told(entry),
    };
    let missed = |entry: &&RollEntry| entry.expected && entry.mark == Some(Mark::Absent);
    let knows = view.may.knows_exempt;
    let sitting_in = roll.iter().filter(|entry| entry.sits_in()).collect();
    let mut rows: Vec<Fact> = vec![
        (text.should(), html! { (text.should_value(count(&expected), count(&|entry| entry.entitled))) }),
        (
            text.here(),
            html! { (text.here_value(count(&|entry| entry.expected && there(entry)), count(&|entry| entry.had_vote()))) " " span.meta { (or_nobody(present(frame.language, roll))) } },
        ),
    ];
    if knows {
        let absent = roll.iter().filter(missed).filter(|entry| entry.exempt.is_none()).map(unexcused).collect();
        rows.push((text.not_there(), html! { (or_nobody(absent)) }));
        let excused = |entry: &&RollEntry| entry.expected && entry.exempt.is_some() && !there(entry);
        let excused: Vec<String> = roll.iter().filter(excused).map(told).collect();
        if !excused.is_empty() {
            rows.push((text.excused(), html! { (or_nobody(excused)) }));
        }
    } else {
        rows.push((text.not_there(), html! { (or_nobody(roll.iter().filter(missed).map(told).collect())) }));
    }
    rows.push((text.without_vote(), html! { (names(sitting_in)) }));
    let unmarked = |entry: &&RollEntry| entry.expected && entry.mark.is_none();
    let waiting: Vec<&RollEntry> =
        roll.iter().filter(unmarked).filter(|entry| !knows || entry.must_be_marked()).collect();
    if view.minutes.activity.state == State::Opened && !waiting.is_empty() {
        rows.push((text.unmarked(), html! { (text.people(waiting.len())) " " span.meta { (names(waiting)) } }));
    }
    html! {
        (facts(&rows))
        @if view.minutes.activity.state.is_held() { (roll::pages::quorum(frame, &view.minutes.activity, view.may, &view.tally, &view.count)) }
        @for entry in roll { (corrected_attendance(frame, view, entry)) }
    }
}

/// Secret ballots that had enough there as the roll was called, and have not as it stands now: nobody knows what anybody chose, so that no vote can
/// be taken out of them.
fn shaken(frame: &Frame, view: &MinutesView) -> Markup {
    let text = Text(frame.language);
    html! {
        @for told in &view.minutes.ballots {
            @if let Standing::Fallen { here, needed } = told.standing() {
                (notice(Notice::Warning, text.ballot_shaken(&told.ballot.title, here, needed)))
            }
        }
    }
}

fn agenda(frame: &Frame, view: &MinutesView) -> Markup {
    let text = Text(frame.language);
    if view.minutes.agenda.is_empty() {
        return html! {};
    }
    section(
        text.agenda(),
        html! {
            ol { @for item in &view.minutes.agenda {
                li {
                    (corrected(frame, view, Subject::Agenda, item.id.as_str(), &item.title))
                    @if let Some(outcome) = &item.outcome { p { b { (text.outcome()) } " " (corrected(frame, view, Subject::Outcome, item.id.as_str(), outcome)) } }
                }
            } }
        },
    )
}

fn words(frame: &Frame, view: &MinutesView, zone: &TimeZone, kind: RemarkKind, title: &str) -> Markup {
    let remarks: Vec<&Remark> = view.minutes.remarks.iter().filter(|remark| remark.kind == kind).collect();
    if remarks.is_empty() {
        return html! {};
    }
    section(title, html! { @for remark in remarks { (one_remark(frame, view, zone, remark)) } })
}

fn one_remark(frame: &Frame, view: &MinutesView, zone: &TimeZone, remark: &Remark) -> Markup {
    let text = Text(frame.language);
    let changed = view.minutes.is_corrected(Subject::Remark, remark.id.as_str());
    let speaker = html! { (text.said(view.minutes.speaker(remark, frame.language))) };
    let ended = view.minutes.passage.closed.as_ref().map(|step| step.recorded_at);
    let item = view.minutes.agenda.iter().find(|item| remark.item.as_ref() == Some(&item.id));
    html! {
        @if let Some(item) = item { p.meta { (text.on_item(&item.title)) } }
        @if !remark.speaker_name.is_empty() { p { b { (put_right(frame, view, (Subject::Speaker, remark.id.as_str()), speaker)) } @if remark.verbatim { (pill(Tone::Plain, text.verbatim())) } } }
        @if changed { (corrected(frame, view, Subject::Remark, remark.id.as_str(), &remark.text)) }
        @else { (html::sheet(&remark.text)) }
        @if let Some(at) = remark.late_at(ended) { p.meta { (pill(Tone::Soon, text.late_remark())) " " (html::moment(frame, at, zone)) } }
    }
}

fn decisions(frame: &Frame, view: &MinutesView) -> Markup {
    let text = Text(frame.language);
    let Minutes { motions, ballots, resolutions, .. } = &view.minutes;
    if motions.is_empty() && ballots.is_empty() && resolutions.is_empty() {
        return html! {};
    }
    section(
        text.decisions(),
        html! {
            @for motion in motions {
                p { (motion::pages::state(frame.language, motion, view.minutes.activity.state.is_held())) " " (corrected(frame, view, Subject::Motion, motion.id.as_str(), &motion.text)) }
                @if let Some(outcome) = &motion.outcome { p { (motion::pages::arithmetic(frame.language, outcome)) } }
                @if let Some(announced) = &motion.announced { p.meta { (motion::pages::announced(frame.language, announced)) } }
                (corrected_votes(frame, view, motion))
                @if let Some(withdrawal) = &motion.withdrawn { p { (motion::pages::withdrawn(frame.language, withdrawal)) } }
            }
            (shaken(frame, view))
            @for told in ballots {
                p { (ballot::pages::state(frame.language, told)) " " (told.ballot.title) " " span.meta { (text.secret_ballot()) } }
                p { (ballot::pages::said(frame, told)) }
                (ballot::pages::votes(frame, told))
            }
            @for (place, made) in resolutions.iter().enumerate() {
                p { b { (text.resolution(place + 1)) } " " (corrected(frame, view, Subject::Resolution, made.id.as_str(), &made.text)) }
                p.meta { (resolution::decided(frame.language, made)) }
            }
        },
    )
}

fn signatures(frame: &Frame, view: &MinutesView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let minutes = &view.minutes;
    let activity = &minutes.activity;
    let label = |role| if role == SignerRole::Recorder { text.recorder() } else { text.chair() };
    let name = |role| minutes.officer(role, frame.language);
    let signed = |role: SignerRole| match minutes.signature(role) {
        Some(signature) => html! {
            (text.signed_on(minutes.signer(signature, frame.language))) " " (html::moment(frame, signature.signed_at, zone))
            p.meta { (text.digest(&signature.digest[..16])) }
            @if let Some(told) = text.since(minutes.since(signature)) { (notice(Notice::Warning, told)) }
        },
        None if name(role).is_empty() => html! { (text.nobody_named()) },
        None => html! { (text.not_signed(name(role))) },
    };
    let rows: Vec<Fact> = SignerRole::ALL.iter().map(|&role| (label(role), signed(role))).collect();
    let mine = SignerRole::in_meeting(activity, &view.me).filter(|role| minutes.signature(*role).is_none());
    html! {
        (facts(&rows))
        @if view.may.run && activity.state.is_held() && activity.lacks_officers() { (name_them(frame, activity)) }
        @if mine.is_some() && activity.state.is_held() {
            (actions(confirmed(frame, text.sign_ask(), post_button(&format!("{}/minutes/signatures", activity.path()), Weight::Primary, text.sign(), &[("seen", &minutes.digest())]))))
        }
    }
}

/// That nobody can sign yet, with the way to say who presided and who took the record.
fn name_them(frame: &Frame, activity: &Activity) -> Markup {
    let text = Text(frame.language);
    let way = |subject: Subject| {
        format!("{}/minutes/corrections/new?what={}/{}", activity.path(), subject.code(), activity.id)
    };
    html! {
        (notice(Notice::Warning, text.name_them()))
        (actions(html! {
            @if activity.chair.is_none() { (link_button(Weight::Primary, &way(Subject::Chair), text.name_chair())) }
            @if activity.recorder.is_none() { (link_button(Weight::Primary, &way(Subject::Recorder), text.name_recorder())) }
        }))
    }
}
