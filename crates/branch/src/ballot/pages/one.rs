//! The page of one ballot: what is next for this reader, the numbers, and the result once it stands.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::{Count, VoteRule};
use zhixing_kit::Sentence;
use zhixing_kit::html::{
    self, Frame, Heading, Item, Notice, Weight, actions, card, confirmed, crumbs, details, link_button, live, notice,
    post_button, section,
};

use super::list::about;
use super::{fallen, here, order_said, state};
use crate::activity::model::{Activity, State};
use crate::activity::questions::May;
use crate::ballot::count::model::Void;
use crate::ballot::input::Order;
use crate::ballot::joint::{self, Onward};
use crate::ballot::model::{Ballot, BallotKind, Candidate, FEW, Stage, Way};
use crate::ballot::teller::model::Teller;
use crate::ballot::text::Text;
use crate::ballot::voter::model::{Numbers, VoterWay, Voting};
use crate::ballot::{Standing, Told, count, departure, recall, slip, voter};
use crate::roll::model::{Drift, Mark, RollEntry, RollEntryId};

/// What is open to the reader on this page besides the meeting's own rights.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ways {
    /// To take the ballot back.
    pub recall: bool,
    /// To strike somebody who is tied: no runoff has begun.
    pub depart: bool,
    /// To see what each line was given: of an appraisal who appraises alone.
    pub figures: bool,
}

/// An act that was refused, with what was sent for it.
#[derive(Clone, Debug, Default)]
pub struct Refused {
    /// What happened, why, and what to do.
    pub why: Vec<Sentence>,
    /// The key that was typed.
    pub key: Option<String>,
    /// Who was ticked to stand in the next round.
    pub stands: Option<Vec<RollEntryId>>,
}

/// What the page shows.
pub struct BallotView {
    /// The meeting.
    pub activity: Activity,
    /// The ballot.
    pub ballot: Ballot,
    /// Those who stand.
    pub candidates: Vec<Candidate>,
    /// In which order they stand, as far as it is known.
    pub order: Option<Order>,
    /// Those who stand no longer.
    pub withdrawn: Vec<Candidate>,
    /// What the reader may do.
    pub may: May,
    /// What is open to him besides.
    pub ways: Ways,
    /// Whether the reader is a teller.
    pub is_teller: bool,
    /// Who watches and counts.
    pub tellers: Vec<Teller>,
    /// Whether his device has the key.
    pub has_key: bool,
    /// The reader on the roll; none who is not on it.
    pub reader: Option<RollEntry>,
    /// The reader as a voter.
    pub mine: Option<Voting>,
    /// What the voters add up to.
    pub numbers: Numbers,
    /// What who is there means for the vote.
    pub count: Count,
    /// Why it cannot begin as things stand.
    pub hindrance: Option<Sentence>,
    /// How far each is, for tellers and who runs the meeting.
    pub voters: Vec<(RollEntryId, Voting)>,
    /// How far the paper box is.
    pub paper: count::questions::PaperBox,
    /// Who brought his key.
    pub brought: Vec<String>,
    /// The result.
    pub counted: Option<count::questions::Counted>,
    /// Whether a further round follows.
    pub followed: bool,
    /// The round whose tie this one decides.
    pub tie: Option<Ballot>,
    /// Who may stand in a further round.
    pub again: Vec<RollEntry>,
    /// How many must stand in it.
    pub needed_again: u32,
    /// The page of the resolution that was made of it.
    pub resolution: Option<String>,
    /// The act that waits for the result.
    pub onward: Option<Onward>,
    /// The rule.
    pub rule: &'static VoteRule,
    /// The roll.
    pub roll: Vec<RollEntry>,
    /// What the roster says otherwise than it, before the vote begins.
    pub drift: Drift,
    /// What was refused just now.
    pub refused: Option<Refused>,
}

impl BallotView {
    pub(in crate::ballot) fn is_run(&self) -> bool {
        self.may.run && self.activity.state == State::Opened
    }

