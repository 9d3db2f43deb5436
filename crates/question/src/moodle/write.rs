//! From questions to Moodle XML.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::fault::title_of;
use crate::format::Losses;
use crate::html::{self, escaped};
use crate::image::Images;
use crate::model::{Asked, Question};
use crate::tell;
use crate::text::Text;
use crate::words::pictures as named;

/// Writes a quiz; areas are categories.
pub fn write(questions: &[&Question], pictures: &Images, losses: &mut Losses) -> String {
    let mut file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n".to_owned();
    let mut area = "";
    for (place, question) in questions.iter().enumerate() {
        if matches!(question.asked(), Asked::FillIn { blanks } if blanks.len() > 1) {
            losses.refuse(place, question, Text::several_blanks);
            continue;
        }
        if question.area() != area {
            area = question.area();
            let path = if area.is_empty() { "$course$".to_owned() } else { area.replace('/', "／") };
            let path = escaped(&format!("$course$/{path}"));
            file.push_str(&format!(
                "<question type=\"category\"><category><text>{path}</text></category></question>\n"
            ));
        }
        if question.area().contains('/') {
            losses.note(place, question, &[Text::area]);
        }
        file.push_str(&one(question, pictures));
    }
    file.push_str("</quiz>\n");
    file
}

fn one(question: &Question, pictures: &Images) -> String {
    let (kind, body) = match question.asked() {
        Asked::Single { options, right } => ("multichoice", choice(true, options, &[*right], pictures)),
        Asked::Multiple { options, right } => ("multichoice", choice(false, options, right, pictures)),
        Asked::Judgement { right } => {
            let answer = |word: &str, is_right: bool| {
                format!("<answer fraction=\"{}\"><text>{word}</text></answer>\n", if is_right { 100 } else { 0 })
            };
            ("truefalse", format!("{}{}", answer("true", *right), answer("false", !right)))
        }
        Asked::FillIn { blanks } => {
            let texts = blanks.iter().flatten();
            let answers = texts.map(|text| {
                format!("<answer fraction=\"100\" format=\"plain_text\"><text>{}</text></answer>\n", escaped(text))
            });
            ("shortanswer", format!("<usecase>0</usecase>\n{}", answers.collect::<String>()))
        }
        Asked::Short { reference } => ("essay", text_of("graderinfo", "", reference, pictures)),
    };
    let title = title_of(question.title(), question.stem());
    let title = if question.title().is_empty() { title } else { question.title().to_owned() };
    let told = tell::join("", question.explanation(), question.source(), question.link());
    format!(
        "<question type=\"{kind}\">\n<name><text>{}</text></name>\n{}{}{body}</question>\n",
        escaped(&title),
        text_of("questiontext", "", question.stem(), pictures),
        text_of("generalfeedback", "", &told, pictures),
    )
}

fn choice(single: bool, options: &[String], right: &[usize], pictures: &Images) -> String {
    let mut body = format!("<single>{single}</single>\n<shuffleanswers>true</shuffleanswers>\n");
    let share = 100.0 / right.len() as f64;
    let wrong = if single { 0.0 } else { -100.0 / (options.len() - right.len()).max(1) as f64 };
    for (index, option) in options.iter().enumerate() {
        let fraction = if right.contains(&index) { share } else { wrong };
        body.push_str(&text_of("answer", &format!(" fraction=\"{fraction:.5}\""), option, pictures));
    }
    body
}

/// An element with its text; as HTML only where a picture stands in it.
fn text_of(name: &str, attributes: &str, text: &str, pictures: &Images) -> String {
    let inside: Vec<_> = named(text).map(|picture| picture.name).collect();
    if inside.is_empty() {
        return format!("<{name}{attributes} format=\"plain_text\"><text>{}</text></{name}>\n", escaped(text));
    }
    let is_file = |name: &&str| pictures.contains_key(*name);
    let folder = if inside.iter().all(is_file) { "@@PLUGINFILE@@/" } else { "" };
    let each: BTreeSet<&str> = inside.into_iter().collect();
    let files = each.into_iter().filter_map(|name| {
        let bytes = STANDARD.encode(pictures.get(name)?.bytes());
        Some(format!("<file name=\"{name}\" path=\"/\" encoding=\"base64\">{bytes}</file>"))
    });
    format!(
        "<{name}{attributes} format=\"html\"><text>{}</text>{}</{name}>\n",
        escaped(&html::write(text, folder)),
        files.collect::<String>()
    )
}
