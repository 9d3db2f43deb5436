//! A sheet on its pages: what an organisation's own template says, in its order and with its look, head and foot on each page.

use zhixing_kit::{Language, Result};

use super::face::{Faces, Role};
use super::flow::{Setting, set};
use super::grid::{SetRow, rows};
use super::item::{Item, height_of, put};
use super::line::Style;
use super::page::{MM, Pages, Paper};
use crate::sheet::{Block, Edge, Sheet, Table, says};
use crate::stamp::Stamp;

/// The least room between the text and what stands above or below it.
const APART: f32 = 6.0;
/// The least height of the text.
const TEXT_MIN: f32 = 100.0;
/// The type in which a sheet carries its code where its template does not.
const SMALL: f32 = 9.0;
/// Numbers that are as wide as those of any form, to measure with.
const WIDEST: (usize, usize) = (88, 88);

/// Sets a sheet.
pub(super) fn lay<'f>(
    mut faces: Faces<'f>,
    sheet: &Sheet,
    scale: f32,
    (stamp, language): (&Stamp, Language),
) -> Result<Pages<'f>> {
    let paper = paper(&mut faces, sheet, scale);
    let mut own = Own { pages: Pages::new(faces, paper), scale, address: &stamp.address };
    own.body(&sheet.body)?;
    own.edges(sheet)?;
    let code = stamp.code.to_string();
    let carries = |page| [&sheet.head, &sheet.foot].iter().any(|edge| says(edge.on(page), &code));
    own.codes(&stamp.page_code(language), carries);
    Ok(own.pages)
}

/// The paper, with room for what stands above and below the text.
fn paper(faces: &mut Faces<'_>, sheet: &Sheet, scale: f32) -> Paper {
    let [left, right, top, bottom] = sheet.paper.margins;
    let (width, height) = (sheet.paper.width, sheet.paper.height);
    let setting = Setting { width: width - left - right, scale, numbers: WIDEST };
    let mut reach = |edge: &Edge| {
        let heights = edge.pages().map(|blocks| items(faces, blocks, setting).iter().map(Item::height).sum::<f32>());
        let tallest = heights.fold(0.0, f32::max);
        if tallest > 0.0 { edge.distance + tallest + APART } else { 0.0 }
    };
    let (above, below) = (reach(&sheet.head).max(top), reach(&sheet.foot).max(bottom));
    let (above, below) = if height - above - below < TEXT_MIN { (top, bottom) } else { (above, below) };
    Paper { width, height, left, right: width - right, top: above, bottom: height - below }
}

impl Edge {
    /// What stands on some pages at least.
    fn pages(&self) -> impl Iterator<Item = &Vec<Block>> {
        std::iter::once(&self.all).chain(&self.first)
    }

    /// What stands on this page, counted from 0.
    fn on(&self, page: usize) -> &[Block] {
        self.first.as_ref().filter(|_| page == 0).unwrap_or(&self.all)
    }
}

/// Blocks as items that stand below one another.
fn items(faces: &mut Faces<'_>, blocks: &[Block], setting: Setting) -> Vec<Item> {
    let mut items = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => items.extend(set(faces, paragraph, setting).into_iter().map(Item::Line)),
            Block::Table(table) => items.extend(rows(faces, table, setting).into_iter().map(Item::Row)),
            Block::NewPage => {}
        }
    }
    items
}

struct Own<'a, 'f> {
    pages: Pages<'f>,
    scale: f32,
    address: &'a str,
}

impl Own<'_, '_> {
    fn setting(&self, numbers: (usize, usize)) -> Setting {
        Setting { width: self.pages.paper.measure(), scale: self.scale, numbers }
    }

