//! The settings as a table. Markup only.

use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::house::Setting;
use zhixing_kit::html::{Column, Frame, Heading, Notice, crumbs, empty, notice, page, table};

use super::text::Text;

/// The page.
pub(super) fn show(frame: &Frame, in_force: &[Setting]) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(crumbs(frame, &[("/settings", text.settings())])).lead(text.lead());
    page(
        frame,
        heading,
        html! {
            @if in_force.is_empty() { (empty(text.none(), "", None)) } @else { (settings(frame.language, in_force)) }
            (notice(Notice::Info, text.order()))
        },
    )
}

/// The table, also for the filing pack.
pub(crate) fn settings(language: Language, in_force: &[Setting]) -> Markup {
    let text = Text(language);
    let columns = [
        Column::text(text.name()),
        Column::text(text.value()),
        Column::text(text.source()),
        Column::text(text.meaning()),
    ];
    let rows: Vec<_> = in_force
        .iter()
        .map(|setting| {
            let value = if setting.value.is_empty() { text.unset() } else { &setting.value };
            vec![
                html! { code { (setting.names.0) } " " small { (setting.names.1) } },
                html! { (value) },
                html! { span.short { (text.comes_from(setting.source)) } },
                html! { (language.pick(&setting.meaning.0, &setting.meaning.1)) },
            ]
        })
        .collect();
    table(text.title(), &columns, &rows)
}
