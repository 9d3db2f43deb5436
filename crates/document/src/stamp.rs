//! What a form says of its own handing out: the code, where it is looked up, who handed it out and when. Printed at its end.

use zhixing_kit::Language;

use crate::code::Code;
use crate::kind::Name;
use crate::text::Text;

/// The stamp of a form that is handed out.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The code.
    pub code: Code,
    /// The page where the code is looked up: what the square code holds.
    pub address: String,
    /// The organisation.
    pub organisation: String,
    /// Who hands it out.
    pub by: String,
    /// When, in words.
    pub at: String,
}

/// What every form has besides its own fields.
pub const COMMON: [Name; 6] = common::ALL;

/// What every form has besides its own fields, for templates.
pub(crate) mod common {
    use super::Name;

    pub const TITLE: Name = Name::new("title", "标题", "Title");
    pub const ORGANISATION: Name = Name::new("organisation", "单位全称", "Organisation");
    pub const CODE: Name = Name::new("code", "核验码", "Code");
    pub const QR: Name = Name::new("qr", "二维码", "Square code");
    pub const ISSUED: Name = Name::new("issued", "出具说明", "Handed out");
    pub const CHECK: Name = Name::new("check", "核验说明", "How to check");

    /// All of them.
    pub const ALL: [Name; 6] = [TITLE, ORGANISATION, CODE, QR, ISSUED, CHECK];
}

impl Stamp {
    /// The code with its name, as every page has it.
    pub fn page_code(&self, language: Language) -> String {
        Text(language).page_code(&self.code)
    }

    /// Who handed it out and when.
    pub fn issued(&self, language: Language) -> String {
        Text(language).issued(&self.by, &self.at)
    }

    /// How it is checked.
    pub fn check(&self, language: Language) -> &'static str {
        Text(language).check()
    }

    /// The stamp's value of a common field; `None` for the title, which is the form's, and the picture.
    pub(crate) fn value(&self, name: Name, language: Language) -> Option<String> {
        match name {
            common::ORGANISATION => Some(self.organisation.clone()),
            common::CODE => Some(self.code.to_string()),
            common::ISSUED => Some(self.issued(language)),
            common::CHECK => Some(self.check(language).to_owned()),
            _ => None,
        }
    }
}
