//! A feed as a file (Atom, RFC 4287). The same entries give the same bytes. Pure.

use std::fmt::Write as _;

use quick_xml::escape::escape;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Language, Moment};

use super::store::Entry;
use super::text::Text;

/// The most characters of an entry's summary: a feed lies on other people's servers.
const SUMMARY_CHARS: usize = 120;

/// Writes it.
pub fn write(organisation: &OrganisationId, entries: &[Entry], language: Language, origin: &str) -> String {
    let text = Text(language);
    let updated = entries.iter().map(|entry| entry.changed_at).max().unwrap_or(Moment(0));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", language.tag());
    let _ = writeln!(out, "<id>urn:uuid:{organisation}</id>");
    let _ = writeln!(out, "<title>{}</title>", words(text.feed_name()));
    let _ = writeln!(out, "<updated>{}</updated>", updated.rfc3339());
    let _ = writeln!(out, "<link href=\"{}/library\"/>", words(origin));
    for entry in entries {
        let summary = if entry.note.is_empty() { &entry.first } else { &entry.note };
        let cut: String = summary.chars().take(SUMMARY_CHARS).collect();
        let _ = writeln!(out, "<entry><id>urn:uuid:{}</id><title>{}</title>", entry.id, words(&entry.title));
        let _ = writeln!(out, "<updated>{}</updated>", entry.changed_at.rfc3339());
        let _ = writeln!(out, "<link href=\"{}/library/{}\"/>", words(origin), entry.id);
        let _ = writeln!(out, "<author><name>{}</name></author>", words(&entry.unit));
        let (term, label) = (entry.area.word(), entry.area.name(language));
        let _ = writeln!(out, "<category term=\"{term}\" label=\"{}\"/>", words(label));
        let _ = writeln!(out, "<summary>{}</summary></entry>", words(&cut));
    }
    out.push_str("</feed>\n");
    out
}

/// Words as XML has them: escaped, on one line, without characters that it cannot hold.
fn words(words: &str) -> String {
    let kept: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    escape(kept.as_str()).into_owned()
}
