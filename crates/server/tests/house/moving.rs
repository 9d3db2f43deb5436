//! A whole installation moved between the databases, there and back; half a move, a taken target, a foreign key.

use std::fs;
use std::path::Path;
use std::process::Output;

use zhixing_kit::Db;
use zhixing_kit::db::Address;
use zhixing_kit::db::scratch::Scratch;
use zhixing_kit::test::places;

use crate::spawned::{Folder, healthy, run, said};

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

/// A small installation with a year behind it; another seed, another organisation.
fn demonstration(data: &Path, seed: &str) {
    let words = [
        "demo",
        "--members",
        "24",
        "--branches",
        "2",
        "--activities",
        "10",
        "--today",
        "2026-03-18",
        "--seed",
        seed,
        "--data",
    ];
    let output = run(&[&words[..], &[text(data)]].concat());
    assert!(output.status.success(), "{}", said(&output));
}

#[track_caller]
fn moved(arguments: &[&str]) -> String {
    let output = run(&[&["move"], arguments].concat());
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

#[track_caller]
fn refused(output: &Output, why: &str) {
    assert!(!output.status.success() && said(output).contains(why), "{}", said(output));
}

fn open(data: &Path) -> Db {
    let around = places().remove(0).db.surroundings().clone();
    Db::open(&Address::parse(None, data).expect("an address"), around).expect("it opens")
}

/// As a node has it open.
fn open_server(url: &str) -> Db {
    let around = places().remove(0).db.surroundings().clone();
    Db::open(&Address::Postgres(url.to_owned()), around).expect("it opens")
}

/// A fresh PostgreSQL database, to which nobody is connected, and its address.
fn server() -> Option<(Scratch, String)> {
    let scratch = Scratch::database()?;
    let Address::Postgres(url) = scratch.address() else { return None };
    Some((scratch, url))
}

#[test]
fn an_installation_moves_to_the_server_and_back_and_is_the_same() {
    let folder = Folder::new("moving");
    let (data, back) = (folder.0.join("data"), folder.0.join("back"));
    demonstration(&data, "1");
    let same = folder.0.join("same");
    fs::create_dir(&same).expect("a folder");
    for file in fs::read_dir(&data).expect("its files").flatten().filter(|file| file.file_name() != "lock") {
        fs::copy(file.path(), same.join(file.file_name())).expect("a copy");
    }
    let Some((_held, url)) = server() else {
        println!("skipped: moving to a server needs ZHIXING_TEST_POSTGRES; a folder is moved instead");
        let told = moved(&["--from", text(&data), "--to", text(&back)]);
        assert!(told.contains("the ledger verifies"), "{told}");
        return healthy(&back, &[]);
    };
    let told = moved(&["--from", text(&data), "--to", &url]);
    assert!(told.contains("the ledger verifies") && told.contains("stays at"), "{told}");
    healthy(&data, &["--database".to_owned(), url.clone()]);
    refused(&run(&["move", "--from", text(&data), "--to", &url]), "holds data already");
    refused(&run(&["move", "--from", &url, "--to", text(&back)]), "--key");
    let key = data.join("ledger.key");
    // A node that serves from the server would go on there, and sign with the same key.
    let node = open_server(&url);
    let told = run(&["move", "--from", &url, "--to", text(&back), "--key", text(&key)]);
    refused(&told, "stop every node first");
    drop(node);
    moved(&["--from", &url, "--to", text(&back), "--key", text(&key)]);
    healthy(&back, &[]);
    assert_eq!(fs::read(&key).expect("the key"), fs::read(back.join("ledger.key")).expect("its copy"));
    // There and back again nothing has changed: the same installation once more goes into the same number of rows.
    let [first, second] = [&same, &back].map(|from| {
        let to = folder.0.join(format!("again-{}", from.file_name().expect("a name").to_string_lossy()));
        let told = moved(&["--from", text(from), "--to", text(&to)]);
        told.lines()
            .find(|line| line.contains("rows of"))
            .and_then(|line| line.split(" are").next())
            .expect("a count")
            .to_owned()
    });
    assert_eq!(first, second);
}

#[test]
fn half_a_move_is_refused_by_everything_and_can_be_begun_again() {
    let folder = Folder::new("half-moved");
    let (data, to) = (folder.0.join("data"), folder.0.join("to"));
    demonstration(&data, "1");
    refused(&run(&["move", "--from", text(&data), "--to", text(&data)]), "are the same place");
    moved(&["--from", text(&data), "--to", text(&to)]);
    // A target that holds an installation is not told to be half a move: nothing is wrong with it.
    let taken = run(&["move", "--from", text(&data), "--to", text(&to)]);
    let told = String::from_utf8_lossy(&taken.stderr).into_owned();
    assert!(!taken.status.success() && told.contains("nothing was moved") && told.contains("is as it was"), "{told}");
    assert!(!told.contains("until the move is run again"), "{told}");
    // As a kill in the middle leaves it: marked, and not whole.
    open(&to)
        .write_now(|tx| {
            tx.run("insert into arrival (organisation, begun_at) values ('x', 1)", &[])?;
            tx.run("delete from concern", &[]).map(drop)
        })
        .expect("it is spoilt");
    for command in ["doctor", "serve"] {
        refused(&run(&[command, "--data", text(&to)]), "not finished");
    }
    refused(&run(&["move", "--from", text(&to), "--to", text(&folder.0.join("third"))]), "was not finished");
    moved(&["--from", text(&data), "--to", text(&to)]);
    healthy(&to, &[]);
}

#[test]
fn a_missing_or_foreign_key_is_told_before_anything_is_written() {
    let folder = Folder::new("key-moved");
    let (data, other, to) = (folder.0.join("data"), folder.0.join("other"), folder.0.join("to"));
    demonstration(&data, "1");
    fs::rename(data.join("ledger.key"), folder.0.join("kept.key")).expect("it is moved away");
    refused(&run(&["move", "--from", text(&data), "--to", text(&to)]), "no ledger key");
    demonstration(&other, "2");
    let foreign = other.join("ledger.key");
    refused(&run(&["move", "--from", text(&data), "--to", text(&to), "--key", text(&foreign)]), "another ledger");
    assert!(!to.join("zhixing.db").exists());
    moved(&["--from", text(&data), "--to", text(&to), "--key", text(&folder.0.join("kept.key"))]);
    healthy(&to, &[]);
    // What was seen last goes along with the key, so that an older copy is noticed there too.
    let seen = fs::read_to_string(to.join("ledger.seen")).expect("the newest checkpoint");
    assert!(seen.lines().nth(1).and_then(|size| size.parse::<u64>().ok()).is_some_and(|size| size > 0), "{seen}");
}

#[test]
fn the_source_of_a_move_says_where_it_went_and_is_served_only_by_who_returns() {
    let folder = Folder::new("moved-away");
    let (data, to) = (folder.0.join("data"), folder.0.join("to"));
    demonstration(&data, "1");
    moved(&["--from", text(&data), "--to", text(&to)]);
    let serve = ["serve", "--listen", "127.0.0.1:0", "--data"];
    let told = run(&[&serve[..], &[text(&data)]].concat());
    refused(&told, text(&to));
    refused(&told, "--return-here");
    // Nothing else changes it there either: what only looks goes on, and says so.
    let (there, list) = (["--data", text(&data)], folder.0.join("list.csv"));
    fs::write(&list, "姓名,编号\n某人,X1\n").expect("a list");
    for words in [
        &["import", "members", text(&list)][..],
        &["erase", "J00003", "--ground", "asked"],
        &["recover", "J00003"],
        &["key", "--renew", "planned", "--because", "a habit"],
        &["close-down", "--announce", "2099-01-01"],
        &["close-down", "--delete", "certificate", "--exported", "nowhere", "--confirm", "name"],
        &["doctor"],
    ] {
        refused(&run(&[words, &there[..]].concat()), text(&to));
    }
    refused(&run(&["move", "--from", text(&data), "--to", text(&folder.0.join("another"))]), text(&to));
    assert!(run(&[&["backup", "--to", text(&folder.0.join("copy"))], &there[..]].concat()).status.success());
    // The mark stays behind, and the target is whole.
    assert_eq!(open(&to).read_now(zhixing_keeper::departed).expect("asked"), None);
    let db = open(&data);
    let (place, at) = db.read_now(zhixing_keeper::departed).expect("asked").expect("it was moved");
    assert!(place.ends_with("/to"), "{place}");
    db.write_now(move |tx| zhixing_keeper::come_back(tx, &place, at)).expect("it returns");
    assert_eq!(db.read_now(zhixing_keeper::departed).expect("asked"), None);
    let noted = "select count(*) from statement where verb = 'came-back'";
    assert_eq!(db.read_now(move |tx| tx.one::<(u64,)>(noted, &[])).expect("a count").0, 1);
}
