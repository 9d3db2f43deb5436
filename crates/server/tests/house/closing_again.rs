//! A closing that is stopped at any instant is run again and comes to the same end: what was not exported whole is not deleted, what was deleted has
//! its certificate, and nothing else is begun in between. Eight kills for each step here; `ZHIXING_KILLS=100` for a longer run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::closing::{demonstration, done, open, refused, step, text, the_day_comes};
use crate::spawned::{Folder, PROGRAM, run, said, until};

/// When to pull the plug, from what lies in the data folder and where the certificate goes.
type Moment = Box<dyn Fn(&Path, &Path) -> bool>;

/// An installation on its way to the end, and where the next steps write.
struct Place {
    folder: Folder,
    name: String,
}

impl Place {
    fn new(name: &str) -> Self {
        let folder = Folder::new(name);
        let place = Self { folder, name: String::new() };
        demonstration(&place.data());
        done(&step(&place.data(), &["--announce", "2199-01-01"]), " told that it ends on");
        place
    }

    /// Exported, and its day has come.
    fn due(name: &str) -> Self {
        let mut place = Self::new(name);
        done(&step(&place.data(), &["--export", text(&place.pack())]), "--delete CERTIFICATE");
        place.name = the_day_comes(&place.data());
        place
    }

    fn data(&self) -> PathBuf {
        self.folder.0.join("data")
    }

    fn pack(&self) -> PathBuf {
        self.folder.0.join("pack")
    }

    /// The words that delete, with the certificate in a folder of its own.
    fn delete_words(&self, data: &Path, certificate: &Path) -> Vec<String> {
        let pack = self.pack();
        let words = ["close-down", "--data", text(data), "--delete", text(certificate), "--exported", text(&pack)];
        words.into_iter().chain(["--confirm", &self.name]).map(str::to_owned).collect()
    }

    /// A copy of what was prepared, to be ended in its own way.
    fn copy(&self, count: usize) -> (PathBuf, PathBuf) {
        let to = self.folder.0.join(format!("copy-{count}"));
        copy_folder(&self.data(), &to);
        (to, self.folder.0.join(format!("certificate-{count}.txt")))
    }
}

/// Connections end on threads of their own, and the last of them takes its files away: what went meanwhile is copied anew.
fn copy_folder(from: &Path, to: &Path) {
    let names = || {
        let all = fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        all.collect::<BTreeSet<_>>()
    };
    until("it is copied whole", || {
        drop(fs::remove_dir_all(to));
        fs::create_dir_all(to).expect("a folder");
        let before = names();
        let copied = before.iter().all(|name| fs::copy(from.join(name), to.join(name)).is_ok());
        (copied && names() == before).then_some(())
    });
}

