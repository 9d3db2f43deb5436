//! The ledger's key is lost, broken, stolen: brought back from a backup, or another one begun, which everybody can see. Whatever was signed before verifies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::closing::{demonstration, demonstration_of, done, refused, text};
use crate::spawned::{Folder, PROGRAM, Program, healthy, run, said};

struct Place {
    folder: Folder,
}

impl Place {
    fn new(name: &str) -> Self {
        let place = Self { folder: Folder::new(name) };
        demonstration(&place.data());
        place
    }

    fn data(&self) -> PathBuf {
        self.folder.0.join("data")
    }

    fn key(&self) -> PathBuf {
        self.data().join("ledger.key")
    }

    fn step(&self, words: &[&str]) -> Output {
        run(&[&["key", "--data", text(&self.data())], words].concat())
    }

    fn renew(&self, ground: &str) -> Output {
        self.step(&["--renew", ground, "--because", "旧服务器的硬盘坏了"])
    }

    /// The public key, as the command says it.
    fn public_key(&self) -> String {
        let told = said(&self.step(&[]));
        told.lines().find_map(|line| line.strip_prefix("public key 公钥: ")).expect("a key").to_owned()
    }
}

/// The newest checkpoint, as a witness fetches it.
fn witnessed(data: &Path, path: &str) -> (u16, String) {
    let reply = Program::start(data).get("", path).expect("an answer");
    let body = reply.text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default();
    (reply.status, body)
}

#[test]
fn a_lost_or_broken_key_is_brought_back_from_its_backup() {
    let place = Place::new("key-back");
    let (backup, other) = (place.folder.0.join("b.zhixing"), place.folder.0.join("copy.key"));
    assert!(run(&["backup", "--data", text(&place.data()), "--to", text(&backup)]).status.success());
    fs::copy(place.key(), &other).expect("a copy of the key alone");
    let line = fs::read(place.key()).expect("the key");
    done(&place.step(&[]), "is the ledger's key");
    refused(&place.renew("lost"), "it is not lost");
    for from in [&backup, &other] {
        fs::remove_file(place.key()).expect("it is lost");
        refused(&place.step(&[]), "is MISSING");
        refused(&run(&["serve", "--data", text(&place.data())]), "zhixing key --restore");
        done(&place.step(&["--restore", text(from)]), "is the ledger's key");
        assert_eq!(fs::read(place.key()).expect("the key"), line);
        fs::write(place.key(), &line[..20]).expect("it is broken");
        refused(&place.step(&[]), "CANNOT BE READ");
        refused(&place.renew("planned"), "bring it back first");
        done(&place.step(&["--restore", text(from)]), "is the ledger's key");
        healthy(&place.data(), &[]);
    }
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(place.key()).expect("it is there").permissions());
    assert_eq!(mode & 0o777, 0o600);
    for (bytes, why) in
        [(&b"no key"[..], "neither a whole backup"), (&fs::read(&backup).expect("it")[..900], "neither")]
    {
        fs::write(&other, bytes).expect("a file");
        refused(&place.step(&["--restore", text(&other)]), why);
    }
    let stranger = Place { folder: Folder::new("key-stranger") };
    demonstration_of("2", &stranger.data());
    refused(&place.step(&["--restore", text(&stranger.key())]), "another key than the ledger's");
    fs::copy(stranger.key(), place.key()).expect("a foreign key");
    refused(&place.step(&[]), "ANOTHER key");
    refused(&place.renew("lost"), "move it away");
    let doctor = run(&["doctor", "--data", text(&place.data())]);
    refused(&doctor, "is not the key of this ledger");
}

#[test]
fn a_lost_key_has_a_successor_that_everybody_can_see_and_what_it_signed_still_verifies() {
    let place = Place::new("key-lost");
    let (data, old) = (place.data(), place.public_key());
    let record = exported(&place, "before.json");
    let (_, kept) = witnessed(&data, "/ledger/checkpoint");
    assert_eq!(witnessed(&data, "/ledger/keys/1").0, 404);
    fs::remove_file(place.key()).expect("it is lost");
    refused(&place.step(&["--renew", "lost"]), "--because");
    refused(&place.step(&["--renew", "lost", "--because", " "]), "what happened");
    refused(&place.renew("exposed"), "--renew lost");
    done(&place.renew("lost"), "The ledger has a new key");
    let new = place.public_key();
    assert!(new != old && new.split('+').next() == old.split('+').next(), "another key, the same log");

    healthy(&data, &[]);
    let doctor = run(&["doctor", "--data", text(&data)]);
    done(&doctor, "key 1 signed");
    let (_, now) = witnessed(&data, "/ledger/checkpoint");
    assert!(size(&now) > size(&kept) && signer(&now) != signer(&kept));
    let (status, note) = witnessed(&data, "/ledger/keys/1");
    let note_file = place.folder.0.join("handover.txt");
    fs::write(&note_file, &note).expect("the witness keeps it");
    assert_eq!(status, 200, "{note}");
    for key in [&old, &new] {
        done(&run(&["verify", text(&note_file), "--key", key]), "signed by the NEW key alone");
    }
    fs::write(&note_file, note.replace("ground lost", "ground planned")).expect("it is forged");
    refused(&run(&["verify", text(&note_file)]), "NOT AS SIGNED");

    let after = exported(&place, "after.json");
    done(&run(&["verify", text(&record), "--key", &old]), "AS RECORDED");
    refused(&run(&["verify", text(&after), "--key", &old]), "NOT AS RECORDED");
    for file in [&record, &after] {
        done(&run(&["verify", text(file), "--key", &old, "--key", &new]), "AS RECORDED");
    }
    // The change itself is a record, which the new key proves.
    done(&run(&["verify", text(&after), "--language", "zh"]), "更换台账密钥");
}

