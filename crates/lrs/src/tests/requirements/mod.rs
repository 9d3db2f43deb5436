//! The numbered requirements of the specification (XAPI-00001 to XAPI-00336, as the public conformance suite counts them), by requests in both
//! versions; and that every number has a test, or a reason why there can be none.

mod documents;
mod messages;
mod resources;
mod statements;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Caller, Town, towns};

/// The highest number.
const LAST: u32 = 336;

/// Numbers of which the suite itself says that there is nothing to be tested, and what it says.
const NONE: &[(u32, &str)] = &[
    (95, "withdrawn"),
    (112, "the same as 149"),
    (136, "no such number"),
    (137, "withdrawn"),
    (138, "withdrawn"),
    (140, "all other numbers of the resources together"),
    (141, "195, 275 and 294 together"),
    (185, "cannot be tested"),
    (186, "cannot be tested"),
    (205, "DELETE of a state has no since"),
    (222, "the same as 195"),
    (223, "DELETE of a state has no since"),
    (304, "an activity's profile has no agent"),
    (320, "about need not have extensions"),
    (323, "nothing that a test could see"),
    (329, "a failure of the server: its kill and full-disk tests"),
];

/// A caller of each version in a town of its own, on each database.
fn each_version(test: impl Fn(&Town, &Caller)) {
    for version in ["1.0.3", "2.0.0"] {
        for town in towns() {
            test(&town, &town.caller().speaking(version));
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { sources(&entry, found) } else { found.push(entry) }
    }
}

/// Which tests name which number: the files of tests of this room and of the types.
fn named() -> BTreeMap<u32, Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["lrs/src/tests", "xapi/src/tests"] {
        sources(&root.join(folder), &mut files);
    }
    files.sort();
    let mut named: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // What this file's own list says is no test.
        let text = if file.ends_with("requirements/mod.rs") { String::new() } else { text };
        let name = file.strip_prefix(&root).unwrap().to_string_lossy().replace("/src/tests", "").replace(".rs", "");
        let mut test = String::new();
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("fn ") {
                test = rest.split('(').next().unwrap_or_default().to_owned();
            }
            for number in numbers(line) {
                let told = format!("{name}::{test}");
                let tests = named.entry(number).or_default();
                if !tests.contains(&told) {
                    tests.push(told);
                }
            }
        }
    }
    named
}

/// The numbers that a line names: `XAPI-00123`, or in a list of them `XAPI-00123/124/125` and `XAPI-00123..127`.
fn numbers(line: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for rest in line.split("XAPI-").skip(1) {
        let end =
            rest.find(|letter: char| !letter.is_ascii_digit() && letter != '/' && letter != '.').unwrap_or(rest.len());
        for part in rest[..end].trim_end_matches('.').split('/') {
            match part.split_once("..") {
                Some((from, until)) => found.extend(from.parse().unwrap_or(1)..=until.parse().unwrap_or(0)),
                None => found.extend(part.parse::<u32>()),
            }
        }
    }
    found
}

/// The table of the documents, as it is written from the tests: `ZHIXING_WRITE_REQUIREMENTS=1 cargo test -p zhixing-lrs requirements` writes it anew.
fn table(named: &BTreeMap<u32, Vec<String>>) -> String {
    let mut text = String::from(
        "# The numbered requirements of xAPI, and what holds them\n\nThe numbers are those of ADL's public conformance suite (`test/v1_0_3` and `test/v2_0` of its repository `lrs-conformance-test-suite`). \
         The tests run in both versions where both have the requirement, on both databases. This table is written from the tests (`crates/lrs/src/tests/requirements`), which fail when a number has none.\n\n\
         The suite itself, unmodified, was passed at the one address `/xapi` on 2026-11-26 (its commit 2ec25f2 of 2024-10-21; on both databases): 1,365 of 1,365 for 1.0.3 and 1,442 of 1,442 for 2.0. \
         To run it again: enter a client system that may write and read all, then `node bin/console_runner.js -e http://127.0.0.1:8080/xapi -a -u KEY -p SECRET -x 1.0.3`, and with `-x 2.0.0`.\n\n| number | held by |\n| --- | --- |\n",
    );
    for number in 1..=LAST {
        let held = match (named.get(&number), NONE.iter().find(|(none, _)| *none == number)) {
            (Some(tests), _) => tests.iter().map(|test| format!("`{test}`")).collect::<Vec<_>>().join(", "),
            (None, Some((_, why))) => format!("none: {why}"),
            (None, None) => String::new(),
        };
        text.push_str(&format!("| XAPI-{number:05} | {held} |\n"));
    }
    text
}

#[test]
fn every_number_has_a_test() {
    let named = named();
    let without: Vec<u32> = (1..=LAST)
        .filter(|number| !named.contains_key(number) && !NONE.iter().any(|(none, _)| none == number))
        .collect();
    assert!(without.is_empty(), "no test names these: {without:?}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/xapi-requirements.md");
    let table = table(&named);
    if std::env::var_os("ZHIXING_WRITE_REQUIREMENTS").is_some() {
        fs::write(&path, &table).unwrap();
    }
    let told = fs::read_to_string(&path).unwrap_or_default();
    assert!(told == table, "docs/xapi-requirements.md is older than the tests: write it anew");
}

#[test]
fn numbers_are_read_in_lists_and_spans() {
    assert_eq!(numbers("// XAPI-00012, XAPI-00200/202 and XAPI-00100..103."), [12, 200, 202, 100, 101, 102, 103]);
    assert_eq!(numbers("no number"), [0; 0]);
}
