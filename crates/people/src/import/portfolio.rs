//! That the field of work by which a list calls members of a committee (组织委员) is not kept: it is told, with the lines.

use zhixing_kit::Sentence;

use super::entry::NAMED_MAX;
use super::table::Table;
use super::text::Text;
use crate::post::PostKind;

/// The remark, with the lines, names and words that say it; nothing where none does.
pub(super) fn told(table: &Table, all: &[(u32, String, String)]) -> Option<Sentence> {
    let one = |text: Text, (line, name, word): &(u32, String, String)| {
        text.portfolio_of(table.sheets.in_words(*line, text.0), name, word)
    };
    let told = |text: Text| {
        let named: Vec<_> = all.iter().take(NAMED_MAX).map(|of| one(text, of)).collect();
        let more = if all.len() > NAMED_MAX { "…" } else { "" };
        format!("{}{more}", named.join(text.0.pick("、", ", ")))
    };
    let kind = PostKind::CommitteeMember;
    (!all.is_empty()).then(|| {
        Sentence::of(|language| Text(language).portfolios(all.len(), told(Text(language)), kind.name(language)))
    })
}
