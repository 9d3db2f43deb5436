//! Fields of a Word document: of all that there are, the two numbers of pages are known; of others what they showed last is kept.

/// How far a field is read.
pub(super) enum Field {
    /// Its instruction is being read.
    Asks(String),
    /// What it showed last stands for a number that is set anew.
    Stands,
    /// What it showed last is kept.
    Shows,
}

/// A field whose value is set anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The number of the page.
    Page,
    /// The number of pages.
    Pages,
}

impl Known {
    /// What an instruction asks for.
    pub fn of(instruction: &str) -> Option<Self> {
        match instruction.split_whitespace().next()?.to_ascii_uppercase().as_str() {
            "PAGE" => Some(Self::Page),
            "NUMPAGES" | "SECTIONPAGES" => Some(Self::Pages),
            _ => None,
        }
    }
}
