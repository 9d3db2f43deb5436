//! What questions are like, estimated from patterns of right and wrong: marginal maximum likelihood by expectation and maximisation (R. D. Bock, M. Aitkin,
//! 1981), for people who stand as a standard normal population does. Pure.
//!
//! Not everybody needs to have answered every question. With few answers a question's slope stays at 1, which is Rasch's model.

use super::model::{Item, population};

/// With fewer answers than these nothing is estimated of a question: thirty place it within one unit nineteen times in twenty (J. M. Linacre, 1994).
pub const ANSWERS_LEAST: usize = 30;
/// From so many answers on its slope is estimated too.
pub const SLOPE_ANSWERS_LEAST: usize = 250;
/// How often both steps are repeated at most, and when it is near enough.
const ROUNDS_MAX: usize = 80;
const NEAR: f64 = 1e-3;
/// What an estimate can be: beyond, a question that nearly everybody got right or wrong would run away.
const SLOPE: (f64, f64) = (0.3, 3.0);
const LOCATION_MAX: f64 = 4.0;
/// How many steps of Newton's method a question's parameters take in a round.
const STEPS: usize = 4;

/// A question on its way: the chance of a right answer is that of `intercept + slope * ability`.
#[derive(Clone, Copy)]
struct Line {
    slope: f64,
    intercept: f64,
}

impl Line {
    fn item(self) -> Item {
        Item { slope: self.slope, location: (-self.intercept / self.slope).clamp(-LOCATION_MAX, LOCATION_MAX) }
    }

    fn chance(self, ability: f64) -> f64 {
        1.0 / (1.0 + (-(self.intercept + self.slope * ability)).exp())
    }
}

/// Who answered what: for each person the questions, by their places below `count`, and whether he was right.
pub type Patterns<'p> = &'p [Vec<(usize, bool)>];

/// What each of `count` questions is like. Slopes are estimated from `slope_least` answers on.
pub fn calibrate(patterns: Patterns<'_>, count: usize, slope_least: usize) -> Vec<Item> {
    let points = population();
    let mut answers = vec![0_usize; count];
    patterns.iter().flatten().for_each(|(question, _)| answers[*question] += 1);
    let mut lines = vec![Line { slope: 1.0, intercept: 0.0 }; count];
    for _ in 0..ROUNDS_MAX {
        let expected = expect(patterns, &lines, &points);
        let mut moved: f64 = 0.0;
        for (question, line) in lines.iter_mut().enumerate() {
            let next = fit(*line, &expected[question], &points, answers[question] >= slope_least);
            moved = moved.max((next.slope - line.slope).abs()).max((next.intercept - line.intercept).abs());
            *line = next;
        }
        if moved < NEAR {
            break;
        }
    }
    lines.into_iter().map(Line::item).collect()
}

/// For a question and each point: how many people stand there, and how many of them were right, as far as is known.
type Expected = Vec<(f64, f64)>;

/// The step of expectation: where everybody may stand, with what was found so far.
fn expect(patterns: Patterns<'_>, lines: &[Line], points: &[(f64, f64)]) -> Vec<Expected> {
    let logs = |line: &Line| -> Vec<(f64, f64)> {
        let both = |(ability, _): &(f64, f64)| (line.chance(*ability).ln(), (1.0 - line.chance(*ability)).ln());
        points.iter().map(both).collect()
    };
    let logs: Vec<Vec<(f64, f64)>> = lines.iter().map(logs).collect();
    let mut expected = vec![vec![(0.0, 0.0); points.len()]; lines.len()];
    for pattern in patterns {
        let mut weights: Vec<f64> = points.iter().map(|(_, weight)| weight.ln()).collect();
        for (question, right) in pattern {
            for (weight, (log_right, log_wrong)) in weights.iter_mut().zip(&logs[*question]) {
                *weight += if *right { *log_right } else { *log_wrong };
            }
        }
        let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        weights.iter_mut().for_each(|weight| *weight = (*weight - most).exp());
        let whole: f64 = weights.iter().sum();
        for (question, right) in pattern {
            for ((people, right_ones), weight) in expected[*question].iter_mut().zip(&weights) {
                *people += weight / whole;
                *right_ones += if *right { weight / whole } else { 0.0 };
            }
        }
    }
    expected
}

