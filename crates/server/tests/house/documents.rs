//! The documents tell the truth: the vocabulary of the ledger, the settings, the sentences of both languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use zhixing_server::app;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_word_of_the_ledger_stands_in_the_vocabulary() {
    let text = fs::read_to_string(root().join("docs/vocabulary.md")).expect("docs/vocabulary.md");
    let told: BTreeSet<_> = text.lines().filter(|line| is_word(line)).map(str::to_owned).collect();
    let (verbs, kinds) = app::vocabulary();
    let used: BTreeSet<_> = verbs
        .iter()
        .map(zhixing_records::Verb::line)
        .chain(kinds.iter().map(zhixing_records::ThingKind::line))
        .collect();
    let missing: Vec<_> = used.difference(&told).collect();
    let unused: Vec<_> = told.difference(&used).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing lines: {missing:#?}\nlines of no verb: {unused:#?}");
}

#[test]
fn every_file_that_a_document_points_to_is_there() {
    let written = ["README.md", "README.en.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(|name| root().join(name));
    let handbook = ["zh", "en"].iter().flat_map(|language| {
        let folder = root().join("docs/handbook").join(language);
        fs::read_dir(folder).expect("the handbook").map(|entry| entry.expect("a file").path())
    });
    let mut lost = Vec::new();
    let mut seen = 0;
    for document in written.into_iter().chain(handbook) {
        let text = fs::read_to_string(&document).expect("a document");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for link in links.filter(|link| !link.is_empty() && !link.contains("://") && !link.contains(' ')) {
            seen += 1;
            if !document.parent().expect("a folder").join(link).exists() {
                lost.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(seen > 50, "few links were found: {seen}");
    assert!(lost.is_empty(), "{lost:#?}");
}

/// A line of the lists, not of the page's own explanation.
fn is_word(line: &str) -> bool {
    (line.starts_with("| `verbs/") || line.starts_with("| `activities/")) && !line.contains("/NAME`")
}

#[test]
fn no_verb_or_kind_has_two_meanings() {
    let (verbs, kinds) = app::vocabulary();
    let mut meanings = BTreeMap::new();
    let words = verbs
        .iter()
        .map(|verb| (verb.iri(), (verb.zh, verb.en)))
        .chain(kinds.iter().map(|kind| (kind.iri(), (kind.zh, kind.en))));
    for (iri, meaning) in words {
        assert_eq!(*meanings.entry(iri.clone()).or_insert(meaning), meaning, "{iri}");
    }
}

const COMMANDS: &[&[&str]] = &[
    &["serve"],
    &["demo"],
    &["import", "members"],
    &["verify"],
    &["backup"],
    &["restore"],
    &["recover"],
    &["move"],
    &["erase"],
    &["filing-pack"],
    &["close-down"],
    &["doctor"],
];

#[test]
fn every_command_explains_itself() {
    for words in COMMANDS {
        for (language, heading) in [("zh", "用法："), ("en", "Usage: ")] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_zhixing"));
            let told = command.args(*words).args(["--help", "--language", language]).output().expect("it runs");
            let said = String::from_utf8_lossy(&told.stdout);
            assert!(told.status.success() && said.contains(heading), "{words:?} {language}: {said}");
            assert_eq!(is_chinese(&said), language == "zh", "{words:?}: {said}");
            assert!(said.len() > 200, "{words:?} says little: {said}");
            let mut again = Command::new(env!("CARGO_BIN_EXE_zhixing"));
            let again = again.args(["--language", language, "help"]).args(*words).output().expect("it runs");
            assert!(again.status.success() && again.stdout == told.stdout, "help {words:?}: {again:?}");
        }
    }
}

/// A wrong command line, and a word that its one line must hold.
const WRONG: &[(&[&str], &str)] = &[
    (&["doctor", "--data", "/nonexistent/zhixing"], "no database"),
    (&["serve", "--data", "/tmp/zhixing-wrong", "--database", "mysql://localhost/x"], "postgres://"),
    (&["backup", "--data", "/nonexistent/zhixing", "--to", "/tmp/zhixing-wrong-backup"], "no database"),
    (&["restore", "--from", "/nonexistent/file", "--data", "/tmp/zhixing-wrong-restore"], "/nonexistent/file"),
    (&["verify", "/nonexistent/file"], "/nonexistent/file"),
    (&["import", "members", "/nonexistent/file", "--data", "/nonexistent/zhixing"], "/nonexistent/file"),
    (&["serve", "--data", "/proc/zhixing"], "/proc/zhixing"),
    (&["serve", "--data", "/tmp/zhixing-wrong", "--holidays", "/nonexistent/holidays"], "/nonexistent/holidays"),
    (
        &["serve", "--data", "/tmp/zhixing-wrong", "--holidays", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")],
        "holidays.toml:",
    ),
    (&["move", "--from", "/nonexistent/zhixing", "--to", "/tmp/zhixing-wrong-move"], "/nonexistent/zhixing"),
    (&["move", "--from", "mysql://localhost/x", "--to", "/tmp/zhixing-wrong-move"], "postgres://"),
];

/// What a command that fails says, and its code.
fn failed(words: &[&str], language: &str) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhixing"));
    let output = command.args(words).env("ZHIXING_LANGUAGE", language).output().expect("it runs");
    let line = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    assert!(!output.status.success() && line.lines().count() == 1, "{words:?} must fail with one line: {line}");
    assert!(line.starts_with("zhixing: ") && !line.contains("os error"), "{words:?}: {line}");
    (line, output.status.code().unwrap_or_default())
}

fn is_chinese(line: &str) -> bool {
    line.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign))
}

#[test]
fn a_wrong_command_line_fails_with_one_clear_line() {
    for (words, told) in WRONG {
        let (line, _) = failed(words, "en");
        assert!(line.contains(told) && !is_chinese(&line), "{words:?}: {line}");
        let (line, _) = failed(words, "zh");
        assert!(is_chinese(&line), "{words:?}: {line}");
    }
}

/// Words that cannot be understood, and what their line says in both languages.
const UNREAD: &[(&[&str], &str, &str)] = &[
    (
        &["serve"],
        "没有写 --data <DIR>。写法见 zhixing serve --help",
        "--data <DIR> is missing. See zhixing serve --help",
    ),
    (&["import", "members", "--data", "x"], "没有写 <FILE>", "<FILE> is missing"),
    (&["doctor", "--daat", "x"], "没有 --daat 这个参数（是不是 --data）", "there is no --daat (perhaps --data)"),
    (&["docter"], "没有 docter 这个命令（是不是 doctor）", "there is no command docter (perhaps doctor)"),
    (
        &["key", "--data", "x", "--renew", "soon"],
        "不能是 \"soon\"，可以是：lost",
        "cannot be \"soon\": it is one of lost",
    ),
    (&["demo", "--data", "x", "--members", "many"], "\"many\" 看不懂", "\"many\" cannot be read"),
];

#[test]
fn a_command_line_that_cannot_be_read_is_told_in_one_line_with_the_way_to_its_help() {
    for (words, zh, en) in UNREAD {
        for (language, told) in [("zh", zh), ("en", en)] {
            let (line, code) = failed(words, language);
            assert!(line.contains(told), "{words:?}: {line}");
            assert_eq!(code, 2, "{line}");
        }
    }
    let (line, _) = failed(&["doctor", "--data", "/nonexistent/zhixing", "--language", "zh"], "en");
    assert!(is_chinese(&line), "what is asked for wins over the environment: {line}");
}

#[test]
fn a_file_that_is_not_there_has_another_code_than_one_that_was_changed() {
    assert_eq!(failed(&["verify", "/nonexistent/file"], "zh").1, 3);
    let file = std::env::temp_dir().join(format!("zhixing-empty-{}", std::process::id()));
    std::fs::write(&file, "").expect("it can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhixing"));
    let output = command.arg("verify").arg(&file).env("ZHIXING_LANGUAGE", "zh").output().expect("it runs");
    std::fs::remove_file(&file).expect("it can be removed");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("NOT AS RECORDED 与存证不符") && told.contains("文件是空的。"), "{told}");
}

