//! The statements about forms that were handed out. The only SQL of this folder.

use zhixing_document::{Code, Format};
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};

use super::model::{Issue, SeenBy};

statements! {
    ADD = "insert into form_issue (code, organisation, kind, format, unit, about, seen_by, content, content_digest, file_digest,
            issued_by, issued_name, issued_at, statement)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    FIND = "select code, kind, format, unit, about, seen_by, content, content_digest, file_digest, issued_by, issued_name, issued_at, statement
        from form_issue
        where code = $1 and organisation = $2";
}

impl FromRow for Issue {
    fn from_row(row: &mut Row) -> Result<Self> {
        let known = |what: &str| Error::broken(format_args!("a form's {what} cannot be read"));
        Ok(Self {
            code: Code::read(&row.take::<String>()?).ok_or_else(|| known("code"))?,
            kind: row.take()?,
            format: Format::of(&row.take::<String>()?).ok_or_else(|| known("format"))?,
            unit: row.take()?,
            about: row.take()?,
            seen_by: SeenBy::of(&row.take::<String>()?),
            content: row.take()?,
            content_digest: row.take()?,
            file_digest: row.take()?,
            issued_by: row.take()?,
            issued_name: row.take()?,
            issued_at: row.take()?,
            statement: row.take()?,
        })
    }
}

/// Adds what was handed out.
pub fn add(tx: &Write<'_>, organisation: &OrganisationId, issue: &Issue) -> Result<()> {
    let values = params![
        issue.code.as_str(),
        organisation,
        &issue.kind,
        issue.format.code(),
        &issue.unit,
        &issue.about,
        issue.seen_by.code(),
        &issue.content,
        &issue.content_digest,
        &issue.file_digest,
        &issue.issued_by,
        &issue.issued_name,
        issue.issued_at,
        &issue.statement
    ];
    tx.run(ADD, values).map(drop)
}

/// What was handed out under a code.
pub fn find(tx: &Read<'_>, organisation: &OrganisationId, code: &Code) -> Result<Option<Issue>> {
    tx.maybe(FIND, params![code.as_str(), organisation])
}
