//! What pages show of counting: the paper box, the keys, and the result as arithmetic in words.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Column, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, crumbs, details, field, hidden,
    link_button, notice, optional_field, pill, section, submit, table,
};

use super::input::{FIELDS, FiguresInput, KEY, NAMED, RETURNED, SPOILED, VOTES, WHY_WITHDRAWN};
use super::model::{Line, Outcome, Void, What};
use super::questions::{Counted, Differing, PaperBox};
use super::text::Text;
use crate::ballot::model::{Ballot, BallotKind, Candidate, Mark, Way};
use crate::ballot::pages::announced;
use crate::ballot::pages::one::BallotView;
use crate::ballot::voter::pages::mark_name;
use crate::ballot::{Standing, departure};
use crate::roll::model::RollEntry;

/// What the page of the paper box shows.
pub struct CountView {
    /// The ballot.
    pub ballot: Ballot,
    /// Those who stand.
    pub candidates: Vec<Candidate>,
    /// How many papers there should be.
    pub expected: u32,
    /// How far the tellers are.
    pub paper: PaperBox,
    /// The roll, for others who were named.
    pub roll: Vec<RollEntry>,
}

/// What a teller does next: count the papers, then open the box.
pub fn steps(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let path = view.ballot.path();
    if view.numbers.on_paper() > 0 && !view.paper.agreed {
        return html! {
            p { (text.lead()) }
            @if !view.paper.entered.is_empty() {
                p { (text.entered_by(view.paper.names().join(text.comma()))) @if view.paper.entered.len() == 1 { (frame.language.pick("", " ")) (text.another_counts()) } }
            }
            (differing(frame, &path, &view.paper, view.is_run()))
            (actions(link_button(Weight::Primary, &format!("{path}/count"), text.count_paper())))
        };
    }
    if view.ballot.way == Way::Paper && !view.paper.agreed {
        return notice(Notice::Warning, text.no_paper_noted());
    }
    let none = Faults::default();
    // A key that did not fit, from the field or from the device, is asked for once more.
    let refused = view.refused.as_ref().and_then(|refused| refused.key.as_deref());
    html! {
        @if view.paper.agreed {
            (notice(Notice::Info, text.agreed()))
            @if !view.paper.entered.iter().any(|one| one.is_reader) { (actions(link_button(Weight::Plain, &format!("{path}/count"), text.count_paper()))) }
        }
        p { (text.open_hint()) }
        @if !view.brought.is_empty() { p { (text.brought_by(view.brought.join(text.comma()))) } }
        (html::form(frame, &format!("{path}/keys"), FIELDS, &none, html! {
            @if view.has_key { p.meta { (text.key_here()) } }
            @if !view.has_key || refused.is_some() { (optional_field(frame, &KEY, Input::Text, refused.unwrap_or_default(), &none)) }
            (actions(submit(Weight::Primary, text.open_box())))
        }))
    }
}

/// That the tellers differ; where, for who entered his own figures; and how figures are taken back.
fn differing(frame: &Frame, path: &str, paper: &PaperBox, is_run: bool) -> Markup {
    let text = Text(frame.language);
    if !paper.differ {
        return html! {};
    }
    html! {
        (notice(Notice::Warning, text.differ(paper.names().join(text.comma()))))
        @if let Some(differing) = &paper.differing { (figures(frame, differing)) }
        (ways_back(frame, path, paper, is_run))
    }
}

fn figures(frame: &Frame, Differing { others, figures }: &Differing) -> Markup {
    let text = Text(frame.language);
    let row = |(what, numbers): &(What, Vec<u32>)| -> Vec<Markup> {
        let numbers = numbers.iter().map(|number| html! { (number) });
        std::iter::once(html! { (what_name(frame, what)) }).chain(numbers).collect()
    };
    let rows: Vec<Vec<Markup>> = figures.iter().map(row).collect();
    let heads: Vec<String> = others.iter().map(|name| text.count_of(name)).collect();
    let mut columns = vec![Column::text(text.what()), Column::number(text.mine())];
    columns.extend(heads.iter().map(|head| Column::number(head)));
    table(text.what(), &columns, &rows)
}

