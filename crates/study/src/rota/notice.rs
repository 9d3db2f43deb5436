//! What those concerned are told of the rota. It never chooses whom: the actions do.

use zhixing_branch::Activity;
use zhixing_kit::html::words::near_moment_text;
use zhixing_kit::{Language, Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_people::{MemberId, PostKind, UnitId, posts_of};
use zhixing_records::Author;

use super::swap::model::Swap;
use super::text::Text;
use super::turn::{Outcome, path};
use crate::day::model::path as day_path;

/// The day and time of an activity in words.
pub fn when(language: Language, activity: &Activity, tx: &Write<'_>) -> String {
    near_moment_text(language, activity.starts_at.local(tx.zone()))
}

fn send(
    tx: &Write<'_>,
    by: &Author,
    branch: &UnitId,
    to: Vec<MemberId>,
    (subject, body): (Sentence, Sentence),
    link: String,
) -> Result<()> {
    if to.is_empty() {
        return Ok(());
    }
    zhixing_notice::send(tx, by, Notice { unit: branch.clone(), to, subject, body, link })
}

/// Tells somebody that he hosts a day.
pub fn hosts(tx: &Write<'_>, by: &Author, activity: &Activity, member: &MemberId) -> Result<()> {
    let subject = Sentence::of(|language| Text(language).notice_hosts(when(language, activity, tx)));
    let body = Sentence::of(|language| Text(language).notice_hosts_body(&activity.topic));
    send(tx, by, &activity.branch, vec![member.clone()], (subject, body), day_path(activity))
}

/// Tells somebody that another one hosts the day that he was to host.
pub fn hosts_no_more(tx: &Write<'_>, by: &Author, activity: &Activity, member: &MemberId, name: &str) -> Result<()> {
    let subject = Sentence::of(|language| Text(language).notice_freed(when(language, activity, tx)));
    let body = Sentence::of(|language| Text(language).notice_freed_body(name));
    send(tx, by, &activity.branch, vec![member.clone()], (subject, body), path(activity))
}

/// Tells who leads the branch that a host cannot, and who comes instead; an empty name: nobody is left.
pub fn cannot(tx: &Write<'_>, by: &Author, activity: &Activity, instead: &str) -> Result<()> {
    let posts = posts_of(tx, &activity.branch, tx.today())?;
    let leads = posts.into_iter().filter(|post| matches!(post.kind, PostKind::Secretary | PostKind::Deputy));
    let mut to: Vec<MemberId> = leads.map(|post| post.member).collect();
    to.sort();
    to.dedup();
    to.retain(|member| by.member.as_ref() != Some(member));
    let subject = Sentence::of(|language| Text(language).notice_cannot(&by.name, when(language, activity, tx)));
    let body = Sentence::of(|language| {
        let text = Text(language);
        if instead.is_empty() { text.notice_cannot_nobody().to_owned() } else { text.notice_cannot_instead(instead) }
    });
    send(tx, by, &activity.branch, to, (subject, body), path(activity))
}

/// Tells somebody that a swap is asked of him.
pub fn asked(tx: &Write<'_>, by: &Author, swap: &Swap, mine: &Activity, theirs: &Activity) -> Result<()> {
    let subject = Sentence::of(|language| Text(language).notice_asked(&swap.asker.name));
    let body = Sentence::of(|language| {
        let day = |activity| when(language, activity, tx);
        Text(language).notice_asked_body(&swap.asker.name, day(mine), day(theirs))
    });
    send(tx, by, &swap.branch, vec![swap.asked.member.clone()], (subject, body), swap.path())
}

/// Tells who asked what became of it.
pub fn answered(tx: &Write<'_>, by: &Author, swap: &Swap, outcome: Outcome) -> Result<()> {
    let subject = Sentence::of(|language| {
        let text = Text(language);
        match outcome {
            Outcome::Accepted => text.notice_accepted(&swap.asked.name),
            _ => text.notice_refused(&swap.asked.name),
        }
    });
    let body = Sentence::of(|language| {
        let text = Text(language);
        match outcome {
            Outcome::Accepted => text.notice_accepted_body(),
            _ => text.notice_refused_body(),
        }
    });
    send(tx, by, &swap.branch, vec![swap.asker.member.clone()], (subject, body), swap.path())
}
