//! What is measured of an installation, in the order of a day: start, pages, writes, many readers at once, a proof.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Barrier;
use std::time::Instant;

use zhixing_people::UnitId;

use crate::http::Client;
use crate::program::{Installation, PROGRAM, Running, size_of};
use crate::report::Report;
use crate::{ballots, cpu, feed, selftest};

/// How many requests make one figure of a page.
const PAGE_REQUESTS: usize = 600;
/// How many clients write at once, and how often each.
const WRITERS: usize = 32;
const WRITES_EACH: usize = 100;
/// How often one proof alone is verified.
const PROOFS: usize = 21;
/// How large the installations are: each has ten times the data of the one before it.
const SIZES: [&str; 3] = ["small", "large", "huge"];
/// How often the core is measured.
const CORE_TURNS: usize = 5;
/// Every branch.
const BRANCHES: &str = "select id from unit where branch = id order by id";
/// How many pages follow live at once.
const LIVE: usize = 200;

type Result<T> = std::result::Result<T, String>;

/// The database of this name on the server, if there is one.
pub fn database(name: &str) -> Option<String> {
    let server = std::env::var("ZHIXING_BENCH_POSTGRES").ok()?;
    Some(format!("{}/zhixing_bench_{name}", server.rsplit_once('/').map_or(server.as_str(), |(base, _)| base)))
}

/// The installations of this name, as far as `scripts/bench` made them: embedded, and on PostgreSQL.
pub fn installations(name: &str) -> Vec<Installation> {
    let data = |engine: &str| PathBuf::from(format!("target/bench/{name}-{engine}"));
    let is_there = |engine: &str| data(engine).join("sign-ins.json").exists();
    let embedded = is_there("sqlite").then(|| Installation { data: data("sqlite"), database: None });
    let server = database(name).filter(|_| is_there("postgres"));
    let server = server.map(|database| Installation { data: data("postgres"), database: Some(database) });
    embedded.into_iter().chain(server).collect()
}

/// One installation and how large it is.
pub struct Bench {
    installation: Installation,
    size: &'static str,
}

impl Bench {
    /// The installations that `scripts/bench` made: `target/bench/{small,large}` and their twins on PostgreSQL, as far as they are there.
    pub fn all() -> Result<Vec<Self>> {
        let of = |size| installations(size).into_iter().map(move |installation| Self { installation, size });
        let benches: Vec<Self> = SIZES.into_iter().flat_map(of).collect();
        if benches.is_empty() { Err("nothing to measure: run scripts/bench".to_owned()) } else { Ok(benches) }
    }

    /// Measures this installation.
    pub fn run(self, report: &mut Report) -> Result<()> {
        let engine = self.installation.engine();
        let running = self.installation.start()?;
        report.value(
            format!("{}: ready after start", self.size),
            engine,
            running.ready.as_secs_f64() * 1e3,
            "ms",
            Some(500.0),
        );
        let mut secretary = self.client(&running, "secretary")?;
        let meeting = meeting_under_way(&mut secretary)?;
        self.pages(report, &running, &mut secretary, &meeting)?;
        self.self_test(report, &running)?;
        self.writes(report, &running, &secretary, &meeting)?;
        if self.size == "small" {
            self.ballots(report, &running, secretary.again()?, &meeting)?;
        }
        crate::form::year_ledger(report, self.size, engine, &mut secretary)?;
        if self.size == "large" {
            first_visit(report, &running, engine)?;
            self.live(report, &running, &secretary, &meeting)?;
            proof(report, engine, &mut secretary, &meeting)?;
            years(report, &self.installation)?;
            report.value("program, stripped", engine, size_of(PROGRAM.as_ref()) as f64 / 1e6, "MB", Some(40.0));
        }
        self.growth(report);
        drop(running);
        if self.size != "large" {
            return Ok(());
        }
        // The end of `running` was a kill in the middle of its work: what comes now has to recover first.
        let again = self.installation.start()?;
        report.value("large: ready after a kill", engine, again.ready.as_secs_f64() * 1e3, "ms", Some(500.0));
        drop(again);
        Ok(())
    }

    /// The tests of oneself alone.
    pub fn self_tests(&self, report: &mut Report) -> Result<()> {
        let running = self.installation.start()?;
        self.self_test(report, &running)
    }

    /// Whether it is one of the small installations.
    pub fn is_small(&self) -> bool {
        self.size == "small"
    }

