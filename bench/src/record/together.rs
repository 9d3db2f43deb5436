//! Sixty clients write and read at once, for minutes. Each looks for what it wrote by a filter, also while it is on its way: once the store says that
//! everything before a moment is there, nothing that was stored before it may be missing.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use zhixing_kit::Clock;

use super::ground::{Ground, Result, SYSTEMS};
use super::made::Made;
use crate::http::Client;
use crate::report::Report;

const CLIENTS: usize = 60;
/// Every so many turns a request brings more than one statement, and how many then.
const BATCH_TURN: u64 = 10;
const BATCH: u64 = 10;
/// How often one looks for what was written, at most.
const LOOKS_MAX: usize = 500;
/// Statements of a page.
const PAGE: usize = 50;
const PATH: &str = "/xapi/statements";

/// What became of it.
#[derive(Default)]
struct Told {
    /// How long each request took, in microseconds: of those that were waited for alone.
    writes_us: Vec<f64>,
    reads_us: Vec<f64>,
    /// Requests in all, and statements written.
    requests: u64,
    statements: u64,
    /// Pages that lacked what was stored before the moment that they named.
    lies: u64,
    /// Pages that named such a moment, so that they could have lied.
    proofs: u64,
    busy: u64,
    errors: u64,
    /// The first fault, in words.
    fault: Option<String>,
}

/// A page as it was seen: up to which moment it claims to be whole, and what stood on it.
struct Seen {
    through: String,
    /// When the statement that is looked for was stored, if it is there.
    stored: Option<String>,
    /// When the last one of a full page was stored: what is older stands on the next.
    reaches: Option<String>,
}

impl Seen {
    fn of(text: &str, id: &str, through: String) -> Self {
        let after = |text: &str| Some(text.split_once("\"stored\":\"")?.1.split('"').next()?.to_owned());
        let stored = text.split_once(id).and_then(|(_, rest)| after(rest));
        let is_full = text.matches("\"stored\":\"").count() >= PAGE;
        let last = text.rfind("\"stored\":\"").and_then(|at| after(&text[at..]));
        Self { through, stored, reaches: last.filter(|_| is_full) }
    }

    /// Whether it should have shown what was stored at this moment.
    fn vouches_for(&self, stored: &str) -> bool {
        *self.through > *stored && self.reaches.as_ref().is_none_or(|last| **last < *stored)
    }
}

/// Lets them work for so many minutes.
pub fn measure(report: &mut Report, ground: &Ground, minutes: u64) -> Result<()> {
    let engine = ground.installation.engine();
    let row = u64::try_from(Clock::system().now().0).unwrap_or_default();
    let (deadlocks, before, begun) = (ground.deadlocks()?, ground.cpu(), Instant::now());
    let until = begun + Duration::from_secs(60 * minutes);
    let barrier = Barrier::new(CLIENTS);
    let told: Vec<Told> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..CLIENTS)
            .map(|number| {
                let barrier = &barrier;
                scope.spawn(move || {
                    let worker = Worker::new(ground, number, row);
                    barrier.wait();
                    worker.map(|worker| worker.work(until))
                })
            })
            .collect();
        let joined = workers.into_iter().map(|worker| worker.join().map_err(|_| "a client panicked".to_owned())?);
        joined.collect::<Result<_>>()
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    ground.settle()?;
    let used = ground.cpu() - before;
    let sum = |of: fn(&Told) -> u64| told.iter().map(of).sum::<u64>() as f64;
    let all = |of: fn(&Told) -> &[f64]| told.iter().flat_map(of).copied().collect::<Vec<f64>>();
    let (requests, statements) = (sum(|told| told.requests), sum(|told| told.statements));
    let mut value = |what: &str, value: f64, unit: &'static str, goal: Option<f64>| {
        report.value(format!("record: 60 clients at once, {minutes} min: {what}"), engine, value, unit, goal);
    };
    value("lies of consistent-through", sum(|told| told.lies), "lies", Some(0.0));
    value("pages that could have lied", sum(|told| told.proofs), "pages", None);
    value("errors", sum(|told| told.errors), "errors", Some(0.0));
    value("answers 503", sum(|told| told.busy), "answers", Some(0.0));
    value("deadlocks", (ground.deadlocks()? - deadlocks) as f64, "deadlocks", Some(0.0));
    value("requests in a second", requests / seconds, "requests", None);
    value("statements in a second", statements / seconds, "statements", None);
    value("CPU of a request", used as f64 / requests.max(1.0) / 1e3, "ms CPU", None);
    report.cost("record: 60 clients at once, a POST (CPU: of all)", engine, used, all(|told| &told.writes_us), None);
    report.cost("record: 60 clients at once, a GET (CPU: of all)", engine, used, all(|told| &told.reads_us), None);
    match told.into_iter().find_map(|told| told.fault) {
        Some(fault) => Err(fault),
        None => Ok(()),
    }
}

