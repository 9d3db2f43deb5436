//! The pages of a test of oneself: one question on each.

pub(crate) mod asked;

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Item, Notice, Tone, Weight, actions, crumbs, details, draft, empty, facts, link_button,
    moment, notice, pill, post_button, section, submit, submit_as,
};
use zhixing_library::Quote;
use zhixing_question::{Question, letter};

use super::input::{FIELDS, Sent};
use asked::{fields, stem};

use super::knowledge::{ANSWERS_LEAST, Estimate};
use super::model::{Ask, AskId, Given, Outcome};
use super::questions::{Known, Moved, Start};
use super::text::Text;
use crate::bank::model::title;
use crate::bank::pages as bank;
use crate::picture::pages as pictured;
use crate::topic::area_name;

/// Thousandths of the bar that a band has at the least.
const BAND_LEAST: f64 = 5.0;

/// Where one begins: what is due, and what one knows.
pub fn start(frame: &Frame, start: &Start) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title()).lead(text.lead());
    let label = if start.waits { text.go_on() } else { text.begin() };
    if !start.known.is_empty() {
        heading = heading.action(post_button("/self-test", Weight::Primary, label, &[]));
    }
    let told = if start.due > 0 { text.due(start.due) } else { text.nothing_due().to_owned() };
    html::page(
        frame,
        heading,
        html! {
            @if start.known.is_empty() { (empty(text.no_banks(), text.no_banks_next(), None)) }
            @else {
                p { (told) }
                (section(text.known_title(), html! {
                    p { (text.known_lead()) }
                    (areas(frame, &start.known))
                    (details(text.how(), html! { p { (text.how_told()) } }))
                }))
            }
            (actions(html! {
                @if start.keeps { (link_button(Weight::Plain, "/banks", text.keep_banks())) }
            }))
        },
    )
}

fn areas(frame: &Frame, known: &[Known]) -> Markup {
    let paths: Vec<String> = known.iter().map(|known| format!("/self-test/areas/{}", known.key())).collect();
    let items: Vec<Item> = known
        .iter()
        .zip(&paths)
        .map(|(known, path)| Item::link(path, name(frame, known)).meta(drawn(frame, known)))
        .collect();
    html::list(&items)
}

/// The area's name, else the bank's.
fn name<'a>(frame: &Frame, known: &'a Known) -> &'a str {
    let of_bank = known.banks.first().map_or("", |bank| bank.area.as_str());
    known.area.as_deref().map_or(of_bank, |code| area_name(frame.language, code))
}

/// The estimate in words.
fn estimate(frame: &Frame, known: &Known) -> String {
    let text = Text(frame.language);
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    known.estimate.map_or_else(
        || text.too_few(known.answered, ANSWERS_LEAST),
        |told| text.known(percent(told.share), percent(told.low), percent(told.high)),
    )
}

/// The estimate in words, and as a band.
fn drawn(frame: &Frame, known: &Known) -> Markup {
    html! { (estimate(frame, known)) @if let Some(told) = known.estimate { (band(&told)) } }
}

/// An estimate as a band between its bounds, with a line at what is most likely. The numbers stand beside it in words.
fn band(told: &Estimate) -> Markup {
    let [low, likely, high] = [told.low, told.share, told.high].map(|share| share.clamp(0.0, 1.0) * 1_000.0);
    // One without breadth is seen all the same.
    let low = low.min(high - BAND_LEAST).max(0.0);
    let tenth = |value: f64| format!("{value:.1}");
    html! {
        svg.bar viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" {
            rect.ground width="1000" height="16" {}
            rect.band x=(tenth(low)) width=(tenth((high - low).max(BAND_LEAST))) height="16" {}
            rect.line x=(tenth((likely - 2.5).clamp(0.0, 995.0))) width="5" height="16" {}
        }
    }
}

/// What one knows of an area, and what moved it.
pub fn area(frame: &Frame, known: &Known, moved: &[Moved], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(name(frame, known)).above(crumbs(frame, &[("/self-test", text.title())]));
    let lines: Vec<(String, String)> = moved.iter().map(|one| (one.ask.path(), title(&one.ask.question))).collect();
    let items: Vec<Item> =
        moved.iter().zip(&lines).map(|(one, (path, title))| line(frame, one, path, title, zone)).collect();
    html::page(
        frame,
        heading,
        html! {
            p { b { (estimate(frame, known)) } }
            @if let Some(told) = known.estimate { (band(&told)) }
            p { (text.of(known.answered, known.count())) }
            @if known.area.is_some() { p.meta { (text.banks()) @for (at, bank) in known.banks.iter().enumerate() { @if at > 0 { (frame.pick(("、", ", "))) } (bank.area) } } }
            (section(text.moved_by(), html! {
                @if items.is_empty() { p { (text.none_yet()) } } @else { p { (text.moved_lead()) } (html::list(&items)) }
            }))
            (actions(post_button("/self-test", Weight::Primary, text.begin(), &[])))
        },
    )
}

fn line<'a>(frame: &Frame, moved: &Moved, path: &'a str, title: &'a str, zone: &TimeZone) -> Item<'a> {
    let item = Item::link(path, title).meta(html! {
        @if let Some(at) = moved.ask.answered_at { (moment(frame, at, zone)) }
        @if let Some(now) = moved.now { " · " (from_to(frame, moved.before, now)) }
    });
    match moved.ask.outcome {
        Some(outcome) => item.end(judged(frame, outcome)),
        None => item,
    }
}

