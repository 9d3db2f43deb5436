//! From questions to GIFT.

use super::escaped;
use crate::format::Losses;
use crate::html;
use crate::model::{Asked, Question};
use crate::tell;
use crate::text::Text;
use crate::words::pictures;

/// Writes a file; areas are categories.
pub fn write(questions: &[&Question], losses: &mut Losses) -> String {
    let mut file = String::new();
    let mut area = "";
    for (place, question) in questions.iter().enumerate() {
        let form = Form { html: question.texts().any(|text| pictures(text).next().is_some()) };
        let Some(answers) = form.answers(question.asked()) else {
            losses.refuse(place, question, Text::several_blanks);
            continue;
        };
        if question.area() != area {
            area = question.area();
            // A slash would be a step in the path of a category.
            let path = if area.is_empty() { "$course$".to_owned() } else { area.replace('/', "／") };
            file.push_str(&format!("$CATEGORY: $course$/{path}\n\n"));
        }
        if question.area().contains('/') {
            losses.note(place, question, &[Text::area]);
        }
        if !question.title().is_empty() {
            file.push_str(&format!("::{}::", escaped(question.title())));
        }
        let reference = match question.asked() {
            Asked::Short { reference } => reference,
            _ => "",
        };
        let told = tell::join(reference, question.explanation(), question.source(), question.link());
        let told = if told.is_empty() { told } else { format!("####{}", form.text(&told)) };
        file.push_str(&format!("[{}]{}{{{answers}{told}}}\n\n", form.name(), form.text(question.stem())));
    }
    file
}

/// In what the texts of a question are written: HTML where a picture stands in one of them, since plain text has none.
struct Form {
    html: bool,
}

impl Form {
    fn name(&self) -> &'static str {
        if self.html { "html" } else { "plain" }
    }

    fn text(&self, text: &str) -> String {
        if self.html { escaped(&html::write(text, "")) } else { escaped(text) }
    }

    /// What stands in the braces; nothing for what GIFT has no braces for.
    fn answers(&self, asked: &Asked) -> Option<String> {
        Some(match asked {
            Asked::Judgement { right } => if *right { "TRUE" } else { "FALSE" }.to_owned(),
            Asked::Short { .. } => String::new(),
            Asked::FillIn { blanks } if blanks.len() == 1 => {
                let texts = blanks.iter().flatten();
                let written = texts.map(|text| format!("={}{}", guarded(text, "%100%"), self.words(text)));
                written.collect::<Vec<_>>().join(" ")
            }
            Asked::FillIn { .. } => return None,
            Asked::Single { options, right } => {
                let written = options.iter().enumerate().map(|(index, option)| {
                    let (sign, guard) = if index == *right { ('=', "%100%") } else { ('~', "%0%") };
                    format!("{sign}{}{}", guarded(option, guard), self.words(option))
                });
                written.collect::<Vec<_>>().join(" ")
            }
            Asked::Multiple { options, right } => {
                let (share, wrong) = (100.0 / right.len() as f64, options.len() - right.len());
                let written = options.iter().enumerate().map(|(index, option)| {
                    let weight = if right.contains(&index) { share } else { -100.0 / wrong as f64 };
                    format!("~%{weight:.5}%{}", self.words(option))
                });
                written.collect::<Vec<_>>().join(" ")
            }
        })
    }

    /// A text in an answer: one that begins like the name of a form has the name of its own form before it.
    fn words(&self, text: &str) -> String {
        let own = if text.starts_with('[') { format!("[{}]", self.name()) } else { String::new() };
        format!("{own}{}", self.text(text))
    }
}

/// A weight in front of a text that would be read as one itself, or as half of a pair.
fn guarded(text: &str, weight: &'static str) -> &'static str {
    if text.starts_with('%') || text.contains("->") { weight } else { "" }
}
