//! Record files: what one proves, and each kind of fault by its name.

use super::notes::signer;
use super::store::Store;
use serde_json::json;
use zhixing_ledger::log::leaf;
use zhixing_ledger::record::{Salt, commitment};
use zhixing_ledger::{Checkpoint, Evidence, Fault, RecordEntry, RecordFile, Signer, Verified};

const FIRST: u64 = 300;

pub fn log_key() -> Signer {
    signer("example.org/log", 1)
}

pub fn statement(number: u64) -> String {
    json!({
        "id": format!("018f0000-0000-7000-8000-{number:012}"),
        "actor": {"objectType": "Agent", "name": "王芳", "account": {"homePage": "https://example.org", "name": "m1"}},
        "verb": {"id": "https://example.org/verbs/closed", "display": {"zh-CN": "结束", "en": "closed"}},
        "object": {"objectType": "Activity", "id": "https://example.org/activities/7"},
        "timestamp": "2026-03-01T09:30:00Z",
        "stored": format!("2026-03-01T09:30:{number:02}Z"),
        "version": "2.0.0"
    })
    .to_string()
}

/// A record of these statements, at indexes from 300 on in a log of 400.
pub fn record_of(statements: &[String]) -> RecordFile {
    let salt = |position: usize| -> Salt { [position as u8 + 1; 32] };
    let mut store = Store::of(FIRST);
    for (position, statement) in statements.iter().enumerate() {
        store.append(&[leaf(&commitment(&salt(position), statement.as_bytes()).0)]);
    }
    store.append(&super::store::leaves(store.size, 400));
    let entry = |(position, statement): (usize, &String)| {
        let index = FIRST + position as u64;
        RecordEntry {
            index,
            evidence: Evidence::Salt(salt(position)),
            statement: statement.clone(),
            proof: store.inclusion(index, 400),
        }
    };
    let entries = statements.iter().enumerate().map(entry).collect();
    RecordFile { checkpoint: Checkpoint::sign(400, store.root(400), &log_key()), entries }
}

pub fn three() -> RecordFile {
    record_of(&[statement(1), statement(2), statement(3)])
}

pub fn verify(text: &str) -> Result<Verified, Vec<Fault>> {
    RecordFile::verify(text.as_bytes(), None)
}

fn faults(text: &str) -> Vec<Fault> {
    verify(text).expect_err("the record must not verify")
}

/// The file's JSON with a change, in the one spelling again.
fn changed(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut file = serde_json::from_str(&three().write(&log_key())).unwrap();
    change(&mut file);
    serde_json::to_string_pretty(&file).unwrap() + "\n"
}

#[test]
fn a_record_tells_what_it_proves() {
    let verified = verify(&three().write(&log_key())).unwrap();
    assert_eq!((verified.key_name(), verified.tree_size), ("example.org/log", 400));
    assert_eq!(verified.fingerprint(), log_key().verifier().fingerprint());
    assert_eq!(verified.statements.len(), 3);
    let second = &verified.statements[1];
    assert_eq!(second.index, 301);
    assert_eq!(second.id.as_deref(), Some("018f0000-0000-7000-8000-000000000002"));
    assert_eq!(second.verb.as_deref(), Some("https://example.org/verbs/closed"));
    assert_eq!(second.verb_display["zh-CN"], "结束");
    assert_eq!(second.actor.as_deref(), Some("王芳"));
    assert_eq!(second.timestamp.as_deref(), Some("2026-03-01T09:30:00Z"));
    assert_eq!(second.stored.as_deref(), Some("2026-03-01T09:30:02Z"));
}

#[test]
fn what_a_statement_does_not_say_is_absent() {
    let verified = verify(&record_of(&["{}".to_owned()]).write(&log_key())).unwrap();
    assert_eq!(verified.statements[0].id, None);
    assert_eq!(verified.statements[0].stored, None);
}

