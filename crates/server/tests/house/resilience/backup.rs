//! Copies: made while people write at full speed, put back whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use zhixing_kit::db::scratch::TEST_SERVER;

use crate::spawned::{Folder, Program, Start, healthy, run, said, stored_words, until};

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

fn restore(from: &Path, data: &Path) -> std::process::Output {
    run(&["restore", "--from", text(from), "--data", text(data)])
}

/// A refused restore says why and leaves nothing.
#[track_caller]
fn refused(from: &Path, data: &Path, why: &str) {
    let output = restore(from, data);
    assert!(!output.status.success() && said(&output).contains(why), "{}", said(&output));
    assert!(!data.exists(), "nothing is left behind");
}

#[test]
fn a_backup_while_people_write_holds_all_that_was_acknowledged_before_it_began() {
    let folder = Folder::new("backup");
    let (data, copy, again) = (folder.0.join("data"), folder.0.join("copy.zhixing"), folder.0.join("again"));
    let program = Program::start(&data);
    let cookies = program.found();
    let (stop, acknowledged) = (AtomicBool::new(false), Mutex::new(BTreeSet::new()));
    let before = std::thread::scope(|scope| {
        for person in 0..4 {
            let (program, cookies, stop, acknowledged) = (program.speaker(), &cookies, &stop, &acknowledged);
            scope.spawn(move || {
                for count in (0..).take_while(|_| !stop.load(Ordering::SeqCst)) {
                    let words = format!("person-{person}-count-{count}");
                    assert_eq!(program.suggest(cookies, &words).expect("an answer").status, 303);
                    acknowledged.lock().expect("no panic").insert(words);
                }
            });
        }
        let known = || acknowledged.lock().expect("no panic").clone();
        let before = until("people have written", || Some(known()).filter(|known| known.len() > 40));
        let output = run(&["backup", "--data", text(&data), "--to", text(&copy)]);
        stop.store(true, Ordering::SeqCst);
        assert!(output.status.success(), "{}", said(&output));
        before
    });
    drop(program);
    let output = restore(&copy, &again);
    assert!(output.status.success(), "{}", said(&output));
    healthy(&again, &[]);
    let stored = stored_words(&again, &Start::default());
    assert!(before.is_subset(&stored), "lost: {:?}", before.difference(&stored).collect::<Vec<_>>());
    // Never over what is there, and never over another copy.
    let output = restore(&copy, &again);
    assert!(!output.status.success() && said(&output).contains("never over existing data"), "{}", said(&output));
    assert_eq!(stored_words(&again, &Start::default()), stored);
    let output = run(&["backup", "--data", text(&data), "--to", text(&copy)]);
    assert!(!output.status.success() && said(&output).contains("never overwrites"), "{}", said(&output));
}

