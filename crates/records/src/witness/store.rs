//! What is known of each witness, in the database; and the checkpoints that they cosigned.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};

use super::model::WitnessState;

statements! {
    KEPT = "select known, checkpoint, size, line, cosigned_at, again_at, fails, fault
        from log_witness
        where organisation = $1 and witness = $2";
    KEEP = "insert into log_witness (organisation, witness, known, checkpoint, size, line, cosigned_at, again_at, fails, fault)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (organisation, witness) do update
            set known = excluded.known, checkpoint = excluded.checkpoint, size = excluded.size, line = excluded.line,
                cosigned_at = excluded.cosigned_at, again_at = excluded.again_at, fails = excluded.fails, fault = excluded.fault";
    COSIGNED = "select size, checkpoint, line from log_witness where organisation = $1 and size > $2 order by size desc, witness";
    STATES = "select witness, size, cosigned_at, fault from log_witness order by witness limit 100";
}

/// What is known of a witness.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    /// The size that it has seen.
    pub known: u64,
    /// The checkpoint that it cosigned last, its size and its line.
    pub checkpoint: String,
    pub size: u64,
    pub line: String,
    pub cosigned_at: Option<Moment>,
    pub again_at: Moment,
    pub fails: i64,
    pub fault: String,
}

impl FromRow for Kept {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            known: row.take()?,
            checkpoint: row.take()?,
            size: row.take()?,
            line: row.take()?,
            cosigned_at: row.take()?,
            again_at: row.take()?,
            fails: row.take()?,
            fault: row.take()?,
        })
    }
}

impl FromRow for WitnessState {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { key: row.take()?, size: row.take()?, cosigned_at: row.take()?, fault: row.take()? })
    }
}

pub(super) fn kept(tx: &Read<'_>, organisation: &OrganisationId, witness: &str) -> Result<Option<Kept>> {
    tx.maybe(KEPT, params![organisation, witness])
}

pub(super) fn keep(tx: &Write<'_>, organisation: &OrganisationId, witness: &str, kept: &Kept) -> Result<()> {
    let values = params![
        organisation,
        witness,
        kept.known,
        &kept.checkpoint,
        kept.size,
        &kept.line,
        kept.cosigned_at,
        kept.again_at,
        kept.fails,
        &kept.fault
    ];
    tx.run(KEEP, values).map(drop)
}

/// The newest checkpoint that covers a place of the log and was cosigned, with its size and all its cosignatures; `None` where there is none yet.
pub(crate) fn cosigned(tx: &Read<'_>, organisation: &OrganisationId, place: u64) -> Result<Option<(u64, String)>> {
    let rows = tx.all::<(u64, String, String)>(COSIGNED, params![organisation, place])?;
    let Some((size, mut note, _)) = rows.first().cloned() else { return Ok(None) };
    let same = rows.iter().filter(|(_, checkpoint, _)| *checkpoint == rows[0].1);
    same.for_each(|(_, _, line)| note.push_str(line));
    Ok(Some((size, note)))
}

/// Every witness that was ever asked, and how it is with it.
pub fn witness_states(tx: &Read<'_>) -> Result<Vec<WitnessState>> {
    tx.all(STATES, &[])
}