#[test]
fn the_order_of_entries_makes_no_difference_to_the_file() {
    let mut reversed = three();
    reversed.entries.reverse();
    assert_eq!(reversed.write(&log_key()), three().write(&log_key()));
}

#[test]
fn hostile_texts_travel_unchanged() {
    let hostile = "{\"id\":\"\\u0000<script>\\\\\",\"stored\":\"=1+1\\n\u{202e}\u{7f}\u{1f600}\"}".to_owned();
    let verified = verify(&record_of(&[hostile]).write(&log_key())).unwrap();
    assert_eq!(verified.statements[0].id.as_deref(), Some("\0<script>\\"));
    assert_eq!(verified.statements[0].stored.as_deref(), Some("=1+1\n\u{202e}\u{7f}\u{1f600}"));
}

#[test]
fn the_trusted_key_must_be_the_files() {
    let text = three().write(&log_key());
    assert!(RecordFile::verify(text.as_bytes(), Some(log_key().verifier())).is_ok());
    let other = signer("example.org/log", 9);
    let faults = RecordFile::verify(text.as_bytes(), Some(other.verifier())).unwrap_err();
    let expected =
        Fault::OtherKey { found: log_key().verifier().fingerprint(), trusted: other.verifier().fingerprint() };
    assert_eq!(faults, [expected]);
}

#[test]
fn each_change_is_named_where_it_is() {
    let zeroes = "0".repeat(64);
    let text = |file: &mut serde_json::Value, at: usize, from: &str, to: &str| {
        let old = file["statements"][at]["statement"].as_str().unwrap().replace(from, to);
        file["statements"][at]["statement"] = json!(old);
    };
    let cases = [
        (changed(|f| text(f, 2, "结束", "取消")), vec![Fault::Changed { statement: 3 }]),
        (changed(|f| f["statements"][0]["salt"] = json!(zeroes)), vec![Fault::Changed { statement: 1 }]),
        (changed(|f| f["statements"][1]["commitment"] = json!(zeroes)), vec![Fault::Commitment { statement: 2 }]),
        (changed(|f| f["statements"][1]["index"] = json!(302)), {
            vec![Fault::Proof { statement: 2 }, Fault::RepeatedIndex { statement: 3, first: 2 }]
        }),
        (
            changed(|f| f["statements"][1]["proof"][4] = json!("A".repeat(43) + "=")),
            vec![Fault::Proof { statement: 2 }],
        ),
        (changed(|f| drop(f["statements"][1]["proof"].as_array_mut().unwrap().pop())), {
            vec![Fault::Proof { statement: 2 }]
        }),
        (changed(|f| f["statements"][1]["proof"][0] = json!("?")), {
            vec![Fault::Malformed { statement: 2, field: "proof" }]
        }),
        (changed(|f| f["statements"][1]["salt"] = json!("0F".repeat(32))), {
            vec![Fault::Malformed { statement: 2, field: "salt" }]
        }),
        (changed(|f| f["statements"].as_array_mut().unwrap().swap(0, 1)), vec![Fault::Order { statement: 2 }]),
        (changed(|f| drop(f["statements"].as_array_mut().unwrap().remove(1))), {
            vec![Fault::LeftOut { place: 2, index: FIRST + 1, after: 1 }]
        }),
        (changed(|f| drop(f["statements"].as_array_mut().unwrap().remove(0))), {
            vec![Fault::LeftOut { place: 1, index: FIRST, after: 0 }]
        }),
    ];
    for (position, (text, expected)) in cases.into_iter().enumerate() {
        assert_eq!(faults(&text), expected, "case {position}");
    }
}

