//! What can happen to a form: it is made, and it is handed out.

use serde_json::json;
use zhixing_document::{Code, Format, Stamp, body_digest, docx, pdf, xlsx};
use zhixing_kit::html::words::moment_text;
use zhixing_kit::{Moment, Result, Write};
use zhixing_people::Actor;
use zhixing_records::{Deed, StatementId, Thing, append};

use super::model::{Draft, Issue, Wanted};
use super::store;
use crate::verbs::{FORM, ISSUED};

/// The longest name that goes into a record, in characters.
const NAME_MAX: usize = 80;

/// A form's file before its proof is attached, and what the record says of it.
#[derive(Clone, Debug)]
pub struct Made {
    /// The code that is printed on it.
    pub code: Code,
    /// What kind of file it is.
    pub format: Format,
    /// The moment that is printed on it.
    pub at: Moment,
    /// The file's body.
    pub body: Vec<u8>,
    /// The digest of the body.
    pub file_digest: String,
    /// The digest of what the form says.
    pub content_digest: String,
}

/// Around a form that is made: the organisation's name, the public address and the zone of its clocks.
pub struct Around<'a> {
    /// The organisation.
    pub organisation: &'a str,
    /// The public address, such as `https://zhixing.example.org`.
    pub origin: &'a str,
    /// The time zone.
    pub zone: &'a jiff::tz::TimeZone,
}

/// Makes the file. Works for some milliseconds, a PDF for up to some seconds: not for threads that answer.
pub fn make(
    draft: &Draft,
    wanted: Wanted,
    by: &str,
    around: &Around<'_>,
    code: Code,
    at: Moment,
    template: Option<&[u8]>,
) -> Result<Made> {
    let local = at.local(around.zone);
    let language = draft.form.language();
    let stamp = Stamp {
        address: format!("{}/verify?code={}", around.origin, code.as_str()),
        organisation: around.organisation.to_owned(),
        by: by.to_owned(),
        at: moment_text(language, local),
        code: code.clone(),
    };
    let body = match wanted.format {
        Format::Pdf => pdf(&draft.form, &stamp, wanted.size, template)?,
        Format::Docx => docx(&draft.form, &stamp, template)?,
        Format::Xlsx => xlsx(&draft.form, &stamp)?,
    };
    let file_digest = body_digest(wanted.format, &body)?;
    Ok(Made { code, format: wanted.format, at, file_digest, content_digest: draft.form.digest(), body })
}

/// Hands it out: under its code, with its record. Whether the actor may is asked by the room that gathered the draft, in the same transaction.
pub fn issue(tx: &Write<'_>, actor: &Actor, draft: &Draft, made: &Made) -> Result<StatementId> {
    let by = actor.author();
    let facts = json!({
        "form": draft.form.kind().name.code,
        "code": made.code.to_string(),
        "format": made.format.code(),
        "content": made.content_digest,
        "file": made.file_digest,
    });
    let deed = Deed {
        verb: &ISSUED,
        object: Thing {
            kind: &FORM,
            path: format!("{}/form/{}", draft.about, made.code.as_str()),
            name: draft.form.title().replace('\n', " ").chars().take(NAME_MAX).collect(),
        },
        about: draft.about.clone(),
        unit: draft.unit.clone(),
        concerns: draft.concerns.clone(),
        happened_at: made.at,
        facts,
    };
    let statement = append(tx, &by, deed)?;
    let issue = Issue {
        code: made.code.clone(),
        kind: draft.form.kind().name.code.to_owned(),
        format: made.format,
        unit: draft.unit.clone(),
        about: draft.about.clone(),
        seen_by: draft.seen_by,
        content: draft.form.text(),
        content_digest: made.content_digest.clone(),
        file_digest: made.file_digest.clone(),
        issued_by: actor.member.clone(),
        issued_name: by.name.clone(),
        issued_at: made.at,
        statement: statement.clone(),
    };
    store::add(tx, &by.organisation, &issue)?;
    Ok(statement)
}
