//! What happens beside the meetings: messages to many, and what people say about the house.

use std::collections::BTreeSet;

use zhixing_branch::FeedScope;
use zhixing_branch::acts::open_feed;
use zhixing_kit::{Result, Sentence};
use zhixing_notice::acts::{
    ByMail, NewAnswer, NewSuggestion, SuggestionKind, answer, see_all, suggest, take_by_mail as by_mail, waiting_list,
};
use zhixing_notice::{Notice, send};

use super::content::content;
use super::people::{ADMINISTRATOR, People, SUPERIOR};
use super::sign_in::sign_ins;
use super::stage::Scene;

/// The secretary of the first branch tells its people something.
pub fn notify(scene: &Scene<'_>, number: usize) -> Result<()> {
    let told = &content().notices[number];
    let branch = &scene.script.people.branches[number % scene.script.people.branches.len()];
    let to = branch.people.iter().map(|person| scene.person(*person)).collect::<Result<Vec<_>>>()?;
    let subject = Sentence { zh: told.zh.0.clone(), en: told.en.0.clone() };
    let body = Sentence { zh: told.zh.1.clone(), en: told.en.1.clone() };
    let notice = Notice { unit: scene.unit(branch.unit)?, to, subject, body, link: "/today".to_owned() };
    send(scene.tx, &scene.actor(branch.secretary)?.author(), notice)
}

/// A complaint or a suggestion; every second one is unnamed.
pub fn say(scene: &Scene<'_>, number: usize) -> Result<()> {
    let said = &content().suggestions[number];
    let people = &scene.script.people.branches[0].people;
    let sender = scene.actor(people[(5 + number * 3) % people.len()])?;
    let kind = if said.sort == "complaint" { SuggestionKind::Complaint } else { SuggestionKind::Suggestion };
    let new = NewSuggestion { kind, about: said.about.clone(), words: said.words.clone(), unnamed: number % 2 == 1 };
    suggest(scene.tx, &scene.organisation()?, &scene.unit(0)?, (Some(&sender), u32::MAX), &new)
}

/// The public answer, by the organisation's secretary or the administrator.
pub fn reply(scene: &Scene<'_>, number: usize) -> Result<()> {
    let said = &content().suggestions[number];
    let Some(words) = &said.answer else { return Ok(()) };
    let waiting = waiting_list(scene.tx, &scene.organisation()?)?;
    let Some(asked) = waiting.into_iter().find(|one| one.words == said.words) else { return Ok(()) };
    let new = NewAnswer { words: words.clone(), kept_back: Some(said.kept_back.clone()).filter(|why| !why.is_empty()) };
    let by = scene.actor(if number.is_multiple_of(3) { ADMINISTRATOR } else { SUPERIOR })?;
    answer(scene.tx, &by, &scene.unit(0)?, &asked.id, &new)
}

/// The secretary of the first branch takes his meetings and the branch's along in his own calendar. The addresses are told to nobody.
pub fn subscribe(scene: &Scene<'_>) -> Result<()> {
    let branch = &scene.script.people.branches[0];
    let secretary = scene.actor(branch.secretary)?;
    open_feed(scene.tx, &secretary, &FeedScope::Own)?;
    open_feed(scene.tx, &secretary, &FeedScope::Unit(scene.unit(branch.unit)?)).map(drop)
}

/// Where mail goes: below a name that nobody can ever register (RFC 2606), so that no letter of the demonstration reaches anybody.
const MAIL_DOMAIN: &str = "jiangzhou.example";
/// Of so many people of a branch one takes his notices by mail, in so many branches.
const BY_MAIL: usize = 3;
const BRANCHES_BY_MAIL: usize = 3;

/// Who has mail, by his place: whoever can sign in but the ordinary member, who may try it for himself, and some of each branch.
fn with_mail(people: &People) -> BTreeSet<usize> {
    let known = sign_ins(people);
    let ordinary = known.iter().find(|one| one.name == "member").map(|one| one.person);
    let branches = people.branches.iter().take(BRANCHES_BY_MAIL);
    let some = branches.flat_map(|branch| branch.people.iter().copied().step_by(BY_MAIL));
    known.iter().map(|one| one.person).chain(some).filter(|person| Some(*person) != ordinary).collect()
}

/// They take their notices by mail once a day, the organisation's secretary each at once.
pub fn take_by_mail(scene: &Scene<'_>) -> Result<()> {
    let people = &scene.script.people;
    for person in with_mail(people) {
        let how = if person == SUPERIOR { ByMail::Each } else { ByMail::Daily };
        let address = format!("{}@{MAIL_DOMAIN}", people.people[person].number.to_lowercase());
        by_mail(scene.tx, &scene.actor(person)?, how, &address)?;
    }
    Ok(())
}

/// Somebody opens all his messages.
pub fn read(scene: &Scene<'_>, person: usize) -> Result<()> {
    see_all(scene.tx, &scene.actor(person)?)
}
