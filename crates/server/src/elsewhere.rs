//! Whoever is erased from the house is taken out of the record store too: neither of these rooms knows the other.

use zhixing_keeper::erasure::{Elsewhere, KnownBy, Seen};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write};
use zhixing_lrs::{Known, seen_of, take_out_known};

/// What the keeper is handed.
pub const ELSEWHERE: Elsewhere = Elsewhere { look, take_out };

fn known(by: &KnownBy) -> Known<'_> {
    Known { mails: &by.mails, accounts: &by.identities, names: &by.names }
}

fn look(tx: &Read<'_>, organisation: &OrganisationId, by: &KnownBy) -> Result<Seen> {
    let seen = seen_of(tx, organisation, &known(by))?;
    Ok(Seen { statements: seen.statements, documents: seen.documents, accounts: seen.accounts })
}

fn take_out(tx: &Write<'_>, organisation: &OrganisationId, by: &KnownBy) -> Result<u64> {
    take_out_known(tx, organisation, &known(by))
}
