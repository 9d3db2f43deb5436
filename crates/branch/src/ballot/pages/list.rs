//! The secret ballots of a meeting: its tellers, its ballots, and the form of a new one.

use maud::{Markup, html};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Weight, actions, crumbs, empty, field, hidden, icon, link_button, live,
    section, submit,
};
use zhixing_people::MemberKind;

use super::{kind_name, state, way_name};
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::ballot::actions::{is_of_home, may_be_asked};
use crate::ballot::input::{self, BallotInput, FIELDS};
use crate::ballot::model::{Ballot, BallotKind, SEATS_MAX, Way};
use crate::ballot::teller::TellerInput;
use crate::ballot::teller::model::Teller;
use crate::ballot::text::Text;
use crate::ballot::{Told, teller};
use crate::roll;
use crate::roll::model::{RollEntry, RollEntryId};

/// What the page shows.
pub struct ListView {
    /// The meeting.
    pub activity: Activity,
    /// Whether its branch is a temporary one, where only resolutions are voted on.
    pub is_temporary: bool,
    /// What the reader may do.
    pub may: May,
    /// The ballots with their outcomes.
    pub ballots: Vec<Told>,
    /// The tellers.
    pub tellers: Vec<Teller>,
    /// Whether tellers can be named now.
    pub names: bool,
    /// Who stands in a ballot of the meeting, and so cannot be a teller.
    pub standing: Vec<RollEntryId>,
    /// The reader as a teller.
    pub teller: Option<Teller>,
    /// The roll.
    pub roll: Vec<RollEntry>,
    /// A teller whom somebody wished to name, as it was typed, and why he was refused.
    pub typed: TellerInput,
    /// Why a step with tellers was refused.
    pub refused: Faults,
}

impl ListView {
    fn is_run(&self) -> bool {
        self.may.run && self.activity.state == State::Opened
    }

    /// Whether a box of phones is, or may yet be, opened with keys: not where all that is voted on is on paper alone.
    pub(in crate::ballot) fn needs_keys(&self) -> bool {
        let mut standing = self.ballots.iter().map(|told| &told.ballot).filter(|ballot| ballot.recalled.is_none());
        self.ballots.is_empty() || standing.any(|ballot| ballot.way.has_phones())
    }

    fn kinds(&self) -> Vec<BallotKind> {
        let may_be =
            |kind: &BallotKind| may_be_asked(&self.activity, *kind) && !(self.is_temporary && is_of_home(*kind));
        BallotKind::ALL.into_iter().filter(may_be).collect()
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

/// The form of a new ballot: first its kind is chosen, by a link, then what that kind asks for.
fn new_ballot(frame: &Frame, view: &ListView, typed: &BallotInput, faults: &Faults) -> Markup {
    let kinds = view.kinds();
    let chosen = BallotKind::of(&typed.kind).filter(|kind| kinds.contains(kind));
    let only = kinds.first().copied().filter(|_| kinds.len() == 1);
    html! {
        div id="propose" {
            @match chosen.or(only) {
                Some(kind) => (form_of(frame, view, kind, typed, faults)),
                None => { (roll::pages::refused(frame, faults)) (choose_kind(frame, view, &kinds)) }
            }
        }
    }
}

fn choose_kind(frame: &Frame, view: &ListView, kinds: &[BallotKind]) -> Markup {
    let text = Text(frame.language);
    let paths: Vec<String> = kinds.iter().map(|kind| of_kind(view, kind.code())).collect();
    let items = kinds.iter().zip(&paths).map(|(kind, path)| Item::link(path, kind_name(frame.language, *kind)));
    html! {
        p { (text.choose_kind()) }
        p.meta { (frame.pick(input::BALLOT_KIND.why)) }
        (html::list(&items.collect::<Vec<_>>()))
    }
}

/// The list with the form of a kind; without one, with the choice of it.
fn of_kind(view: &ListView, kind: &str) -> String {
    format!("{}/ballots?kind={kind}#propose", view.activity.path())
}

fn form_of(frame: &Frame, view: &ListView, kind: BallotKind, typed: &BallotInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let ways: Vec<Choice> =
        Way::ALL.iter().map(|way| Choice::new(way.code(), way_name(frame.language, *way))).collect();
    let way = if typed.way.is_empty() { Way::Phones.code() } else { &typed.way };
    let seats = Input::Number { least: 1, most: i64::from(SEATS_MAX) };
    let body = html! {
        (hidden("ballot_kind", kind.code()))
        p {
            b { (kind_name(frame.language, kind)) }
            @if view.kinds().len() > 1 { " · " a href=(of_kind(view, "")) { (text.other_kind()) } }
        }
        (field(frame, &input::BALLOT_TITLE, Input::Area(2), &typed.title, faults))
        @if kind == BallotKind::Admission { (field(frame, &input::CANDIDATE_NAME, Input::Text, &typed.candidate_name, faults)) }
        @if kind == BallotKind::Election { (field(frame, &input::SEATS, seats, &typed.seats, faults)) }
        @if matches!(kind, BallotKind::Election | BallotKind::Appraisal) { (people(frame, &input::STANDS, (view, kind), typed, faults)) }
        (field(frame, &input::WAY, Input::Radio(&ways), way, faults))
        (actions(submit(Weight::Plain, text.add())))
    };
    let key = format!("ballot/{}/{}", view.activity.id, kind.code());
    html::draft(frame, &key, html::form(frame, &format!("{}/ballots", view.activity.path()), FIELDS, faults, body))
}

/// Who can be ticked: formal members, and where people are appraised every member of the party who need take part in it (支 18; P19).
fn people(
    frame: &Frame,
    field: &Field,
    (view, kind): (&ListView, BallotKind),
    typed: &BallotInput,
    faults: &Faults,
) -> Markup {
    let may_stand = |entry: &&RollEntry| match kind {
        BallotKind::Appraisal => {
            let kind = MemberKind::read(&entry.kind);
            entry.exempt.is_none() && matches!(kind, Some(MemberKind::Formal | MemberKind::Probationary))
        }
        _ => entry.entitled,
    };
    html! {
        div.field role="group" aria-labelledby="l-stands" {
            span.label id="l-stands" { (frame.pick(field.label)) }
            p.meta { (frame.pick(field.why)) }
            @if let Some(fault) = faults.of(field.name) { p.fault { (icon("alert")) (fault.text(frame.language)) } }
            div.choices {
                @for (place, entry) in view.roll.iter().filter(may_stand).enumerate() {
                    label.choice {
                        input type="checkbox" name=(field.name) value=(entry.id) id=[(place == 0).then_some("f-stands")] checked[typed.stands.iter().any(|id| id == entry.id.as_str())];
                        b { (entry.pointed(frame.language)) }
                    }
                }
            }
        }
    }
}
