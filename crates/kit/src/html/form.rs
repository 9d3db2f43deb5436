//! Forms: what is wrong is said at the top, with links to the fields, and again at each field. Everything is sent by ordinary posts.

use maud::{Markup, PreEscaped, html};

use super::frame::Frame;
use super::icon::icon;
use super::words::Words;
use crate::form::{Faults, Field};

/// The field in which a form bears the code of its page.
pub const PAGE_CODE: &str = "zx-page-code";
/// That field, still empty: a form is made without its page, which fills it in ([`coded`]).
pub(super) const UNCODED: PreEscaped<&str> = PreEscaped(r#"<input type="hidden" name="zx-page-code" value="">"#);

/// The field of the page's code, for a form that is not made by [`form`].
pub fn page_code() -> Markup {
    html! { (UNCODED) }
}

/// A page's content with the page's code in each of its forms; without a reader nobody would be known by it.
pub(super) fn coded(frame: &Frame, body: String) -> Markup {
    if !body.contains(UNCODED.0) {
        return PreEscaped(body);
    }
    let is_known = frame.reader.is_some() && !frame.code.is_empty();
    let field = html! { @if is_known { input type="hidden" name=(PAGE_CODE) value=(frame.code); } };
    PreEscaped(body.replace(UNCODED.0, &field.0))
}

/// A form. `fields` are those it may hold (a capability's `FIELDS` will do): the summary of faults takes their labels.
pub fn form(frame: &Frame, action: &str, fields: &[&Field], faults: &Faults, body: Markup) -> Markup {
    html! { form.form method="post" action=(action) novalidate data-faulty[!faults.is_empty()] { (UNCODED) (summary(frame, fields, faults)) (body) } }
}

/// A form that takes files along.
pub fn upload_form(frame: &Frame, action: &str, fields: &[&Field], faults: &Faults, body: Markup) -> Markup {
    html! { form.form method="post" action=(action) enctype="multipart/form-data" novalidate data-faulty[!faults.is_empty()] { (summary(frame, fields, faults)) (body) } }
}

/// A form that asks for words and shows a page; nothing is changed by it.
pub fn search_form(frame: &Frame, action: &str, name: &str, label: &str, value: &str) -> Markup {
    html! {
        form.search role="search" action=(action) {
            label.unseen for={ "q-" (name) } { (label) }
            input type="search" id={ "q-" (name) } name=(name) value=(value) placeholder=(label);
            button.button { (icon("search")) span { (Words(frame.language).search()) } }
        }
    }
}

/// As [`search_form`]; what is found, which stands in the element `found`, is shown while one types.
pub fn live_search_form(frame: &Frame, action: &str, name: &str, label: &str, value: &str) -> Markup {
    html! { zx-search for="found" { (search_form(frame, action, name, label, value)) } }
}

/// A form whose fields choose what a page shows: they stand in its address, nothing is changed by it.
pub fn filter_form(frame: &Frame, action: &str, fields: &[&Field], faults: &Faults, body: Markup) -> Markup {
    html! { form.form action=(action) novalidate data-faulty[!faults.is_empty()] { (summary(frame, fields, faults)) (body) } }
}

/// Keeps what is typed in the form inside, on this device and for its writer on the server, until it is accepted; and sends it when there is a network.
/// The key is unique to the form and its thing.
pub fn draft(frame: &Frame, key: &str, form: Markup) -> Markup {
    kept(frame, key, false, form)
}

/// As [`draft`], for a form that is sent many times in a row: what could not be sent waits, and the next words can be written.
pub fn draft_each(frame: &Frame, key: &str, form: Markup) -> Markup {
    kept(frame, key, true, form)
}

fn kept(frame: &Frame, key: &str, each: bool, form: Markup) -> Markup {
    let words = Words(frame.language);
    html! {
        zx-draft key=(key) each[each] said=(words.saved_here()) forget=(words.forget_it()) kept=(words.draft_kept("#")) full=(words.device_full()) { (form) }
    }
}

/// Keeps what is typed on this device alone, and sends it as usual: for what may be said without a name.
pub fn draft_here(frame: &Frame, key: &str, form: Markup) -> Markup {
    let words = Words(frame.language);
    html! { zx-draft key=(key) here said=(words.saved_here_alone()) forget=(words.forget_it()) full=(words.device_full()) { (form) } }
}

/// Where a page tells what could not be sent yet, and from where it is sent later.
pub(super) fn outbox(frame: &Frame) -> Markup {
    let words = Words(frame.language);
    html! {
        zx-outbox waiting=(words.unsent("#")) stranger=(words.unsent_stranger()) enter=(words.sign_in()) sent=(words.unsent_now_sent("#")) look=(words.look_at_it())
            refused=(words.not_taken("#")) mend=(words.mend_it()) words=(words.what_you_wrote()) forget=(words.forget_it()) full=(words.device_full()) offline=(words.offline()) {}
    }
}

fn summary(frame: &Frame, fields: &[&Field], faults: &Faults) -> Markup {
    if faults.is_empty() {
        return html! {};
    }
    let label = |name: &str| fields.iter().find(|field| field.name == name).map(|field| frame.pick(field.label));
    html! {
        div.notice.bad.summary role="alert" tabindex="-1" {
            (icon("alert"))
            div {
                p { b { (Words(frame.language).form_has_faults(faults.0.len())) } }
                ul { @for (name, sentence) in &faults.0 { li { a href={ "#f-" (name) } { @if let Some(label) = label(name) { (label) (frame.language.pick("：", ": ")) } (sentence.text(frame.language)) } } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Input, Weight, field, submit};
    use super::*;
    use crate::text::{Language, Sentence};

    crate::fields! {
        TOPIC = "topic" "议题" / "Topic", why "写进通知" / "It goes into the notice", seen "本支部成员" / "Members of the unit";
        DAY = "day" "日期" / "Day", why "安排提醒" / "To remind in time", seen "本支部成员" / "Members of the unit";
    }

    #[test]
    fn a_fault_is_linked_said_at_the_field_and_what_was_typed_stays() {
        let frame = super::super::sample_frame(Language::English);
        let faults = Faults::at("day", Sentence { zh: "没有这一天。".into(), en: "No such day.".into() });
        let shown = form(&frame, "/plans", FIELDS, &faults, html! {
            (field(&frame, &TOPIC, Input::Text, "<b>", &faults)) (field(&frame, &DAY, Input::Day, "30 February", &faults)) (submit(Weight::Primary, "Save"))
        }).0;
        assert!(shown.contains(r##"<a href="#f-day">Day: No such day.</a>"##), "{shown}");
        assert!(shown.contains(r#"id="f-day" name="day" type="text" value="30 February""#), "{shown}");
        assert!(shown.contains(r#"aria-invalid="true" aria-describedby="e-day h-day""#), "{shown}");
        assert!(shown.contains(r#"value="&lt;b&gt;""#) && shown.matches("aria-invalid").count() == 1, "{shown}");
    }
}