    fn told(&self) -> Told {
        Told { is_followed: self.followed, ..Told::of(self.ballot.clone(), self.counted.as_ref()) }
    }

    /// How the ballot stands.
    pub(in crate::ballot) fn standing(&self) -> Standing {
        self.told().standing()
    }
}

/// The page.
pub fn ballot(frame: &Frame, view: &BallotView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (path, list) = (view.activity.path(), format!("{}/ballots", view.activity.path()));
    let heading = Heading::new(&view.ballot.title)
        .above(crumbs(frame, &[(&path, &view.activity.topic), (&list, text.title())]))
        .lead(about(frame, &view.ballot));
    let body = html! {
        p { (state(frame.language, &view.told())) }
        (fallen(frame, view.standing()))
        (crate::roll::pages::drift(frame, &view.activity, &view.drift))
        (voter::pages::mine(frame, view))
        (here::quorum(frame, view))
        @if let Some(counted) = &view.counted { (count::pages::result(frame, view, counted, zone)) } @else { (numbers(frame, view)) }
        @if let Some(recall) = &view.ballot.recalled { (recall::taken_back(frame, recall, zone)) }
        (steps(frame, view))
        @if view.is_teller || view.may.run { (slip::way(frame, &view.ballot)) }
        @if let Some(onward) = &view.onward { (joint::pages::onward(frame, onward, view.ballot.recalled.is_some() || view.standing().is_fallen())) }
        @if view.ballot.kind != BallotKind::Motion && view.counted.is_none() && view.ballot.recalled.is_none() { (candidates(frame, view)) }
        @if view.ballot.stage() == Stage::Proposed && view.may.run && view.rule.written_opinions { (written(frame, view)) }
        @if view.is_teller && view.ballot.stage() == Stage::Open && view.ballot.way != Way::Phones { (voter::pages::papers(frame, view)) }
        @if let Some(counted) = &view.counted {
            (again(frame, view, counted))
            @if view.is_run() && view.ways.depart && !counted.outcome.tied.is_empty() { (actions(departure::pages::way(frame, &view.ballot))) }
        }
    };
    html::page(
        frame,
        heading,
        html! {
            (refused(frame, view))
            (live(frame, &format!("{},{}", view.ballot.topic(), view.activity.about()), "ballot", body))
            @if view.counted.is_some() { (crate::form::pages::of_ballot(frame, &view.ballot)) }
            (actions(link_button(Weight::Plain, &list, text.back_to_list())))
        },
    )
}

/// What was refused just now, and the way back: the page stands at the address of the act, so it is opened anew.
fn refused(frame: &Frame, view: &BallotView) -> Markup {
    let Some(refused) = &view.refused else { return html! {} };
    let text = Text(frame.language);
    let body = html! {
        p { b { (text.refused()) } }
        @for why in &refused.why { p { (why.text(frame.language)) } }
        (actions(link_button(Weight::Plain, &view.ballot.path(), text.to_ballot())))
    };
    notice(Notice::Refused, body)
}

/// Issued and returned, for tellers and who runs the meeting; how it stands nobody sees.
fn numbers(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let Numbers { phones, phones_returned, .. } = view.numbers;
    if !(view.is_teller || view.may.run) || matches!(view.ballot.stage(), Stage::Proposed | Stage::Recalled) {
        return html! {};
    }
    let papers = view.numbers.on_paper();
    html! {
        @if view.ballot.way == Way::Paper { p { (text.numbers_paper(papers)) } }
        @else { p { (text.numbers(view.numbers.issued(), phones_returned, phones, papers)) } }
        @if phones > 0 && (1..FEW).contains(&papers) { (notice(Notice::Warning, if view.numbers.papers > 0 { text.warn_few_paper() } else { text.warn_few_written() })) }
        @if papers > 0 && (1..FEW).contains(&phones) { (notice(Notice::Warning, text.warn_few_phones())) }
        p.meta { (text.no_running_count()) }
    }
}

