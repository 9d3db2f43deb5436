//! The pages about the organisation's own sign-in, and its place on the sign-in page. Markup only.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Notice, Weight, actions, crumbs, field, form, hidden, link_button, moment, notice, page,
    plain_page, submit,
};

use super::text::Text;
use crate::account::Secret;
use crate::fields::{FIELDS, PASSWORD};
use crate::query::in_query;

/// The provider's name; without one, what it is called in the reader's language.
fn called(text: Text, name: &str) -> &str {
    if name.is_empty() { text.unnamed() } else { name }
}

/// One's own link; `name` is the provider's, `linked_at` since when.
pub fn own(frame: &Frame, name: Option<&str>, linked_at: Option<Moment>, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/settings", text.settings())]));
    let Some(name) = name else { return page(frame, heading, notice(Notice::Info, text.not_set_up())) };
    let (path, why, weight, label) = match linked_at {
        Some(_) => ("/settings/identity/end", text.prove_end(), Weight::Danger, text.end()),
        None => ("/settings/identity", text.prove_link(), Weight::Primary, text.link()),
    };
    page(
        frame,
        heading.lead(text.lead(called(text, name))),
        html! {
            @match linked_at {
                Some(at) => (notice(Notice::Info, html! { (text.linked_since()) " " (moment(frame, at, zone)) })),
                None => p { (text.not_linked_yet()) }
            }
            p { (why) }
            (form(frame, path, FIELDS, faults, html! {
                (field(frame, &PASSWORD, Input::Password, "", faults))
                (actions(submit(weight, label)))
            }))
        },
    )
}

/// The way to the provider, once the owner has proven himself.
pub fn way(frame: &Frame, name: &str, address: &str) -> Markup {
    let text = Text(frame.language);
    page(
        frame,
        Heading::new(&text.go_title(called(text, name)))
            .above(crumbs(frame, &[("/settings/identity", text.title())]))
            .lead(text.go_lead()),
        actions(html! {
            (link_button(Weight::Primary, address, text.go()))
            (link_button(Weight::Quiet, "/settings/identity", text.back()))
        }),
    )
}

/// Who came back finishes with a press: looking at a page changes nothing.
pub fn came_back(frame: &Frame, name: &str, code: &str, state: &Secret) -> Markup {
    let text = Text(frame.language);
    plain_page(
        frame,
        Heading::new(text.came_title()).lead(text.came_lead(called(text, name))),
        form(
            frame,
            "/sign-in/identity/arrival",
            FIELDS,
            &Faults::default(),
            html! {
                (hidden("code", code))
                (hidden("state", state.reveal()))
                (actions(submit(Weight::Primary, text.go_on())))
            },
        ),
    )
}

/// The offer on the sign-in page.
pub fn offer(frame: &Frame, name: &str, next: &str) -> Markup {
    let href = format!("/sign-in/identity?next={}", in_query(next));
    let text = Text(frame.language);
    actions(link_button(Weight::Plain, &href, &text.offer(called(text, name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhixing_kit::{Language, html::sample_frame};

    #[test]
    fn a_provider_without_a_name_is_called_something_in_each_language() {
        for (language, name, said) in [
            (Language::Chinese, "", "单位统一登录"),
            (Language::English, "", "your organisation"),
            (Language::English, "江州通行证", "江州通行证"),
        ] {
            let shown = offer(&sample_frame(language), name, "/today").0;
            assert!(shown.contains(said), "{shown}");
        }
    }
}
