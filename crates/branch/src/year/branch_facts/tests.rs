//! A census as the charter takes it, and P19: the old, ill, disabled and those abroad are never overdue.

use std::collections::HashMap;

use jiff::civil::{Date, date};
use zhixing_charter::Standing;
use zhixing_people::{Excused, Stay, Tenure, Unit, UnitId};

use super::*;
use crate::rules::charter;
use crate::year::model::{People, settled};

fn unit_id(number: u32) -> UnitId {
    UnitId::parse(&format!("01890a5d-ac96-774b-bcce-{number:012}")).unwrap()
}

fn member_id(number: u32) -> MemberId {
    MemberId::parse(&format!("01890a5d-ac96-774b-bccf-{number:012}")).unwrap()
}

fn unit(number: u32, kind: UnitKind) -> Unit {
    Unit {
        id: unit_id(number),
        parent: None,
        path: String::new(),
        kind,
        name: format!("u{number}"),
        branch: Some(unit_id(1)),
        founded_on: date(2020, 1, 1),
        closed_on: None,
    }
}

fn stay(member: u32, unit: u32, kind: MemberKind) -> Stay {
    Stay {
        branch: unit_id(1),
        unit: unit_id(unit),
        member: member_id(member),
        kind,
        from_on: date(2020, 1, 1),
        to_on: None,
    }
}

fn tenure(member: u32, unit: u32, kind: PostKind, from_on: Date, to_on: Option<Date>) -> Tenure {
    Tenure { branch: unit_id(1), unit: unit_id(unit), member: member_id(member), kind, from_on, to_on }
}

/// A branch of eight formal members and one on probation, two of them in its group.
fn census() -> Census {
    let mut stays: Vec<Stay> = (1..=6).map(|member| stay(member, 1, MemberKind::Formal)).collect();
    stays.extend([
        stay(7, 2, MemberKind::Formal),
        stay(8, 2, MemberKind::Formal),
        stay(9, 1, MemberKind::Probationary),
    ]);
    let from = date(2024, 6, 1);
    let tenures = vec![
        tenure(1, 1, PostKind::Secretary, from, Some(date(2027, 5, 31))),
        tenure(2, 1, PostKind::CommitteeMember, from, Some(date(2027, 5, 31))),
        tenure(3, 1, PostKind::CommitteeMember, from, None),
        tenure(7, 2, PostKind::GroupLeader, from, None),
    ];
    Census {
        branch: unit(1, UnitKind::Branch),
        groups: vec![unit(2, UnitKind::Group)],
        kept: HashMap::new(),
        stays,
        tenures,
        excused: vec![],
    }
}

fn excused(member: u32, kind: ExemptionKind) -> Excused {
    Excused { branch: unit_id(1), member: member_id(member), kind, from_on: date(2025, 1, 1), to_on: None }
}

#[test]
fn a_census_says_what_the_charter_needs() {
    let facts = facts(charter(), &census(), &BranchSetting::default(), date(2026, 3, 2));
    assert_eq!(facts.formal_members.on(date(2026, 3, 2)), 8, "probationary members are not counted");
    assert_eq!((facts.committee_members, facts.has_secretary), (Some(3), true));
    assert_eq!(facts.committee.len(), 2);
    assert_eq!(facts.groups.len(), 1);
    let term = Period::new(date(2024, 6, 1), date(2027, 5, 31));
    assert_eq!(facts.term, term, "the secretary's term where none was set");
    let told = BranchSetting { term_from: Some(date(2025, 1, 1)), ..BranchSetting::default() };
    let last = |setting| super::facts(charter(), &census(), setting, date(2026, 3, 2)).term.map(|term| term.last);
    assert_eq!(last(&told), Some(date(2027, 12, 31)), "支 21");
}

#[test]
fn members_who_come_and_go_change_the_number_from_their_day_on() {
    let mut census = census();
    census.stays[0].to_on = Some(date(2026, 4, 30));
    census.stays[8].to_on = Some(date(2026, 6, 30));
    census.stays.push(Stay { from_on: date(2026, 7, 1), ..stay(9, 1, MemberKind::Formal) });
    let facts = facts(charter(), &census, &BranchSetting::default(), date(2026, 3, 2));
    for (day, number) in [(date(2026, 4, 30), 8), (date(2026, 5, 1), 7), (date(2026, 7, 1), 8), (date(2019, 12, 31), 0)]
    {
        assert_eq!(facts.formal_members.on(day), number, "{day}");
    }
}

