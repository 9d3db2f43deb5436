//! A full disk, and a database file that can no longer be written: nothing is half saved, the answer says so, and with room again all goes on.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::server::Server;
use crate::spawned::{Folder, Program, Speaker, Start, healthy, stored_words};

/// How much the small disks hold.
const SIZE: &str = "size=64m";
/// As many writes as could not fit into what the ballast leaves.
const WRITES_MAX: usize = 4_000;

/// A small disk of our own; `None`, with a word, where we may not mount one.
struct Disk(PathBuf);

impl Disk {
    fn mount(path: &Path, test: &str) -> Option<Self> {
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", SIZE, "zhixing-test"]).arg(path);
        if command.stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
            return Some(Self(path.to_owned()));
        }
        eprintln!("skipped: {test} needs the right to mount a small disk");
        None
    }

    /// Fills it until the engine has only this much left.
    fn fill(&self, left: usize) {
        // All that is free, to the last byte; then a piece is given back.
        let ballast = self.0.join("ballast");
        let mut file = fs::File::create(&ballast).expect("a file");
        let written = std::io::copy(&mut std::io::repeat(0), &mut file).err();
        assert!(written.is_some(), "the disk is full now");
        let size = file.metadata().expect("its size").len();
        file.set_len(size.saturating_sub(left as u64)).expect("it shrinks");
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("ballast")).expect("it can be removed");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(&self.0).status());
    }
}

/// Writes until the program says that it cannot, for the reason that the sentence names; gives what was acknowledged.
fn write_until_refused(
    program: &Speaker,
    cookies: &str,
    who: &str,
    (status, sentence): (u16, &str),
) -> BTreeSet<String> {
    let padding = "字".repeat(600);
    let mut acknowledged = BTreeSet::new();
    for count in 0..WRITES_MAX {
        let words = format!("{who}-{count}-{padding}");
        let reply = program.suggest(cookies, &words).expect("an answer");
        if reply.status == 303 {
            acknowledged.insert(words);
            continue;
        }
        assert_eq!(reply.status, status, "{}", reply.text);
        assert!(reply.text.contains(sentence), "{}", reply.text);
        return acknowledged;
    }
    panic!("{WRITES_MAX} writes fitted");
}

/// Breaks the writing under a running program and mends it again: what was acknowledged is there, what was refused is not.
fn refused_writes_are_told_and_survived(
    (data, start): (&Path, &Start),
    (told, is_stuck): ((u16, &str), bool),
    break_it: impl FnOnce(&Program),
    mend_it: impl FnOnce(&Program),
) {
    let program = Program::start_as(data, start);
    let cookies = program.found();
    break_it(&program);
    let mut acknowledged = write_until_refused(&program, &cookies, "first", told);
    // Again, and by several at once: the same answer, and pages are still shown.
    std::thread::scope(|scope| {
        let (speaker, cookies): (&Speaker, _) = (&program, &cookies);
        let writers = ["a", "b", "c"].map(|who| scope.spawn(move || write_until_refused(speaker, cookies, who, told)));
        acknowledged.extend(writers.into_iter().flat_map(|writer| writer.join().expect("no panic")));
    });
    assert!(program.get(&cookies, "/settings").is_some_and(|page| page.status == 200), "reading goes on");
    let health = |status: u16| program.get("", "/healthz").is_some_and(|reply| reply.status == status);
    // A small write may still find room where a larger one found none.
    acknowledged.extend(write_until_refused(&program, &cookies, "then", told));
    assert!(!is_stuck || health(503), "whoever watches is told");
    mend_it(&program);
    assert!(health(200), "and that it is over, before anybody wrote anything");
    let reply = program.suggest(&cookies, "afterwards").expect("an answer");
    assert_eq!(reply.status, 303, "it goes on without a restart: {}", reply.text);
    acknowledged.insert("afterwards".to_owned());
    drop(program);
    assert!(stored_words(data, start) == acknowledged, "exactly what was acknowledged is there");
    healthy(data, &start.arguments);
}

const FULL: (u16, &str) = (507, "服务器磁盘已满");

#[test]
fn a_full_disk_is_told_and_nothing_is_half_saved() {
    let folder = Folder::new("full");
    let Some(disk) = Disk::mount(&folder.0, "a full disk") else { return };
    let data = disk.0.join("data");
    let place = (data.as_path(), &Start::default());
    refused_writes_are_told_and_survived(place, (FULL, false), |_| disk.fill(400_000), |_| disk.make_room());
}

#[test]
fn a_full_disk_of_the_database_server_is_told_and_nothing_is_half_saved() {
    let folder = Folder::new("full-server");
    // The server's own user goes through it.
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let Some(disk) = Disk::mount(&folder.0, "a full disk of the server") else { return };
    let Some(server) = Server::start("full-postgres") else { return };
    let data = Folder::new("full-server-data");
    let start = Start { arguments: vec!["--database".to_owned(), server.database_on(&disk.0)], ..Start::default() };
    refused_writes_are_told_and_survived(
        (&data.0, &start),
        (FULL, false),
        |_| disk.fill(400_000),
        |_| disk.make_room(),
    );
}

/// Every write to any file fails, as on a broken disk: the system's own limit on the size of files is set to nothing and lifted again.
#[test]
fn a_database_file_that_cannot_be_written_is_told_and_nothing_is_half_saved() {
    let limit = |program: &Program, most: &str| {
        let process = program.id().to_string();
        let done = Command::new("prlimit").args(["--pid", &process, &format!("--fsize={most}:")]).status();
        assert!(done.expect("util-linux is installed").success(), "the limit is set");
    };
    let data = Folder::new("unwritable");
    let place = (data.0.as_path(), &Start::default());
    refused_writes_are_told_and_survived(
        place,
        (FULL, true),
        |program| limit(program, "1"),
        |program| limit(program, "unlimited"),
    );
}
