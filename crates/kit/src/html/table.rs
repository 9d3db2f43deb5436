//! Tables: rows and columns on a large screen, a card for each row on a phone. The roles are spelled out because a phone's layout would drop them.

use maud::{Markup, html};

/// A column: its heading and how its cells stand.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    label: &'a str,
    class: Option<&'static str>,
}

impl<'a> Column<'a> {
    /// A column of words.
    pub fn text(label: &'a str) -> Self {
        Self { label, class: None }
    }

    /// A column of numbers, set to the right.
    pub fn number(label: &'a str) -> Self {
        Self { label, class: Some("number") }
    }
}

/// A table. The first cell of each row names the row. The caption is read out; a section's heading may be the same.
pub fn table(caption: &str, columns: &[Column], rows: &[Vec<Markup>]) -> Markup {
    html! {
        table.table role="table" {
            caption { (caption) }
            thead role="rowgroup" { tr role="row" { @for column in columns { th.(column.class.unwrap_or("text")) scope="col" role="columnheader" { (column.label) } } } }
            tbody role="rowgroup" { @for row in rows { tr role="row" { @for (place, (column, cell)) in columns.iter().zip(row).enumerate() { (one_cell(place == 0, column, cell)) } } } }
        }
    }
}

fn one_cell(names_the_row: bool, column: &Column, cell: &Markup) -> Markup {
    html! {
        @if names_the_row { th scope="row" role="rowheader" { (cell) } }
        @else { td class=[column.class] role="cell" { span.label aria-hidden="true" { (column.label) } span { (cell) } } }
    }
}
