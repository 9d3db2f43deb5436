//! The page of an appraisal: parts, tally, decision. A member sees what took place, and his own result; figures and grades are for who appraises.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Column, Frame, Heading, Item, Notice, Tone, Weight, actions, confirmed, crumbs, details, link_button, notice,
    pill, post_button, section, table,
};

use crate::activity::Activity;
use crate::ballot;
use crate::ballot::joint::{self, PutInput};
use crate::life::appraisal::model::{
    Appraised, Count, Decided, Differences, Found, Grade, Part, Standing, differing, excellent_most,
};
use crate::life::appraisal::questions::excellent_share;
use crate::life::appraisal::text::Text;
use crate::life::round;
use crate::life::round::model::Round;
use zhixing_people::MemberId;

/// What the page shows.
pub struct View {
    /// The round.
    pub round: Round,
    /// Whether the reader appraises.
    pub appraises: bool,
    /// Whether the reader sees to the tally.
    pub counts_for: bool,
    /// Whether the reader may enter what he counted.
    pub enters: bool,
    /// The reader.
    pub reader: MemberId,
    /// The page of the secret ballots and tellers of the meeting at which members are appraised, once it has begun.
    pub ballots: Option<String>,
    /// Who is appraised.
    pub list: Vec<Appraised>,
    /// Who need not take part.
    pub excused: Vec<String>,
    /// The parts that took place.
    pub parts: Vec<(Part, Date)>,
    /// What was counted so far, for who may enter it.
    pub counts: Vec<Count>,
    /// The secret ballot of the tally.
    pub ballot: Option<ballot::Told>,
    /// The meeting at which it can be voted now, if the reader runs it.
    pub meetings: Vec<Activity>,
    /// The tally that stands.
    pub tally: Option<Standing>,
    /// The decision.
    pub decided: Option<Decided>,
    /// What was found of each.
    pub results: Vec<Found>,
    /// The reader's own result, once he was told.
    pub own: Option<Grade>,
    /// The day it is.
    pub today: Date,
    /// What was refused just now, and how it was to be put to the ballot.
    pub refused: (Faults, PutInput),
}

/// The page.
pub fn appraisal(frame: &Frame, view: &View, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (path, name) = (view.round.path(), round::text::Text(frame.language).of_year(view.round.year));
    let mut heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/organisation-life", crate::life::list_name(frame.language)), (&path, &name)]))
        .lead(text.lead());
    if view.appraises && view.tally.is_some() && !is_told(view) {
        heading = heading.action(link_button(Weight::Primary, &format!("{path}/appraisal/decision"), text.decision()));
    }
    html::page(
        frame,
        heading,
        html! {
            (joint::pages::led_back(frame, &view.refused.0, has_form(view), &format!("{path}/appraisal")))
            @if let Some(grade) = view.own { (own_result(frame, grade)) }
            @if view.ballots.is_none() { (notice(Notice::Info, text.no_meeting())) }
            (section(text.parts(), parts(frame, view)))
            (section(text.tally(), tally(frame, view, zone)))
            (section(text.decision(), decided(frame, view, zone)))
        },
    )
}

/// A member's own result: shown to himself alone.
pub fn own_result(frame: &Frame, grade: Grade) -> Markup {
    let text = Text(frame.language);
    notice(Notice::Info, html! { p { b { (text.own_result()) } } p { (text.own_lead(grade.name(frame.language))) } })
}

fn is_told(view: &View) -> bool {
    view.results.iter().any(|found| found.told_at.is_some())
}

fn parts(frame: &Frame, view: &View) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/appraisal/parts", view.round.path());
    let items: Vec<Item> =
        Part::ALL
            .iter()
            .map(|part| {
                let held = view.parts.iter().find(|(other, _)| other == part).map(|(_, on)| *on);
                let item = Item::plain(part.name(frame.language));
                match held {
                    Some(on) => {
                        item.meta(text.part_held(day_text(frame.language, on))).end(pill(Tone::Good, text.step_done()))
                    }
                    None if view.appraises && view.ballots.is_some() => item
                        .meta(text.part_not_yet())
                        .end(post_button(&path, Weight::Plain, text.part_note(), &[("part", part.code())])),
                    None => item.meta(text.part_not_yet()),
                }
            })
            .collect();
    html! { p.meta { (text.parts_lead()) } (html::list(&items)) }
}

