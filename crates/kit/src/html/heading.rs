//! The head of a page's content: the only h1, what the page is for, and its one primary action.

use maud::{Markup, html};

/// What stands at the top of a page. A plain title turns into one by itself.
pub struct Heading<'a> {
    pub(super) title: &'a str,
    above: Option<Markup>,
    lead: Option<Markup>,
    action: Option<Markup>,
}

impl<'a> Heading<'a> {
    /// A title and nothing else.
    pub fn new(title: &'a str) -> Self {
        Self { title, above: None, lead: None, action: None }
    }

    /// What stands above the title: breadcrumbs.
    #[must_use]
    pub fn above(mut self, above: Markup) -> Self {
        self.above = Some(above);
        self
    }

    /// One or two sentences below the title, or pills and dates.
    #[must_use]
    pub fn lead(mut self, lead: impl maud::Render) -> Self {
        self.lead = Some(lead.render());
        self
    }

    /// The one thing to do here.
    #[must_use]
    pub fn action(mut self, action: Markup) -> Self {
        self.action = Some(action);
        self
    }

    pub(super) fn markup(&self) -> Markup {
        html! {
            @if let Some(above) = &self.above { (above) }
            div.heading {
                div {
                    h1 { (self.title) }
                    @if let Some(lead) = &self.lead { div.lead { (lead) } }
                }
                @if let Some(action) = &self.action { div.heading-action { (action) } }
            }
        }
    }
}

impl<'a> From<&'a str> for Heading<'a> {
    fn from(title: &'a str) -> Self {
        Self::new(title)
    }
}

impl<'a> From<&'a String> for Heading<'a> {
    fn from(title: &'a String) -> Self {
        Self::new(title)
    }
}