/// What the tellers entered is taken back by themselves, or by who runs the meeting; with the reason.
pub fn ways_back(frame: &Frame, path: &str, paper: &PaperBox, is_run: bool) -> Markup {
    let text = Text(frame.language);
    let open = paper.entered.iter().filter(|one| one.is_reader || is_run);
    let none = Faults::default();
    html! {
        @for (one, entry) in open.filter_map(|one| Some((one, one.entry.as_ref()?))) {
            @let title = if one.is_reader { text.withdraw_mine().to_owned() } else { text.withdraw_of(&one.name) };
            (details(&title, html::form(frame, &format!("{path}/count/{entry}/withdrawal"), FIELDS, &none, html! {
                p.meta { (text.withdraw_hint()) }
                (field(frame, &WHY_WITHDRAWN, Input::Area(2), "", &none))
                (actions(submit(Weight::Quiet, text.withdraw_button())))
            })))
        }
    }
}

/// For who runs the meeting and does not count himself: that the tellers differ.
pub fn watched(frame: &Frame, view: &BallotView) -> Markup {
    differing(frame, &view.ballot.path(), &view.paper, true)
}

fn what_name(frame: &Frame, what: &What) -> String {
    let text = Text(frame.language);
    match what {
        What::Returned => text.returned().to_owned(),
        What::Spoiled => text.spoiled().to_owned(),
        What::Line(name, mark) if name.is_empty() => mark_name(frame.language, *mark).to_owned(),
        What::Line(name, mark) => format!("{name} · {}", mark_name(frame.language, *mark)),
    }
}

/// The page of the paper box.
pub fn count(frame: &Frame, view: &CountView, typed: &FiguresInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = view.ballot.path();
    let figure = Input::Number { least: 0, most: 2_000 };
    html::page(
        frame,
        Heading::new(text.title()).above(crumbs(frame, &[(&path, &view.ballot.title)])).lead(text.lead()),
        html! {
            p { (text.in_the_box(view.expected)) }
            (differing(frame, &path, &view.paper, false))
            (html::form(frame, &format!("{path}/count"), FIELDS, faults, html! {
                (field(frame, &RETURNED, figure, &typed.returned, faults))
                (field(frame, &SPOILED, figure, &typed.spoiled, faults))
                @for (place, line) in typed.votes.iter().enumerate() { (votes_line(frame, view, place, line, faults)) }
                @if view.ballot.kind == BallotKind::Election && !view.ballot.runoff { (others(frame, view, typed)) }
                (actions(submit(Weight::Primary, text.enter())))
            }))
        },
    )
}

fn votes_line(frame: &Frame, view: &CountView, place: usize, line: &[String], faults: &Faults) -> Markup {
    let name = view.candidates.get(place).map_or(view.ballot.title.as_str(), |one| one.name.as_str());
    let faulty = |typed: &str| faults.of(VOTES.name).is_some() && typed.trim().parse::<u32>().is_err();
    html! {
        div.field role="group" aria-label=(name) {
            span.label { (name) }
            div.choices.side {
                @for (at, mark) in view.ballot.kind.marks().iter().enumerate() {
                    @let typed = line.get(at).map_or("", String::as_str);
                    label { (mark_name(frame.language, *mark))
                        input.short type="text" inputmode="numeric" autocomplete="off" name={ "votes." (place) "." (at) } value=(typed) aria-invalid=[faulty(typed).then_some("true")] required;
                    }
                }
            }
        }
    }
}

/// A number for each who can be elected and does not stand: voters may have named any of them, so that no count of rows is enough.
fn others(frame: &Frame, view: &CountView, typed: &FiguresInput) -> Markup {
    let text = Text(frame.language);
    let stands = |entry: &RollEntry| view.candidates.iter().any(|one| one.entry.as_ref() == Some(&entry.id));
    let votes_of = |entry: &RollEntry| {
        let named = typed.others.iter().find(|(who, _)| who == entry.id.as_str());
        named.map_or("", |(_, votes)| votes.as_str())
    };
    let eligible = view.roll.iter().filter(|entry| entry.entitled && !stands(entry));
    html! {
        div.field role="group" aria-label=(frame.pick(NAMED.label)) {
            span.label { (frame.pick(NAMED.label)) }
            p.meta { (text.others_hint()) }
            @for (place, entry) in eligible.enumerate() {
                div.choices.side {
                    (hidden(&format!("named.{place}"), entry.id.as_str()))
                    label { (entry.called(frame.language))
                        input.short type="text" inputmode="numeric" autocomplete="off" name={ "named_votes." (place) } value=(votes_of(entry));
                    }
                }
            }
        }
    }
}

