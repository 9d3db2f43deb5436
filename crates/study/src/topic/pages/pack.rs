//! The print pack of a topic, for who cannot come: what is read, whole, and the questions without their answers. It asks for nothing back.

use maud::{Markup, html};
use zhixing_kit::html::{Frame, Heading, facts, page, section};
use zhixing_library::set_text;

use crate::picture::pages::asked;
use crate::programme::pages::above;
use crate::topic::area_name;
use crate::topic::questions::Pack;
use crate::topic::text::Text;

/// How many empty lines follow for one's own thoughts.
const LINES: usize = 6;

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
                (set_text(&format!("m{at}p"), passages))
                @if !shown.edition.source.is_empty() { p.meta { (shown.edition.source) } }
            }
        })) }
        @if !pack.questions.is_empty() { (section(text.pack_questions(), html! {
            ol { @for question in &pack.questions { li { (asked(frame, question)) } } }
            p.meta { (text.pack_answers()) }
        })) }
        (section(text.pack_thoughts(), html! { @for _ in 0..LINES { hr; } }))
    };
    page(frame, heading, body)
}