#[test]
fn a_statement_put_in_the_place_of_another_is_named_and_so_is_the_one_that_is_gone() {
    let (three, four) = (three(), record_of(&[statement(1), statement(2), statement(3), statement(4)]));
    let mut exchanged = RecordFile { checkpoint: four.checkpoint.clone(), entries: four.entries[..3].to_vec() };
    let sealed = exchanged.write(&log_key());
    exchanged.entries[2] = four.entries[3].clone();
    let text = exchanged.write(&log_key());
    let seal = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["seal"].clone();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["seal"] = seal(&sealed);
    assert_eq!(
        faults(&(serde_json::to_string_pretty(&file).unwrap() + "\n")),
        [Fault::LeftOut { place: 3, index: FIRST + 2, after: 2 }, Fault::PutIn { statement: 3, index: FIRST + 3 }]
    );
    assert_ne!(three.checkpoint, four.checkpoint);
}

#[test]
fn several_faults_are_all_told_the_most_specific_first() {
    let text = changed(|file| {
        file["statements"][0]["proof"][0] = json!("A".repeat(43) + "=");
        file["statements"][2]["statement"] = json!("{}");
        file["checkpoint"] = json!(file["checkpoint"].as_str().unwrap().replace("\n400\n", "\n401\n"));
    });
    let expected = [Fault::Changed { statement: 3 }, Fault::Proof { statement: 1 }, Fault::CheckpointSignature];
    let found = faults(&text.replacen("  \"key\"", "   \"key\"", 1));
    assert!(expected.iter().all(|fault| found.contains(fault)), "{found:?}");
    assert_eq!(found[0], expected[0]);
    assert_eq!(*found.last().unwrap(), Fault::NotAsWritten { byte: 37, line: 3 });
}

#[test]
fn the_same_id_twice_is_a_fault_though_both_were_recorded() {
    let twice = record_of(&[statement(1), statement(2), statement(1)]);
    assert_eq!(faults(&twice.write(&log_key())), [Fault::RepeatedId { statement: 3, first: 1 }]);
    let mut twice = three();
    twice.entries.push(twice.entries[0].clone());
    let found = faults(&twice.write(&log_key()));
    assert_eq!(found[0], Fault::RepeatedIndex { statement: 2, first: 1 });
    assert_eq!(found[1], Fault::RepeatedId { statement: 2, first: 1 });
}

#[test]
fn what_was_recorded_but_is_no_statement_is_said() {
    for text in ["", "no json", "{\"id\":1}", "{\"id\":\"a\",\"id\":\"b\"}", "[]"] {
        let found = faults(&record_of(&[text.to_owned()]).write(&log_key()));
        assert_eq!(found, [Fault::NotAStatement { statement: 1 }], "{text}");
    }
}

#[test]
fn keys_and_checkpoints_of_others_do_not_pass() {
    let own = three().write(&log_key());
    let other = signer("example.org/log", 2);
    assert_eq!(faults(&three().write(&other)), [Fault::CheckpointSignature], "written under another key");
    let (key, theirs) = (log_key().verifier().encode(), other.verifier().encode());
    assert_eq!(faults(&own.replace(&key, &theirs)), [Fault::CheckpointSignature, Fault::Seal]);
    assert!(matches!(faults(&own.replace(&key, "key"))[..], [Fault::Key(_)]));
    let two = changed(|file| {
        let checkpoint = file["checkpoint"].as_str().unwrap();
        let line = checkpoint.split_once("\n\n").unwrap().1;
        file["checkpoint"] = json!(format!("{checkpoint}{}", line.replace("example.org", "example.com")));
    });
    assert_eq!(faults(&two), [Fault::CheckpointSignatures { found: 2 }]);
    assert!(matches!(faults(&changed(|f| f["checkpoint"] = json!("x")))[..], [Fault::Checkpoint(_)]));
    assert_eq!(faults(&changed(|f| f["seal"] = json!("x"))), [Fault::Seal]);
}

