//! A class of five hundred takes a test of twenty questions: everybody presses "Begin" within the same second, and thinks two or three seconds about each
//! question. They are entered into the secretary's branch of an installation of its own, which `scripts/bench` makes.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use zhixing_kit::{Db, Error, params};
use zhixing_people::{Actor, MemberId, MemberKind, NewMember, Person, enter, the_organisation};

use crate::http::{Answer, Client};
use crate::program::{Installation, Running};
use crate::report::Report;
use crate::{cpu, selftest};

/// How many people take it, and how many questions it has.
const PEOPLE: usize = 500;
const QUESTIONS: usize = 20;
/// How many take another one without scripts.
const SINGLY: usize = 100;
/// How long somebody thinks about a question, in milliseconds: at least, and how much longer.
const THINKS_MS: u64 = 1_200;
const LONGER_MS: u64 = 2_400;
const PASSWORD: &str = "a long phrase for the bench";

type Result<T> = std::result::Result<T, String>;

/// Measures every installation of that size there is: the tests of oneself of many people at once, then the class's.
pub fn measure(report: &mut Report, installations: Vec<Installation>) -> Result<()> {
    installations.iter().try_for_each(|installation| {
        let mut hall = Hall::of(installation)?;
        hall.self_tests(report)?;
        hall.class(report)
    })
}

/// The tests of oneself alone.
pub fn self_tests(report: &mut Report, installations: Vec<Installation>) -> Result<()> {
    installations.iter().try_for_each(|installation| Hall::of(installation)?.self_tests(report))
}

/// A study day with five hundred people, each signed in.
struct Hall<'i> {
    installation: &'i Installation,
    running: Running,
    db: Db,
    secretary: Client,
    meeting: String,
    people: Vec<Client>,
}

impl<'i> Hall<'i> {
    fn of(installation: &'i Installation) -> Result<Self> {
        fill(installation)?;
        let running = installation.start()?;
        let mut secretary = client(installation, &running, "secretary")?;
        let mut admin = client(installation, &running, "admin")?;
        let db = installation.open()?;
        let meeting = study_day(&db, &mut secretary)?;
        let people = people(&db, &meeting, &running, &mut admin)?;
        look_anew(&db)?;
        Ok(Self { installation, running, db, secretary, meeting, people })
    }

    fn used(&self) -> cpu::Used {
        let port = self.installation.database.as_deref().and_then(|url| url.rsplit_once(':')?.1.split_once('/'));
        cpu::used_us(self.running.pid(), port.map(|(port, _)| port))
    }

    fn self_tests(&self, report: &mut Report) -> Result<()> {
        selftest::at_once(report, self.installation.engine(), &self.people, &self.db, || self.used())
    }

    /// As scripts do it: all questions come with one page, each answer is one small request.
    fn class(&mut self, report: &mut Report) -> Result<()> {
        let engine = self.installation.engine();
        let people = self.people.iter().map(Client::again).collect::<Result<Vec<_>>>()?;
        let taken = self.taken(people, take)?;
        report.value("class: 500 people begin and finish 20 questions", engine, taken.seconds, "s", Some(60.0));
        let lost = (PEOPLE * QUESTIONS) as f64 - taken.answers as f64;
        report.value("class: answers lost of 10,000", engine, lost, "answers", Some(0.0));
        let of_each = taken.cpu_us as f64 / 1e3 / PEOPLE as f64;
        report.value("class: a whole test of 20 questions, CPU of each", engine, of_each, "ms", Some(15.0));
        let p99_ms = slowest_of_a_hundred(&taken.each) / 1e3;
        report.cost("class: a press of a button, 500 people", engine, taken.cpu_us, taken.each, None);
        report.value("class: a press of a button, p99", engine, p99_ms, "ms", Some(300.0));
        report.value("class: the result of 500 people", engine, taken.ending_ms, "ms", None);
        let singly = std::mem::take(&mut self.people).into_iter().take(SINGLY).collect();
        let taken = self.taken(singly, take_singly)?;
        let lost = (SINGLY * QUESTIONS) as f64 - taken.answers as f64;
        report.value("class, without scripts: answers lost of 2,000", engine, lost, "answers", Some(0.0));
        let of_each = taken.cpu_us as f64 / 1e3 / SINGLY as f64;
        report.value("class, without scripts: 20 questions, CPU of each", engine, of_each, "ms", None);
        Ok(())
    }

    /// A test that these people take, from its opening to its end.
    fn taken(&mut self, people: Vec<Client>, take: Take) -> Result<Taken> {
        let test = open(&mut self.secretary, &self.meeting)?;
        let (before, begun) = (self.used(), Instant::now());
        let each = all_take(people, &test, take)?;
        let (cpu_us, seconds) = (self.used() - before, begun.elapsed().as_secs_f64());
        let answers = count(&self.db, &test)?;
        let begun = Instant::now();
        must(self.secretary.post(&format!("{test}/ending"), &[]), 303)?;
        Ok(Taken { cpu_us, seconds, each, answers, ending_ms: begun.elapsed().as_secs_f64() * 1e3 })
    }
}

