//! Statements about statements: one is found by what the other says (1.0.3, Communication 2.1.3), and a voiding one takes the other out of account,
//! whichever of the two comes first.

use std::collections::HashMap;

use zhixing_kit::{Moment, Result, Write};
use zhixing_xapi::Uuid;

use super::actions::{Before, Writer};
use super::store::{self, New};

/// Writes the rows of new statements with all that follows from which speaks of which.
pub(super) fn add(
    tx: &Write<'_>,
    writer: &Writer<'_>,
    stored_at: Moment,
    mut rows: Vec<New<'_>>,
    before: &Before,
) -> Result<()> {
    let speakers = &before.speakers;
    let spoken_of = |id: &Uuid| before.with_id(*id).map(|known| (known.number, known.voids));
    let fresh: HashMap<Uuid, (i64, bool)> = rows.iter().map(|row| (row.id, (row.number, row.found.voids))).collect();
    let voided_later: Vec<Uuid> =
        rows.iter().filter(|row| row.found.voids).filter_map(|row| row.found.target).collect();
    for row in &mut rows {
        let earlier = speakers.iter().any(|(target, _, voids)| target == row.id.bytes() && *voids);
        // What takes another one out of account cannot be taken out itself.
        row.voided = !row.found.voids && (earlier || voided_later.contains(&row.id));
    }
    store::add(tx, writer.organisation, writer.client, stored_at, &rows)?;
    for target in &voided_later {
        if let Some((number, false)) = spoken_of(target) {
            store::void(tx, number)?;
        }
    }
    let mut pairs: Vec<(i64, i64)> = Vec::new();
    for row in &rows {
        let known = row.found.target.and_then(|target| fresh.get(&target).copied().or_else(|| spoken_of(&target)));
        pairs.extend(known.map(|(number, _)| (row.number, number)));
        pairs.extend(
            speakers.iter().filter(|(target, ..)| target == row.id.bytes()).map(|(_, by, _)| (*by, row.number)),
        );
    }
    for pair in pairs {
        chain(tx, writer, pair)?;
    }
    Ok(())
}

/// Who is found by the speaker is found by what the speaker is found by too: a statement about a statement about a statement.
fn chain(tx: &Write<'_>, writer: &Writer<'_>, (speaker, target): (i64, i64)) -> Result<()> {
    let (mut above, _) = store::echoes(tx, speaker)?;
    let (_, mut below) = store::echoes(tx, target)?;
    above.push(speaker);
    below.push(target);
    let pairs = above.iter().flat_map(|number| below.iter().map(move |target| (*number, *target)));
    store::echo(tx, writer.organisation, &pairs.filter(|(number, target)| number != target).collect::<Vec<_>>())
}
