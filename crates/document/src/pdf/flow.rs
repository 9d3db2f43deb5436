//! Paragraphs of an own template as lines of a width, with what stands on each. It measures and places nothing on a page.

use unicode_linebreak::linebreaks;

use super::face::{Faces, Role, Sign};
use super::page::MM;
use crate::sheet::{Align, Leading, Look, Paragraph, Piece, Rule, Stop, Type};

/// The side of the square code.
pub(super) const SQUARE: f32 = 24.0 * MM;
/// The height of a line, in sizes, where nothing says another.
const NATURAL: f32 = 1.3;
/// Where tabulators stand that nobody set.
const STEP: f32 = 36.0;

/// Words of one look that stand on a line.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Where they begin.
    pub x: f32,
    /// How wide they are.
    pub width: f32,
    /// How they look, in the size in which they are set.
    pub look: Look,
    /// Their signs.
    pub signs: Vec<Sign>,
    /// What is added after each.
    pub spread: f32,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(super) struct SetLine {
    /// The room above it, which falls away at the top of a page.
    pub room: f32,
    /// Its height without that room.
    pub height: f32,
    /// Its base line below its upper edge.
    pub base: f32,
    /// Its words.
    pub spans: Vec<Span>,
    /// Where the square code stands, if it stands here.
    pub square: Option<f32>,
    /// Lines across: how far below its upper edge, from where to where.
    pub rules: Vec<(f32, f32, f32, Rule)>,
}

/// Into what a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The width.
    pub width: f32,
    /// How much larger than usual.
    pub scale: f32,
    /// The number of the page, and of pages.
    pub numbers: (usize, usize),
}

/// A sign with its look.
type Letter = (char, Look);

/// The lines of a paragraph, at least one.
pub(super) fn set(faces: &mut Faces<'_>, paragraph: &Paragraph, setting: Setting) -> Vec<SetLine> {
    let mut flow = Flow { faces, paragraph, setting, lines: Vec::new() };
    flow.stretches();
    let mut lines = flow.lines;
    let [left, right, _] = paragraph.indents;
    let across = (left, (setting.width - right).max(left + 1.0));
    if let Some(first) = lines.first_mut() {
        first.room = paragraph.room[0] * setting.scale;
        first.rules.extend(paragraph.rules[0].map(|rule| (0.0, across.0, across.1, rule)));
    }
    if let Some(last) = lines.last_mut() {
        last.rules.extend(paragraph.rules[1].map(|rule| (last.height + rule.width, across.0, across.1, rule)));
        last.height += paragraph.room[1] * setting.scale + paragraph.rules[1].map_or(0.0, |rule| 2.0 * rule.width);
    }
    lines
}

struct Flow<'a, 'f> {
    faces: &'a mut Faces<'f>,
    paragraph: &'a Paragraph,
    setting: Setting,
    lines: Vec<SetLine>,
}

impl Flow<'_, '_> {
    /// What stands between two breaks of lines, one after the other.
    fn stretches(&mut self) {
        let paragraph = self.paragraph;
        let mut letters: Vec<Letter> = Vec::new();
        for piece in &paragraph.pieces {
            match piece {
                Piece::Words(words, look) => self.say(words, *look, &mut letters),
                Piece::Tab(look) => letters.push(('\t', self.scaled(*look))),
                Piece::Page(look) => self.say(&self.setting.numbers.0.to_string(), *look, &mut letters),
                Piece::Pages(look) => self.say(&self.setting.numbers.1.to_string(), *look, &mut letters),
                Piece::Break => self.stretch(&std::mem::take(&mut letters)),
                Piece::Square => {
                    if !letters.is_empty() {
                        self.stretch(&std::mem::take(&mut letters));
                    }
                    self.square();
                }
            }
        }
        if !letters.is_empty() || self.lines.is_empty() {
            self.stretch(&letters);
        }
    }

    fn say(&self, words: &str, look: Look, letters: &mut Vec<Letter>) {
        let look = self.scaled(look);
        letters.extend(words.chars().filter(|sign| !sign.is_control()).map(|sign| (sign, look)));
    }

    fn scaled(&self, look: Look) -> Look {
        Look { size: look.size * self.setting.scale, ..look }
    }

    /// From where to where the next line goes.
    fn reach(&self) -> (f32, f32) {
        let [left, right, first] = self.paragraph.indents;
        let from = if self.lines.is_empty() { (left + first).max(0.0) } else { left };
        (from, (self.setting.width - right).max(from + self.setting.scale))
    }

    fn square(&mut self) {
        let (from, to) = self.reach();
        let x = from + moved(self.paragraph.align, to - from - SQUARE);
        self.lines.push(SetLine { height: SQUARE + 2.0, base: SQUARE, square: Some(x), ..SetLine::default() });
    }

    fn stretch(&mut self, letters: &[Letter]) {
        let has_tabs = letters.iter().any(|(sign, _)| *sign == '\t');
        if has_tabs && self.tabbed(letters) {
            return;
        }
        let apart =
            |(sign, look): &Letter| if *sign == '\t' { vec![('\u{3000}', *look); 2] } else { vec![(*sign, *look)] };
        let letters: Vec<Letter> = letters.iter().flat_map(apart).collect();
        self.broken(&letters);
    }

