//! Any bytes as a record file, and a real record with bytes exchanged. Neither may panic, nor pass changed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_ledger::log::leaf;
use zhixing_ledger::{Checkpoint, Evidence, RecordEntry, RecordFile, Signer, Tree, commitment};

fuzz_target!(|data: &[u8]| {
    tell(data);
    exchange(data);
});

/// Verifies any bytes; a verdict of either kind can be told.
fn tell(bytes: &[u8]) {
    match RecordFile::verify(bytes, None) {
        Ok(verified) => assert!(verified.statements.iter().all(|statement| statement.index < verified.tree_size)),
        Err(faults) => {
            assert!(!faults.is_empty());
            assert!(faults.iter().all(|fault| !fault.zh().is_empty() && !fault.en().is_empty()));
        }
    }
}

/// Each three bytes of the input exchange one byte of a real record: place (two bytes) and value.
fn exchange(data: &[u8]) {
    let real = RECORD.with(Clone::clone);
    let mut changed = real.clone();
    for [high, low, value] in data.as_chunks::<3>().0 {
        let place = usize::from(u16::from_be_bytes([*high, *low])) % changed.len();
        changed[place] = *value;
    }
    let verdict = RecordFile::verify(&changed, None);
    assert_eq!(verdict.is_ok(), changed == real, "only the record as written verifies");
}

thread_local! {
    static RECORD: Vec<u8> = record();
}

/// A record of two statements in a log of three.
fn record() -> Vec<u8> {
    let signer = Signer::new("example.org/log", &[1; 32]).expect("a good name");
    let statements = [r#"{"id":"a","actor":{"name":"王芳"}}"#, r#"{"id":"b","stored":"2026-03-01T09:30:00Z"}"#, "{}"];
    let leaves = statements.map(|statement| leaf(&commitment(&[7; 32], statement.as_bytes()).0));
    let mut no_tiles = |_| None;
    let mut tree = Tree::at(0, &mut no_tiles);
    tree.append(&leaves).expect("an empty tree has room");
    let checkpoint = Checkpoint::sign(3, tree.root().expect("all tiles are new"), &signer);
    let entries = (0..2).map(|index| RecordEntry {
        index,
        evidence: Evidence::Salt([7; 32]),
        statement: statements[index as usize].to_owned(),
        proof: tree.inclusion(index).expect("all tiles are new"),
    });
    RecordFile { checkpoint, entries: entries.collect() }.write(&signer).into_bytes()
}