fn steps(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let path = view.ballot.path();
    match view.ballot.stage() {
        Stage::Proposed if view.is_run() => html! {
            (here::prepare(frame, view))
            (actions(html! {
                (post_button(&format!("{path}/opening"), Weight::Primary, text.open(), &[]))
                @if view.ways.recall { (recall::way(frame, &view.ballot)) }
            }))
        },
        Stage::Proposed if view.ways.recall => actions(recall::way(frame, &view.ballot)),
        Stage::Open if view.is_run() || view.is_teller => {
            let (few, left) = (here::few_cast(text, view), without_ballot(view));
            let ask = [few.clone(), Some(end_ask(text, view))].into_iter().flatten().collect::<Vec<_>>();
            let ask = ask.join(frame.language.pick("", " "));
            html! {
                // Said beside the button too: the question is asked by a script.
                @if left > 0 { p { (text.without_ballot(left)) } }
                @if let Some(few) = few { (notice(Notice::Warning, few)) }
                (actions(confirmed(frame, &ask, post_button(&format!("{path}/ending"), weight(view), text.end(), &[]))))
            }
        }
        Stage::Counting => html! {
            @if view.is_teller { (count::pages::steps(frame, view)) } @else if view.is_run() { (count::pages::watched(frame, view)) }
            @if view.is_run() && view.numbers.may_be_stuck() { (count::pages::way_out(frame, view)) }
        },
        Stage::Counted => html! {
            @if let Some(resolution) = &view.resolution {
                (actions(link_button(Weight::Plain, resolution, text.to_resolution())))
            } @else if view.may.run && view.activity.state != State::Signed && view.standing() == Standing::Passed {
                (actions(link_button(Weight::Plain, &format!("{}/resolutions/new?ballot={}", view.activity.path(), view.ballot.id), text.make_resolution())))
            }
        },
        _ => html! {},
    }
}

/// How many who are there have taken no ballot: a vote that nearly nobody cast is not ended by a slip.
fn without_ballot(view: &BallotView) -> u32 {
    let took = |entry: &RollEntry| view.voters.iter().any(|(id, voting)| *id == entry.id && voting.way.is_some());
    view.roll.iter().filter(|entry| entry.votes() && !took(entry)).count() as u32
}

fn end_ask(text: Text, view: &BallotView) -> String {
    let (issued, returned) = (view.numbers.issued(), view.numbers.phones_returned);
    if view.ballot.way == Way::Paper {
        return match without_ballot(view) {
            0 => text.end_ask_paper(issued),
            left => text.end_ask_paper_left(left, issued),
        };
    }
    match without_ballot(view) {
        0 => text.end_ask(returned, issued),
        left => text.end_ask_left(left, returned, issued),
    }
}

/// Who still has to vote himself does that first.
fn weight(view: &BallotView) -> Weight {
    let waits = view.mine.is_some_and(|mine| mine.may_take().is_ok());
    if waits { Weight::Plain } else { Weight::Primary }
}

fn candidates(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let title = match view.ballot.kind {
        BallotKind::Election => text.candidates(),
        BallotKind::Appraisal => text.appraised(),
        _ => text.about_whom(),
    };
    let is_run = view.is_run() && view.ballot.stage() == Stage::Proposed;
    let changes = is_run && view.ballot.kind == BallotKind::Election && !view.ballot.runoff;
    let tie = view.tie.as_ref().filter(|_| is_run);
    let ends = |one: &Candidate| {
        let (to, place) = (format!("{}/withdrawals", view.ballot.path()), one.place.to_string());
        let ask = text.withdraw_ask(&one.name);
        html! { @if changes { (confirmed(frame, &ask, post_button(&to, Weight::Quiet, text.withdraw(), &[("place", &place)]))) } }
    };
    let standing = view.candidates.iter().map(|one| Item::plain(&one.name).end(ends(one)));
    let gone = view.withdrawn.iter().map(|one| Item::plain(&one.name).meta(text.withdrawn()));
    let items: Vec<Item> = standing.chain(gone).collect();
    section(
        title,
        html! {
            @if let Some(order) = order_said(frame.language, view.order) { p.meta { (order) } }
            (html::list(&items))
            @if let Some(tie) = tie { (actions(departure::pages::to_the_tie(frame, tie))) }
        },
    )
}

