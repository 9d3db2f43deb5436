//! What the first branches study: a programme with its topics, put on the study days as these are planned, and a bank of questions, brought in from a
//! file as its librarian would.

use std::sync::LazyLock;

use jiff::ToSpan;
use serde::Deserialize;
use zhixing_branch::acts::roll;
use zhixing_branch::charter;
use zhixing_kit::{Error, Moment, Result};
use zhixing_library::acts::{Area, Within};
use zhixing_library::materials;
use zhixing_study::acts::{
    NewProgramme, NewTopic, Outcome, Proposed, Shelf, add_bank, add_material, add_topic, banks, bring_in, draw_lots,
    make_programme, put_bank, put_topic as put, rota, settle_hosts, tick_study,
};

use super::calendar::{Fate, Gathering};
use super::signs;
use super::stage::Scene;

/// Questions in our own words.
const QUESTIONS: &str = include_str!("questions.csv");
/// How many branches have a programme.
pub const BRANCHES: usize = 3;
/// How many materials are read for a topic.
const TO_READ: usize = 2;

/// A topic.
#[derive(Deserialize)]
struct Topic {
    area: String,
    title: String,
    problem: String,
}

#[derive(Deserialize)]
struct Topics {
    topic: Vec<Topic>,
}

static TOPICS: LazyLock<Topics> =
    LazyLock::new(|| toml::from_str(include_str!("study.toml")).expect("a test reads it"));

/// Whether a gathering is for study, in a branch that has a programme.
pub fn is_for_study(one: &Gathering) -> bool {
    one.branch < BRANCHES && (one.kind == "study_day" || one.also.contains(&"study_day"))
}

/// The secretary makes the year's programme.
pub fn make(scene: &Scene<'_>, branch: usize) -> Result<()> {
    let plan = &scene.script.people.branches[branch];
    let (secretary, unit) = (scene.actor(plan.secretary)?, scene.unit(plan.unit)?);
    let first = scene.script.span.first;
    let last = first.saturating_add(14.months()).yesterday().unwrap_or(first);
    let new = NewProgramme { name: "年度学习计划".to_owned(), first, last };
    let programme = make_programme(scene.tx, &secretary, &unit, &new)?;
    let mut ids = Vec::new();
    for one in &TOPICS.topic {
        let (title, area, problem) = (one.title.clone(), one.area.clone(), one.problem.clone());
        ids.push(add_topic(scene.tx, &secretary, &programme, &NewTopic { title, area, problem })?);
    }
    scene.ids().topics.insert(branch, ids);
    Ok(())
}

/// The topic of a study day, in the order of the programme: each goes on for as many days as there are.
pub fn topic_of(gatherings: &[Gathering], at: usize) -> usize {
    let branch = gatherings[at].branch;
    let study = |one: &&Gathering| one.branch == branch && is_for_study(one) && one.fate != Fate::Cancelled;
    let all = gatherings.iter().filter(study).count().max(1);
    let before = gatherings[..at].iter().filter(study).count();
    (before * TOPICS.topic.len() / all).min(TOPICS.topic.len() - 1)
}

/// The secretary puts a topic on a study day that is planned.
pub fn put_topic(scene: &Scene<'_>, at: usize) -> Result<()> {
    let branch = scene.gathering(at).branch;
    let secretary = scene.actor(scene.script.people.branches[branch].secretary)?;
    let topic =
        scene.ids().topics.get(&branch).and_then(|all| all.get(topic_of(&scene.script.gatherings, at)).cloned());
    let topic = topic.ok_or(Error::NotFound)?;
    put(scene.tx, &secretary, &scene.activity(at)?, Some(&topic)).map(drop)
}

/// The secretary settles who hosts a study day: whoever's turn it is.
pub fn settle_host(scene: &Scene<'_>, at: usize) -> Result<()> {
    let branch = &scene.script.people.branches[scene.gathering(at).branch];
    let (secretary, unit, activity) = (scene.actor(branch.secretary)?, scene.unit(branch.unit)?, scene.activity(at)?);
    let rota = rota(scene.tx, &unit)?;
    let turn = rota.day(&activity).and_then(|day| day.proposed.clone());
    let settled = turn.map(|(member, _)| Proposed { activity, member });
    settle_hosts(scene.tx, &secretary, &unit, settled.as_slice()).map(drop)
}

