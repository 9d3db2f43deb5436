//! The proof behind a PDF: an incremental update (ISO 32000-1, 7.5.6) that adds one attachment and leaves every byte of the body where it was.
//! It reads the end of PDFs that this room made, and nothing else of any PDF.

use std::fmt::Write as _;

/// The attachment's name.
const NAME: &str = "zhixing-proof.json";
/// What stands between body and update, before the lengths of body and proof.
const MARK: &[u8] = b"\n%zhixing-proof 1 ";

/// The file: the body and its update. `None` when the body does not end as our PDFs do.
pub(super) fn attach(body: &[u8], proof: &[u8]) -> Option<Vec<u8>> {
    let End { table, trailer, size, root } = End::of(body)?;
    let catalog = object(body, root)?;
    if catalog.contains("/Names") || catalog.contains("/AF") {
        return None;
    }
    let (stream, spec) = (size, size + 1);
    let mut file = body.to_vec();
    file.extend_from_slice(MARK);
    file.extend_from_slice(format!("{} {}\n", body.len(), proof.len()).as_bytes());
    let mut offsets = Vec::new();
    offsets.push((stream, file.len()));
    let length = proof.len();
    file.extend_from_slice(format!("{stream} 0 obj\n<</Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {length}>>/Length {length}>>\nstream\n").as_bytes());
    file.extend_from_slice(proof);
    file.extend_from_slice(b"\nendstream\nendobj\n");
    offsets.push((spec, file.len()));
    file.extend_from_slice(format!("{spec} 0 obj\n<</Type/Filespec/F({NAME})/UF({NAME})/AFRelationship/Supplement/EF<</F {stream} 0 R/UF {stream} 0 R>>>>\nendobj\n").as_bytes());
    offsets.insert(0, (root, file.len()));
    file.extend_from_slice(
        format!(
            "{root} 0 obj\n<<{catalog}/Names<</EmbeddedFiles<</Names[({NAME}){spec} 0 R]>>>>/AF[{spec} 0 R]>>\nendobj\n"
        )
        .as_bytes(),
    );
    let start = file.len();
    let mut end = String::from("xref\n");
    for (number, offset) in offsets {
        write!(end, "{number} 1\n{offset:010} 00000 n \n").ok()?;
    }
    write!(end, "trailer\n<</Size {}{trailer}/Prev {table}>>\nstartxref\n{start}\n%%EOF\n", spec + 1).ok()?;
    file.extend_from_slice(end.as_bytes());
    Some(file)
}

/// Body and proof of a file; `None` when it is not byte for byte what [`attach`] makes of them.
pub(super) fn split(file: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = file.windows(MARK.len()).rposition(|part| part == MARK)?;
    let line = &file[at + MARK.len()..];
    let line = std::str::from_utf8(&line[..line.iter().position(|byte| *byte == b'\n')?]).ok()?;
    let (body, length) = line.split_once(' ')?;
    let (body, length): (usize, usize) = (body.parse().ok()?, length.parse().ok()?);
    if body != at {
        return None;
    }
    let after = &file[at..];
    let begin = at + after.windows(8).position(|part| part == b"\nstream\n")? + 8;
    let proof = file.get(begin..begin.checked_add(length)?)?;
    let body = &file[..body];
    (attach(body, proof)? == file).then_some((body, proof))
}

/// What the end of a PDF says.
struct End {
    /// Where its table begins.
    table: usize,
    /// The trailer's entries but for the number of objects.
    trailer: String,
    /// How many objects there are.
    size: usize,
    /// The catalog's number.
    root: usize,
}

impl End {
    fn of(body: &[u8]) -> Option<Self> {
        let tail = &body[body.len().saturating_sub(64)..];
        let tail = String::from_utf8_lossy(tail).into_owned();
        let table: usize = tail.rsplit_once("startxref")?.1.split_whitespace().next()?.parse().ok()?;
        let written = String::from_utf8_lossy(body.get(table..)?).into_owned();
        let dictionary = written.strip_prefix("xref")?.split_once("trailer")?.1.split_once("startxref")?.0.trim();
        let entries = dictionary.strip_prefix("<<")?.strip_suffix(">>")?.trim();
        let size = number_after(entries, "/Size")?;
        let trailer = entries.replacen(&format!("/Size {size}"), "", 1).trim().to_owned();
        Some(Self { table, root: number_after(entries, "/Root")?, size, trailer })
    }
}

fn number_after(text: &str, key: &str) -> Option<usize> {
    let rest = text.split_once(key)?.1.trim_start();
    rest[..rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()
}

/// The entries of an object that is a dictionary; the last one of its number counts.
fn object(body: &[u8], number: usize) -> Option<String> {
    let head = format!("\n{number} 0 obj");
    let at = body.windows(head.len()).rposition(|part| part == head.as_bytes())? + head.len();
    let rest = &body[at..];
    let end = rest.windows(6).position(|part| part == b"endobj")?;
    let text = std::str::from_utf8(&rest[..end]).ok()?.trim();
    Some(text.strip_prefix("<<")?.strip_suffix(">>")?.trim().to_owned())
}
