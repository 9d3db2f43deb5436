//! What a ballot paper sends. Every line sends one letter and every further name one id, so that no ballot is longer than another.

use zhixing_kit::Sentence;

use crate::ballot::count::model::Paper;
use crate::ballot::model::{CANDIDATES_MAX, Mark};
use crate::ballot::text::Text;
use crate::roll::model::RollEntryId;

zhixing_kit::fields! {
    LINE = "line" "您的选择" / "Your choice", why "计票用。" / "It is counted.", seen "谁也看不到是您选的" / "Nobody sees that it is yours";
    OTHER = "other" "另选他人" / "Somebody else instead", why "对候选人投反对票的，可以另选他人（选举工作条例第二十五条）。" / "Who votes against candidates may name others (article 25 of the regulations on elections).", seen "谁也看不到是您选的" / "Nobody sees that it is yours";
}

/// Stands for nobody where an id would stand: as long as one.
pub const NOBODY: &str = "------------------------------------";

/// A ballot paper as it was filled in.
#[derive(Clone, Debug, Default)]
pub struct PaperInput {
    /// For each line what was chosen; empty where nothing was.
    pub lines: Vec<String>,
    /// The further names that were chosen.
    pub others: Vec<String>,
}

impl PaperInput {
    /// Reads `line.0`, `line.1`, …, `other.0`, …; anything else is passed over.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut input = Self::default();
        for (name, value) in pairs {
            let Some((field, place)) = name.split_once('.') else { continue };
            let Some(place) = place.parse::<usize>().ok().filter(|place| *place < CANDIDATES_MAX) else { continue };
            let list = match field {
                "line" => &mut input.lines,
                "other" => &mut input.others,
                _ => continue,
            };
            if list.len() <= place {
                list.resize(place + 1, String::new());
            }
            list[place].clone_from(value);
        }
        input
    }

    /// The ballot, if every line has an answer and every further name is one.
    pub fn check(&self) -> Result<Paper, Sentence> {
        let fault = || Sentence::of(|language| Text(language).every_line());
        let marks = self.lines.iter().map(|line| Mark::of(line)).collect::<Option<Vec<_>>>().ok_or_else(fault)?;
        let chosen = self.others.iter().filter(|other| !other.is_empty() && *other != NOBODY);
        let others = chosen.map(|other| RollEntryId::parse(other)).collect::<Option<Vec<_>>>().ok_or_else(fault)?;
        Ok(Paper { marks, others })
    }

    /// The same as a form would send it again.
    pub fn of(paper: &Paper, room: usize) -> Self {
        let others = (0..room).map(|at| paper.others.get(at).map_or(NOBODY, |other| other.as_str()).to_owned());
        Self { lines: paper.marks.iter().map(|mark| mark.letter().to_string()).collect(), others: others.collect() }
    }
}
