//! Counting: what a ballot comes to, with the numbers of the articles.

use zhixing_charter::{Charter, Scheme};

use super::outcome::NextRound;
use super::*;
use crate::activity::model::ActivityId;
use crate::ballot::model::{BallotId, Opening, Way};

fn id(number: u32) -> RollEntryId {
    RollEntryId::parse(&format!("01980000-0000-7000-8000-{number:012}")).unwrap()
}

fn ballot(kind: BallotKind, seats: u32) -> Ballot {
    Ballot {
        id: BallotId::parse("01980000-0000-7000-8000-00000000aaaa").unwrap(),
        activity: ActivityId::parse("01980000-0000-7000-8000-00000000bbbb").unwrap(),
        kind,
        title: "选举支部委员会".into(),
        seats,
        way: Way::Mixed,
        round: 1,
        before: None,
        runoff: false,
        made_by: None,
        opening: Some(Opening { entitled: 20, present: 16, quorum: 16, lock: None }),
        ended: true,
        counted: false,
        recalled: None,
    }
}

fn candidates(count: u32) -> Vec<Candidate> {
    let one = |place| Candidate { place, entry: Some(id(place)), name: format!("候选人{place}") };
    (0..count).map(one).collect()
}

fn rule(scheme: Scheme) -> VoteRule {
    Charter::shipped().votes(scheme, jiff::civil::date(2026, 5, 1)).clone()
}

fn marks(letters: &str) -> Paper {
    let marks = letters.chars().map(|letter| Mark::of(&letter.to_string()).unwrap()).collect();
    Paper { marks, others: Vec::new() }
}

fn frame(entitled: u32, present: u32, issued: u32) -> Frame {
    Frame { entitled, present, quorum: entitled.div_ceil(2), issued, papers: issued }
}

#[test]
fn a_ballot_with_more_names_than_seats_is_void_and_fewer_are_fine() {
    // 选 27: seats 3, candidates 4; y is for, n against, o abstained; with others named instead.
    let ballot = ballot(BallotKind::Election, 3);
    let cases: [(&str, u32, bool); 7] = [
        ("yyyo", 0, false),
        ("yyyy", 0, true),
        ("yooo", 0, false),
        ("oooo", 0, false),
        ("nnnn", 3, false),
        ("yynn", 1, false),
        ("yyyn", 1, true),
    ];
    for (letters, others, void) in cases {
        let paper = Paper { others: (0..others).map(|other| id(50 + other)).collect(), ..marks(letters) };
        assert_eq!(paper.is_void(&ballot), void, "{letters} and {others} others");
    }
}

#[test]
fn an_election_counts_phones_and_paper_together() {
    let (ballot, candidates) = (ballot(BallotKind::Election, 2), candidates(3));
    let papers: Vec<Paper> = ["yyn", "yon", "yyn", "yyy"].iter().map(|letters| marks(letters)).collect();
    let figures = Figures {
        returned: 3,
        spoiled: 1,
        lines: vec![vec![2, 0, 0], vec![0, 2, 0], vec![1, 1, 0]],
        others: [(id(9).as_str().to_owned(), 1)].into(),
    };
    let named = |_: &str| "另选的人".to_owned();
    let outcome = count(&ballot, &rule(Scheme::Election), frame(8, 7, 7), &candidates, &papers, Some(&figures), named);
    assert_eq!((outcome.returned, outcome.spoiled, outcome.valid), (7, 2, true), "one void on a phone, one on paper");
    let yes: Vec<u32> = outcome.lines.iter().map(|line| line.votes[0]).collect();
    assert_eq!(yes, [5, 2, 1, 1]);
    assert!(outcome.lines[3].other && outcome.lines[3].name == "另选的人");
    // 选 28: more than half of the 7 present.
    assert_eq!((outcome.yes_needed, outcome.elected.as_slice(), outcome.left), (4, [0].as_slice(), 1));
    assert_eq!(outcome.next_round(&ballot), Some(NextRound { seats: 1, runoff: false }));
}

#[test]
fn more_returned_than_issued_is_void_and_repeated_as_a_whole() {
    let ballot = ballot(BallotKind::Election, 2);
    let papers = vec![marks("yyn"); 6];
    let outcome = count(&ballot, &rule(Scheme::Election), frame(6, 6, 5), &candidates(3), &papers, None, str::to_owned);
    assert!(!outcome.valid && outcome.elected.is_empty() && !outcome.passed, "选 27");
    assert_eq!(outcome.next_round(&ballot), Some(NextRound { seats: 2, runoff: false }));
}