/// Written opinions: that somebody handed one in, never what it says.
fn written(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let of = |entry: &RollEntry| view.voters.iter().find(|(id, _)| *id == entry.id).and_then(|(_, voting)| voting.way);
    let has_one = |entry: &RollEntry| of(entry) == Some(VoterWay::Written);
    // Who came after all can have it back: he votes in the meeting.
    let may_have = |entry: &&RollEntry| entry.entitled && (entry.mark != Some(Mark::Present) || has_one(entry));
    let absent: Vec<_> = view.roll.iter().filter(may_have).collect();
    let names: Vec<String> = absent.iter().map(|entry| entry.pointed(frame.language)).collect();
    let items = absent.into_iter().zip(&names).map(|(entry, name)| {
        let has = has_one(entry);
        let to = format!("{}/opinions/{}", view.ballot.path(), entry.id);
        let (label, given) = if has { (text.written_undo(name), "no") } else { (text.written_note(name), "yes") };
        let button = post_button(&to, Weight::Quiet, &label, &[("given", given)]);
        Item::plain(name).end(html! { @if view.is_run() { (button) } })
    });
    let items = items.collect::<Vec<_>>();
    html! {
        div id="written" {
            (details(text.written_title(), html! { p.meta { (text.written_hint()) } (html::list(&items)) }))
        }
    }
}

/// A further round, where something is left.
fn again(frame: &Frame, view: &BallotView, counted: &count::questions::Counted) -> Markup {
    let text = Text(frame.language);
    let Some(next) = counted.outcome.next_round(&view.ballot).filter(|_| view.is_run() && !view.followed) else {
        return html! {};
    };
    let outcome = &counted.outcome;
    let why = match outcome.void() {
        Some(Void::Short) => text.again_short().to_owned(),
        Some(Void::GivenUp) => text.again_given_up().to_owned(),
        Some(Void::TooMany) => text.again_void().to_owned(),
        Some(Void::TooManyPapers) => text.again_papers().to_owned(),
        None if next.runoff => text.again_runoff().to_owned(),
        None => text.again_seats(next.seats),
    };
    let stood = |entry: &RollEntry| view.candidates.iter().any(|one| one.entry.as_ref() == Some(&entry.id));
    let sent = view.refused.as_ref().and_then(|refused| refused.stands.as_ref());
    let ticked = |entry: &RollEntry| sent.map_or(next.runoff || stood(entry), |sent| sent.contains(&entry.id));
    let elects = view.ballot.kind == BallotKind::Election;
    let (needed, able) = (view.needed_again, view.again.len() as u32);
    if elects && able < needed {
        return section(text.again_title(), notice(Notice::Warning, text.nobody_left(next.seats, needed, able)));
    }
    let form = html! {
        form.form method="post" action={ (view.ballot.path()) "/rounds" } {
            (html::page_code())
            @if elects && !next.runoff { p { (text.stand_at_least(next.seats, needed)) } }
            @if elects {
                div.field role="group" aria-label=(text.candidates()) {
                    div.choices {
                        @for entry in &view.again {
                            label.choice { input type="checkbox" name="stands" value=(entry.id) checked[ticked(entry)]; b { (entry.pointed(frame.language)) } }
                        }
                    }
                }
            }
            (actions(html::submit(Weight::Primary, text.again())))
        }
    };
    section(text.again_title(), card("", html! { p { (why) } (form) }, None))
}
