//! `zhixing recover`: the way back for who runs the machine, whatever became of the administrators.

use std::path::Path;

use zhixing_kit::Db;
use zhixing_kit::db::Address;

use crate::spawned::{Folder, PASSWORD, Program, run, said};

/// Runs it with these words; what it said, and whether it went well.
fn recover(data: &Path, words: &[&str]) -> (String, bool) {
    let data = data.to_str().expect("a plain path");
    let output = run(&[&["recover"], words, &["--data", data]].concat());
    (said(&output), output.status.success())
}

/// What no page does any more, and an older program did: nobody holds the post, and the one who did has left.
fn lose_the_administrator(data: &Path) {
    let surroundings = zhixing_kit::test::places().remove(0).db.surroundings().clone();
    let db = Db::open(&Address::parse(None, data).expect("an address"), surroundings).expect("it opens");
    let lost = db.write_now(|tx| {
        tx.run("update post set from_on = '2020-01-01', to_on = '2020-01-02', ended_at = 1", &[])?;
        tx.run("update membership set from_on = '2020-01-01', to_on = '2020-01-02'", &[])
    });
    assert_eq!(lost.expect("both are written"), 1);
}

#[test]
fn the_machine_gives_a_way_back_whatever_became_of_the_administrators() {
    let folder = Folder::new("recover");
    let data = &folder.0;
    {
        let program = Program::start(data);
        let (told, done) = recover(data, &["admin"]);
        assert!(!done && told.contains("there is no organisation yet"), "{told}");
        program.found();
        let (told, done) = recover(data, &["x"]);
        assert!(!done && told.contains(r#"no member with the number "x"; administrators have: admin"#), "{told}");
        let (told, done) = recover(data, &["admin"]);
        assert!(done && told.contains("/activate/") && !told.contains("no administrator"), "{told}");
    }
    lose_the_administrator(data);
    let (told, done) = recover(data, &["x"]);
    assert!(!done && told.contains("there is no member"), "{told}");
    let (told, done) = recover(data, &["admin"]);
    assert!(!done && told.contains("has left"), "{told}");
    let (told, done) = recover(data, &["admin", "--administrator"]);
    assert!(done && !told.contains("no administrator"), "{told}");
    let link = told.lines().find_map(|line| line.split_once("/activate/")).expect("a link").1.to_owned();
    let program = Program::start(data);
    let set = program.post("", &format!("/activate/{link}"), &[("new_password", PASSWORD)]).expect("an answer");
    assert_eq!(set.status, 303, "{}", set.text);
    let page = program.get(&set.cookies(), "/settings/accounts").expect("an answer");
    assert!(page.status == 200 && page.text.contains("admin"), "{}", page.text);
}
