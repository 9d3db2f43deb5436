//! Two people of one name on one list: what tells them apart, wherever they are named. It is nothing that erasure would have to look for, since minutes,
//! forms and notices are kept as they were; the number stands beside it only where somebody is pointed at, and is kept nowhere.

use std::collections::{HashMap, HashSet};

use zhixing_kit::Language;
use zhixing_people::{MemberId, MemberKind};
use zhixing_records::ERASED_PERSON;

use super::model::{RollEntry, RollEntryId};
use super::text::Text;

/// What tells somebody from others of his name on the same list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// The group that he belongs to, or, of a guest, where he comes from.
    From(String),
    /// What he is: the word of a kind of member, anything else of a guest.
    Kind(String),
    /// His place among them on the list, from 0.
    Place(usize),
}

impl Apart {
    /// A name with what tells its bearer apart.
    pub fn beside(&self, language: Language, name: &str) -> String {
        let text = Text(language);
        match self {
            Self::From(place) => text.apart(name, place),
            Self::Kind(kind) => {
                let kind = MemberKind::read(kind).map_or(text.visitor(), |kind| kind.name(language));
                text.apart(name, kind)
            }
            Self::Place(place) => text.apart(name, nth(language, *place)),
        }
    }
}

/// Somebody on a list, as far as it takes to tell him from others of his name.
pub struct Bearer<'l> {
    /// His name.
    pub name: &'l str,
    /// The group that he belongs to, or, of a guest, where he comes from; may be empty.
    pub from: &'l str,
    /// What he is.
    pub kind: &'l str,
}

/// What tells those apart whose name stands more than once on a list, in its order: where they come from, if that differs; otherwise what they are;
/// otherwise their places.
pub fn apart(list: &[Bearer<'_>]) -> Vec<Option<Apart>> {
    let mut signs: Vec<Option<Apart>> = list.iter().map(|_| None).collect();
    for name in doubled_names(list.iter().map(|one| one.name)) {
        let at: Vec<usize> = (0..list.len()).filter(|at| list[*at].name == name).collect();
        let differ = |of: &[&str]| of.iter().collect::<HashSet<_>>().len() == of.len();
        let from: Vec<&str> = at.iter().map(|at| list[*at].from).collect();
        let kinds: Vec<&str> = at.iter().map(|at| list[*at].kind).collect();
        let by_place = differ(&from) && !from.contains(&"");
        let by_kind = differ(&kinds);
        for (place, at) in at.into_iter().enumerate() {
            signs[at] = Some(match (by_place, by_kind) {
                (true, _) => Apart::From(list[at].from.to_owned()),
                (false, true) => Apart::Kind(list[at].kind.to_owned()),
                (false, false) => Apart::Place(place),
            });
        }
    }
    signs
}

/// The names that stand more than once on a list. Of who was erased nothing is left to be told apart.
pub fn doubled_names<'n>(names: impl Iterator<Item = &'n str>) -> HashSet<&'n str> {
    let mut seen = HashSet::new();
    names.filter(|name| !seen.insert(*name) && *name != ERASED_PERSON).collect()
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
        let beside = |namesake: &Namesake| namesake.apart.beside(language, &self.name);
        self.namesake.as_ref().map_or_else(|| self.name.clone(), beside)
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

/// The signs of places among namesakes, as documents write them.
const SIGNS: [&str; 2] = ["甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ"];

/// The sign of a place: 甲, 乙, 丙.
fn nth(language: Language, place: usize) -> String {
    let signs = language.pick(SIGNS[0], SIGNS[1]);
    signs.chars().nth(place).map_or_else(|| (place + 1).to_string(), String::from)
}

/// A name as it was written down, in Chinese, with what told its bearer apart when he was named: for a reader of either language.
pub fn worded(language: Language, written: &str) -> String {
    let parts = written.strip_suffix('）').and_then(|written| written.split_once('（'));
    let Some((name, sign)) = parts.filter(|_| language != Language::Chinese) else { return written.to_owned() };
    let kind = MemberKind::ALL.iter().find(|kind| kind.name(Language::Chinese) == sign);
    let place = SIGNS[0].chars().position(|known| sign.chars().eq([known]));
    match (kind, place) {
        (Some(kind), _) => Text(language).apart(name, kind.name(language)),
        (None, Some(place)) => Text(language).apart(name, nth(language, place)),
        (None, None) => Text(language).apart(name, sign),
    }
}

/// Somebody who was named for a meeting, as its list tells him apart; where it does not, as he was written down when he was named.
pub fn named(language: Language, list: &[RollEntry], member: Option<&MemberId>, written: &str) -> String {
    let is_he = |entry: &&RollEntry| entry.namesake.is_some() && entry.member.as_ref() == member;
    let on_list = member.and_then(|_| list.iter().find(is_he));
    on_list.map_or_else(|| worded(language, written), |entry| entry.called(language))
}

