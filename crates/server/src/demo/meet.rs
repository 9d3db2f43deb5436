//! One gathering, step by step, by those who would do it: planned and convened by who presides, taken down by the recorder, signed by both.

use jiff::ToSpan;
use zhixing_branch::NewActivity;
use zhixing_branch::acts::{
    self, Choice, Mark, Motion, NewMotion, NewRemark, NewResolution, NewVisitor, RemarkKind, ResolutionState,
    RollEntry, Subject,
};
use zhixing_charter::Scheme;
use zhixing_document::{Code, Format, Size};
use zhixing_form::{Around, Wanted, issue, make};
use zhixing_kit::{Language, Moment, Result};
use zhixing_people::Waited;

use super::calendar::Fate;
use super::content::{Said, Topic, content};
use super::people::PersonPlan;
use super::stage::Scene;

/// The address that is printed on forms; nobody is asked at it.
const ORIGIN: &str = "http://localhost:8090";

/// What the gathering is about.
pub(super) fn topic(scene: &Scene<'_>, at: usize) -> Option<&'static Topic> {
    let one = scene.gathering(at);
    content().of_kind(one.kind).get(one.topic).copied()
}

/// Plans it, with its agenda.
pub fn plan(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let about = topic(scene, at);
    let goes_to = about.and_then(|topic| topic.out.as_ref()).map(|out| out.to.as_str());
    let place = match one.kind {
        _ if goes_to.is_some() => goes_to.unwrap_or_default(),
        "theme_day" => ["东湖社区", "城南小学", "滨河市场", "党群活动室"][one.topic % 4],
        "talk" => "值班室",
        _ => ["二楼会议室", "事故中队学习室", "机关三楼会议室"][one.branch % 3],
    };
    let new = NewActivity {
        unit: scene.unit(one.unit)?,
        kind: one.kind.to_owned(),
        topic: about.map_or_else(String::new, |topic| topic.title.clone()),
        starts_at: scene.script.starts(at),
        minutes: scene.script.minutes(at),
        place: place.to_owned(),
        chair: Some(scene.person(one.chair)?),
        recorder: Some(scene.person(one.recorder)?),
        also: one.also.iter().map(|kind| (*kind).to_owned()).collect(),
        obligation: None,
    };
    let agenda: Vec<String> =
        about.map(|topic| topic.items.iter().map(|(item, _)| item.clone()).collect()).unwrap_or_default();
    let id = acts::plan_with_agenda(scene.tx, &scene.actor(one.chair)?, new, &agenda)?;
    scene.ids().activities.insert(at, id);
    Ok(())
}

/// Fixes its list and sends the notices.
pub fn convene(scene: &Scene<'_>, at: usize) -> Result<()> {
    acts::convene(scene.tx, &scene.actor(scene.gathering(at).chair)?, &scene.activity(at)?).map(drop)
}

/// Calls it off.
pub fn cancel(scene: &Scene<'_>, at: usize) -> Result<()> {
    let why = "气象台发布暴雨预警，全员上路，学习改期。";
    acts::cancel(scene.tx, &scene.actor(scene.gathering(at).chair)?, &scene.activity(at)?, why).map(drop)
}

/// Opens it, at the time at which it began.
pub fn open(scene: &Scene<'_>, at: usize) -> Result<()> {
    acts::open(scene.tx, &scene.actor(scene.gathering(at).recorder)?, &scene.activity(at)?, scene.script.starts(at))
        .map(drop)
}

/// Of so many on the list one is missing at most, where the meeting is held.
const MISSING_PART: usize = 4;

/// Calls the roll, the whole of it or its first half.
pub fn call(scene: &Scene<'_>, at: usize, half: bool) -> Result<()> {
    let one = scene.gathering(at);
    let (activity, recorder, chance) = (scene.activity(at)?, scene.actor(one.recorder)?, scene.chance(at));
    let list = acts::roll(scene.tx, &activity)?;
    let count = if half { list.len() / 2 } else { list.len() };
    let must = [scene.person(one.chair)?, scene.person(one.recorder)?];
    // In a branch of six, chance alone would now and then leave too few to vote.
    let mut spare = if one.fate == Fate::NoQuorum { list.len() } else { list.len() / MISSING_PART };
    for entry in list.iter().take(count) {
        let drawn = chance.below(100) as u64;
        let named = entry.member.as_ref().is_some_and(|member| must.contains(member));
        let stays_away = match (one.fate, &entry.exempt) {
            (Fate::NoQuorum, _) => 70,
            (_, Some(_)) => 80,
            _ => 7,
        };
        let (mark, reason) = if named || drawn >= stays_away || spare == 0 {
            let mark = if entry.entitled || !one.rich || entry.kind == "auxiliary" {
                Mark::Present
            } else {
                Mark::WithoutVote
            };
            (mark, "")
        } else {
            spare -= 1;
            (Mark::Absent, reason(entry, one.fate, chance.below(1_000)))
        };
        acts::mark(scene.tx, &recorder, &activity, &entry.id, mark, reason)?;
    }
    if one.rich && !half && one.kind == "theme_day" && one.seed.is_multiple_of(3) {
        let visitor =
            NewVisitor { number: String::new(), name: "社区网格员".to_owned(), home: "东湖社区".to_owned() };
        acts::add_visitor(scene.tx, &recorder, &activity, &visitor)?;
    }
    Ok(())
}

fn reason(entry: &RollEntry, fate: Fate, drawn: usize) -> &'static str {
    let reasons = &content().reasons;
    match entry.exempt.as_deref() {
        Some("aged") => &reasons.aged,
        Some("ill") => &reasons.ill,
        Some("abroad") => &reasons.abroad,
        _ if fate == Fate::NoQuorum => &reasons.storm,
        _ if drawn.is_multiple_of(9) => "",
        _ => &reasons.usual[drawn % reasons.usual.len()],
    }
}

