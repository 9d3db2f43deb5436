//! How paragraphs and words of a Word document look: what a style, what it is based on and what the place itself say, put together.

use std::collections::HashMap;

use super::{Align, BLACK, Colour, Leading, Look, Rule, Stop, Type};
use crate::docx::tree::{self, Element};

/// The most styles that are based on one another.
const CHAIN_MAX: usize = 20;
/// The size of words where nothing says one.
const SIZE: f32 = 10.0;
/// The farthest that lines are from one another, in points.
const LEADING_MAX: f32 = 300.0;
/// The largest and smallest size that is set.
const SIZES: std::ops::RangeInclusive<f32> = 4.0..=120.0;

/// What is said of words; nothing where the style below decides.
#[derive(Clone, Debug, Default)]
pub(super) struct RunLook {
    font: Option<String>,
    bold: Option<bool>,
    size: Option<f32>,
    colour: Option<Colour>,
    underlined: Option<bool>,
    hidden: Option<bool>,
}

impl RunLook {
    /// Reads `w:rPr`.
    pub fn of(properties: &Element) -> Self {
        let fonts = properties.child("w:rFonts");
        let font = fonts.and_then(|fonts| {
            ["w:eastAsia", "w:ascii", "w:hAnsi"].iter().find_map(|name| fonts.attribute(name)).map(str::to_owned)
        });
        let underlined = |line: &Element| line.attribute("w:val").is_none_or(|kind| kind != "none");
        Self {
            font,
            bold: properties.child("w:b").map(is_on),
            size: properties.child("w:sz").and_then(|size| number(size, "w:val")).map(|halves| halves / 2.0),
            colour: properties.child("w:color").map(|colour| colour_of(colour.attribute("w:val"))),
            underlined: properties.child("w:u").map(underlined),
            hidden: properties.child("w:vanish").map(is_on),
        }
    }

    /// This, and what it leaves open as below.
    pub fn over(self, below: &Self) -> Self {
        Self {
            font: self.font.or_else(|| below.font.clone()),
            bold: self.bold.or(below.bold),
            size: self.size.or(below.size),
            colour: self.colour.or(below.colour),
            underlined: self.underlined.or(below.underlined),
            hidden: self.hidden.or(below.hidden),
        }
    }

    /// Whether the words are not shown.
    pub fn is_hidden(&self) -> bool {
        self.hidden == Some(true)
    }

    /// As they are set.
    pub fn look(&self) -> Look {
        let is = |names: &[&str]| {
            let font = self.font.as_deref().unwrap_or_default().to_lowercase();
            names.iter().any(|name| font.contains(name))
        };
        let face = if is(&["标宋", "biaosong", "xbs"]) {
            Type::Title
        } else if self.bold == Some(true) || is(&["黑", "hei", "gothic", "sans"]) {
            Type::Heading
        } else {
            Type::Text
        };
        let size = self.size.unwrap_or(SIZE).clamp(*SIZES.start(), *SIZES.end());
        Look { face, size, colour: self.colour.unwrap_or(BLACK), underlined: self.underlined == Some(true) }
    }
}

/// What is said of the edge of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) enum Border {
    /// That there is no line.
    Bare,
    /// A line.
    Line(Rule),
}

impl Border {
    /// The line, if there is one.
    pub fn rule(self) -> Option<Rule> {
        match self {
            Self::Bare => None,
            Self::Line(rule) => Some(rule),
        }
    }
}

/// What is said of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphLook {
    /// Its style.
    pub style: Option<String>,
    /// Its side.
    pub align: Option<Align>,
    left: Option<f32>,
    right: Option<f32>,
    first: Option<f32>,
    /// The same in hundredths of a sign.
    first_signs: Option<f32>,
    /// The room above.
    pub above: Option<f32>,
    /// The room below.
    pub below: Option<f32>,
    /// The distance of its lines.
    pub leading: Option<Leading>,
    /// Whether what follows stays with it.
    pub keeps_next: Option<bool>,
    /// Whether it begins a page.
    pub new_page: Option<bool>,
    /// The list it is counted in, and how deep.
    pub list: Option<String>,
    /// How deep.
    pub level: Option<usize>,
    /// Lines above and below.
    pub rules: [Option<Border>; 2],
    /// Tabulators.
    pub stops: Vec<Stop>,
}

