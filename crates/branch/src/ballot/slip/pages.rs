//! Blank ballots, as many as fit on a sheet.

use maud::{Markup, html};
use zhixing_kit::html::{Frame, Heading, Weight, actions, crumbs, link_button, printed_page};

use super::text::Text;
use crate::activity::model::Activity;
use crate::ballot::input::Order;
use crate::ballot::model::{Ballot, BallotKind, Candidate, Stage, Way};
use crate::ballot::pages::{kind_name, order_said};
use crate::ballot::text::Text as BallotText;
use crate::ballot::voter::pages::mark_name;

/// How many lines a ballot may have of which three, or two, fit on a sheet.
const THREE_FIT: usize = 3;
const TWO_FIT: usize = 9;

/// What the page shows.
pub struct SlipView {
    /// The meeting.
    pub activity: Activity,
    /// The ballot.
    pub ballot: Ballot,
    /// Those who stand.
    pub candidates: Vec<Candidate>,
    /// In which order they stand, as far as it is known.
    pub order: Option<Order>,
    /// How many may vote.
    pub entitled: u32,
}

impl SlipView {
    /// How many others may be written in.
    fn room(&self) -> usize {
        if self.ballot.kind == BallotKind::Election && !self.ballot.runoff { self.ballot.seats as usize } else { 0 }
    }

    /// How many fit on a sheet.
    fn copies(&self) -> u32 {
        match self.candidates.len() + self.room() {
            lines if lines <= THREE_FIT => 3,
            lines if lines <= TWO_FIT => 2,
            _ => 1,
        }
    }
}

/// The way to the page, from a ballot that is voted on paper and not ended.
pub fn way(frame: &Frame, ballot: &Ballot) -> Markup {
    if ballot.way == Way::Phones || !matches!(ballot.stage(), Stage::Proposed | Stage::Open) {
        return html! {};
    }
    actions(link_button(Weight::Quiet, &format!("{}/slips", ballot.path()), Text(frame.language).print()))
}

/// The page.
pub fn slips(frame: &Frame, view: &SlipView) -> Markup {
    let text = Text(frame.language);
    let (path, copies) = (view.ballot.path(), view.copies());
    let list = format!("{}/ballots", view.activity.path());
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[(&list, BallotText(frame.language).title()), (&path, &view.ballot.title)]))
        .lead(text.how(copies, view.entitled, view.entitled.div_ceil(copies)));
    let one = slip(frame, view);
    let body = html! {
        div.slips { @for _ in 0..copies { (one) } }
        (actions(link_button(Weight::Plain, &path, text.back())))
    };
    printed_page(frame, "cut", &heading, body)
}

fn slip(frame: &Frame, view: &SlipView) -> Markup {
    let (text, ballot) = (Text(frame.language), &view.ballot);
    let marks = ballot.kind.marks();
    let is_election = ballot.kind == BallotKind::Election;
    let which = if ballot.kind == BallotKind::Motion { text.question() } else { text.which() };
    let names: Vec<&str> = if ballot.kind == BallotKind::Motion {
        vec![&ballot.title]
    } else {
        view.candidates.iter().map(|one| one.name.as_str()).collect()
    };
    let row = |name: &str| html! { tr { th scope="row" { (name) } @for _ in marks { td {} } } };
    html! {
        article.slip {
            h2 { (ballot.title) }
            p.meta {
                @if ballot.round > 1 { (BallotText(frame.language).round(ballot.round)) " · " }
                (kind_name(frame.language, ballot.kind))
                @if let Some(order) = order_said(frame.language, view.order) { " · " (order) }
            }
            table {
                thead { tr { th scope="col" { (which) } @for mark in marks { th scope="col" { (mark_name(frame.language, *mark)) } } } }
                tbody {
                    @for name in &names { (row(name)) }
                    @for _ in 0..view.room() { tr { th scope="row" { small { (text.other()) } } td {} td.none {} td.none {} } }
                }
            }
            p {
                (if ballot.kind == BallotKind::Appraisal { text.grade() } else { text.mark() })
                @if is_election { " " (text.seats(ballot.seats)) }
                @if view.room() > 0 { " " (text.instead()) }
                " " (text.plain())
            }
        }
    }
}
