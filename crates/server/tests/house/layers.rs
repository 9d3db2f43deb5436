//! Who may know whom, read from Cargo's files and from the sources themselves.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use of the others. Nothing else.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("kit", &[]),
    ("charter", &[]),
    ("ledger", &[]),
    ("xapi", &[]),
    ("records", &["kit", "ledger"]),
    ("merge", &["kit"]),
    ("people", &["kit", "records", "merge"]),
    ("notice", &["kit", "records", "people"]),
    ("document", &["kit"]),
    ("question", &["kit"]),
    ("form", &["kit", "document", "records", "people"]),
    ("library", &["kit", "document", "records", "people", "notice"]),
    ("branch", &["kit", "charter", "document", "records", "people", "notice", "form", "library", "merge"]),
    (
        "study",
        &[
            "kit", "charter", "document", "merge", "records", "people", "notice", "form", "library", "branch",
            "question", "course",
        ],
    ),
    (
        "insight",
        &[
            "kit", "charter", "ledger", "document", "records", "people", "notice", "form", "library", "branch",
            "course", "study",
        ],
    ),
    ("keeper", &["kit", "ledger", "records", "people", "notice"]),
    ("lrs", &["kit", "xapi", "records", "people"]),
    ("course", &["kit", "xapi", "records", "people", "lrs"]),
    (
        "server",
        &[
            "kit", "charter", "ledger", "document", "question", "records", "people", "notice", "form", "library",
            "branch", "study", "insight", "keeper", "lrs", "course",
        ],
    ),
];

/// Words of the capabilities that the lower rooms must not know.
const CAPABILITY_WORDS: &[&str] = &[
    "zhixing_people",
    "zhixing_branch",
    "zhixing_study",
    "zhixing_notice",
    "zhixing_form",
    "zhixing_library",
    "zhixing_insight",
    "zhixing_records",
    "zhixing_keeper",
    "zhixing_lrs",
    "zhixing_course",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// A source file of a room.
pub struct Source {
    pub path: PathBuf,
    pub name: String,
    pub text: String,
}

/// Every source file of a room.
pub fn sources(room: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("crates").join(room).join("src"), &mut found);
    assert!(!found.is_empty(), "{room} has sources");
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            collect(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
            found.push(Source { text: fs::read_to_string(&entry).expect("a source"), name, path: entry });
        }
    }
}

/// The code of a source: without comments, and without what only tests see.
fn code(source: &Source) -> String {
    let text = source.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Whether only tests see it.
pub fn is_test(source: &Source) -> bool {
    // Where the workspace itself lies says nothing.
    let within = source.path.strip_prefix(root()).unwrap_or(&source.path);
    source.name == "tests.rs" || within.components().any(|part| part.as_os_str() == "tests")
}

const CAPABILITIES: &[&str] =
    &["merge", "people", "notice", "form", "library", "branch", "study", "insight", "keeper", "lrs", "course"];

#[test]
fn each_room_knows_only_the_rooms_below_it() {
    for (room, may) in MAY_KNOW {
        let text = fs::read_to_string(root().join("crates").join(room).join("Cargo.toml")).expect("a manifest");
        let table: toml::Table = text.parse().expect("TOML");
        let known: Vec<_> = table["dependencies"]
            .as_table()
            .expect("a table")
            .keys()
            .filter_map(|name| name.strip_prefix("zhixing-"))
            .collect();
        for name in known {
            assert!(may.contains(&name), "{room} must not know {name}");
        }
    }
    for room in ["kit", "charter", "ledger", "xapi", "document", "question", "merge"] {
        for source in sources(room) {
            for word in CAPABILITY_WORDS {
                assert!(!code(&source).contains(word), "{} names {word}", source.path.display());
            }
        }
    }
}

/// Where each of these may stand, by file name; `kit` may have them all.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("statements!", &["store.rs"]),
    ("html!", &["pages.rs"]),
    ("use maud", &["pages.rs", "web.rs"]),
    ("use axum", &["web.rs"]),
];