/// Who is called is put into groups by lot, and most of what a host sees to is ticked.
pub fn prepare(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let (secretary, activity) = (scene.actor(scene.script.people.branches[one.branch].secretary)?, scene.activity(at)?);
    let study = charter().study();
    let called = roll(scene.tx, &activity)?.iter().filter(|entry| entry.exempt.is_none()).count();
    draw_lots(scene.tx, &secretary, &activity, study.usual_groups(called))?;
    let most = study.checks.iter().take(study.checks.len() - 1);
    most.into_iter().try_for_each(|check| tick_study(scene.tx, &secretary, &activity, &check.code, true))
}

/// The secretary of the first branch brings in the questions, those with pictures first, so that a visitor meets them.
pub fn fill_banks(scene: &Scene<'_>) -> Result<()> {
    let branch = &scene.script.people.branches[0];
    let secretary = scene.actor(branch.secretary)?;
    let unit = scene.unit(branch.unit)?;
    for (name, file) in [("标志题.zip", signs::packed()?), ("题库.csv", QUESTIONS.as_bytes().to_vec())] {
        if bring_in(scene.tx, &secretary, &unit, name, &file)? == Outcome::Moved {
            return Err(Error::broken("nobody else has touched the bank"));
        }
    }
    sort_banks(scene)
}

/// The bank that goes with every topic: a few signs are looked at on each study day, whichever a visitor comes to.
const SIGNS: &str = "交通标志";
/// To which area each bank of the first branch belongs, but for the one that bears an area's name.
const AREAS: [(&str, &str); 5] = [
    (SIGNS, "law"),
    ("道路安全", "law"),
    ("支部工作", "theory"),
    ("应急救护", "knowledge"),
    ("服务群众", "procedures"),
];

/// The secretary of the first branch says to which areas its banks belong, and which go with the topics of these.
fn sort_banks(scene: &Scene<'_>) -> Result<()> {
    let branch = &scene.script.people.branches[0];
    let (secretary, unit) = (scene.actor(branch.secretary)?, scene.unit(branch.unit)?);
    for bank in banks(scene.tx, &secretary, &unit)? {
        if let Some((_, area)) = AREAS.iter().find(|(name, _)| *name == bank.area) {
            put_bank(scene.tx, &secretary, &bank.id, &Shelf { area: (*area).to_owned(), tags: Vec::new() })?;
        }
    }
    let topics = scene.ids().topics.get(&0).cloned().unwrap_or_default();
    let banks = banks(scene.tx, &secretary, &unit)?;
    for (topic, about) in topics.iter().zip(&TOPICS.topic) {
        let own = Some(&about.area);
        for bank in banks.iter().filter(|bank| bank.area == SIGNS || bank.study_area.as_ref() == own) {
            add_bank(scene.tx, &secretary, topic, &bank.id)?;
        }
    }
    Ok(())
}

/// What is read for each topic: the newest materials of its area.
pub fn choose_materials(scene: &Scene<'_>) -> Result<()> {
    for branch in 0..scene.script.people.branches.len().min(BRANCHES) {
        let secretary = scene.actor(scene.script.people.branches[branch].secretary)?;
        let topics = scene.ids().topics.get(&branch).cloned().unwrap_or_default();
        for (at, (topic, about)) in topics.iter().zip(&TOPICS.topic).enumerate() {
            let within = Within { area: Area::read(&about.area), ..Within::default() };
            let found = materials(scene.tx, &secretary, within, "", (Moment(i64::MAX), "~"), 2 * TO_READ)?;
            // Two topics of one area read different ones.
            for material in found.iter().skip(at / 5 * TO_READ).take(TO_READ) {
                add_material(scene.tx, &secretary, topic, &material.id)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_is_studied() {
        for area in Area::ALL {
            assert!(TOPICS.topic.iter().any(|topic| topic.area == area.word()), "{area:?}");
        }
    }
}
