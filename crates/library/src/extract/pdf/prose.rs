//! The text as it is read: rows of tables as they are, and paragraphs without numbers of pages and running titles, of lines put together that were broken
//! at the width of the page.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Look;
use super::super::plain;
use super::page::{Page, Word, said};
use super::segment::{Segment, gutter, segments};
use super::table::{Table, tables, tables_across};

/// What stands between two cells of a row, as in tables of all formats.
const BETWEEN: &str = " ｜ ";

/// On a page with more words no tables are looked for: a crowded one has some 2,000.
const WORDS_MAX: usize = 4_000;

/// A line of a page, or a row of a table; an empty one is where a paragraph may end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    text: String,
    /// The look of what is a paragraph by itself, as a row is.
    look: Option<Look>,
}

impl Read {
    fn line(text: &str) -> Self {
        Self { text: text.trim().to_owned(), look: None }
    }
}

/// The lines of a page, each table at the place of what is read of it first.
pub fn lines(page: &Page) -> Vec<Read> {
    let tables = tables_of(page);
    let mut in_table: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (number, table) in tables.iter().enumerate() {
        let words = table.made_of.iter().flat_map(|one| one.words.clone().map(|word| (one.line, word)));
        in_table.extend(words.map(|word| (word, number)));
    }
    let (mut read, mut told) = (Vec::new(), vec![false; tables.len()]);
    for (number, line) in page.lines.iter().enumerate() {
        let mut rest: Vec<&Word> = Vec::new();
        for (at, word) in line.words.iter().enumerate() {
            match in_table.get(&(number, at)) {
                None => rest.push(word),
                Some(table) if !std::mem::replace(&mut told[*table], true) => {
                    read.push(Read::line(&said(std::mem::take(&mut rest))));
                    read.push(Read::default());
                    read.extend(rows(&tables[*table]));
                    read.push(Read::default());
                }
                Some(_) => {}
            }
        }
        if !rest.is_empty() {
            read.push(Read::line(&said(rest)));
        }
        if line.ends_flow {
            read.push(Read::default());
        }
    }
    read
}

/// The rows of a table, or the items of what is a list.
fn rows(table: &Table) -> impl Iterator<Item = Read> {
    let (between, look) = if table.is_list() { (" ", Look::Body) } else { (BETWEEN, Look::Row) };
    table.rows.iter().map(move |row| Read { text: row.join(between), look: Some(look) })
}

/// The tables of a page: where running text stands in two columns, those of each after those that reach over both.
fn tables_of(page: &Page) -> Vec<Table> {
    if page.lines.iter().map(|line| line.words.len()).sum::<usize>() > WORDS_MAX {
        return Vec::new();
    }
    let all = segments(page);
    let Some(gutter) = gutter(page, &all) else { return tables(all) };
    let mut found = tables_across(all.clone());
    found.retain(|table| table.is_across(gutter));
    let taken: BTreeSet<(usize, usize)> =
        found.iter().flat_map(|table| table.made_of.iter().map(|one| (one.line, one.words.start))).collect();
    let is_free = |one: &Segment| !taken.contains(&(one.line, one.words.start));
    let (left, others): (Vec<Segment>, Vec<Segment>) =
        all.into_iter().filter(is_free).partition(|one| one.right <= gutter);
    let right = others.into_iter().filter(|one| one.left >= gutter).collect();
    found.extend(tables(left));
    found.extend(tables(right));
    found
}

