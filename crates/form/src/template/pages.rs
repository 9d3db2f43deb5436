//! The pages of templates: the list, and one kind with its fields, its sample and the upload.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_document::{COMMON, Finding, Kind, Name};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Column, Frame, Heading, Input, Item, Notice, Weight, actions, confirmed, crumbs, details, field, link_button, list,
    moment, notice, page, post_button, section, submit, table, upload_form,
};

use super::input::{FIELDS, FILE};
use super::model::Template;
use super::text::Text;
use crate::Kinds;

/// The list of kinds with what each is laid out by.
pub fn all(frame: &Frame, kinds: Kinds, own: &[Template]) -> Markup {
    let text = Text(frame.language);
    let of = |kind: &Kind| own.iter().find(|template| template.kind == kind.name.code);
    let rows: Vec<(String, &str, String)> = kinds
        .0
        .iter()
        .map(|kind| {
            let state = of(kind).map_or_else(|| text.built_in().to_owned(), |template| text.own(&template.file_name));
            (path(kind), kind.name.text(frame.language), state)
        })
        .collect();
    let items: Vec<Item> = rows.iter().map(|(path, name, state)| Item::link(path, name).meta(state)).collect();
    let above = crumbs(frame, &[("/settings", frame.language.pick("设置", "Settings"))]);
    page(frame, Heading::new(text.title()).above(above).lead(text.lead()), list(&items))
}

fn path(kind: &Kind) -> String {
    format!("/settings/forms/{}", kind.name.code)
}

/// One kind. `findings` are what the check says of the template in use.
pub fn one(
    frame: &Frame,
    kind: &'static Kind,
    own: Option<&Template>,
    findings: &[Finding],
    faults: &Faults,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let title = text.title_of(kind.name.text(frame.language));
    let at = path(kind);
    let above =
        crumbs(frame, &[("/settings", frame.language.pick("设置", "Settings")), ("/settings/forms", text.title())]);
    page(
        frame,
        Heading::new(&title).above(above).lead(text.lead_of()),
        html! {
            @if let Some(own) = own {
                p { b { (text.own(&own.file_name)) } " " span.meta { (text.put_by(&own.added_name)) (moment(frame, own.added_at, zone)) } }
                @for finding in findings { (notice(Notice::Info, finding.sentence.text(frame.language))) }
            } @else { p { b { (text.built_in()) } } }
            p.meta { (text.sample_lead()) }
            (actions(html! {
                (link_button(Weight::Plain, &format!("{at}/template.docx"), text.get_template()))
                (link_button(Weight::Plain, &format!("{at}/sample.docx"), text.get_sample()))
                (link_button(Weight::Plain, &format!("{at}/sample.pdf"), text.get_sample_pdf()))
                @if own.is_some() { (confirmed(frame, text.withdraw_ask(), post_button(&format!("{at}/withdrawal"), Weight::Danger, text.withdraw(), &[]))) }
            }))
            (section(text.upload_title(), upload_form(frame, &at, FIELDS, faults, html! {
                (field(frame, &FILE, Input::File(".docx"), "", faults))
                (actions(submit(Weight::Primary, text.upload())))
            })))
            (section(text.fields(), fields(frame, kind)))
        },
    )
}

fn fields(frame: &Frame, kind: &'static Kind) -> Markup {
    let text = Text(frame.language);
    let own: Vec<Name> = kind.fields().copied().collect();
    html! {
        p { (text.fields_lead()) }
        p { (text.if_lead()) }
        (names(frame, kind.name.text(frame.language), "", "", &own))
        @for one in kind.tables() {
            @let columns: Vec<Name> = one.columns.iter().map(|column| column.name).collect();
            p { (text.table_lead(one.name.text(frame.language))) }
            (names(frame, one.name.text(frame.language), one.name.zh, one.name.code, &columns))
        }
        (details(text.common(), names(frame, text.common(), "", "", &COMMON)))
    }
}

fn names(frame: &Frame, caption: &str, zh: &str, code: &str, names: &[Name]) -> Markup {
    let text = Text(frame.language);
    let written = |table: &str, name: &str| {
        if table.is_empty() { format!("{{{{{name}}}}}") } else { format!("{{{{{table}.{name}}}}}") }
    };
    let columns = [Column::text(text.in_chinese()), Column::text(text.in_code()), Column::text(text.meaning())];
    let rows: Vec<Vec<Markup>> = names
        .iter()
        .map(|name| {
            vec![
                html! { code { (written(zh, name.zh)) } },
                html! { code { (written(code, name.code)) } },
                html! { (name.text(frame.language)) },
            ]
        })
        .collect();
    table(caption, &columns, &rows)
}
