//! The layout of every form, after GB/T 9704 (format of official documents) as far as it suits a record: title centred, text in 仿宋 or a face
//! like it, headings in 黑体 counted 一、二、, tables with borders whose heads repeat, page numbers "— 1 —" outside.

use zhixing_kit::{Language, Result};

use super::face::Role;
use super::flow::SQUARE;
use super::line::{Line, Style, lines};
use super::page::{MM, Mark, Pages};
use super::square::square;
use super::table::{Table, opens_with, put_table};
use crate::form::Form;
use crate::numeral::chinese;
use crate::part::Part;
use crate::stamp::Stamp;
use crate::widths::widths;

/// Sizes in points: 二号 for the title, 四号 for text and headings, 小四 and 五号 in tables, 小五 below.
const TITLE: f32 = 22.0;
const TEXT: f32 = 14.0;
const FACTS: f32 = 12.0;
const GRID: f32 = 10.5;
const SMALL: f32 = 9.0;
/// The height of a line to sign on, in sizes.
const SIGNED: f32 = 2.4;
/// The width of a line to sign on, in sizes.
const SIGN_ON: f32 = 7.0;
/// The height of the stamp with what is free above it, in points.
const STAMP: f32 = SQUARE + 14.0 * MM;
/// How many of a text's last lines stand on one page with what follows it.
pub(super) const LAST: usize = 2;
/// What is free below paragraphs, in sizes.
const GAP: f32 = 0.2;
/// The distance of base lines, in sizes.
pub(super) const LEADING: f32 = 1.6;

/// The name of a line to sign on, and what stands on it.
type Signature<'s> = (String, &'s str);

/// A form on its way to paper.
pub(super) struct Layout<'p, 'f> {
    /// The pages.
    pub pages: &'p mut Pages<'f>,
    /// How much larger than usual.
    pub scale: f32,
    /// The form's language.
    pub language: Language,
    headings: usize,
}

impl<'p, 'f> Layout<'p, 'f> {
    /// Lays out a whole form.
    pub fn set(pages: &'p mut Pages<'f>, scale: f32, form: &Form, stamp: &Stamp) -> Result<()> {
        let mut layout = Self { pages, scale, language: form.language(), headings: 0 };
        layout.title(form.title());
        let parts = form.parts();
        for (place, part) in parts.iter().enumerate() {
            let below = match parts.get(place + 1) {
                Some(Part::Signatures(rows)) => layout.signing(rows),
                Some(_) => 0.0,
                None => STAMP,
            };
            layout.part(part, below);
        }
        layout.stamp(stamp)?;
        layout.footers(&stamp.page_code(form.language()));
        Ok(())
    }

    fn style(&self, role: Role, size: f32) -> Style {
        Style { role, size: size * self.scale, indent: 0.0 }
    }

    fn title(&mut self, title: &str) {
        let style = self.style(Role::Title, TITLE);
        let paper = self.pages.paper;
        for line in lines(&mut self.pages.faces, style, title, paper.measure()) {
            let x = paper.left + (paper.measure() - line.width) / 2.0;
            self.pages.y += style.size * 1.3;
            let y = self.pages.y;
            self.pages.put_line(style, &line, x, y, None);
        }
        self.pages.y += style.size;
    }

    /// Puts a part. `below` is the height of the signatures or the code that follow it: they stand on no page without its last row or lines.
    fn part(&mut self, part: &Part<'_>, below: f32) {
        match part {
            Part::Facts(rows) => {
                let rows: Vec<Vec<String>> =
                    rows.iter().map(|fact| vec![fact.name.to_owned(), fact.text.to_owned()]).collect();
                let label = rows.iter().map(|row| row[0].chars().count()).max().unwrap_or(4) as f32;
                let wide = if self.language == Language::Chinese { 1.0 } else { 0.55 };
                let label = (label * wide + 1.5) * FACTS * self.scale;
                let widths = vec![label, self.pages.paper.measure() - label];
                let (head, cell) = (self.style(Role::Head, FACTS), self.style(Role::Body, FACTS));
                let gap = TEXT * self.scale;
                let below = if below > 0.0 { below + gap } else { 0.0 };
                put_table(self.pages, &Table { widths, heads: &[], rows: &rows, head, cell, labels: true, below });
                self.pages.y += gap;
            }
            Part::Text(title, text) => {
                let follows = self.opens_with("", text, below);
                self.heading(title, follows);
                self.prose("", text, below);
            }
            Part::Grid(title, columns, rows) => {
                let measure = self.pages.paper.measure();
                let parts = widths(columns, self.language, measure / (GRID * self.scale));
                let widths = parts.iter().map(|part| measure * part).collect();
                let heads: Vec<&str> = columns.iter().map(|column| column.name.text(self.language)).collect();
                let (head, cell) = (self.style(Role::Head, GRID), self.style(Role::Body, GRID));
                let gap = TEXT * self.scale * 0.6;
                let below = if below > 0.0 { below + gap } else { 0.0 };
                let table = Table { widths, heads: &heads, rows, head, cell, labels: false, below };
                let follows = opens_with(self.pages, &table);
                self.heading(title, follows);
                put_table(self.pages, &table);
                self.pages.y += gap;
            }
            Part::Paragraphs(title, rows) => {
                let below_first = if rows.len() == 1 { below } else { 0.0 };
                let follows = rows.first().map_or(0.0, |(first, rest)| self.opens_with(first, rest, below_first));
                self.heading(title, follows);
                for (place, (first, rest)) in rows.iter().enumerate() {
                    self.prose(first, rest, if place + 1 == rows.len() { below } else { 0.0 });
                }
            }
            Part::Signatures(rows) => self.signatures(rows),
        }
    }