    /// Words broken into lines where Unicode allows it, at last anywhere.
    fn broken(&mut self, letters: &[Letter]) {
        let text: String = letters.iter().map(|(sign, _)| sign).collect();
        let (mut line, mut wide, mut from, mut byte) = (Vec::new(), 0.0, 0, 0);
        for (to, _) in linebreaks(&text) {
            let count = text[byte..to].chars().count();
            byte = to;
            let piece = &letters[from..from + count];
            from += count;
            let signs: Vec<(Sign, Look)> = piece.iter().map(|letter| self.sign(*letter)).collect();
            let seen = piece.iter().rposition(|(sign, _)| !sign.is_whitespace()).map_or(0, |last| last + 1);
            let needed: f32 = signs[..seen].iter().map(width).sum();
            let (begin, end) = self.reach();
            if !line.is_empty() && wide + needed > end - begin {
                self.put(&std::mem::take(&mut line), false);
                wide = 0.0;
            }
            for sign in signs {
                let (begin, end) = self.reach();
                if !line.is_empty() && wide + width(&sign) > end - begin && needed > end - begin {
                    self.put(&std::mem::take(&mut line), false);
                    wide = 0.0;
                }
                wide += width(&sign);
                line.push(sign);
            }
        }
        self.put(&line, true);
    }

    fn sign(&mut self, (sign, look): Letter) -> (Sign, Look) {
        (self.faces.sign(role(look.face), sign), look)
    }

    /// A line of these signs.
    fn put(&mut self, signs: &[(Sign, Look)], ends: bool) {
        let (from, to) = self.reach();
        let wide: f32 = signs.iter().map(width).sum();
        let (free, gaps) = (to - from - wide, signs.len().saturating_sub(1).max(1) as f32);
        let size = signs.iter().map(|(_, look)| look.size).fold(0.0, f32::max);
        // What lacks much is not torn apart.
        let stretches = self.paragraph.align == Align::Both && !ends && free.abs() < size * 2.0;
        let spread = if stretches { free / gaps } else { 0.0 };
        let x = from + moved(self.paragraph.align, free);
        let line = self.line(spans(signs, x, spread));
        self.lines.push(line);
    }

    /// Words between tabulators on one line; false where they do not fit on one.
    fn tabbed(&mut self, letters: &[Letter]) -> bool {
        let (from, to) = self.reach();
        let (mut at, mut found) = (from, Vec::new());
        for (place, part) in letters.split(|(sign, _)| *sign == '\t').enumerate() {
            let signs: Vec<(Sign, Look)> = part.iter().map(|letter| self.sign(*letter)).collect();
            let wide: f32 = signs.iter().map(width).sum();
            if place > 0 {
                let stop = self.stop(at, to);
                let x = match stop.align {
                    Align::Centre => stop.at - wide / 2.0,
                    Align::Right => stop.at - wide,
                    Align::Left | Align::Both => stop.at,
                };
                let x = x.max(at);
                let mut tabs = letters.iter().filter(|(sign, _)| *sign == '\t');
                if let Some((_, look)) = tabs.nth(place - 1).filter(|(_, look)| look.underlined) {
                    found.push(Span { x: at, width: x - at, look: *look, signs: Vec::new(), spread: 0.0 });
                }
                at = x;
            }
            if at + wide > to + 0.5 {
                return false;
            }
            found.extend(spans(&signs, at, 0.0));
            at += wide;
        }
        let by = moved(self.paragraph.align, to - at);
        found.iter_mut().for_each(|span| span.x += by);
        let line = self.line(found);
        self.lines.push(line);
        true
    }

    /// The next tabulator after a place.
    fn stop(&self, at: f32, end: f32) -> Stop {
        let own = self.paragraph.stops.iter().filter(|stop| stop.at > at + 0.5).min_by(|a, b| a.at.total_cmp(&b.at));
        let next = ((at / STEP).floor() + 1.0) * STEP;
        let stop = own.copied().unwrap_or(Stop { at: next, align: Align::Left });
        Stop { at: stop.at.min(end), ..stop }
    }

    fn line(&self, spans: Vec<Span>) -> SetLine {
        let own = self.paragraph.look.size * self.setting.scale;
        let size = spans.iter().map(|span| span.look.size).reduce(f32::max).unwrap_or(own);
        let natural = size * NATURAL;
        let height = match self.paragraph.leading {
            Leading::Times(times) => natural * times.clamp(0.5, 6.0),
            Leading::Exactly(height) => (height * self.setting.scale).max(2.0),
            Leading::AtLeast(height) => (height * self.setting.scale).max(natural),
        };
        SetLine { height, base: height / 2.0 + size * 0.36, spans, ..SetLine::default() }
    }
}

/// How far free room moves a line.
fn moved(align: Align, free: f32) -> f32 {
    match align {
        Align::Centre => (free / 2.0).max(0.0),
        Align::Right => free.max(0.0),
        Align::Left | Align::Both => 0.0,
    }
}

fn width((sign, look): &(Sign, Look)) -> f32 {
    sign.width * look.size / 1000.0
}

/// Signs of one look each, from a point on.
fn spans(signs: &[(Sign, Look)], from: f32, spread: f32) -> Vec<Span> {
    let mut x = from;
    let span = |part: &[(Sign, Look)]| {
        let wide = part.iter().map(|sign| width(sign) + spread).sum();
        let span =
            Span { x, width: wide, look: part[0].1, signs: part.iter().map(|(sign, _)| *sign).collect(), spread };
        x += wide;
        span
    };
    signs.chunk_by(|a, b| a.1 == b.1).map(span).collect()
}

fn role(face: Type) -> Role {
    match face {
        Type::Text => Role::Body,
        Type::Heading => Role::Head,
        Type::Title => Role::Title,
    }
}