#[test]
fn the_old_ill_disabled_and_those_abroad_are_never_overdue() {
    let grounds = [ExemptionKind::Aged, ExemptionKind::Ill, ExemptionKind::Disabled, ExemptionKind::Abroad];
    for ground in grounds {
        let census = Census { excused: vec![excused(7, ground), excused(8, ground)], ..census() };
        let facts = facts(charter(), &census, &BranchSetting::default(), date(2026, 3, 2));
        let owed = charter().obligations(&facts, 2026);
        let stands = settled(&owed, &[], (&excuses(charter(), &census, &owed), &People::new()), date(2027, 1, 10));
        let group = unit_id(2);
        for one in stands {
            let of_group = one.obligation.unit == group.as_str();
            let exempt = matches!(one.standing, Standing::Exempt { .. });
            assert_eq!(exempt, of_group, "教 23, 34: {ground:?} {}", one.obligation.key);
            assert!(of_group || matches!(one.standing, Standing::Overdue | Standing::Due), "{}", one.obligation.key);
        }
    }
}

#[test]
fn one_who_is_well_keeps_his_group_at_work() {
    let census = Census { excused: vec![excused(7, ExemptionKind::Ill)], ..census() };
    let owed = charter().obligations(&facts(charter(), &census, &BranchSetting::default(), date(2026, 3, 2)), 2026);
    assert!(excuses(charter(), &census, &owed).is_empty());
    let ended = Excused { to_on: Some(date(2026, 2, 1)), ..excused(8, ExemptionKind::Abroad) };
    let census = Census { excused: vec![excused(7, ExemptionKind::Ill), ended], ..census };
    let excused: Vec<_> = excuses(charter(), &census, &owed).into_iter().map(|one| one.during.last).collect();
    assert_eq!(excused, [date(2026, 1, 31)], "only as long as both are excused");
}

/// A period that ended before the day is not judged; the one into which the day falls is owed whole; an election always.
#[test]
fn what_ended_before_the_record_began_is_not_judged() {
    let setting = BranchSetting { term_from: Some(date(2022, 4, 1)), ..BranchSetting::default() };
    let owed = charter().obligations(&facts(charter(), &census(), &setting, date(2026, 5, 20)), 2026);
    let kept = |branch, group| Census { kept: HashMap::from([(unit_id(1), branch), (unit_id(2), group)]), ..census() };
    let cases = [
        // The first day of the record, and the first of what is judged: general meetings, committee meetings, the group's, the yearly lecture.
        (date(2026, 1, 1), ["2026Q1", "2026-01", "2026-01", "2026"]),
        (date(2026, 3, 31), ["2026Q1", "2026-03", "2026-03", "2026"]),
        (date(2026, 4, 1), ["2026Q2", "2026-04", "2026-04", "2026"]),
        (date(2026, 5, 20), ["2026Q2", "2026-05", "2026-05", "2026"]),
        (date(2026, 6, 30), ["2026Q2", "2026-06", "2026-06", "2026"]),
        (date(2026, 12, 31), ["2026Q4", "2026-12", "2026-12", "2026"]),
        (date(2027, 1, 1), ["", "", "", ""]),
    ];
    for (since, expected) in cases {
        let census = kept(since, since);
        let judged: Vec<&Obligation> = owed.iter().filter(|one| is_judged(&census, one)).collect();
        let first = |kind: &str| {
            let mut of_kind = judged.iter().filter(|one| one.kind == kind);
            of_kind.next().map(|one| (one.key.rsplit('/').next().unwrap_or_default(), one.period))
        };
        let kinds = ["general_meeting", "committee_meeting", "group_meeting", "lecture"];
        assert_eq!(kinds.map(|kind| first(kind).map_or("", |(label, _)| label)), expected, "{since}");
        assert!(first(ELECTION).is_some(), "支 21: a term that has ended is told whenever the record began, {since}");
        if since < date(2027, 1, 1) {
            assert_eq!(first("lecture").map(|(_, period)| period.first), Some(date(2026, 1, 1)), "not cut, {since}");
        }
    }
    // A group has a day of its own.
    let census = kept(date(2026, 2, 1), date(2026, 5, 20));
    let first = |kind: &str| owed.iter().find(|one| one.kind == kind && is_judged(&census, one)).map(|one| one.due);
    assert_eq!(first("group_meeting"), Some(date(2026, 5, 31)));
    assert_eq!(first("committee_meeting"), Some(date(2026, 2, 28)));
}

#[test]
fn it_is_told_since_when_where_something_was_left_out() {
    let told = |branch, group, year| {
        let kept = HashMap::from([(unit_id(1), branch), (unit_id(2), group)]);
        let told = kept_since(&Census { kept, ..census() }, year);
        told.into_iter().map(|one| (one.group, one.since)).collect::<Vec<_>>()
    };
    let (may, june) = (date(2026, 5, 20), date(2026, 6, 1));
    assert_eq!(told(may, may, 2026), [(None, may)], "the branch speaks for its group");
    assert_eq!(told(may, june, 2026), [(None, may), (Some("u2".to_owned()), june)]);
    assert_eq!(told(may, may, 2025), [(None, may)], "a year of which nothing is judged");
    assert_eq!(told(may, june, 2027), []);
    assert_eq!(told(date(2020, 1, 1), date(2020, 1, 1), 2020), [], "kept from its founding on: nothing was left out");
}
