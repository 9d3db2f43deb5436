//! Item response theory with two parameters (A. Birnbaum, 1968): the chance of a right answer, how much an answer tells, what follows for who answered,
//! and which question comes next. Pure.

/// What is known of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// How well it parts those who know from those who do not (1 where it is not known better: Rasch's model).
    pub slope: f64,
    /// How hard it is: somebody who stands here gets it right every other time.
    pub location: f64,
}

impl Item {
    /// The chance of a right answer from somebody who stands here.
    pub fn chance(self, ability: f64) -> f64 {
        1.0 / (1.0 + (-self.slope * (ability - self.location)).exp())
    }

    /// How much an answer tells about somebody who stands here (Fisher's information).
    pub fn information(self, ability: f64) -> f64 {
        let chance = self.chance(ability);
        self.slope * self.slope * chance * (1.0 - chance)
    }
}

/// Where people can stand, as far as it is reckoned with, and on how many points.
const END: f64 = 5.0;
const POINTS: usize = 61;

/// Points of a standard normal population with their weights.
pub(super) fn population() -> Vec<(f64, f64)> {
    let at = |point: usize| -END + 2.0 * END * point as f64 / (POINTS - 1) as f64;
    let density = |ability: f64| (-ability * ability / 2.0).exp();
    let whole: f64 = (0..POINTS).map(|point| density(at(point))).sum();
    (0..POINTS).map(|point| (at(point), density(at(point)) / whole)).collect()
}

/// An estimate with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ability {
    /// The expectation.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

/// Where somebody stands, by what he answered: the expectation a posteriori in a standard normal population (R. D. Bock, R. J. Mislevy, 1982).
pub fn ability(answers: &[(Item, bool)]) -> Ability {
    let weighed = population().into_iter().map(|(point, weight)| {
        let chance = |(item, right): &(Item, bool)| {
            let chance = item.chance(point);
            if *right { chance } else { 1.0 - chance }
        };
        (point, weight * answers.iter().map(chance).product::<f64>())
    });
    let weighed: Vec<(f64, f64)> = weighed.collect();
    let whole: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let mean = weighed.iter().map(|(point, weight)| point * weight).sum::<f64>() / whole;
    let square = weighed.iter().map(|(point, weight)| (point - mean).powi(2) * weight).sum::<f64>() / whole;
    Ability { value: mean, error: square.sqrt() }
}

/// Among how many of the most telling questions chance chooses the next one, so that not everybody is asked the same and nobody learns the few best
/// ones by heart (G. G. Kingsbury, A. R. Zara, 1989).
pub const AMONG: usize = 5;

/// The places in `pool` of the questions among which the next one is chosen: the most telling ones for somebody who stands here.
pub fn most_telling(pool: &[Item], asked: &[bool], ability: f64) -> Vec<usize> {
    let mut open: Vec<usize> = (0..pool.len()).filter(|at| !asked.get(*at).copied().unwrap_or(false)).collect();
    open.sort_by(|one, other| pool[*other].information(ability).total_cmp(&pool[*one].information(ability)));
    open.truncate(AMONG);
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of catsim 0.21.0 (`catsim.irt.icc`, `catsim.irt.inf`).
    #[test]
    fn chance_and_information_are_those_of_catsim() {
        for (slope, location, at, chance, information) in [
            (1.0, 0.0, 0.0, 0.5, 0.25),
            (1.2, -0.5, 0.8, 0.826_353_352_980_995, 0.206_630_624_157_209_4),
            (0.7, 1.5, -1.0, 0.148_047_198_031_689_48, 0.061_803_320_341_461_04),
            (2.0, 0.3, 0.31, 0.504_999_833_339_999_8, 0.999_900_006_666_289_1),
        ] {
            let item = Item { slope, location };
            assert!((item.chance(at) - chance).abs() < 1e-12, "{item:?}");
            assert!((item.information(at) - information).abs() < 1e-12, "{item:?}");
        }
    }

    const ITEMS: [(f64, f64); 8] =
        [(0.8, -1.5), (1.2, -0.8), (1.0, -0.3), (1.5, 0.0), (0.9, 0.4), (1.3, 0.9), (1.1, 1.6), (1.7, -0.5)];

    fn items() -> Vec<Item> {
        ITEMS.iter().map(|(slope, location)| Item { slope: *slope, location: *location }).collect()
    }

    /// Values of girth 0.8.0 (`girth.ability_eap`, 101 points from -6 to 6).
    #[test]
    fn where_somebody_stands_is_where_girth_finds_him() {
        for (pattern, wanted) in [
            ("11111111", 1.664_420_06),
            ("00000000", -1.642_211_59),
            ("11100001", -0.032_084_99),
            ("10101010", -0.305_843_76),
            ("11111001", 0.731_405_8),
        ] {
            let answers: Vec<(Item, bool)> =
                items().into_iter().zip(pattern.chars().map(|letter| letter == '1')).collect();
            let told = ability(&answers);
            assert!((told.value - wanted).abs() < 1e-3, "{pattern}: {told:?}");
            assert!(told.error > 0.3 && told.error < 1.0, "{told:?}");
        }
        assert!((ability(&[]).value).abs() < 1e-9 && (ability(&[]).error - 1.0).abs() < 1e-3, "nothing known");
    }

    /// The order of catsim 0.21.0 (`catsim.selection.MaxInfoSelector`), question by question, for somebody at 0.
    #[test]
    fn the_most_telling_questions_come_first() {
        let pool = items();
        let mut asked = vec![false; 8];
        let mut order = Vec::new();
        for _ in 0..8 {
            let best = most_telling(&pool, &asked, 0.0)[0];
            asked[best] = true;
            order.push(best);
        }
        assert_eq!(order, CATSIM_ORDER);
        assert!(most_telling(&pool, &asked, 0.0).is_empty());
        assert_eq!(most_telling(&pool, &[], 0.0).len(), AMONG);
    }

    const CATSIM_ORDER: [usize; 8] = [7, 3, 5, 1, 2, 4, 6, 0];
}
