//! Admissions in the demonstration: each stage is present. What was done before the first day is entered on it, as a branch would that begins
//! with the program; all else on its own day. A vote is held in secret by a general meeting (`ballot`), and its count becomes the step. The plan is
//! pure; the acts are those of the pages.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_branch::acts::{Named, Taken, begin_admission, end_admission, take_step, take_vote};
use zhixing_branch::charter;
use zhixing_kit::{Error, Result};
use zhixing_people::MemberKind;

use super::calendar::{Fate, Gathering};
use super::people::{BranchPlan, People, SUPERIOR};
use super::sign_in::sign_ins;
use super::stage::Scene;

/// One person's way, as far as it has gone.
pub struct AdmissionPlan {
    /// The branch, by its place in the list.
    pub branch: usize,
    /// The person, by his place in the list.
    pub person: usize,
    /// Steps with their days.
    pub steps: Vec<(&'static str, Date)>,
    /// The general meeting that votes on him in secret, by its place in the list.
    pub voted_at: Option<usize>,
}

/// In how many branches somebody is on his way: a demonstration of hundreds of branches shows enough with these.
const BRANCHES_MAX: usize = 3;
/// How many are on their way in a branch that is not the first.
const FEW: usize = 2;

/// From which day the days of a way count back.
#[derive(Clone, Copy)]
enum From {
    /// Today.
    Today,
    /// The general meeting that votes on him: so many others were held after it.
    Meeting(usize),
}

/// How far each has come: steps with the days before that day on which they were taken; what came after it has fewer than none. The most telling first.
const WAYS: [(From, &[(&str, i64)]); 7] = [
    // An activist whose contacts report each quarter.
    (From::Today, &[("application", 250), ("talk", 238), ("activist", 190), ("report", 98), ("report", 8)]),
    // Voted on; the superior is to decide.
    (
        From::Meeting(0),
        &[
            ("application", 600),
            ("talk", 582),
            ("activist", 520),
            ("report", 430),
            ("candidate", 110),
            ("training", 70),
            ("introducers", 65),
            ("notice", 30),
            ("vote", 0),
        ],
    ),
    // An applicant with whom somebody is to talk.
    (From::Today, &[("application", 22)]),
    // The notice is up.
    (
        From::Today,
        &[
            ("application", 610),
            ("talk", 590),
            ("activist", 540),
            ("candidate", 120),
            ("training", 80),
            ("introducers", 76),
            ("notice", 2),
        ],
    ),
    // An activist whose year is nearly over.
    (
        From::Today,
        &[("application", 420), ("talk", 400), ("activist", 357), ("report", 260), ("report", 170), ("report", 85)],
    ),
    // On probation.
    (
        From::Meeting(1),
        &[
            ("application", 600),
            ("talk", 580),
            ("activist", 520),
            ("candidate", 100),
            ("training", 70),
            ("introducers", 65),
            ("notice", 40),
            ("vote", 0),
            ("approval", -40),
        ],
    ),
    // Ended at his own wish.
    (From::Today, &[("application", 160), ("talk", 150), ("ending", 90)]),
];

/// Draws who is on his way, and which general meetings vote on whom.
pub fn admissions(people: &People, gatherings: &[Gathering], today: Date) -> Vec<AdmissionPlan> {
    let signed_in: Vec<usize> = sign_ins(people).iter().map(|one| one.person).collect();
    let mut all = Vec::new();
    for (at, branch) in people.branches.iter().enumerate().take(BRANCHES_MAX) {
        let of_kind =
            |kind: MemberKind| branch.people.iter().copied().filter(move |at| people.people[*at].kind == kind);
        let mut auxiliaries: Vec<usize> = of_kind(MemberKind::Auxiliary).collect();
        // Who can sign in comes first: his own way is there to be seen.
        auxiliaries.sort_by_key(|person| !signed_in.contains(person));
        let meetings = held(gatherings, at, branch.unit);
        let most = if at == 0 { WAYS.len() } else { FEW };
        for (person, (from, way)) in auxiliaries.into_iter().zip(WAYS.into_iter().take(most)) {
            let voted_at = match from {
                From::Today => None,
                From::Meeting(after) => meetings.get(after).copied(),
            };
            let day = voted_at.map_or(today, |number| gatherings[number].day);
            // Without a meeting nobody voted on him yet.
            let taken = way.iter().take_while(|(step, _)| *step != "vote" || voted_at.is_some());
            let steps = taken.map(|(step, days)| (*step, day.saturating_sub(days.days()))).collect();
            all.push(AdmissionPlan { branch: at, person, steps, voted_at });
        }
        // Whoever is on probation goes on from there.
        let probationer = of_kind(MemberKind::Probationary).next();
        let joined = probationer.and_then(|person| people.people[person].joined_on);
        if let (0, Some(person), Some(joined)) = (at, probationer, joined) {
            let steps = vec![("application", joined.saturating_sub(2.years()))];
            all.push(AdmissionPlan { branch: at, person, steps, voted_at: None });
        }
    }
    all
}

/// The general meetings that a branch held, the latest first.
fn held(gatherings: &[Gathering], branch: usize, unit: usize) -> Vec<usize> {
    let is_one = |one: &Gathering| {
        one.branch == branch && one.unit == unit && one.kind == "general_meeting" && one.fate == Fate::Held
    };
    (0..gatherings.len()).rev().filter(|number| is_one(&gatherings[*number])).collect()
}

/// A step, by who takes it.
pub fn step(scene: &Scene<'_>, at: usize, number: usize) -> Result<()> {
    let plan = &scene.script.admissions[at];
    let (code, on) = plan.steps[number];
    let branch = &scene.script.people.branches[plan.branch];
    let secretary = scene.actor(branch.secretary)?;
    let told = taken(scene, branch, code, on)?;
    if number == 0 {
        let id = begin_admission(scene.tx, &secretary, &scene.person(plan.person)?, &told)?;
        scene.ids().admissions.insert(at, id);
        return Ok(());
    }
    let id = scene.ids().admissions.get(&at).cloned().ok_or(Error::NotFound)?;
    match code {
        "ending" => end_admission(scene.tx, &secretary, &id, &told),
        "vote" => unless_refused(take_vote(scene.tx, &secretary, &id, &told.document, "")),
        "approval" => unless_refused(take_step(scene.tx, &scene.actor(SUPERIOR)?, &id, &told)),
        _ => take_step(scene.tx, &secretary, &id, &told),
    }
}

/// Where too few were there, or too few said yes, nothing follows from the vote.
fn unless_refused(taken: Result<()>) -> Result<()> {
    match taken {
        Err(Error::Refused(_)) => Ok(()),
        taken => taken,
    }
}

fn taken(scene: &Scene<'_>, branch: &BranchPlan, code: &str, on: Date) -> Result<Taken> {
    let mut told = Taken::done(code, on);
    let all = &scene.script.people.people;
    let formal: Vec<usize> = branch
        .people
        .iter()
        .copied()
        .filter(|at| all[*at].kind == MemberKind::Formal && all[*at].exempt.is_none())
        .collect();
    let named = |nth: usize| -> Result<Named> {
        let at = formal[nth % formal.len()];
        Ok(Named { member: scene.person(at)?, name: all[at].name.clone() })
    };
    let document = match code {
        "application" => "入党申请书",
        "talk" => "谈话记录",
        "activist" => "支部委员会会议记录",
        "report" => "培养考察登记表",
        "candidate" => "发展对象备案表",
        "training" => "培训结业证书",
        "notice" => "公示材料",
        "vote" => "支部大会决议",
        "approval" => "关于接收预备党员的批复",
        _ => "",
    };
    document.clone_into(&mut told.document);
    match code {
        "activist" => told.persons = vec![named(3)?],
        "introducers" => told.persons = vec![named(3)?, named(4)?],
        "training" => (told.days, told.hours) = (3, 24),
        "notice" => {
            let steps = charter().admission(on);
            let rule = steps.iter().find(|step| step.code == "notice").ok_or(Error::NotFound)?;
            told.until = Some(charter().notice_end(rule, on));
        }
        "ending" => "本人因工作调动，提出暂缓".clone_into(&mut told.remark),
        _ => {}
    }
    Ok(told)
}
