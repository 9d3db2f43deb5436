//! The table of rights as tests: every kind of post, every right, from every place; membership, names, and what may not be known.

use zhixing_kit::Moment;
use zhixing_kit::id::{OrganisationId, Random, uuid_v7};

use super::*;

/// What each post allows, written a second time and in another shape: a letter for each right, a column for each place.
/// A administer, E edit people, P see people, S see activity, N see talks, L plan, R run, T take part, G sign, O overview, C records, K keep admissions,
/// D decide, W answer suggestions, M appraise members, B publish materials, Q keep banks of questions, Y plan study, H host it.
const TABLE: &[(PostKind, &str, &str, &str)] = &[
    // post, at or below its own branch or group, at its own organisation, in a unit below that
    (PostKind::Administrator, "AEPOW", "AEPOW", "AEPOW"),
    (PostKind::Secretary, "EPSNLROCKMQYH", "POWQ", "OD"),
    (PostKind::Deputy, "EPSNLROCKMQYH", "POWQ", "OD"),
    (PostKind::CommitteeMember, "PSNLROCKMYH", "PO", "O"),
    (PostKind::GroupLeader, "PSNLRC", "P", ""),
    (PostKind::Organiser, "PSNLR", "P", ""),
    (PostKind::Librarian, "PSBQ", "PBQ", "B"),
    (PostKind::Dispatcher, "PS", "P", ""),
    (PostKind::DutyPlanner, "PS", "P", ""),
];

fn letter(right: Right) -> char {
    match right {
        Right::Administer => 'A',
        Right::EditPeople => 'E',
        Right::SeePeople => 'P',
        Right::SeeActivity => 'S',
        Right::SeeTalk => 'N',
        Right::PlanActivity => 'L',
        Right::RunActivity => 'R',
        Right::TakePart => 'T',
        Right::Sign => 'G',
        Right::SeeOverview => 'O',
        Right::ReadRecords => 'C',
        Right::KeepAdmissions => 'K',
        Right::Decide => 'D',
        Right::AnswerSuggestions => 'W',
        Right::Appraise => 'M',
        Right::PublishMaterials => 'B',
        Right::KeepQuestions => 'Q',
        Right::PlanStudy => 'Y',
        Right::HostStudy => 'H',
    }
}

/// A small tree: an organisation, two branches, a group in the first; and ids for whatever else is needed.
struct Tree {
    top: Seen,
    branch: Seen,
    group: Seen,
    other: Seen,
    random: Random,
}

impl Tree {
    fn new() -> Self {
        let random = Random::seeded(7);
        let id = || UnitId::parse(&uuid_v7(Moment(1), &random)).unwrap();
        let (top, branch, group, other) = (id(), id(), id(), id());
        let seen = |unit: &UnitId, path: String, branch: Option<&UnitId>| Seen {
            unit: unit.clone(),
            path,
            branch: branch.cloned(),
            named: false,
        };
        Self {
            top: seen(&top, format!("/{top}/"), None),
            branch: seen(&branch, format!("/{top}/{branch}/"), Some(&branch)),
            group: seen(&group, format!("/{top}/{branch}/{group}/"), Some(&branch)),
            other: seen(&other, format!("/{top}/{other}/"), Some(&other)),
            random,
        }
    }

    /// Somebody who belongs to this unit and holds these posts.
    fn actor(&self, home: &Seen, posts: &[(PostKind, &Seen)]) -> Actor {
        let held = |(kind, seen): &(PostKind, &Seen)| Held {
            unit: seen.unit.clone(),
            kind: *kind,
            unit_kind: kind_of(seen),
            path: seen.path.clone(),
        };
        Actor {
            organisation: OrganisationId::parse(&uuid_v7(Moment(1), &self.random)).unwrap(),
            account: None,
            session: None,
            member: MemberId::parse(&uuid_v7(Moment(1), &self.random)).unwrap(),
            name: "王建国".to_owned(),
            language: None,
            unit: home.unit.clone(),
            path: home.path.clone(),
            branch: home.branch.clone(),
            posts: posts.iter().map(held).collect(),
            turned_to: None,
            console: false,
        }
    }