/// The paragraphs of all pages, each with its look.
pub fn paragraphs(mut pages: Vec<Vec<Read>>) -> Vec<(Look, String)> {
    pages.iter_mut().for_each(|page| page.retain(|line| line.look.is_some() || !is_page_number(&line.text)));
    let running = running_titles(&pages);
    // Where a page ends may be the end of a paragraph, as an empty line may.
    let end = Read::default();
    let lines = || pages.iter().flat_map(|page| page.iter().chain([&end]));
    let kept = || lines().filter(|line| !running.contains_key(line.text.as_str()));
    let mut widths: Vec<usize> = kept().filter(|line| line.look.is_none()).map(|line| width(&line.text)).collect();
    widths.retain(|width| *width > 0);
    widths.sort_unstable();
    let usual = widths.get(widths.len() * 9 / 10).copied().unwrap_or_default();
    let mut all: Vec<(Look, String)> = Vec::new();
    let mut goes_on = false;
    for line in kept() {
        if let Some(look) = line.look {
            all.push((look, line.text.clone()));
            goes_on = false;
            continue;
        }
        if line.text.is_empty() {
            goes_on &= all.last().is_some_and(|(_, last)| !plain::ends_sentence(last));
            continue;
        }
        let line = closed_up(&line.text);
        let begins = !matches!(plain::look(&line), Look::Body) || is_numbered(&line);
        match all.last_mut().filter(|_| goes_on && !begins) {
            Some((look, last)) => {
                join(last, &line);
                *look = plain::look(last);
            }
            None => all.push((plain::look(&line), line.clone())),
        }
        goes_on = usual >= 30 && (width(&line) * 100 >= usual * 86 || is_broken_word(&line));
    }
    all
}

/// Puts a line behind what it goes on with; a word that was broken between them is whole again.
pub fn join(last: &mut String, line: &str) {
    if is_broken_word(last) && line.starts_with(char::is_lowercase) {
        last.pop();
        last.push_str(line);
    } else {
        plain::join(last, line);
    }
}

/// Whether a line ends within a word.
fn is_broken_word(line: &str) -> bool {
    line.strip_suffix(['-', '\u{ad}', '\u{2010}']).is_some_and(|word| word.ends_with(char::is_lowercase))
}

/// A line that is nothing but the number of its page.
pub fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    (1..=8).contains(&digits)
        && line.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-—－–第页共/·".contains(c))
}

/// Lines that stand first or last on most pages.
fn running_titles(pages: &[Vec<Read>]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let mut lines = page.iter().filter(|line| !line.text.is_empty());
        let (first, last) = (lines.next(), lines.next_back());
        for line in [first, last].into_iter().flatten().filter(|line| line.look.is_none()) {
            *counts.entry(line.text.clone()).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= 3 && *count * 2 > pages.len());
    counts
}

/// A line that begins with a number of its own: `（一）`, `1.`, `第三条`.
fn is_numbered(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(']);
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || "第一二三四五六七八九十百".contains(c));
    rest.len() < line.len() && rest.starts_with(['.', '、', '）', ')', '条', '．'])
}

/// Without the spaces that stand between two Chinese characters.
pub fn closed_up(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let wide = |at: usize| characters.get(at).is_some_and(|c| !c.is_ascii() && !c.is_whitespace());
    let stays = |at: usize| !(characters[at] == ' ' && at > 0 && wide(at - 1) && wide(at + 1));
    (0..characters.len()).filter(|at| stays(*at)).map(|at| characters[at]).collect()
}

fn width(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_become_paragraphs_without_their_numbers_and_running_titles() {
        let line = |words: &str| format!("{words}{}", "的".repeat(30 - words.chars().count()));
        let page = |number: usize, words: &str| {
            let lines = [
                "内部资料".to_owned(),
                String::new(),
                line(words),
                format!("{}尾{number}。", line("接着")),
                String::new(),
                format!("- {number} -"),
            ];
            lines.iter().map(|line| Read::line(line)).collect()
        };
        let all = paragraphs(vec![page(1, "甲 方"), page(2, "乙"), page(3, "丙")]);
        assert_eq!(all.len(), 3, "{all:#?}");
        assert!(all[0].1.starts_with("甲方") && all[2].1.ends_with("尾3。"));
        assert!(is_page_number("第 3 页 共 12 页") && is_page_number("— 7 —") && !is_page_number("2026年"));
        let mut broken = "Compilers for dynam-".to_owned();
        join(&mut broken, "ically typed languages");
        join(&mut broken, "such as 3-");
        join(&mut broken, "D");
        assert_eq!(broken, "Compilers for dynamically typed languages such as 3- D");
        assert!(is_numbered("（一）着装") && is_numbered("第三条 值勤") && !is_numbered("第三方"));
    }
}
