//! What the page has to say to its reader: a notice, a warning, a refusal, or that there is nothing yet.

use maud::{Markup, html};

use super::icon::icon;

/// How urgent a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Good to know.
    Info,
    /// Holds, but something may go wrong.
    Warning,
    /// The rules said no; read out at once.
    Refused,
}

/// A sentence or more in a frame of its own.
pub fn notice(kind: Notice, body: impl maud::Render) -> Markup {
    let (class, drawing, role) = match kind {
        Notice::Info => ("notice", "info", None),
        Notice::Warning => ("notice soon", "alert", None),
        Notice::Refused => ("notice bad", "hand", Some("alert")),
    };
    html! { div class=(class) role=[role] { (icon(drawing)) div { (body) } } }
}

/// Nothing here yet: says so, what to do next, and offers it.
pub fn empty(sentence: &str, next: &str, action: Option<Markup>) -> Markup {
    html! {
        div.empty {
            p { b { (sentence) } }
            p { (next) }
            @if let Some(action) = action { (action) }
        }
    }
}