    /// Measures, in turns, what most people wait for most often.
    pub fn run_core(self, report: &mut Report) -> Result<()> {
        let running = self.installation.start()?;
        let mut secretary = self.client(&running, "secretary")?;
        let meeting = meeting_under_way(&mut secretary)?;
        for _ in 0..CORE_TURNS {
            self.page(report, &running, &mut secretary, "Today", "/today", Some(1_000.0))?;
            self.page(report, &running, &mut secretary, "meeting page", &meeting, Some(1_000.0))?;
            self.writes(report, &running, &secretary, &meeting)?;
        }
        Ok(())
    }

    fn client(&self, running: &Running, role: &str) -> Result<Client> {
        let (name, password) = self.installation.sign_in(role)?;
        let mut client = Client::connect(&running.address)?;
        client.sign_in(&name, &password)?;
        Ok(client)
    }

    fn pages(&self, report: &mut Report, running: &Running, secretary: &mut Client, meeting: &str) -> Result<()> {
        let mut superior = self.client(running, "superior")?;
        for (name, path, goal) in [
            ("Today", "/today", Some(1_000.0)),
            ("meeting page", meeting, Some(1_000.0)),
            ("roll page", &format!("{meeting}/roll"), None),
            ("meetings", "/meetings", None),
            ("year", "/year", None),
            ("calendar", "/calendar", None),
            ("members", "/members", None),
            ("ledger", "/ledger", None),
            ("library", "/library", None),
            ("search in the library", "/library?q=%E9%85%92%E9%A9%BE", None),
        ] {
            self.page(report, running, secretary, name, path, goal)?;
        }
        let feed = feed::address(secretary)?;
        self.page(report, running, &mut superior, "calendar feed", &feed, Some(2_000.0))?;
        self.page(report, running, &mut superior, "overview of all branches", "/overview", None)
    }

    fn page(
        &self,
        report: &mut Report,
        running: &Running,
        client: &mut Client,
        name: &str,
        path: &str,
        goal: Option<f64>,
    ) -> Result<()> {
        let engine = self.installation.engine();
        let mut bytes = 0;
        for _ in 0..20 {
            let answer = client.get(path)?;
            if answer.status != 200 {
                return Err(format!("{path}: {} {}", answer.status, answer.text()));
            }
            bytes = answer.body.len();
        }
        let before = self.cpu(running);
        let mut each = Vec::with_capacity(PAGE_REQUESTS);
        for _ in 0..PAGE_REQUESTS {
            let begun = Instant::now();
            client.get(path)?;
            each.push(begun.elapsed().as_secs_f64() * 1e6);
        }
        report.cost(format!("{}: {name}", self.size), engine, self.cpu(running) - before, each, goal);
        if self.size == "large" && goal.is_some() && name != "calendar feed" {
            report.value(format!("{name}, HTML"), engine, bytes as f64 / 1e3, "kB", Some(40.0));
        }
        Ok(())
    }

    fn cpu(&self, running: &Running) -> cpu::Used {
        let port = self.installation.database.as_deref().and_then(|url| {
            let (_, rest) = url.rsplit_once(':')?;
            rest.split_once('/').map(|(port, _)| port)
        });
        cpu::used_us(running.pid(), port)
    }

    /// A step of a test of oneself: an answer in, the next question out.
    fn self_test(&self, report: &mut Report, running: &Running) -> Result<()> {
        let engine = self.installation.engine();
        // Who has not begun yet: enough questions are left for him.
        let mut member = self.client(running, "auxiliary")?;
        let before = self.cpu(running);
        let each = selftest::take(&mut member)?;
        let used = self.cpu(running) - before;
        report.cost(format!("{}: step of a self-test without scripts, one alone", self.size), engine, used, each, None);
        // As the scripts of the page do it: twenty questions in two pages of ten, for each of these as many as a day has.
        let mut others = ["leader", "recorder", "secretary"].map(|role| self.client(running, role));
        let before = self.cpu(running);
        let mut each = Vec::new();
        for other in &mut others {
            let other = other.as_mut().map_err(|error| error.clone())?;
            for _ in 0..2 {
                each.extend(selftest::take_along(other, 10)?);
            }
        }
        let used = self.cpu(running) - before;
        let twenty = used as f64 / each.len().max(1) as f64 * 20.0 / 1e3;
        report.cost(format!("{}: step of a self-test, one alone", self.size), engine, used, each, None);
        report.value(
            format!("{}: a self-test of twenty questions, one alone", self.size),
            engine,
            twenty,
            "ms CPU",
            None,
        );
        Ok(())
    }

