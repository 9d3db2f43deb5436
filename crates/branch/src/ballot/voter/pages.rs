//! What a voter sees: his state, the paper, and the paper looked over; and the list by which tellers hand out papers.

use maud::{Markup, html};
use zhixing_kit::html::{
    self, Frame, Heading, Item, Notice, Tone, Weight, actions, crumbs, hidden, icon, link_button, notice, pill,
    post_button, section, submit, submit_as,
};
use zhixing_kit::{Language, Sentence};
use zhixing_people::MemberKind;

use super::input::{NOBODY, PaperInput};
use super::model::VoterWay;
use super::text::Text;
use crate::ballot::count::model::{Paper, lines};
use crate::ballot::input::Order;
use crate::ballot::model::{Ballot, BallotKind, Candidate, Mark, Stage, Way};
use crate::ballot::pages::one::BallotView;
use crate::ballot::pages::order_said;
use crate::roll;
use crate::roll::model::{RollEntry, RollEntryId};

/// What the paper shows.
pub struct PaperView {
    /// The ballot.
    pub ballot: Ballot,
    /// Those who stand.
    pub candidates: Vec<Candidate>,
    /// In which order they stand, as far as it is known.
    pub order: Option<Order>,
    /// The roll, for others who may be named.
    pub roll: Vec<RollEntry>,
}

impl PaperView {
    /// How many others may be named.
    fn room(&self) -> usize {
        if self.ballot.kind == BallotKind::Election && !self.ballot.runoff { self.ballot.seats as usize } else { 0 }
    }

    fn name(&self, language: Language, entry: &RollEntryId) -> String {
        self.roll.iter().find(|one| one.id == *entry).map(|one| one.called(language)).unwrap_or_default()
    }
}

/// A paper on which nothing was chosen yet but the first mark of each line.
pub fn blank(view: &PaperView) -> Paper {
    let mark = view.ballot.kind.marks()[0];
    Paper { marks: vec![mark; lines(&view.ballot, &view.candidates)], others: Vec::new() }
}

/// A mark in words.
pub fn mark_name(language: Language, mark: Mark) -> &'static str {
    let text = Text(language);
    match mark {
        Mark::For => text.for_him(),
        Mark::Against => text.against(),
        Mark::Abstain => text.abstain(),
        Mark::Excellent => text.excellent(),
        Mark::Qualified => text.qualified(),
        Mark::Basic => text.basic(),
        Mark::Unqualified => text.unqualified(),
    }
}

/// How the reader's own ballot stands, and what he does next.
pub fn mine(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let path = view.ballot.path();
    let open = view.ballot.stage() == Stage::Open;
    let Some(mine) = view.mine else {
        return html! { @if open { (notice(Notice::Info, why_not(text, view.reader.as_ref()))) } };
    };
    let body = match (mine.way, mine.returned) {
        (Some(VoterWay::Phone), true) => return notice(Notice::Info, text.went_in_long()),
        (Some(VoterWay::Paper), _) if open => return notice(Notice::Info, text.has_paper()),
        (Some(VoterWay::Paper), _) => return notice(Notice::Info, text.had_paper()),
        (Some(VoterWay::Written), _) => return notice(Notice::Info, text.has_written()),
        (Some(VoterWay::Phone), false) if open => html! {
            p { (text.not_in_yet()) }
            (actions(link_button(Weight::Primary, &format!("{path}/paper"), text.go_on())))
        },
        (None, _) if open && view.ballot.way == Way::Paper => html! { p { (text.ask_for_paper()) } },
        (None, _) if open => html! {
            p { (text.secret()) }
            (actions(post_button(&format!("{path}/taking"), Weight::Primary, text.take(), &[])))
        },
        _ => return html! {},
    };
    section(text.yours(), body)
}

