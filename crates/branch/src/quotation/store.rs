//! The statements about passages that meetings read from. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_library::{Quote, way_to};
use zhixing_records::Author;

use super::model::{Quotation, QuotationId};
use crate::activity::model::ActivityId;

statements! {
    OF = "select id, material, edition, part, place, title, source, words from quotation where activity = $1 order by quoted_at, id";
    ADD = "insert into quotation (id, organisation, activity, material, edition, part, place, title, source, words, quoted_by, quoted_name, quoted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        on conflict (activity, material, edition, place) do nothing";
    END = "delete from quotation where id = $1 and activity = $2";
}

impl FromRow for Quotation {
    fn from_row(row: &mut Row) -> Result<Self> {
        let id = row.take()?;
        let (material, edition): (String, u32) = (row.take()?, row.take()?);
        let (part, place): (u32, u32) = (row.take()?, row.take()?);
        let way = way_to(&material, edition, part, place);
        Ok(Self { id, way, title: row.take()?, source: row.take()?, words: row.take()? })
    }
}

/// What a meeting reads from, in the order in which it was chosen.
pub fn of(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Quotation>> {
    tx.all(OF, params![activity])
}

/// Keeps a passage; the same once more changes nothing. Says whether it was new.
pub fn add(tx: &Write<'_>, by: &Author, activity: &ActivityId, id: &QuotationId, quote: &Quote) -> Result<bool> {
    let values = params![
        id,
        &by.organisation,
        activity,
        &quote.material,
        quote.edition,
        quote.part,
        quote.place,
        &quote.title,
        &quote.source,
        &quote.words,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    Ok(tx.run(ADD, values)? > 0)
}

/// Takes one away.
pub fn end(tx: &Write<'_>, activity: &ActivityId, id: &QuotationId) -> Result<()> {
    tx.run(END, params![id, activity]).map(drop)
}
