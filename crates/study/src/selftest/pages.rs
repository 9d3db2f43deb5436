//! The pages of a test of oneself: one question on each.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, crumbs, details, draft, empty, facts,
    field, link_button, moment, notice, pill, post_button, section, submit, submit_as,
};
use zhixing_question::{Asked, BLANK, Question, letter, plain};

use super::input::{BLANK_WORD, FIELDS, OPTION, OWN_ANSWER, Sent, UNSURE};
use super::knowledge::ANSWERS_LEAST;
use super::model::{Ask, Given, Outcome};
use super::questions::{Known, Start};
use super::text::Text;
use crate::bank::model::title;
use crate::bank::pages as bank;

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
            @if start.keeps { (actions(link_button(Weight::Plain, "/banks", text.keep_banks()))) }
        },
    )
}

fn areas(frame: &Frame, known: &[Known]) -> Markup {
    let paths: Vec<String> = known.iter().map(|known| format!("/self-test/areas/{}", known.bank.id)).collect();
    let items: Vec<Item> = known
        .iter()
        .zip(&paths)
        .map(|(known, path)| Item::link(path, &known.bank.area).meta(estimate(frame, known)))
        .collect();
    html::list(&items)
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

/// What one knows of an area, and what moved it.
pub fn area(frame: &Frame, known: &Known, asks: &[Ask], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(&known.bank.area).above(crumbs(frame, &[("/self-test", text.title())]));
    let lines: Vec<(String, String)> = asks.iter().map(|ask| (ask.path(), title(&ask.question))).collect();
    let items: Vec<Item> =
        asks.iter().zip(&lines).map(|(ask, (path, title))| line(frame, ask, path, title, zone)).collect();
    html::page(
        frame,
        heading,
        html! {
            p { b { (estimate(frame, known)) } }
            p { (text.of(known.answered, known.bank.count)) }
            (section(text.moved_by(), html! {
                @if items.is_empty() { p { (text.none_yet()) } } @else { (html::list(&items)) }
            }))
            (actions(post_button("/self-test", Weight::Primary, text.begin(), &[])))
        },
    )
}

fn line<'a>(frame: &Frame, ask: &Ask, path: &'a str, title: &'a str, zone: &TimeZone) -> Item<'a> {
    let item = Item::link(path, title);
    let item = match ask.answered_at {
        Some(at) => item.meta(moment(frame, at, zone)),
        None => item,
    };
    match ask.outcome {
        Some(outcome) => item.end(judged(frame, outcome)),
        None => item,
    }
}

fn judged(frame: &Frame, outcome: Outcome) -> Markup {
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

/// One question: to be answered, or with its answer.
pub fn ask(frame: &Frame, ask: &Ask, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(ask.question.area()).above(crumbs(frame, &[("/self-test", text.title())]));
    html::page(
        frame,
        heading,
        html! {
            div.sheet { @for line in ask.question.stem().lines() { p { (plain(line)) } } }
            @match (&ask.given, ask.outcome) {
                (None, _) => { (form(frame, ask, sent, faults)) }
                (Some(given), None) => { (compare(frame, ask, given)) }
                (Some(given), Some(outcome)) => { (answered(frame, ask, given, outcome)) }
            }
        },
    )
}

fn form(frame: &Frame, ask: &Ask, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let value = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let form = html::form(
        frame,
        &ask.path(),
        FIELDS,
        faults,
        html! {
            @match ask.question.asked() {
                Asked::Single { options, .. } => { (field(frame, &OPTION, Input::Radio(&choices(options)), &value("option"), faults)) }
                Asked::Multiple { options, .. } => { (ticks(frame, options, sent, faults)) }
                Asked::Judgement { .. } => {
                    (field(frame, &OPTION, Input::Radio(&[Choice::new("true", text.truth_true()), Choice::new("false", text.truth_false())]), &value("option"), faults))
                }
                Asked::FillIn { .. } => { (blanks(frame, &ask.question, sent, faults)) }
                Asked::Short { .. } => { (field(frame, &OWN_ANSWER, Input::Area(5), &value("own_answer"), faults)) }
            }
            @if !matches!(ask.question.asked(), Asked::Short { .. }) { (field(frame, &UNSURE, Input::Checkbox, &value("unsure"), faults)) }
            (actions(html! { (submit(Weight::Primary, text.send())) (link_button(Weight::Quiet, "/self-test", text.stop())) }))
        },
    );
    draft(frame, &format!("self-test/{}", ask.id), form)
}

fn choices(options: &[String]) -> Vec<Choice> {
    let choice = |(index, option): (usize, &String)| {
        Choice::new(index.to_string(), format!("{}. {}", letter(index), plain(option)))
    };
    options.iter().enumerate().map(choice).collect()
}

/// Several options, each with a box of its own.
fn ticks(frame: &Frame, options: &[String], sent: &Sent, faults: &Faults) -> Markup {
    html! {
        fieldset.field.faulty[faults.of(OPTION.name).is_some()] {
            legend.label { (frame.pick(OPTION.label)) }
            @if let Some(fault) = faults.of(OPTION.name) { p.fault { (fault.text(frame.language)) } }
            div.choices {
                @for (index, option) in options.iter().enumerate() {
                    label.choice {
                        input type="checkbox" name={ "option." (index) } value="yes" id=[(index == 0).then_some("f-option")]
                            checked[sent.get(&format!("option.{index}")).is_some_and(|value| value == "yes")];
                        span { (letter(index)) ". " (plain(option)) }
                    }
                }
            }
        }
    }
}

fn blanks(frame: &Frame, question: &Question, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let count = question.stem().matches(BLANK).count();
    html! {
        @if let Some(fault) = faults.of(BLANK_WORD.name) { p.fault { (fault.text(frame.language)) } }
        @for index in 0..count {
            div.field {
                label.label for={ "f-blank" @if index > 0 { "-" (index) } } { (text.blank_of(index + 1)) }
                input.long type="text" name={ "blank." (index) } id={ "f-blank" @if index > 0 { "-" (index) } } autocomplete="off"
                    value=[sent.get(&format!("blank.{index}"))];
            }
        }
    }
}

/// Own words beside the reference answer.
fn compare(frame: &Frame, ask: &Ask, given: &Given) -> Markup {
    let text = Text(frame.language);
    html! {
        (facts(&told(frame, ask, given)))
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
fn answered(frame: &Frame, ask: &Ask, given: &Given, outcome: Outcome) -> Markup {
    let text = Text(frame.language);
    html! {
        p { (judged(frame, outcome)) }
        @if !ask.question.asked().options().is_empty() {
            ul.options { @for (index, option) in ask.question.asked().options().iter().enumerate() { li { (letter(index)) ". " (plain(option)) } } }
        }
        (facts(&told(frame, ask, given)))
        (actions(html! {
            (post_button("/self-test", Weight::Primary, text.next(), &[]))
            (link_button(Weight::Quiet, "/self-test", text.stop()))
        }))
    }
}

/// What he answered, and what is told with the right answer.
fn told<'a>(frame: &Frame, ask: &'a Ask, given: &Given) -> Vec<(&'a str, Markup)> {
    let own = (Text(frame.language).your_answer(), html! { (words(frame, &ask.question, given)) });
    std::iter::once(own).chain(bank::told(frame, &ask.question)).collect()
}

fn words(frame: &Frame, question: &Question, given: &Given) -> String {
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