    /// Somebody from nowhere near, so that only his posts speak for him.
    fn stranger(&self, posts: &[(PostKind, &Seen)]) -> Actor {
        let id = UnitId::parse(&uuid_v7(Moment(2), &self.random)).unwrap();
        let far = Seen { unit: id.clone(), path: format!("/{id}/"), branch: Some(id), named: false };
        self.actor(&far, posts)
    }
}

/// What kind of unit of the tree this is.
fn kind_of(seen: &Seen) -> UnitKind {
    match &seen.branch {
        None => UnitKind::Organisation,
        Some(branch) if *branch == seen.unit => UnitKind::Branch,
        Some(_) => UnitKind::Group,
    }
}

fn allowed(actor: &Actor, seen: &Seen) -> String {
    Right::ALL.iter().filter(|right| allows(actor, **right, seen)).map(|right| letter(*right)).collect()
}

fn sorted(letters: &str) -> String {
    Right::ALL.iter().map(|right| letter(*right)).filter(|letter| letters.contains(*letter)).collect()
}

#[test]
fn every_post_allows_what_the_table_says_and_nothing_else() {
    let tree = Tree::new();
    assert_eq!(TABLE.len(), PostKind::ALL.len(), "a post is missing");
    for (post, inside, at_organisation, from_above) in TABLE {
        let in_branch = tree.stranger(&[(*post, &tree.branch)]);
        assert_eq!(allowed(&in_branch, &tree.branch), sorted(inside), "{post:?} in his branch");
        assert_eq!(allowed(&in_branch, &tree.group), sorted(inside), "{post:?} in a group of his branch");
        assert_eq!(allowed(&in_branch, &tree.other), "", "{post:?} in another branch");
        assert_eq!(allowed(&in_branch, &tree.top), "", "{post:?} above his branch");

        let in_group = tree.stranger(&[(*post, &tree.group)]);
        assert_eq!(allowed(&in_group, &tree.group), sorted(inside), "{post:?} in his group");
        assert_eq!(allowed(&in_group, &tree.branch), "", "{post:?} of a group in its branch");

        let above = tree.stranger(&[(*post, &tree.top)]);
        assert_eq!(allowed(&above, &tree.top), sorted(at_organisation), "{post:?} at his organisation");
        for below in [&tree.branch, &tree.group, &tree.other] {
            assert_eq!(allowed(&above, below), sorted(from_above), "{post:?} as a superior");
        }
    }
}

#[test]
fn a_superior_sees_the_overview_and_nothing_of_a_branchs_inside() {
    let tree = Tree::new();
    // Secretary and deputy above also decide what a branch hands up to them.
    for (post, may) in [(PostKind::Secretary, "OD"), (PostKind::Deputy, "OD"), (PostKind::CommitteeMember, "O")] {
        let superior = tree.actor(&tree.top, &[(post, &tree.top)]);
        assert_eq!(allowed(&superior, &tree.branch), sorted(may));
    }
}

#[test]
fn without_a_post_one_sees_ones_own_branch_alone() {
    let tree = Tree::new();
    let member = tree.actor(&tree.group, &[]);
    assert_eq!(allowed(&member, &tree.branch), "PS");
    assert_eq!(allowed(&member, &tree.group), "PS");
    assert_eq!(allowed(&member, &tree.other), "");
    assert_eq!(allowed(&member, &tree.top), "");
    let of_organisation = tree.actor(&tree.top, &[]);
    assert_eq!(allowed(&of_organisation, &tree.top), "PS");
    assert_eq!(allowed(&of_organisation, &tree.branch), "");
}

#[test]
fn who_is_named_takes_part_runs_and_signs_and_does_not_plan() {
    let tree = Tree::new();
    let guest = tree.stranger(&[]);
    let named = Seen { named: true, ..tree.branch };
    assert_eq!(allowed(&guest, &named), "SNRTGH");
    assert!(knows(&guest, &named));
}