    /// Roll entries, each durable with its statement, by many recorders at once.
    fn writes(&self, report: &mut Report, running: &Running, secretary: &Client, meeting: &str) -> Result<()> {
        let mut first = secretary.again()?;
        let roll = first.get(&format!("{meeting}/roll"))?.text();
        let entries = links(&roll, &format!("action=\"{meeting}/roll/"));
        let entries: Vec<_> =
            entries.into_iter().filter(|path| path.rsplit('/').next().is_some_and(|id| id.len() == 36)).collect();
        if entries.is_empty() {
            return Err(format!("no roll to call on {meeting}/roll"));
        }
        let clients = (0..WRITERS).map(|_| secretary.again()).collect::<Result<Vec<_>>>()?;
        let barrier = Barrier::new(WRITERS);
        let before = self.cpu(running);
        let each = std::thread::scope(|scope| {
            let workers: Vec<_> = clients
                .into_iter()
                .enumerate()
                .map(|(number, client)| {
                    let (entries, barrier) = (&entries, &barrier);
                    scope.spawn(move || mark(client, number, entries, barrier))
                })
                .collect();
            workers
                .into_iter()
                .map(|worker| worker.join().map_err(|_| "a writer panicked".to_owned())?)
                .collect::<Result<Vec<_>>>()
        })?;
        // The clerk's share belongs to the write: wait until it is through.
        wait_a_second();
        let goal = if self.installation.database.is_some() { 600.0 } else { 300.0 };
        report.cost(
            format!("{}: roll entry, durable, 32 at once", self.size),
            self.installation.engine(),
            self.cpu(running) - before,
            each.concat(),
            Some(goal),
        );
        Ok(())
    }

    /// How much more the same pages cost on ten times the data.
    fn growth(&self, report: &mut Report) {
        let engine = self.installation.engine();
        let Some(before) = SIZES.windows(2).find(|pair| pair[1] == self.size).map(|pair| pair[0]) else { return };
        for name in ["Today", "meeting page", "meetings", "year", "calendar", "members", "ledger"] {
            let cost = |size: &str| report.cpu_of(&format!("{size}: {name}"), engine);
            if let (Some(less), Some(more)) = (cost(before), cost(self.size)) {
                let name = format!("{}: {name}, ten times the data", self.size);
                report.value(name, engine, more / less.max(1.0), "times", Some(1.3));
            }
        }
    }

    fn ballots(&self, report: &mut Report, running: &Running, secretary: Client, meeting: &str) -> Result<()> {
        let (admin, recorder) = (self.client(running, "admin")?, self.client(running, "recorder")?);
        let (address, engine) = (running.address.as_str(), self.installation.engine());
        let tellers = [self.installation.name_of("secretary")?, self.installation.name_of("recorder")?];
        let ground = ballots::Ground { address, engine, admin, secretary, recorder, tellers, meeting };
        ballots::measure(ground, report, || self.cpu(running))
    }

    fn live(&self, report: &mut Report, running: &Running, secretary: &Client, meeting: &str) -> Result<()> {
        let topic = meeting.rsplit('/').next().unwrap_or_default();
        let mut followers = Vec::with_capacity(LIVE);
        for _ in 0..LIVE {
            let mut client = secretary.again()?;
            client.open(&format!("/live?topic=activity/{topic}"))?;
            followers.push(client);
        }
        report.value(
            "resident with 200 live pages",
            self.installation.engine(),
            cpu::resident_kib(running.pid()) as f64 / 1024.0,
            "MiB",
            Some(60.0),
        );
        Ok(())
    }
}

#[expect(clippy::disallowed_methods, reason = "waits for the clerk, whose work is part of what is measured")]
fn wait_a_second() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}

fn mark(mut client: Client, number: usize, entries: &[String], barrier: &Barrier) -> Result<Vec<f64>> {
    barrier.wait();
    let mut each = Vec::with_capacity(WRITES_EACH);
    for count in 0..WRITES_EACH {
        let path = &entries[(number * 7 + count) % entries.len()];
        let reason = format!("bench {number} {count}");
        let begun = Instant::now();
        let answer = client.post(path, &[("mark", "absent"), ("reason", &reason)])?;
        if answer.status != 303 {
            return Err(format!("{path}: {} {}", answer.status, answer.text()));
        }
        each.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    Ok(each)
}

/// The path of the meeting whose roll is being called. Of a demonstration that was made early in the day it is opened first.
fn meeting_under_way(client: &mut Client) -> Result<String> {
    let listed = client.get("/meetings")?.text();
    let meetings = links(&listed, "href=\"/meetings/");
    for path in &meetings {
        let roll = client.get(&format!("{path}/roll"))?;
        if roll.status == 200 && roll.text().contains(&format!("action=\"{path}/roll/")) {
            return Ok(path.clone());
        }
    }
    for path in meetings {
        let form = client.get(&format!("{path}/opening"))?;
        let text = form.text();
        let (day, time) = (value_of(&text, "day"), value_of(&text, "time"));
        if form.status == 200 && client.post(&format!("{path}/opening"), &[("day", day), ("time", time)])?.status == 303
        {
            return Ok(path);
        }
    }
    Err("no meeting under way in the secretary's branch, and none to open".to_owned())
}

/// What a field of a form holds.
fn value_of<'a>(page: &'a str, name: &str) -> &'a str {
    let field = page.split("<input").find(|part| part.contains(&format!("name=\"{name}\""))).unwrap_or_default();
    field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default()
}

