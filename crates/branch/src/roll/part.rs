//! In which order pages show a roll: who has a vote first, the others below; of a branch with groups, group by group. The list itself, and what is
//! written from it, keeps its own order.

use std::collections::HashSet;

use zhixing_kit::Language;
use zhixing_people::MemberId;

use super::model::RollEntry;
use super::text::Text;

/// The groups of a branch in their order, each with who of the list belonged to it on the day of the meeting; none where that is not the whole branch's.
#[derive(Clone, Debug, Default)]
pub struct Groups(pub Vec<(String, HashSet<MemberId>)>);

/// Which part of the list somebody belongs to, in their order: with a vote or without one, and the place of his group, behind all of them for who is in
/// none. Guests from elsewhere have a part of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    WithVote(usize),
    WithoutVote(usize),
    Guests,
}

impl Groups {
    fn part(&self, entry: &RollEntry) -> Part {
        let is_in =
            |(_, members): &(String, HashSet<MemberId>)| entry.member.as_ref().is_some_and(|id| members.contains(id));
        let group = self.0.iter().position(is_in).unwrap_or(self.0.len());
        match () {
            () if entry.is_visitor() => Part::Guests,
            () if entry.entitled => Part::WithVote(group),
            () => Part::WithoutVote(group),
        }
    }

    /// Puts a list into the order in which it is shown.
    pub fn order(&self, list: &mut [RollEntry]) {
        list.sort_by_cached_key(|entry| self.part(entry));
    }

    /// The heading before each entry of a list that is in this order: none where a part goes on, and none at all where there is one part alone.
    pub fn heads(&self, language: Language, list: &[RollEntry]) -> Vec<Option<String>> {
        let parts: Vec<Part> = list.iter().map(|entry| self.part(entry)).collect();
        if parts.iter().collect::<HashSet<_>>().len() < 2 {
            return vec![None; list.len()];
        }
        let begins = |at: usize| at == 0 || parts[at - 1] != parts[at];
        (0..list.len()).map(|at| begins(at).then(|| self.head(language, parts[at]))).collect()
    }

    fn head(&self, language: Language, part: Part) -> String {
        let text = Text(language);
        let (part, group) = match part {
            Part::WithVote(group) => (text.part_with_vote(), group),
            Part::WithoutVote(group) => (text.part_without_vote(), group),
            Part::Guests => return text.visitor().to_owned(),
        };
        match self.0.get(group) {
            Some((name, _)) => text.part_of(part, name),
            None if self.0.is_empty() => part.to_owned(),
            None => text.part_of(part, text.in_no_group()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roll::namesake::tests::entry;

    #[test]
    fn voters_stand_first_and_within_them_group_by_group() {
        let kinds = ["auxiliary", "formal", "formal", "formal", "auxiliary"];
        let mut list: Vec<RollEntry> =
            kinds.iter().enumerate().map(|(at, kind)| entry(at, &format!("{at}"), kind)).collect();
        list.iter_mut().for_each(|entry| entry.entitled = entry.kind == "formal");
        let heads = |groups: &Groups, list: &mut [RollEntry]| -> Vec<(String, Option<String>)> {
            groups.order(list);
            list.iter().map(|entry| entry.name.clone()).zip(groups.heads(Language::Chinese, list)).collect()
        };
        let said = |name: &str, head: &str| (name.to_owned(), (!head.is_empty()).then(|| head.to_owned()));
        let (voters, others) = ("有表决权", "没有表决权");
        let plain = heads(&Groups::default(), &mut list);
        assert_eq!(plain, [said("1", voters), said("2", ""), said("3", ""), said("0", others), said("4", "")]);
        let of = |at: usize| list.iter().find(|entry| entry.name == at.to_string()).unwrap().member.clone().unwrap();
        let groups = Groups(vec![("一组".into(), [of(3), of(0)].into()), ("二组".into(), [of(1)].into())]);
        let grouped = heads(&groups, &mut list);
        let wanted = [
            said("3", "有表决权 · 一组"),
            said("1", "有表决权 · 二组"),
            said("2", "有表决权 · 未编入党小组"),
            said("0", "没有表决权 · 一组"),
            said("4", "没有表决权 · 未编入党小组"),
        ];
        assert_eq!(grouped, wanted);
        assert_eq!(Groups::default().heads(Language::Chinese, &list[..2]), [None, None], "one part needs no heading");
    }
}
