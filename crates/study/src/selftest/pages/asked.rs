//! A question as it is shown to whoever is to answer it, and the fields of its answer. Every page that asks one shows it so.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{Choice, Frame, Input, field};
use zhixing_question::{Asked, BLANK, Question, letter, plain};

use crate::selftest::input::{BLANK_WORD, OPTION, OWN_ANSWER, Sent, UNSURE};
use crate::selftest::text::Text;

/// What is asked.
pub(crate) fn stem(question: &Question) -> Markup {
    html! { div.sheet { @for line in question.stem().lines() { p { (plain(line)) } } } }
}

/// Where it is answered: fields for a form, with what was sent before.
pub(crate) fn fields(frame: &Frame, question: &Question, sent: &Sent, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let value = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let truths = [Choice::new("true", text.truth_true()), Choice::new("false", text.truth_false())];
    html! {
        @match question.asked() {
            Asked::Single { options, .. } => { (field(frame, &OPTION, Input::Radio(&choices(options)), &value("option"), faults)) }
            Asked::Multiple { options, .. } => { (ticks(frame, options, sent, faults)) }
            Asked::Judgement { .. } => { (field(frame, &OPTION, Input::Radio(&truths), &value("option"), faults)) }
            Asked::FillIn { .. } => { (blanks(frame, question, sent, faults)) }
            Asked::Short { .. } => { (field(frame, &OWN_ANSWER, Input::Area(5), &value("own_answer"), faults)) }
        }
        @if !matches!(question.asked(), Asked::Short { .. }) { (field(frame, &UNSURE, Input::Checkbox, &value("unsure"), faults)) }
    }
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