    fn body(&mut self, blocks: &[Block]) -> Result<()> {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::NewPage if !self.pages.is_fresh() => self.pages.turn(),
                Block::NewPage => {}
                Block::Table(table) => self.table(table)?,
                Block::Paragraph(paragraph) => {
                    let setting = self.setting((self.pages.pages.len(), self.pages.pages.len()));
                    let lines = set(&mut self.pages.faces, paragraph, setting);
                    let lines: Vec<Item> = lines.into_iter().map(Item::Line).collect();
                    if paragraph.keeps_next {
                        let next = blocks.get(at + 1).map_or(&[][..], std::slice::from_ref);
                        let follows = items(&mut self.pages.faces, next, setting);
                        self.pages.need(height_of(&lines) + follows.first().map_or(0.0, Item::height));
                    }
                    for line in &lines {
                        self.down(line)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Puts an item where the last page is filled to, or at the top of the next.
    fn down(&mut self, item: &Item) -> Result<()> {
        self.pages.need(item.height());
        let room = if self.pages.is_fresh() { item.room() } else { 0.0 };
        let (page, at) = (self.pages.pages.len() - 1, (self.pages.paper.left, self.pages.y - room));
        put(&mut self.pages, page, item, at, self.address)?;
        self.pages.y += item.height() - room;
        Ok(())
    }

    /// A table whose heads stand again on each page; a row that is higher than a page is parted between its lines.
    fn table(&mut self, table: &Table) -> Result<()> {
        let setting = self.setting((self.pages.pages.len(), self.pages.pages.len()));
        let all = rows(&mut self.pages.faces, table, setting);
        let count = all.iter().take_while(|row| row.is_head).count();
        let heads: Vec<SetRow> = if count < all.len() { all[..count].to_vec() } else { Vec::new() };
        let high: f32 = heads.iter().map(SetRow::height).sum();
        let whole = self.pages.paper.bottom - self.pages.paper.top - high;
        for (place, row) in all.into_iter().enumerate() {
            let mut row = row;
            loop {
                let fits = row.height() <= self.pages.room();
                if !fits && !self.pages.is_fresh() && (row.height() <= whole || self.pages.room() < row.least() * 3.0) {
                    self.pages.turn();
                    if place >= heads.len() {
                        self.heads(&heads)?;
                    }
                }
                let rest = if row.height() <= self.pages.room() { None } else { row.part(self.pages.room()) };
                let item = Item::Row(row);
                let (page, at) = (self.pages.pages.len() - 1, (self.pages.paper.left, self.pages.y));
                put(&mut self.pages, page, &item, at, self.address)?;
                self.pages.y += item.height();
                match rest {
                    Some(left) => {
                        row = left;
                        self.pages.turn();
                        if place >= heads.len() {
                            self.heads(&heads)?;
                        }
                    }
                    None => break,
                }
            }
        }
        Ok(())
    }

    fn heads(&mut self, heads: &[SetRow]) -> Result<()> {
        for head in heads {
            let (page, at) = (self.pages.pages.len() - 1, (self.pages.paper.left, self.pages.y));
            put(&mut self.pages, page, &Item::Row(head.clone()), at, self.address)?;
            self.pages.y += head.height();
        }
        Ok(())
    }

    /// What stands above and below the text of each page.
    fn edges(&mut self, sheet: &Sheet) -> Result<()> {
        let count = self.pages.pages.len();
        let (left, height) = (self.pages.paper.left, self.pages.paper.height);
        for page in 0..count {
            let setting = self.setting((page + 1, count));
            for (edge, is_head) in [(&sheet.head, true), (&sheet.foot, false)] {
                let items = items(&mut self.pages.faces, edge.on(page), setting);
                let mut y = if is_head { edge.distance } else { height - edge.distance - height_of(&items) };
                for item in &items {
                    put(&mut self.pages, page, item, (left, y), self.address)?;
                    y += item.height();
                }
            }
        }
        Ok(())
    }

    /// The code at the edge of each sheet whose head and foot do not carry it, so that each can be looked up.
    fn codes(&mut self, code: &str, carries: impl Fn(usize) -> bool) {
        let style = Style { role: Role::Body, size: SMALL * self.scale, indent: 0.0 };
        let at = (self.pages.paper.left, self.pages.paper.height - 7.0 * MM);
        for page in (0..self.pages.pages.len()).filter(|page| !carries(*page)) {
            self.pages.put_words(page, style, code, at);
        }
    }
}