/// The result of a ballot as arithmetic in words.
pub fn arithmetic(language: Language, ballot: &Ballot, outcome: &Outcome) -> String {
    let text = Text(language);
    let Outcome { entitled, present, quorum, issued, returned, spoiled, .. } = outcome;
    let here = text.those_here(entitled, present, quorum);
    if !outcome.valid {
        return here + &voided(language, outcome);
    }
    let here = here + &text.the_ballots(issued, returned, spoiled, returned - spoiled);
    match ballot.kind {
        BallotKind::Motion | BallotKind::Admission => {
            let votes = |at: usize| outcome.lines.first().and_then(|line| line.votes.get(at)).copied().unwrap_or(0);
            let voted = text.votes(votes(0), votes(1), votes(2), outcome.yes_needed);
            here + &voted + if outcome.passed { text.passed() } else { text.failed() }
        }
        BallotKind::Election => here + &elected(text, outcome),
        BallotKind::Appraisal => here,
    }
}

/// Why a vote is void, with the numbers of it, and what to do; empty for one that is valid.
pub fn voided(language: Language, outcome: &Outcome) -> String {
    let text = Text(language);
    let Outcome { present, quorum, issued, returned, papers, .. } = outcome;
    match (outcome.void(), papers) {
        (None, _) => String::new(),
        (Some(Void::Short), _) => text.too_few_there(present, quorum),
        (Some(Void::GivenUp), _) => text.given_up().to_owned(),
        (Some(Void::TooManyPapers), Some(papers)) => text.papers_of(papers.returned, papers.issued),
        (Some(Void::TooManyPapers), None) => text.too_many_papers().to_owned(),
        (Some(Void::TooMany), _) => text.too_many_returned(returned, issued),
    }
}

/// How many of the ballots were on phones and how many on paper, each issued and returned; none where all were of one way.
pub fn by_way(language: Language, outcome: &Outcome) -> Option<[String; 2]> {
    let text = Text(language);
    let papers = outcome.papers?;
    let phones = outcome.issued.checked_sub(papers.issued).filter(|issued| *issued > 0)?;
    let returned = outcome.returned.saturating_sub(papers.returned);
    Some([text.went_and_came(phones, returned), text.went_and_came(papers.issued, papers.returned)])
}

/// The way out when nobody can open the box any more, for who runs the meeting.
pub fn way_out(frame: &Frame, view: &BallotView) -> Markup {
    let text = Text(frame.language);
    let button = html::post_button(&format!("{}/voiding", view.ballot.path()), Weight::Quiet, text.give_up(), &[]);
    let body = html! {
        p.meta { (text.give_up_hint()) }
        (actions(html::confirmed(frame, text.give_up_ask(), button)))
    };
    details(text.give_up_title(), body)
}

