//! Records as lines: what they prove, and every byte of them changed, cut off, left out or put in.

use super::records::{log_key, three, verify};
use zhixing_ledger::{Fault, RecordFile};

#[test]
fn lines_prove_what_the_file_proves_and_hold_each_statement_as_it_is() {
    let record = three();
    let text = record.write_lines(&log_key());
    assert_eq!(text.lines().count(), 5);
    assert!(text.lines().nth(2).unwrap().ends_with(&format!(",\"statement\":{}}}", record.entries[1].statement)));
    let (lines, file) = (verify(&text).unwrap(), verify(&record.write(&log_key())).unwrap());
    assert_eq!(lines, file);
    assert_eq!(lines.statements[2].text, record.entries[2].statement);
}

#[test]
fn any_changed_byte_of_the_lines_is_found_and_a_statement_is_named() {
    let text = three().write_lines(&log_key()).into_bytes();
    let mut named = 0;
    for at in 0..text.len() {
        for bit in [0, 1, 5, 6, 7] {
            let mut changed = text.clone();
            changed[at] ^= 1 << bit;
            let faults = RecordFile::verify(&changed, None).expect_err("a changed byte must not pass");
            named += usize::from(matches!(faults[0], Fault::Changed { .. }));
        }
    }
    assert!(named > 1_000, "{named} of the changes name a statement");
    let once = String::from_utf8(text).unwrap();
    let faults = verify(&once.replacen("2026-03-01T09:30:02Z", "2026-03-01T09:30:03Z", 1)).unwrap_err();
    assert_eq!(faults[0], Fault::Changed { statement: 2 });
}

#[test]
fn any_cut_and_any_byte_left_out_or_put_in_is_found() {
    let text = three().write_lines(&log_key());
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        assert!(RecordFile::verify(&bytes[..at], None).is_err(), "cut at {at}");
        for more in [&b" "[..], b"\n", b"0", b"\"", b"}"] {
            let changed = [&bytes[..at], more, &bytes[at..]].concat();
            assert!(RecordFile::verify(&changed, None).is_err(), "{more:?} at {at}");
        }
        assert!(RecordFile::verify(&[&bytes[..at], &bytes[at + 1..]].concat(), None).is_err(), "without {at}");
    }
    let lines: Vec<&str> = text.lines().collect();
    let without: String = [0, 1, 3, 4].iter().map(|at| format!("{}\n", lines[*at])).collect();
    assert_eq!(verify(&without).unwrap_err(), [Fault::LeftOut { place: 2, index: 301, after: 1 }], "a line left out");
    let end = text.rfind("{\"seal\"").unwrap();
    assert_eq!(verify(&text[..end]).unwrap_err(), [Fault::CutOff { bytes: end }]);
}