fn tally(frame: &Frame, view: &View, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    html! {
        p.meta { (text.tally_lead()) }
        @if !view.excused.is_empty() && view.counts_for { p.meta { (text.excused(view.excused.join(text.comma()))) } }
        @match &view.tally {
            Some(standing) => {
                p { (pill(Tone::Good, text.step_done())) " " (text.tally_stands()) " · " (html::moment(frame, standing.accepted_at, zone)) }
                p { (text.ballots(standing.tally.issued, standing.tally.returned)) " · " (text.counted_by(&standing.tellers)) }
                @if view.appraises { (figures(frame, view, standing)) }
            }
            None if view.counts_for => (on_ballots(frame, view)),
            None if view.enters && typed_counts(view) => (counting(frame, view)),
            None => p { (text.tally_waits()) },
        }
        @if !view.counts_for { p.meta { (text.members_see()) } }
    }
}

fn figures(frame: &Frame, view: &View, standing: &Standing) -> Markup {
    let tones = [Tone::Good, Tone::Plain, Tone::Soon, Tone::Bad];
    let drawn = |counts: &[u32; 4]| {
        let part = |((grade, tone), number): ((&Grade, Tone), &u32)| html::Part {
            tone,
            label: grade.name(frame.language),
            number: *number,
        };
        let parts: Vec<_> = Grade::ALL.iter().zip(tones).zip(counts).map(part).collect();
        html::bar("", &parts)
    };
    let items = view
        .list
        .iter()
        .filter_map(|one| Some((one, standing.tally.figures.get(one.member.as_str())?)))
        .map(|(one, counts)| Item::plain(&one.name).meta(drawn(counts)));
    html! { (html::list(&items.collect::<Vec<_>>())) }
}

/// The secret ballot of the tally: put to the meeting, how it stands, its result taken over; counts from elsewhere may be typed while there is none.
fn on_ballots(frame: &Frame, view: &View) -> Markup {
    let text = Text(frame.language);
    let is_lost = view.ballot.as_ref().is_some_and(ballot::Told::is_lost);
    let is_counted = !is_lost && view.ballot.as_ref().is_some_and(|known| known.outcome.is_some());
    let standing = view.ballot.as_ref().map(ballot::Told::standing);
    let then = html! {
        @if is_counted {
            p { (text.ballot_counted()) }
            (actions(post_button(&format!("{}/appraisal/acceptance", view.round.path()), Weight::Primary, text.accept(), &[])))
        }
        @if standing == Some(ballot::Standing::Void) { p { (text.ballot_void()) } }
        @if standing.is_some_and(ballot::Standing::is_fallen) { p { (text.ballot_fallen()) } }
    };
    html! {
        @if let Some(known) = &view.ballot {
            (joint::pages::standing(frame, known, then))
        }
        @if typed_counts(view) {
            @if view.counts.is_empty() || !view.refused.0.is_empty() { (put(frame, view)) (details(text.typed_instead(), counting(frame, view))) }
            @else { h3 { (text.typed_instead()) } (counting(frame, view)) (details(text.ballot_instead(), put(frame, view))) }
        }
    }
}

fn put(frame: &Frame, view: &View) -> Markup {
    let to = format!("{}/appraisal/ballot", view.round.path());
    let (faults, typed) = &view.refused;
    joint::pages::put(frame, &to, &view.meetings, typed, &joint::pages::at_fields(faults), (&[], html! {}))
}

