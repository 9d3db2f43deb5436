//! An installation is closed down: told, exported, deleted; never before its day, and never what was not exported. The certificate verifies alone.

use std::fs;
use std::path::Path;
use std::process::Output;

use zhixing_kit::Db;
use zhixing_kit::db::Address;
use zhixing_kit::test::places;

use crate::spawned::{Folder, run, said};

pub fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

pub fn step(data: &Path, words: &[&str]) -> Output {
    run(&[&["close-down", "--data", text(data)], words].concat())
}

#[track_caller]
pub fn done(output: &Output, shows: &str) {
    assert!(output.status.success() && said(output).contains(shows), "{}", said(output));
}

#[track_caller]
pub fn refused(output: &Output, why: &str) {
    assert!(!output.status.success() && said(output).contains(why), "{}", said(output));
}

pub fn open(data: &Path) -> Db {
    let around = places().remove(0).db.surroundings().clone();
    Db::open(&Address::parse(None, data).expect("an address"), around).expect("it opens")
}

/// A small installation with a year behind it.
pub fn demonstration(data: &Path) {
    demonstration_of("1", data);
}

/// Of another seed: another organisation, another key.
pub fn demonstration_of(seed: &str, data: &Path) {
    let size = ["demo", "--members", "24", "--branches", "2", "--activities", "10", "--seed", seed];
    assert!(run(&[&size[..], &["--today", "2026-03-18", "--data", text(data)]].concat()).status.success());
}

/// Lets the announced day come, and gives the organisation's name.
pub fn the_day_comes(data: &Path) -> String {
    let come = |tx: &zhixing_kit::Write<'_>| {
        tx.run("update closing_down set ends_on = '2026-03-17'", &[])?;
        tx.one::<(String,)>("select name from unit where parent is null", &[])
    };
    open(data).write_now(come).expect("the day comes").0
}

#[test]
fn an_installation_is_told_exported_and_deleted_in_this_order_and_the_certificate_verifies() {
    let folder = Folder::new("closing");
    let (data, export, certificate) =
        (folder.0.join("data"), folder.0.join("export"), folder.0.join("certificate.txt"));
    demonstration(&data);
    done(&step(&data, &[]), "Next: --announce");
    refused(&step(&data, &["--export", text(&export)]), "No end was announced");
    drop(fs::remove_dir_all(&export));
    refused(&step(&data, &["--announce", "2026-03-19"]), "least 30 days");
    done(&step(&data, &["--announce", "2199-01-01"]), "Next: --export");
    refused(&step(&data, &["--announce", "2199-01-02"]), "announced for 2199-01-01 already");
    done(&step(&data, &["--call-off"]), "called off");
    let told = "select count(*) from receipt r join notice n on n.id = r.notice where n.subject like '%called off%'";
    let (of_end,) = open(&data).read_now(move |tx| tx.one::<(i64,)>(told, &[])).expect("a count");
    assert!(of_end >= 20, "whoever was told of the end is told that it is none: {of_end}");
    done(&step(&data, &["--announce", "2199-01-01"]), " told that it ends on");
    done(&step(&data, &["--export", text(&export)]), "--delete CERTIFICATE");
    let members = fs::read_to_string(export.join("tables/member.jsonl")).expect("the members");
    assert!(members.lines().count() >= 20 && members.starts_with("{\"id\":"), "one object a line");
    assert!(!export.join("tables/session.jsonl").exists(), "nobody needs sessions any more");
    let record = export.join("ledger/000000000.json");
    done(&run(&["verify", text(&record)]), "AS RECORDED");

    let delete =
        |name: &str| step(&data, &["--delete", text(&certificate), "--exported", text(&export), "--confirm", name]);
    refused(&delete("x"), "has not come");
    let name = the_day_comes(&data);
    refused(&delete("x"), "type the organisation's name");
    let shift =
        |sql: &'static str| open(&data).write_now(move |tx| tx.run(sql, &[])).expect("the moment of the export moves");
    shift("update closing_down set exported_at = exported_at - 60000");
    refused(&delete(&name), "recorded after the export");
    shift("update closing_down set exported_at = exported_at + 60000");
    let spoilt = fs::read(&record).expect("a record");
    fs::write(&record, b"{}").expect("it can be written");
    refused(&delete(&name), "is not what was exported");
    fs::write(&record, spoilt).expect("it can be written");
    assert!(data.join("zhixing.db").exists() && data.join("ledger.key").exists(), "nothing was deleted until now");
    done(&delete(&name), "Everything was deleted");
    for gone in ["zhixing.db", "zhixing.db-wal", "zhixing.db-shm", "ledger.key", "ledger.seen"] {
        assert!(!data.join(gone).exists(), "{gone}");
    }
    done(&run(&["verify", text(&certificate)]), "CERTIFICATE OF DELETION");
    let forged = fs::read_to_string(&certificate).expect("the certificate").replace("deleted 2", "deleted 1");
    fs::write(&certificate, forged).expect("it can be written");
    refused(&run(&["verify", text(&certificate)]), "NOT AS SIGNED");
}
