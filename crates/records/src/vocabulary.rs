//! The words of the ledger: verbs and kinds of things, each declared by the capability that uses it and listed in docs/vocabulary.md.

/// Where the vocabulary lives: `verbs/NAME` and `activities/NAME` below it are verbs and kinds, `objects/PATH` are the things themselves,
/// `extensions/NAME` are further facts. All are names; nothing is ever fetched from there.
pub const BASE: &str = "https://w3id.org/zhixing/";

/// What was done: a name under `BASE/verbs/`, and the word on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    /// In the IRI and in the database: lower-case letters and hyphens.
    pub name: &'static str,
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// What it was done to: a name under `BASE/activities/`, and the word on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThingKind {
    /// In the IRI: lower-case letters and hyphens.
    pub name: &'static str,
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Verb {
    /// The verb's IRI.
    pub fn iri(&self) -> String {
        format!("{BASE}verbs/{}", self.name)
    }

    /// Its line in docs/vocabulary.md.
    pub fn line(&self) -> String {
        format!("| `verbs/{}` | {} | {} |", self.name, self.zh, self.en)
    }
}

impl ThingKind {
    /// The kind's IRI.
    pub fn iri(&self) -> String {
        format!("{BASE}activities/{}", self.name)
    }

    /// Its line in docs/vocabulary.md.
    pub fn line(&self) -> String {
        format!("| `activities/{}` | {} | {} |", self.name, self.zh, self.en)
    }
}

/// Declares verbs as consts and collects them in `VERBS`: `verbs! { HELD = "held" "召开" / "held"; }`, then `verb: &HELD`.
#[macro_export]
macro_rules! verbs {
    ($($(#[$meta:meta])* $key:ident = $name:literal $zh:literal / $en:literal;)+) => {
        $( $(#[$meta])* #[doc = concat!("`", $name, "`: ", $zh)]
        pub const $key: $crate::Verb = $crate::Verb { name: $name, zh: $zh, en: $en }; )+
        /// Every verb of this room, for the test that compares them with docs/vocabulary.md.
        pub const VERBS: &[$crate::Verb] = &[$($key),+];
    };
}

/// Declares kinds of things as consts and collects them in `KINDS`: `things! { ACTIVITY = "activity" "活动" / "activity"; }`.
#[macro_export]
macro_rules! things {
    ($($(#[$meta:meta])* $key:ident = $name:literal $zh:literal / $en:literal;)+) => {
        $( $(#[$meta])* #[doc = concat!("`", $name, "`: ", $zh)]
        pub const $key: $crate::ThingKind = $crate::ThingKind { name: $name, zh: $zh, en: $en }; )+
        /// Every kind of thing of this room, for the test that compares them with docs/vocabulary.md.
        pub const KINDS: &[$crate::ThingKind] = &[$($key),+];
    };
}

verbs! {
    CORRECTED = "corrected" "更正" / "corrected";
}

things! {
    UNIT = "unit" "单位" / "unit";
}
