//! The page that a device keeps. Each question lies in it as a template, with its answer and its explanation; the island shows one after the other.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Frame, Heading, Weight, actions, crumbs, empty, facts, link_button, post_button, submit, submit_as,
};
use zhixing_kit::{Error, Result};

use super::input::{PACKED_AT, QUESTION, VERSION};
use super::model::{Package, Packed};
use super::text::Text;
use crate::bank::pages as bank;
use crate::selftest::input::{FIELDS, Sent};
use crate::selftest::model::Outcome;
use crate::selftest::pages::asked::{fields, stem};
use crate::selftest::pages::judged;
use crate::selftest::text::Text as SelfTest;

/// What is taken along.
pub fn package(frame: &Frame, package: &Package) -> Result<Markup> {
    let (text, own) = (Text(frame.language), SelfTest(frame.language));
    let heading = Heading::new(text.title()).lead(text.lead()).above(crumbs(frame, &[("/self-test", own.title())]));
    let finished = link_button(Weight::Primary, "/self-test/away", text.next_ones());
    let more = post_button("/self-test", Weight::Primary, own.more(), &[("more", "yes")]);
    // What is not taken along is put by the program itself, as beyond what a day has.
    let begin = post_button("/self-test", Weight::Primary, own.begin(), &[("more", "yes")]);
    let asks = package.asks.iter().map(|packed| ask(frame, package, packed)).collect::<Result<Vec<_>>>()?;
    let inside = html! {
        @if asks.is_empty() && package.leaves_heavy { (empty(text.heavy(), text.heavy_next(), None)) (on(frame, begin)) }
        @else if asks.is_empty() { (empty(text.none(), text.none_next(), None)) (on(frame, more)) }
        @else {
            zx-away place=(text.place("#", "#")) first=(own.answer_first()) off=(text.off()) {
                div.away { p { (text.needs_scripts()) } (actions(post_button("/self-test", Weight::Primary, own.begin(), &[]))) }
                @for ask in &asks { (ask) }
                template data-verdict="right" { p role="status" { (judged(frame, Outcome::Right)) } }
                template data-verdict="wrong" { p role="status" { (judged(frame, Outcome::Wrong)) } }
                template data-end { (empty(text.finished(), text.finished_next(), None)) (on(frame, finished)) }
            }
        }
    };
    Ok(html::page(frame, heading, inside))
}

fn on(frame: &Frame, next: Markup) -> Markup {
    actions(html! { (next) (link_button(Weight::Plain, "/self-test", SelfTest(frame.language).back())) })
}

fn ask(frame: &Frame, package: &Package, packed: &Packed) -> Result<Markup> {
    let own = SelfTest(frame.language);
    let rule = serde_json::to_string(packed.question.asked()).map_err(Error::broken)?;
    let (question, version) = &packed.chosen;
    let answer = html! {
        input type="hidden" name=(QUESTION) value=(question);
        input type="hidden" name=(VERSION) value=(version);
        input type="hidden" name=(PACKED_AT) value=(package.packed_at.0);
        (fields(frame, &packed.question, &Sent::new(), &Faults::default()))
        (actions(submit(Weight::Primary, own.send())))
    };
    Ok(html! {
        template data-ask=(packed.ask) data-question=(question) data-rule=(rule) {
            (stem(frame, &packed.question))
            (html::form(frame, &format!("/self-test/away/{}", packed.ask), FIELDS, &Faults::default(), answer))
            div data-told hidden {
                (facts(&bank::told(frame, &packed.question, packed.passage.as_ref())))
                div data-own hidden {
                    p { (own.compare()) }
                    (actions(html! { (submit_as(Weight::Primary, "does", "right", own.was_right())) (submit_as(Weight::Plain, "does", "wrong", own.was_wrong())) }))
                }
                div data-on hidden { (actions(submit_as(Weight::Primary, "does", "next", own.next()))) }
            }
        }
    })
}
