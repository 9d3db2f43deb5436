//! From Moodle XML to questions.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::fault::{Reading, title_of};
use crate::gift::area_of as gift_area;
use crate::html;
use crate::model::{Asked, Draft};
use crate::settle::key;
use crate::tell;
use crate::text::Text;
use crate::words::{is_marked_down, renamed};
use crate::xml::{Element, Lines};

/// Stands before the names of files that lie in the text itself.
const HERE: &str = "@@PLUGINFILE@@/";

/// Reads a quiz.
pub fn read(top: &Element, source: &str) -> Reading {
    let mut reading = Reading::default();
    let mut lines = Lines::of(source);
    let mut area = String::new();
    for element in top.children.iter().filter(|child| child.name == "question") {
        let line = lines.line(element.outer.start);
        let kind = element.attribute("type").unwrap_or_default();
        if kind == "category" {
            area = gift_area(element.child("category").map_or("", |category| category.words_of("text")));
            continue;
        }
        let title = element.child("name").map_or("", |name| name.words_of("text")).to_owned();
        let mut item = Item { element, line, shown: String::new(), reading: &mut reading };
        item.read(kind, title, &area);
    }
    reading
}

struct Item<'a> {
    element: &'a Element,
    line: u32,
    shown: String,
    reading: &'a mut Reading,
}