#[test]
fn a_tie_is_voted_again_among_the_tied_and_the_most_votes_win() {
    let first = ballot(BallotKind::Election, 1);
    let papers: Vec<Paper> = ["yn", "ny", "yo", "oy"].iter().map(|letters| marks(letters)).collect();
    // Nobody has more than half of 4: the seat is voted on anew, no runoff.
    let rule = rule(Scheme::Election);
    let outcome = count(&first, &rule, frame(5, 4, 4), &candidates(2), &papers, None, str::to_owned);
    assert_eq!((outcome.tied.len(), outcome.next_round(&first)), (0, Some(NextRound { seats: 1, runoff: false })));
    // Three candidates for two seats: one is clear, two have 4 of 6 each.
    let two = Ballot { seats: 2, ..first.clone() };
    let papers: Vec<Paper> = ["yyn", "yyn", "yyn", "yny", "yny", "yny"].iter().map(|letters| marks(letters)).collect();
    let figures = Figures {
        returned: 2,
        spoiled: 0,
        lines: vec![vec![0, 2, 0], vec![1, 1, 0], vec![1, 1, 0]],
        ..Figures::default()
    };
    let outcome = count(&two, &rule, frame(8, 7, 8), &candidates(3), &papers, Some(&figures), str::to_owned);
    assert_eq!((outcome.elected.as_slice(), outcome.tied.as_slice()), ([0].as_slice(), [1, 2].as_slice()));
    assert_eq!(outcome.next_round(&two), Some(NextRound { seats: 1, runoff: true }));
    let runoff = Ballot { runoff: true, round: 2, ..first };
    let papers: Vec<Paper> = ["yn", "no", "oo"].iter().map(|letters| marks(letters)).collect();
    let outcome = count(&runoff, &rule, frame(7, 7, 3), &candidates(2), &papers, None, str::to_owned);
    assert_eq!((outcome.elected, outcome.yes_needed), (vec![0], 1), "选 28: the most votes, however few");
}

#[test]
fn who_is_tied_and_leaves_decides_the_tie_where_no_more_remain_than_there_are_seats() {
    // 选 28: more than half, the most votes first, and a runoff only where equal votes leave it undecided; empty seats are elected anew (旗帜网,
    // 9 August 2023, after 新编基层党务工作手册). 20 are there, 11 needed.
    // seats; votes of each; who leaves; elected, tied, seats left, elected by it, whether a further round is a runoff
    type Case = (
        u32,
        &'static [u32],
        &'static [usize],
        &'static [usize],
        &'static [usize],
        u32,
        &'static [usize],
        Option<bool>,
    );
    let cases: [Case; 7] = [
        // Two are tied for one seat and one leaves: the other is elected.
        (1, &[12, 12], &[1], &[0], &[], 0, &[0], None),
        // Beside one who was clear.
        (2, &[15, 12, 12], &[1], &[0, 2], &[], 0, &[2], None),
        // Three for one seat: two remain, and are voted on.
        (1, &[12, 12, 12], &[0], &[], &[1, 2], 1, &[], Some(true)),
        (1, &[12, 12, 12], &[0, 2], &[1], &[], 0, &[1], None),
        // Three for two seats: the two who remain have them.
        (2, &[12, 12, 12], &[1], &[0, 2], &[], 0, &[0, 2], None),
        // All leave: nobody moves up, though he has more than half; the seat is elected anew.
        (1, &[12, 12, 11], &[0, 1], &[], &[], 1, &[], Some(false)),
        // Who leaves was not tied: nothing changes.
        (2, &[15, 12, 12], &[0], &[0], &[1, 2], 1, &[], Some(true)),
    ];
    for (seats, votes, leave, elected, tied, left, by_it, runoff) in cases {
        let election = ballot(BallotKind::Election, seats);
        let lines: Vec<Vec<u32>> = votes.iter().map(|yes| vec![*yes, 0, 20 - yes]).collect();
        let figures = Figures { returned: 20, spoiled: 0, lines, ..Figures::default() };
        let people = candidates(votes.len() as u32);
        let issued = frame(20, 20, 20);
        let issued = Frame { papers: 20, ..issued };
        let outcome = count(&election, &rule(Scheme::Election), issued, &people, &[], Some(&figures), str::to_owned);
        let departed = leave.iter().map(|place| Departed {
            entry: id(*place as u32).as_str().to_owned(),
            name: people[*place].name.clone(),
            reason: "调离".into(),
            by: "书记".into(),
        });
        let after = outcome.clone().without(departed.collect());
        let case = format!("{seats} seats, votes {votes:?}, {leave:?} leave");
        assert_eq!((&*after.elected, &*after.tied, after.left), (elected, tied, left), "{case}");
        assert_eq!(after.elected_by_departure(), after.names(by_it), "{case}");
        assert_eq!(after.next_round(&election).map(|next| next.runoff), runoff, "{case}");
        assert_eq!(outcome.clone().without(Vec::new()), outcome, "nobody left: as it was counted");
    }
}

