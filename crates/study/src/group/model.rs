//! Drawing lots. Pure: the same seed gives the same groups, whoever draws and in whichever order the list stands.

use sha2::{Digest, Sha256};
use zhixing_people::MemberId;

/// The most groups that can be drawn.
pub const GROUPS_MAX: u32 = 12;

/// Somebody in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// The number of his group, from 1.
    pub number: u32,
}

/// The groups of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    /// The seed that they were drawn from; empty once somebody was moved by hand.
    pub seed: String,
    /// How many there are.
    pub count: u32,
    /// Who is in which, by group and name.
    pub people: Vec<Placed>,
    /// Who drew or moved last.
    pub drawn_name: String,
}

impl Groups {
    /// Who is in a group.
    pub fn of(&self, number: u32) -> impl Iterator<Item = &Placed> {
        self.people.iter().filter(move |placed| placed.number == number)
    }
}

/// The number of each one's group, from 1: all are put in the order of the digest of `seed`, a line's end and the member's id, and dealt out like cards.
/// So groups differ in size by one at most.
pub fn draw(seed: &str, members: &[MemberId], groups: u32) -> Vec<u32> {
    let lot = |member: &MemberId| Sha256::digest(format!("{seed}\n{member}").as_bytes());
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_cached_key(|place| lot(&members[*place]));
    let mut numbers = vec![0; members.len()];
    for (place, number) in order.into_iter().zip((1..=groups.max(1)).cycle()) {
        numbers[place] = number;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use zhixing_kit::Moment;
    use zhixing_kit::id::{Random, uuid_v7};

    use super::*;

    #[test]
    fn groups_are_even_the_same_for_a_seed_and_do_not_depend_on_the_order_of_the_list() {
        let random = Random::seeded(3);
        for count in 0..40_usize {
            let members: Vec<MemberId> =
                (0..count).map(|_| MemberId::parse(&uuid_v7(Moment(9), &random)).unwrap()).collect();
            for groups in 1..=GROUPS_MAX {
                let drawn = draw("abc", &members, groups);
                assert_eq!(drawn, draw("abc", &members, groups));
                let sizes: Vec<usize> =
                    (1..=groups).map(|number| drawn.iter().filter(|one| **one == number).count()).collect();
                let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
                assert!(most - least <= 1 && sizes.iter().sum::<usize>() == count, "{sizes:?}");
                let backwards: Vec<MemberId> = members.iter().rev().cloned().collect();
                let again: Vec<u32> = draw("abc", &backwards, groups).into_iter().rev().collect();
                assert_eq!(drawn, again);
            }
        }
        let members: Vec<MemberId> = (0..30).map(|_| MemberId::parse(&uuid_v7(Moment(9), &random)).unwrap()).collect();
        assert_ne!(draw("abc", &members, 3), draw("abd", &members, 3), "another seed, other groups");
    }
}
