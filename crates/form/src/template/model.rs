//! A template as plain values.

use zhixing_kit::{Moment, ids};

ids! {
    /// A template.
    TemplateId;
}

/// The longest name of a template's file, in characters.
pub const FILE_NAME_MAX: usize = 80;

/// A template that is in use.
#[derive(Clone, Debug)]
pub struct Template {
    /// The code of the kind of form that it is for.
    pub kind: String,
    /// The name of its file.
    pub file_name: String,
    /// Its file.
    pub file: Option<Vec<u8>>,
    /// Who put it into use.
    pub added_name: String,
    /// When.
    pub added_at: Moment,
}