#[test]
fn a_copy_that_is_cut_off_or_altered_is_refused_and_leaves_nothing() {
    let folder = Folder::new("altered");
    let (data, copy, spoilt, again) =
        (folder.0.join("data"), folder.0.join("copy"), folder.0.join("spoilt"), folder.0.join("again"));
    Program::start(&data).found();
    let output = run(&["backup", "--data", text(&data), "--to", text(&copy)]);
    assert!(output.status.success(), "{}", said(&output));
    let sound = folder.0.join("sound");
    assert!(restore(&copy, &sound).status.success(), "the whole copy is accepted");
    let whole = fs::read(&copy).expect("the copy");
    for part in 0..10 {
        fs::write(&spoilt, &whole[..whole.len() * part / 10]).expect("it can be written");
        refused(&spoilt, &again, "is no complete backup");
    }
    // The last bytes are the sum of the compressed stream: a copy without them is cut off too.
    fs::write(&spoilt, &whole[..whole.len() - 4]).expect("it can be written");
    refused(&spoilt, &again, "is ");
    let mut refusals = 0;
    for part in 1..20 {
        let mut altered = whole.clone();
        altered[whole.len() * part / 20] ^= 0x10;
        fs::write(&spoilt, altered).expect("it can be written");
        // A few bits of a compressed stream mean nothing; then what comes out is what went in, and it may pass.
        if restore(&spoilt, &again).status.success() {
            let (found, known) = (fs::read(again.join("zhixing.db")), fs::read(sound.join("zhixing.db")));
            assert!(found.expect("restored") == known.expect("restored"), "part {part} altered the data");
            fs::remove_dir_all(&again).expect("it can be removed");
        } else {
            assert!(!again.exists(), "nothing is left behind");
            refusals += 1;
        }
    }
    assert!(refusals > 12, "{refusals} of 19 altered copies were refused");
    fs::write(&spoilt, b"hello").expect("it can be written");
    refused(&spoilt, &again, "is no complete backup");
    refused(&folder.0.join("nowhere"), &again, "nowhere");
    let left: Vec<_> =
        fs::read_dir(&folder.0).expect("the folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(left.len(), 4, "only what was there: {left:?}");
}

#[test]
fn a_server_is_backed_up_into_the_same_file_and_restored_into_a_folder_or_a_server() {
    if std::env::var(TEST_SERVER).is_err() {
        println!("skipped: the backup of a server needs ZHIXING_TEST_POSTGRES");
        return;
    }
    let folder = Folder::new("server-backup");
    let [from, into] = [0, 1].map(|_| zhixing_kit::test::places().pop().expect("a place"));
    let [from, into] = [&from, &into].map(|place| match place.scratch().address() {
        zhixing_kit::db::Address::Postgres(url) => url,
        zhixing_kit::db::Address::File(file) => panic!("a server, not {}", file.display()),
    });
    let (data, copy) = (folder.0.join("data"), folder.0.join("copy"));
    let start = Start { arguments: vec!["--database".to_owned(), from.clone()], log: None };
    let program = Program::start_as(&data, &start);
    let cookies = program.found();
    assert_eq!(program.suggest(&cookies, "kept").expect("an answer").status, 303);
    let output = run(&["backup", "--data", text(&data), "--database", &from, "--to", text(&copy)]);
    assert!(output.status.success(), "{}", said(&output));
    drop(program);
    let again = folder.0.join("again");
    let output = restore(&copy, &again);
    assert!(output.status.success(), "{}", said(&output));
    healthy(&again, &[]);
    assert!(stored_words(&again, &Start::default()).contains("kept"));
    let server = folder.0.join("server");
    let output = run(&["restore", "--from", text(&copy), "--data", text(&server), "--database", &into]);
    assert!(output.status.success(), "{}", said(&output));
    healthy(&server, &["--database".to_owned(), into.clone()]);
    assert!(!server.join("zhixing.db").exists(), "the data is in the server, the key beside it");
    // A server that holds data is never written over.
    let third = folder.0.join("third");
    let output = run(&["restore", "--from", text(&copy), "--data", text(&third), "--database", &into]);
    assert!(!output.status.success() && said(&output).contains("holds data already"), "{}", said(&output));
}

#[test]
fn an_old_backup_over_a_newer_ledger_is_told_and_needs_a_word() {
    let folder = Folder::new("older");
    let (data, copy) = (folder.0.join("data"), folder.0.join("copy"));
    let program = Program::start(&data);
    let cookies = program.found();
    let output = run(&["backup", "--data", text(&data), "--to", text(&copy)]);
    assert!(output.status.success(), "{}", said(&output));
    for count in 0..3 {
        assert_eq!(program.suggest(&cookies, &format!("later {count}")).expect("an answer").status, 303);
    }
    let log = || {
        program.get("", "/ledger/checkpoint").and_then(|reply| reply.text.split("\r\n\r\n").nth(1).map(str::to_owned))
    };
    let of = |checkpoint: String| checkpoint.lines().nth(1).and_then(|size| size.parse::<u64>().ok());
    let newest = until("the clerk has added all", || log().and_then(of).filter(|size| *size >= 4));
    let seen = data.join("ledger.seen");
    until("the newest checkpoint is kept", || {
        fs::read_to_string(&seen).ok().and_then(of).filter(|size| *size >= newest)
    });
    drop(program);
    for name in ["zhixing.db", "zhixing.db-wal", "zhixing.db-shm", "ledger.key"] {
        drop(fs::remove_file(data.join(name)));
    }
    let output = restore(&copy, &data);
    assert!(!output.status.success() && said(&output).contains("would be lost"), "{}", said(&output));
    let output = run(&["restore", "--from", text(&copy), "--data", text(&data), "--accept-older"]);
    assert!(output.status.success(), "{}", said(&output));
    // Looking tells it, with the moment of the last record that is kept, and moving refuses it.
    let output = run(&["doctor", "--data", text(&data)]);
    assert!(
        !output.status.success() && said(&output).contains("WRONG ledger: this data is older"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("its last record is of 20"), "{}", said(&output));
    let away = folder.0.join("away");
    let output = run(&["move", "--from", text(&data), "--to", text(&away)]);
    assert!(
        !output.status.success() && said(&output).contains("nothing was moved: this data is older"),
        "{}",
        said(&output)
    );
    assert!(!away.join("zhixing.db").exists());
    // Serving asks once more: whoever restored need not be who serves.
    let output = run(&["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    assert!(!output.status.success() && said(&output).contains("would be lost"), "{}", said(&output));
    let start = Start { arguments: vec!["--accept-older".to_owned()], log: None };
    drop(Program::start_as(&data, &start));
    assert!(stored_words(&data, &Start::default()).is_empty(), "what came later is gone");
    // It is recorded, and from now on this is the ledger.
    drop(Program::start(&data));
    healthy(&data, &[]);
}
