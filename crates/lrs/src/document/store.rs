//! Documents in the database.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Value, Write, params, statements};

use super::model::{Document, Shelf};

statements! {
    ONE = "select content_type, bytes, etag, updated_at
        from lrs_document
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5 and id = $6";
    PUT = "insert into lrs_document (organisation, kind, activity, agent, registration, id, content_type, bytes, etag, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (organisation, kind, activity, agent, registration, id) do update
            set content_type = excluded.content_type, bytes = excluded.bytes, etag = excluded.etag, updated_at = excluded.updated_at";
    IDS = "select id
        from lrs_document
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5 and updated_at > $6
        order by id
        limit $7";
    IDS_OF_ANY = "select id
        from lrs_document
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and updated_at > $5
        group by id
        order by id
        limit $6";
    TAKE = "delete from lrs_document
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5 and id = $6";
    TAKE_ALL = "delete from lrs_document
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5";
    TAKE_ALL_OF_ANY = "delete from lrs_document where organisation = $1 and kind = $2 and activity = $3 and agent = $4";
}

/// Ids that one answer lists.
const IDS_MAX: usize = 10_000;

impl FromRow for Document {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { content_type: row.take()?, bytes: row.take()?, etag: row.take()?, updated_at: row.take()? })
    }
}

fn place(organisation: &OrganisationId, shelf: &Shelf) -> Vec<Value> {
    params![organisation, shelf.kind.word(), &shelf.activity, &shelf.agent, &shelf.registration].to_vec()
}

fn place_of(organisation: &OrganisationId, shelf: &Shelf, id: &str) -> Vec<Value> {
    let mut values = place(organisation, shelf);
    values.push(id.into());
    values
}

pub(crate) fn one(tx: &Read<'_>, organisation: &OrganisationId, shelf: &Shelf, id: &str) -> Result<Option<Document>> {
    tx.maybe(ONE, &place_of(organisation, shelf, id))
}

pub(crate) fn put(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    shelf: &Shelf,
    id: &str,
    document: &Document,
) -> Result<()> {
    let mut values = place_of(organisation, shelf, id);
    values.extend(params![&document.content_type, &document.bytes, &document.etag, document.updated_at].to_vec());
    tx.run(PUT, &values).map(drop)
}

/// The ids of documents that were changed after a moment.
pub(crate) fn ids(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    shelf: &Shelf,
    since: Option<Moment>,
) -> Result<Vec<String>> {
    let mut values = place(organisation, shelf);
    let sql = if shelf.any_registration {
        values.pop();
        IDS_OF_ANY
    } else {
        IDS
    };
    values.extend([since.unwrap_or(Moment(i64::MIN)).into(), IDS_MAX.into()]);
    Ok(tx.all::<(String,)>(sql, &values)?.into_iter().map(|(id,)| id).collect())
}

pub(crate) fn take(tx: &Write<'_>, organisation: &OrganisationId, shelf: &Shelf, id: &str) -> Result<()> {
    tx.run(TAKE, &place_of(organisation, shelf, id)).map(drop)
}

pub(crate) fn take_all(tx: &Write<'_>, organisation: &OrganisationId, shelf: &Shelf) -> Result<()> {
    let mut values = place(organisation, shelf);
    let sql = if shelf.any_registration {
        values.pop();
        TAKE_ALL_OF_ANY
    } else {
        TAKE_ALL
    };
    tx.run(sql, &values).map(drop)
}