/// What came of the agenda, and what was said.
pub fn take_down(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let Some(about) = topic(scene, at).filter(|_| one.rich) else { return Ok(()) };
    let (activity, recorder) = (scene.activity(at)?, scene.actor(one.recorder)?);
    let items = acts::agenda(scene.tx, &activity)?;
    if one.fate == Fate::NoQuorum {
        let text = "到会人数不足，不作表决，改期再开。".to_owned();
        let said =
            NewRemark { kind: RemarkKind::Summary, item: None, speaker_name: String::new(), text, verbatim: false };
        return acts::take_down(scene.tx, &recorder, &activity, &said, Waited::default()).map(drop);
    }
    for (item, (_, outcome)) in items.iter().zip(&about.items) {
        acts::conclude(scene.tx, &recorder, &activity, &item.id, (outcome, Waited::default()))?;
    }
    let present: Vec<RollEntry> = present(scene, at)?;
    let chance = scene.chance(at);
    for (nth, (said, words)) in about.said.iter().enumerate() {
        let kind = match said {
            Said::Report => RemarkKind::Report,
            Said::Statement => RemarkKind::Statement,
            Said::Dissent => RemarkKind::Dissent,
            Said::Summary => RemarkKind::Summary,
        };
        let spoke = if present.is_empty() { String::new() } else { chance.one(&present).called(Language::Chinese) };
        let speaker_name = if kind == RemarkKind::Summary { String::new() } else { spoke };
        let item = items
            .get(nth.min(items.len().saturating_sub(1)))
            .map(|item| item.id.clone())
            .filter(|_| kind != RemarkKind::Summary);
        let new = NewRemark { kind, item, speaker_name, text: words.clone(), verbatim: kind == RemarkKind::Dissent };
        acts::take_down(scene.tx, &recorder, &activity, &new, Waited::default())?;
    }
    Ok(())
}

/// Takes down the motion, where there is one. Now and then another was moved before it and taken back.
pub fn move_motion(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let Some((text, ..)) = topic(scene, at).and_then(|topic| topic.moved.as_ref()) else { return Ok(()) };
    let (activity, recorder) = (scene.activity(at)?, scene.actor(one.recorder)?);
    let moved_name = scene.script.people.people[one.chair].name.clone();
    let new =
        |text: &str| NewMotion { text: text.to_owned(), scheme: Scheme::Ordinary, moved_name: moved_name.clone() };
    if one.seed % 5 == 2 {
        let taken_back = acts::move_motion(scene.tx, &recorder, &activity, &new("增设早高峰劝导点，由各党小组轮值。"))?;
        let why = "人手怎么排还要听各中队的意见，问清楚以后再提。";
        acts::withdraw(scene.tx, &recorder, &activity, &taken_back, why)?;
    }
    acts::move_motion(scene.tx, &recorder, &activity, &new(text)).map(drop)
}

/// Puts it to the vote.
pub fn put(scene: &Scene<'_>, at: usize) -> Result<()> {
    for motion in motions(scene, at)?.iter().filter(|motion| motion.is_waiting()) {
        acts::put(scene.tx, &scene.actor(scene.gathering(at).recorder)?, &scene.activity(at)?, &motion.id)?;
    }
    Ok(())
}

/// Those who are there vote: the one who presides for himself, the others' hands are entered by the recorder.
pub fn vote(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let (activity, recorder, chance) = (scene.activity(at)?, scene.actor(one.recorder)?, scene.chance(at));
    let lost = topic(scene, at).is_some_and(|topic| topic.lost);
    let chair = scene.person(one.chair)?;
    for motion in motions(scene, at)?.iter().filter(|motion| motion.is_open()) {
        for entry in present(scene, at)?.iter().filter(|entry| entry.entitled) {
            let against = if lost { 60 } else { 4 };
            let choice = match chance.below(100) {
                drawn if drawn < against => Choice::No,
                drawn if drawn < against + 8 => Choice::Abstain,
                _ => Choice::Yes,
            };
            if entry.member.as_ref() == Some(&chair) {
                acts::vote(scene.tx, &scene.actor(one.chair)?, &activity, &motion.id, choice)?;
            } else {
                acts::enter_vote(scene.tx, &recorder, &activity, &motion.id, &entry.id, choice)?;
            }
        }
    }
    Ok(())
}

