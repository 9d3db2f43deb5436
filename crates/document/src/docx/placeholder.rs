//! Placeholders: `{{单位}}` or `{{unit}}` for a field, `{{议程.议题}}` for a column of a table, `{{?小结}}` for "only if there is one".

use crate::form::Form;
use crate::kind::{Kind, Name, Table};
use crate::stamp::common;

/// What a placeholder means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Something that every form has.
    Common(Name),
    /// A field of this form.
    Field(&'static Name),
    /// A column of a table: the table's name, and the column's place.
    Cell(Name, usize),
    /// Shown only if this field has a value, or this table a row.
    If(Name),
}

/// A placeholder in a text, from its first to after its last byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What stands between the braces.
    pub word: String,
}

/// The placeholders of a text, in order. Braces may be those of a Chinese keyboard. A pair that is never closed is none.
pub fn placeholders(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((from, open)) = next_of(text, at, ["{{", "｛｛"]) {
        let inside = from + open;
        let Some((end, close)) = next_of(text, inside, ["}}", "｝｝"]) else { break };
        let word: String = text[inside..end].trim().to_owned();
        found.push(Found { from, to: end + close, word });
        at = end + close;
    }
    found
}

/// Whether braces are opened that are never closed.
pub fn is_half_open(text: &str) -> bool {
    let after = placeholders(text).last().map_or(0, |last| last.to);
    next_of(text, after, ["{{", "｛｛"]).is_some()
}

/// Where the next of these two stands, and its length.
fn next_of(text: &str, from: usize, marks: [&str; 2]) -> Option<(usize, usize)> {
    marks.iter().filter_map(|mark| Some((text[from..].find(mark)? + from, mark.len()))).min()
}

/// What a word between braces means in a template of a kind; `None` when it means nothing there.
pub fn meaning(kind: &'static Kind, word: &str) -> Option<Meaning> {
    if let Some(named) = word.strip_prefix(['?', '？']) {
        let named = named.trim();
        let field = kind.fields().find(|name| name.is(named)).copied();
        let table = || kind.tables().find(|table| table.name.is(named)).map(|table| table.name);
        return field.or_else(table).map(Meaning::If);
    }
    if let Some((table, column)) = word.split_once(['.', '．', '。']) {
        let table = kind.tables().find(|known| known.name.is(table.trim()))?;
        let place = table.columns.iter().position(|known| known.name.is(column.trim()))?;
        return Some(Meaning::Cell(table.name, place));
    }
    let common = common::ALL.into_iter().find(|name| name.is(word)).map(Meaning::Common);
    common.or_else(|| kind.fields().find(|name| name.is(word)).map(Meaning::Field))
}

/// Whether the condition holds for a form.
pub fn holds(form: &Form, name: Name) -> bool {
    let has_rows = |table: &Table| table.name == name && !form.rows(table).is_empty();
    !form.value(&name).is_empty() || form.kind().tables().any(has_rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_however_their_braces_are_typed() {
        let words = |text: &str| placeholders(text).into_iter().map(|found| found.word).collect::<Vec<_>>();
        assert_eq!(words("单位：{{单位}}，{{ 议程.议题 }}"), ["单位", "议程.议题"]);
        assert_eq!(words("｛｛主持人｝｝和{{记录人｝｝"), ["主持人", "记录人"]);
        assert_eq!(words("{ {单位} } {单位}"), Vec::<String>::new());
        assert!(is_half_open("{{单位 没有合上") && !is_half_open("{{单位}}"));
        assert!(is_half_open("{{单位}} 和 {{时间"));
    }
}