#[test]
fn a_key_that_may_be_in_other_hands_signs_its_own_end_and_nothing_after() {
    let place = Place::new("key-exposed");
    let old = place.public_key();
    done(&place.renew("exposed"), "destroy it");
    let aside = place.data().join("ledger.ended-1");
    assert!(aside.exists());
    let (_, note) = witnessed(&place.data(), "/ledger/keys/1");
    let file = place.folder.0.join("handover.txt");
    fs::write(&file, note).expect("the witness keeps it");
    done(&run(&["verify", text(&file), "--key", &old]), "signed by both keys");
    // The old key put back, by mistake or by who took it: nothing is served or added with it.
    fs::rename(place.key(), place.folder.0.join("new.key")).expect("it is moved");
    fs::copy(&aside, place.key()).expect("the old key is back");
    refused(&run(&["serve", "--data", text(&place.data())]), "not this log's");
    refused(&place.step(&["--restore", text(&aside)]), "another key than the ledger's");
    fs::remove_file(place.key()).expect("it goes");
    done(&place.step(&["--restore", text(&place.folder.0.join("new.key"))]), "is the ledger's key");
    done(&place.renew("planned"), "The ledger has a new key");
    healthy(&place.data(), &[]);
    assert_eq!(witnessed(&place.data(), "/ledger/keys/2").0, 200);
}

#[test]
fn a_ledger_that_was_changed_gets_no_new_key() {
    let place = Place::new("key-spoilt");
    let db = crate::closing::open(&place.data());
    db.write_now(|tx| tx.run("update statement set body = replace(body, '党', '堂')", &[]).map(drop))
        .expect("it is spoilt");
    drop(db);
    refused(&place.renew("planned"), "not as it was recorded");
    fs::remove_file(place.key()).expect("it is lost");
    refused(&place.renew("lost"), "not as it was recorded");
}

#[test]
fn a_change_of_keys_that_is_killed_at_any_instant_goes_on_when_it_is_run_again() {
    let place = Place::new("key-killed");
    let words = ["key", "--data", text(&place.data()), "--renew", "planned", "--because", "x"].map(str::to_owned);
    let begun = Instant::now();
    assert!(run(&words.each_ref().map(String::as_str)).status.success());
    let whole = begun.elapsed();
    for round in 0..10 {
        let mut child =
            Command::new(PROGRAM).args(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        let (begun, moment) = (Instant::now(), whole * round / 10 + Duration::from_millis(5));
        while begun.elapsed() < moment {
            std::thread::yield_now();
        }
        drop(child.kill());
        drop(child.wait());
        let state = place.step(&[]);
        if !state.status.success() {
            refused(&state, "was begun and not finished");
            done(&place.renew("planned"), "is the ledger's key");
        }
        healthy(&place.data(), &[]);
    }
}

/// The record of the organisation itself, as its page gives it to the administrator.
fn exported(place: &Place, name: &str) -> PathBuf {
    let to = place.folder.0.join(name);
    let db = crate::closing::open(&place.data());
    let clerk = zhixing_records::Clerk::open(
        &db,
        &db.read_now(zhixing_people::the_organisation).expect("an answer").expect("one"),
        zhixing_records::SigningKey::read(&place.key()).expect("it can be read").expect("a key"),
    )
    .expect("the clerk");
    let size = db.read_now(zhixing_records::log_state).expect("an answer").head.expect("a log").size;
    let record =
        db.read_now(move |tx| zhixing_records::export_places(tx, 0, size)).expect("a record").expect("statements");
    fs::write(&to, clerk.seal(&record)).expect("it is written");
    to
}

fn size(checkpoint: &str) -> u64 {
    checkpoint.lines().nth(1).and_then(|line| line.parse().ok()).expect("a size")
}

/// The short id of the key that signed.
fn signer(checkpoint: &str) -> String {
    let line = checkpoint.lines().last().expect("a signature");
    line.rsplit(' ').next().expect("base64").chars().take(5).collect()
}