/// Announces the result.
pub fn decide(scene: &Scene<'_>, at: usize) -> Result<()> {
    for motion in motions(scene, at)?.iter().filter(|motion| motion.is_open()) {
        acts::close_vote(scene.tx, &scene.actor(scene.gathering(at).recorder)?, &scene.activity(at)?, &motion.id)?;
    }
    Ok(())
}

/// Takes down what was decided, with who sees to it and by when.
pub fn resolve(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let Some((_, text, days)) = topic(scene, at).and_then(|topic| topic.moved.as_ref()) else { return Ok(()) };
    let people = &scene.script.people.branches[one.branch].people;
    let owner = scene.person(people[(one.seed % 6) as usize % people.len()])?;
    // A theme day decides by no vote: what is agreed there stands by itself.
    let agreed = (one.kind == "theme_day").then_some(None);
    let passed = |motion: &Motion| motion.outcome.as_ref().is_some_and(|outcome| outcome.passed);
    let voted = motions(scene, at)?.into_iter().filter(passed).map(|motion| Some(motion.id));
    for motion in voted.chain(agreed) {
        let due = Some(one.day.saturating_add(days.days()));
        let new = NewResolution { text: text.clone(), owner: Some(owner.clone()), due, motion, ballot: None };
        acts::resolve(scene.tx, &scene.actor(one.recorder)?, &scene.activity(at)?, &new)?;
    }
    Ok(())
}

/// Closes it, at the time at which it ended.
pub fn close(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let ended: Moment = scene.script.ends(at);
    acts::close(scene.tx, &scene.actor(one.recorder)?, &scene.activity(at)?, ended, None).map(drop)
}

/// Recorder or chair signs.
pub fn sign(scene: &Scene<'_>, at: usize, person: usize) -> Result<()> {
    let (actor, activity) = (scene.actor(person)?, scene.activity(at)?);
    let seen = acts::minutes_digest(scene.tx, &actor, &activity)?;
    acts::sign(scene.tx, &actor, &activity, &seen).map(drop)
}

/// The recorder takes the minutes along as a Word file.
pub fn hand_out(scene: &Scene<'_>, at: usize) -> Result<()> {
    let (activity, recorder) = (scene.activity(at)?, scene.actor(scene.gathering(at).recorder)?);
    let wanted = Wanted { format: Format::Docx, size: Size::Usual, language: Language::Chinese };
    let draft = acts::minutes_form(scene.tx, &recorder, &activity, wanted.language)?;
    let organisation = zhixing_people::top_unit(scene.tx, &scene.organisation()?)?.name;
    let around = Around { organisation: &organisation, origin: ORIGIN, zone: scene.tx.zone() };
    let code = Code::of(scene.tx.random());
    let made = make(&draft, wanted, &recorder.name, &around, code, scene.tx.now(), None)?;
    issue(scene.tx, &recorder, &draft, &made).map(drop)
}

/// The place was written wrongly: a correction after both had signed.
pub fn correct(scene: &Scene<'_>, at: usize) -> Result<()> {
    let one = scene.gathering(at);
    let (activity, recorder) = (scene.activity(at)?, scene.actor(one.recorder)?);
    let why = "当天会议室检修，会前改到一楼，记录时仍按通知写了原来的地点。";
    let (entry, after) = (activity.to_string(), "一楼学习室".to_owned());
    let new = acts::NewCorrection { subject: Subject::Place, entry, after, why: why.to_owned() };
    acts::correct(scene.tx, &recorder, &activity, &new)
}

/// Its owner says what became of a resolution: mostly done, sometimes not.
pub fn follow_up(scene: &Scene<'_>, at: usize) -> Result<()> {
    let activity = scene.activity(at)?;
    for (place, made) in (0u64..).zip(acts::resolutions(scene.tx, &activity)?) {
        let (state, said) = match scene.gathering(at).seed.wrapping_add(place) % 7 {
            0 => (ResolutionState::NotDone, "对方单位暂时没有经费，约定下季度再谈。"),
            1 => (ResolutionState::Open, "已经联系，等对方回话。"),
            _ => (ResolutionState::Done, "已经办好，现场看过，居民没有再提。"),
        };
        let owner = scene.script.people.people.iter().position(|person: &PersonPlan| person.name == made.owner_name);
        let owner = owner.filter(|at| scene.person(*at).ok() == made.owner).unwrap_or(scene.gathering(at).chair);
        acts::follow_up(scene.tx, &scene.actor(owner)?, &made.id, state, said)?;
    }
    Ok(())
}

fn motions(scene: &Scene<'_>, at: usize) -> Result<Vec<Motion>> {
    acts::motions(scene.tx, &scene.activity(at)?)
}

fn present(scene: &Scene<'_>, at: usize) -> Result<Vec<RollEntry>> {
    let list = acts::roll(scene.tx, &scene.activity(at)?)?;
    Ok(list.into_iter().filter(|entry| entry.mark == Some(Mark::Present)).collect())
}