/// Whether the page has the form that puts the tally to the ballot.
fn has_form(view: &View) -> bool {
    view.tally.is_none() && view.counts_for && typed_counts(view) && !view.meetings.is_empty()
}

/// Whether the tally is that of a box counted elsewhere: no ballot of the house was asked for, or it was void.
fn typed_counts(view: &View) -> bool {
    view.ballot.as_ref().is_none_or(ballot::Told::is_lost)
}

/// Who has entered what he counted, where it differs from the reader's own, and what to do next.
fn counting(frame: &Frame, view: &View) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/appraisal/count", view.round.path());
    let mine = view.counts.iter().any(|count| count.is_of(&view.reader));
    let names: Vec<&str> = view.counts.iter().map(|count| count.name.as_str()).collect();
    let next = match (mine, names.len()) {
        (true, 1) => text.count_other(),
        (false, 1..) => text.count_yours(),
        _ => "",
    };
    let differ = differing(&view.counts, &view.reader);
    let label = if mine { text.count_again() } else { text.count_one() };
    let weight = if mine && differ.is_none() { Weight::Plain } else { Weight::Primary };
    html! {
        p.meta { (text.count_who()) }
        @if let Some((_, other, differ)) = &differ {
            (notice(Notice::Warning, html! { p { (text.count_differs()) } p { (where_they_differ(frame, view, other, differ)) } }))
        }
        @if !names.is_empty() { p { (text.counted_so_far(names.join(text.comma()))) } }
        @if !next.is_empty() { p { (next) } }
        @if view.ballots.is_some() && !view.list.is_empty() {
            (actions(html! {
                (link_button(weight, &path, label))
                @if let Some(ballots) = view.ballots.as_ref().filter(|_| view.counts_for) {
                    (link_button(Weight::Quiet, &format!("{ballots}#tellers"), text.name_teller()))
                }
            }))
        }
    }
}

fn where_they_differ(frame: &Frame, view: &View, other: &Count, differ: &Differences) -> String {
    let text = Text(frame.language);
    let named = |id: &String| view.list.iter().find(|one| one.member.as_str() == id).map(|one| one.name.clone());
    let names: Vec<String> = differ.members.iter().filter_map(named).collect();
    let mut parts = Vec::new();
    if differ.ballots {
        parts.push(text.differ_ballots(&other.name, other.tally.issued, other.tally.returned));
    }
    if !names.is_empty() {
        parts.push(text.differ_at(&other.name, names.join(text.comma())));
    }
    parts.join(text.semicolon())
}

fn decided(frame: &Frame, view: &View, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let appraised = view.list.len() as u32;
    let most = excellent_most(excellent_share(view.today), appraised);
    let told = view.results.iter().find_map(|found| found.told_at);
    html! {
        p.meta { (text.decision_lead()) }
        @if view.appraises { p { (text.one_third(most, appraised)) } }
        @match &view.decided {
            None => p { (text.decide_first()) },
            Some(_) if !view.appraises => p { (pill(Tone::Good, text.step_done())) },
            Some(decided) => {
                p { (text.decided_on(day_text(frame.language, decided.on), decided.excellent, decided.appraised)) }
                @if !decided.why_more.is_empty() { p { (text.why_more(&decided.why_more)) } }
                (results(frame, view))
                @if let Some(at) = told { p { (pill(Tone::Good, text.step_done())) " " (text.told_on(day_text(frame.language, at.day(zone)))) } }
                @else {
                    (actions(confirmed(frame, text.tell_ask(), post_button(&format!("{}/appraisal/telling", view.round.path()), Weight::Plain, text.tell(), &[]))))
                }
            }
        }
    }
}

fn results(frame: &Frame, view: &View) -> Markup {
    let text = Text(frame.language);
    let rows: Vec<Vec<Markup>> = view
        .results
        .iter()
        .map(|found| vec![html! { (found.name) }, html! { (found.grade.name(frame.language)) }])
        .collect();
    table(text.decision(), &[Column::text(text.member()), Column::text(text.decision())], &rows)
}
