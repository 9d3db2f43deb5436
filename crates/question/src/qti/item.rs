//! From an item to a question.

use std::collections::BTreeSet;

use crate::aiken::asked as choice_of;
use crate::fault::{Reading, title_of};
use crate::html;
use crate::model::{Asked, BLANK, Draft};
use crate::tell;
use crate::text::Text;
use crate::xml::{Element, Lines};

/// Where an item lies.
pub struct Place<'a> {
    /// Its line, or the number of its file.
    pub line: u32,
    /// The folder of the package.
    pub folder: &'a str,
    /// The area that the manifest names.
    pub area: &'a str,
}

/// Reads a file that is one item.
pub fn read_item(top: &Element, source: &str) -> Reading {
    let mut reading = Reading::default();
    let line = Lines::of(source).line(top.outer.start);
    read(top, source, &Place { line, folder: "", area: "" }, &mut reading);
    reading
}

/// Parts of a body that are told after the answer, and are no part of what is asked.
const TOLD: &[&str] = &["feedbackInline", "feedbackBlock", "rubricBlock", "modalFeedback"];

/// Reads an item.
pub fn read(top: &Element, source: &str, place: &Place<'_>, reading: &mut Reading) {
    // A program that has no title to give gives the name of the item.
    let title = top.attribute("title").filter(|title| top.attribute("identifier") != Some(*title)).unwrap_or_default();
    let title = title.to_owned();
    let mut item = Item { top, source, place, shown: title.clone(), lost: BTreeSet::new(), told: Vec::new(), reading };
    item.read(title);
}

struct Item<'a> {
    top: &'a Element,
    source: &'a str,
    place: &'a Place<'a>,
    shown: String,
    lost: BTreeSet<String>,
    told: Vec<String>,
    reading: &'a mut Reading,
}

impl<'a> Item<'a> {
    fn read(&mut self, title: String) {
        let Some(body) = self.top.child("itemBody") else {
            return self.refuse(Text::gift_description, Text::only_words_remedy);
        };
        let interactions: Vec<&Element> =
            body.all().into_iter().filter(|one| one.name.ends_with("Interaction")).collect();
        let stem = self.stem(body, &interactions);
        self.shown = title_of(&title, &stem);
        let Some(asked) = self.asked(&interactions) else { return };
        for element in self.top.children.iter().filter(|child| child.name == "modalFeedback") {
            let words = self.words(element);
            self.told.push(words);
        }
        self.told.retain(|told| !told.is_empty());
        let short = matches!(&asked, Asked::Short { reference } if reference.is_empty());
        let told = tell::split(&self.told.join("\n"), short);
        let asked = if short { Asked::Short { reference: told.reference } } else { asked };
        let title = if title == title_of("", &stem) { String::new() } else { title };
        let draft = Draft {
            title,
            explanation: told.explanation,
            source: told.source,
            link: told.link,
            area: self.place.area.to_owned(),
            ..Draft::new(stem, asked)
        };
        if !self.lost.is_empty() {
            let tags = std::mem::take(&mut self.lost).into_iter().collect::<Vec<_>>().join(", ");
            let (line, shown) = (self.place.line, self.shown.clone());
            self.reading.note(line, &shown, |text| text.form_lost(&tags), |text| text.form_lost_remedy().to_owned());
        }
        self.reading.take(self.place.line, draft);
    }

