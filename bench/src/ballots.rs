//! Secret ballots as a meeting casts them: everybody of a branch at once, each ballot sealed and durable before its voter is told.

use std::sync::Barrier;
use std::time::Instant;

use crate::cpu::Used;
use crate::http::{Answer, Client};
use crate::report::Report;

/// How many ballots are cast in all, at least.
const BALLOTS: usize = 2_000;
/// How many connections a voter's hands are given, so that many are on their way at once.
const EACH: usize = 4;
/// The most ballots of one meeting.
const QUESTIONS_MAX: usize = 100;
const PASSWORD: &str = "a long phrase for the bench";

type Result<T> = std::result::Result<T, String>;

/// Who measures, where.
pub struct Ground<'a> {
    pub address: &'a str,
    pub engine: &'static str,
    pub admin: Client,
    pub secretary: Client,
    pub recorder: Client,
    /// The names of secretary and recorder, who count.
    pub tellers: [String; 2],
    /// The meeting under way.
    pub meeting: &'a str,
}

/// Casts two thousand ballots and measures how long each and all of them took. `cpu` says how much the program and its database have used.
pub fn measure(mut ground: Ground<'_>, report: &mut Report, cpu: impl Fn() -> Used) -> Result<()> {
    let voters = voters(&mut ground)?;
    let questions = prepare(&mut ground, voters.len())?;
    let voters = voters.into_iter().map(|voter| take(voter, &questions)).collect::<Result<Vec<_>>>()?;
    let voters: Vec<Client> = voters.into_iter().flatten().collect();
    if voters.is_empty() {
        return Err("nobody has a vote".to_owned());
    }
    let (before, begun) = (cpu(), Instant::now());
    let each = cast_all(voters, &questions)?;
    let (used, seconds) = (cpu() - before, begun.elapsed().as_secs_f64());
    let per_2000 = seconds / each.len() as f64 * BALLOTS as f64;
    report.value("2,000 secret ballots cast", ground.engine, per_2000, "s", Some(10.0));
    let at_99 = slowest_of_a_hundred(&each);
    report.value("secret ballot cast, p99", ground.engine, at_99 / 1e3, "ms", Some(300.0));
    report.cost("small: secret ballot, sealed and durable", ground.engine, used, each, None);
    Ok(())
}

/// Everybody of the branch but the tellers, signed in through a link of the administrator: a link ends the sessions that somebody has.
fn voters(ground: &mut Ground<'_>) -> Result<Vec<Client>> {
    let page = ground.secretary.get("/members")?.text();
    let is_teller = |rest: &str| ground.tellers.iter().any(|name| rest.starts_with(&format!("{name}<")));
    let linked = page.split("href=\"/members/").filter_map(|part| part.split_once("\">"));
    let mut members: Vec<&str> =
        linked.filter(|(id, rest)| id.len() == 36 && !is_teller(rest)).map(|(id, _)| id).collect();
    members.dedup();
    members
        .iter()
        .map(|member| {
            let page = must(ground.admin.post(&format!("/members/{member}/link"), &[])?, 200)?.text();
            let token = all_between(&page, "/activate/", '"').into_iter().next().ok_or("no link")?;
            let mut client = Client::connect(ground.address)?;
            must(client.post(&format!("/activate/{token}"), &[("new_password", PASSWORD)])?, 303)?;
            Ok(client)
        })
        .collect()
}

/// Calls the roll, names the tellers, gives them their keys, and opens as many questions as make two thousand ballots.
fn prepare(ground: &mut Ground<'_>, voters: usize) -> Result<Vec<String>> {
    let at = ground.meeting;
    let roll = ground.secretary.get(&format!("{at}/roll"))?.text();
    for entry in all_between(&roll, &format!("action=\"{at}/roll/"), '"').iter().filter(|entry| entry.len() == 36) {
        must(ground.secretary.post(&format!("{at}/roll/{entry}"), &[("mark", "present")])?, 303)?;
    }
    for name in &ground.tellers {
        let page = ground.secretary.get(&format!("{at}/ballots"))?.text();
        let option = format!("\">{name}</option>");
        let entry = page.split(&option).next().and_then(|before| before.rsplit('"').next()).unwrap_or_default();
        let form = [("teller", entry), ("teller_role", "supervisor")];
        must(ground.secretary.post(&format!("{at}/tellers"), &form)?, 303)?;
    }
    for teller in [&mut ground.secretary, &mut ground.recorder] {
        must(teller.post(&format!("{at}/teller-key"), &[])?, 200)?;
    }
    let count = BALLOTS.div_ceil(voters.max(1)).min(QUESTIONS_MAX - 2);
    for number in 0..count {
        let title = format!("第 {number} 件事");
        let form = [("ballot_kind", "motion"), ("ballot_title", title.as_str()), ("way", "phones")];
        must(ground.secretary.post(&format!("{at}/ballots"), &form)?, 303)?;
    }
    let page = ground.secretary.get(&format!("{at}/ballots"))?.text();
    let mut ids = all_between(&page, &format!("href=\"{at}/ballots/"), '"');
    // What the demonstration prepared stands first.
    let questions: Vec<String> = ids.split_off(ids.len().saturating_sub(count));
    let paths: Vec<String> = questions.iter().map(|id| format!("{at}/ballots/{id}")).collect();
    paths.iter().try_for_each(|path| must(ground.secretary.post(&format!("{path}/opening"), &[])?, 303).map(drop))?;
    Ok(paths)
}

/// The voter's connections once he has taken every ballot; none for who has no vote.
fn take(mut voter: Client, questions: &[String]) -> Result<Vec<Client>> {
    for path in questions {
        if voter.post(&format!("{path}/taking"), &[])?.status != 303 {
            return Ok(Vec::new());
        }
    }
    (0..EACH).map(|_| voter.again()).collect()
}

/// Everybody casts at once; gives how long each ballot took, in microseconds.
fn cast_all(voters: Vec<Client>, questions: &[String]) -> Result<Vec<f64>> {
    let barrier = Barrier::new(voters.len());
    let each = std::thread::scope(|scope| {
        let workers: Vec<_> = voters
            .into_iter()
            .enumerate()
            .map(|(number, voter)| {
                let barrier = &barrier;
                let own = questions.iter().skip(number % EACH).step_by(EACH);
                scope.spawn(move || cast(voter, own, barrier))
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().map_err(|_| "a voter panicked".to_owned())?)
            .collect::<Result<Vec<_>>>()
    })?;
    Ok(each.concat())
}

fn cast<'a>(mut voter: Client, own: impl Iterator<Item = &'a String>, barrier: &Barrier) -> Result<Vec<f64>> {
    barrier.wait();
    own.enumerate()
        .map(|(number, path)| {
            let letter = ["y", "n", "o"][number % 3];
            let begun = Instant::now();
            must(voter.post(&format!("{path}/casting"), &[("line.0", letter)])?, 303)?;
            Ok(begun.elapsed().as_secs_f64() * 1e6)
        })
        .collect()
}

fn slowest_of_a_hundred(each: &[f64]) -> f64 {
    let mut sorted = each.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get((sorted.len() * 99 / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn must(answer: Answer, status: u16) -> Result<Answer> {
    if answer.status == status { Ok(answer) } else { Err(format!("{}: {}", answer.status, answer.text())) }
}

/// What follows each beginning, up to an end, in order and each once.
fn all_between(page: &str, beginning: &str, end: char) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in page.split(beginning).skip(1) {
        let one = part.split([end, '?', '#', '<']).next().unwrap_or_default().to_owned();
        if !found.contains(&one) && !one.contains('/') {
            found.push(one);
        }
    }
    found
}
