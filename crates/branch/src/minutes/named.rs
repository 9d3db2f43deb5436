//! Who is named in minutes, as a reader is told: as the roll tells him apart, else as he was written down.

use zhixing_kit::Language;

use super::model::{Minutes, Remark};
use super::signer::{Signature, SignerRole};
use crate::roll::namesake::{bare, named, worded};

impl Minutes {
    /// Who presided or took the record; empty where nobody is named.
    pub fn officer(&self, role: SignerRole, language: Language) -> String {
        named(language, &self.roll, role.person(&self.activity), role.written(&self.activity))
    }

    /// Who signed: nobody else can be named in his role since.
    pub fn signer(&self, signature: &Signature, language: Language) -> String {
        let officer = self.officer(signature.role, language);
        let is_he = bare(signature.role.written(&self.activity)) == bare(&signature.name);
        if is_he { officer } else { worded(language, &signature.name) }
    }

    /// Who said something; empty of a summary.
    pub fn speaker(&self, remark: &Remark, language: Language) -> String {
        named(language, &self.roll, remark.speaker.as_ref(), &remark.speaker_name)
    }
}
