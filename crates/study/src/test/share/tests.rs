//! An attacker reads what is told, and knows what he and a few others did. He must not learn what anybody else did.

use std::collections::BTreeMap;

use super::*;

/// How many can put their answers together and still learn nothing: one below ten people, three from ten on.
fn together_max(of: u32) -> u32 {
    if of < 2 * GROUP_LEAST { 1 } else { 3 }
}

#[test]
fn below_five_nothing_is_told() {
    for of in 0..GROUP_LEAST {
        assert!((0..=of).all(|number| Share::of(number, of).range().is_none()), "{of}");
    }
}

#[test]
fn what_is_told_holds_the_truth_and_depends_on_nothing_else() {
    for of in GROUP_LEAST..60 {
        for number in 0..=of {
            let told = Share::of(number, of);
            let (least, most) = told.range().expect("told");
            assert!(least <= number && number <= most && most <= of, "{number} of {of}: {told:?}");
            // Every other number of that range is told in the same words: nothing is read from which words were chosen.
            assert!((least..=most).all(|other| Share::of(other, of) == told), "{number} of {of}");
        }
    }
}

#[test]
fn who_knows_a_few_answers_learns_no_other() {
    for of in GROUP_LEAST..60 {
        for number in 0..=of {
            let (least, most) = Share::of(number, of).range().expect("told");
            for together in 0..=together_max(of) {
                for known in together.saturating_sub(of - number)..=together.min(number) {
                    let others = of - together;
                    assert!(most - known > 0, "nobody else did it: {number} of {of}, {known} of {together} known");
                    let all_did = least.saturating_sub(known) >= others;
                    assert!(!all_did, "everybody else did it: {number} of {of}, {known} of {together} known");
                }
            }
        }
    }
}

/// Every way in which so many people can spread over these options.
fn spreads(people: u32, options: usize) -> Vec<Vec<u32>> {
    if options == 1 {
        return vec![vec![people]];
    }
    let first =
        |count: u32| spreads(people - count, options - 1).into_iter().map(move |rest| [vec![count], rest].concat());
    (0..=people).flat_map(first).collect()
}

#[test]
fn groups_hold_five_people_each_and_every_option_once() {
    for people in 0..=22 {
        for counts in spreads(people, 4) {
            let told = groups(&counts, 0);
            assert_eq!(told.is_empty(), !matches!(Share::of(counts[0], people), Share::Exactly { .. }), "{counts:?}");
            assert!(told.iter().all(|group| group.people >= GROUP_LEAST), "{counts:?}: {told:?}");
            let mut options: Vec<usize> = told.iter().flat_map(|group| group.options.clone()).collect();
            options.sort_unstable();
            assert!(told.is_empty() || options == [0, 1, 2, 3], "{counts:?}: {told:?}");
            let of = |group: &Group| group.options.iter().map(|option| counts[*option]).sum::<u32>();
            assert!(told.iter().all(|group| group.people == of(group)));
            // What is told of the right answers leaves no smaller group over.
            assert!(told.is_empty() || told[0].options == [0], "{counts:?}: {told:?}");
        }
    }
}

/// Share, groups and the common wrong answer together: all spreads that are told in the same words are what an attacker has to reckon with.
#[test]
fn all_that_is_told_of_a_question_together_still_leaves_everybody_in_doubt() {
    for (options, people_max) in [(2, 30), (3, 24), (4, 22), (5, 18)] {
        for people in GROUP_LEAST..=people_max {
            let mut told: BTreeMap<String, Vec<Vec<u32>>> = BTreeMap::new();
            for counts in spreads(people, options) {
                let share = Share::of(counts[0], people);
                let words = format!("{share:?} {:?} {:?}", groups(&counts, 0), common_wrong(&counts, 0));
                told.entry(words).or_default().push(counts);
            }
            for (words, possible) in told {
                must_be_in_doubt(&words, &possible, options, people);
            }
        }
    }
}

/// Of no set of options it may be certain that fewer than five chose it, nor that everybody else did, nor that nobody else was right: for who knows his
/// own answer, and where it is about right and wrong for who knows three.
fn must_be_in_doubt(words: &str, possible: &[Vec<u32>], options: usize, people: u32) {
    for set in 1..(1_usize << options) - 1 {
        let sum = |counts: &Vec<u32>| (0..options).filter(|option| set & (1 << option) > 0).map(|at| counts[at]).sum();
        let sums: Vec<u32> = possible.iter().map(sum).collect();
        let (least, most) = (sums.iter().min().expect("some"), sums.iter().max().expect("some"));
        assert!(least != most || *least >= GROUP_LEAST, "{least} chose {set:b}: {words}");
        let is_about_right = set == 1 || set == (1 << options) - 2;
        let together = if is_about_right { together_max(people) } else { 1 };
        assert!(least + together < people, "all others chose {set:b}: {words}");
        assert!(set != 1 || *most > together, "nobody else was right: {words}");
    }
}

#[test]
fn the_common_wrong_answer_is_told_where_it_says_nothing_about_how_many_were_wrong() {
    assert_eq!(common_wrong(&[6, 2, 4, 0], 0), Some(2));
    assert_eq!(common_wrong(&[6, 3, 3, 0], 0), Some(1), "the first of those that are alike");
    assert_eq!(common_wrong(&[9, 3, 0, 0], 0), None, "fewer than five were wrong");
    assert_eq!(common_wrong(&[1, 5, 0, 0], 0), None, "six people");
    assert_eq!(common_wrong(&[2, 5, 5, 9], 0), Some(3));
    assert_eq!(common_wrong(&[1, 12, 4, 1], 0), Some(1));
}
