//! What happened, in order: the history of one thing.

use maud::{Markup, html};

use super::icon::icon;
use super::status::Tone;

/// One thing that happened.
pub struct Event<'a> {
    /// When, as a [`super::moment`].
    pub when: Markup,
    /// Who did it.
    pub who: &'a str,
    /// What happened.
    pub what: Markup,
    /// How it stands.
    pub tone: Tone,
}

/// Events, in the order given.
pub fn timeline(events: &[Event]) -> Markup {
    html! {
        ol.timeline {
            @for event in events {
                li class=(event.tone.class()) {
                    (icon(event.tone.icon()))
                    div { div.timeline-what { (event.what) } div.meta { (event.when) " · " (event.who) } }
                }
            }
        }
    }
}
