//! Facts about one thing: pairs of a name and what holds.

use maud::{Markup, html};

/// A name and what holds.
pub type Fact<'a> = (&'a str, Markup);

/// A list of facts.
pub fn facts(facts: &[Fact]) -> Markup {
    html! { dl.facts { @for (name, fact) in facts { div { dt { (name) } dd { (fact) } } } } }
}