    /// A heading, counted, never alone at the foot of a page: what `follows` it at once stands on the same one.
    fn heading(&mut self, title: &str, follows: f32) {
        self.headings += 1;
        let words = match self.language {
            Language::Chinese => format!("{}、{title}", chinese(self.headings)),
            Language::English => format!("{}. {title}", self.headings),
        };
        let style = self.style(Role::Head, TEXT);
        let lines = lines(&mut self.pages.faces, style, &words, self.pages.paper.measure());
        let height = style.size * (0.9 + LEADING * lines.len() as f32);
        // A point more: what is added up in another order is a little different.
        self.pages.need((style.size * LEADING * 3.5).max(height + follows + 1.0));
        self.pages.y += style.size * 0.5;
        for line in &lines {
            self.line(style, line, false);
        }
        self.pages.y += style.size * 0.4;
    }

    /// The lines of paragraphs, moved in by two signs on Chinese paper; `first` leads: who speaks.
    fn prose_lines(&mut self, first: &str, text: &str) -> (Style, Vec<Line>) {
        let plain = self.style(Role::Body, TEXT);
        let indent = if self.language == Language::Chinese { 2.0 * plain.size } else { 0.0 };
        let style = Style { indent, ..plain };
        let words = format!("{first}{text}");
        (style, lines(&mut self.pages.faces, style, &words, self.pages.paper.measure()))
    }

    /// The height of what stands on no page without what is below: the last lines.
    fn closing(style: Style, lines: usize, below: f32) -> f32 {
        style.size * (LEADING * lines.min(LAST) as f32 + GAP) + below
    }

    /// The height with which paragraphs open: their first line, or all of so few that what is below takes them along.
    fn opens_with(&mut self, first: &str, text: &str, below: f32) -> f32 {
        if below == 0.0 {
            return self.style(Role::Body, TEXT).size * LEADING;
        }
        let (style, lines) = self.prose_lines(first, text);
        if lines.len() <= LAST { Self::closing(style, lines.len(), below) } else { style.size * LEADING }
    }

    fn prose(&mut self, first: &str, text: &str, below: f32) {
        let (style, lines) = self.prose_lines(first, text);
        let (last, gap) = (lines.len().min(LAST), style.size * GAP);
        for (place, line) in lines.iter().enumerate() {
            if below > 0.0 && place + last == lines.len() {
                self.pages.need(Self::closing(style, lines.len(), below));
            }
            self.line(style, line, self.language == Language::Chinese);
        }
        self.pages.y += gap;
    }

    fn line(&mut self, style: Style, line: &Line, stretched: bool) {
        let height = style.size * LEADING;
        self.pages.need(height);
        self.pages.y += height;
        let (x, y) = (self.pages.paper.left, self.pages.y - style.size * 0.35);
        let stretch = stretched.then(|| self.pages.paper.measure());
        self.pages.put_line(style, line, x, y, stretch);
    }

    /// A line to sign on, or who signed and when, as lines that stand on the paper: what does not fit on one goes on below it.
    fn signed(&mut self, name: &str, value: &str) -> Vec<Line> {
        let style = self.style(Role::Body, TEXT);
        lines(&mut self.pages.faces, style, &format!("{name}{value}"), self.pages.paper.measure())
    }