impl ParagraphLook {
    /// Reads `w:pPr`.
    pub fn of(properties: &Element) -> Self {
        let (space, indent) = (properties.child("w:spacing"), properties.child("w:ind"));
        let twips = |of: Option<&Element>, name: &str| of.and_then(|of| number(of, name)).map(|twips| twips / 20.0);
        let signs = |name: &str| indent.and_then(|indent| number(indent, name));
        let list = properties.child("w:numPr");
        let borders = properties.child("w:pBdr");
        let rule = |side: &str| borders.and_then(|borders| borders.child(side)).map(border_of);
        let stops = properties.child("w:tabs").map(|tabs| tabs.elements().filter_map(stop_of).collect());
        Self {
            style: properties.child("w:pStyle").and_then(|style| style.attribute("w:val")).map(str::to_owned),
            align: properties.child("w:jc").map(align_of),
            left: twips(indent, "w:left").or_else(|| twips(indent, "w:start")),
            right: twips(indent, "w:right").or_else(|| twips(indent, "w:end")),
            first: twips(indent, "w:firstLine").or_else(|| twips(indent, "w:hanging").map(|by| -by)),
            first_signs: signs("w:firstLineChars").or_else(|| signs("w:hangingChars").map(|by| -by)),
            above: twips(space, "w:before"),
            below: twips(space, "w:after"),
            leading: space.and_then(leading_of),
            keeps_next: properties.child("w:keepNext").map(is_on),
            new_page: properties.child("w:pageBreakBefore").map(is_on),
            list: list.and_then(|list| list.child("w:numId")?.attribute("w:val")).map(str::to_owned),
            level: list.and_then(|list| number(list.child("w:ilvl")?, "w:val")).map(|level| level as usize),
            rules: [rule("w:top"), rule("w:bottom")],
            stops: stops.unwrap_or_default(),
        }
    }

    /// This, and what it leaves open as below.
    pub fn over(self, below: &Self) -> Self {
        let [above_rule, below_rule] = self.rules;
        Self {
            style: self.style,
            align: self.align.or(below.align),
            left: self.left.or(below.left),
            right: self.right.or(below.right),
            first: self.first.or(below.first),
            first_signs: self.first_signs.or(below.first_signs),
            above: self.above.or(below.above),
            below: self.below.or(below.below),
            leading: self.leading.or(below.leading),
            keeps_next: self.keeps_next.or(below.keeps_next),
            new_page: self.new_page.or(below.new_page),
            list: self.list.or_else(|| below.list.clone()),
            level: self.level.or(below.level),
            rules: [above_rule.or(below.rules[0]), below_rule.or(below.rules[1])],
            stops: if self.stops.is_empty() { below.stops.clone() } else { self.stops },
        }
    }

    /// How far it is moved in: left, right, its first line besides; signs count by the size of its words.
    pub fn indents(&self, size: f32) -> [f32; 3] {
        let signs = self.first_signs.filter(|signs| *signs != 0.0).map(|signs| signs / 100.0 * size);
        let within = |by: Option<f32>| by.unwrap_or_default().clamp(-200.0, 400.0);
        [within(self.left).max(0.0), within(self.right).max(0.0), within(signs.or(self.first))]
    }
}

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    paragraph: ParagraphLook,
    run: RunLook,
    table: Option<Element>,
}

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Looks {
    paragraph: ParagraphLook,
    run: RunLook,
    styles: HashMap<String, Style>,
    usual: Option<String>,
}

impl Looks {
    /// Reads `styles.xml`; a document without it has none.
    pub fn read(styles: Option<&[u8]>) -> Self {
        let mut looks = Self::default();
        let nodes = styles.and_then(tree::read).unwrap_or_default();
        for element in tree::elements(&nodes).flat_map(Element::elements) {
            match element.name.as_str() {
                "w:docDefaults" => {
                    let of = |outer: &str, inner: &str| element.child(outer).and_then(|outer| outer.child(inner));
                    looks.run = of("w:rPrDefault", "w:rPr").map(RunLook::of).unwrap_or_default();
                    looks.paragraph = of("w:pPrDefault", "w:pPr").map(ParagraphLook::of).unwrap_or_default();
                }
                "w:style" => looks.add(element),
                _ => {}
            }
        }
        looks
    }

