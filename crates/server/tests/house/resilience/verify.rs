//! An exported record in which one byte was changed is never called as recorded.

use std::fs;

use crate::spawned::{Folder, run, said};
use crate::town::{Things, Town};

/// How many bytes are changed, one at a time, spread over the whole file.
const SAMPLES: usize = 300;

#[test]
fn a_wrong_byte_anywhere_in_an_exported_record_is_found() {
    let town = Town::found();
    let db = town.copy("export.db");
    let (program, things) = (town.program(&db), Things::find(&db));
    let record = town.browser(&program, "secretary").get(&format!("/meetings/{}/record", things.activity)).expect(200);
    let folder = Folder::new("verify");
    let file = folder.0.join("record.json");
    let verify = |bytes: &[u8]| {
        fs::write(&file, bytes).expect("it can be written");
        run(&["verify", file.to_str().expect("a plain path")])
    };
    let whole = verify(&record.bytes);
    assert!(whole.status.success(), "{}", said(&whole));
    let step = (record.bytes.len() / SAMPLES).max(1);
    // Each sample changes another bit, so that signs turn into neighbours, other cases and what is no text at all.
    for (number, at) in (0..record.bytes.len()).step_by(step).enumerate() {
        let mut changed = record.bytes.clone();
        changed[at] ^= 1 << (number % 8);
        let output = verify(&changed);
        let around = String::from_utf8_lossy(&record.bytes[at.saturating_sub(30)..(at + 10).min(record.bytes.len())])
            .into_owned();
        assert_eq!(output.status.code(), Some(1), "byte {at} after {around:?}: {}", said(&output));
        assert!(said(&output).lines().count() > 0, "it says why");
    }
    let cut = verify(&record.bytes[..record.bytes.len() / 2]);
    assert_eq!(cut.status.code(), Some(1), "{}", said(&cut));
}