    /// What is asked: the body, with a blank for each text entry, and the prompt where a choice is.
    fn stem(&mut self, body: &'a Element, interactions: &[&'a Element]) -> String {
        let mut replaced: Vec<(std::ops::Range<usize>, String)> = Vec::new();
        for interaction in interactions {
            let instead = if interaction.name == "textEntryInteraction" {
                BLANK.to_owned()
            } else {
                let prompt = interaction.child("prompt").map_or("", |prompt| prompt.inside(self.source));
                format!("<div>{prompt}</div>")
            };
            replaced.push((interaction.outer.clone(), instead));
        }
        self.without_told(body, replaced)
    }

    /// The words of an element; what is told after the answer is put aside.
    fn words(&mut self, element: &'a Element) -> String {
        self.without_told(element, Vec::new())
    }

    fn without_told(&mut self, element: &'a Element, mut replaced: Vec<(std::ops::Range<usize>, String)>) -> String {
        let inside = |range: &std::ops::Range<usize>, of: &std::ops::Range<usize>| {
            of.start <= range.start && range.end <= of.end
        };
        for told in element.all().into_iter().filter(|one| TOLD.contains(&one.name.as_str())) {
            if !replaced.iter().any(|(range, _)| inside(&told.outer, range)) {
                replaced.push((told.outer.clone(), String::new()));
                let words = self.read_html(told.inside(self.source));
                self.told.push(words);
            }
        }
        replaced.sort_by_key(|(range, _)| range.start);
        let mut html = String::new();
        let mut at = element.inner.start;
        for (range, instead) in replaced {
            if range.start >= at {
                html.push_str(self.source.get(at..range.start).unwrap_or_default());
                html.push_str(&instead);
                at = range.end;
            }
        }
        html.push_str(self.source.get(at..element.inner.end).unwrap_or_default());
        self.read_html(&html)
    }

    fn read_html(&mut self, html: &str) -> String {
        let read = html::read_in(html, self.place.folder);
        self.lost.extend(read.lost);
        for (name, bytes) in read.inline {
            self.reading.bring(&name, bytes);
        }
        read.text
    }

    fn asked(&mut self, interactions: &[&'a Element]) -> Option<Asked> {
        if let Some(unknown) = interactions.iter().find(|one| {
            !matches!(one.name.as_str(), "choiceInteraction" | "textEntryInteraction" | "extendedTextInteraction")
        }) {
            let name = unknown.name.clone();
            self.reading.refuse(
                self.place.line,
                &self.shown,
                |text| text.kind_unknown(&name),
                |text| text.kind_unknown_remedy().to_owned(),
            );
            return None;
        }
        match interactions {
            [] => self.refuse(Text::gift_description, Text::only_words_remedy),
            [one] if one.name == "choiceInteraction" => return self.choice(one),
            [one] if one.name == "extendedTextInteraction" => {
                let reference = self.right_values(one).into_iter().next().unwrap_or_default();
                return Some(Asked::Short { reference });
            }
            all if all.iter().all(|one| one.name == "textEntryInteraction") => {
                return Some(Asked::FillIn { blanks: all.iter().map(|one| self.right_values(one)).collect() });
            }
            all => {
                let count = all.len();
                self.reading.refuse(
                    self.place.line,
                    &self.shown,
                    |text| text.interactions(count),
                    |text| text.interactions_remedy().to_owned(),
                );
            }
        }
        None
    }

    fn choice(&mut self, interaction: &'a Element) -> Option<Asked> {
        let choices: Vec<&Element> = interaction.children.iter().filter(|one| one.name == "simpleChoice").collect();
        let values = self.right_values(interaction);
        let known = |value: &String| choices.iter().position(|one| one.attribute("identifier") == Some(value));
        let right: Option<Vec<usize>> = values.iter().map(known).collect();
        let Some(right) = right.filter(|right| !right.is_empty()) else {
            self.refuse(Text::no_answer, Text::no_answer_remedy);
            return None;
        };
        let single = self.declaration(interaction).and_then(|one| one.attribute("cardinality")) != Some("multiple");
        if single && right.len() > 1 {
            self.refuse(Text::two_right, Text::two_right_remedy);
            return None;
        }
        let options: Vec<String> = choices.iter().map(|one| self.words(one)).collect();
        Some(if single { choice_of(options, right) } else { Asked::Multiple { options, right } })
    }

    fn declaration(&self, interaction: &Element) -> Option<&'a Element> {
        let wanted = interaction.attribute("responseIdentifier");
        let mut declarations = self.top.children.iter().filter(|child| child.name == "responseDeclaration");
        declarations.find(|one| one.attribute("identifier") == wanted)
    }

    /// The values of the right response, and those that the mapping gives anything for.
    fn right_values(&mut self, interaction: &Element) -> Vec<String> {
        let Some(declaration) = self.declaration(interaction) else { return Vec::new() };
        let right = declaration.child("correctResponse").into_iter().flat_map(|right| &right.children);
        let mut values: Vec<String> = right.map(|value| value.words.trim().to_owned()).collect();
        let entries = declaration.child("mapping").into_iter().flat_map(|mapping| &mapping.children);
        let counts = |one: &&Element| {
            one.attribute("mappedValue").and_then(|raw| raw.parse::<f64>().ok()).is_some_and(|value| value > 0.0)
        };
        // Of a choice, what is right may have been said already: then an entry may be worth something and not be right.
        let is_said = interaction.name == "choiceInteraction" && !values.is_empty();
        for key in entries.filter(counts).filter_map(|one| one.attribute("mapKey")) {
            if !is_said && !values.iter().any(|known| known == key) {
                values.push(key.to_owned());
            }
        }
        values
    }

    fn refuse(&mut self, what: fn(Text) -> &'static str, remedy: fn(Text) -> &'static str) {
        self.reading.refuse(self.place.line, &self.shown, what, remedy);
    }
}
