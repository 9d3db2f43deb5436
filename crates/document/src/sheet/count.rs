//! How paragraphs of a Word document are counted: 一、二、三、, 1. 2. 3., or a dot.

use std::collections::HashMap;

use super::look::{ParagraphLook, number};
use crate::docx::tree::{self, Element};

/// How many levels a list has.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: usize,
    format: String,
    text: String,
    ends: &'static str,
    look: ParagraphLook,
}

/// The lists of a document, and how far each is counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// The levels by the name of a list.
    lists: HashMap<String, Vec<Level>>,
    counted: HashMap<String, [usize; LEVELS]>,
}

impl Lists {
    /// Reads `numbering.xml`.
    pub fn read(numbering: Option<&[u8]>) -> Self {
        let nodes = numbering.and_then(tree::read).unwrap_or_default();
        let all: Vec<&Element> = tree::elements(&nodes).flat_map(Element::elements).collect();
        let plans: HashMap<&str, Vec<Level>> = all
            .iter()
            .filter(|one| one.name == "w:abstractNum")
            .filter_map(|one| Some((one.attribute("w:abstractNumId")?, levels(one))))
            .collect();
        let list = |one: &&&Element| one.name == "w:num";
        let lists = all.iter().filter(list).filter_map(|one| {
            let plan = one.child("w:abstractNumId")?.attribute("w:val")?;
            Some((one.attribute("w:numId")?.to_owned(), plans.get(plan)?.clone()))
        });
        Self { lists: lists.collect(), counted: HashMap::new() }
    }

    /// How paragraphs of a list look.
    pub fn look(&self, list: &str, level: usize) -> Option<&ParagraphLook> {
        self.lists.get(list)?.get(level).map(|level| &level.look)
    }

    /// What stands before the next paragraph of a list; nothing for a list that there is not.
    pub fn next(&mut self, list: &str, level: usize) -> String {
        let Some(levels) = self.lists.get(list) else { return String::new() };
        let Some(own) = levels.get(level) else { return String::new() };
        let counted = self.counted.entry(list.to_owned()).or_insert([0; LEVELS]);
        counted[level] += 1;
        counted[level + 1..].fill(0);
        let mut text = own.text.clone();
        for (at, known) in levels.iter().enumerate() {
            let sign = format!("%{}", at + 1);
            if text.contains(&sign) {
                let number = known.start.saturating_add(counted[at].max(1) - 1);
                text = text.replace(&sign, &numeral(&known.format, number));
            }
        }
        if own.format == "bullet" {
            // Dots of symbol fonts are signs of their own there alone.
            text = text.replace(|sign: char| matches!(sign, '\u{e000}'..='\u{f8ff}'), "•");
        }
        if text.is_empty() { text } else { text + own.ends }
    }
}

fn levels(plan: &Element) -> Vec<Level> {
    let value = |of: Option<&Element>| of.and_then(|of| of.attribute("w:val")).unwrap_or_default().to_owned();
    let level = |one: &Element| Level {
        start: one.child("w:start").and_then(|start| number(start, "w:val")).map_or(1, |start| start.max(0.0) as usize),
        format: value(one.child("w:numFmt")),
        text: value(one.child("w:lvlText")),
        ends: if value(one.child("w:suff")) == "nothing" { "" } else { " " },
        look: one.child("w:pPr").map(ParagraphLook::of).unwrap_or_default(),
    };
    plan.elements().filter(|one| one.name == "w:lvl").map(level).take(LEVELS).collect()
}

/// A number as a list of this format has it.
fn numeral(format: &str, number: usize) -> String {
    match format {
        "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCounting" => {
            crate::numeral::chinese(number)
        }
        "lowerLetter" | "upperLetter" => {
            let first = if format == "upperLetter" { b'A' } else { b'a' };
            let letter = char::from(first + (number.saturating_sub(1) % 26) as u8);
            letter.to_string()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32('①' as u32 + number as u32 - 1).unwrap_or('•').to_string()
        }
        _ => number.to_string(),
    }
}
