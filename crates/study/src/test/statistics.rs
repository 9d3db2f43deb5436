//! What a question's answers say about the question: how hard it was, and whether those who know more got it right. Pure.

/// Nineteen in twenty of a normal distribution lie within so many standard deviations.
const DEVIATIONS: f64 = 1.96;
/// Below so many people nothing is said about how a question parts those who know from those who do not.
pub const PEOPLE_LEAST: usize = 30;

/// Wilson's interval for a share of so many (E. B. Wilson, 1927), nineteen times in twenty around the truth.
pub fn wilson(number: u32, of: u32) -> (f64, f64) {
    let (count, share) = (f64::from(of.max(1)), f64::from(number) / f64::from(of.max(1)));
    let square = DEVIATIONS * DEVIATIONS;
    let middle = share + square / (2.0 * count);
    let half = DEVIATIONS * (share * (1.0 - share) / count + square / (4.0 * count * count)).sqrt();
    let whole = 1.0 + square / count;
    ((middle - half) / whole, (middle + half) / whole)
}

/// The corrected item-total correlation: of being right on one question with how many of the others were right. `rows` are people, each with an outcome
/// for every question. Nothing below [`PEOPLE_LEAST`] people, or where everybody did the same.
pub fn discrimination(rows: &[Vec<bool>], question: usize) -> Option<f64> {
    if rows.len() < PEOPLE_LEAST {
        return None;
    }
    let own = |row: &Vec<bool>| if row[question] { 1.0 } else { 0.0 };
    let rest = |row: &Vec<bool>| row.iter().filter(|right| **right).count() as f64 - own(row);
    let pairs: Vec<(f64, f64)> = rows.iter().map(|row| (own(row), rest(row))).collect();
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (own_mean, rest_mean) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| of(x - own_mean, y - rest_mean)).sum::<f64>();
    let (together, own_square, rest_square) = (sum(&|x, y| x * y), sum(&|x, _| x * x), sum(&|_, y| y * y));
    let both = (own_square * rest_square).sqrt();
    (both > 0.0).then(|| together / both)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 81 of 263: Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score): 0.2553 to 0.3662; 15 of 148: 0.0624 to 0.1605;
    /// 0 of 20: 0.0000 to 0.1611; 1 of 29: 0.0061 to 0.1718.
    #[test]
    fn wilsons_interval_is_that_of_the_literature() {
        for (number, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let told = wilson(number, of);
            assert!((told.0 - low).abs() < 6e-5 && (told.1 - high).abs() < 6e-5, "{number} of {of}: {told:?}");
        }
    }

    /// Values of scipy 1.17.1, `scipy.stats.pointbiserialr(item, rest)`, on the first forty rows of `item/patterns.txt`.
    #[test]
    fn the_corrected_item_total_is_that_of_scipy() {
        let rows: Vec<Vec<bool>> = include_str!("../item/patterns.txt")
            .lines()
            .take(40)
            .map(|line| line.chars().map(|letter| letter == '1').collect())
            .collect();
        for (question, wanted) in SCIPY {
            let told = discrimination(&rows, question).expect("forty people");
            assert!((told - wanted).abs() < 1e-9, "{question}: {told}");
        }
        assert_eq!(discrimination(&rows[..29], 0), None, "too few");
        assert_eq!(discrimination(&vec![vec![true, false]; 40], 0), None, "everybody was right");
    }

    const SCIPY: [(usize, f64); 3] =
        [(0, 0.424_126_799_190_743_53), (3, 0.528_726_145_901_442), (7, 0.471_780_050_660_182_64)];
}
