//! A sentence in both languages. It never chooses between them.

/// One text for people, Chinese and English side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The Chinese text.
    pub zh: String,
    /// The English text.
    pub en: String,
}

impl Words {
    /// Both texts of one sentence.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}