/// What taking a test came to.
struct Taken {
    cpu_us: u64,
    seconds: f64,
    /// How long each press of a button took until one could go on, in microseconds.
    each: Vec<f64>,
    answers: u64,
    ending_ms: f64,
}

/// How somebody takes a test: with his number, and a barrier behind which all begin.
type Take = fn(Client, u64, &str, &Barrier) -> Result<Vec<f64>>;

/// Enters so many people into the secretary's branch, once.
fn fill(installation: &Installation) -> Result<()> {
    let filled = installation.open()?.write_now(|tx| {
        let there = tx.one::<(i64,)>("select count(*) from member where number like 'K0%'", &[])?.0;
        let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
        let (secretary,) = tx.one::<(MemberId,)>("select member from account where sign_in_name = 'secretary'", &[])?;
        let by = Actor::of(tx, &organisation, &secretary)?;
        let unit = by.branch.clone().ok_or(Error::NotFound)?;
        for at in there..PEOPLE as i64 {
            let (number, name) = (format!("K{at:04}"), format!("学员{at:04}"));
            let person = Person { number, name, born_on: None, joined_on: None, confirmed_on: None };
            let kind = MemberKind::Auxiliary;
            enter(tx, &by, &NewMember { person, unit: unit.clone(), kind, from_on: tx.today() })?;
        }
        Ok(())
    });
    filled.map_err(|error| error.to_string())
}

fn client(installation: &Installation, running: &Running, role: &str) -> Result<Client> {
    let (name, password) = installation.sign_in(role)?;
    let mut client = Client::connect(&running.address)?;
    client.sign_in(&name, &password)?;
    Ok(client)
}

/// A study day of the secretary's branch that has begun.
fn study_day(db: &Db, secretary: &mut Client) -> Result<String> {
    let page = secretary.get("/meetings/new")?.text();
    let id = "00000000-0000-0000-0000-000000000000";
    let choice = |name: &str, place: usize| {
        let select = page.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_default();
        select
            .split("value=\"")
            .map(|rest| rest.split('"').next().unwrap_or_default())
            .filter(|value| value.len() == id.len())
            .nth(place)
            .map(str::to_owned)
    };
    let (unit, chair) = (choice("unit", 0).ok_or("no unit")?, choice("chair", 0).ok_or("nobody to preside")?);
    let recorder = choice("recorder", 1).ok_or("nobody to take the record")?;
    let now = db.surroundings().clock.now().local(&db.surroundings().zone);
    let (day, time) = (now.strftime("%Y-%m-%d").to_string(), now.strftime("%H:%M").to_string());
    let plan = [
        ("unit", unit.as_str()),
        ("kind", "study_day"),
        ("topic", "五百人的学习"),
        ("day", &day),
        ("time", &time),
        ("place", "礼堂"),
        ("chair", &chair),
        ("recorder", &recorder),
    ];
    let meeting = must(secretary.post("/meetings", &plan), 303)?.leads_to.ok_or("no way to the meeting")?;
    must(secretary.post(&format!("{meeting}/convening"), &[]), 303)?;
    must(secretary.post(&format!("{meeting}/opening"), &[("day", &day), ("time", &time)]), 303)?;
    Ok(meeting)
}

/// Everybody on the roll, signed in through a link of the administrator.
fn people(db: &Db, meeting: &str, running: &Running, admin: &mut Client) -> Result<Vec<Client>> {
    let id = meeting.rsplit('/').next().unwrap_or_default().to_owned();
    let sql = "select r.member from roll_entry r
        where r.activity = $1 and r.member is not null and r.expected and r.member not in (select p.member from post p)
        order by r.place";
    let members = db.read_now(move |tx| tx.all::<(String,)>(sql, params![&id])).map_err(|error| error.to_string())?;
    if members.len() < PEOPLE {
        return Err(format!("{} people on the roll, not {PEOPLE}", members.len()));
    }
    let one = |(member,): &(String,)| {
        let page = must(admin.post(&format!("/members/{member}/link"), &[]), 200)?.text();
        let token = page.split("/activate/").nth(1).ok_or("no link")?;
        let token: String = token.chars().take_while(char::is_ascii_hexdigit).collect();
        let mut client = Client::connect(&running.address)?;
        must(client.post(&format!("/activate/{token}"), &[("new_password", PASSWORD)]), 303)?;
        Ok(client)
    };
    members.iter().take(PEOPLE).map(one).collect()
}

/// A server plans by what it counted last, and counts by itself within a minute: five hundred accounts were not opened in the minute before a class.
fn look_anew(db: &Db) -> Result<()> {
    let counted = if db.is_embedded() { Ok(()) } else { db.write_now(|tx| tx.run("analyze", &[]).map(drop)) };
    counted.map_err(|error| error.to_string())
}