/// Every distinct address that follows this beginning of an attribute, without the attribute's name.
fn links(page: &str, beginning: &str) -> Vec<String> {
    let path = beginning.split_once('"').map_or("", |(_, path)| path);
    let mut found: Vec<String> = Vec::new();
    for part in page.split(beginning).skip(1) {
        let rest = part.split(['"', '?', '#']).next().unwrap_or_default();
        let link = format!("{path}{rest}");
        if !found.contains(&link) && rest.len() >= 36 && !rest.contains("//") {
            found.push(link);
        }
    }
    found
}

fn first_visit(report: &mut Report, running: &Running, engine: &'static str) -> Result<()> {
    let mut client = Client::connect(&running.address)?;
    client.gzip = true;
    let mut bytes = client.get("/sign-in")?.body.len();
    client.gzip = false;
    let page = client.get("/sign-in")?.text();
    client.gzip = true;
    for part in page.split("\"/assets/").skip(1) {
        let name = part.split('"').next().unwrap_or_default();
        bytes += client.get(&format!("/assets/{name}"))?.body.len();
    }
    report.value("first visit with styles and scripts, gzip", engine, bytes as f64 / 1e3, "kB", Some(150.0));
    Ok(())
}

/// A whole process that verifies a meeting's record, and one that verifies the proof of a single statement: each from its start to its end.
fn proof(report: &mut Report, engine: &'static str, client: &mut Client, meeting: &str) -> Result<()> {
    let answer = client.get(&format!("{meeting}/record"))?;
    if answer.status != 200 {
        return Err(format!("{meeting}/record: {} {}", answer.status, answer.text()));
    }
    let statements = answer.text().matches("\"commitment\"").count().max(1);
    let all_ms = verify(&answer.body)?;
    report.value(format!("verify, a record of {statements} statements"), engine, all_ms, "ms", None);
    let listed = client.get("/ledger")?.text();
    let entry = links(&listed, "href=\"/ledger/entries/").into_iter().next().ok_or("no entry in the ledger")?;
    let alone = client.get(&format!("{entry}/proof"))?;
    if alone.status != 200 {
        return Err(format!("{entry}/proof: {} {}", alone.status, alone.text()));
    }
    let mut each = (0..PROOFS).map(|_| verify(&alone.body)).collect::<Result<Vec<_>>>()?;
    each.sort_by(f64::total_cmp);
    report.value(format!("verify, one proof alone, median of {PROOFS}"), engine, each[PROOFS / 2], "ms", Some(10.0));
    Ok(())
}

/// Verifies a record file and says how many milliseconds the whole process took.
fn verify(record: &[u8]) -> Result<f64> {
    let file = "target/bench/record.json";
    std::fs::write(file, record).map_err(|error| error.to_string())?;
    let begun = Instant::now();
    let mut command = std::process::Command::new(PROGRAM);
    let verified = command.args(["verify", file]).stdout(Stdio::null()).status().map_err(|error| error.to_string())?;
    let took_ms = begun.elapsed().as_secs_f64() * 1e3;
    if verified.success() { Ok(took_ms) } else { Err("what was exported does not verify".to_owned()) }
}

/// The year of every branch with its plans and proposals, as its page asks for it, one after another on one connection.
fn years(report: &mut Report, installation: &Installation) -> Result<()> {
    let db = installation.open()?;
    let begun = Instant::now();
    let asked = db.read_now(|tx| {
        let branches = tx.all::<(UnitId,)>(BRANCHES, &[])?;
        for (branch,) in &branches {
            zhixing_branch::year_of(tx, branch, tx.today().year())?;
        }
        Ok(branches.len())
    });
    let number = asked.map_err(|error| error.to_string())?;
    let seconds = begun.elapsed().as_secs_f64() * 500.0 / number.max(1) as f64;
    report.value("year plans of 500 branches", installation.engine(), seconds, "s", Some(1.0));
    Ok(())
}
