//! Who is elected (选 27, 28; what is known of these two numbers stands beside the rule in `charter/branch.toml`).

use zhixing_charter::{Elected, elect};

fn outcome(elected: &[usize], tied: &[usize], left: u32) -> Elected {
    Elected { elected: elected.to_vec(), tied: tied.to_vec(), left }
}

#[test]
fn the_most_votes_above_half_of_those_present_are_elected_and_a_tie_is_voted_again() {
    // seats, votes of each, needed; elected, tied, seats left
    let cases: [(u32, &[u32], u32, Elected); 9] = [
        (3, &[18, 12, 15, 9], 10, outcome(&[0, 2, 1], &[], 0)),
        // Exactly half is not more than half: 20 present, 11 needed.
        (2, &[11, 10, 10], 11, outcome(&[0], &[], 1)),
        (2, &[10, 9, 3], 11, outcome(&[], &[], 2)),
        // The last seat is tied: the one above is elected, the two are voted on again.
        (2, &[15, 12, 12], 11, outcome(&[0], &[1, 2], 1)),
        // The tie is among those elected anyway.
        (2, &[12, 12, 11], 11, outcome(&[0, 1], &[], 0)),
        // All are tied.
        (2, &[12, 12, 12], 11, outcome(&[], &[0, 1, 2], 2)),
        // Two at the last of three seats, the first two clear.
        (3, &[14, 13, 12, 12, 2], 11, outcome(&[0, 1], &[2, 3], 1)),
        // A runoff: the most votes, however few (选 28).
        (1, &[6, 5], 1, outcome(&[0], &[], 0)),
        (1, &[5, 5], 1, outcome(&[], &[0, 1], 1)),
    ];
    for (seats, votes, needed, expected) in cases {
        assert_eq!(elect(seats, votes, needed), expected, "{seats} seats, votes {votes:?}, needed {needed}");
    }
}

#[test]
fn no_seat_is_filled_by_nobody_and_none_twice() {
    assert_eq!(elect(0, &[5, 5], 3), outcome(&[], &[], 0));
    assert_eq!(elect(2, &[], 3), outcome(&[], &[], 2));
    for seats in 0..5 {
        for votes in [[3, 3, 3, 3], [9, 7, 7, 1], [0, 0, 0, 0], [4, 5, 6, 7]] {
            let result = elect(seats, &votes, 3);
            assert_eq!(result.elected.len() as u32 + result.left, seats);
            assert!(result.elected.iter().all(|place| !result.tied.contains(place)));
            assert!(result.tied.is_empty() || result.tied.len() as u32 > result.left);
        }
    }
}
