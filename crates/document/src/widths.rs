//! How wide the columns of a table are. A number, a day, a moment, a name or a state gets the room that it needs, so that it stands on one line; words
//! of any length share what is left. The same for paper, Word and workbook.

use zhixing_kit::Language;

use crate::kind::{Column, Holds};

/// Room beside the words of a cell, in sizes of its type, with some to spare for other fonts.
const ROOM: f32 = 0.9;
/// The part of a table that columns of fixed width may take before a moment goes on two lines: the day above, the time below.
const FIXED_MAX: f32 = 0.6;

/// How much room a table has for what is best on one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// All of it stands on one line.
    Whole,
    /// A moment goes on two lines.
    Short,
    /// A day as well.
    Tight,
}

/// The width of each column as a part of the whole; they sum up to one. `across`: how many sizes of type the table is wide.
pub(crate) fn widths(columns: &[Column], language: Language, across: f32) -> Vec<f32> {
    let needed = |room: Room| -> Vec<f32> {
        columns.iter().map(|column| least(column, language, room).max(heading(column, language)) + ROOM).collect()
    };
    let fixed = |widths: &[f32]| -> f32 {
        columns.iter().zip(widths).filter(|(column, _)| weight(column).is_none()).map(|(_, width)| width).sum()
    };
    let mut widths = needed(Room::Whole);
    if fixed(&widths) > across * FIXED_MAX {
        widths = needed(Room::Short);
    }
    // Chinese words break between any two signs: there a day stays whole.
    if language == Language::English && widths.iter().sum::<f32>() > across {
        widths = needed(Room::Tight);
    }
    share(&mut widths, columns, across);
    let sum = widths.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    widths.iter().map(|width| width / sum).collect()
}

/// Words share what is left by their weights, but none of them falls below what its longest word needs: the others share the less.
fn share(widths: &mut [f32], columns: &[Column], across: f32) {
    let mut sharing: Vec<(usize, f32)> =
        columns.iter().enumerate().filter_map(|(at, column)| Some((at, weight(column)?))).collect();
    loop {
        let taken: f32 =
            (0..widths.len()).filter(|at| sharing.iter().all(|(one, _)| one != at)).map(|at| widths[at]).sum();
        let (left, weights) = (across - taken, sharing.iter().map(|(_, weight)| weight).sum::<f32>());
        let before = sharing.len();
        sharing.retain(|(at, weight)| left * weight / weights >= widths[*at]);
        if sharing.len() == before {
            sharing.iter().for_each(|(at, weight)| widths[*at] = left * weight / weights);
            return;
        }
    }
}

fn weight(column: &Column) -> Option<f32> {
    match column.holds {
        Holds::Words(weight) => Some(f32::from(weight)),
        _ => None,
    }
}

/// What stands in a cell at its widest, in sizes: a Chinese sign is one, a digit somewhat more than half of one; word processors leave a quarter free
/// between the two.
fn least(column: &Column, language: Language, room: Room) -> f32 {
    let (zh, en) = match column.holds {
        Holds::Number if room == Room::Tight => (1.9, 1.9),
        // Four digits: a year.
        Holds::Number => (2.6, 2.6),
        Holds::Moment if room == Room::Whole => (11.8, 13.5),
        // The year above, or the longest month by itself.
        Holds::Day | Holds::Moment if room == Room::Tight => (5.2, 5.2),
        Holds::Day | Holds::Moment => (8.8, 10.5),
        Holds::Brief | Holds::Figures(_) => (4.0, 5.0),
        Holds::Words(_) => (3.0, 5.5),
    };
    if language == Language::Chinese { zh } else { en }
}

/// The widest word of its heading: Chinese ones stay on one line, English ones break between words.
fn heading(column: &Column, language: Language) -> f32 {
    let words = column.name.text(language).split(' ');
    words.map(|word| word.chars().map(|sign| if sign.is_ascii() { 0.62 } else { 1.0 }).sum()).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDGER: [Column; 5] = [
        Column::of("no", "序号", "No.", Holds::Number),
        Column::of("time", "时间", "Time", Holds::Moment),
        Column::of("attendance", "实到/应到", "Present of", Holds::Brief),
        Column::new("topic", "主题", "Topic", 6),
        Column::new("place", "地点", "Place", 3),
    ];

    #[test]
    fn no_word_is_broken_as_long_as_a_day_can_go_on_two_lines() {
        let meetings = [
            Column::of("no", "序号", "No.", Holds::Number),
            Column::of("day", "日期", "Day", Holds::Day),
            Column::new("kind", "类型", "Kind", 3),
            Column::new("topic", "主题", "Topic", 6),
            Column::of("length", "安排时长", "Planned length", Holds::Figures(&[])),
            Column::new("mark", "到会情况", "Attendance", 3),
        ];
        // Upright, in the usual size and in large print.
        for across in [42.0, 31.0] {
            let widths: Vec<f32> =
                widths(&meetings, Language::English, across).iter().map(|part| part * across).collect();
            // “Committee” twice, “Planned”, “Attendance”, with the room beside them.
            assert!(widths[2] >= 5.6 && widths[3] >= 5.6 && widths[4] >= 5.2 && widths[5] >= 6.2, "{widths:?}");
            assert!((widths.iter().sum::<f32>() - across).abs() < 0.01, "{widths:?}");
        }
    }

    #[test]
    fn a_year_stands_on_one_line() {
        let columns = [Column::of("year", "年度", "Year", Holds::Number), Column::new("grade", "评定", "Decision", 4)];
        for language in [Language::Chinese, Language::English] {
            assert!(widths(&columns, language, 40.0)[0] * 40.0 >= 4.0 * 0.62 + ROOM, "{language:?}");
        }
    }

    #[test]
    fn what_must_stand_on_one_line_has_room_for_it_and_words_share_the_rest() {
        for language in [Language::Chinese, Language::English] {
            for across in [40.0, 54.0, 65.0] {
                let widths: Vec<f32> = widths(&LEDGER, language, across).iter().map(|part| part * across).collect();
                assert!((widths.iter().sum::<f32>() - across).abs() < 0.01, "{widths:?}");
                // Ten digits, a colon, a space and three Chinese signs; or twenty-three signs of an English day and time.
                assert!(widths[1] >= if language == Language::Chinese { 11.4 } else { 12.9 }, "{widths:?}");
                assert!(widths[0] >= 2.8 && widths[2] >= 4.8, "{widths:?}");
                let shares = (widths[3] - 2.0 * widths[4]).abs() < 0.01;
                assert!(shares || (widths[4] - 5.5 - ROOM).abs() < 0.2, "shared, or at its least: {widths:?}");
            }
        }
    }

    #[test]
    fn where_there_is_little_room_a_moment_goes_on_two_lines_and_nothing_stands_out() {
        let widths: Vec<f32> = widths(&LEDGER, Language::Chinese, 26.0).iter().map(|part| part * 26.0).collect();
        assert!((widths.iter().sum::<f32>() - 26.0).abs() < 0.01 && (8.5..9.6).contains(&widths[1]), "{widths:?}");
        assert!(super::widths(&[], Language::Chinese, 40.0).is_empty());
    }
}
