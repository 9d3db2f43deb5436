//! The plug is pulled: the program is killed at any instant while people write. Nothing that was acknowledged is lost, and the ledger verifies.
//! Ten kills here; `ZHIXING_KILLS=100` for a longer run.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_zhixing");

struct Running {
    child: Child,
    address: String,
    link: Option<String>,
}

impl Running {
    /// Starts the program on a free port and waits until it answers.
    fn start(data: &PathBuf) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("ZHIXING_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let first = lines.next().expect("a first line").expect("text");
        let address = first.rsplit("://").next().expect("an address").replace("localhost", "127.0.0.1");
        let link = lines.next().and_then(Result::ok).filter(|line| line.contains("/welcome/"));
        let link = link.map(|line| format!("/welcome/{}", line.rsplit("/welcome/").next().unwrap_or_default()));
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, link }
    }

    fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it is gone");
    }
}

/// One request over a connection of its own; `None` when the program died under it.
fn ask(address: &str, cookie: &str, method: &str, path: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    Some((status, answer))
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let kills: u32 = std::env::var("ZHIXING_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(10);
    let data = std::env::temp_dir().join(format!("zhixing-kill-{}", std::process::id()));
    drop(fs::remove_dir_all(&data));
    let cookie = found_organisation(&data);
    let acknowledged = Mutex::new(BTreeSet::new());
    for round in 0..kills {
        write_until_killed(&data, &cookie, round, &acknowledged);
    }
    let kept = stored_words(&data);
    let acknowledged = acknowledged.into_inner().expect("no panic");
    let lost: Vec<_> = acknowledged.iter().filter(|words| !kept.contains(*words)).collect();
    assert!(acknowledged.len() > kills as usize, "the test wrote something: {}", acknowledged.len());
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let doctor = Command::new(PROGRAM).args(["doctor", "--data"]).arg(&data).output().expect("the doctor runs");
    assert!(doctor.status.success(), "{}", String::from_utf8_lossy(&doctor.stdout));
    drop(fs::remove_dir_all(&data));
}

/// Makes the organisation and gives the administrator's session cookie.
fn found_organisation(data: &PathBuf) -> String {
    let running = Running::start(data);
    let link = running.link.clone().expect("an empty installation prints its link");
    let form = "organisation_name=%E6%B5%8B%E8%AF%95&name=%E7%AE%A1%E7%90%86%E5%91%98&sign_in_name=admin&password=a-long-enough-password&new_password=a-long-enough-password";
    let (status, answer) = ask(&running.address, "", "POST", link.trim(), form).expect("an answer");
    assert_eq!(status, 303, "{answer}");
    running.kill();
    let cookies =
        answer.lines().filter_map(|line| line.strip_prefix("set-cookie: ")).filter_map(|line| line.split(';').next());
    cookies.collect::<Vec<_>>().join("; ")
}

/// Four people write at once (each a suggestion: one row, one statement) until the plug is pulled somewhere within a quarter of a second.
fn write_until_killed(data: &PathBuf, cookie: &str, round: u32, acknowledged: &Mutex<BTreeSet<String>>) {
    let running = Running::start(data);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for person in 0..4 {
            let (stop, address) = (&stop, running.address.clone());
            scope.spawn(move || {
                for count in 0.. {
                    let words = format!("round-{round}-person-{person}-count-{count}");
                    let sent = ask(
                        &address,
                        cookie,
                        "POST",
                        "/suggestions",
                        &format!("kind=suggestion&about=/&words={words}"),
                    );
                    if sent.is_some_and(|(status, _)| status == 303) {
                        acknowledged.lock().expect("no panic").insert(words);
                    }
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                }
            });
        }
        let moment = Duration::from_millis(u64::from(round * 37 % 240) + 10);
        let begun = Instant::now();
        while begun.elapsed() < moment {
            std::thread::yield_now();
        }
        stop.store(true, Ordering::SeqCst);
        running.kill();
    });
}

/// The words of every statement in the ledger, read from the database behind the program.
fn stored_words(data: &std::path::Path) -> BTreeSet<String> {
    let surroundings = zhixing_kit::test::places().remove(0).db.surroundings().clone();
    let address = zhixing_kit::db::Address::File(data.join("zhixing.db"));
    let db = zhixing_kit::Db::open(&address, surroundings).expect("it opens after the last kill");
    let found = db.read_now(|tx| tx.all::<(String,)>("select words from suggestion", &[])).expect("an answer");
    found.into_iter().map(|(words,)| words).collect()
}