/// Why the reader has no vote in a ballot that is running, and what to do about it.
fn why_not(text: Text, reader: Option<&RollEntry>) -> &'static str {
    let Some(reader) = reader else { return text.not_on_the_list() };
    let is_probationary = MemberKind::read(&reader.kind) == Some(MemberKind::Probationary);
    match reader.mark {
        _ if is_probationary => text.on_probation(),
        _ if !reader.entitled => text.sits_in(),
        None => text.not_marked(),
        Some(roll::model::Mark::WithoutVote) => text.marked_sitting_in(),
        Some(roll::model::Mark::Absent) => text.is_away(),
        Some(roll::model::Mark::Left) => text.has_left(),
        Some(roll::model::Mark::Present) => text.came_since(),
    }
}

fn heading<'a>(frame: &Frame, view: &'a PaperView, title: &'a str) -> Heading<'a> {
    let path = view.ballot.path();
    Heading::new(title).above(crumbs(frame, &[(&path, &view.ballot.title)]))
}

/// The paper to fill in.
pub fn paper(frame: &Frame, view: &PaperView, typed: &PaperInput, fault: Option<&Sentence>) -> Markup {
    let text = Text(frame.language);
    let names = names(frame, view);
    html::page(
        frame,
        heading(frame, view, text.title()).lead(text.lead()),
        html! {
            (html::sheet(&view.ballot.title))
            @if view.ballot.kind == BallotKind::Election { p { b { (text.lead_election(view.ballot.seats)) } } }
            @if let Some(order) = order_said(frame.language, view.order) { p.meta { (order) } }
            @if let Some(fault) = fault { (notice(Notice::Refused, fault.text(frame.language))) }
            form.form method="post" action={ (view.ballot.path()) "/paper" } autocomplete="off" novalidate data-faulty[fault.is_some()] {
                @for (place, name) in names.iter().enumerate() { (line(frame, view, place, name, typed, fault.is_some())) }
                @if view.room() > 0 { (others(frame, view, typed)) }
                (actions(submit(Weight::Primary, text.review())))
            }
            p.meta { (text.secret()) }
        },
    )
}

/// What stands at the head of each line: the candidates, or the one question.
fn names(frame: &Frame, view: &PaperView) -> Vec<String> {
    if view.ballot.kind == BallotKind::Motion {
        return vec![Text(frame.language).the_question().to_owned()];
    }
    view.candidates.iter().map(|one| one.name.clone()).take(lines(&view.ballot, &view.candidates)).collect()
}

fn line(frame: &Frame, view: &PaperView, place: usize, name: &str, typed: &PaperInput, checked: bool) -> Markup {
    let chosen = typed.lines.get(place).and_then(|line| Mark::of(line));
    let label = format!("l-line-{place}");
    html! {
        div.field.faulty[checked && chosen.is_none()] role="radiogroup" aria-labelledby=(label) {
            span.label id=(label) { (name) }
            @if checked && chosen.is_none() { p.fault { (icon("alert")) (Text(frame.language).choose_one()) } }
            div.choices.side {
                @for mark in view.ballot.kind.marks() {
                    label.choice {
                        input type="radio" name={ "line." (place) } value=(mark.letter()) checked[chosen == Some(*mark)] required;
                        span { (mark_name(frame.language, *mark)) }
                    }
                }
            }
        }
    }
}

/// Others, chosen from those who can be elected and do not stand: a name that is typed could be recognised by its spelling.
fn others(frame: &Frame, view: &PaperView, typed: &PaperInput) -> Markup {
    let text = Text(frame.language);
    let stands = |entry: &RollEntry| view.candidates.iter().any(|one| one.entry.as_ref() == Some(&entry.id));
    let eligible: Vec<&RollEntry> = view.roll.iter().filter(|entry| entry.entitled && !stands(entry)).collect();
    html! {
        div.field role="group" aria-labelledby="l-others" {
            span.label id="l-others" { (text.others_title()) }
            p.meta { (text.others_hint()) }
            @for place in 0..view.room() {
                @let chosen = typed.others.get(place).map_or(NOBODY, String::as_str);
                select name={ "other." (place) } aria-label={ (text.others_title()) " " (place + 1) } {
                    option value=(NOBODY) { (text.nobody_else()) }
                    @for entry in &eligible { option value=(entry.id) selected[entry.id.as_str() == chosen] { (entry.called(frame.language)) } }
                }
            }
        }
    }
}

