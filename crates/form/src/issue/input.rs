//! What is asked for when a form is looked up.

use serde::Deserialize;
use zhixing_document::{Code, Mistyped};
use zhixing_kit::Sentence;
use zhixing_kit::form::Faults;

use super::text::Text;

zhixing_kit::fields! {
    CODE = "code" "核验码" / "Code", why "找到这份文书在台账中的原始内容" / "To find what the ledger says of this form", seen "只用于这一次查找，不保存" / "Used for this one look, and not kept";
}

/// The code as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CodeInput {
    /// As typed, or as the square code has it.
    pub code: String,
}

impl CodeInput {
    /// The code; `None` before anything was typed.
    pub fn check(&self) -> Result<Option<Code>, Faults> {
        if self.code.trim().is_empty() {
            return Ok(None);
        }
        Code::check(&self.code).map(Some).map_err(|why| Faults::at(CODE.name, told(why)))
    }
}

/// What is wrong with a code, and what to do.
fn told(why: Mistyped) -> Sentence {
    Sentence::of(|language| match why {
        Mistyped::Length(count) => Text(language).mistyped_length(count),
        Mistyped::Sign(sign) => Text(language).mistyped_sign(sign),
        Mistyped::Mixed => Text(language).mistyped().to_owned(),
    })
}
