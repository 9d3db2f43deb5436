//! Two people of one name on one list: what tells them apart, wherever they are named. It is nothing that erasure would have to look for, since minutes,
//! forms and notices are kept as they were; the number stands beside it only where somebody is pointed at, and is kept nowhere.

use std::collections::{HashMap, HashSet};

use zhixing_kit::Language;
use zhixing_people::MemberKind;
use zhixing_records::ERASED_PERSON;

use super::model::{RollEntry, RollEntryId};
use super::text::Text;

/// What tells somebody from others of his name on the same list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The group that he belongs to, or, of a guest, where he comes from.
    From(String),
    /// What he is.
    Kind,
    /// His place among them on the list, from 0.
    Place(usize),
}

/// Somebody whose name stands more than once on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// What tells him apart.
    pub apart: Apart,
    /// His number; empty for a guest.
    pub number: String,
}

/// What is known of a member besides his entry: his number, and his group on the day of the meeting, if he belongs to one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The number.
    pub number: String,
    /// The name of the group; empty without one.
    pub group: String,
}

impl RollEntry {
    /// His name; where others on the list bear it, with what tells him apart.
    pub fn called(&self, language: Language) -> String {
        let text = Text(language);
        match self.namesake.as_ref().map(|namesake| &namesake.apart) {
            None => self.name.clone(),
            Some(Apart::From(place)) => text.apart(&self.name, place),
            Some(Apart::Kind) => {
                let kind = MemberKind::read(&self.kind).map_or(text.visitor(), |kind| kind.name(language));
                text.apart(&self.name, kind)
            }
            Some(Apart::Place(place)) => text.apart(&self.name, nth(language, *place)),
        }
    }

    /// The same for who chooses him from a list: with his number, where others bear his name.
    pub fn pointed(&self, language: Language) -> String {
        let called = self.called(language);
        self.numbered(language).map_or(called.clone(), |number| format!("{called} {number}"))
    }

    /// His number in words, where others on the list bear his name and he has one.
    pub fn numbered(&self, language: Language) -> Option<String> {
        let number = self.namesake.as_ref().map(|namesake| &namesake.number).filter(|number| !number.is_empty())?;
        Some(Text(language).number(number))
    }
}

/// A name without what tells apart, where both are written down as one (a ballot's candidates): that is no part of the order of names.
pub fn bare(name: &str) -> &str {
    name.split_once('（').map_or(name, |(name, _)| name)
}

/// The sign of a place among namesakes, as documents write it: 甲, 乙, 丙.
fn nth(language: Language, place: usize) -> String {
    let signs = language.pick("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ");
    signs.chars().nth(place).map_or_else(|| (place + 1).to_string(), String::from)
}

/// The members of a list whose name stands on it more than once. Of who was erased nothing is left to be told apart.
pub(super) fn doubled(list: &[RollEntry]) -> Vec<&RollEntry> {
    let mut seen = HashSet::new();
    let twice: HashSet<&str> =
        list.iter().map(|entry| entry.name.as_str()).filter(|name| !seen.insert(*name)).collect();
    list.iter().filter(|entry| twice.contains(entry.name.as_str()) && entry.name != ERASED_PERSON).collect()
}

/// The one on a list whom a name means that somebody wrote down: where others bear it, with what tells him apart. Nobody where it may be either.
pub fn meant<'l>(list: &'l [RollEntry], name: &str) -> Option<&'l RollEntry> {
    let is_he = |entry: &&RollEntry| match entry.namesake {
        None => entry.name == name,
        Some(_) => [Language::Chinese, Language::English].iter().any(|language| entry.called(*language) == name),
    };
    list.iter().find(is_he)
}