struct Worker<'g> {
    ground: &'g Ground,
    heads: &'g str,
    agent: String,
    made: Made,
    writer: Client,
    reader: Client,
    told: Told,
}

impl<'g> Worker<'g> {
    fn new(ground: &'g Ground, number: usize, row: u64) -> Result<Self> {
        Ok(Self {
            ground,
            heads: &ground.systems[number % SYSTEMS],
            agent: format!("{{\"account\":{{\"homePage\":\"https://learn.example\",\"name\":\"w{row}-{number}\"}}}}"),
            made: Made::new(row.wrapping_add((number as u64 + 1) << 48)),
            writer: ground.connect()?,
            reader: ground.connect()?,
            told: Told::default(),
        })
    }

    fn work(mut self, until: Instant) -> Told {
        let mut number = 0;
        let mut turn = 0;
        while Instant::now() < until {
            let count = if turn % BATCH_TURN == 9 { BATCH } else { 1 };
            if let Err(fault) = self.turn(turn, number, count) {
                self.told.errors += 1;
                self.told.fault.get_or_insert(fault);
                if let (Ok(writer), Ok(reader)) = (self.ground.connect(), self.ground.connect()) {
                    (self.writer, self.reader) = (writer, reader);
                }
            }
            number += count;
            turn += 1;
        }
        self.told
    }

    /// Writes, and looks for the last of it: in every second turn while it is on its way.
    fn turn(&mut self, turn: u64, number: u64, count: u64) -> Result<()> {
        let own: Vec<_> = (number..number + count).map(|number| self.made.own(number, &self.agent)).collect();
        let (body, last) = (format!("[{}]", own.join(",")), number + count - 1);
        let id = format!("\"id\":\"{}\"", self.made.id(last));
        let path = format!("{PATH}?limit={PAGE}&{}", self.made.asks(last, &self.agent, turn));
        let begun = Instant::now();
        self.writer.begin("POST", PATH, self.heads, &body)?;
        self.told.requests += 1;
        let waits = turn.is_multiple_of(2);
        if waits && !self.written()? {
            return Ok(());
        }
        if waits {
            self.told.writes_us.push(begun.elapsed().as_secs_f64() * 1e6);
        }
        let mut pages = Vec::new();
        while pages.len() < LOOKS_MAX && pages.last().is_none_or(|page: &Seen| page.stored.is_none()) {
            pages.extend(self.look(&path, &id)?);
        }
        if !waits && !self.written()? {
            return Ok(());
        }
        self.told.statements += count;
        let stored = pages.last().and_then(|page| page.stored.clone());
        let stored = stored.ok_or_else(|| format!("what was written is not found: {path}"))?;
        let vouching = pages.iter().filter(|page| page.vouches_for(&stored));
        self.told.proofs += vouching.clone().count() as u64;
        let lies = vouching.filter(|page| page.stored.is_none()).count() as u64;
        if lies > 0 {
            self.told.lies += lies;
            self.told.fault.get_or_insert(format!("a page lacked what was stored at {stored}: {path}"));
        }
        Ok(())
    }

    /// Whether what was sent is stored; a store that has no time says so, and it is tried no further.
    fn written(&mut self) -> Result<bool> {
        let answer = self.writer.answer()?;
        match answer.status {
            200 => Ok(true),
            503 => {
                self.told.busy += 1;
                Ok(false)
            }
            other => Err(format!("POST: {other} {}", answer.text())),
        }
    }

    fn look(&mut self, path: &str, id: &str) -> Result<Option<Seen>> {
        let begun = Instant::now();
        let answer = self.reader.call("GET", path, self.heads, "")?;
        self.told.requests += 1;
        self.told.reads_us.push(begun.elapsed().as_secs_f64() * 1e6);
        match answer.status {
            200 => {
                let text = answer.text();
                let through = answer.through.ok_or("a page without X-Experience-API-Consistent-Through")?;
                Ok(Some(Seen::of(&text, id, through)))
            }
            503 => {
                self.told.busy += 1;
                Ok(None)
            }
            other => Err(format!("GET {path}: {other} {text}", text = answer.text())),
        }
    }
}
