//! What the form sends that sets a member to a temporary branch.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

/// The form as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AttachmentInput {
    pub attached_number: String,
    pub attached_from: String,
}

impl AttachmentInput {
    /// The member's number and the day.
    pub fn check(&self) -> Result<(String, Date), Faults> {
        let mut check = Check::default();
        let number = check.text("attached_number", &self.attached_number, 60);
        let from = check.day("attached_from", &self.attached_from);
        check.finish((number, from))
    }
}
