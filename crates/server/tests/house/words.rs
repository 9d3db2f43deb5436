//! Every sentence and every verb is said somewhere: what nobody says any more goes, before somebody translates it once more.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::layers::{Source, is_test, sources};

const ROOMS: &[&str] = &[
    "kit", "document", "records", "people", "notice", "form", "question", "library", "branch", "study", "course",
    "insight", "keeper", "server",
];

/// The tables of sentences in a file: where each stands, and the names of its sentences.
fn tables(text: &str) -> Vec<(std::ops::Range<usize>, Vec<&str>)> {
    let starts = text.match_indices("text! {\n").map(|(at, _)| at).filter(|at| !text[..*at].ends_with("//! "));
    starts
        .filter_map(|start| {
            let end = start + text[start..].find("\n}\n")?;
            let named = |line: &'_ str| line.trim_start().split_once('(').map(|(name, _)| name.len());
            let keys = text[start..end]
                .lines()
                .filter(|line| {
                    line.starts_with("    ")
                        && !line.trim_start().starts_with("pub")
                        && !line.trim_start().starts_with(['/', '"'])
                })
                .filter_map(|line| Some(&line.trim_start()[..named(line)?]))
                .filter(|name| {
                    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
                });
            Some((start..end, keys.collect()))
        })
        .collect()
}

/// Whether a text says a sentence: `text.name(` or `Text::name`.
fn says(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = &text[..at];
        let after = text[at + name.len()..].chars().next();
        (before.ends_with('.') || before.ends_with("::")) && !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The files that may say the sentences of a table: those of its own folder, and those that name it from elsewhere.
fn near<'a>(room: &'a [Source], table: &Path) -> Vec<&'a Source> {
    let folder: PathBuf = table.parent().expect("a folder").into();
    let noun = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let named = format!("{noun}::text");
    let whole = noun == "src" || noun == "html";
    let code = room.iter().filter(|source| !is_test(source));
    code.filter(|source| whole || source.path.starts_with(&folder) || source.text.contains(&named)).collect()
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut silent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut known = 0;
    for room in ROOMS {
        let files = sources(room);
        for file in &files {
            for (table, names) in tables(&file.text) {
                let rest = file.text[..table.start].to_owned() + &file.text[table.end..];
                let others = near(&files, &file.path);
                known += names.len();
                let unsaid = |name: &&str| {
                    !says(&rest, name) && !others.iter().any(|other| other.path != file.path && says(&other.text, name))
                };
                let unsaid: Vec<String> = names.into_iter().filter(unsaid).map(str::to_owned).collect();
                if !unsaid.is_empty() {
                    silent.insert(file.path.display().to_string(), unsaid);
                }
            }
        }
    }
    assert!(known > 500, "the tables were not found: {known}");
    assert!(silent.is_empty(), "nobody says these: {silent:#?}");
}

#[test]
fn every_verb_is_done_by_somebody() {
    for room in ["people", "notice", "library", "branch", "study", "records"] {
        let files = sources(room);
        let (declared, rest): (Vec<_>, Vec<_>) =
            files.iter().partition(|file| file.text.contains("verbs! {") && !file.text.contains("macro_rules! verbs"));
        for file in declared {
            let start = file.text.find("verbs! {").expect("it was found above");
            let table = &file.text[start..];
            let verbs = table[..table.find('}').unwrap_or(table.len())].lines().filter_map(|line| {
                let (name, _) = line.trim_start().split_once(" = ")?;
                name.chars().all(|c| c.is_ascii_uppercase() || c == '_').then_some(name)
            });
            for verb in verbs {
                let does = |other: &&&Source| !is_test(other) && words(&other.text).any(|word| word == verb);
                assert!(rest.iter().any(|other| does(&other)), "nobody does {verb} of {}", file.path.display());
            }
        }
    }
}