fn kills() -> u32 {
    std::env::var("ZHIXING_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(8)
}

fn command(words: &[String]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(words).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn asked(words: &[String]) -> Output {
    run(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Runs it and pulls the plug as soon as `now` says so, or it has ended by itself.
fn killed_when(words: &[String], mut now: impl FnMut() -> bool) {
    let mut child = command(words).spawn().expect("it starts");
    while !now() && child.try_wait().expect("its state").is_none() {
        std::thread::yield_now();
    }
    drop(child.kill());
    drop(child.wait());
}

/// How long it takes when nobody stops it.
fn duration(words: &[String]) -> Duration {
    let begun = Instant::now();
    assert!(command(words).status().expect("it runs").success());
    begun.elapsed()
}

/// Whatever the kill left: all is there, or a certificate on the disk says that it is not, and nobody begins anything else there.
fn nothing_is_lost_in_between(data: &Path, certificate: &Path) {
    let draft = data.join("deletion.not-yet-true");
    if data.join("zhixing.db").exists() && holds_its_members(data) {
        assert!(data.join("ledger.key").exists() && !certificate.exists());
        return;
    }
    if !draft.exists() {
        return done(&run(&["verify", text(certificate)]), "CERTIFICATE OF DELETION");
    }
    done(&run(&["verify", text(&draft)]), "CERTIFICATE OF DELETION");
    for words in
        [&["serve", "--listen", "127.0.0.1:0"][..], &["doctor"], &["close-down"], &["close-down", "--call-off"]]
    {
        refused(&run(&[words, &["--data", text(data)]].concat()), "did not come to its end");
    }
}

fn holds_its_members(data: &Path) -> bool {
    open(data).read_now(|tx| tx.maybe::<(i64,)>("select 1 from member limit 1", &[])).expect("an answer").is_some()
}

/// Run again it comes to its end, whatever was left.
fn comes_to_its_end(words: &[String], data: &Path, certificate: &Path) {
    if !certificate.exists() || data.join("deletion.not-yet-true").exists() {
        done(&asked(words), "Everything was deleted");
    }
    done(&run(&["verify", text(certificate)]), "CERTIFICATE OF DELETION");
    let left: Vec<_> =
        fs::read_dir(data).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    let allowed = ["lock", "SIGN-INS.txt", "sign-ins.json"];
    assert!(left.iter().all(|name| allowed.iter().any(|allowed| name == allowed)), "left: {left:?}");
    refused(&asked(words), "there is no database");
}

#[test]
fn a_deletion_that_is_killed_at_any_instant_goes_on_when_it_is_run_again() {
    let place = Place::due("ended-again");
    let (data, certificate) = place.copy(0);
    let whole = duration(&place.delete_words(&data, &certificate));
    for round in 1..=kills() {
        let (data, certificate) = place.copy(round as usize);
        let words = place.delete_words(&data, &certificate);
        let (begun, moment) = (Instant::now(), whole * round / kills());
        killed_when(&words, || begun.elapsed() >= moment);
        nothing_is_lost_in_between(&data, &certificate);
        comes_to_its_end(&words, &data, &certificate);
    }
}

#[test]
fn a_deletion_that_is_killed_at_each_of_its_steps_goes_on_when_it_is_run_again() {
    let place = Place::due("ended-steps");
    let gone = |name: &'static str| move |data: &Path, _: &Path| !data.join(name).exists();
    let moments: [Moment; 5] = [
        Box::new(|data, _| data.join("deletion.not-yet-true").exists()),
        Box::new(gone("zhixing.db")),
        Box::new(gone("zhixing.db-shm")),
        Box::new(gone("ledger.key")),
        Box::new(|_, certificate| certificate.exists()),
    ];
    for (count, moment) in moments.iter().enumerate() {
        let (data, certificate) = place.copy(count);
        let words = place.delete_words(&data, &certificate);
        killed_when(&words, || moment(&data, &certificate));
        nothing_is_lost_in_between(&data, &certificate);
        comes_to_its_end(&words, &data, &certificate);
    }
}

#[test]
fn what_is_left_of_a_deletion_goes_on_only_with_its_pack_its_name_and_any_free_file() {
    let place = Place::due("ended-half");
    let (data, certificate) = place.copy(0);
    let words = place.delete_words(&data, &certificate);
    // Rows and files are gone, the certificate could not be handed out: its folder went away.
    killed_when(&words, || !data.join("zhixing.db").exists());
    fs::write(data.join("ledger.key"), "x").expect("as if the key were still there");
    if !data.join("deletion.not-yet-true").exists() {
        fs::rename(&certificate, data.join("deletion.not-yet-true")).expect("as if it were not handed out");
    }
    let mut other = words.clone();
    *other.last_mut().expect("words") = "another".to_owned();
    refused(&asked(&other), "type the organisation's name");
    let list = place.pack().join("SHA256SUMS");
    let kept = fs::read(&list).expect("the list");
    fs::write(&list, "x").expect("it is spoilt");
    refused(&asked(&words), "is not what was exported");
    fs::write(&list, kept).expect("it is mended");
    fs::write(&certificate, "something else").expect("a file");
    refused(&asked(&words), "exists already");
    let elsewhere = place.folder.0.join("elsewhere.txt");
    comes_to_its_end(&place.delete_words(&data, &elsewhere), &data, &elsewhere);
}

#[test]
fn an_export_that_is_killed_is_no_export_and_is_made_again_in_the_same_folder() {
    let place = Place::new("exported-again");
    let (data, _) = place.copy(0);
    let pack = |count: u32| place.folder.0.join(format!("pack-{count}"));
    let words = |to: &Path| ["close-down", "--data", text(&data), "--export", text(to)].map(str::to_owned).to_vec();
    let whole = duration(&words(&pack(0)));
    for round in 1..=kills() {
        let to = pack(round);
        let (begun, moment) = (Instant::now(), whole * round / kills());
        killed_when(&words(&to), || begun.elapsed() >= moment);
        // Neither list nor mark: it had not begun; a list without a mark: it was faster than the kill.
        if to.join("NOT-FINISHED").exists() || !to.join("SHA256SUMS").exists() {
            done(&asked(&words(&to)), "--delete CERTIFICATE");
        }
        assert!(!to.join("NOT-FINISHED").exists());
        let listed = Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(&to).output();
        assert!(listed.as_ref().is_ok_and(|listed| listed.status.success()), "{listed:?}");
    }
    let other = place.folder.0.join("other");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("mine.txt"), "x").expect("a file of somebody's own");
    refused(&asked(&words(&other)), "is not empty");
}

/// Every write to any file fails, as on a disk that is full.
fn without_room(words: &[String]) -> Output {
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"", PROGRAM])
        .args(words)
        .env("ZHIXING_LANGUAGE", "en");
    command.output().expect("it runs")
}

#[test]
fn on_a_full_disk_nothing_is_deleted_and_nothing_is_noted_as_exported() {
    let place = Place::due("ended-full");
    let (data, certificate) = place.copy(0);
    let words = place.delete_words(&data, &certificate);
    let output = without_room(&words);
    assert!(!output.status.success() && said(&output).lines().count() == 1, "{}", said(&output));
    assert!(holds_its_members(&data) && !certificate.exists() && data.join("ledger.key").exists());
    let to = place.folder.0.join("pack-full");
    let export = ["close-down", "--data", text(&data), "--export", text(&to)].map(str::to_owned);
    let output = without_room(&export);
    assert!(!output.status.success() && said(&output).lines().count() == 1, "{}", said(&output));
    assert!(!to.join("SHA256SUMS").exists());
    comes_to_its_end(&words, &data, &certificate);
}
