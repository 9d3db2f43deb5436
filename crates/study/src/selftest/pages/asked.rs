//! A question as it is shown to whoever is to answer it, and the fields of its answer. Every page that asks one shows it so.

use maud::{Markup, html};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{Choice, Frame, Input, field};
use zhixing_question::{Asked, BLANK, Question, letter, pictures, plain};

use crate::picture::pages as pictured;
use crate::selftest::input::{BLANK_WORD, OPTION, OWN_ANSWER, Sent, UNSURE};
use crate::selftest::text::Text;

/// What is asked.
pub(crate) fn stem(frame: &Frame, question: &Question) -> Markup {
    html! { div.sheet { (pictured::lines(frame, question.stem())) } }
}

/// The fields in which an answer is given: for an option, a blank, own words. A test of oneself and an organised one say different things of who sees it.
pub(crate) struct AnswerFields {
    pub option: &'static Field,
    pub blank: &'static Field,
    pub own: &'static Field,
}

const OF_SELF_TEST: AnswerFields = AnswerFields { option: &OPTION, blank: &BLANK_WORD, own: &OWN_ANSWER };

/// Where it is answered in a test of oneself: fields for a form, with what was sent before.
pub(crate) fn fields(frame: &Frame, question: &Question, sent: &Sent, faults: &Faults) -> Markup {
    let unsure = sent.get(UNSURE.name).cloned().unwrap_or_default();
    html! {
        (controls(frame, question, &OF_SELF_TEST, sent, faults))
        @if !matches!(question.asked(), Asked::Short { .. }) { (field(frame, &UNSURE, Input::Checkbox, &unsure, faults)) }
    }
}

/// Where it is answered, in these fields.
pub(crate) fn controls(frame: &Frame, question: &Question, of: &AnswerFields, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let value = |asked: &Field| sent.get(asked.name).cloned().unwrap_or_default();
    let truths = [Choice::new("true", text.truth_true()), Choice::new("false", text.truth_false())];
    match question.asked() {
        Asked::Single { options, .. } if options.iter().any(|option| pictures(option).next().is_some()) => {
            boxes(frame, of.option, options, sent, faults, true)
        }
        Asked::Single { options, .. } => {
            field(frame, of.option, Input::Radio(&choices(options)), &value(of.option), faults)
        }
        Asked::Multiple { options, .. } => boxes(frame, of.option, options, sent, faults, false),
        Asked::Judgement { .. } => field(frame, of.option, Input::Radio(&truths), &value(of.option), faults),
        Asked::FillIn { .. } => blanks(frame, of.blank, question, sent, faults),
        Asked::Short { .. } => field(frame, of.own, Input::Area(5), &value(of.own), faults),
    }
}

fn choices(options: &[String]) -> Vec<Choice> {
    let choice = |(index, option): (usize, &String)| {
        Choice::new(index.to_string(), format!("{}. {}", letter(index), plain(option)))
    };
    options.iter().enumerate().map(choice).collect()
}

/// Options with their pictures: each with a box of its own, or one of them.
fn boxes(frame: &Frame, asked: &Field, options: &[String], sent: &Sent, faults: &Faults, one: bool) -> Markup {
    let is = |name: &str, value: &str| sent.get(name).is_some_and(|given| given == value);
    let names = |index: usize| {
        if one {
            return ("radio", asked.name.to_owned(), index.to_string());
        }
        ("checkbox", format!("option.{index}"), "yes".to_owned())
    };
    html! {
        fieldset.field.faulty[faults.of(asked.name).is_some()] {
            legend.label { (frame.pick(asked.label)) }
            @if let Some(fault) = faults.of(asked.name) { p.fault { (fault.text(frame.language)) } }
            div.choices {
                @for (index, option) in options.iter().enumerate() {
                    @let (kind, name, value) = names(index);
                    label.choice {
                        input type=(kind) name=(name) value=(value) id=[(index == 0).then_some("f-option")] checked[is(&name, &value)];
                        span { (letter(index)) ". " (pictured::line(frame, option)) }
                    }
                }
            }
        }
    }
}

fn blanks(frame: &Frame, asked: &Field, question: &Question, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let count = question.stem().matches(BLANK).count();
    html! {
        @if let Some(fault) = faults.of(asked.name) { p.fault { (fault.text(frame.language)) } }
        @for index in 0..count {
            div.field {
                label.label for={ "f-blank" @if index > 0 { "-" (index) } } { (text.blank_of(index + 1)) }
                input.long type="text" name={ "blank." (index) } id={ "f-blank" @if index > 0 { "-" (index) } } autocomplete="off"
                    value=[sent.get(&format!("blank.{index}"))];
            }
        }
    }
}
