//! Among whom chair, recorder and who sees to a resolution are chosen: who holds a post first, then by number, each with the one or the other behind
//! his name, so that the order can be seen. Namesakes are told apart as on the roll, and whoever is named is written down so.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use zhixing_kit::html::Choice;
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Member, PostKind, UnitId, called_to, has_namesake, posts_of, unit};

use crate::roll::namesake::{Apart, Bearer, apart, doubled_names};

/// Somebody to choose.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub member: Member,
    /// His first post in the branch, if he holds one.
    pub post: Option<PostKind>,
    /// What tells him apart, where others to choose from bear his name.
    pub apart: Option<Apart>,
}

/// Everybody who is called to the meetings of a branch on a day, in the order in which they are offered.
pub fn candidates(tx: &Read<'_>, branch: &UnitId, on: Date) -> Result<Vec<Candidate>> {
    let (members, posts) = tx.together((|| called_to(tx, branch, on), || posts_of(tx, branch, on)))?;
    let rank = |kind: PostKind| PostKind::ALL.iter().position(|other| *other == kind);
    let post = |member: &Member| {
        posts.iter().filter(|post| post.member == member.id).map(|post| post.kind).min_by_key(|kind| rank(*kind))
    };
    let new = |member: Member| Candidate { post: post(&member), member, apart: None };
    let mut all: Vec<Candidate> = members.into_iter().map(new).collect();
    tell_apart(tx, &mut all)?;
    all.sort_by_cached_key(|one| (one.post.is_none(), one.post.and_then(rank), one.member.number.clone()));
    Ok(all)
}

/// Notes at each whose name stands more than once what tells him apart, by what the roll reckons it from: their order is that of numbers, as there.
/// Nearly always there is none, and nothing is asked.
fn tell_apart(tx: &Read<'_>, all: &mut [Candidate]) -> Result<()> {
    let doubled = doubled_names(all.iter().map(|one| one.member.name.as_str()));
    if doubled.is_empty() {
        return Ok(());
    }
    let group = |member: &Member| {
        let is_in_one = member.branch.as_ref().is_some_and(|branch| *branch != member.unit);
        let says = is_in_one && doubled.contains(member.name.as_str());
        if says { unit(tx, &member.unit).map(|unit| unit.name) } else { Ok(String::new()) }
    };
    let from: Vec<String> = all.iter().map(|one| group(&one.member)).collect::<Result<_>>()?;
    let bearers = all.iter().zip(&from);
    let bearers = bearers
        .map(|(one, from)| Bearer { name: &one.member.name, from, kind: one.member.kind.word() })
        .collect::<Vec<_>>();
    let signs = apart(&bearers);
    for (one, sign) in all.iter_mut().zip(signs) {
        one.apart = sign;
    }
    Ok(())
}

/// The same of people of several branches, offered together. Whoever bears a sign in his own keeps it, since he is written down with it; of the others
/// of his name it is said of which branch they are.
pub(crate) fn tell_branches_apart(tx: &Read<'_>, all: &mut [Candidate]) -> Result<()> {
    let doubled = doubled_names(all.iter().map(|one| one.member.name.as_str()));
    let doubled: HashSet<String> = doubled.into_iter().map(str::to_owned).collect();
    for one in all.iter_mut().filter(|one| one.apart.is_none() && doubled.contains(&one.member.name)) {
        let branch = unit(tx, one.member.branch.as_ref().unwrap_or(&one.member.unit))?;
        one.apart = Some(Apart::From(branch.name));
    }
    Ok(())
}

/// The name of somebody of a branch who is named for something, as it is written down: where another whom the branch calls bears it, with what tells him
/// apart, so that lists which ask nothing more say whom they mean.
pub(crate) fn written(tx: &Read<'_>, branch: &UnitId, member: &Member) -> Result<String> {
    // Nearly always he is the only one, and nothing more is asked.
    if member.branch.as_ref() == Some(branch) && !has_namesake(tx, branch, member)? {
        return Ok(member.name.clone());
    }
    let found = candidates(tx, branch, tx.today())?.into_iter().find(|one| one.member.id == member.id);
    Ok(found.map_or_else(|| member.name.clone(), |one| one.called(Language::Chinese)))
}

impl Candidate {
    /// His name; where others to choose from bear it, with what tells him apart.
    pub fn called(&self, language: Language) -> String {
        let name = &self.member.name;
        self.apart.as_ref().map_or_else(|| name.clone(), |apart| apart.beside(language, name))
    }

    /// The same with his post or his number; with both where others bear his name: two of one post are known by nothing else to who chooses.
    pub fn label(&self, language: Language) -> String {
        let (number, post) = (self.member.number.as_str(), self.post.map(|kind| kind.name(language)));
        if self.apart.is_some() {
            return [Some(&*self.called(language)), post, Some(number)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ");
        }
        let behind = post.unwrap_or(number);
        match language {
            Language::Chinese => format!("{}（{behind}）", self.member.name),
            Language::English => format!("{} ({behind})", self.member.name),
        }
    }
}

/// People to choose from.
pub fn people(language: Language, candidates: &[Candidate]) -> Vec<Choice> {
    candidates.iter().map(|one| Choice::new(one.member.id.to_string(), one.label(language))).collect()
}

/// Names of a list to choose from, each with his number: where one stands more than once the number stands behind it.
pub fn told_apart<'n>(people: impl Iterator<Item = (&'n str, &'n str)> + Clone) -> Vec<String> {
    let mut bearers: HashMap<&str, u32> = HashMap::new();
    people.clone().for_each(|(name, _)| *bearers.entry(name).or_default() += 1);
    let told = |(name, number)| if bearers[name] > 1 { format!("{name} {number}") } else { String::from(name) };
    people.map(told).collect()
}

/// The same of members.
pub fn members_told_apart(members: &[Member]) -> Vec<String> {
    told_apart(members.iter().map(|member| (member.name.as_str(), member.number.as_str())))
}