    fn add(&mut self, element: &Element) {
        let Some(id) = element.attribute("w:styleId") else { return };
        let is_usual = element.attribute("w:default").is_some_and(|word| matches!(word, "1" | "true"));
        if is_usual && element.attribute("w:type") == Some("paragraph") {
            self.usual = Some(id.to_owned());
        }
        let style = Style {
            based_on: element.child("w:basedOn").and_then(|base| base.attribute("w:val")).map(str::to_owned),
            paragraph: element.child("w:pPr").map(ParagraphLook::of).unwrap_or_default(),
            run: element.child("w:rPr").map(RunLook::of).unwrap_or_default(),
            table: element.child("w:tblPr").and_then(|table| table.child("w:tblBorders")).cloned(),
        };
        self.styles.insert(id.to_owned(), style);
    }

    /// A style and those it is based on, itself first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> Vec<&'s Style> {
        let mut chain = Vec::new();
        let mut next = id;
        while let Some(style) = next.and_then(|id| self.styles.get(id)) {
            if chain.len() >= CHAIN_MAX {
                break;
            }
            chain.push(style);
            next = style.based_on.as_deref();
        }
        chain
    }

    /// A paragraph and its words, with all that its style says.
    pub fn paragraph(&self, own: ParagraphLook) -> (ParagraphLook, RunLook) {
        let style = own.style.clone();
        let chain = self.chain(style.as_deref().or(self.usual.as_deref()));
        let run = chain.iter().fold(RunLook::default(), |run, style| run.over(&style.run));
        let paragraph = chain.iter().fold(own, |paragraph, style| paragraph.over(&style.paragraph));
        (paragraph.over(&self.paragraph), run.over(&self.run))
    }

    /// What the style of words says.
    pub fn words(&self, id: Option<&str>) -> RunLook {
        self.chain(id).iter().fold(RunLook::default(), |run, style| run.over(&style.run))
    }

    /// The lines that a table's style gives it.
    pub fn table<'s>(&'s self, id: Option<&'s str>) -> Option<&'s Element> {
        self.chain(id).iter().find_map(|style| style.table.as_ref())
    }
}

/// A number in an attribute.
pub(super) fn number(element: &Element, name: &str) -> Option<f32> {
    element.attribute(name)?.parse::<f32>().ok().filter(|number| number.is_finite())
}

/// Whether a property that is there is on.
pub(super) fn is_on(element: &Element) -> bool {
    !matches!(element.attribute("w:val"), Some("0" | "false" | "off"))
}

/// A colour in six hexadecimal signs; black for one that follows the background.
fn colour_of(hexadecimal: Option<&str>) -> Colour {
    let mut colour = BLACK;
    match hexadecimal.filter(|word| word.len() == 6) {
        Some(word) if hex::decode_to_slice(word, &mut colour).is_ok() => colour,
        _ => BLACK,
    }
}

pub(super) fn align_of(element: &Element) -> Align {
    match element.attribute("w:val") {
        Some("center") => Align::Centre,
        Some("right" | "end") => Align::Right,
        Some("both" | "distribute") => Align::Both,
        _ => Align::Left,
    }
}

/// Whether a border is a line.
pub(super) fn is_line(border: &Element) -> bool {
    !matches!(border.attribute("w:val"), None | Some("none" | "nil"))
}

fn border_of(border: &Element) -> Border {
    // Thickness is counted in eighths of a point.
    let width = (number(border, "w:sz").unwrap_or(4.0) / 8.0).clamp(0.25, 6.0);
    if !is_line(border) {
        return Border::Bare;
    }
    Border::Line(Rule { colour: colour_of(border.attribute("w:color")), width })
}

fn leading_of(spacing: &Element) -> Option<Leading> {
    let line = number(spacing, "w:line").filter(|line| *line > 0.0)?;
    Some(match spacing.attribute("w:lineRule") {
        Some("exact") => Leading::Exactly((line / 20.0).min(LEADING_MAX)),
        Some("atLeast") => Leading::AtLeast((line / 20.0).min(LEADING_MAX)),
        _ => Leading::Times(line / 240.0),
    })
}

fn stop_of(tab: &Element) -> Option<Stop> {
    let align = match tab.attribute("w:val") {
        Some("clear") => return None,
        Some("center") => Align::Centre,
        Some("right" | "end") => Align::Right,
        _ => Align::Left,
    };
    Some(Stop { at: number(tab, "w:pos")? / 20.0, align })
}
