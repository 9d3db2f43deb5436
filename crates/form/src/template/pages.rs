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
use super::model::{Template, Waiting};
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

/// What a kind is laid out by, and what waits to replace it; each with what the check says of it.
pub struct Standing {
    /// The template in use; none: the built-in one.
    pub own: Option<(Template, Vec<Finding>)>,
    /// The one that was checked and is not in use yet.
    pub waiting: Option<(Waiting, Vec<Finding>)>,
}

/// One kind.
pub fn one(frame: &Frame, kind: &'static Kind, standing: &Standing, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let title = text.title_of(kind.name.text(frame.language));
    let at = path(kind);
    let above =
        crumbs(frame, &[("/settings", frame.language.pick("设置", "Settings")), ("/settings/forms", text.title())]);
    page(
        frame,
        Heading::new(&title).above(above).lead(text.lead_of()),
        html! {
            (in_use(frame, &at, standing, zone))
            @if let Some((waiting, said)) = &standing.waiting { (section(text.waits_title(), waits(frame, &at, waiting, said, zone))) }
            (section(text.upload_title(), upload_form(frame, &at, FIELDS, faults, html! {
                (field(frame, &FILE, Input::File(".docx"), "", faults))
                (actions(submit(if standing.waiting.is_some() { Weight::Plain } else { Weight::Primary }, text.upload())))
            })))
            (section(text.fields(), fields(frame, kind)))
        },
    )
}

fn in_use(frame: &Frame, at: &str, standing: &Standing, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    html! {
        @if let Some((own, said)) = &standing.own {
            p { b { (text.own(&own.file_name)) } " " span.meta { (text.put_by(&own.added_name)) (moment(frame, own.added_at, zone)) } }
            (told(frame, said))
        } @else { p { b { (text.built_in()) } } }
        p.meta { (text.sample_lead()) }
        (actions(html! {
            @if standing.own.is_some() { (link_button(Weight::Plain, &format!("{at}/own.docx"), text.get_own())) }
            (link_button(Weight::Plain, &format!("{at}/template.docx"), text.get_template()))
            (link_button(Weight::Plain, &format!("{at}/sample.docx"), text.get_sample()))
            (link_button(Weight::Plain, &format!("{at}/sample.pdf"), text.get_sample_pdf()))
            @if standing.own.is_some() { (confirmed(frame, text.withdraw_ask(), post_button(&format!("{at}/withdrawal"), Weight::Danger, text.withdraw(), &[]))) }
        }))
    }
}

/// A template that was checked: what is said of it, its samples, and the two ways on.
fn waits(frame: &Frame, at: &str, waiting: &Waiting, said: &[Finding], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let install =
        post_button(&format!("{at}/installation"), Weight::Primary, text.install(), &[("seen", &waiting.digest)]);
    html! {
        p { b { (text.waits(&waiting.file_name)) } " " span.meta { (text.waits_by(&waiting.brought_name)) (moment(frame, waiting.brought_at, zone)) } }
        p { (text.waits_lead()) }
        (told(frame, said))
        (actions(html! {
            (link_button(Weight::Plain, &format!("{at}/waiting.docx"), text.get_waiting()))
            (link_button(Weight::Plain, &format!("{at}/waiting.pdf"), text.get_waiting_pdf()))
            (confirmed(frame, text.install_ask(), install))
            (post_button(&format!("{at}/discard"), Weight::Quiet, text.let_go(), &[]))
        }))
    }
}

fn told(frame: &Frame, findings: &[Finding]) -> Markup {
    html! { @for finding in findings { (notice(Notice::Info, finding.sentence.text(frame.language))) } }
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
