//! A pass, as a plain value.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Result, Write};
use zhixing_xapi::Statement;

/// What an open course may do: everything in it is compared as a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// The public half of its credentials; always begins with [`BEGIN`].
    pub key: String,
    /// Whom it speaks for: the agent's identifier, as `zhixing_xapi::Ifi::key` writes it.
    pub agent: String,
    /// About which activity it keeps states.
    pub activity: String,
    /// In which enrolment.
    pub registration: String,
    /// Until when.
    pub until: Moment,
}

impl Pass {
    /// The name under which the house opened it.
    pub fn name(&self) -> &str {
        self.key.strip_prefix(BEGIN).unwrap_or_default()
    }
}

/// With what the key of a pass begins: no client's does.
pub const BEGIN: &str = "pass-";

/// Who is told of what an open course writes, in the same transaction and after it was stored. A refusal undoes the whole request and is answered
/// with 403. What is there already is not told again.
pub type Watch = fn(&Write<'_>, &OrganisationId, &Pass, &[&Statement], home: &str) -> Result<()>;
