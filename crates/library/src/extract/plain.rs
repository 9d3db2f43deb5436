//! Plain text: a line is a paragraph, unless lines were broken at a width; short lines numbered as chapters and sections are headings.

use super::gather::{Gather, Look};

/// Lines narrower than this many columns are no sign of a text that was broken at a width.
const WIDTH_MIN: usize = 50;

/// Reads it.
pub fn read(text: &str, gather: &mut Gather) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut is_first = true;
    for block in text.split("\n\n") {
        let lines: Vec<&str> = block.lines().filter(|line| !line.trim().is_empty()).collect();
        for paragraph in joined(&lines) {
            let line = paragraph.trim();
            if is_first && !line.is_empty() {
                is_first = false;
                if line.chars().count() <= 60 && !ends_sentence(line) {
                    gather.call(line);
                }
            }
            gather.add(look(line), line);
        }
    }
}

/// Lines that were broken at a width, put together again; all others as they are.
pub fn joined(lines: &[&str]) -> Vec<String> {
    let widths: Vec<usize> = lines.iter().map(|line| width(line)).collect();
    let widest = widths.iter().copied().max().unwrap_or_default();
    let full = widths.iter().rev().skip(1).filter(|width| **width * 10 >= widest * 8).count();
    let was_broken = lines.len() >= 3 && widest >= WIDTH_MIN && full * 10 >= (lines.len() - 1) * 8;
    if !was_broken {
        return lines.iter().map(|line| (*line).to_owned()).collect();
    }
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for (line, width) in lines.iter().zip(&widths) {
        let is_new = line.starts_with(['\u{3000}', '\t']) || line.starts_with("    ");
        match all.last_mut().filter(|_| goes_on && !is_new) {
            Some(last) => join(last, line.trim()),
            None => all.push(line.trim().to_owned()),
        }
        goes_on = *width * 10 >= widest * 8;
    }
    all
}

/// Latin words need a space between two lines, Chinese needs none.
pub fn join(last: &mut String, line: &str) {
    let needs_space =
        last.chars().next_back().is_some_and(|c| c.is_ascii()) && line.starts_with(|c: char| c.is_ascii());
    if needs_space {
        last.push(' ');
    }
    last.push_str(line);
}

/// Columns: a Chinese character takes two.
fn width(line: &str) -> usize {
    line.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether a line ends with a mark that ends a sentence or goes on with it.
pub fn ends_sentence(line: &str) -> bool {
    line.ends_with(['。', '！', '？', '；', '：', '，', '.', ';', ':', ','])
}

/// A heading is short, numbered as one, and ends no sentence.
pub fn look(line: &str) -> Look {
    if line.chars().count() > 40 || ends_sentence(line) {
        return Look::Body;
    }
    let is_numeral = |c: char| "一二三四五六七八九十百零〇0123456789".contains(c);
    let chapter = line.strip_prefix('第').and_then(|rest| rest.trim_start_matches(is_numeral).chars().next());
    if chapter.is_some_and(|unit| "编章节篇".contains(unit)) {
        return Look::Heading;
    }
    let rest = line.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    if rest.len() < line.len() && rest.starts_with('、') { Look::Subheading } else { Look::Body }
}
