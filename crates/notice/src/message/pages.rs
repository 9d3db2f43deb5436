//! The list of one's notices.

use maud::{Markup, html};
use zhixing_kit::Moment;
use zhixing_kit::db::Surroundings;
use zhixing_kit::html::{
    Frame, Heading, Item, Tone, Weight, empty, list as lines, moment, page, pager, pill, post_button,
    post_button_uncoded,
};

use super::Received;
use crate::text::Text;

pub fn list(frame: &Frame, received: &[Received], earlier: Option<Moment>, around: &Surroundings) -> Markup {
    let text = Text(frame.language);
    let any_new = received.iter().any(|notice| notice.seen_at.is_none());
    let heading = Heading::new(text.notices()).lead(text.notices_lead());
    let heading = if any_new {
        heading.action(post_button("/notices/all-seen", Weight::Plain, text.mark_all_seen(), &[]))
    } else {
        heading
    };
    let items: Vec<_> = received.iter().map(|notice| item(frame, notice, around)).collect();
    let older = earlier.map(|before| format!("/notices?before={}", before.0));
    page(
        frame,
        heading,
        html! {
            @if items.is_empty() { (empty(text.no_notices(), "", None)) } @else { (lines(&items)) }
            (pager(frame, None, older.as_deref()))
        },
    )
}

fn item<'a>(frame: &Frame, notice: &'a Received, around: &Surroundings) -> Item<'a> {
    let text = Text(frame.language);
    let state = if notice.seen_at.is_some() { pill(Tone::Quiet, text.seen()) } else { pill(Tone::Soon, text.unseen()) };
    let action = format!("/notices/{}/opening", notice.id);
    Item::plain(notice.subject.text(frame.language))
        .meta(html! { p { (notice.body.text(frame.language)) } p { (moment(frame, notice.sent_at, &around.zone)) " " (state) } })
        .end(post_button_uncoded(&action, Weight::Plain, text.open()))
}