    /// Signatures in rows: two beside each other where both have room for their words, or for a line to sign on; else each in a row of its own.
    fn signature_rows<'r>(&mut self, rows: &'r [Signature<'r>]) -> Vec<&'r [Signature<'r>]> {
        let style = self.style(Role::Body, TEXT);
        let half = self.pages.paper.measure() / 2.0;
        let mut is_wide = |(name, value): &Signature<'_>| {
            let to_sign_on = if value.is_empty() { SIGN_ON * style.size } else { 0.0 };
            self.pages.width_of(style, &format!("{name}{value}")) + to_sign_on > half - style.size
        };
        rows.chunks(2).flat_map(|pair| pair.chunks(if pair.iter().any(&mut is_wide) { 1 } else { 2 })).collect()
    }

    /// The height of a row of signatures.
    fn signature_height(&mut self, row: &[Signature<'_>]) -> f32 {
        let further = row.iter().map(|(name, value)| self.signed(name, value).len() - 1).max().unwrap_or(0);
        self.style(Role::Body, TEXT).size * (SIGNED + LEADING * further as f32)
    }

    /// The height of the signatures with the stamp that follows them: it stands on no page alone.
    fn signing(&mut self, rows: &[Signature<'_>]) -> f32 {
        let size = self.style(Role::Body, TEXT).size;
        let heights: Vec<f32> = self.signature_rows(rows).into_iter().map(|row| self.signature_height(row)).collect();
        heights.iter().sum::<f32>() + size * 1.5 + STAMP
    }

    /// Signatures; an empty one is a line to sign on.
    fn signatures(&mut self, rows: &[Signature<'_>]) {
        let style = self.style(Role::Body, TEXT);
        let paper = self.pages.paper;
        let whole = self.signing(rows);
        self.pages.need(whole);
        self.pages.y += style.size * 0.5;
        for row in self.signature_rows(rows) {
            let height = self.signature_height(row);
            self.pages.need(height);
            let first = self.pages.y + style.size * SIGNED;
            self.pages.y += height;
            for (place, (name, value)) in row.iter().enumerate() {
                let x = paper.left + paper.measure() / 2.0 * place as f32;
                let lines = self.signed(name, value);
                for (below, line) in lines.iter().enumerate() {
                    self.pages.put_line(style, line, x, first + style.size * LEADING * below as f32, None);
                }
                if value.is_empty() {
                    let from = x + lines.last().map_or(0.0, |line| line.width);
                    let y = self.pages.y + 3.0;
                    self.pages.put(Mark::Rule((from, y), ((from + SIGN_ON * style.size).min(paper.right), y)));
                }
            }
        }
        self.pages.y += style.size;
    }

    /// Square code, code, who handed it out and how it is checked: together, at the end.
    fn stamp(&mut self, stamp: &Stamp) -> Result<()> {
        let (head, small) = (self.style(Role::Head, FACTS), self.style(Role::Body, SMALL));
        let paper = self.pages.paper;
        self.pages.need(STAMP);
        self.pages.y += 8.0 * MM;
        let y = self.pages.y;
        self.pages.put(Mark::Rule((paper.left, y), (paper.right, y)));
        let top = y + 3.0 * MM;
        for mark in square(&stamp.address, SQUARE, (paper.left, top))? {
            self.pages.put(mark);
        }
        let x = paper.left + SQUARE + 4.0 * MM;
        let mut y = top + head.size * 1.2;
        let page = self.pages.pages.len() - 1;
        self.pages.put_words(page, head, &stamp.page_code(self.language), (x, y));
        for words in [stamp.issued(self.language).as_str(), stamp.check(self.language)] {
            for line in lines(&mut self.pages.faces, small, words, paper.right - x) {
                y += small.size * LEADING;
                self.pages.put_line(small, &line, x, y, None);
            }
        }
        self.pages.y = (top + SQUARE).max(y);
        Ok(())
    }

    /// On each page its number outside and the code inside, so that each sheet can be looked up.
    fn footers(&mut self, code: &str) {
        let (number, small) = (self.style(Role::Body, FACTS), self.style(Role::Body, SMALL));
        let paper = self.pages.paper;
        let y = paper.bottom + 11.0 * MM;
        for page in 0..self.pages.pages.len() {
            let words = format!("— {} —", page + 1);
            let (wide, narrow) = (self.pages.width_of(number, &words), self.pages.width_of(small, code));
            let odd = page % 2 == 0;
            let (words_at, code_at) =
                if odd { (paper.right - wide, paper.left) } else { (paper.left, paper.right - narrow) };
            self.pages.put_words(page, number, &words, (words_at, y));
            self.pages.put_words(page, small, code, (code_at, y));
        }
    }
}