#[test]
fn files_that_are_none_are_refused_with_the_reason() {
    let own = three().write(&log_key());
    let cases: [(Vec<u8>, Fault); 12] = [
        (Vec::new(), Fault::CutOff { bytes: 0 }),
        (b"{".to_vec(), Fault::CutOff { bytes: 1 }),
        (b"<html>".to_vec(), Fault::NotARecord { line: 1, column: 1 }),
        (b"{}".to_vec(), Fault::MissingField { name: "format".to_owned(), line: 1 }),
        (b"{\n\"points\": 3}".to_vec(), Fault::UnknownField { name: "points".to_owned(), line: 2 }),
        (b"{\"key\":\"\",\n\"key\":\"\"}".to_vec(), Fault::RepeatedField { name: "key".to_owned(), line: 2 }),
        (b"{\n\"key\": \"\xff\"}".to_vec(), Fault::NotText { byte: 11, line: 2 }),
        (own.replace("zhixing-record/2", "zhixing-record/3").into(), {
            Fault::Format { found: "zhixing-record/3".to_owned() }
        }),
        (own.clone().into_bytes()[..own.len() - 1].to_vec(), Fault::CutOff { bytes: own.len() - 1 }),
        ((own.clone() + "\n").into(), Fault::NotAsWritten { byte: own.len() + 1, line: own.lines().count() + 1 }),
        (own.replace('\n', "\r\n").into(), Fault::NotAsWritten { byte: 2, line: 1 }),
        (vec![b' '; RecordFile::LENGTH_MAX + 1], Fault::TooLarge { bytes: RecordFile::LENGTH_MAX + 1 }),
    ];
    for (bytes, fault) in cases {
        assert_eq!(RecordFile::verify(&bytes, None), Err(vec![fault]));
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(faults(&deep)[..], [Fault::NotARecord { .. }]));
}

/// A record whose seal names no indexes, as all did before.
const OLDER: &str = include_str!("../../../../fuzz/seeds/verify_record/record.json");

#[test]
fn an_older_seal_holds_as_it_did_and_one_left_out_of_it_is_counted() {
    assert!(OLDER.contains("statements 2\\nsha256 "));
    assert!(verify(OLDER).is_ok());
    let mut file: serde_json::Value = serde_json::from_str(OLDER).unwrap();
    file["statements"].as_array_mut().unwrap().remove(0);
    let text = serde_json::to_string_pretty(&file).unwrap() + "\n";
    assert_eq!(faults(&text), [Fault::NotWhole { sealed: 2, found: 1 }]);
}

/// Records of the version before, whose seals name indexes: a file, and lines.
const NAMED: [&str; 2] = [
    include_str!("../../../../fuzz/seeds/verify_record/named.json"),
    include_str!("../../../../fuzz/seeds/verify_record/lines.jsonl"),
];

#[test]
fn a_record_of_the_version_before_verifies_and_passes_for_no_other_version() {
    for before in NAMED {
        assert!(before.contains("/1\\nstatements 3\\nindexes "), "it names its indexes: {before}");
        assert_eq!(verify(before).map(|found| found.statements.len()), Ok(3));
        let renamed = before.replace("zhixing-record/1", "zhixing-record/2").replace("-lines/1", "-lines/2");
        assert_eq!(faults(&renamed), [Fault::Seal], "a seal is of its version alone");
    }
    let file = three().write(&log_key());
    assert!(
        file.contains("\"format\": \"zhixing-record/2\"")
            && file.contains("zhixing-record/2\\nstatements 3\\nindexes ")
    );
    let lines = three().write_lines(&log_key());
    assert!(lines.contains("zhixing-record-lines/2\\nstatements 3\\nindexes ") && verify(&lines).is_ok());
    // The present version names its indexes: a seal that does not is none of it.
    let bare = OLDER.replace("zhixing-record/1", "zhixing-record/2");
    assert_eq!(faults(&bare), [Fault::Seal]);
    assert_eq!(faults(&file.replace("zhixing-record/2", "zhixing-record/1")), [Fault::Seal]);
}

