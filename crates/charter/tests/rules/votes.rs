//! Quorum and majority of the three schemes (支 11, 细, 选).

use jiff::civil::date;
use zhixing_charter::{Ballot, Bound, Charter, Count, Scheme, VoteRule};

const TODAY: jiff::civil::Date = date(2026, 5, 1);

fn rule(scheme: Scheme) -> VoteRule {
    Charter::shipped().votes(scheme, TODAY).clone()
}

/// The election rule as places read it that go on saying "more than": an option, off until a branch turns it on.
fn strict_election() -> VoteRule {
    let options = std::collections::BTreeSet::from(["election_more_than".to_owned()]);
    let charter = Charter::shipped();
    assert_eq!(
        charter.votes_with(Scheme::Election, TODAY, &std::collections::BTreeSet::new()),
        &rule(Scheme::Election)
    );
    assert_eq!(charter.votes_with(Scheme::Admission, TODAY, &options), &rule(Scheme::Admission), "elections alone");
    let strict = charter.votes_with(Scheme::Election, TODAY, &options).clone();
    assert_eq!((strict.passes, strict.extra_candidates), {
        let usual = rule(Scheme::Election);
        (usual.passes, usual.extra_candidates)
    });
    strict
}

/// The field's vectors: seven numbers a line.
fn vectors() -> Vec<[u32; 7]> {
    let lines = include_str!("../vectors.txt").lines().filter(|line| !line.starts_with('#'));
    let numbers =
        |line: &str| line.split_whitespace().map(|number| number.parse().expect("a number")).collect::<Vec<u32>>();
    let vectors: Vec<[u32; 7]> = lines.map(|line| numbers(line).try_into().expect("seven numbers")).collect();
    assert_eq!(vectors.len(), 7);
    vectors
}

#[test]
fn quorums_and_majorities_are_those_of_the_articles() {
    let (ordinary, admission, election) = (rule(Scheme::Ordinary), rule(Scheme::Admission), rule(Scheme::Election));
    let strict = strict_election();
    assert_eq!((election.quorum.bound, strict.quorum.bound), (Bound::AtLeast, Bound::MoreThan));
    for [n, a, b, c, d, e, f] in vectors() {
        let (in_ordinary, in_admission, in_election) = ((a, b), (c, d), (e, f));
        for present in [0, n / 2, n] {
            assert_eq!((ordinary.quorum(n), ordinary.yes_needed(n, present)), in_ordinary, "支 11: N = {n}");
            assert_eq!((admission.quorum(n), admission.yes_needed(n, present)), in_admission, "细: N = {n}");
        }
        assert_eq!((election.quorum(n), strict.quorum(n)), in_election, "选: N = {n}");
    }
}

#[test]
fn an_election_passes_with_more_than_half_of_those_present() {
    let election = rule(Scheme::Election);
    for (present, yes) in [(16, 9), (17, 9), (18, 10), (20, 11)] {
        assert_eq!(election.yes_needed(20, present), yes, "选: P = {present}");
        assert!(election.passed(20, present, yes) && !election.passed(20, present, yes - 1), "选: P = {present}");
    }
    assert!(!election.passed(20, 15, 15), "选: 15 of 20 are no quorum");
}

#[test]
fn a_meeting_may_be_valid_while_nothing_can_pass() {
    let ordinary = rule(Scheme::Ordinary);
    let expected = Count { entitled: 10, present: 5, needed: 5, yes_needed: 6, valid: true, can_pass: false };
    assert_eq!(ordinary.count(10, 5), expected, "支 11");
    assert!(!ordinary.passed(10, 5, 5));
    assert!(!ordinary.count(10, 4).valid && ordinary.count(10, 6).can_pass);
    let admission = rule(Scheme::Admission).count(10, 5);
    assert!(!admission.valid && !admission.can_pass, "细: more than half must be present");
}

#[test]
fn nobody_decides_nothing() {
    for scheme in Scheme::ALL {
        for (entitled, present) in [(0, 0), (0, 9), (9, 0)] {
            let count = rule(scheme).count(entitled, present);
            assert!(!count.valid && !count.can_pass, "{scheme:?} {entitled} {present}");
        }
    }
}

#[test]
fn counts_hold_for_every_small_branch() {
    for scheme in Scheme::ALL {
        let rule = rule(scheme);
        for n in 1..=200 {
            let quorum = rule.quorum(n);
            assert!((1..=n).contains(&quorum), "{scheme:?} {n}");
            for present in 0..=n {
                let count = rule.count(n, present);
                assert_eq!(count.valid, present >= quorum);
                assert_eq!(count.can_pass, rule.passed(n, present, present));
            }
        }
        assert!(rule.count(u32::MAX, u32::MAX).can_pass);
    }
}

#[test]
fn written_opinions_count_in_an_admission_and_nowhere_else() {
    let by_five = |scheme| rule(scheme).count_with_written(10, 5, 5);
    assert!(!by_five(Scheme::Ordinary).can_pass && !by_five(Scheme::Admission).valid);
    let admission = rule(Scheme::Admission);
    assert!(admission.written_opinions && admission.one_by_one && admission.ballots == [Ballot::Secret], "细");
    assert!(admission.count_with_written(10, 6, 1).can_pass);
}

#[test]
fn candidates_outnumber_seats_by_a_fifth() {
    let election = rule(Scheme::Election);
    for (seats, candidates) in [(0, 0), (1, 2), (3, 4), (5, 6), (6, 8), (7, 9), (10, 12)] {
        assert_eq!(election.candidates_needed(seats), candidates, "选: {seats} seats");
    }
    assert_eq!(rule(Scheme::Ordinary).candidates_needed(3), 3);
}

#[test]
fn a_scheme_always_has_a_rule() {
    let charter = Charter::shipped();
    for scheme in Scheme::ALL {
        assert_eq!(Scheme::of(scheme.code()), Some(scheme));
        for day in [jiff::civil::Date::MIN, TODAY, jiff::civil::Date::MAX] {
            assert_eq!(charter.votes(scheme, day).scheme, scheme);
        }
    }
}