fn elected(text: Text, outcome: &Outcome) -> String {
    let names = |places: &[usize]| outcome.names(places).join(text.comma());
    let elected = match outcome.elected.as_slice() {
        [] => text.nobody_elected().to_owned(),
        elected => text.elected(names(elected)),
    };
    let tied = if outcome.tied.is_empty() { String::new() } else { text.tied(names(&outcome.tied)) };
    let left = match outcome.left {
        0 => String::new(),
        1 => text.one_left().to_owned(),
        left => text.left(left),
    };
    let departed = departure::pages::said(text.0, outcome);
    let parts = [elected.as_str(), tied.as_str(), departed.trim_end(), left.as_str()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(text.0.pick("", " "))
}

/// The result with its arithmetic, its lines, and what anybody can check.
pub fn result(frame: &Frame, view: &BallotView, counted: &Counted, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (ballot, outcome) = (&view.ballot, &counted.outcome);
    let standing = view.standing();
    // Why it does not stand any more is said above.
    let said = announced(frame.language, standing, arithmetic(frame.language, ballot, outcome));
    let by = &counted.announced.by;
    let announcer = if outcome.is_given_up() {
        text.given_up_by(by)
    } else if outcome.returned > 0 && view.numbers.phones > 0 {
        text.announced(by)
    } else {
        text.announced_paper(by)
    };
    section(
        text.result(),
        html! {
            @if outcome.valid { p { (said) } } @else { (notice(Notice::Refused, said.as_str())) }
            @if let Some([phones, papers]) = by_way(frame.language, outcome) { p.meta { (text.of_ways(phones, papers)) } }
            @if outcome.valid && ballot.kind == BallotKind::Election {
                p { (if ballot.runoff { text.most_votes().to_owned() } else { text.needed_each(outcome.yes_needed) }) }
            }
            @if outcome.valid && view.ways.figures { (lines(frame, ballot, outcome, standing)) }
            @if outcome.valid && ballot.kind == BallotKind::Appraisal { (figures_kept(frame)) }
            p.meta { (announcer) " · " (html::moment(frame, counted.announced.at, zone)) }
            (adds_up(frame, view, outcome))
        },
    )
}

/// That figures about people are not for everybody.
pub fn figures_kept(frame: &Frame) -> Markup {
    html! { p.meta { (Text(frame.language).figures_kept()) } }
}

/// What each line was given; who is elected by it, where it stands.
pub fn lines(frame: &Frame, ballot: &Ballot, outcome: &Outcome, standing: Standing) -> Markup {
    let text = Text(frame.language);
    if ballot.kind == BallotKind::Motion {
        let votes = |at: usize| outcome.lines.first().and_then(|line| line.votes.get(at)).copied().unwrap_or(0);
        return html::vote_bar(
            frame,
            text.result(),
            votes(0),
            votes(1),
            votes(2),
            outcome.yes_needed,
            outcome.entitled,
        );
    }
    let state = |place: usize| {
        if outcome.elected.contains(&place) {
            pill(Tone::Good, text.is_elected())
        } else if outcome.tied.contains(&place) {
            pill(Tone::Soon, text.is_tied())
        } else {
            pill(Tone::Quiet, text.not_elected())
        }
    };
    let drawn = |line: &Line| {
        if ballot.kind == BallotKind::Appraisal {
            let tones = [Tone::Good, Tone::Plain, Tone::Soon, Tone::Bad];
            let part = |((mark, tone), votes): ((&Mark, Tone), &u32)| html::Part {
                tone,
                label: mark_name(frame.language, *mark),
                number: *votes,
            };
            let parts: Vec<_> = ballot.kind.marks().iter().zip(tones).zip(&line.votes).map(part).collect();
            return html::bar("", &parts);
        }
        let votes = |at: usize| line.votes.get(at).copied().unwrap_or(0);
        if ballot.runoff {
            // The most votes win (选 28): there is no number that is needed.
            let part = |tone, mark, at| html::Part { tone, label: mark_name(frame.language, mark), number: votes(at) };
            let parts = [(Tone::Good, Mark::For, 0), (Tone::Bad, Mark::Against, 1), (Tone::Quiet, Mark::Abstain, 2)];
            return html::bar("", &parts.map(|(tone, mark, at)| part(tone, mark, at)));
        }
        html::vote_bar(frame, "", votes(0), votes(1), votes(2), outcome.yes_needed, outcome.present)
    };
    let items = outcome.lines.iter().enumerate().map(|(place, line)| {
        let item = Item::plain(&line.name).meta(html! { @if line.other { (text.wrote_in()) } (drawn(line)) });
        if ballot.kind == BallotKind::Election && !standing.is_fallen() { item.end(state(place)) } else { item }
    });
    html::list(&items.collect::<Vec<_>>())
}

/// What anybody can check: that the numbers add up. Single ballots stand nowhere.
fn adds_up(frame: &Frame, view: &BallotView, outcome: &Outcome) -> Markup {
    if !view.ways.figures || !outcome.valid {
        return html! {};
    }
    let (returned, spoiled) = (outcome.returned, outcome.spoiled);
    html! { p.meta { (Text(frame.language).adds_up(returned, returned.saturating_sub(spoiled), spoiled)) } }
}