impl Item<'_> {
    fn read(&mut self, kind: &str, title: String, area: &str) {
        self.shown = title;
        let stem = self.element.child("questiontext").map(|text| self.words(text)).unwrap_or_default();
        let title = std::mem::take(&mut self.shown);
        self.shown = title_of(&title, &stem);
        let says = |part: &Element| {
            !part.words.trim().is_empty() || part.children.iter().any(|one| !one.words.trim().is_empty())
        };
        if self
            .element
            .children
            .iter()
            .any(|part| matches!(part.name.as_str(), "hint" | "tags") && part.all().into_iter().any(says))
        {
            self.note(Text::hints, Text::hints_remedy);
        }
        let told = self.element.child("generalfeedback").map(|text| self.words(text)).unwrap_or_default();
        let mut told = tell::split(&told, kind == "essay");
        let Some((asked, feedback)) = self.asked(kind) else { return };
        let asked = match asked {
            Asked::Short { reference } if reference.is_empty() => {
                Asked::Short { reference: std::mem::take(&mut told.reference) }
            }
            asked => asked,
        };
        let explanation = [told.explanation, feedback].into_iter().filter(|part| !part.is_empty());
        // A title that is only the beginning of the stem, as it is given where there is none, says nothing.
        let title = if title == title_of("", &stem) { String::new() } else { title };
        let draft = Draft {
            title,
            explanation: explanation.collect::<Vec<_>>().join("\n"),
            source: told.source,
            link: told.link,
            area: area.to_owned(),
            ..Draft::new(stem, asked)
        };
        self.reading.take(self.line, draft);
    }

    /// What is asked, and what was said about single answers.
    fn asked(&mut self, kind: &str) -> Option<(Asked, String)> {
        match kind {
            "multichoice" => self.choice(),
            "truefalse" => {
                let answers = self.answers();
                let is_true = |answer: &Answer| answer.text.eq_ignore_ascii_case("true");
                let Some(right) = answers.iter().find(|answer| answer.fraction > 0.0) else { return self.no_answer() };
                Some((Asked::Judgement { right: is_true(right) }, feedback(&answers)))
            }
            "shortanswer" => {
                let answers = self.answers();
                let least =
                    if answers.iter().any(|answer| answer.fraction >= 100.0) { 100.0 } else { f64::MIN_POSITIVE };
                let counts = |answer: &&Answer| answer.fraction >= least;
                let texts: Vec<_> = answers.iter().filter(counts).map(|answer| answer.text.clone()).collect();
                if answers.iter().any(|answer| answer.fraction > 0.0 && answer.fraction < 100.0) {
                    self.note(Text::partial, Text::partial_remedy);
                }
                Some((Asked::FillIn { blanks: vec![texts] }, feedback(&answers)))
            }
            "numerical" => self.number(),
            "essay" => {
                let reference = self.element.child("graderinfo").map(|text| self.words(text)).unwrap_or_default();
                Some((Asked::Short { reference }, String::new()))
            }
            "description" => self.refuse(Text::gift_description, Text::only_words_remedy),
            kind => {
                self.reading.refuse(
                    self.line,
                    &self.shown,
                    |text| text.kind_unknown(kind),
                    |text| text.kind_unknown_remedy().to_owned(),
                );
                None
            }
        }
    }

    fn choice(&mut self) -> Option<(Asked, String)> {
        let single = !matches!(self.element.words_of("single"), "false" | "0");
        let answers = self.answers();
        let told = feedback(&answers);
        let right: Vec<usize> = (0..answers.len()).filter(|&index| answers[index].fraction > 0.0).collect();
        let whole: Vec<usize> = (0..answers.len()).filter(|&index| answers[index].fraction >= 100.0).collect();
        let options = answers.into_iter().map(|answer| answer.text).collect();
        if !single {
            return Some((Asked::Multiple { options, right }, told));
        }
        if right.len() > whole.len() {
            self.note(Text::partial, Text::partial_remedy);
        }
        match whole.as_slice() {
            [] => self.no_answer(),
            [right] => Some((Asked::Single { options, right: *right }, told)),
            _ => self.refuse(Text::two_right, Text::two_right_remedy),
        }
    }

    fn number(&mut self) -> Option<(Asked, String)> {
        let exact = |element: &&Element| element.words_of("tolerance").parse::<f64>().unwrap_or(0.0) == 0.0;
        let elements: Vec<_> = self.element.children.iter().filter(|child| child.name == "answer").collect();
        if !elements.iter().all(exact) {
            return self.refuse(Text::tolerance, Text::tolerance_remedy);
        }
        let answers = self.answers();
        let told = feedback(&answers);
        let texts = answers.into_iter().filter(|answer| answer.fraction > 0.0).map(|answer| answer.text).collect();
        Some((Asked::FillIn { blanks: vec![texts] }, told))
    }

    fn answers(&mut self) -> Vec<Answer> {
        let element = self.element;
        let elements = element.children.iter().filter(|child| child.name == "answer");
        elements
            .map(|answer| Answer {
                fraction: answer.attribute("fraction").and_then(|raw| raw.trim().parse().ok()).unwrap_or(0.0),
                text: self.words(answer),
                feedback: answer.child("feedback").map(|told| self.words(told)).unwrap_or_default(),
            })
            .collect()
    }

    /// The words of an element with a `<text>`, in the format that it names; pictures that lie in it are taken along.
    fn words(&mut self, element: &Element) -> String {
        let files = element.children.iter().filter(|child| child.name == "file");
        let files: Vec<(String, String)> = files.filter_map(|file| self.picture(file)).collect();
        let words = self.bare(element);
        // The same name may be another file in another text: what is said to lie in this one is looked for nowhere else.
        renamed(&words, |name| {
            let own = key(name.strip_prefix(HERE)?);
            let known = files.iter().find(|(known, _)| *known == own).map(|(_, brought)| brought.clone());
            Some(known.unwrap_or_else(|| self.reading.bring(&own, Vec::new())))
        })
    }

    fn bare(&mut self, element: &Element) -> String {
        let raw = element.words_of("text");
        match element.attribute("format") {
            Some("markdown") => {
                if is_marked_down(raw) {
                    self.note(Text::markdown, Text::markdown_remedy);
                }
                return raw.to_owned();
            }
            Some("plain_text") => return raw.to_owned(),
            Some("html") => {}
            _ if html::looks_like_it(raw) => {}
            _ => return raw.to_owned(),
        }
        let read = html::read(raw);
        for (name, bytes) in read.inline {
            self.reading.bring(&name, bytes);
        }
        if !read.lost.is_empty() {
            let tags = read.lost.into_iter().collect::<Vec<_>>().join(", ");
            let (line, shown) = (self.line, self.shown.clone());
            self.reading.note(line, &shown, |text| text.form_lost(&tags), |text| text.form_lost_remedy().to_owned());
        }
        read.text
    }

    /// Takes a picture along: its name in this text, and the one that it has in the file as a whole.
    fn picture(&mut self, file: &Element) -> Option<(String, String)> {
        let name = file.attribute("name").unwrap_or_default();
        let folded: String = file.words.split_whitespace().collect();
        let path = file.attribute("path").unwrap_or("/").trim_matches('/');
        let name = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        match STANDARD.decode(folded) {
            Ok(bytes) if !bytes.is_empty() && !name.is_empty() => Some((key(&name), self.reading.bring(&name, bytes))),
            _ => {
                self.note(Text::picture_unreadable, Text::picture_missing_remedy);
                None
            }
        }
    }

    fn no_answer<T>(&mut self) -> Option<T> {
        self.refuse(Text::no_answer, Text::no_answer_remedy)
    }

    fn refuse<T>(&mut self, what: fn(Text) -> &'static str, remedy: fn(Text) -> &'static str) -> Option<T> {
        self.reading.refuse(self.line, &self.shown, what, remedy);
        None
    }

    fn note(&mut self, what: fn(Text) -> &'static str, remedy: fn(Text) -> &'static str) {
        self.reading.note(self.line, &self.shown, what, remedy);
    }
}

struct Answer {
    fraction: f64,
    text: String,
    feedback: String,
}

fn feedback(answers: &[Answer]) -> String {
    let told = answers.iter().filter(|answer| !answer.feedback.is_empty());
    let lines = told.map(|answer| Text(zhixing_kit::Language::Chinese).feedback(&answer.text, &answer.feedback));
    lines.collect::<Vec<_>>().join("\n")
}
