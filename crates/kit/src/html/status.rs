//! How something stands: an icon and a word, never a colour alone.

use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::words::Words;

/// The colour and drawing of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// To be done soon.
    Soon,
    /// Too late, refused, failed.
    Bad,
    /// Nothing to do.
    Quiet,
    /// Only a fact.
    Plain,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Soon => "soon",
            Self::Bad => "bad",
            Self::Quiet => "still",
            Self::Plain => "plain",
        }
    }

    pub(super) fn icon(self) -> &'static str {
        match self {
            Self::Good => "check",
            Self::Soon => "clock",
            Self::Bad => "alert",
            Self::Quiet => "minus",
            Self::Plain => "circle",
        }
    }
}

/// The states that more than one capability knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it; their words stand in the table of sentences")]
pub enum Status {
    Met,
    Due,
    Overdue,
    Exempt,
    Draft,
    Planned,
    UnderWay,
    Held,
    Cancelled,
    Signed,
    Open,
    Closed,
}

/// The pill of a state known here.
pub fn status(frame: &Frame, status: Status) -> Markup {
    let words = Words(frame.language);
    let (tone, icon, label) = match status {
        Status::Met => (Tone::Good, "check", words.met()),
        Status::Due => (Tone::Soon, "clock", words.due()),
        Status::Overdue => (Tone::Bad, "alert", words.overdue()),
        Status::Exempt => (Tone::Quiet, "minus", words.exempt()),
        Status::Draft => (Tone::Quiet, "pencil", words.draft()),
        Status::Planned => (Tone::Plain, "calendar", words.planned()),
        Status::UnderWay => (Tone::Soon, "play", words.under_way()),
        Status::Held => (Tone::Good, "check", words.held()),
        Status::Cancelled => (Tone::Quiet, "close", words.cancelled()),
        Status::Signed => (Tone::Good, "sign", words.signed()),
        Status::Open => (Tone::Soon, "clock", words.open()),
        Status::Closed => (Tone::Good, "check", words.closed()),
    };
    pill_with(tone, icon, label)
}

/// A pill with a word of the page's own.
pub fn pill(tone: Tone, label: &str) -> Markup {
    pill_with(tone, tone.icon(), label)
}

fn pill_with(tone: Tone, drawing: &str, label: &str) -> Markup {
    html! { span class={ "pill " (tone.class()) } { (icon(drawing)) (label) } }
}
