//! How high the rows of a sheet are, and what goes on in the next one. Measured in characters, as widths of columns are: a Chinese sign takes two.

use unicode_linebreak::linebreaks;

/// The height of a line, and what a row has besides, in points.
const LINE: f64 = 15.5;
const BESIDES: f64 = 3.0;
/// The most lines of a row: no workbook draws a row higher than 409 points, and what is below is not seen.
const LINES_MAX: usize = 25;

/// A Chinese sign, in characters: somewhat more than two digits of the workbook's own type, in which columns are measured.
const SIGN: f64 = 2.1;

/// How many characters words are wide.
pub(super) fn width(words: &str) -> f64 {
    words.chars().map(|sign| if sign.is_ascii() { 1.0 } else { SIGN }).sum()
}

/// How many characters of a line are words: the edges of a cell take one.
fn room(characters: f64) -> f64 {
    (characters - 1.0).max(SIGN)
}

/// How many lines a paragraph takes where so many characters go on one: broken where words and signs may be.
fn lines(paragraph: &str, characters: f64) -> usize {
    let room = room(characters);
    let (mut lines, mut taken, mut from) = (1, 0.0, 0);
    for (to, _) in linebreaks(paragraph) {
        let piece = &paragraph[from..to];
        from = to;
        if taken > 0.0 && taken + width(piece.trim_end()) > room {
            lines += 1;
            taken = 0.0;
        }
        taken += width(piece);
        // What does not break by itself is cut.
        while taken > room + 1.0 {
            lines += 1;
            taken -= room;
        }
    }
    lines
}

/// How high a row is whose cells hold these words and are so many characters wide. Nobody else says it: LibreOffice draws a row of a workbook that it did
/// not write as high as one line, and merged cells grow nowhere.
pub(super) fn height(cells: &[(&str, f64)]) -> f64 {
    let of = |(words, characters): &(&str, f64)| words.split('\n').map(|line| lines(line, *characters)).sum::<usize>();
    let lines = cells.iter().map(of).max().unwrap_or(1);
    lines.clamp(1, LINES_MAX) as f64 * LINE + BESIDES
}

/// Words as far as a row can show them, and the rest on further rows: broken between paragraphs, and within one that is too long by itself.
pub(super) fn pieces(words: &str, characters: f64) -> Vec<String> {
    let (mut pieces, mut piece, mut taken) = (Vec::new(), String::new(), 0);
    for paragraph in words.split('\n') {
        for part in parts(paragraph, characters) {
            let needed = lines(part, characters);
            if taken > 0 && taken + needed > LINES_MAX {
                pieces.push(std::mem::take(&mut piece));
                taken = 0;
            }
            if taken > 0 {
                piece.push('\n');
            }
            piece.push_str(part);
            taken += needed;
        }
    }
    pieces.push(piece);
    pieces
}

/// A paragraph in parts of which none is higher than a row.
fn parts(paragraph: &str, characters: f64) -> Vec<&str> {
    let most = (room(characters) / SIGN) as usize * LINES_MAX;
    let (mut parts, mut rest) = (Vec::new(), paragraph);
    while lines(rest, characters) > LINES_MAX {
        let at = rest.char_indices().nth(most).map_or(rest.len(), |(at, _)| at);
        let (first, last) = rest.split_at(at);
        parts.push(first);
        rest = last;
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_row_can_show_goes_on_in_the_next() {
        assert_eq!(pieces("一行\n又一行", 84.0), ["一行\n又一行"]);
        let long = "字".repeat(3_000);
        let cut = pieces(&long, 84.0);
        assert!(cut.len() > 1 && cut.iter().all(|piece| lines(piece, 84.0) <= LINES_MAX), "{}", cut.len());
        assert_eq!(cut.concat(), long, "nothing is lost");
        let many = vec!["一段"; 60].join("\n");
        assert_eq!(pieces(&many, 84.0).iter().map(|piece| piece.split('\n').count()).collect::<Vec<_>>(), [25, 25, 10]);
        assert_eq!(lines("", 84.0), 1);
        // Thirteen signs in a column of so many characters, and one more; words are not cut where a space is near.
        assert_eq!(
            (lines("书记讲课：从一次误判说起", 26.7), lines("看望退休老同志，听他们讲当年的岗亭", 26.7)),
            (1, 2)
        );
        assert_eq!((lines("The committee meets at least", 15.0), lines("unbreakableunbreakable", 12.0)), (2, 2));
        let (one, three) = (height(&[("一行", 10.0)]), height(&[("一行", 10.0), ("这一格的话比较长要三行", 10.0)]));
        assert!((three - one - 2.0 * LINE).abs() < 0.01, "{one} and {three}");
        assert!(height(&[(&long, 84.0)]) < 409.0, "no row is higher than a workbook draws");
    }
}
