//! What the first branches study: a programme with its topics, put on the study days as these are planned, and a bank of questions, brought in from a
//! file as its librarian would.

use std::sync::LazyLock;

use jiff::ToSpan;
use serde::Deserialize;
use zhixing_branch::acts::{plan_with_agenda, roll};
use zhixing_branch::{NewActivity, charter};
use zhixing_charter::Period;
use zhixing_kit::{Error, Result};
use zhixing_study::acts::{
    NewProgramme, NewTopic, Outcome, Proposed, Shelf, add_bank, add_material, add_topic, banks, bring_in, draw_lots,
    make_programme, put_bank, put_topic as put, rota, settle_hosts, tick_study,
};

use super::calendar::Gathering;
use super::content::content;
use super::library::texts;
use super::signs;
use super::stage::Scene;

/// Questions in our own words.
const QUESTIONS: &str = include_str!("questions.csv");
/// How many branches have a programme.
pub const BRANCHES: usize = 3;
/// The charter's code of a study day.
const STUDY_DAY: &str = "study_day";
/// For how many months study days are planned.
const MONTHS_AHEAD: i64 = 12;

/// A topic.
#[derive(Deserialize)]
struct Topic {
    area: String,
    title: String,
    problem: String,
    /// The titles of the materials that are read for it.
    read: Vec<String>,
    /// The banks whose questions go with it.
    ask: Vec<String>,
    /// The titles of the courses that go with it.
    #[serde(default)]
    take: Vec<String>,
}

#[derive(Deserialize)]
struct Topics {
    topic: Vec<Topic>,
}

static TOPICS: LazyLock<Topics> =
    LazyLock::new(|| toml::from_str(include_str!("study.toml")).expect("a test reads it"));

