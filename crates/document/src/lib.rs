//! Official forms as plain values, made into PDF, Word and Excel files that carry their proof.
//!
//! A [`Kind`] says which fields and tables a form has, a [`Form`] holds their values, a [`Stamp`] the code under which it is handed out.
//! It knows no capability, asks no database and no clock, and decides nothing about who may see what. The same values give the same bytes.

mod cell;
mod code;
mod docx;
mod form;
mod kind;
mod numeral;
mod part;
mod pdf;
mod proof;
mod qr;
mod sheet;
mod stamp;
#[cfg(test)]
mod tests;
mod text;
mod widths;
mod xlsx;

pub use cell::Cell;
pub use code::{Code, Mistyped};
pub use docx::{Finding, TEMPLATE_BYTES_MAX, check, docx, sample, template};
pub use form::Form;
pub use kind::{Column, Holds, Kind, Name, Section, Table};
pub use part::{Fact, Part};
pub use pdf::pdf;
pub use proof::{Carried, attach, body_digest, read};
pub use stamp::{COMMON, Stamp};
pub use xlsx::xlsx;

/// How large the type of a PDF is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// As official documents have it.
    #[default]
    Usual,
    /// Large print, for who reads with effort.
    Large,
}

/// The kinds of files that a form is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// To be printed and kept.
    Pdf,
    /// To be worked on in a word processor.
    Docx,
    /// To be worked on in a spreadsheet.
    Xlsx,
}

impl Format {
    /// All formats, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Xlsx];

    /// The word in rows and addresses, and the ending of the file's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}
