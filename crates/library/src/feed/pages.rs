//! The page of one's own feed, and the address that is shown once.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::html::{
    Frame, Heading, Notice, Weight, actions, card, confirmed, copy_link, crumbs, link_button, moment, notice, page,
    post_button,
};
use zhixing_people::Secret;

use super::text::Text;

/// One's own feed: since when it has an address, if it has one.
pub fn own(frame: &Frame, made_at: Option<Moment>, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/library", text.library())])).lead(text.lead());
    let make = |weight, label| post_button("/library/feed", weight, label, &[]);
    page(
        frame,
        heading,
        html! {
            (notice(Notice::Warning, text.who_sees()))
            @match made_at {
                Some(made_at) => {
                    p { (text.since()) " " (moment(frame, made_at, zone)) }
                    (actions(html! {
                        (confirmed(frame, text.again_question(), make(Weight::Plain, text.make_again())))
                        (post_button("/library/feed/end", Weight::Quiet, text.end(), &[]))
                    }))
                }
                None => (make(Weight::Primary, text.make())),
            }
        },
    )
}

/// The secret address, shown this once.
pub fn address(frame: &Frame, path: &Secret, origin: &str) -> Markup {
    let text = Text(frame.language);
    let address = format!("{origin}{}", path.reveal());
    page(
        frame,
        Heading::new(text.address()).above(crumbs(frame, &[("/library", text.library())])).lead(text.shown_once()),
        html! {
            (notice(Notice::Warning, text.who_sees()))
            (card("", html! { p { code { (address) } } }, Some(actions(html! { (copy_link(frame, &address)) (link_button(Weight::Plain, "/library", text.back())) }))))
        },
    )
}