/// The members of a list whose name stands on it more than once.
pub(super) fn doubled(list: &[RollEntry]) -> Vec<&RollEntry> {
    let twice = doubled_names(list.iter().map(|entry| entry.name.as_str()));
    list.iter().filter(|entry| twice.contains(entry.name.as_str())).collect()
}

/// The one on a list whom a name means that somebody wrote down: where others bear it, with what tells him apart, in brackets of either width and with
/// spaces or without. Nobody where it may be either.
pub fn meant<'l>(list: &'l [RollEntry], name: &str) -> Option<&'l RollEntry> {
    let typed = folded(name);
    let is_he = |entry: &&RollEntry| match entry.namesake {
        None => folded(&entry.name) == typed,
        Some(_) => [Language::Chinese, Language::English].iter().any(|of| folded(&entry.called(*of)) == typed),
    };
    list.iter().find(|entry| entry.namesake.is_none() && entry.name == name).or_else(|| list.iter().find(is_he))
}

/// Those on a list who are told apart from one another, and whose name is written, bare or with a sign that none of them may bear.
pub fn bearers<'l>(list: &'l [RollEntry], name: &str) -> Vec<&'l RollEntry> {
    let typed = folded(name);
    let is_one = |entry: &&RollEntry| {
        let name = folded(&entry.name);
        entry.namesake.is_some()
            && typed.strip_prefix(&name).is_some_and(|sign| sign.is_empty() || sign.starts_with('（'))
    };
    list.iter().filter(is_one).collect()
}

/// A name as names are compared that somebody typed: without spaces, with brackets of one width, in capitals.
fn folded(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_whitespace()).map(|letter| match letter {
        '(' => '（',
        ')' => '）',
        other => other,
    });
    letters.flat_map(char::to_uppercase).collect()
}

/// Notes at each whose name stands more than once what tells him apart.
pub fn tell_apart(list: &mut [RollEntry], known: &HashMap<RollEntryId, Known>) {
    let of = |entry: &RollEntry| known.get(&entry.id).cloned().unwrap_or_default();
    let from = |entry: &RollEntry| Some(of(entry).group).filter(|group| !group.is_empty());
    let from: Vec<String> = list.iter().map(|entry| from(entry).unwrap_or_else(|| entry.home.clone())).collect();
    let bearers = list.iter().zip(&from).map(|(entry, from)| Bearer { name: &entry.name, from, kind: &entry.kind });
    let signs = apart(&bearers.collect::<Vec<_>>());
    for (entry, sign) in list.iter_mut().zip(signs) {
        if let Some(apart) = sign {
            entry.namesake = Some(Namesake { apart, number: of(entry).number });
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
        for typed in ["张三(辅警)", "张三 （辅警）", "张三(auxiliary)", "张三 (Auxiliary)"] {
            assert_eq!(at(typed), Some("auxiliary"), "{typed}");
        }
        let how_many = |name: &str| bearers(&list, name).len();
        assert_eq!(["张三", "张三（丙）", "张三(B)", "李四（甲）", "张三丰"].map(how_many), [2, 2, 2, 0, 0]);
    }

    #[test]
    fn what_was_written_down_is_told_to_a_reader_of_either_language() {
        for (written, english) in [
            ("张三", "张三"),
            ("张三（甲）", "张三 (A)"),
            ("张三（辅警）", "张三 (Auxiliary)"),
            ("张三（第一党小组）", "张三 (第一党小组)"),
        ] {
            assert_eq!(worded(Language::Chinese, written), written);
            assert_eq!(worded(Language::English, written), english);
        }
    }

    #[test]
    fn who_was_named_is_called_as_the_list_tells_him_apart() {
        let mut list = vec![entry(0, "张三", "formal"), entry(1, "李四", "formal"), entry(2, "张三", "auxiliary")];
        tell_apart(&mut list, &HashMap::new());
        let of = |at: usize, written: &str| named(Language::Chinese, &list, list[at].member.as_ref(), written);
        assert_eq!(of(2, "张三"), "张三（辅警）");
        assert_eq!(of(1, "李四（甲）"), "李四（甲）", "alone of his name on the list: as he was named");
        assert_eq!(named(Language::Chinese, &list, None, "张三"), "张三", "nobody of the list");
    }

    #[test]
    fn of_who_was_erased_nothing_is_told() {
        let mut list = vec![entry(0, ERASED_PERSON, "formal"), entry(1, ERASED_PERSON, "formal")];
        tell_apart(&mut list, &HashMap::new());
        assert!(list.iter().all(|entry| entry.called(Language::Chinese) == ERASED_PERSON));
    }
}
