//! Several nodes on one database server: what is written through one is seen through the other, live pages hear of it, and the log never forks.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::server::Server;
use crate::spawned::{Folder, Program, Speaker, Start, healthy, stored_words, until};

/// How soon a live page on another node hears of a change.
const HEARD_MAX: Duration = Duration::from_secs(2);
/// How many people write through each node.
const WRITERS: usize = 4;
/// How many writes each does.
const WRITES: usize = 25;

/// How long after a write through one node a page on another one was told; `None` after twice the time that is allowed.
fn heard_after(writer: &Speaker, cookies: &str, lines: &Receiver<String>, count: usize) -> Option<Duration> {
    let begun = Instant::now();
    assert_eq!(writer.suggest(cookies, &format!("live {count}")).expect("an answer").status, 303);
    while begun.elapsed() < HEARD_MAX * 2 {
        if lines.recv_timeout((HEARD_MAX * 2).saturating_sub(begun.elapsed())).is_ok_and(|line| line == "event: change")
        {
            return Some(begun.elapsed());
        }
    }
    None
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story, told from beginning to end")]
fn two_nodes_on_one_database_are_one_house() {
    let Some(server) = Server::start("nodes") else { return };
    let url = server.database("house");
    let folders = ["node-a", "node-b"].map(Folder::new);
    let key = folders[0].0.join("shared.key");
    let start = Start {
        arguments: vec![
            "--database".to_owned(),
            url,
            "--ledger-key".to_owned(),
            key.to_str().expect("a plain path").to_owned(),
        ],
        log: None,
    };
    // Both begin with an empty database at once: one brings the schema up to date while the other waits.
    let (a, b) = std::thread::scope(|scope| {
        let start = &start;
        let [a, b] = [&folders[0].0, &folders[1].0].map(|data| scope.spawn(move || Program::start_as(data, start)));
        (a.join().expect("the first node starts"), b.join().expect("the second node starts"))
    });
    // Each has printed a link; the one that was made last is good.
    let founded =
        [a.try_to_found(), b.try_to_found()].into_iter().filter(|reply| reply.status == 303).collect::<Vec<_>>();
    assert_eq!(founded.len(), 1, "one organisation is made");
    let cookies = founded[0].cookies();
    // Whoever is signed in on one is signed in on the other, and sees what was done a moment ago.
    assert_eq!(a.suggest(&cookies, "through-the-first-node").expect("an answer").status, 303);
    let page = b.get(&cookies, "/suggestions").expect("an answer");
    assert!(page.status == 200 && page.text.contains("through-the-first-node"), "{}", page.text);
    assert_eq!(b.suggest(&cookies, "through-the-second-node").expect("an answer").status, 303);
    assert!(a.get(&cookies, "/suggestions").expect("an answer").text.contains("through-the-second-node"));

    let lines = b.follow(&cookies, "records");
    until("the live page is connected", || lines.recv().ok().filter(String::is_empty));
    let heard: Vec<_> = (0..3).map(|count| heard_after(&a, &cookies, &lines, count)).collect();
    assert!(
        heard.iter().any(|time| time.is_some_and(|time| time < HEARD_MAX)),
        "the other node's page heard after {heard:?}"
    );

    // Both clerks at work while people write through both nodes.
    std::thread::scope(|scope| {
        for (name, node) in [("a", a.speaker()), ("b", b.speaker())] {
            for writer in 0..WRITERS {
                let (node, cookies) = (node.clone(), &cookies);
                scope.spawn(move || {
                    for count in 0..WRITES {
                        let words = format!("{name}-{writer}-{count}");
                        let reply = until("a write is taken", || {
                            node.suggest(cookies, &words).filter(|reply| reply.status != 503)
                        });
                        assert_eq!(reply.status, 303, "{}", reply.text);
                    }
                });
            }
        }
    });
    let stored = stored_words(&folders[0].0, &start);
    assert_eq!(
        stored.iter().filter(|words| words.starts_with("a-") || words.starts_with("b-")).count(),
        2 * WRITERS * WRITES
    );
    let checkpoint = |node: &Speaker| {
        node.get("", "/ledger/checkpoint")
            .map(|reply| reply.text.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned())
    };
    until("the log has everything", || {
        let size = checkpoint(&a)?.lines().nth(1)?.parse::<usize>().ok()?;
        (size > stored.len()).then_some(())
    });
    assert_eq!(checkpoint(&a), checkpoint(&b), "one log");
    drop((a, b));
    healthy(&folders[1].0, &start.arguments);
}
