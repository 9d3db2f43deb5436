//! What a step of a test of oneself costs: an answer in, its outcome and explanation shown, the next question out. With scripts ten questions come at
//! once, and each answer is one request more (a step is that and a tenth of the page); without them three requests make one step. As roll entries it is
//! measured with many people at once, and with one alone beside it.

use std::sync::Barrier;
use std::time::Instant;

use zhixing_kit::Db;
use zhixing_study::training::{forgetful, train};

use crate::cpu;
use crate::http::Client;
use crate::report::Report;

/// How many steps make the figure of one person without scripts.
const STEPS: usize = 200;
/// How many people answer at the same moment, and how many do so in all.
const AT_ONCE: usize = 32;
const PEOPLE_IN_ALL: usize = 96;
/// As many days pass between the two packages of twenty questions.
const DAYS_MS: i64 = 3 * 86_400_000;

type Result<T> = std::result::Result<T, String>;

/// Takes the steps; how long each took, in microseconds.
pub fn take(member: &mut Client) -> Result<Vec<f64>> {
    let mut at = next(member)?;
    let mut page = member.get(&at)?.text();
    let mut each = Vec::with_capacity(STEPS);
    for _ in 0..STEPS {
        let begun = Instant::now();
        answer(member, &at, &page)?;
        let told = member.get(&at)?.text();
        at = match onward(&told) {
            Some(next) => next,
            None => next(member)?,
        };
        page = member.get(&at)?.text();
        each.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    Ok(each)
}

/// The next question, where it is put already.
fn onward(told: &str) -> Option<String> {
    let ids = told.split("href=\"/self-test/").skip(1).filter_map(|part| part.split('"').next());
    ids.filter(|id| id.len() == 36).map(|id| format!("/self-test/{id}")).last()
}

/// Asks for the next question, although it may be enough for today.
fn next(member: &mut Client) -> Result<String> {
    let answer = member.post("/self-test", &[("more", "yes")])?;
    answer.leads_to.filter(|path| !path.contains("pause")).ok_or_else(|| "no question is left".to_owned())
}

/// Answers whatever is asked: the first option, true, or a few words.
fn answer(member: &mut Client, at: &str, page: &str) -> Result<()> {
    let answered = member.post(at, &given(page))?;
    if answered.status != 303 {
        return Err(format!("{at}: {}", answered.status));
    }
    if page.contains("name=\"own_answer\"") {
        member.post(&format!("{at}/judgement"), &[("judged", "right")])?;
    }
    Ok(())
}

fn given(page: &str) -> [(&'static str, &'static str); 6] {
    let option = if page.contains("name=\"option\" value=\"true\"") { "true" } else { "0" };
    let words = "先想一想";
    [
        ("option", option),
        ("option.0", "yes"),
        ("blank.0", words),
        ("blank.1", words),
        ("own_answer", words),
        ("judged", "right"),
    ]
}

/// Takes up to ten questions along, as many as the day still has, and sends answers to so many at most, each by itself, as the scripts of the page do.
pub fn take_along(client: &mut Client, most: usize) -> Result<Vec<f64>> {
    let begun = Instant::now();
    let page = client.get("/self-test/away")?.text();
    let package_us = begun.elapsed().as_secs_f64() * 1e6;
    let asks: Vec<&str> = page.split("<template data-ask=\"").skip(1).collect();
    let share = package_us / asks.len().max(1) as f64;
    let mut each = Vec::with_capacity(asks.len());
    for ask in asks.into_iter().take(most) {
        let id = ask.split('"').next().unwrap_or_default();
        let hidden = |name: &str| ask.split(&format!("name=\"{name}\" value=\"")).nth(1)?.split('"').next();
        let [question, version, packed_at] =
            ["question", "version", "packed_at"].map(|name| hidden(name).unwrap_or_default());
        let mut form = vec![("question", question), ("version", version), ("packed_at", packed_at)];
        form.extend(given(ask));
        let begun = Instant::now();
        let sent = client.send_by_itself(&format!("/self-test/away/{id}"), &form)?;
        if sent.status != 204 {
            return Err(format!("{id}: {} {}", sent.status, sent.text()));
        }
        each.push(begun.elapsed().as_secs_f64() * 1e6 + share);
    }
    Ok(each)
}

/// Twenty questions of each of these people, many of them at once: a package of ten new ones; some days later the same come back.
pub fn at_once(
    report: &mut Report,
    engine: &'static str,
    people: &[Client],
    db: &Db,
    used: impl Fn() -> cpu::Used,
) -> Result<()> {
    let people = people.iter().take(PEOPLE_IN_ALL).map(Client::again).collect::<Result<Vec<_>>>()?;
    let number = people.len();
    let mut groups: Vec<Vec<Client>> = (0..AT_ONCE).map(|_| Vec::new()).collect();
    people.into_iter().enumerate().for_each(|(number, one)| groups[number % AT_ONCE].push(one));
    let (mut cpu_us, mut each) = (0, Vec::new());
    for _ in 0..2 {
        let before = used();
        each.extend(side_by_side(&mut groups)?);
        cpu_us += used() - before;
        days_pass(db)?;
    }
    if each.len() != number * 20 {
        return Err(format!("{} answers of {number} people, not twenty of each", each.len()));
    }
    let of_each = cpu_us as f64 / 1e3 / number as f64;
    report.cost("step of a self-test, 32 people at once", engine, cpu_us, each, Some(500.0));
    report.value("a self-test of twenty questions, 32 people at once", engine, of_each, "ms CPU", Some(15.0));
    Ok(())
}

fn side_by_side(groups: &mut [Vec<Client>]) -> Result<Vec<f64>> {
    let barrier = Barrier::new(groups.len());
    let each = std::thread::scope(|scope| {
        let take = |group: &mut Vec<Client>| {
            barrier.wait();
            group.iter_mut().map(ten).collect::<Result<Vec<_>>>()
        };
        let workers: Vec<_> = groups.iter_mut().map(|group| scope.spawn(move || take(group))).collect();
        let done = workers.into_iter().map(|worker| worker.join().map_err(|_| "somebody panicked".to_owned())?);
        done.collect::<Result<Vec<_>>>()
    })?;
    Ok(each.concat().concat())
}

/// Ten questions: of long ones a package holds fewer, and a further one is fetched.
fn ten(person: &mut Client) -> Result<Vec<f64>> {
    let mut each = Vec::new();
    while each.len() < 10 {
        let some = take_along(person, 10 - each.len())?;
        if some.is_empty() {
            break;
        }
        each.extend(some);
    }
    Ok(each)
}

/// What was answered now was answered some days ago, and is due again.
fn days_pass(db: &Db) -> Result<()> {
    let sql = "update memory set reviewed_at = reviewed_at - $1, due_at = reviewed_at";
    db.write_now(|tx| tx.run(sql, zhixing_kit::params![DAYS_MS])).map(drop).map_err(|error| error.to_string())
}

/// Of how many people learning is measured, with how many answers each; and for how many it is reckoned.
const LEARNERS: usize = 20;
const ANSWERS_EACH: usize = 1_000;
const PEOPLE: f64 = 10_000.0;

/// What a night of learning costs: a sample, and from it ten thousand people with a thousand answers each.
pub fn learn(report: &mut Report) {
    let answers = forgetful(ANSWERS_EACH);
    let used = || cpu::used_us(std::process::id(), None);
    let before = used();
    let found = (0..LEARNERS).filter(|_| train(&answers).is_some()).count();
    let each_ms = (used() - before) as f64 / LEARNERS as f64 / 1e3;
    report.value(
        format!("learning from 1,000 answers of one person ({found} of {LEARNERS} found)"),
        "none",
        each_ms,
        "ms CPU",
        None,
    );
    report.value("learning, 10,000 people, from that sample", "none", each_ms * PEOPLE / 60_000.0, "min CPU", None);
}
