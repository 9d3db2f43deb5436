//! A course and its editions as plain values.

use zhixing_kit::{Moment, ids};
use zhixing_people::UnitId;

use crate::package::model::{Outline, Standard};

ids! {
    /// A course.
    CourseId;
    /// An edition of a course.
    EditionId;
}

/// The most editions of a course.
pub const EDITIONS_MAX: u32 = 100;
/// The most characters of a title.
pub const TITLE_CHARS_MAX: usize = 120;

/// A course as its newest edition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Whose librarian published it.
    pub unit: UnitId,
    /// That unit's name.
    pub unit_name: String,
    /// Its title.
    pub title: String,
    /// By which rules it speaks.
    pub standard: Standard,
    /// The number of the edition that holds.
    pub edition: u32,
    /// When that one was published.
    pub changed_at: Moment,
    /// It was taken back: by whom, when, why.
    pub taken: Option<(String, Moment, String)>,
}

impl Course {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/courses/{}", self.id)
    }
}

/// An edition, without its files.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// Its number, from 1.
    pub number: u32,
    /// What is new in it.
    pub note: String,
    /// What its manifest says.
    pub outline: Outline,
    /// The package's name.
    pub file_name: String,
    /// How many bytes the package had.
    pub file_bytes: u64,
    /// Who published it.
    pub published_name: String,
    /// When.
    pub published_at: Moment,
}
