//! `zhixing verify` of what stands on paper: a code is no file, and no record with a fault either.

use std::fs;

use zhixing_kit::Db;
use zhixing_kit::db::Address;
use zhixing_kit::test::places;

use crate::spawned::{Folder, run, said};

/// A code whose check sign is right.
const CODE: &str = "0000-0000-0000";

#[test]
fn a_code_in_the_place_of_a_file_is_asked_of_the_ledger_and_what_the_form_says_is_not_told() {
    let folder = Folder::new("codes");
    let data = folder.0.join("data");
    let data = data.to_str().expect("a plain path");
    let demo = ["demo", "--members", "24", "--branches", "2", "--activities", "10", "--data", data];
    assert!(run(&demo).status.success());
    let verify = |more: &[&str]| {
        let output = run(&[&["verify", "--zone", "Asia/Shanghai"], more].concat());
        (output.status.code(), said(&output))
    };
    let (code, told) = verify(&[CODE]);
    assert!(code == Some(1) && told.starts_with("NOT LOOKED UP") && told.contains("/verify"), "{told}");
    let (code, told) = verify(&["0000-0000-0001"]);
    assert!(code == Some(3) && told.contains("looks like a code"), "{told}");
    let (code, told) = verify(&["nothing-here"]);
    assert!(code == Some(3) && told.contains("no such file"), "{told}");
    let (code, told) = verify(&["0000 0000 0000", "--data", data]);
    assert!(code == Some(1) && told.starts_with("NOT FOUND"), "{told}");
    let around = places().remove(0).db.surroundings().clone();
    let db =
        Db::open(&Address::parse(None, std::path::Path::new(data)).expect("an address"), around).expect("it opens");
    let issued = "insert into form_issue (code, organisation, kind, format, unit, about, seen_by, content, content_digest, file_digest, issued_by, issued_name, issued_at, statement)
        select '000000000000', organisation, 'minutes', 'pdf', id, 'activity/x', '', 'what nobody may read', 'c', 'f00d', 'x', '周明', 1772413200000, 'x' from unit where parent is null";
    assert_eq!(db.write_now(move |tx| tx.run(issued, &[])).expect("it is noted"), 1);
    drop(db);
    let (code, told) = verify(&[CODE, "--data", data]);
    assert!(code == Some(0) && told.starts_with("HANDED OUT"), "{told}");
    for said in ["Minutes", "周明", "2 March 2026 09:00", "f00d", "/verify"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(!told.contains("nobody may read"), "{told}");
    // A broken form is told as one, whatever is left of it.
    let broken = folder.0.join("会议记录.pdf");
    fs::write(&broken, "DF-1.7 half of it").expect("written");
    let (code, told) = verify(&[broken.to_str().expect("a plain path")]);
    assert!(code != Some(0) && told.contains("damaged") && !told.contains("line 1"), "{told}");
}
