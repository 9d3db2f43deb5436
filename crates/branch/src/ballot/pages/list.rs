//! The secret ballots of a meeting: its tellers, its ballots, and the form of a new one.

use maud::{Markup, html};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Weight, actions, crumbs, details, empty, field, icon, link_button, live,
    optional_field, section, submit,
};

use super::{kind_name, state, way_name};
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::ballot::actions::may_be_asked;
use crate::ballot::input::{self, BallotInput, FIELDS};
use crate::ballot::model::{Ballot, BallotKind, SEATS_MAX, Way};
use crate::ballot::teller::model::Teller;
use crate::ballot::text::Text;
use crate::ballot::{Told, teller};
use crate::roll;
use crate::roll::model::RollEntry;

/// What the page shows.
pub struct ListView {
    /// The meeting.
    pub activity: Activity,
    /// What the reader may do.
    pub may: May,
    /// The ballots with their outcomes.
    pub ballots: Vec<Told>,
    /// The tellers.
    pub tellers: Vec<Teller>,
    /// The reader as a teller.
    pub teller: Option<Teller>,
    /// The roll.
    pub roll: Vec<RollEntry>,
}

impl ListView {
    fn is_run(&self) -> bool {
        self.may.run && self.activity.state == State::Opened
    }

    /// Who can be ticked: formal members, and where people are appraised everybody who should attend.
    fn may_stand(&self, entry: &RollEntry) -> bool {
        entry.entitled || (entry.expected && may_be_asked(&self.activity, BallotKind::Appraisal))
    }

    fn kinds(&self) -> Vec<BallotKind> {
        BallotKind::ALL.into_iter().filter(|kind| may_be_asked(&self.activity, *kind)).collect()
    }
}

/// The page.
pub fn list(frame: &Frame, view: &ListView, typed: &BallotInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = view.activity.path();
    let heading = Heading::new(text.title())
        .above(crumbs(
            frame,
            &[("/meetings", crate::activity::list_name(frame.language)), (&path, &view.activity.topic)],
        ))
        .lead(text.lead());
    let offers = view.is_run() && !view.kinds().is_empty() && !view.activity.keeps_fact_only();
    html::page(
        frame,
        heading,
        html! {
            @if !offers { (roll::pages::refused(frame, faults)) }
            (live(frame, &view.activity.about(), "ballots", ballots(frame, view)))
            div id="tellers" { (teller::pages::tellers(frame, view)) }
            @if offers { (section(text.add_title(), new_ballot(frame, view, typed, faults))) }
            (actions(html! {
                (link_button(Weight::Plain, &path, text.back()))
                (link_button(Weight::Quiet, &format!("{path}/motions"), text.to_motions()))
            }))
        },
    )
}

fn ballots(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    if view.ballots.is_empty() {
        return empty(text.none(), text.none_next(), None);
    }
    let paths: Vec<String> = view.ballots.iter().map(|told| told.ballot.path()).collect();
    let items = view.ballots.iter().zip(&paths).map(|(told, path)| {
        let said = super::said(frame, told);
        let meta = html! { (about(frame, &told.ballot)) @if !said.is_empty() { br; (said) } };
        Item::link(path, &told.ballot.title).meta(meta).end(state(frame.language, told))
    });
    html::list(&items.collect::<Vec<_>>())
}

/// What kind of ballot it is, in how many words a line has room for.
pub fn about(frame: &Frame, ballot: &Ballot) -> String {
    let text = Text(frame.language);
    let mut parts = vec![kind_name(frame.language, ballot.kind).to_owned()];
    if ballot.kind == BallotKind::Election {
        parts.push(text.seats_of(ballot.seats));
    }
    if ballot.round > 1 {
        parts.push(text.round(ballot.round));
    }
    if ballot.runoff {
        parts.push(text.runoff().to_owned());
    }
    parts.push(way_name(frame.language, ballot.way).to_owned());
    parts.join(" · ")
}

fn new_ballot(frame: &Frame, view: &ListView, typed: &BallotInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let kinds = view.kinds();
    let offered: Vec<Choice> =
        kinds.iter().map(|kind| Choice::new(kind.code(), kind_name(frame.language, *kind))).collect();
    let ways: Vec<Choice> =
        Way::ALL.iter().map(|way| Choice::new(way.code(), way_name(frame.language, *way))).collect();
    let kind = if typed.kind.is_empty() { kinds.first().map_or("", |kind| kind.code()) } else { &typed.kind };
    let way = if typed.way.is_empty() { Way::Phones.code() } else { &typed.way };
    let seats = Input::Number { least: 1, most: i64::from(SEATS_MAX) };
    let fields = FIELDS;
    html::draft(
        frame,
        &format!("ballot/{}", view.activity.id),
        html::form(
            frame,
            &format!("{}/ballots", view.activity.path()),
            fields,
            faults,
            html! {
                (field(frame, &input::BALLOT_KIND, Input::Radio(&offered), kind, faults))
                (field(frame, &input::BALLOT_TITLE, Input::Area(2), &typed.title, faults))
                (field(frame, &input::WAY, Input::Radio(&ways), way, faults))
                @if kinds.contains(&BallotKind::Admission) {
                    p.meta { (text.for_admission()) }
                    (optional_field(frame, &input::CANDIDATE_NAME, Input::Text, &typed.candidate_name, faults))
                }
                @if kinds.contains(&BallotKind::Election) {
                    p.meta { (text.for_election()) }
                    (optional_field(frame, &input::SEATS, seats, &typed.seats, faults))
                }
                @if kinds.contains(&BallotKind::Election) || kinds.contains(&BallotKind::Appraisal) {
                    (details(text.for_people(), people(frame, &input::STANDS, view, typed, faults)))
                }
                (actions(submit(Weight::Plain, text.add())))
            },
        ),
    )
}

/// Everybody on the list, to be ticked.
fn people(frame: &Frame, field: &Field, view: &ListView, typed: &BallotInput, faults: &Faults) -> Markup {
    html! {
        div.field role="group" aria-labelledby="l-stands" {
            span.label id="l-stands" { (frame.pick(field.label)) }
            p.meta { (frame.pick(field.why)) }
            @if let Some(fault) = faults.of(field.name) { p.fault { (icon("alert")) (fault.text(frame.language)) } }
            div.choices {
                @for (place, entry) in view.roll.iter().filter(|entry| view.may_stand(entry)).enumerate() {
                    label.choice {
                        input type="checkbox" name=(field.name) value=(entry.id) id=[(place == 0).then_some("f-stands")] checked[typed.stands.iter().any(|id| id == entry.id.as_str())];
                        b { (entry.name) }
                    }
                }
            }
        }
    }
}
