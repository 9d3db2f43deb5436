//! The same record as lines (JSONL), for many statements: each line can be read by itself, and the statement in it is there as it was stored.
//! There is one spelling of it too, down to the last byte; statements have no line breaks (a caller's duty, as the limits are).
//!
//! | line | content |
//! | --- | --- |
//! | first | `format` (`zhixing-record-lines/2`; one of before says `/1`, and is read as it was), `key`, `checkpoint`, as in the file; the checkpoint may carry cosignatures of witnesses |
//! | each other | `index`, `commitment`, `salt`, `proof` as in the file, ascending; last `statement`, the stored bytes themselves |
//! | last | `seal`: a note signed by that key: format, number of statements, their indexes as in the file, SHA-256 of all lines before |

use super::fault::Fault;
use super::file::{Written, WrittenStatement};
use super::read::{not_read, text_of};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The format's name and version.
pub(super) const FORMAT: &str = "zhixing-record-lines/2";
/// The one of before, whose seal may name no indexes.
pub(super) const BEFORE: &str = "zhixing-record-lines/1";
/// What parts the proof of a line from its statement: nothing before it can hold this.
const STATEMENT: &str = ",\"statement\":";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    format: String,
    key: String,
    checkpoint: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proved {
    index: u64,
    commitment: String,
    salt: String,
    proof: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    seal: String,
}

/// Whether these bytes claim to be lines of some version of this format.
pub(super) fn are_lines(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\"format\":\"zhixing-record-lines/")
}

/// The one spelling.
pub(super) fn text(written: &Written) -> String {
    let head =
        Head { format: written.format.clone(), key: written.key.clone(), checkpoint: written.checkpoint.clone() };
    let mut text = line(&head);
    text.push('\n');
    for one in &written.statements {
        let proof = one.proof.clone();
        let proved = Proved { index: one.index, commitment: one.commitment.clone(), salt: one.salt.clone(), proof };
        let proved = line(&proved);
        text.push_str(proved.trim_end_matches('}'));
        text.push_str(STATEMENT);
        text.push_str(&one.statement);
        text.push_str("}\n");
    }
    text + &line(&Seal { seal: written.seal.clone() }) + "\n"
}

/// The lines that the seal holds together: all but the last, which is its own.
pub(super) fn sealed(text: &str) -> &str {
    let lines = text.strip_suffix('\n').unwrap_or(text);
    &text[..lines.rfind('\n').map_or(0, |end| end + 1)]
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers are always JSON")
}

/// Reads the lines, or says why they are none.
pub(super) fn read(bytes: &[u8]) -> Result<Written, Fault> {
    let text = text_of(bytes)?;
    let cut_off = || Fault::CutOff { bytes: bytes.len() };
    let lines: Vec<&str> = text.strip_suffix('\n').ok_or_else(cut_off)?.split('\n').collect();
    let [head, statements @ .., last] = lines.as_slice() else { return Err(cut_off()) };
    let head: Head = value(head, 1)?;
    if ![FORMAT, BEFORE].contains(&head.format.as_str()) {
        return Err(Fault::Format { found: head.format.chars().take(80).collect() });
    }
    // Without its last line it would be a file that ends too early.
    if last.contains(STATEMENT) {
        return Err(cut_off());
    }
    let seal: Seal = value(last, lines.len())?;
    let statements = statements.iter().zip(2..).map(|(line, at)| statement(line, at)).collect::<Result<_, _>>()?;
    Ok(Written { format: head.format, key: head.key, checkpoint: head.checkpoint, statements, seal: seal.seal })
}

fn statement(line: &str, at: usize) -> Result<WrittenStatement, Fault> {
    let missing = || Fault::MissingField { name: "statement".to_owned(), line: at };
    let (proved, rest) = line.split_once(STATEMENT).ok_or_else(missing)?;
    let proved: Proved = value(&format!("{proved}}}"), at)?;
    let statement = rest.strip_suffix('}').ok_or(Fault::NotARecord { line: at, column: line.len() })?;
    let Proved { index, commitment, salt, proof } = proved;
    Ok(WrittenStatement { index, commitment, salt, statement: statement.to_owned(), proof })
}

fn value<T: DeserializeOwned>(line: &str, at: usize) -> Result<T, Fault> {
    serde_json::from_str(line).map_err(|error| match not_read(&error, line.len()) {
        Fault::UnknownField { name, .. } => Fault::UnknownField { name, line: at },
        Fault::MissingField { name, .. } => Fault::MissingField { name, line: at },
        Fault::RepeatedField { name, .. } => Fault::RepeatedField { name, line: at },
        _ => Fault::NotARecord { line: at, column: error.column() },
    })
}
