//! Who belongs to the demonstration organisation: units, people, posts, drawn from chance. Pure; it writes nothing.

use std::collections::HashSet;

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_people::{ExemptionKind, MemberKind, PostKind, UnitKind};

use super::chance::Chance;
use super::content::names;
use super::size::{Size, Sort};

/// A unit. The first is the organisation itself.
pub struct UnitPlan {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The unit above, by its place in the list.
    pub parent: usize,
}

/// A person.
pub struct PersonPlan {
    /// The name.
    pub name: String,
    /// The number.
    pub number: String,
    /// The unit, by its place in the list.
    pub unit: usize,
    /// As what.
    pub kind: MemberKind,
    /// The day of birth.
    pub born_on: Date,
    /// The day of joining.
    pub joined_on: Option<Date>,
    /// The day of becoming a formal member.
    pub confirmed_on: Option<Date>,
    /// Why he is never pressed.
    pub exempt: Option<ExemptionKind>,
}

/// A post.
pub struct PostPlan {
    /// The unit.
    pub unit: usize,
    /// The person.
    pub person: usize,
    /// What it is.
    pub kind: PostKind,
}

/// A branch with whoever matters in it, by their places in the lists.
pub struct BranchPlan {
    /// Its unit.
    pub unit: usize,
    /// What sort.
    pub sort: Sort,
    /// Its groups with their leaders; the last of a joint branch is the group of the retired.
    pub groups: Vec<(usize, usize)>,
    /// The secretary.
    pub secretary: usize,
    /// The committee besides him; empty without one.
    pub committee: Vec<usize>,
    /// Its people, those of its groups too.
    pub people: Vec<usize>,
    /// Whether its term ends within the next six months.
    pub term_ends: bool,
}

impl BranchPlan {
    /// Who takes the record: the committee's first, else the second of its people.
    pub fn recorder(&self) -> usize {
        self.committee.first().or_else(|| self.people.get(1)).copied().unwrap_or(self.secretary)
    }

    /// The group of the retired, if it has one: everybody in it is exempt.
    pub fn retired(&self) -> Option<usize> {
        (self.sort == Sort::Joint).then(|| self.groups.last().map(|(unit, _)| *unit)).flatten()
    }
}

/// All of it.
pub struct People {
    /// The units; the first is the organisation.
    pub units: Vec<UnitPlan>,
    /// The people; the first is the administrator, the second the organisation's secretary.
    pub people: Vec<PersonPlan>,
    /// The posts besides the administrator's.
    pub posts: Vec<PostPlan>,
    /// The branches.
    pub branches: Vec<BranchPlan>,
}

/// The administrator's place in the list.
pub const ADMINISTRATOR: usize = 0;
/// The place of the organisation's secretary in the list.
pub const SUPERIOR: usize = 1;
/// The organisation's name: an invented place.
pub const ORGANISATION: &str = "江州市交警支队城区大队";

const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

impl People {
    /// Draws an organisation of this size as it stands on its first day.
    pub fn draw(size: Size, chance: &Chance, first_day: Date) -> Self {
        let top = UnitPlan { name: ORGANISATION.to_owned(), kind: UnitKind::Organisation, parent: 0 };
        let mut drawing = Drawing {
            chance,
            first_day,
            used: HashSet::new(),
            all: Self { units: vec![top], people: Vec::new(), posts: Vec::new(), branches: Vec::new() },
        };
        drawing.person(0, MemberKind::Formal);
        drawing.person(0, MemberKind::Formal);
        drawing.all.posts.push(PostPlan { unit: 0, person: SUPERIOR, kind: PostKind::Secretary });
        for (at, (sort, members)) in size.branches().into_iter().enumerate() {
            drawing.branch(at, sort, members);
        }
        drawing.all
    }
}

struct Drawing<'c> {
    chance: &'c Chance,
    first_day: Date,
    used: HashSet<String>,
    all: People,
}

