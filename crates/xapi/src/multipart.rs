//! `multipart/mixed` (RFC 2046): statements with their attachments. Reading borrows from the bytes that came, and makes nothing of its own but headers.

use std::collections::HashSet;
use std::fmt;

use memchr::memmem;

use crate::part::statement::Statement;
use crate::value::sha2::Sha2;

/// Parts of one body.
pub const PARTS_MAX: usize = 1_000;
/// Bytes of the headers of one part.
const HEADERS_MAX: usize = 8 * 1_024;
/// RFC 2046, 5.1.1.
const BOUNDARY_MAX: usize = 70;

/// One part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    headers: Vec<(String, String)>,
    /// Its bytes.
    pub body: &'a [u8],
}

/// What is wrong with a body.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MultipartFault {
    /// The media type names no boundary, or one that RFC 2046 does not allow.
    #[error("the Content-Type must be multipart/mixed with a boundary of 1 to 70 characters")]
    Boundary,
    /// No boundary where one has to be.
    #[error("the body does not end with its boundary: it was cut off, or the boundary is another one")]
    Unfinished,
    /// Headers that are no headers.
    #[error("part {0}: its headers cannot be read")]
    Headers(usize),
    /// More than [`PARTS_MAX`].
    #[error("there are more than {PARTS_MAX} parts")]
    TooMany,
    /// No part at all.
    #[error("there is no part with statements")]
    Empty,
    /// The first part is no JSON.
    #[error("part 0: its Content-Type must be application/json, because it holds the statements")]
    FirstPart,
    /// A part with another encoding.
    #[error("part {0}: its Content-Transfer-Encoding must be binary")]
    Encoding(usize),
    /// A part without its hash.
    #[error("part {0}: it has no header X-Experience-API-Hash with a SHA-2 hash")]
    NoHash(usize),
    /// A part whose bytes have another hash.
    #[error("part {0}: its bytes do not have the hash that its X-Experience-API-Hash names")]
    OtherHash(usize),
    /// A part that no statement names.
    #[error("part {0}: no statement has an attachment with this hash")]
    Excess(usize),
    /// An attachment that is neither in the body nor elsewhere.
    #[error("the attachment with the hash {0} has no fileUrl and is not in the request")]
    Absent(String),
}

impl Part<'_> {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// The boundary that a `Content-Type` names; `None` when it is not `multipart/mixed`, or names none that is allowed.
pub fn boundary(content_type: &str) -> Option<String> {
    let mut parameters = content_type.split(';');
    if !parameters.next()?.trim().eq_ignore_ascii_case("multipart/mixed") {
        return None;
    }
    let value = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim())
    })?;
    let value = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
    let is_one = (1..=BOUNDARY_MAX).contains(&value.len()) && value.bytes().all(is_allowed) && !value.ends_with(' ');
    is_one.then(|| value.to_owned())
}

/// Takes a body apart.
pub fn read<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<Part<'a>>, MultipartFault> {
    let delimiter = format!("\r\n--{boundary}");
    let finder = memmem::Finder::new(delimiter.as_bytes());
    // The first delimiter may be the body's first line.
    let mut rest = match body.strip_prefix(&delimiter.as_bytes()[2..]) {
        Some(rest) => rest,
        None => finder.find(body).map(|at| &body[at + delimiter.len()..]).ok_or(MultipartFault::Unfinished)?,
    };
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        if parts.len() == PARTS_MAX {
            return Err(MultipartFault::TooMany);
        }
        let line = end_of_line(rest).ok_or(MultipartFault::Unfinished)?;
        // A part without headers begins with an empty line, and its delimiter may stand directly behind it: one CRLF is looked at twice.
        let content = &rest[line - 2..];
        let (headers, start) = headers(content, parts.len())?;
        let end = finder.find(&content[start - 2..]).ok_or(MultipartFault::Unfinished)?;
        parts.push(Part { headers, body: &content[start..(start - 2 + end).max(start)] });
        rest = &content[start - 2 + end + delimiter.len()..];
    }
    Ok(parts)
}

/// Behind the line on which a delimiter stands: only white space may follow it there.
fn end_of_line(rest: &[u8]) -> Option<usize> {
    let end = memmem::find(rest, b"\r\n")?;
    rest[..end].iter().all(|byte| matches!(byte, b' ' | b'\t')).then_some(end + 2)
}