/// The paper looked over: what was chosen, once, and the button that casts it.
pub fn review(frame: &Frame, view: &PaperView, paper: &Paper) -> Markup {
    let text = Text(frame.language);
    let names = names(frame, view);
    let chosen =
        |(name, mark): (&'_ String, &Mark)| html! { li { (name) " · " b { (mark_name(frame.language, *mark)) } } };
    let rows: Vec<Markup> = names.iter().zip(&paper.marks).map(chosen).collect();
    let (named, seats) = (paper.names(), view.ballot.seats);
    let again = PaperInput::of(paper, view.room());
    html::page(
        frame,
        heading(frame, view, text.review_title()).lead(text.review_lead()),
        html! {
            (html::sheet(&view.ballot.title))
            ul { @for row in &rows { (row) } }
            @for other in &paper.others { p { (text.others_title()) " " b { (view.name(frame.language, other)) } } }
            @if paper.is_void(&view.ballot) { (notice(Notice::Warning, text.void(named, seats))) }
            @else if view.ballot.kind == BallotKind::Election { p { (text.names(named, seats)) } }
            form.form method="post" action={ (view.ballot.path()) "/casting" } autocomplete="off" {
                (hidden_lines(&again))
                (actions(submit(Weight::Primary, text.cast())))
            }
            form.form method="post" action={ (view.ballot.path()) "/paper" } autocomplete="off" {
                (hidden_lines(&again))
                (actions(submit_as(Weight::Plain, "change", "yes", text.change())))
            }
        },
    )
}

fn hidden_lines(input: &PaperInput) -> Markup {
    html! {
        @for (place, line) in input.lines.iter().enumerate() { (hidden(&format!("line.{place}"), line)) }
        @for (place, other) in input.others.iter().enumerate() { (hidden(&format!("other.{place}"), other)) }
    }
}

/// The list by which tellers hand out papers.
pub fn papers(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let way_of =
        |entry: &RollEntry| view.voters.iter().find(|(id, _)| *id == entry.id).and_then(|(_, voting)| voting.way);
    let has_paper = |entry: &RollEntry| way_of(entry) == Some(VoterWay::Paper);
    let here: Vec<_> = view.roll.iter().filter(|entry| entry.votes() || has_paper(entry)).collect();
    // Numbers are for who runs the meeting: what tells namesakes apart is enough for a teller.
    let name =
        |entry: &&RollEntry| if view.may.run { entry.pointed(frame.language) } else { entry.called(frame.language) };
    let names: Vec<String> = here.iter().map(name).collect();
    let items = here.into_iter().zip(&names).map(|(entry, name)| {
        let way = way_of(entry);
        let to = format!("{}/papers/{}", view.ballot.path(), entry.id);
        let end = match way {
            None => post_button(&to, Weight::Quiet, text.hand_out(), &[("given", "yes")]),
            Some(VoterWay::Paper) => html! {
                (pill(Tone::Good, text.took_paper()))
                (post_button(&to, Weight::Quiet, text.hand_back(), &[("given", "no")]))
            },
            Some(VoterWay::Phone) => html! {
                (pill(Tone::Quiet, text.took_phone()))
                (post_button(&to, Weight::Quiet, text.phone_back(), &[("given", "no")]))
            },
            Some(VoterWay::Written) => pill(Tone::Quiet, text.took_written()),
        };
        Item::plain(name).end(end)
    });
    let items: Vec<Item> = items.collect();
    html! {
        div id="papers" {
            (section(text.papers_title(), html! { p.meta { (icon("info")) " " (text.papers_hint()) } (html::list(&items)) }))
        }
    }
}