/// What the door told of a place is the same that the database would tell, and of all other places nothing.
#[test]
fn a_place_is_known_without_asking_to_who_belongs_there_and_to_who_holds_a_post_there() {
    let tree = Tree::new();
    let told = |actor: &Actor, seen: &Seen| match told(actor, &seen.unit) {
        Some(found) => {
            assert_eq!(found, (seen.path.clone(), seen.branch.clone()));
            true
        }
        None => false,
    };
    let member = tree.actor(&tree.group, &[]);
    let known = [&tree.top, &tree.branch, &tree.group, &tree.other].map(|seen| told(&member, seen));
    assert_eq!(known, [false, true, true, false]);
    let secretary = tree.stranger(&[(PostKind::Secretary, &tree.branch), (PostKind::Librarian, &tree.top)]);
    let known = [&tree.top, &tree.branch, &tree.group, &tree.other].map(|seen| told(&secretary, seen));
    assert_eq!(known, [true, true, false, false]);
}

#[test]
fn what_one_may_not_know_of_looks_like_nothing() {
    let tree = Tree::new();
    let member = tree.actor(&tree.group, &[]);
    assert!(knows(&member, &tree.branch) && knows(&member, &tree.top));
    assert!(!knows(&member, &tree.other));
    assert!(!knows(&tree.stranger(&[]), &tree.top));
    let superior = tree.stranger(&[(PostKind::Librarian, &tree.top)]);
    assert!(knows(&superior, &tree.other));
    let leader = tree.stranger(&[(PostKind::GroupLeader, &tree.group)]);
    assert!(knows(&leader, &tree.top) && !knows(&leader, &tree.other));
}

/// A superior knows that there is a branch, and nothing of who and what is inside; a member knows both.
#[test]
fn what_is_inside_a_unit_is_known_to_who_sees_its_kind() {
    let tree = Tree::new();
    let superior = tree.actor(&tree.top, &[(PostKind::Secretary, &tree.top)]);
    let member = tree.actor(&tree.group, &[]);
    for right in Right::ALL.iter().copied() {
        let Some(sight) = sight(right) else { continue };
        assert!(!allows(&superior, sight, &tree.branch) && knows(&superior, &tree.branch), "{}", right.word());
        assert!(
            allows(&member, sight, &tree.branch) || [Right::KeepQuestions, Right::SeeTalk].contains(&sight),
            "{}",
            right.word()
        );
        assert!(sight == right || sight == Right::SeePeople || sight == Right::SeeActivity);
    }
}

#[test]
fn a_refusal_names_who_could_do_it() {
    let planning = who_could(Right::PlanActivity, UnitKind::Branch);
    assert!(planning.zh.contains("书记、副书记、委员"), "{}", planning.zh);
    assert!(planning.en.contains("Secretary, Deputy secretary, Committee member"), "{}", planning.en);
    assert!(!planning.zh.contains("管理员"));
    let editing = who_could(Right::EditPeople, UnitKind::Group);
    // A post of the branch counts in its groups: the secretary could, the leader of the group could not.
    assert!(editing.zh.contains("书记、副书记") && editing.zh.contains("管理员"), "{}", editing.zh);
    assert!(!editing.zh.contains("组长"), "{}", editing.zh);
    let (tree, held) = (Tree::new(), |kind, tree: &Tree| {
        tree.stranger(&[(kind, if kind.fits(UnitKind::Group) { &tree.group } else { &tree.branch })])
    });
    for right in [Right::SeePeople, Right::EditPeople, Right::PlanActivity, Right::ReadRecords] {
        let said = who_could(right, UnitKind::Group).zh;
        for kind in PostKind::ALL.iter().copied().filter(|kind| *kind != PostKind::Administrator && kind.has_work()) {
            let can = allows(&held(kind, &tree), right, &tree.group);
            let named =
                said.contains(&format!("的{}", kind.names().0)) || said.contains(&format!("、{}", kind.names().0));
            assert_eq!(named, can, "{} and {}: {said}", kind.names().0, right.word());
        }
    }
    let seeing = who_could(Right::SeePeople, UnitKind::Branch).zh;
    assert!(seeing.contains("资料员") && !seeing.contains("派单员") && !seeing.contains("勤务编排员"), "{seeing}");
    let part = who_could(Right::TakePart, UnitKind::Branch);
    assert!(part.zh.contains("名单"), "{}", part.zh);
}
