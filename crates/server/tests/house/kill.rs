//! The plug is pulled: the program is killed at any instant while people write. Nothing that was acknowledged is lost, and the ledger verifies.
//! Ten kills here; `ZHIXING_KILLS=100` for a longer run.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::spawned::{Folder, Program, Start, healthy, stored_words};

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let kills: u32 = std::env::var("ZHIXING_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(10);
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

/// Four people write at once (each a suggestion: one row, one statement) until the plug is pulled somewhere within a quarter of a second.
fn write_until_killed(data: &Path, cookies: &str, round: u32, acknowledged: &Mutex<BTreeSet<String>>) {
    let mut running = Program::start(data);
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for person in 0..4 {
            let (stop, running) = (&stop, running.speaker());
            scope.spawn(move || {
                for count in 0.. {
                    let words = format!("round-{round}-person-{person}-count-{count}");
                    if running.suggest(cookies, &words).is_some_and(|reply| reply.status == 303) {
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