#[test]
fn too_many_statements_and_too_many_faults_are_counted() {
    let empty =
        RecordEntry { index: 0, evidence: Evidence::Salt([0; 32]), statement: String::new(), proof: Vec::new() };
    let many = |count| RecordFile { checkpoint: String::new(), entries: vec![empty.clone(); count] }.write(&log_key());
    let limit = RecordFile::STATEMENTS_MAX;
    assert_eq!(faults(&many(limit + 1)), [Fault::TooMany { statements: limit + 1 }]);
    let found = faults(&many(500));
    assert_eq!(found.len(), RecordFile::FAULTS_MAX + 1);
    assert!(matches!(found.last(), Some(Fault::More { .. })));
}

#[test]
fn every_fault_has_its_sentence_in_both_languages() {
    let name = || "name".to_owned();
    let all = [
        Fault::Changed { statement: 3 },
        Fault::Commitment { statement: 3 },
        Fault::Proof { statement: 3 },
        Fault::Malformed { statement: 3, field: "salt" },
        Fault::NotAStatement { statement: 3 },
        Fault::RepeatedIndex { statement: 3, first: 1 },
        Fault::RepeatedId { statement: 3, first: 1 },
        Fault::Order { statement: 3 },
        Fault::LeftOut { place: 1, index: 12, after: 0 },
        Fault::LeftOut { place: 2, index: 13, after: 1 },
        Fault::PutIn { statement: 3, index: 14 },
        Fault::NotWhole { sealed: 4, found: 3 },
        Fault::Key(name()),
        Fault::OtherKey { found: name(), trusted: name() },
        Fault::CheckpointSignature,
        Fault::CheckpointSignatures { found: 2 },
        Fault::Checkpoint(name()),
        Fault::Format { found: name() },
        Fault::UnknownField { name: name(), line: 4 },
        Fault::MissingField { name: name(), line: 4 },
        Fault::RepeatedField { name: name(), line: 4 },
        Fault::Seal,
        Fault::NotAsWritten { byte: 120, line: 4 },
        Fault::CutOff { bytes: 9 },
        Fault::NotText { byte: 1, line: 1 },
        Fault::NotARecord { line: 1, column: 1 },
        Fault::TooLarge { bytes: 9 },
        Fault::TooMany { statements: 9 },
        Fault::More { faults: 9 },
    ];
    assert!(all.is_sorted(), "from the most specific to the least");
    for fault in all {
        let (zh, en) = (fault.zh(), fault.en());
        assert!(zh.ends_with('。') && zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{zh}");
        assert!(en.ends_with('.') && en.is_ascii(), "{en}");
    }
    assert_eq!(Fault::NotAsWritten { byte: 120, line: 4 }.en(), "Byte 120 (line 4): not as written.");
}

#[test]
fn an_erased_statement_is_proved_to_have_been_there_and_is_marked() {
    let mut file = three();
    let kept = file.entries[1].clone();
    let Evidence::Salt(salt) = kept.evidence else { panic!("it has a salt") };
    let stays = commitment(&salt, kept.statement.as_bytes());
    file.entries[1].evidence = Evidence::Erased(stays);
    file.entries[1].statement = statement(2).replace("王芳", "已删除人员");
    let text = file.write(&log_key());
    assert!(!text.contains(&hex::encode(salt)), "without its salt nobody can try names against the commitment");
    let verified = verify(&text).expect("it verifies");
    let marks: Vec<_> = verified.statements.iter().map(|statement| statement.erased).collect();
    assert_eq!(marks, [false, true, false]);
    // Another commitment was never in the log; and a statement that was not erased is not made so by taking its salt away unseen.
    file.entries[1].evidence = Evidence::Erased(commitment(&salt, b"{}"));
    assert!(matches!(faults(&file.write(&log_key()))[..], [Fault::Proof { statement: 2 }]));
    let cut =
        three().write(&log_key()).replacen(&format!("\"salt\": \"{}\"", hex::encode([1; 32])), "\"salt\": \"\"", 1);
    assert!(faults(&cut).iter().any(|fault| matches!(fault, Fault::Seal)), "the seal covers the salt too");
}
