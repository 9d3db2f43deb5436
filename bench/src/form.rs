//! What a branch's year costs as a file: how long who asks for it waits, and how large it is. The whole way is measured: gathered, made,
//! recorded, placed in the log, sealed, sent.

use std::time::Instant;

use crate::http::Client;
use crate::report::Report;

/// How often each is asked for; the middle one counts.
const TIMES: usize = 9;

/// The formats, and the goals in milliseconds.
const FORMATS: [(&str, f64); 4] = [("pdf", 2_000.0), ("pdf-large", 2_000.0), ("docx", 500.0), ("xlsx", 500.0)];

/// Measures the year's ledger of the secretary's branch.
pub fn year_ledger(
    report: &mut Report,
    size: &str,
    engine: &'static str,
    client: &mut Client,
) -> std::result::Result<(), String> {
    let page = client.get("/year")?.text();
    let part =
        |from: &str, to: char| page.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default();
    let (branch, year) = (part("/branches/", '/').to_owned(), part("name=\"year\" value=\"", '"').to_owned());
    for (format, goal_ms) in FORMATS {
        let mut each = Vec::with_capacity(TIMES);
        let mut bytes = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            let sent = [("form", "ledger"), ("format", format), ("year", year.as_str())];
            let answer = client.post(&format!("/branches/{branch}/forms"), &sent)?;
            if answer.status != 200 {
                return Err(format!("the ledger as {format}: {} {}", answer.status, answer.text()));
            }
            each.push(begun.elapsed().as_secs_f64() * 1e3);
            bytes = answer.body.len();
        }
        each.sort_by(f64::total_cmp);
        report.value(format!("{size}: year's ledger as {format}"), engine, each[TIMES / 2], "ms", Some(goal_ms));
        report.value(format!("{size}: its size as {format}"), engine, bytes as f64 / 1e6, "MB", Some(1.0));
    }
    Ok(())
}
