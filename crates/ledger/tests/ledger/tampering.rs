//! Every byte of a record, changed in several ways, and every length that it can be cut to: always found, always named.

use super::records::{log_key, three, verify};
use zhixing_ledger::{Fault, RecordFile};

#[test]
fn any_changed_byte_is_found_and_named() {
    let text = three().write(&log_key()).into_bytes();
    let mut kinds = std::collections::BTreeMap::new();
    for at in 0..text.len() {
        // Another digit or letter, the other case (bit 5), no letter at all, no text at all (bit 7).
        for bit in [0, 1, 5, 6, 7] {
            let mut changed = text.clone();
            changed[at] ^= 1 << bit;
            let faults = RecordFile::verify(&changed, None).expect_err("a changed byte must not pass");
            assert!(!faults.is_empty(), "byte {at}, bit {bit}");
            *kinds.entry(format!("{:?}", std::mem::discriminant(&faults[0]))).or_insert(0) += 1;
        }
    }
    assert!(kinds.len() >= 10, "faults are told apart: {kinds:?}");
}

#[test]
fn a_change_inside_a_statement_names_that_statement() {
    let text = three().write(&log_key());
    for (position, (start, _)) in text.match_indices("\"statement\": ").enumerate() {
        let start = start + "\"statement\": ".len() + 1;
        let end = start + text[start..].find("\",\n").unwrap();
        for at in start..end {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            let faults = RecordFile::verify(&changed, None).expect_err("a changed byte must not pass");
            let named = Fault::Changed { statement: position + 1 };
            // A byte of an escape or of a Chinese character may end the text early: then its place is named.
            let placed = matches!(
                faults[0],
                Fault::NotARecord { .. } | Fault::NotText { .. } | Fault::MissingField { line: 10.., .. }
            );
            assert!(faults[0] == named || placed, "byte {at}: {faults:?}");
        }
    }
}

#[test]
fn any_cut_is_found_and_named() {
    let text = three().write(&log_key()).into_bytes();
    for length in 0..text.len() {
        assert_eq!(RecordFile::verify(&text[..length], None), Err(vec![Fault::CutOff { bytes: length }]), "{length}");
    }
}

#[test]
fn any_byte_left_out_or_put_in_is_found() {
    let text = three().write(&log_key());
    let bytes = text.as_bytes();
    assert!(verify(&text).is_ok());
    for at in 0..=bytes.len() {
        for more in [&b" "[..], b"\n", b"0", b"\""] {
            let changed = [&bytes[..at], more, &bytes[at..]].concat();
            assert!(RecordFile::verify(&changed, None).is_err(), "{more:?} at {at}");
        }
        if at < bytes.len() {
            let changed = [&bytes[..at], &bytes[at + 1..]].concat();
            assert!(RecordFile::verify(&changed, None).is_err(), "without {at}");
        }
    }
}