impl Drawing<'_> {
    fn branch(&mut self, at: usize, sort: Sort, members: usize) {
        let kind = if sort == Sort::Joint { UnitKind::JointBranch } else { UnitKind::Branch };
        let unit = self.unit(branch_name(at, sort), kind, 0);
        let groups = self.groups(unit, sort, members);
        let first = self.all.people.len();
        let kinds = sort.kinds(members);
        let retired = if sort == Sort::Joint && !groups.is_empty() { 3.min(members / 5) } else { 0 };
        for (number, kind) in kinds.into_iter().enumerate() {
            let retires = retired > 0 && number + retired >= members;
            let home = match (groups.as_slice(), retires) {
                ([.., last], true) => *last,
                ([first, rest @ ..], false) if sort == Sort::Committee && number > 2 => {
                    if number % (rest.len() + 1) == 0 { *first } else { rest[(number % (rest.len() + 1)) - 1] }
                }
                _ => unit,
            };
            let person = self.person(home, if retires { MemberKind::Formal } else { kind });
            if retires {
                self.retire(person);
            }
        }
        let people: Vec<usize> = (first..self.all.people.len()).collect();
        self.exempt_some(sort, &people);
        let committee = if sort.has_committee(members) { people[1..4].to_vec() } else { Vec::new() };
        let groups = groups.into_iter().map(|group| (group, self.leader(group, &people))).collect();
        let branch =
            BranchPlan { unit, sort, groups, secretary: first, committee, people, term_ends: sort == Sort::Small };
        self.posts(&branch);
        self.all.branches.push(branch);
    }

    fn groups(&mut self, unit: usize, sort: Sort, members: usize) -> Vec<usize> {
        let names: &[&str] = match sort {
            Sort::Committee if members >= 12 => &["第一党小组", "第二党小组"],
            Sort::Joint if members >= 15 => &["离退休党小组"],
            _ => &[],
        };
        names.iter().map(|name| self.unit((*name).to_owned(), UnitKind::Group, unit)).collect()
    }

    fn unit(&mut self, name: String, kind: UnitKind, parent: usize) -> usize {
        self.all.units.push(UnitPlan { name, kind, parent });
        self.all.units.len() - 1
    }

    fn leader(&self, group: usize, people: &[usize]) -> usize {
        let formal = |person: &&usize| {
            self.all.people[**person].unit == group && self.all.people[**person].kind == MemberKind::Formal
        };
        people.iter().find(formal).copied().unwrap_or(people[0])
    }

    fn posts(&mut self, branch: &BranchPlan) {
        let mut give = |unit, person, kind| self.all.posts.push(PostPlan { unit, person, kind });
        give(branch.unit, branch.secretary, PostKind::Secretary);
        if let [first, rest @ ..] = branch.committee.as_slice() {
            give(branch.unit, *first, PostKind::CommitteeMember);
            rest.iter().for_each(|person| give(branch.unit, *person, PostKind::CommitteeMember));
        }
        branch.groups.iter().for_each(|(group, leader)| give(*group, *leader, PostKind::GroupLeader));
        // The first branch keeps the library for everybody.
        if branch.unit == 1 {
            give(branch.unit, branch.recorder(), PostKind::Librarian);
        }
    }

    /// One in thirty is ill or abroad; never one who holds a post.
    fn exempt_some(&mut self, sort: Sort, people: &[usize]) {
        let kinds = [ExemptionKind::Ill, ExemptionKind::Aged, ExemptionKind::Abroad, ExemptionKind::Disabled];
        let holders = if sort == Sort::Small { 3 } else { 8 };
        let free: Vec<usize> = people
            .iter()
            .skip(holders)
            .copied()
            .filter(|at| self.all.people[*at].kind == MemberKind::Formal && self.all.people[*at].exempt.is_none())
            .collect();
        for (nth, person) in free.iter().rev().take(people.len() / 14).enumerate() {
            let kind = kinds[nth % kinds.len()];
            if kind == ExemptionKind::Aged {
                self.retire(*person);
            }
            self.all.people[*person].exempt = Some(kind);
        }
    }

    fn retire(&mut self, person: usize) {
        let years = self.chance.within(73, 84);
        let days = self.chance.within(0, 364);
        let born_on = self.first_day.saturating_sub(years.years()).saturating_sub(days.days());
        let retired = &mut self.all.people[person];
        retired.born_on = born_on;
        retired.joined_on = Some(born_on.saturating_add(26.years()));
        retired.confirmed_on = Some(born_on.saturating_add(27.years()));
        retired.exempt = Some(ExemptionKind::Aged);
    }

    fn person(&mut self, unit: usize, kind: MemberKind) -> usize {
        let at = self.all.people.len();
        let age = if kind == MemberKind::Formal { self.chance.within(28, 58) } else { self.chance.within(22, 38) };
        let born_on = self.first_day.saturating_sub(age.years()).saturating_sub(self.chance.within(0, 364).days());
        let joined_on = match kind {
            MemberKind::Formal => Some(
                born_on
                    .saturating_add(self.chance.within(21, 26).years())
                    .saturating_add(self.chance.within(0, 300).days()),
            ),
            MemberKind::Probationary => Some(self.first_day.saturating_sub(self.chance.within(30, 90).days())),
            _ => None,
        };
        let confirmed_on = joined_on.filter(|_| kind == MemberKind::Formal).map(|day| day.saturating_add(1.year()));
        let number = if kind == MemberKind::Auxiliary { format!("F{:05}", at + 1) } else { format!("J{:05}", at + 1) };
        let name = self.name();
        self.all.people.push(PersonPlan { name, number, unit, kind, born_on, joined_on, confirmed_on, exempt: None });
        at
    }

    /// A name that nobody has yet; after some tries one that somebody has.
    fn name(&mut self) -> String {
        let mut name = self.any_name();
        for _ in 0..40 {
            if self.used.insert(name.clone()) {
                break;
            }
            name = self.any_name();
        }
        name
    }

    fn any_name(&self) -> String {
        let (chance, names) = (self.chance, names());
        if chance.happens(3) {
            return chance.one(&names.others).clone();
        }
        let surnames: Vec<char> = names.surnames.chars().collect();
        // The frequent surnames stand first: the smaller of two draws.
        let surname = surnames[chance.below(surnames.len()).min(chance.below(surnames.len()))].to_string();
        let surname = if chance.happens(2) { chance.one(&names.compound).clone() } else { surname };
        let given = match chance.below(100) {
            0..12 => &names.single,
            12..68 => &names.men,
            _ => &names.women,
        };
        format!("{surname}{}", chance.one(given))
    }
}

