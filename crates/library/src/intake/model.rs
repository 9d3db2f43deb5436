//! What was brought in, as a plain value.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Sentence, ids};

use crate::extract::{Format, Paragraph};
use crate::material::model::MaterialId;

ids! {
    /// Something that was brought in and is not published yet.
    IntakeId;
}

/// How long it waits, in milliseconds.
pub const KEPT_MS_MAX: i64 = DAY_MS;
/// How many of one librarian wait at most; a further one takes the place of the oldest.
pub const WAITING_MAX: usize = 5;

/// What was brought in, without its file.
#[derive(Clone, Debug)]
pub struct Intake {
    /// Its id.
    pub id: IntakeId,
    /// Of which material it is to be a new edition.
    pub material: Option<MaterialId>,
    /// The file's name.
    pub file_name: String,
    /// What the file is.
    pub format: Format,
    /// What it seems to be called.
    pub title: String,
    /// What was read from it.
    pub paragraphs: Vec<Paragraph>,
    /// What is in the original alone.
    pub left_out: Vec<Sentence>,
}
