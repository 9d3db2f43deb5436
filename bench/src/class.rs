//! A class of five hundred takes a test of twenty questions: everybody presses "Begin" within the same second, and thinks two or three seconds about each
//! question. They are entered into the secretary's branch of an installation of its own, which `scripts/bench` makes.

use std::sync::Barrier;
use std::time::{Duration, Instant};

use zhixing_kit::{Db, Error, params};
use zhixing_people::{Actor, MemberId, MemberKind, NewMember, Person, enter, the_organisation};

use crate::cpu;
use crate::http::{Answer, Client};
use crate::program::{Installation, Running};
use crate::report::Report;

/// How many people take it, and how many questions it has.
const PEOPLE: usize = 500;
const QUESTIONS: usize = 20;
/// How long somebody thinks about a question, in milliseconds: at least, and how much longer.
const THINKS_MS: u64 = 1_200;
const LONGER_MS: u64 = 2_400;
const PASSWORD: &str = "a long phrase for the bench";

type Result<T> = std::result::Result<T, String>;

/// Measures every installation of that size there is.
pub fn measure(report: &mut Report, installations: Vec<Installation>) -> Result<()> {
    installations.into_iter().try_for_each(|installation| class(report, &installation))
}

fn class(report: &mut Report, installation: &Installation) -> Result<()> {
    fill(installation)?;
    let running = installation.start()?;
    let engine = installation.engine();
    let mut secretary = client(installation, &running, "secretary")?;
    let mut admin = client(installation, &running, "admin")?;
    let db = installation.open()?;
    let meeting = study_day(&db, &mut secretary)?;
    let people = people(&db, &meeting, &running, &mut admin)?;
    let test = open(&mut secretary, &meeting)?;
    let port =
        installation.database.as_deref().and_then(|url| url.rsplit_once(':')?.1.split_once('/')).map(|(port, _)| port);
    let (before, begun) = (cpu::used_us(running.pid(), port), Instant::now());
    let each = all_take(people, &test)?;
    let (used, seconds) = (cpu::used_us(running.pid(), port) - before, begun.elapsed().as_secs_f64());
    let answers = count(&db, &test)?;
    report.value("class: 500 people begin and finish 20 questions", engine, seconds, "s", Some(60.0));
    report.value(
        "class: answers lost of 10,000",
        engine,
        (PEOPLE * QUESTIONS) as f64 - answers as f64,
        "answers",
        Some(0.0),
    );
    report.value(
        "class: a whole test of 20 questions, CPU",
        engine,
        used as f64 / 1e3 / PEOPLE as f64,
        "ms",
        Some(15.0),
    );
    report.cost("class: a press of a button, 500 people", engine, used, each.clone(), None);
    report.value("class: a press of a button, p99", engine, slowest_of_a_hundred(&each) / 1e3, "ms", Some(300.0));
    let begun = Instant::now();
    must(secretary.post(&format!("{test}/ending"), &[]), 303)?;
    report.value("class: the result of 500 people", engine, begun.elapsed().as_secs_f64() * 1e3, "ms", None);
    Ok(())
}

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
    let first = |name: &str, of: &str| {
        let select = page.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_default();
        select
            .split("value=\"")
            .map(|rest| rest.split('"').next().unwrap_or_default())
            .find(|value| value.len() == of.len())
            .map(str::to_owned)
    };
    let id = "00000000-0000-0000-0000-000000000000";
    let (unit, chair) = (first("unit", id).ok_or("no unit")?, first("chair", id).ok_or("nobody to preside")?);
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
        ("recorder", ""),
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

/// Everybody takes it; how long each press of a button took until the next page stood there, in microseconds.
fn all_take(people: Vec<Client>, test: &str) -> Result<Vec<f64>> {
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

fn take(mut client: Client, number: u64, test: &str, barrier: &Barrier) -> Result<Vec<f64>> {
    let mut page = client.get(test)?.text();
    barrier.wait();
    think(number * 2);
    let mut each = Vec::with_capacity(QUESTIONS + 1);
    let mut press = |client: &mut Client, path: &str, form: &[(&str, &str)]| -> Result<String> {
        let begun = Instant::now();
        must(client.post(path, form), 303)?;
        let page = client.get(test)?.text();
        each.push(begun.elapsed().as_secs_f64() * 1e6);
        Ok(page)
    };
    page =
        press(&mut client, &format!("{test}/sitting"), &[]).map_err(|error| format!("{error} after {}", page.len()))?;
    for question in 0..QUESTIONS as u64 {
        think(THINKS_MS + (number * 7_919 + question * 104_729) % LONGER_MS);
        let path =
            page.split("action=\"").find(|part| part.contains("/answers/")).and_then(|part| part.split('"').next());
        let path = path.ok_or("no question")?.to_owned();
        let option = if page.contains("name=\"option\" value=\"true\"") { "true" } else { "0" };
        page = press(&mut client, &path, &[("option", option), ("option.0", "yes"), ("blank.0", "不知道")])?;
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
