//! What can be asked about a first day: how it stands and who may put it right. Read only.

use jiff::civil::Date;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::{StatementId, Verb, read_about};

use super::model::{Subject, follows};
use crate::actor::Actor;
use crate::member::{Member, MemberKind, Membership, MembershipId, member, membership_history};
use crate::post::{self, Post, PostId};
use crate::rights::{Place, Right, may, require};
use crate::unit::actions::right_for;
use crate::unit::{Unit, unit};

/// A thing with its first day, for who may put it right.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A unit.
    Founding(Unit),
    /// A stay.
    Stay(Box<Stay>),
    /// A post.
    Post(Post),
}

/// The stay of a member.
#[derive(Clone, Debug)]
pub struct Stay {
    /// Whose.
    pub who: Member,
    /// The stay.
    pub stay: Membership,
    /// The one before it.
    pub before: Option<Membership>,
}

impl Stay {
    /// Whether its holder was confirmed by it: he became a formal member with its first day, so that a correction moves both.
    pub fn confirms(&self) -> bool {
        let followed = self.before.as_ref().filter(|before| follows(before, &self.stay));
        let by_it = self.stay.kind == MemberKind::Formal
            && followed.is_some_and(|before| before.kind == MemberKind::Probationary);
        by_it && self.who.confirmed_on == Some(self.stay.from_on)
    }
}

impl Shown {
    /// The day as it is kept.
    pub fn first_day(&self) -> Date {
        match self {
            Self::Founding(unit) => unit.founded_on,
            Self::Stay(of) => of.stay.from_on,
            Self::Post(post) => post.from_on,
        }
    }

    /// The page that leads here.
    pub fn leave(&self) -> String {
        match self {
            Self::Founding(unit) => format!("/units/{}", unit.id),
            Self::Stay(of) => format!("/members/{}", of.who.id),
            Self::Post(post) => format!("/units/{}", post.unit),
        }
    }
}

/// The thing, for who may put its day right; refused as the acts of its own page are.
pub fn shown(tx: &Read<'_>, actor: &Actor, subject: &Subject) -> Result<Shown> {
    match subject {
        Subject::Founding(id) => {
            let unit = unit(tx, id)?;
            require(tx, actor, right_for(unit.kind), &Place::itself(id))?;
            Ok(Shown::Founding(unit))
        }
        Subject::Stay(id, stay) => {
            let who = member(tx, id)?;
            require(tx, actor, Right::EditPeople, &Place::unit(&who.unit))?;
            let stays = membership_history(tx, id)?;
            let at = stays.iter().position(|one| one.id == *stay).ok_or(Error::NotFound)?;
            let before = at.checked_sub(1).map(|before| stays[before].clone());
            for touched in touched(&stays[at], before.as_ref()) {
                require(tx, actor, Right::EditPeople, &Place::itself(&touched.unit))?;
            }
            if who.is_erased() {
                return Err(Error::NotFound);
            }
            Ok(Shown::Stay(Box::new(Stay { who, stay: stays[at].clone(), before })))
        }
        Subject::Post(id) => {
            let post = post::post(tx, id)?;
            require(tx, actor, Right::SeePeople, &Place::unit(&post.unit))?;
            require(tx, actor, post::right_for(post.kind), &Place::unit(&post.unit))?;
            Ok(Shown::Post(post))
        }
    }
}

/// The stays whose days move: the one itself, and the one before where it ends on the day before.
fn touched<'s>(stay: &'s Membership, before: Option<&'s Membership>) -> impl Iterator<Item = &'s Membership> {
    std::iter::once(stay).chain(before.filter(|before| follows(before, stay)))
}

/// Of what the page of a member shows, the stays and posts whose first day the actor may put right.
pub(crate) fn may_be_moved(
    tx: &Read<'_>,
    actor: &Actor,
    stays: &[Membership],
    posts: &[Post],
) -> Result<(Vec<MembershipId>, Vec<PostId>)> {
    let may_edit = |stay: &Membership| may(tx, actor, Right::EditPeople, &Place::unit(&stay.unit));
    let mut moved = (Vec::new(), Vec::new());
    for (at, stay) in stays.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &stays[before]);
        if touched(stay, before).map(may_edit).collect::<Result<Vec<_>>>()?.into_iter().all(|may| may) {
            moved.0.push(stay.id.clone());
        }
    }
    for post in posts {
        if may(tx, actor, post::right_for(post.kind), &Place::unit(&post.unit))? {
            moved.1.push(post.id.clone());
        }
    }
    Ok(moved)
}

/// The statement that told this first day: the one by these verbs about the thing that happened on it, or was put right to it; else the newest.
pub(super) fn told(
    tx: &Read<'_>,
    (about, path): (&str, &str),
    verbs: &[&Verb],
    (field, day): (&str, Date),
) -> Result<Option<StatementId>> {
    let entries = read_about(tx, about)?;
    let of_it = |entry: &&zhixing_records::Entry| {
        entry.path == path && verbs.iter().any(|verb| verb.name == entry.verb) && !entry.erased
    };
    let put_right = |id: &StatementId| {
        let corrections = entries.iter().rev().filter(|entry| entry.corrects.as_ref() == Some(id));
        let days = corrections.filter_map(|entry| entry.facts.get("after")?.get(field)?.as_str()?.parse::<Date>().ok());
        days.into_iter().next()
    };
    let says = |entry: &&zhixing_records::Entry| {
        put_right(&entry.id).unwrap_or_else(|| entry.happened_at.day(tx.zone())) == day
    };
    let known = || entries.iter().rev().filter(of_it);
    Ok(known().find(says).or_else(|| known().next()).map(|entry| entry.id.clone()))
}