/// How likely one is to know a question: before an answer, and now.
fn from_to(frame: &Frame, before: Option<f64>, now: f64) -> String {
    let text = Text(frame.language);
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    before.map_or_else(|| text.first_seen(percent(now)), |before| text.from_to(percent(before), percent(now)))
}

/// Whether an answer was right, in a word.
pub(crate) fn judged(frame: &Frame, outcome: Outcome) -> Markup {
    let text = Text(frame.language);
    match outcome {
        Outcome::Right => pill(Tone::Good, text.right()),
        Outcome::Wrong => pill(Tone::Soon, text.wrong()),
    }
}

/// It is enough for today, or nothing is due.
pub fn pause(frame: &Frame, more: bool, due: Option<Moment>, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/self-test", text.title())]));
    html::page(
        frame,
        heading,
        html! {
            (notice(Notice::Info, if more { text.enough() } else { text.all_done() }))
            @if let Some(due) = due { p { (text.comes_back()) (moment(frame, due, zone)) } }
            (actions(html! {
                (link_button(Weight::Primary, "/self-test", text.back()))
                @if more { (post_button("/self-test", Weight::Plain, text.more(), &[("more", "yes")])) }
            }))
        },
    )
}

/// One question: to be answered, or with its answer and the way to the next, which may be put already.
pub fn ask(
    frame: &Frame,
    ask: &Ask,
    passage: Option<&Quote>,
    next: Option<&AskId>,
    sent: &Sent,
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(ask.question.area()).above(crumbs(frame, &[("/self-test", text.title())]));
    html::page(
        frame,
        heading,
        html! {
            (stem(frame, &ask.question))
            @match (&ask.given, ask.outcome) {
                (None, _) => { (form(frame, ask, sent, faults)) }
                (Some(given), None) => { (compare(frame, ask, passage, given)) }
                (Some(given), Some(outcome)) => { (answered(frame, ask, passage, next, (given, outcome))) }
            }
        },
    )
}

fn form(frame: &Frame, ask: &Ask, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let form = html::form(
        frame,
        &ask.path(),
        FIELDS,
        faults,
        html! {
            (fields(frame, &ask.question, sent, faults))
            (actions(html! { (submit(Weight::Primary, text.send())) (link_button(Weight::Quiet, "/self-test", text.stop())) }))
        },
    );
    let kept = draft(frame, &format!("self-test/{}", ask.id), form);
    html! { div data-question=(ask.question_id) { (kept) } }
}

/// Own words beside the reference answer.
fn compare(frame: &Frame, ask: &Ask, passage: Option<&Quote>, given: &Given) -> Markup {
    let text = Text(frame.language);
    html! {
        (facts(&told(frame, ask, passage, given)))
        form.form method="post" action={ (ask.path()) "/judgement" } {
            p { (text.compare()) }
            (actions(html! {
                (submit_as(Weight::Primary, "judged", "right", text.was_right()))
                (submit_as(Weight::Plain, "judged", "wrong", text.was_wrong()))
            }))
        }
    }
}

/// The outcome, the answer, why, and the way on.
fn answered(
    frame: &Frame,
    ask: &Ask,
    passage: Option<&Quote>,
    next: Option<&AskId>,
    (given, outcome): (&Given, Outcome),
) -> Markup {
    let text = Text(frame.language);
    html! {
        p data-answered=(ask.question_id) { (judged(frame, outcome)) }
        (pictured::options(frame, &ask.question))
        (facts(&told(frame, ask, passage, given)))
        (actions(html! {
            @match next {
                Some(next) => { (link_button(Weight::Primary, &format!("/self-test/{next}"), text.next())) }
                None => { (post_button("/self-test", Weight::Primary, text.next(), &[])) }
            }
            (link_button(Weight::Quiet, "/self-test", text.stop()))
        }))
    }
}

/// What he answered, and what is told with the right answer.
fn told<'a>(frame: &Frame, ask: &'a Ask, passage: Option<&Quote>, given: &Given) -> Vec<(&'a str, Markup)> {
    let own = (Text(frame.language).your_answer(), html! { (words(frame, &ask.question, given)) });
    std::iter::once(own).chain(bank::told(frame, &ask.question, passage)).collect()
}

pub(crate) fn words(frame: &Frame, question: &Question, given: &Given) -> String {
    let text = Text(frame.language);
    match given {
        Given::Options(chosen) => {
            let known = chosen.iter().filter(|index| **index < question.asked().options().len());
            known.map(|index| letter(*index)).collect()
        }
        Given::Truth(said) => if *said { text.truth_true() } else { text.truth_false() }.to_owned(),
        Given::Words(words) => words.join(frame.language.pick("；", "; ")),
        Given::Own(own) => own.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_lies_between_its_bounds() {
        let drawn = |low, share, high| band(&Estimate { share, low, high }).0;
        let wide = drawn(0.27, 0.61, 0.94);
        assert!(wide.contains(r#"class="band" x="270.0" width="670.0""#), "{wide}");
        assert!(wide.contains(r#"class="line" x="607.5""#), "{wide}");
        assert!(drawn(1.0, 1.0, 1.0).contains(r#"class="band" x="995.0" width="5.0""#));
        assert!(drawn(0.0, 0.0, 0.0).contains(r#"class="band" x="0.0" width="5.0""#));
    }
}