/// Invented names of branches; beyond the first few they are counted.
fn branch_name(at: usize, sort: Sort) -> String {
    match (at, sort) {
        (0, _) => "城中中队党支部".to_owned(),
        (1, _) => "事故处理中队党支部".to_owned(),
        (2, _) => "机关与车管所联合党支部".to_owned(),
        (_, Sort::Joint) => format!("第{}片区联合党支部", numeral(at + 1)),
        _ => format!("第{}中队党支部", numeral(at + 1)),
    }
}

/// A number below ten thousand in Chinese: 十二, 一百零三, 一千零四十.
fn numeral(number: usize) -> String {
    let mut text = String::new();
    let mut is_skipped = false;
    for (value, unit) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / value % 10;
        if digit == 0 {
            is_skipped = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut is_skipped) {
            text.push('零');
        }
        // Ten to nineteen are said without their one.
        if value != 10 || digit != 1 || !text.is_empty() {
            text.push_str(NUMERALS[digit - 1]);
        }
        text.push_str(unit);
    }
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn of(members: usize, branches: usize) -> People {
        People::draw(Size { members, branches }, &Chance::of(1), date(2025, 11, 1))
    }

    #[test]
    fn the_usual_organisation_has_a_committee_branch_a_small_one_and_a_joint_one() {
        let drawn = of(120, 3);
        assert_eq!(drawn.people.len(), 120);
        let sorts: Vec<Sort> = drawn.branches.iter().map(|branch| branch.sort).collect();
        assert_eq!(sorts, [Sort::Committee, Sort::Small, Sort::Joint]);
        assert_eq!(drawn.branches[0].groups.len(), 2);
        assert_eq!(drawn.branches[0].committee.len(), 3);
        let formal = |branch: &BranchPlan| {
            branch.people.iter().filter(|at| drawn.people[**at].kind == MemberKind::Formal).count()
        };
        assert!((7..=50).contains(&formal(&drawn.branches[0])));
        assert_eq!(formal(&drawn.branches[1]), 6);
        assert!(drawn.branches[1].committee.is_empty());
        let retired = drawn.branches[2].retired().unwrap();
        assert!(
            drawn
                .people
                .iter()
                .filter(|person| person.unit == retired)
                .all(|person| person.exempt == Some(ExemptionKind::Aged))
        );
        assert!(drawn.people.iter().any(|person| person.name.contains('·')));
    }

    #[test]
    fn any_size_is_drawn_to_the_last_member_and_numbers_are_unique() {
        for (members, branches) in [(20, 1), (30, 2), (300, 9), (2_000, 100), (12_000, 1_200)] {
            let drawn = of(members, branches);
            assert_eq!((drawn.people.len(), drawn.branches.len()), (members, branches));
            let numbers: HashSet<&str> = drawn.people.iter().map(|person| person.number.as_str()).collect();
            assert_eq!(numbers.len(), members);
            let below: HashSet<(usize, &str)> =
                drawn.units.iter().map(|unit| (unit.parent, unit.name.as_str())).collect();
            assert_eq!(below.len(), drawn.units.len(), "two units of one name");
        }
    }

    #[test]
    fn numbers_are_written_as_people_say_them() {
        let told: Vec<String> =
            [4, 10, 11, 20, 101, 115, 230, 1_004, 1_040, 3_010, 4_999].into_iter().map(numeral).collect();
        let said = [
            "四",
            "十",
            "十一",
            "二十",
            "一百零一",
            "一百一十五",
            "二百三十",
            "一千零四",
            "一千零四十",
            "三千零一十",
            "四千九百九十九",
        ];
        assert_eq!(told, said);
    }
}
