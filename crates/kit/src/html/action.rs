//! What a person can do: buttons and links that look like buttons. One primary action per page.

use maud::{Markup, PreEscaped, html};

use super::form::UNCODED;
use super::frame::Frame;
use super::icon::icon;
use super::words::Words;

/// How much an action asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do on this page.
    Primary,
    /// Anything else.
    Plain,
    /// Rarely wanted.
    Quiet,
    /// Takes something away or ends it.
    Danger,
}

impl Weight {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Primary => "button primary",
            Self::Plain => "button",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

/// The button that sends the form around it.
pub fn submit(weight: Weight, label: &str) -> Markup {
    html! { button class=(weight.class()) { (label) } }
}

/// A button that sends the form around it with one more value.
pub fn submit_as(weight: Weight, name: &str, value: &str, label: &str) -> Markup {
    html! { button class=(weight.class()) name=(name) value=(value) { (label) } }
}

/// A link to another page that looks like a button.
pub fn link_button(weight: Weight, href: &str, label: &str) -> Markup {
    html! { a class=(weight.class()) href=(href) { (label) } }
}

/// A form with nothing but a button; what it sends besides is hidden.
pub fn post_button(action: &str, weight: Weight, label: &str, sent: &[(&str, &str)]) -> Markup {
    html! {
        form.inline method="post" action=(action) {
            (UNCODED)
            @for (name, value) in sent { input type="hidden" name=(name) value=(value); }
            (submit(weight, label))
        }
    }
}

/// As [`post_button`], for what comes to the same however often it is sent: without the page's code, which a long list of them would be heavy with.
pub fn post_button_uncoded(action: &str, weight: Weight, label: &str) -> Markup {
    html! { form.inline method="post" action=(action) { (submit(weight, label)) } }
}

/// Asks the question before the form inside is sent. Without scripts it stands beside a box that the browser wants ticked first; so the form lets the
/// browser look at it (a [`post_button`] does, a form with fields of its own does not).
pub fn confirmed(frame: &Frame, question: &str, form: Markup) -> Markup {
    let words = Words(frame.language);
    html! { zx-confirm question=(question) yes=(words.yes_do_it()) no=(words.rather_not()) { (ticked_first(question, form)) } }
}

/// The form with a box before its button, for a browser without scripts. The box has no name: it is asked for, and never sent.
fn ticked_first(question: &str, form: Markup) -> Markup {
    let PreEscaped(form) = form;
    let (before, button) = form.split_at(form.rfind("<button").unwrap_or(form.len()));
    html! {
        (PreEscaped(before))
        noscript { label.choice.sure { input type="checkbox" required; span { (question) } } }
        (PreEscaped(button))
    }
}

/// Actions side by side, the primary one first.
pub fn actions(inside: Markup) -> Markup {
    html! { div.actions { (inside) } }
}

/// A button that copies a full address; only there when scripts run.
pub fn copy_link(frame: &Frame, address: &str) -> Markup {
    let words = Words(frame.language);
    html! { zx-copy text=(address) done=(words.copied()) { button type="button" class="button quiet" { (icon("copy")) span { (words.copy()) } } } }
}

/// A button that copies any text, such as a key; only there when scripts run.
pub fn copy_text(frame: &Frame, text: &str, label: &str) -> Markup {
    let words = Words(frame.language);
    html! { zx-copy text=(text) done=(words.copied()) { button type="button" class="button quiet" { (icon("copy")) span { (label) } } } }
}

/// Asks the reader's own device for a key (a passkey) and sends its answer with the form inside, which has no button of its own. `task` is `create`
/// or `get`, `options` what the device is asked or where that is fetched. Without scripts it says that it needs them.
pub fn device_key(frame: &Frame, task: &str, options: &str, label: &str, form: Markup) -> Markup {
    let words = Words(frame.language);
    html! {
        zx-passkey task=(task) options=(options) failed=(words.device_failed()) missing=(words.device_missing()) hidden {
            (form)
            (actions(html! { button type="button" class=(Weight::Plain.class()) { (icon("lock")) span { (label) } } }))
            p.meta data-said role="status" hidden {}
        }
        noscript { p.meta { (label) (frame.language.pick("：", ": ")) (words.device_needs_scripts()) } }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample_frame;
    use super::*;
    use crate::Language;

    #[test]
    fn what_is_asked_first_is_asked_without_scripts_too() {
        let frame = sample_frame(Language::English);
        let button = post_button("/posts/1/end", Weight::Quiet, "End <it>", &[("sure", "<button")]);
        let shown = confirmed(&frame, "Go & end it?", button).0;
        let asked = concat!(
            r#"<noscript><label class="choice sure"><input type="checkbox" required><span>Go &amp; end it?</span></label></noscript>"#,
            r#"<button class="button quiet">End &lt;it&gt;</button></form></zx-confirm>"#
        );
        assert!(shown.ends_with(asked), "{shown}");
        assert!(!shown.contains("novalidate") && shown.contains(r#"question="Go &amp; end it?""#), "{shown}");
    }
}