/// Opens a test of every area.
fn open(secretary: &mut Client, meeting: &str) -> Result<String> {
    let path = format!("{meeting}/tests");
    let page = secretary.get(&path)?.text();
    let banks = page.split("name=\"bank.").skip(1).filter_map(|rest| rest.split('"').next());
    let banks: Vec<String> = banks.map(|id| format!("bank.{id}")).collect();
    let count = QUESTIONS.to_string();
    let mut form: Vec<(&str, &str)> = banks.iter().map(|name| (name.as_str(), "yes")).collect();
    form.push(("test_count", &count));
    must(secretary.post(&path, &form), 303)?;
    let page = secretary.get(&path)?.text();
    let id = page.split("href=\"/tests/").nth(1).and_then(|rest| rest.split('"').next()).ok_or("no test")?;
    Ok(format!("/tests/{id}"))
}

/// Everybody takes it; how long each press of a button took until one could go on, in microseconds.
fn all_take(people: Vec<Client>, test: &str, take: Take) -> Result<Vec<f64>> {
    let barrier = Barrier::new(people.len());
    let each = std::thread::scope(|scope| {
        let workers: Vec<_> = people
            .into_iter()
            .enumerate()
            .map(|(number, client)| {
                let barrier = &barrier;
                let work = move || take(client, number as u64, test, barrier);
                std::thread::Builder::new()
                    .stack_size(256 * 1024)
                    .spawn_scoped(scope, work)
                    .map_err(|error| error.to_string())
            })
            .collect::<Result<_>>()?;
        let done = |worker: std::thread::ScopedJoinHandle<'_, Result<Vec<f64>>>| {
            worker.join().map_err(|_| "somebody panicked".to_owned())?
        };
        workers.into_iter().map(done).collect::<Result<Vec<_>>>()
    })?;
    Ok(each.concat())
}

/// Sends a form, and opens the page that it leads to.
fn press(client: &mut Client, path: &str, form: &[(&str, &str)]) -> Result<String> {
    let leads_to = must(client.post(path, form), 303)?.leads_to.ok_or("it leads nowhere")?;
    Ok(client.get(&leads_to)?.text())
}

/// Begins with all the others; gives the page, and how long it took until it stood there.
fn begin(client: &mut Client, number: u64, test: &str, barrier: &Barrier) -> Result<(String, f64)> {
    client.get(test)?;
    barrier.wait();
    think(number * 2);
    let begun = Instant::now();
    let page = press(client, &format!("{test}/sitting"), &[])?;
    Ok((page, begun.elapsed().as_secs_f64() * 1e6))
}

fn think_about(number: u64, question: u64) {
    think(THINKS_MS + (number * 7_919 + question * 104_729) % LONGER_MS);
}

fn given(question: &str) -> [(&'static str, &'static str); 3] {
    let option = if question.contains("name=\"option\" value=\"true\"") { "true" } else { "0" };
    [("option", option), ("option.0", "yes"), ("blank.0", "不知道")]
}

/// With scripts.
fn take(mut client: Client, number: u64, test: &str, barrier: &Barrier) -> Result<Vec<f64>> {
    let (page, first) = begin(&mut client, number, test, barrier)?;
    let mut each = vec![first];
    for (at, question) in page.split("<template data-place=\"").skip(1).enumerate() {
        think_about(number, at as u64);
        let place = question.split('"').next().unwrap_or_default();
        let begun = Instant::now();
        must(client.send_by_itself(&format!("{test}/answers/{place}"), &given(question)), 204)?;
        each.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    let begun = Instant::now();
    client.get(test)?;
    each.push(begun.elapsed().as_secs_f64() * 1e6);
    Ok(each)
}

/// Without scripts, one question to a page.
fn take_singly(mut client: Client, number: u64, test: &str, barrier: &Barrier) -> Result<Vec<f64>> {
    let (mut page, first) = begin(&mut client, number, test, barrier)?;
    let mut each = vec![first];
    for question in 0..QUESTIONS as u64 {
        think_about(number, question);
        let path =
            page.split("action=\"").find(|part| part.contains("/answers/")).and_then(|part| part.split('"').next());
        let path = path.ok_or("no question")?.to_owned();
        let form = given(page.split("<template").next().unwrap_or_default());
        let begun = Instant::now();
        page = press(&mut client, &path, &form)?;
        each.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    Ok(each)
}

#[expect(clippy::disallowed_methods, reason = "people think")]
fn think(ms: u64) {
    std::thread::sleep(Duration::from_millis(ms));
}

fn count(db: &Db, test: &str) -> Result<u64> {
    let id = test.rsplit('/').next().unwrap_or_default().to_owned();
    let sql = "select count(*) from test_answer where test = $1";
    let (count,) = db.read_now(move |tx| tx.one::<(i64,)>(sql, params![&id])).map_err(|error| error.to_string())?;
    Ok(count as u64)
}

fn slowest_of_a_hundred(each: &[f64]) -> f64 {
    let mut sorted = each.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get((sorted.len() * 99 / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn must(answer: Result<Answer>, status: u16) -> Result<Answer> {
    let answer = answer?;
    if answer.status == status { Ok(answer) } else { Err(format!("{}: {}", answer.status, answer.text())) }
}
