//! The statements about templates. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_records::Author;

use super::model::{Template, TemplateId, Waiting};

statements! {
    IN_USE = "select kind, file_name, file, added_name, added_at
        from form_template
        where organisation = $1 and kind = $2 and ended_at is null";
    ALL_IN_USE = "select kind, file_name, cast(null as bytea), added_name, added_at
        from form_template
        where organisation = $1 and ended_at is null
        order by kind";
    ADD = "insert into form_template (id, organisation, kind, file_name, file, digest, added_by, added_name, added_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    END = "update form_template
        set ended_at = $3, ended_name = $4, file = null
        where organisation = $1 and kind = $2 and ended_at is null";
    WAITING = "select file_name, file, digest, brought_name, brought_at
        from form_template_waiting
        where organisation = $1 and kind = $2";
    KEEP_WAITING = "insert into form_template_waiting (organisation, kind, file_name, file, digest, brought_by, brought_name, brought_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (organisation, kind) do update
        set file_name = $3, file = $4, digest = $5, brought_by = $6, brought_name = $7, brought_at = $8";
    DROP_WAITING = "delete from form_template_waiting where organisation = $1 and kind = $2";
}

impl FromRow for Waiting {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            file_name: row.take()?,
            file: row.take()?,
            digest: row.take()?,
            brought_name: row.take()?,
            brought_at: row.take()?,
        })
    }
}

impl FromRow for Template {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            kind: row.take()?,
            file_name: row.take()?,
            file: row.take()?,
            added_name: row.take()?,
            added_at: row.take()?,
        })
    }
}

/// The template that is in use for a kind.
pub fn in_use(tx: &Read<'_>, organisation: &OrganisationId, kind: &str) -> Result<Option<Template>> {
    tx.maybe(IN_USE, params![organisation, kind])
}

/// Those in use, without their files.
pub fn all_in_use(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Template>> {
    tx.all(ALL_IN_USE, params![organisation])
}

/// Puts a template into use.
pub fn add(tx: &Write<'_>, by: &Author, kind: &str, file_name: &str, file: &[u8], digest: &str) -> Result<TemplateId> {
    let id: TemplateId = tx.new_id();
    let values = params![&id, &by.organisation, kind, file_name, file, digest, by.member.as_ref(), &by.name, tx.now()];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Takes the template of a kind out of use; says whether there was one.
pub fn end(tx: &Write<'_>, by: &Author, kind: &str) -> Result<bool> {
    Ok(tx.run(END, params![&by.organisation, kind, tx.now(), &by.name])? > 0)
}

/// The one that waits, of a kind.
pub fn waiting(tx: &Read<'_>, organisation: &OrganisationId, kind: &str) -> Result<Option<Waiting>> {
    tx.maybe(WAITING, params![organisation, kind])
}

/// Keeps one that waits, in the place of the one before.
pub fn keep_waiting(tx: &Write<'_>, by: &Author, kind: &str, file_name: &str, file: &[u8], digest: &str) -> Result<()> {
    let values = params![&by.organisation, kind, file_name, file, digest, by.member.as_ref(), &by.name, tx.now()];
    tx.run(KEEP_WAITING, values).map(drop)
}

/// Lets go of the one that waits; says whether there was one.
pub fn drop_waiting(tx: &Write<'_>, organisation: &OrganisationId, kind: &str) -> Result<bool> {
    Ok(tx.run(DROP_WAITING, params![organisation, kind])? > 0)
}
