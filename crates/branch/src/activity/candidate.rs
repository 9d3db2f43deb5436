//! Among whom chair, recorder and who sees to a resolution are chosen: who holds a post first, then by number, each with the one or the other behind
//! his name, so that the order can be seen and namesakes are told apart.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_kit::html::Choice;
use zhixing_kit::{Language, Read, Result};
use zhixing_people::{Member, PostKind, UnitId, called_to, posts_of};

/// Somebody to choose.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub member: Member,
    /// His first post in the branch, if he holds one.
    pub post: Option<PostKind>,
}

/// Everybody who is called to the meetings of a branch on a day, in the order in which they are offered.
pub fn candidates(tx: &Read<'_>, branch: &UnitId, on: Date) -> Result<Vec<Candidate>> {
    let (members, posts) = tx.together((|| called_to(tx, branch, on), || posts_of(tx, branch, on)))?;
    let rank = |kind: PostKind| PostKind::ALL.iter().position(|other| *other == kind);
    let post = |member: &Member| {
        posts.iter().filter(|post| post.member == member.id).map(|post| post.kind).min_by_key(|kind| rank(*kind))
    };
    let mut all: Vec<Candidate> = members.into_iter().map(|member| Candidate { post: post(&member), member }).collect();
    all.sort_by_cached_key(|one| (one.post.is_none(), one.post.and_then(rank), one.member.number.clone()));
    Ok(all)
}

impl Candidate {
    /// His name, with his post or his number.
    pub fn label(&self, language: Language) -> String {
        let behind = self.post.map_or(self.member.number.as_str(), |kind| kind.name(language));
        if language == Language::Chinese {
            format!("{}（{behind}）", self.member.name)
        } else {
            format!("{} ({behind})", self.member.name)
        }
    }
}

/// People to choose from; two of one name who hold the same post have their numbers as well.
pub fn people(language: Language, candidates: &[Candidate]) -> Vec<Choice> {
    let labels: Vec<String> = candidates.iter().map(|one| one.label(language)).collect();
    let numbered = told_apart(candidates.iter().zip(&labels).map(|(one, label)| (label.as_str(), &*one.member.number)));
    candidates.iter().zip(numbered).map(|(one, label)| Choice::new(one.member.id.to_string(), label)).collect()
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
