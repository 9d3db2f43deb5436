//! From bytes to the written file, and back to see that nothing else was there. It never looks at what is said.

use super::fault::Fault;
use super::file::{RecordFile, Written, is_known};
use super::lines::{self, are_lines};
use serde_json::error::Category;

/// Reads the file's bytes, or says why they are none.
pub(super) fn read(bytes: &[u8]) -> Result<Written, Fault> {
    if bytes.len() > RecordFile::LENGTH_MAX {
        return Err(Fault::TooLarge { bytes: bytes.len() });
    }
    let written = if are_lines(bytes) { lines::read(bytes)? } else { whole(bytes)? };
    if written.statements.len() > RecordFile::STATEMENTS_MAX {
        return Err(Fault::TooMany { statements: written.statements.len() });
    }
    Ok(written)
}

fn whole(bytes: &[u8]) -> Result<Written, Fault> {
    let written: Written = serde_json::from_str(text_of(bytes)?).map_err(|error| not_read(&error, bytes.len()))?;
    if is_known(&written.format) { Ok(written) } else { Err(Fault::Format { found: short(&written.format) }) }
}

/// The bytes as text.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        None => Fault::CutOff { bytes: bytes.len() },
        Some(_) => Fault::NotText { byte: error.valid_up_to() + 1, line: line_at(bytes, error.valid_up_to()) },
    })
}

/// The first place where the bytes differ from the one spelling of what was read from them.
pub(super) fn not_as_written(bytes: &[u8], text: &str) -> Option<Fault> {
    let text = text.as_bytes();
    if bytes == text {
        return None;
    }
    if text.starts_with(bytes) {
        return Some(Fault::CutOff { bytes: bytes.len() });
    }
    let at = bytes.iter().zip(text).position(|(found, expected)| found != expected).unwrap_or(text.len());
    Some(Fault::NotAsWritten { byte: at + 1, line: line_at(bytes, at) })
}

/// The fault behind a reader's error. The names of fields stand in its message only.
pub(super) fn not_read(error: &serde_json::Error, length: usize) -> Fault {
    let line = error.line();
    let message = error.to_string();
    let field = |start: &str| {
        let (name, _) = message.strip_prefix(start)?.split_once('`')?;
        Some(short(name))
    };
    if error.classify() == Category::Eof {
        Fault::CutOff { bytes: length }
    } else if let Some(name) = field("unknown field `") {
        Fault::UnknownField { name, line }
    } else if let Some(name) = field("missing field `") {
        Fault::MissingField { name, line }
    } else if let Some(name) = field("duplicate field `") {
        Fault::RepeatedField { name, line }
    } else {
        Fault::NotARecord { line, column: error.column() }
    }
}

/// As much of a name as a sentence can bear.
fn short(name: &str) -> String {
    name.chars().take(80).collect()
}

/// The line of a byte, counted from 1.
fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes[..at.min(bytes.len())].split(|byte| *byte == b'\n').count()
}
