//! The print pack of a topic, for who cannot come: what is read, whole, the questions with room to answer them, and their answers on a last sheet of
//! their own. It asks for nothing back.

use maud::{Markup, html};
use zhixing_kit::html::{Frame, Heading, facts, page, section};
use zhixing_library::set_text;
use zhixing_question::{Asked, Question, letter};

use crate::bank::pages::told;
use crate::picture::pages::{line, lines};
use crate::programme::pages::above;
use crate::topic::area_name;
use crate::topic::questions::Pack;
use crate::topic::text::Text;

/// How many empty lines follow for one's own thoughts.
const LINES: usize = 6;
/// How many for an answer in one's own words.
const ANSWER_LINES: usize = 3;
/// What is ticked with a pen.
const BOX: &str = "☐";

/// The pack.
pub fn print(frame: &Frame, pack: &Pack) -> Markup {
    let text = Text(frame.language);
    let topic = &pack.topic;
    let path = topic.path();
    let heading = Heading::new(&topic.says.title)
        .above(above(frame, &[(&path, &topic.says.title)]))
        .lead(html! { (area_name(frame.language, &topic.says.area)) " · " (text.how_to_print()) });
    let body = html! {
        (facts(&[(text.problem(), html! { (topic.says.problem) })]))
        @if !pack.texts.is_empty() { (section(text.pack_texts(), html! {
            @for (at, (shown, passages)) in pack.texts.iter().enumerate() {
                h3 { (shown.material.title) }
                @if !shown.edition.source.is_empty() { p.meta { (shown.edition.source) } }
                (set_text(&format!("m{at}p"), passages))
            }
        })) }
        @if !pack.questions.is_empty() { (section(text.pack_questions(), html! {
            p.meta { (text.pack_answers_follow()) }
            ol.on-paper { @for question in &pack.questions { li { (lines(frame, question.stem())) (room(frame, question)) } } }
        })) }
        (section(text.pack_thoughts(), ruled(LINES)))
        @if !pack.questions.is_empty() { div.own-sheet { (section(text.pack_answers(), html! {
            ol.on-paper { @for question in &pack.questions { li { @for (name, words) in told(frame, question, None) { div { b { (name) } " " (words) } } } } }
        })) } }
    };
    page(frame, heading, body)
}

/// Where it is answered with a pen: boxes to tick, lines to write on. A blank stands in the question itself.
fn room(frame: &Frame, question: &Question) -> Markup {
    let text = Text(frame.language);
    match question.asked() {
        Asked::Judgement { .. } => {
            html! { ul.options { li { (BOX) " " (text.is_true()) } li { (BOX) " " (text.is_false()) } } }
        }
        Asked::Short { .. } => ruled(ANSWER_LINES),
        Asked::FillIn { .. } => Markup::default(),
        other => html! {
            ul.options {
                @for (index, option) in other.options().iter().enumerate() { li { (BOX) " " (letter(index)) ". " (line(frame, option)) } }
            }
        },
    }
}

/// Empty lines.
fn ruled(lines: usize) -> Markup {
    html! { @for _ in 0..lines { hr.ruled; } }
}
