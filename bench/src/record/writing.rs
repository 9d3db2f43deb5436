//! What comes in: a million statements once, then one after the other, by many at once, and in batches.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use zhixing_kit::Clock;

use super::ground::{Ground, Result, must};
use super::made::Made;
use crate::http::Client;
use crate::report::Report;

/// The row of statements that fills the store.
pub const FILLING: u64 = 1;
/// Statements of a request while it is filled, and how many such requests are under way at once.
const FILL_BATCH: u64 = 100;
const FILLERS: usize = 2;
/// One client's requests with one statement each; how many clients do so at once, and how often each.
const SINGLES: u64 = 1_500;
const WRITERS: usize = 32;
const WRITES_EACH: u64 = 100;
/// Requests with a hundred statements, and with five hundred.
const HUNDREDS: u64 = 60;
const FIVE_HUNDREDS: u64 = 20;

const PATH: &str = "/xapi/statements";
/// Microseconds of CPU time that a statement alone, one of a hundred, and a request of five hundred may take.
const SINGLE_US: f64 = 500.0;
const OF_HUNDRED_US: f64 = 100.0;
const FIVE_HUNDRED_US: f64 = 40_000.0;

/// Fills the store up to so many statements.
pub fn fill(report: &mut Report, ground: &Ground, statements: u64) -> Result<()> {
    let there = ground.count()?;
    if there >= statements {
        return Ok(());
    }
    let (next, made) = (AtomicU64::new(there), Made::new(FILLING));
    let (before, begun) = (ground.cpu(), Instant::now());
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..FILLERS)
            .map(|_| {
                let next = &next;
                scope.spawn(move || -> Result<()> {
                    let mut client = ground.connect()?;
                    loop {
                        let from = next.fetch_add(FILL_BATCH, Ordering::Relaxed);
                        if from >= statements {
                            return Ok(());
                        }
                        let body = made.batch(from, FILL_BATCH);
                        must(client.call("POST", PATH, ground.in_turn(from / FILL_BATCH), &body)?, 200)?;
                    }
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a writer panicked".to_owned())?)
    })?;
    ground.settle()?;
    let (engine, filled) = (ground.installation.engine(), (statements - there) as f64);
    let used = ground.cpu() - before;
    report.value(format!("record: filled with {filled} statements"), engine, begun.elapsed().as_secs_f64(), "s", None);
    report.value("record: filled, CPU for each statement", engine, used as f64 / filled, "us", Some(OF_HUNDRED_US));
    ground.tidy()
}

/// Writes in every way.
pub fn measure(report: &mut Report, ground: &Ground) -> Result<()> {
    let engine = ground.installation.engine();
    // A row of statements of this moment: no earlier run wrote them.
    let row = u64::try_from(Clock::system().now().0).unwrap_or_default() * 8;
    let mut client = ground.connect()?;
    let alone = taken(ground, || singles(&mut client, ground, Made::new(row), SINGLES))?;
    report.cost("record: POST of one statement, one client", engine, alone.0, alone.1, None);
    let many = taken(ground, || together(ground, row + 1))?;
    report.cost("record: POST of one statement, 32 at once", engine, many.0, many.1, Some(SINGLE_US));
    let hundreds = taken(ground, || batches(&mut client, ground, Made::new(row + 2), (HUNDREDS, 100)))?;
    let each_us = hundreds.0 as f64 / (HUNDREDS * 100) as f64;
    report.cost("record: POST of a hundred statements", engine, hundreds.0, hundreds.1, None);
    report.value("record: one of a hundred statements, CPU", engine, each_us, "us", Some(OF_HUNDRED_US));
    let large = taken(ground, || batches(&mut client, ground, Made::new(row + 3), (FIVE_HUNDREDS, 500)))?;
    report.cost("record: POST of five hundred statements", engine, large.0, large.1, Some(FIVE_HUNDRED_US));
    Ok(())
}

/// Does something and waits for the clerk: CPU time in microseconds, and how long each request took.
fn taken(ground: &Ground, act: impl FnOnce() -> Result<Vec<f64>>) -> Result<(u64, Vec<f64>)> {
    ground.settle()?;
    let before = ground.cpu();
    let each = act()?;
    ground.settle()?;
    Ok((ground.cpu() - before, each))
}

fn singles(client: &mut Client, ground: &Ground, made: Made, count: u64) -> Result<Vec<f64>> {
    (0..count).map(|number| timed(client, ground.in_turn(number), &made.statement(number))).collect()
}

fn batches(client: &mut Client, ground: &Ground, made: Made, (count, size): (u64, u64)) -> Result<Vec<f64>> {
    (0..count).map(|number| timed(client, ground.in_turn(number), &made.batch(number * size, size))).collect()
}

fn timed(client: &mut Client, heads: &str, body: &str) -> Result<f64> {
    let begun = Instant::now();
    must(client.call("POST", PATH, heads, body)?, 200)?;
    Ok(begun.elapsed().as_secs_f64() * 1e6)
}

fn together(ground: &Ground, row: u64) -> Result<Vec<f64>> {
    let clients = (0..WRITERS).map(|_| ground.connect()).collect::<Result<Vec<_>>>()?;
    let barrier = Barrier::new(WRITERS);
    let each = std::thread::scope(|scope| {
        let workers: Vec<_> = clients
            .into_iter()
            .zip(1_u64..)
            .map(|(mut client, number)| {
                let barrier = &barrier;
                let made = Made::new(row.wrapping_add(number << 48));
                scope.spawn(move || {
                    barrier.wait();
                    singles(&mut client, ground, made, WRITES_EACH)
                })
            })
            .collect();
        let joined = workers.into_iter().map(|worker| worker.join().map_err(|_| "a writer panicked".to_owned())?);
        joined.collect::<Result<Vec<_>>>()
    })?;
    Ok(each.concat())
}
