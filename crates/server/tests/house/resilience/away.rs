//! A database server that goes away for a minute: everyone is told so in words and in time, and when it is back all goes on by itself.

use std::time::{Duration, Instant};

use crate::server::Server;
use crate::spawned::{Folder, Program, Reply, Start, healthy, stored_words, until};

/// How long an answer may take while the server is away.
const ANSWER_MAX: Duration = Duration::from_secs(10);

fn told(reply: &Reply) {
    assert_eq!(reply.status, 503, "{}", reply.text);
    assert!(reply.text.contains("以前保存的都在") || reply.text.contains("请先打开相关页面看一看"), "{}", reply.text);
    assert!(reply.text.to_lowercase().contains("retry-after: 5"), "{}", reply.text);
}

#[test]
fn a_database_server_that_goes_away_is_told_in_time_and_found_again() {
    let Some(server) = Server::start("away") else { return };
    let data = Folder::new("away-data");
    let start = Start { arguments: vec!["--database".to_owned(), server.database("house")], ..Start::default() };
    let program = Program::start_as(&data.0, &start);
    let cookies = program.found();
    assert_eq!(program.suggest(&cookies, "before").expect("an answer").status, 303);
    server.stop();
    // Forty at once, more than there are connections: each hears within bounds, writers and readers, signed in or not.
    std::thread::scope(|scope| {
        for number in 0..40 {
            let (program, cookies) = (program.speaker(), &cookies);
            scope.spawn(move || {
                let begun = Instant::now();
                let reply = match number % 4 {
                    0 => program.suggest(cookies, "while away"),
                    1 => program.get(cookies, "/settings/sessions"),
                    2 => program.post("", "/sign-in", &[("sign_in_name", "admin"), ("password", "whatever-it-is")]),
                    _ => program.get("", "/suggestions"),
                };
                told(&reply.expect("an answer"));
                assert!(begun.elapsed() < ANSWER_MAX, "{number} waited for {:?}", begun.elapsed());
            });
        }
    });
    let health = program.get("", "/healthz").expect("an answer");
    assert_eq!(health.status, 503, "{}", health.text);
    server.start_again();
    until("it goes on by itself", || program.get("", "/healthz").filter(|reply| reply.status == 200));
    assert_eq!(program.suggest(&cookies, "after").expect("an answer").status, 303, "the session still holds");
    drop(program);
    assert_eq!(stored_words(&data.0, &start).into_iter().collect::<Vec<_>>(), ["after", "before"]);
    healthy(&data.0, &start.arguments);
}
