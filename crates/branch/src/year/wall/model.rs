//! How small the letters of the sheet must be for the year to stand on one page.

/// How wide a month is, in Chinese characters at the usual size. The same on A3 and A4, whose letters grow with the sheet.
const MONTH_WIDTH: f64 = 20.0;
/// How much of one a Latin letter takes, in a font that is wide.
const LATIN: f64 = 0.62;
/// How many lines stand below one another on the sheet at the usual size.
const LINES: f64 = 39.0;
/// What the head of a month takes, and the room between two entries, in lines.
const HEAD: f64 = 3.4;
const BETWEEN: f64 = 0.24;
/// Months that stand side by side.
const ACROSS: usize = 4;

/// The first of these sizes, in hundredths of the usual one, at which the months stand on one page: the last one where none is small enough.
pub const SIZES: [u8; 4] = [100, 86, 74, 62];

/// The size for a year whose months have these entries.
pub fn size(months: &[Vec<String>]) -> u8 {
    let fits = |size: &u8| lines(months, f64::from(*size) / 100.0) <= LINES / (f64::from(*size) / 100.0);
    SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1])
}

/// How many lines the sheet has at a size: of months side by side the longest counts.
fn lines(months: &[Vec<String>], size: f64) -> f64 {
    let of = |month: &Vec<String>| {
        month.iter().map(|entry| (width(entry) * size / MONTH_WIDTH).ceil() + BETWEEN).sum::<f64>()
    };
    months.chunks(ACROSS).map(|row| HEAD + row.iter().map(of).fold(1.0, f64::max)).sum()
}

fn width(entry: &str) -> f64 {
    entry.chars().map(|character| if character.is_ascii() { LATIN } else { 1.0 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_grow_smaller_only_where_a_year_is_full() {
        let year = |entry: &str, each: usize| vec![vec![entry.to_owned(); each]; 12];
        let zh = "5日（周二） 15:00 支部委员会会议 二楼会议室";
        let en = "Tue 5 15:00 Branch committee meeting 二楼会议室 (the whole branch)";
        for (entry, each, expected) in
            [(zh, 3, 100), (zh, 5, 86), (zh, 10, 74), (zh, 12, 62), (en, 4, 100), (en, 6, 74), (en, 40, 62)]
        {
            assert_eq!(size(&year(entry, each)), expected, "{each} of {entry}");
        }
        assert_eq!(size(&[]), 100);
    }
}