#[test]
fn a_backup_does_not_make_a_path_that_is_not_there() {
    let folder = std::env::temp_dir().join(format!("zhixing-one-folder-{}", std::process::id()));
    let data = folder.join("data").display().to_string();
    let run = |words: &[&str]| Command::new(env!("CARGO_BIN_EXE_zhixing")).args(words).output().expect("it runs");
    let demo = ["demo", "--data", &data, "--members", "20", "--branches", "1", "--activities", "2"];
    assert!(run(&demo).status.success());
    let far = folder.join("disk/copies/today").display().to_string();
    let (line, _) = failed(&["backup", "--data", &data, "--to", &far], "zh");
    assert!(line.contains("磁盘没有挂上") && !folder.join("disk").exists(), "{line}");
    let near = folder.join("copies/today").display().to_string();
    assert!(run(&["backup", "--data", &data, "--to", &near]).status.success() && folder.join("copies/today").exists());
    std::fs::remove_dir_all(&folder).expect("it can be removed");
}

#[test]
fn a_start_that_fails_for_its_address_leaves_nothing_behind() {
    let folder = std::env::temp_dir().join(format!("zhixing-nowhere-{}", std::process::id()));
    let serve = ["serve", "--listen", "nonsense", "--data"];
    let output = Command::new(env!("CARGO_BIN_EXE_zhixing")).args(serve).arg(&folder).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && told.contains("nonsense") && told.contains("127.0.0.1:8090"), "{told}");
    assert!(!folder.exists(), "{}", folder.display());
}