#[test]
fn a_question_and_an_admission_pass_by_those_who_should_attend() {
    for (kind, scheme) in [(BallotKind::Motion, Scheme::Ordinary), (BallotKind::Admission, Scheme::Admission)] {
        let ballot = ballot(kind, 0);
        let people = if kind == BallotKind::Admission { candidates(1) } else { Vec::new() };
        for (yes, passes) in [(5, false), (6, true)] {
            let papers = vec![marks("y"); yes];
            let outcome = count(&ballot, &rule(scheme), frame(10, 8, 8), &people, &papers, None, str::to_owned);
            assert_eq!((outcome.passed, outcome.yes_needed), (passes, 6), "{kind:?}: {yes} of N = 10");
            assert_eq!(outcome.next_round(&ballot), None);
        }
    }
}

#[test]
fn an_appraisal_is_tallied_and_decides_nothing() {
    let ballot = ballot(BallotKind::Appraisal, 0);
    let papers: Vec<Paper> = ["ab", "aa", "bc", "db"].iter().map(|letters| marks(letters)).collect();
    let outcome = count(&ballot, &rule(Scheme::Ordinary), frame(4, 4, 4), &candidates(2), &papers, None, str::to_owned);
    assert_eq!(outcome.lines[0].votes, [2, 1, 0, 1]);
    assert_eq!(outcome.lines[1].votes, [1, 2, 1, 0]);
    assert!(!outcome.passed && outcome.elected.is_empty() && outcome.yes_needed == 0);
}

#[test]
fn all_papers_of_a_ballot_are_of_one_length_and_read_back() {
    for (ballot, lines) in [(ballot(BallotKind::Election, 3), 4), (ballot(BallotKind::Motion, 0), 1)] {
        let mut lengths = Vec::new();
        for others in 0..=ballot.seats {
            let paper = Paper { marks: vec![Mark::Against; lines], others: (0..others).map(id).collect() };
            let bytes = paper.to_bytes(&ballot);
            lengths.push(bytes.len());
            assert_eq!(Paper::read(&bytes, &ballot, lines), Some(paper));
            assert_eq!(Paper::read(&bytes[1..], &ballot, lines), None);
        }
        lengths.dedup();
        assert_eq!(lengths.len(), 1);
    }
}

#[test]
fn what_does_not_fit_the_ballot_is_refused() {
    let (ballot, candidates) = (ballot(BallotKind::Election, 2), candidates(3));
    let entry = |number: u32, entitled: bool| RollEntry {
        id: id(number),
        member: None,
        name: String::new(),
        home: String::new(),
        kind: "formal".into(),
        expected: true,
        entitled,
        exempt: None,
        mark: None,
        reason: String::new(),
        marked_name: None,
        marked_at: None,
        arrived_at: None,
        replaced: None,
        namesake: None,
    };
    let roll = [entry(0, true), entry(7, true), entry(8, false), entry(9, true)];
    let with = |letters: &str, others: &[u32]| Paper {
        others: others.iter().map(|other| id(*other)).collect(),
        ..marks(letters)
    };
    let fits = |paper: &Paper| paper.must_fit(&ballot, &candidates, &roll).is_ok();
    assert!(fits(&with("yyo", &[])) && fits(&with("ynn", &[7])) && fits(&with("onn", &[7, 9])));
    let wrong = [
        ("yy", vec![]),
        ("yyya", vec![]),
        ("yya", vec![]),
        // Another is named although nobody was voted against (选 25), a candidate, somebody without the right, twice, not on the roll.
        ("yoo", vec![7]),
        ("ynn", vec![0]),
        ("ynn", vec![8]),
        ("ynn", vec![7, 7]),
        ("ynn", vec![6]),
    ];
    for (letters, others) in wrong {
        assert!(!fits(&with(letters, &others)), "{letters} {others:?}");
    }
}

