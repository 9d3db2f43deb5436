//! A template as plain values.

use zhixing_kit::{Moment, ids};

ids! {
    /// A template.
    TemplateId;
}

/// The longest name of a template's file, in characters.
pub const FILE_NAME_MAX: usize = 80;

/// A template that was checked and waits to be put into use.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The name of its file.
    pub file_name: String,
    /// Its file.
    pub file: Vec<u8>,
    /// The file's SHA-256, in hexadecimal: who puts it into use says that it is this one that he looked at.
    pub digest: String,
    /// Who brought it.
    pub brought_name: String,
    /// When.
    pub brought_at: Moment,
}

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
