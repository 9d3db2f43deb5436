//! Questions by chance, with every sign that some format has a meaning for. The same seed gives the same questions.

use std::sync::LazyLock;

use crate::{Asked, Draft, Image, ImageName, Images, Question, picture};

pub struct Chance(pub u64);

/// A dot of this colour.
pub fn dot(colour: u8) -> Vec<u8> {
    let screen = [1, 0, 1, 0, 0x80, 0, 0, colour, 0, 0, 0, 0, 0];
    let image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    [b"GIF89a".as_slice(), &screen, &image, b";"].concat()
}

/// Three pictures, by name.
pub fn images() -> Images {
    (1..=3).map(|colour| Image::of(&dot(colour)).expect("a picture")).map(|image| (image.name(), image)).collect()
}

static NAMES: LazyLock<Vec<ImageName>> = LazyLock::new(|| images().into_keys().collect());

const BITS: &[&str] = &[
    "安全",
    "车辆",
    "道路 ",
    "A",
    "b",
    "3",
    "％",
    "%50%",
    "{",
    "}",
    "=",
    "~",
    "#",
    "##",
    ":",
    "::",
    "\\",
    "\\n",
    "<b>",
    "&amp;",
    "\"",
    "'",
    ",",
    "；",
    ";",
    "|",
    "->",
    "[html]",
    "//",
    "$CATEGORY:",
    "@@PLUGINFILE@@",
    "]]>",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "____",
    "（）",
    "！",
    "ANSWER",
    "+",
    "-1",
    "@",
    "，",
    "“",
    "”",
    "?",
    "é",
    "🚦",
    "_",
    "__",
];

impl Chance {
    pub fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }

    pub fn text(&mut self, with_pictures: bool) -> String {
        let mut text = String::new();
        for _ in 0..=self.next(8) {
            if with_pictures && self.next(12) == 0 {
                text.push_str(&picture(["一点", "图", "a\"b<"][self.next(3)], NAMES[self.next(3)].as_str()));
            } else {
                text.push_str(BITS[self.next(BITS.len())]);
            }
        }
        text
    }

    fn maybe(&mut self) -> String {
        if self.next(2) == 0 { String::new() } else { self.text(false) }
    }

    fn asked(&mut self, kind: usize) -> Asked {
        let count = 2 + self.next(5);
        let options =
            |chance: &mut Self| (0..count).map(|index| format!("{}{index}", chance.text(true))).collect::<Vec<_>>();
        match kind {
            0 => Asked::Single { options: options(self), right: self.next(count) },
            1 => {
                let right = (0..count).filter(|_| self.next(2) == 0).collect::<Vec<_>>();
                Asked::Multiple {
                    options: options(self),
                    right: if right.is_empty() { vec![0, count - 1] } else { right },
                }
            }
            2 => Asked::Judgement { right: self.next(2) == 0 },
            3 => {
                let blanks = 1 + self.next(3);
                let accepted = |chance: &mut Self| (0..=chance.next(3)).map(|_| chance.text(false)).collect();
                Asked::FillIn { blanks: (0..blanks).map(|_| accepted(self)).collect() }
            }
            _ => Asked::Short { reference: self.text(true) },
        }
    }

    /// A question; chance also makes drafts that are none, and those are passed over.
    pub fn question(&mut self) -> Question {
        loop {
            let kind = self.next(5);
            let draft = Draft {
                title: self.maybe(),
                stem: self.text(true),
                asked: self.asked(kind),
                explanation: self.maybe(),
                source: self.maybe(),
                link: if self.next(3) == 0 { "https://example.org/a?b=c&d".to_owned() } else { String::new() },
                area: ["", "道路安全", "党务 & 纪律", "a:b{c}"][self.next(4)].to_owned(),
            };
            if let Ok(question) = Question::new(draft) {
                return question;
            }
        }
    }
}
