//! The proof that a file carries: the sealed record of its handing out, attached so that the file itself need not change for it.
//!
//! The **body** of a file is what was made before the proof was there; its digest stands in the record. A PDF carries the proof behind its
//! body, as an attachment added by an incremental update; a Word or Excel file in a part of its own. Whoever has the file can take both apart
//! again and compare: no server is asked.

pub(crate) mod office;
mod portable;

use sha2::{Digest, Sha256};
use zhixing_kit::{Error, Result, Sentence};

use crate::Format;

zhixing_kit::text! {
    /// Why a file shows no proof.
    Text
    none() "文件里没有附带存证：它不是由知行出具的，或另存时存证被去掉了。文中印有核验码的，可以登录后在“文书核验”里查看原文。" / "The file carries no proof: it was not handed out by Zhixing, or the proof was lost when it was saved again. Where a code is printed in it, sign in and look the original up under “Check a form”.";
    unreadable() "文件读不出来：不是 PDF、Word 或 Excel 文件，或者已损坏。请向出具的支部要原文件；手上有纸面的，用核验码查。" / "The file cannot be read: it is no PDF, Word or Excel file, or it is damaged. Ask the branch for the original, or look up the code on the paper.";
}

/// What a file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// What kind of file it is.
    pub format: Format,
    /// The digest of its body as it is now.
    pub digest: String,
    /// The proof: a sealed record.
    pub proof: Vec<u8>,
}

/// The digest of a body: of a PDF its bytes, of a Word or Excel file its parts.
pub fn body_digest(format: Format, body: &[u8]) -> Result<String> {
    match format {
        Format::Pdf => Ok(hex::encode(Sha256::digest(body))),
        Format::Docx | Format::Xlsx => office::digest(body),
    }
}

/// The file: the body with its proof.
pub fn attach(format: Format, body: &[u8], proof: &[u8]) -> Result<Vec<u8>> {
    match format {
        Format::Pdf => {
            portable::attach(body, proof).ok_or_else(|| Error::broken("the PDF's end is not as it was written"))
        }
        Format::Docx | Format::Xlsx => office::attach(body, proof),
    }
}

/// Takes a file apart; a sentence where it carries no proof.
pub fn read(file: &[u8]) -> Result<Carried, Sentence> {
    let none = || Sentence::of(|language| Text(language).none());
    if file.starts_with(b"%PDF-") {
        let (body, proof) = portable::split(file).ok_or_else(none)?;
        let digest = hex::encode(Sha256::digest(body));
        return Ok(Carried { format: Format::Pdf, digest, proof: proof.to_vec() });
    }
    let (format, package) = office::open(file).ok_or_else(|| Sentence::of(|language| Text(language).unreadable()))?;
    office::read(format, &package).ok_or_else(none)
}
