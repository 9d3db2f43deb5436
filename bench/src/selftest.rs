//! What a step of a test of oneself costs: an answer in, its outcome and explanation shown, the next question out. Four requests make one step.

use std::time::Instant;

use crate::http::Client;

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
        let told = member.get(&at)?;
        if !told.text().contains("action=\"/self-test\"") {
            return Err(format!("{at}: no way on: {}", told.status));
        }
        at = next(member)?;
        page = member.get(&at)?.text();
        each.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    Ok(each)
}

/// Asks for the next question, although it may be enough for today.
fn next(member: &mut Client) -> Result<String> {
    let answer = member.post("/self-test", &[("more", "yes")])?;
    answer.leads_to.filter(|path| !path.contains("pause")).ok_or_else(|| "no question is left".to_owned())
}

/// Answers whatever is asked: the first option, true, or a few words.
fn answer(member: &mut Client, at: &str, page: &str) -> Result<()> {
    let option = if page.contains("name=\"option\" value=\"true\"") { "true" } else { "0" };
    let words = "先想一想";
    let form = [("option", option), ("option.0", "yes"), ("blank.0", words), ("blank.1", words), ("own_answer", words)];
    let answered = member.post(at, &form)?;
    if answered.status != 303 {
        return Err(format!("{at}: {}", answered.status));
    }
    if page.contains("name=\"own_answer\"") {
        member.post(&format!("{at}/judgement"), &[("judged", "right")])?;
    }
    Ok(())
}