#[test]
fn a_tellers_figures_must_add_up_and_two_are_compared_line_by_line() {
    let (ballot, candidates) = (ballot(BallotKind::Election, 2), candidates(2));
    let good = Figures {
        returned: 5,
        spoiled: 1,
        lines: vec![vec![3, 1, 0], vec![2, 1, 1]],
        others: [(id(9).as_str().to_owned(), 2)].into(),
    };
    assert!(good.must_add_up(&ballot, &candidates).is_ok());
    let wrong = [
        Figures { spoiled: 6, ..good.clone() },
        Figures { spoiled: 0, ..good.clone() },
        Figures { lines: vec![vec![3, 1, 0], vec![2, 1, 2]], ..good.clone() },
        Figures { others: [(id(9).as_str().to_owned(), 3)].into(), ..good.clone() },
        // Six votes against make room for five names, and still no more than four papers name one man.
        Figures {
            lines: vec![vec![1, 3, 0], vec![1, 3, 0]],
            others: [(id(9).as_str().to_owned(), 5)].into(),
            ..good.clone()
        },
    ];
    for figures in wrong {
        assert!(figures.must_add_up(&ballot, &candidates).is_err(), "{figures:?}");
    }
    let other = Figures { lines: vec![vec![3, 1, 0], vec![1, 2, 1]], others: [].into(), ..good.clone() };
    let found = differences(&[&good, &other, &good], &candidates, &ballot, |_| "另选的人".into());
    let second = |mark| What::Line("候选人1".into(), mark);
    let expected = vec![
        (second(Mark::For), vec![2, 1, 2]),
        (second(Mark::Against), vec![1, 2, 1]),
        (What::Line("另选的人".into(), Mark::For), vec![2, 0, 2]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_vote_without_its_quorum_is_void_whatever_was_chosen() {
    // Kind; article; N; how many had to be there (field vectors); who was there; whether it is valid.
    let cases = [
        (BallotKind::Election, Scheme::Election, "选 26", 10, 8, 7, false),
        (BallotKind::Election, Scheme::Election, "选 26", 10, 8, 8, true),
        (BallotKind::Election, Scheme::Election, "选 26", 20, 16, 15, false),
        (BallotKind::Admission, Scheme::Admission, "细", 10, 6, 5, false),
        (BallotKind::Admission, Scheme::Admission, "细", 10, 6, 6, true),
        (BallotKind::Motion, Scheme::Ordinary, "支 11", 7, 4, 3, false),
        (BallotKind::Motion, Scheme::Ordinary, "支 11", 7, 4, 4, true),
        (BallotKind::Appraisal, Scheme::Ordinary, "支 11", 7, 4, 3, false),
    ];
    for (kind, scheme, article, entitled, quorum, present, valid) in cases {
        let ballot = ballot(kind, u32::from(kind == BallotKind::Election));
        let letters = match kind {
            BallotKind::Election => "yn",
            BallotKind::Appraisal => "aa",
            BallotKind::Motion | BallotKind::Admission => "y",
        };
        let people = candidates(if kind == BallotKind::Motion { 0 } else { letters.len() as u32 });
        let frame = Frame { quorum, ..frame(entitled, present, present) };
        let papers = vec![marks(letters); present as usize];
        let outcome = count(&ballot, &rule(scheme), frame, &people, &papers, None, str::to_owned);
        assert_eq!(outcome.valid, valid, "{article}: {present} of {entitled}, {quorum} needed");
        assert_eq!(outcome.void(), (!valid).then_some(Void::Short), "{article}");
        assert!(valid || !outcome.passed && outcome.elected.is_empty() && outcome.tied.is_empty(), "{article}");
        assert_eq!((outcome.quorum, outcome.present), (quorum, present));
    }
}

#[test]
fn a_paper_too_many_is_void_although_a_phone_never_came() {
    let ballot = ballot(BallotKind::Motion, 0);
    let (papers, rule) = (vec![marks("y"); 3], rule(Scheme::Ordinary));
    // Four phones, of which one is silent, and three papers, of which four lie in the box: seven of seven.
    let frame = Frame { papers: 3, ..frame(8, 7, 7) };
    for (in_the_box, valid) in [(3, true), (4, false)] {
        let figures = Figures { returned: in_the_box, lines: vec![vec![in_the_box, 0, 0]], ..Figures::default() };
        let outcome = count(&ballot, &rule, frame, &[], &papers, Some(&figures), str::to_owned);
        assert_eq!((outcome.valid, outcome.passed), (valid, valid), "{in_the_box} papers (选 27)");
    }
}

#[test]
fn a_runoff_that_is_void_is_repeated_as_a_runoff() {
    let runoff = Ballot { runoff: true, round: 2, ..ballot(BallotKind::Election, 1) };
    let papers = vec![marks("yn"); 6];
    let rule = rule(Scheme::Election);
    let outcome = count(&runoff, &rule, frame(6, 6, 5), &candidates(2), &papers, None, str::to_owned);
    assert_eq!(outcome.next_round(&runoff), Some(NextRound { seats: 1, runoff: true }));
    // And one that was given up: nobody is elected, and all of it is left.
    let outcome = count(&runoff, &rule, frame(6, 6, 6), &candidates(2), &[], None, str::to_owned).given_up();
    assert!(outcome.is_given_up() && outcome.elected.is_empty());
    assert_eq!(outcome.next_round(&runoff), Some(NextRound { seats: 1, runoff: true }));
}
