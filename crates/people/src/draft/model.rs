//! A draft as plain values, and its limits.

use std::collections::BTreeMap;

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Moment, ids};

ids! {
    /// A draft.
    DraftId;
}

/// How long a draft is kept after its last change.
pub const KEPT_MS_MAX: i64 = 30 * DAY_MS;
/// The most drafts of one account.
pub const DRAFTS_MAX: usize = 50;
/// The most bytes of what was typed.
pub const TYPED_BYTES_MAX: usize = 64 * 1024;
/// The longest key of a form.
pub const FORM_BYTES_MAX: usize = 200;
/// The most characters of a page's title that are kept.
pub const TITLE_MAX: usize = 120;

/// The fields of a form by name, as they were typed.
pub type Typed = BTreeMap<String, String>;

/// That something is half written, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The key by which its form is known.
    pub form: String,
    /// Where the form stands.
    pub path: String,
    /// What its page is called.
    pub title: String,
    /// The device, such as `Chrome · Android`.
    pub device: String,
    /// When it changed last.
    pub saved_at: Moment,
}

/// What was half written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it belongs, and when it was written on what.
    pub about: Unfinished,
    /// What was typed.
    pub typed: Typed,
}

impl Unfinished {
    /// Whether it was written on a phone.
    pub fn is_from_phone(&self) -> bool {
        ["Android", "iPhone", "HarmonyOS"].iter().any(|system| self.device.contains(system))
    }

    /// Where one goes on with it: to its form, or where it can be read when nobody knows where that stands.
    pub fn way(&self) -> &str {
        if self.path.is_empty() { "/drafts" } else { &self.path }
    }
}

/// What a device hands in: checked, and not yet anybody's.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// The key of the form.
    pub form: String,
    /// Where it stands; none when the page came back with faults and has no address of its own.
    pub path: Option<String>,
    /// What the page is called.
    pub title: String,
    /// What was typed.
    pub typed: Typed,
    /// The device.
    pub device: String,
}
