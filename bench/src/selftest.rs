//! What a step of a test of oneself costs: an answer in, its outcome and explanation shown, the next question out. With scripts ten questions come at
//! once, and each answer is one request more; without them three requests make one step.

use std::time::Instant;

use zhixing_study::training::{forgetful, train};

use crate::cpu;
use crate::http::Client;
use crate::report::Report;

/// How many steps make the figure.
pub const STEPS: usize = 200;

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

/// Takes up to ten questions along, as many as the day still has, and sends each answer, as the scripts of the page do.
pub fn take_along(client: &mut Client) -> Result<Vec<f64>> {
    let begun = Instant::now();
    let page = client.get("/self-test/away")?.text();
    let package_us = begun.elapsed().as_secs_f64() * 1e6;
    let asks: Vec<&str> = page.split("<template data-ask=\"").skip(1).collect();
    let share = package_us / asks.len().max(1) as f64;
    let mut each = Vec::with_capacity(asks.len());
    for (number, ask) in asks.into_iter().enumerate() {
        let id = ask.split('"').next().unwrap_or_default();
        let hidden = |name: &str| ask.split(&format!("name=\"{name}\" value=\"")).nth(1)?.split('"').next();
        let [question, version, packed_at] =
            ["question", "version", "packed_at"].map(|name| hidden(name).unwrap_or_default());
        let mut form = vec![("question", question), ("version", version), ("packed_at", packed_at)];
        form.extend(given(ask));
        let code = format!("{}{number:02x}", &id.replace('-', "")[2..]);
        let begun = Instant::now();
        let sent = client.send_once(&format!("/self-test/away/{id}"), &form, &code)?;
        if sent.status != 204 {
            return Err(format!("{id}: {} {}", sent.status, sent.text()));
        }
        each.push(begun.elapsed().as_secs_f64() * 1e6 + share);
    }
    Ok(each)
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