/// The step of maximisation for one question: a weighted logistic regression, by Newton's method.
fn fit(mut line: Line, expected: &Expected, points: &[(f64, f64)], free: bool) -> Line {
    for _ in 0..STEPS {
        let (mut to_intercept, mut to_slope) = (0.0, 0.0);
        let (mut flat, mut mixed, mut steep) = (1e-9, 0.0, 1e-9);
        for ((people, right), (ability, _)) in expected.iter().zip(points) {
            let chance = line.chance(*ability);
            let (over, weight) = (right - people * chance, people * chance * (1.0 - chance));
            to_intercept += over;
            to_slope += over * ability;
            flat += weight;
            mixed += weight * ability;
            steep += weight * ability * ability;
        }
        if free {
            let whole = flat * steep - mixed * mixed;
            line.intercept += (steep * to_intercept - mixed * to_slope) / whole;
            line.slope = (line.slope + (flat * to_slope - mixed * to_intercept) / whole).clamp(SLOPE.0, SLOPE.1);
        } else {
            line.intercept += to_intercept / flat;
        }
        let end = LOCATION_MAX * line.slope;
        line.intercept = line.intercept.clamp(-end, end);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three hundred people and eight questions, drawn with numpy 2.4.6 (`default_rng(20260301)`) by the model itself.
    fn patterns() -> Vec<Vec<(usize, bool)>> {
        let row = |line: &str| line.chars().map(|letter| letter == '1').enumerate().collect();
        include_str!("patterns.txt").lines().map(row).collect()
    }

    /// Values of girth 0.8.0 (`girth.rasch_mml`) on the same people; it estimates each question by itself, from its share of right answers alone.
    #[test]
    fn with_equal_slopes_questions_are_as_hard_as_girth_finds_them() {
        let wanted = [
            -1.378_249_59,
            -0.999_644_86,
            -0.242_722_6,
            -0.064_568_35,
            0.456_418_65,
            0.943_865_63,
            1.532_616_29,
            -0.817_037_15,
        ];
        let found = calibrate(&patterns(), 8, usize::MAX);
        for (item, wanted) in found.iter().zip(wanted) {
            assert!((item.location - wanted).abs() < 0.05, "{item:?}, not {wanted}");
            assert!((item.slope - 1.0).abs() < f64::EPSILON);
        }
    }

    /// Values of girth 0.8.0 (`girth.twopl_mml`) on the same people.
    #[test]
    fn with_slopes_of_their_own_they_are_what_girth_finds_them() {
        let slopes = [
            0.677_008_85,
            1.246_971_58,
            1.113_699_02,
            1.672_125_77,
            1.053_497_08,
            1.440_916_77,
            1.080_546_84,
            2.031_651_3,
        ];
        let locations = [
            -1.866_264_79,
            -0.864_160_11,
            -0.225_654_53,
            -0.047_647_76,
            0.440_334_25,
            0.750_247_08,
            1.452_061_41,
            -0.552_591_15,
        ];
        let found = calibrate(&patterns(), 8, 100);
        for (item, (slope, location)) in found.iter().zip(slopes.into_iter().zip(locations)) {
            assert!((item.slope - slope).abs() < 0.05, "{item:?}, not {slope}");
            assert!((item.location - location).abs() < 0.05, "{item:?}, not {location}");
        }
    }

    /// Half of the people answered the first five questions, the others the last five.
    #[test]
    fn who_was_not_asked_says_nothing() {
        let all = patterns();
        let part = |(at, row): (usize, &Vec<(usize, bool)>)| {
            let asked = if at % 2 == 0 { 0..5 } else { 3..8 };
            row.iter().filter(|(question, _)| asked.contains(question)).copied().collect()
        };
        let some: Vec<Vec<(usize, bool)>> = all.iter().enumerate().map(part).collect();
        let (full, half) = (calibrate(&all, 8, usize::MAX), calibrate(&some, 8, usize::MAX));
        assert!(full.iter().zip(&half).all(|(one, other)| (one.location - other.location).abs() < 0.4), "{half:?}");
    }

    #[test]
    fn what_everybody_knows_or_nobody_does_not_run_away() {
        let all: Vec<Vec<(usize, bool)>> = (0..40).map(|_| vec![(0, true), (1, false)]).collect();
        let found = calibrate(&all, 3, 10);
        assert!(found.iter().all(|item| item.location.abs() <= LOCATION_MAX && item.slope >= SLOPE.0), "{found:?}");
        assert!(calibrate(&[], 0, 10).is_empty());
    }
}
