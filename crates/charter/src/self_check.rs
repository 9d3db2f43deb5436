//! The checklist of the self-review as data: parts, each with the article that it is about, and questions that a member asks himself.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::citation::cite;
use crate::{Period, Regulation, Words};

/// A part of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfPart {
    /// Its word in addresses, such as `work`.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// What it is about, written out: a regulation with its chapter, or common practice.
    pub source: Words,
    /// Its questions, in order.
    pub checks: Vec<SelfCheck>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfCheck {
    /// The word under which a note is kept; of one question for good.
    pub code: String,
    /// The question.
    pub words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    regulation: Vec<RegulationEntry>,
    part: Vec<PartEntry>,
    check: Vec<CheckEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegulationEntry {
    short: String,
    zh: String,
    en: String,
    #[serde(default)]
    practice: bool,
    valid_from: toml::value::Datetime,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartEntry {
    code: String,
    zh: String,
    en: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckEntry {
    code: String,
    part: String,
    zh: String,
    en: String,
}

/// The parts that ship with the program, in order.
pub fn self_review() -> &'static [SelfPart] {
    static PARTS: LazyLock<Vec<SelfPart>> = LazyLock::new(|| {
        read(include_str!("../../../charter/review.toml")).expect("the shipped list is read in a test")
    });
    &PARTS
}

/// Reads the list, or says in words for who edits the file what is wrong with it.
fn read(text: &str) -> Result<Vec<SelfPart>, String> {
    let File { regulation, part, check } = toml::from_str(text).map_err(|error| error.to_string())?;
    let regulations = regulation.into_iter().map(regulation_of).collect::<Result<Vec<_>, _>>()?;
    let mut codes = BTreeSet::new();
    let mut parts = Vec::new();
    for PartEntry { code, zh, en, source } in part {
        let source = cite(&source, &regulations).ok_or_else(|| format!("{code}: no such source: {source}"))?;
        let of_part = check.iter().filter(|check| check.part == code);
        let checks: Vec<SelfCheck> = of_part
            .map(|check| SelfCheck { code: check.code.clone(), words: Words::new(&*check.zh, &*check.en) })
            .collect();
        if checks.is_empty() || !checks.iter().all(|check| codes.insert(check.code.clone())) {
            return Err(format!("{code}: without a question, or with one whose code stands twice"));
        }
        parts.push(SelfPart { code, name: Words::new(zh, en), source, checks });
    }
    let known: BTreeSet<&str> = parts.iter().map(|part| part.code.as_str()).collect();
    match check.iter().find(|check| !known.contains(check.part.as_str())) {
        Some(lost) => Err(format!("{}: no such part: {}", lost.code, lost.part)),
        None if known.len() < parts.len() => Err("a part stands twice".to_owned()),
        None => Ok(parts),
    }
}

fn regulation_of(entry: RegulationEntry) -> Result<Regulation, String> {
    let RegulationEntry { short, zh, en, practice, valid_from } = entry;
    let first: Date = valid_from.to_string().parse().map_err(|_| format!("{short}: no such day: {valid_from}"))?;
    Ok(Regulation { short, name: Words::new(zh, en), practice, valid: Period::since(first) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_has_seven_parts_each_with_questions_and_its_source() {
        let parts = self_review();
        assert_eq!(parts.len(), 7);
        assert!(parts.iter().all(|part| (2..=5).contains(&part.checks.len())));
        for part in parts {
            for check in &part.checks {
                assert!(check.words.zh.ends_with('？') && check.words.en.contains(['?', '.']), "{}", check.code);
            }
        }
        let work = parts.iter().find(|part| part.code == "work").expect("a part");
        assert_eq!(work.source.zh, "《中国共产党纪律处分条例》第十章");
    }

    #[test]
    fn what_is_wrong_with_a_list_is_named() {
        let text = include_str!("../../../charter/review.toml");
        for (from, to, told) in [
            ("纪 ch. 10", "令 3", "no such source"),
            ("part = \"style\"", "part = \"fashion\"", "no such part"),
            ("code = \"burden\"", "code = \"waste\"", "stands twice"),
            ("code = \"work\"", "name = \"work\"", "unknown field"),
        ] {
            let found = read(&text.replacen(from, to, 1)).expect_err(to);
            assert!(found.contains(told), "{found}");
        }
    }
}
