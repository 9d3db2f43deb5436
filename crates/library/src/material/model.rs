//! A material, its editions and its paragraphs as plain values.

use zhixing_kit::{Moment, Sentence, ids};
use zhixing_people::UnitId;

use super::text::Text;
use crate::extract::{Format, Look, Paragraph};
use crate::words::words;

ids! {
    /// A material.
    MaterialId;
    /// An edition of a material.
    EditionId;
}

words! {
    /// What a material is about: the five areas of study.
    pub enum Area {
        /// Theory.
        Theory = "theory" "理论" / "Theory";
        /// Law.
        Law = "law" "法律" / "Law";
        /// Discipline and style.
        Discipline = "discipline" "纪律作风" / "Discipline";
        /// Procedures of the work.
        Procedures = "procedures" "执法规程" / "Procedures";
        /// Professional knowledge.
        Knowledge = "knowledge" "业务知识" / "Professional knowledge";
    }
}

words! {
    /// What kind of text a material is.
    pub enum Kind {
        /// Rules that hold.
        Rule = "rule" "法规制度" / "Rules";
        /// A paper that was sent round.
        Paper = "paper" "文件通知" / "Paper";
        /// What a lecture or a lesson is made from.
        Lecture = "lecture" "讲义课件" / "Lecture";
        /// A case to learn from.
        Case = "case" "案例" / "Case";
        /// A guide: step by step.
        Guide = "guide" "操作指引" / "Guide";
        /// Something to read.
        Reading = "reading" "学习材料" / "Reading";
    }
}

/// The most tags of a material, and the most characters of one.
pub const TAGS_MAX: usize = 8;
/// The most characters of a tag.
pub const TAG_CHARS_MAX: usize = 12;
/// The most editions of a material.
pub const EDITIONS_MAX: u32 = 200;
/// The most bytes of the text on one page of it: lean pages are fast pages.
const PART_BYTES_MAX: usize = 18_000;
/// About how many bytes of markup stand around a paragraph.
const MARKUP_BYTES: usize = 36;

/// A material as its newest edition says.
#[derive(Clone, Debug)]
pub struct Material {
    /// Its id.
    pub id: MaterialId,
    /// Whose librarian published it.
    pub unit: UnitId,
    /// That unit's name.
    pub unit_name: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub area: Area,
    /// What kind of text.
    pub kind: Kind,
    /// Tags.
    pub tags: Vec<String>,
    /// The number of the edition that holds.
    pub edition: u32,
    /// When that one was published.
    pub changed_at: Moment,
    /// It was taken back.
    pub taken: Option<Taken>,
}

/// That a material was taken back.
#[derive(Clone, Debug)]
pub struct Taken {
    /// By whom.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Why.
    pub why: String,
}

/// An edition, without its file.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// Its number, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// An address in the web; empty: none.
    pub link: String,
    /// What is new in it.
    pub note: String,
    /// What the file is.
    pub format: Format,
    /// The file's name.
    pub file_name: String,
    /// How large it is.
    pub file_bytes: u64,
    /// How many pages it has on the screen.
    pub parts: u32,
    /// Who published it.
    pub published_name: String,
    /// When.
    pub published_at: Moment,
}

/// A paragraph where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the edition, from 1; 0 is the title.
    pub place: u32,
    /// On which page of it, from 1.
    pub part: u32,
    /// How it is set.
    pub look: Look,
    /// Its words.
    pub text: String,
}

/// The paragraphs with their places and pages; in front of them the title, so that it is found too. Says how many pages there are.
pub fn placed(title: &str, paragraphs: &[Paragraph]) -> (Vec<Placed>, u32) {
    let mut all = vec![Placed { place: 0, part: 1, look: Look::Title, text: title.to_owned() }];
    let (mut part, mut bytes) = (1, 0);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let size = paragraph.text.len() + MARKUP_BYTES;
        if bytes > 0 && bytes + size > PART_BYTES_MAX {
            part += 1;
            bytes = 0;
        }
        bytes += size;
        let place = at as u32 + 1;
        all.push(Placed { place, part, look: paragraph.look, text: paragraph.text.clone() });
    }
    (all, part)
}

/// Refuses what was taken back, and an edition too many.
pub fn may_be_renewed(material: &Material) -> Result<(), Sentence> {
    must_hold(material)?;
    if material.edition >= EDITIONS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_editions(EDITIONS_MAX)));
    }
    Ok(())
}

/// Refuses what was taken back.
pub fn must_hold(material: &Material) -> Result<(), Sentence> {
    if material.taken.is_some() { Err(Sentence::of(|language| Text(language).is_taken())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_parted_between_paragraphs_and_keeps_its_order() {
        let paragraphs: Vec<Paragraph> =
            (0..40).map(|at| Paragraph { look: Look::Body, text: format!("{at}{}", "字".repeat(900)) }).collect();
        let (all, parts) = placed("题", &paragraphs);
        assert_eq!((all.len(), all[0].look, all[0].place), (41, Look::Title, 0));
        assert!(parts > 4 && all.last().unwrap().part == parts);
        assert!(all.windows(2).all(|two| two[0].place + 1 == two[1].place && two[0].part <= two[1].part));
        for part in 1..=parts {
            let bytes: usize = all.iter().filter(|one| one.part == part).map(|one| one.text.len()).sum();
            assert!(bytes <= PART_BYTES_MAX, "{part}: {bytes}");
        }
    }
}
