//! The plug is pulled: the program is killed at any instant while people write. Nothing that was acknowledged is lost, and the ledger verifies.
//! Ten kills here; `ZHIXING_KILLS=100` for a longer run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::spawned::{Folder, Program, Reply, Speaker, Start, healthy, stored_words};

fn kills() -> u32 {
    std::env::var("ZHIXING_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(10)
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let kills = kills();
    let folder = Folder::new("kill");
    let data = folder.0.as_path();
    let cookies = Program::start(data).found();
    let acknowledged = Mutex::new(BTreeSet::new());
    for round in 0..kills {
        write_until_killed(data, &cookies, round, &acknowledged);
    }
    let kept = stored_words(data, &Start::default());
    let acknowledged = acknowledged.into_inner().expect("no panic");
    let lost: Vec<_> = acknowledged.iter().filter(|words| !kept.contains(*words)).collect();
    assert!(acknowledged.len() > kills as usize, "the test wrote something: {}", acknowledged.len());
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    healthy(data, &[]);
}

/// A client of the record store sends batches of fifty until the plug is pulled: each is there as a whole, or not at all.
#[test]
fn a_batch_of_records_is_there_as_a_whole_or_not_at_all() {
    const BATCH: usize = 50;
    let kills = kills();
    let folder = Folder::new("kill-batch");
    let data = folder.0.as_path();
    let client = client(&Program::start(data));
    let acknowledged = Mutex::new(Vec::new());
    for round in 0..kills {
        until_killed(data, round, 2, |running, person, count| {
            let batch = format!("round-{round}-person-{person}-count-{count}");
            if send_batch(running, &client, &batch, BATCH).is_some_and(|reply| reply.status == 200) {
                acknowledged.lock().expect("no panic").push(batch);
            }
        });
    }
    let running = Program::start(data);
    let acknowledged = acknowledged.into_inner().expect("no panic");
    assert!(acknowledged.len() > kills as usize, "the test wrote something: {}", acknowledged.len());
    let mut kept = BTreeMap::new();
    let mut more = "/xapi/statements?limit=500".to_owned();
    while !more.is_empty() {
        let page = running.ask("", &format!("GET {more}"), &client, "").expect("an answer");
        let page: Value = serde_json::from_str(page.text.split_once("\r\n\r\n").expect("a body").1).expect("JSON");
        for statement in page["statements"].as_array().expect("statements") {
            *kept.entry(statement["object"]["id"].as_str().expect("an id").to_owned()).or_insert(0) += 1;
        }
        more = page["more"].as_str().unwrap_or_default().to_owned();
    }
    let lost: Vec<_> = acknowledged.iter().filter(|batch| !kept.contains_key(&object(batch))).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert!(kept.values().all(|count| *count == BATCH), "torn: {kept:?}");
    drop(running);
    healthy(data, &[]);
}

/// Enters a client that writes and reads all; gives the headers with which it asks.
fn client(program: &Program) -> String {
    let cookies = program.found();
    let fresh = program.get(&cookies, "/settings/clients/new").expect("an answer").text;
    let options = fresh.split("<option value=\"").skip(1).filter_map(|option| option.split('"').next());
    let unit = options.into_iter().find(|unit| !unit.is_empty()).expect("a unit");
    let fields =
        [("client_name", "simulator"), ("client_unit", unit), ("client_writes", "yes"), ("client_reads", "all")];
    let shown = program.post(&cookies, "/settings/clients", &fields).expect("an answer").text;
    let word = |length: usize| {
        let mut words = shown.split(|letter: char| !letter.is_ascii_hexdigit());
        words.find(|word| word.len() == length).expect("key and secret are shown")
    };
    let basic = STANDARD.encode(format!("{}:{}", word(16), word(64)));
    format!("Authorization: Basic {basic}\r\nX-Experience-API-Version: 2.0.0\r\nContent-Type: application/json\r\n")
}

fn object(batch: &str) -> String {
    format!("https://example.org/{batch}")
}

fn send_batch(running: &Speaker, client: &str, batch: &str, statements: usize) -> Option<Reply> {
    let one = json!({
        "actor": { "mbox": "mailto:zhang@example.org" },
        "verb": { "id": "https://example.org/verbs/read" },
        "object": { "id": object(batch) },
    });
    running.ask("", "POST /xapi/statements", client, &Value::from(vec![one; statements]).to_string())
}

/// Four people write at once (each a suggestion: one row, one statement).
fn write_until_killed(data: &Path, cookies: &str, round: u32, acknowledged: &Mutex<BTreeSet<String>>) {
    until_killed(data, round, 4, |running, person, count| {
        let words = format!("round-{round}-person-{person}-count-{count}");
        if running.suggest(cookies, &words).is_some_and(|reply| reply.status == 303) {
            acknowledged.lock().expect("no panic").insert(words);
        }
    });
}

/// Lets some write at once, again and again, until the plug is pulled somewhere within a quarter of a second.
fn until_killed(data: &Path, round: u32, persons: u32, write: impl Fn(&Speaker, u32, u32) + Sync) {
    let mut running = Program::start(data);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for person in 0..persons {
            let (stop, running, write) = (&stop, running.speaker(), &write);
            scope.spawn(move || {
                for count in 0.. {
                    write(&running, person, count);
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