/// Whether a gathering is for study, in a branch that has a programme.
pub fn is_for_study(one: &Gathering) -> bool {
    one.branch < BRANCHES && (one.kind == STUDY_DAY || one.also.contains(&STUDY_DAY))
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

/// The topic of a study day, by its place in the programme: the one that fits what is done on the day.
pub fn topic_of(gatherings: &[Gathering], at: usize) -> usize {
    let one = &gatherings[at];
    let studies = content().of_kind(one.kind).get(one.topic).and_then(|about| about.studies.as_deref());
    TOPICS.topic.iter().position(|topic| studies == Some(&topic.title)).unwrap_or_default()
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

/// The secretary of a branch brings in the questions, those with pictures first, so that a visitor meets them.
pub fn fill_banks(scene: &Scene<'_>, branch: usize) -> Result<()> {
    let plan = &scene.script.people.branches[branch];
    let secretary = scene.actor(plan.secretary)?;
    let unit = scene.unit(plan.unit)?;
    for (name, file) in [("标志题.zip", signs::packed()?), ("题库.csv", QUESTIONS.as_bytes().to_vec())] {
        if bring_in(scene.tx, &secretary, &unit, name, &file)? == Outcome::Moved {
            return Err(Error::broken("nobody else has touched the bank"));
        }
    }
    sort_banks(scene, branch)
}

/// To which area each bank belongs, but for the one that bears an area's name.
const AREAS: [(&str, &str); 5] = [
    ("交通标志", "law"),
    ("道路安全", "law"),
    ("支部工作", "theory"),
    ("应急救护", "knowledge"),
    ("服务群众", "procedures"),
];

/// The secretary says to which areas the banks of the branch belong, and which of them go with each topic.
fn sort_banks(scene: &Scene<'_>, branch: usize) -> Result<()> {
    let plan = &scene.script.people.branches[branch];
    let (secretary, unit) = (scene.actor(plan.secretary)?, scene.unit(plan.unit)?);
    for bank in banks(scene.tx, &secretary, &unit)? {
        if let Some((_, area)) = AREAS.iter().find(|(name, _)| *name == bank.area) {
            put_bank(scene.tx, &secretary, &bank.id, &Shelf { area: (*area).to_owned(), tags: Vec::new() })?;
        }
    }
    let topics = scene.ids().topics.get(&branch).cloned().unwrap_or_default();
    let banks = banks(scene.tx, &secretary, &unit)?;
    for (topic, about) in topics.iter().zip(&TOPICS.topic) {
        for name in &about.ask {
            let bank = banks.iter().find(|bank| bank.area == *name).ok_or(Error::NotFound)?;
            add_bank(scene.tx, &secretary, topic, &bank.id)?;
        }
    }
    Ok(())
}

/// The topics of the programme, by their places, with which a course goes.
pub fn topics_that_take(course: &str) -> impl Iterator<Item = usize> {
    let takes = move |topic: &Topic| topic.take.iter().any(|title| title == course);
    TOPICS.topic.iter().enumerate().filter(move |(_, topic)| takes(topic)).map(|(place, _)| place)
}

/// What is read for each topic.
pub fn choose_materials(scene: &Scene<'_>) -> Result<()> {
    for branch in 0..scene.script.people.branches.len().min(BRANCHES) {
        let secretary = scene.actor(scene.script.people.branches[branch].secretary)?;
        let topics = scene.ids().topics.get(&branch).cloned().unwrap_or_default();
        for (topic, about) in topics.iter().zip(&TOPICS.topic) {
            for title in &about.read {
                let place = texts().iter().position(|text| text.title() == title);
                let material = place.and_then(|place| scene.ids().materials.get(&place).cloned());
                add_material(scene.tx, &secretary, topic, &material.ok_or(Error::NotFound)?)?;
            }
        }
    }
    Ok(())
}

/// The secretaries plan the study days of the year to come, one every second month, so that the rota is seen a year ahead. They have no topics yet: the
/// programme of that year is made when it begins.
pub fn plan_ahead(scene: &Scene<'_>) -> Result<()> {
    let next = scene.script.span.last.first_of_month().saturating_add(1.month());
    for branch in scene.script.people.branches.iter().take(BRANCHES) {
        for month in (1..MONTHS_AHEAD).step_by(2) {
            let first = next.saturating_add(month.months());
            let days = charter().holidays().working_days(Period { first, last: first.last_of_month() });
            let Some(day) = days.get(days.len() * 9 / 10) else { continue };
            let new = NewActivity {
                unit: scene.unit(branch.unit)?,
                kind: STUDY_DAY.to_owned(),
                topic: "集中学习".to_owned(),
                starts_at: scene.script.at(*day, 9 * 60),
                minutes: charter().kind(STUDY_DAY).map_or(120, |kind| kind.scheduled_minutes),
                place: "二楼会议室".to_owned(),
                chair: Some(scene.person(branch.secretary)?),
                recorder: Some(scene.person(branch.recorder())?),
                also: Vec::new(),
                obligation: None,
            };
            plan_with_agenda(scene.tx, &scene.actor(branch.secretary)?, new, &[]).map(drop)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use zhixing_library::acts::Area;

    use super::*;

    #[test]
    fn what_is_done_on_a_study_day_fits_its_topic_and_what_is_read_for_it_is_there() {
        let about = |kind| content().of_kind(kind);
        let named: Vec<&str> =
            ["study_day", "theme_day"].into_iter().flat_map(about).filter_map(|one| one.studies.as_deref()).collect();
        assert_eq!(named.len(), about("study_day").len() + about("theme_day").len(), "each day studies something");
        for topic in &TOPICS.topic {
            assert!(named.contains(&topic.title.as_str()), "{} is studied on no day", topic.title);
            assert_eq!(topic.read.len(), 2, "{}", topic.title);
            let banks: Vec<&str> = AREAS.iter().map(|(name, _)| *name).chain(["纪律作风"]).collect();
            assert!(
                !topic.ask.is_empty() && topic.ask.iter().all(|name| banks.contains(&name.as_str())),
                "{}",
                topic.title
            );
            for title in &topic.read {
                assert!(texts().iter().any(|text| text.title() == title), "{title} is not in the library");
            }
        }
        assert!(named.iter().all(|title| TOPICS.topic.iter().any(|topic| topic.title == *title)));
    }

    #[test]
    fn questions_of_every_bank_and_every_course_fit_some_topic_and_none_fits_all() {
        let asked = |name: &str| TOPICS.topic.iter().filter(|topic| topic.ask.iter().any(|one| one == name)).count();
        for (name, _) in AREAS.iter().chain(&[("纪律作风", "discipline")]) {
            assert!((1..TOPICS.topic.len()).contains(&asked(name)), "{name}: {}", asked(name));
        }
        for course in ["夜间设卡三件事", "雨天执勤两个要点"] {
            assert!((1..=3).contains(&topics_that_take(course).count()), "{course}");
        }
    }

    #[test]
    fn every_area_is_studied() {
        for area in Area::ALL {
            assert!(TOPICS.topic.iter().any(|topic| topic.area == area.word()), "{area:?}");
        }
    }
}
