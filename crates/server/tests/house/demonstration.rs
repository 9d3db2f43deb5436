//! The demonstration is interrupted: nothing takes the half of it for the whole, and it can be begun again.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use zhixing_kit::db::Address;
use zhixing_kit::test::places;

use crate::spawned::{Folder, PROGRAM, healthy, run, said, until};

/// A small one, so that a whole one does not take long; a year long enough to be interrupted in.
const WORDS: [&str; 7] = ["demo", "--members", "24", "--branches", "2", "--today", "2026-03-18"];

fn begin(data: &str, more: &[&str]) -> Child {
    let mut command = Command::new(PROGRAM);
    command.args(WORDS).args(["--data", data]).args(more).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().expect("it starts")
}

fn kill(mut child: Child) {
    child.kill().expect("it is still running");
    assert!(!child.wait().expect("it ends").success());
}

/// Kills one after the first tenth of its way.
fn interrupted(data: &str, more: &[&str]) {
    let mut child = begin(data, more);
    let told = BufReader::new(child.stderr.take().expect("what it says")).lines().next();
    assert_eq!(told.expect("a line").expect("readable"), "10%");
    kill(child);
}

#[track_caller]
fn refused(arguments: &[&str], why: &str) {
    let output = run(arguments);
    assert!(!output.status.success() && said(&output).contains(why), "{arguments:?}: {}", said(&output));
}

fn files(data: &Path) -> Vec<bool> {
    ["zhixing.db", "ledger.key", "sign-ins.json", "SIGN-INS.txt"].iter().map(|name| data.join(name).exists()).collect()
}

#[test]
fn half_a_demonstration_is_refused_by_everything_and_begun_anew() {
    let folder = Folder::new("half-demo");
    let (path, list) = (folder.0.join("data"), folder.0.join("list.csv"));
    let data = path.to_str().expect("a plain path");
    fs::write(&list, "x").expect("a file");
    let (list, to, copy) = (list.to_str().expect("plain"), folder.0.join("to"), folder.0.join("copy"));
    interrupted(data, &[]);
    assert_eq!(files(&path), [true, false, false, false]);
    let every: [&[&str]; 8] = [
        &["doctor"],
        &["serve"],
        &["recover", "admin"],
        &["import", "members", list],
        &["backup", "--to", copy.to_str().expect("plain")],
        &["erase", "admin"],
        &["key"],
        &["filing-pack", "--to", copy.to_str().expect("plain")],
    ];
    for command in every {
        refused(&[command, &["--data", data]].concat(), "run `zhixing demo`");
    }
    refused(&["move", "--from", data, "--to", to.to_str().expect("plain")], "not finished");
    // Interrupted again, and with a key: the folder held none when it was begun.
    interrupted(data, &[]);
    fs::write(path.join("ledger.key"), "a key that was not finished").expect("a file");
    let again = run(&[&WORDS[..], &["--data", data]].concat());
    assert!(again.status.success(), "{}", said(&again));
    assert_eq!(files(&path), [true, true, true, true]);
    healthy(&path, &[]);
    refused(&[&WORDS[..], &["--data", data]].concat(), "exists already");
}

#[test]
fn one_that_was_interrupted_before_it_wrote_anything_is_begun_anew() {
    let folder = Folder::new("begun-demo");
    let path = folder.0.join("data");
    let data = path.to_str().expect("a plain path");
    let child = begin(data, &[]);
    until("there is a database", || path.join("zhixing.db").exists().then_some(()));
    kill(child);
    let again = run(&[&WORDS[..], &["--data", data, "--activities", "8"]].concat());
    assert!(again.status.success(), "{}", said(&again));
    healthy(&path, &[]);
}

#[test]
fn half_a_demonstration_on_a_server_says_what_to_do() {
    let Some(place) = places().into_iter().find(|place| place.engine == "postgres") else {
        return println!("skipped: half a demonstration on a server needs ZHIXING_TEST_POSTGRES");
    };
    let Address::Postgres(url) = place.scratch().address() else { unreachable!("a server") };
    let folder = Folder::new("half-demo-server");
    let data = folder.0.to_str().expect("a plain path");
    let more = ["--database", url.as_str()];
    interrupted(data, &more);
    refused(&[&["doctor", "--data", data], &more[..]].concat(), "create it again empty");
    refused(&[&WORDS[..], &["--data", data], &more[..]].concat(), "create it again empty");
    refused(&["move", "--from", data, "--to", url.as_str()], "there is no installation");
}