type Headers = Vec<(String, String)>;

/// The headers of a part, which begins with the end of the line before, and where its bytes begin.
fn headers(content: &[u8], part: usize) -> Result<(Headers, usize), MultipartFault> {
    let window = &content[..content.len().min(HEADERS_MAX)];
    let end = memmem::find(window, b"\r\n\r\n").ok_or(MultipartFault::Headers(part))?;
    let text = std::str::from_utf8(&window[..end]).map_err(|_| MultipartFault::Headers(part))?;
    let mut headers: Headers = Vec::new();
    for line in text.split("\r\n").skip(1) {
        if let (Some(folded), Some((_, value))) = (line.strip_prefix([' ', '\t']), headers.last_mut()) {
            value.push(' ');
            value.push_str(folded.trim());
        } else {
            let (name, value) = line.split_once(':').ok_or(MultipartFault::Headers(part))?;
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    Ok((headers, end + 4))
}

/// The JSON text of the first part, and the attachments: each encoded, hashed and told of as the specification has it (XAPI-00128 and its like).
pub fn split<'p, 'a>(parts: &'p [Part<'a>]) -> Result<(&'a [u8], &'p [Part<'a>]), MultipartFault> {
    let (first, attachments) = parts.split_first().ok_or(MultipartFault::Empty)?;
    let kind = first.header("Content-Type").and_then(|kind| kind.split(';').next()).unwrap_or_default();
    if !kind.trim().eq_ignore_ascii_case("application/json") {
        return Err(MultipartFault::FirstPart);
    }
    for (part, number) in attachments.iter().zip(1..) {
        let encoding = part.header("Content-Transfer-Encoding").unwrap_or_default();
        if !encoding.eq_ignore_ascii_case("binary") {
            return Err(MultipartFault::Encoding(number));
        }
        let hash = hash(part).ok_or(MultipartFault::NoHash(number))?;
        if !hash.is_of(part.body) {
            return Err(MultipartFault::OtherHash(number));
        }
    }
    Ok((first.body, attachments))
}

/// The hash that a part says it has.
pub fn hash(part: &Part<'_>) -> Option<Sha2> {
    part.header("X-Experience-API-Hash").and_then(Sha2::new)
}

/// Holds statements and the parts of their request against each other: no attachment is missing, none is there that no statement names.
pub fn check_attachments(statements: &[Statement], attachments: &[Part<'_>]) -> Result<(), MultipartFault> {
    let hashes: Vec<_> = attachments.iter().map(hash).collect();
    let there: HashSet<&Sha2> = hashes.iter().flatten().collect();
    let named: Vec<_> = statements.iter().flat_map(Statement::all_attachments).collect();
    if let Some(absent) = named.iter().find(|one| one.file_url.is_none() && !there.contains(&one.sha2)) {
        return Err(MultipartFault::Absent(absent.sha2.as_str().to_owned()));
    }
    let named: HashSet<&Sha2> = named.into_iter().map(|one| &one.sha2).collect();
    match hashes.iter().position(|hash| !hash.as_ref().is_some_and(|hash| named.contains(hash))) {
        Some(excess) => Err(MultipartFault::Excess(excess + 1)),
        None => Ok(()),
    }
}

/// An attachment on its way out.
#[derive(Clone, Debug)]
pub struct Outgoing<'a> {
    /// Its media type.
    pub content_type: &'a str,
    /// Its hash.
    pub sha2: &'a str,
    /// Its bytes.
    pub body: &'a [u8],
}

/// Writes a body of statements, as JSON, and attachments. The boundary must not be in any of them: 32 random characters are not.
pub fn write(boundary: &str, json: &str, attachments: &[Outgoing<'_>]) -> Vec<u8> {
    let mut body = Vec::with_capacity(json.len() + attachments.iter().map(|one| one.body.len() + 256).sum::<usize>());
    let mut part = |headers: fmt::Arguments<'_>, bytes: &[u8]| {
        body.extend_from_slice(format!("--{boundary}\r\n{headers}\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    };
    part(format_args!("Content-Type: application/json"), json.as_bytes());
    for one in attachments {
        let headers = format_args!(
            "Content-Type: {}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {}",
            one.content_type, one.sha2
        );
        part(headers, one.body);
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    body
}