#[test]
fn sql_stands_in_stores_markup_in_pages_and_requests_in_web() {
    let mut faults = Vec::new();
    for source in CAPABILITIES.iter().flat_map(|room| sources(room)).filter(|source| !is_test(source)) {
        for (what, names) in ONLY_IN {
            // A folder by the name of the file is the same room: `pages/list.rs`.
            let inside =
                |name: &&str| source.path.components().any(|part| part.as_os_str() == name.trim_end_matches(".rs"));
            if code(&source).contains(what) && !names.contains(&source.name.as_str()) && !names.iter().any(inside) {
                faults.push(format!("{what} in {}", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_model_is_plain_no_sql_no_markup_no_clock() {
    for source in CAPABILITIES.iter().flat_map(|room| sources(room)).filter(|source| source.name == "model.rs") {
        for word in ["tx.all", "tx.one", "tx.run", "tx.now", "tx.today", "html!", "Clock"] {
            assert!(!code(&source).contains(word), "{word} in {}", source.path.display());
        }
    }
}

#[test]
fn only_actions_are_handed_a_transaction_that_writes() {
    for source in CAPABILITIES
        .iter()
        .flat_map(|room| sources(room))
        .filter(|source| source.name == "questions.rs" || source.name == "pages.rs")
    {
        assert!(!code(&source).contains("Write<"), "{} can write", source.path.display());
    }
}

/// Forms that are made by hand and bear no code of their page: of secret votes, and of what comes to the same however often it is sent.
const WITHOUT_CODE: &[&str] = &["\"/paper\"", "\"/casting\"", "\"/judgement\"", "name=\"mark\""];

#[test]
fn a_form_that_is_made_by_hand_bears_the_code_of_its_page() {
    for room in CAPABILITIES {
        for source in sources(room).iter().filter(|source| !is_test(source)) {
            let text = code(source);
            let lines: Vec<&str> = text.lines().collect();
            for (at, _) in
                lines.iter().enumerate().filter(|(_, line)| line.contains(" method=\"post\"") && line.contains("form."))
            {
                let begun = lines[at..].iter().take(3).copied().collect::<Vec<_>>().join("\n");
                let is_known = begun.contains("page_code()") || WITHOUT_CODE.iter().any(|known| begun.contains(known));
                assert!(is_known, "{}: sent twice, it is done twice:\n{begun}", source.path.display());
            }
        }
    }
}

#[test]
fn engines_are_named_in_the_data_layer_alone() {
    for (room, _) in MAY_KNOW {
        for source in sources(room).into_iter().filter(|source| !source.path.to_string_lossy().contains("kit/src/db")) {
            for word in ["rusqlite", "postgres_protocol", "tokio_postgres", "sqlite::", "postgres::"] {
                assert!(!code(&source).contains(word), "{word} in {}", source.path.display());
            }
        }
    }
}

#[test]
fn what_can_be_pure_has_no_clock_and_no_files() {
    for source in ["charter", "ledger", "xapi", "question"]
        .iter()
        .flat_map(|room| sources(room))
        .filter(|source| !is_test(source))
    {
        for word in ["std::fs", "std::net", "SystemTime", "Instant::now", "getrandom", "std::env"] {
            assert!(!code(&source).contains(word), "{word} in {}", source.path.display());
        }
    }
}

#[test]
fn the_kit_stays_small() {
    let lines: usize =
        sources("kit").iter().filter(|source| !is_test(source)).map(|source| code(source).lines().count()).sum();
    // Of these, about half are the components of pages (decision 0007), and four hundred the wire to PostgreSQL (decision 0015);
    // a hundred are what the library needs of all rooms' ground: an index of words on both engines, and a text as it is read;
    // some forty keep pages on a device that has no network (decision 0013), which both the roll and the self-test do;
    // as many tell whether the disk takes writes, and let the writes of a crowd wait for each other (decision 0020);
    // some hundred give each page a code for its forms, know a clock that stands behind what was written down, and count who comes without a name;
    // some forty keep the databases of tests, each emptied for the next one; and each migration is a line.
    assert!(lines <= 6_780, "the kit has {lines} lines of code; 6,780 is its limit");
}

#[test]
fn files_are_short_enough_to_be_read_in_five_minutes() {
    let mut long = BTreeMap::new();
    for source in MAY_KNOW.iter().flat_map(|(room, _)| sources(room)).filter(|source| !is_test(source)) {
        let lines = source.text.lines().count();
        if lines > 450 {
            long.insert(source.path.display().to_string(), lines);
        }
    }
    assert!(long.is_empty(), "split these by noun: {long:#?}");
}

#[test]
fn nothing_is_left_for_later() {
    for (room, _) in MAY_KNOW {
        for source in sources(room) {
            for word in ["TODO", "FIXME", "XXX", "unimplemented!", "#[allow(", "#[ignore"] {
                assert!(!source.text.contains(word), "{word} in {}", source.path.display());
            }
        }
    }
}
