//! "What I know": an estimate of how many of an area's questions one would answer right now, with its interval. Plain statistics, and wide where
//! little is known. Pure.
//!
//! For a question that was answered, the scheduler says the chance of knowing it today. For those not yet seen, the share that was right at first
//! sight is taken, with one right and one wrong answer added (Laplace), so that three right answers are no certainty. Both parts bring their own
//! variance: a coin for each that was seen, and a beta-binomial for all that were not. The interval holds nineteen in twenty.

/// Under so many answers nothing is said.
pub const ANSWERS_LEAST: usize = 5;
/// Nineteen in twenty of a normal distribution lie within so many standard deviations.
const DEVIATIONS: f64 = 1.96;

/// What is told of an area: shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The most likely share of questions that one would answer right.
    pub share: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The estimate for an area of so many questions: chances of knowing those that were answered, and how many were right of how many at first sight.
/// Nothing with fewer answers than [`ANSWERS_LEAST`].
pub fn estimate(recalls: &[f64], right_at_first: usize, first: usize, questions: usize) -> Option<Estimate> {
    if recalls.len() < ANSWERS_LEAST || questions == 0 {
        return None;
    }
    let unseen = questions.saturating_sub(recalls.len()) as f64;
    let (alpha, beta) = ((right_at_first + 1) as f64, (first.saturating_sub(right_at_first) + 1) as f64);
    let sum = alpha + beta;
    let seen: f64 = recalls.iter().sum();
    let mean = seen + unseen * alpha / sum;
    let coins: f64 = recalls.iter().map(|recall| recall * (1.0 - recall)).sum();
    let others = unseen * alpha * beta * (sum + unseen) / (sum * sum * (sum + 1.0));
    let spread = DEVIATIONS * (coins + others).sqrt();
    let all = (recalls.len() as f64).max(questions as f64);
    let within = |count: f64| (count / all).clamp(0.0, 1.0);
    Some(Estimate { share: within(mean), low: within(mean - spread), high: within(mean + spread) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_few_answers_nothing_is_said_or_the_interval_is_wide() {
        assert_eq!(estimate(&[0.9; 4], 4, 4, 100), None);
        let few = estimate(&[0.95; 5], 5, 5, 100).expect("an estimate");
        assert!(few.high - few.low > 0.25 && few.share < 0.95, "{few:?}");
        let many = estimate(&[0.95; 80], 76, 80, 100).expect("an estimate");
        assert!(many.high - many.low < 0.15, "{many:?}");
        let all = estimate(&[1.0; 20], 20, 20, 20).expect("an estimate");
        assert!((all.share - 1.0).abs() < 1e-9 && (all.low - 1.0).abs() < 1e-9);
    }

    #[test]
    fn more_right_answers_never_lower_it() {
        let share = |right| estimate(&[0.9; 10], right, 10, 50).expect("an estimate").share;
        assert!((1..=10).all(|right| share(right) > share(right - 1)));
    }

    /// A learner who knows a share of all questions, drawn by chance: the interval holds the truth nearly always.
    #[test]
    fn the_interval_holds_the_truth() {
        let mut state = 7_u64;
        let mut chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let (mut held, rounds) = (0, 2_000);
        for _ in 0..rounds {
            let (knows, questions, answered) = (chance(), 60, 15);
            let known: Vec<bool> = (0..questions).map(|_| chance() < knows).collect();
            let right = known[..answered].iter().filter(|known| **known).count();
            // After the explanation each is remembered with some chance, which the scheduler knows.
            let later: Vec<bool> = (0..answered).map(|_| chance() < 0.92).collect();
            let truth =
                later.iter().chain(&known[answered..]).filter(|known| **known).count() as f64 / questions as f64;
            let told = estimate(&vec![0.92; answered], right, answered, questions).expect("an estimate");
            held += usize::from(told.low <= truth && truth <= told.high);
        }
        assert!(held * 100 >= rounds * 93, "{held} of {rounds}");
    }
}