/// Notes at each whose name stands more than once what tells him apart: where they come from, if that differs; otherwise what they are; otherwise
/// their places.
pub fn tell_apart(list: &mut [RollEntry], known: &HashMap<RollEntryId, Known>) {
    let of = |entry: &RollEntry| known.get(&entry.id).cloned().unwrap_or_default();
    let doubled: HashSet<String> = doubled(list).into_iter().map(|entry| entry.name.clone()).collect();
    for name in doubled {
        let at: Vec<usize> = (0..list.len()).filter(|at| list[*at].name == name).collect();
        let from = |at: &usize| {
            let (entry, known) = (&list[*at], of(&list[*at]));
            if known.group.is_empty() { entry.home.clone() } else { known.group }
        };
        let places: Vec<String> = at.iter().map(from).collect();
        let kinds: HashSet<&str> = at.iter().map(|at| list[*at].kind.as_str()).collect();
        let differ = places.iter().collect::<HashSet<_>>().len() == at.len() && !places.iter().any(String::is_empty);
        let by_kind = kinds.len() == at.len();
        for (place, (at, from)) in at.iter().zip(places).enumerate() {
            let apart = match (differ, by_kind) {
                (true, _) => Apart::From(from),
                (false, true) => Apart::Kind,
                (false, false) => Apart::Place(place),
            };
            list[*at].namesake = Some(Namesake { apart, number: of(&list[*at]).number });
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use zhixing_people::MemberId;

    use super::*;

    pub fn entry(at: usize, name: &str, kind: &str) -> RollEntry {
        let id = format!("00000000-0000-7000-8000-{at:012}");
        RollEntry {
            id: RollEntryId::parse(&id).unwrap(),
            member: MemberId::parse(&id),
            name: name.to_owned(),
            home: String::new(),
            kind: kind.to_owned(),
            expected: true,
            entitled: true,
            exempt: None,
            mark: None,
            reason: String::new(),
            marked_name: None,
            marked_at: None,
            arrived_at: None,
            replaced: None,
            namesake: None,
        }
    }

    fn called(groups: [&str; 2], kinds: [&str; 2]) -> Vec<String> {
        let mut list = vec![entry(0, "张三", kinds[0]), entry(1, "李四", "formal"), entry(2, "张三", kinds[1])];
        let known = [(0, groups[0]), (2, groups[1])].map(|(at, group)| {
            let known = Known { number: format!("J{at}"), group: group.to_owned() };
            (list[at].id.clone(), known)
        });
        tell_apart(&mut list, &known.into());
        list.iter().map(|entry| entry.called(Language::Chinese)).collect()
    }

    #[test]
    fn namesakes_are_told_apart_by_their_group_else_by_what_they_are_else_by_their_place() {
        let formal = ["formal", "formal"];
        assert_eq!(called(["一组", "二组"], formal), ["张三（一组）", "李四", "张三（二组）"]);
        assert_eq!(called(["一组", "一组"], ["formal", "auxiliary"]), ["张三（正式党员）", "李四", "张三（辅警）"]);
        assert_eq!(called(["一组", ""], formal), ["张三（甲）", "李四", "张三（乙）"], "one of them is in no group");
        assert_eq!(called(["", ""], formal), ["张三（甲）", "李四", "张三（乙）"]);
    }

    #[test]
    fn a_name_that_two_bear_means_neither() {
        let mut list = vec![entry(0, "张三", "formal"), entry(1, "李四", "formal"), entry(2, "张三", "auxiliary")];
        tell_apart(&mut list, &HashMap::new());
        let at = |name: &str| meant(&list, name).map(|entry| entry.kind.as_str());
        assert_eq!([at("李四"), at("张三"), at("张三（辅警）")], [Some("formal"), None, Some("auxiliary")]);
    }

    #[test]
    fn of_who_was_erased_nothing_is_told() {
        let mut list = vec![entry(0, ERASED_PERSON, "formal"), entry(1, ERASED_PERSON, "formal")];
        tell_apart(&mut list, &HashMap::new());
        assert!(list.iter().all(|entry| entry.called(Language::Chinese) == ERASED_PERSON));
    }
}
