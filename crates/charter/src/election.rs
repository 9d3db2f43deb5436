//! Who is elected by how many votes (选 27, 28): more than half of those present, the most votes first, a tie voted again.
//! Names never come here, only counts.

/// What an election came to. Places are those of the votes that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elected {
    /// Who is elected, the most votes first.
    pub elected: Vec<usize>,
    /// Who has as many votes as another at the last seats: they are voted on again, and nobody else.
    pub tied: Vec<usize>,
    /// Seats that stay empty, the tied ones among them.
    pub left: u32,
}

/// Fills `seats` from the yes votes for each. `needed` is how many one must have; in a runoff, where all have had them already, it is 1.
/// Where more reach it than there are seats the most votes count; where two are equal at the last seat neither is elected yet.
pub fn elect(seats: u32, votes: &[u32], needed: u32) -> Elected {
    let mut reached: Vec<usize> = (0..votes.len()).filter(|&place| votes[place] >= needed).collect();
    reached.sort_by_key(|&place| (std::cmp::Reverse(votes[place]), place));
    let seats_here = seats as usize;
    if reached.len() <= seats_here {
        return Elected { left: seats - reached.len() as u32, elected: reached, tied: Vec::new() };
    }
    let Some(&last) = seats_here.checked_sub(1).and_then(|last| reached.get(last)) else { return Elected::default() };
    let last = votes[last];
    if votes[reached[seats_here]] != last {
        reached.truncate(seats_here);
        return Elected { elected: reached, tied: Vec::new(), left: 0 };
    }
    let tied: Vec<usize> = reached.iter().copied().filter(|&place| votes[place] == last).collect();
    reached.retain(|&place| votes[place] > last);
    Elected { left: seats - reached.len() as u32, elected: reached, tied }
}
