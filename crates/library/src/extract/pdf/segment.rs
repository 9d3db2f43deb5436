//! Pieces of lines that stand by themselves: parted where more space lies between two words than between words of a sentence. Which of them stand in
//! one of two columns of running text, and which are beside one another.

use super::super::plain;
use super::page::{Page, Word, said};

/// The space that parts two pieces, in heights of their line: characters that are spread over a line stand closer. Up to the larger one it has to be
/// wider than other spaces of the line, for words may be spread, too.
const SPACE_MIN: f64 = 0.6;
const SPACE_SURE: f64 = 1.0;
const SPACE_MORE: f64 = 1.8;
/// Between two Chinese words, which are written without one, so little is enough.
const SPACE_CHINESE: f64 = 0.4;
/// How much of its height a piece keeps, in the middle, when it is asked what stands beside it: boxes of lines that follow each other overlap.
const CORE: f64 = 0.6;
/// Higher than this many usual heights is a title or a mark across the page, and nothing stands beside it.
const HEIGHTS_MAX: f64 = 2.2;
/// As wide as this many heights are lines of running text.
const RUNNING_WIDTH: f64 = 15.0;
/// So many lines of running text on either side are two columns.
const COLUMN_LINES_MIN: usize = 8;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// The number of its line on the page.
    pub line: usize,
    /// The numbers of its words in that line.
    pub words: std::ops::Range<usize>,
    pub text: String,
}

impl Segment {
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// From where to where it is looked for what stands beside it.
    pub fn core(&self) -> (f64, f64) {
        let (middle, half) = (f64::midpoint(self.top, self.bottom), self.height() * CORE / 2.0);
        (middle - half, middle + half)
    }

    /// Whether it is as wide as a line of running text.
    pub fn is_running(&self) -> bool {
        self.right - self.left >= self.height() * RUNNING_WIDTH
    }
}

/// The pieces of a page, but for what is far higher than the rest.
pub fn segments(page: &Page) -> Vec<Segment> {
    let mut all = Vec::new();
    for (line, words) in page.lines.iter().map(|line| &line.words).enumerate() {
        let mut begin = 0;
        let height = words.iter().map(Word::height).fold(f64::INFINITY, f64::min).max(1.0);
        let space_min = space_min(words, height);
        for end in 1..=words.len() {
            let parts = |before: usize| {
                let space = words[end].left - words[before].right;
                let space_min = if is_chinese(&words[before]) && is_chinese(&words[end]) {
                    space_min.min(height * SPACE_CHINESE)
                } else {
                    space_min
                };
                // After a sentence the space may be wide, too.
                let sure = if plain::ends_sentence(&words[before].text) { height * SPACE_SURE } else { 0.0 };
                let so_far = || words[begin..end].iter().map(|word| word.text.as_str()).collect::<String>();
                space > space_min.max(sure) && !is_mark(&so_far())
            };
            if end == words.len() || parts(end - 1) {
                all.extend(segment(page, line, begin..end));
                begin = end;
            }
        }
    }
    let usual = usual_height(&all);
    all.retain(|one| one.height() <= usual * HEIGHTS_MAX && !is_foot(&one.text));
    all
}

/// The space that parts two pieces of a line.
fn space_min(words: &[Word], height: f64) -> f64 {
    let mut spaces: Vec<f64> = words.windows(2).map(|pair| pair[1].left - pair[0].right).collect();
    spaces.sort_by(f64::total_cmp);
    let usual = spaces.get(spaces.len() / 2).copied().filter(|_| spaces.len() > 2).unwrap_or_default();
    (usual * SPACE_MORE).clamp(height * SPACE_MIN, height * SPACE_SURE)
}

/// Whether it is a word of several Chinese characters: single ones are spread over a line.
fn is_chinese(word: &Word) -> bool {
    let is_one = |c: char| matches!(c, '\u{2e80}'..='\u{ffef}' | '·' | '\u{2010}'..='\u{2027}');
    word.text.chars().count() > 1 && word.text.chars().all(is_one)
}

/// Whether it is the number of its page, with signs around it: no table has such a cell.
fn is_foot(text: &str) -> bool {
    super::prose::is_page_number(text) && text.contains(['-', '—', '－', '–', '第'])
}

/// Whether it is the number or the sign of an item, which belongs to what follows.
pub fn is_mark(text: &str) -> bool {
    let ends = ['.', '、', ')', '）', '．', ']', '•', '·', '●', '○', '■', '□', '-', '–', '—', '*', '\u{f0b7}'];
    text.chars().count() <= 5 && text.ends_with(ends)
}

fn segment(page: &Page, line: usize, range: std::ops::Range<usize>) -> Option<Segment> {
    let words = page.lines[line].words.get(range.clone())?;
    let text = said(words);
    let least = |side: fn(&Word) -> f64| words.iter().map(side).fold(f64::INFINITY, f64::min);
    let most = |side: fn(&Word) -> f64| words.iter().map(side).fold(f64::NEG_INFINITY, f64::max);
    (!text.trim().is_empty()).then(|| Segment {
        left: least(|word| word.left),
        right: most(|word| word.right),
        top: least(|word| word.top),
        bottom: most(|word| word.bottom),
        line,
        words: range,
        text,
    })
}

/// The height in the middle of all heights.
pub fn usual_height(all: &[Segment]) -> f64 {
    let mut heights: Vec<f64> = all.iter().map(Segment::height).collect();
    heights.sort_by(f64::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or_default()
}

/// Where the space between two columns of running text lies, if the page has these.
pub fn gutter(page: &Page, all: &[Segment]) -> Option<f64> {
    let middle = page.width / 2.0;
    let running = || all.iter().filter(|one| one.is_running());
    let mut ends: Vec<f64> = running().filter(|one| one.right <= middle * 1.1).map(|one| one.right).collect();
    let mut begins: Vec<f64> = running().filter(|one| one.left >= middle * 0.9).map(|one| one.left).collect();
    if ends.len() < COLUMN_LINES_MIN || begins.len() < COLUMN_LINES_MIN {
        return None;
    }
    ends.sort_by(f64::total_cmp);
    begins.sort_by(f64::total_cmp);
    // A few lines may reach beyond.
    let (end, begin) = (ends[ends.len() * 9 / 10], begins[begins.len() / 10]);
    (end < begin).then(|| f64::midpoint(end, begin))
}

/// What stands beside one another, from the top of the page to its bottom.
pub fn bands(mut all: Vec<Segment>) -> Vec<Vec<Segment>> {
    all.sort_by(|one, other| one.core().0.total_cmp(&other.core().0));
    let mut bands: Vec<Vec<Segment>> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for segment in all {
        let (from, to) = segment.core();
        match bands.last_mut().filter(|_| from < end) {
            Some(band) => band.push(segment),
            None => bands.push(vec![segment]),
        }
        end = if bands.last().is_some_and(|band| band.len() == 1) { to } else { end.max(to) };
    }
    bands
}
