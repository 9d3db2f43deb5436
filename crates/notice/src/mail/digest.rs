//! The daily job that lays down a letter for who wants to be told once a day, after the morning's reminders, and clears away what is no news.

use jiff::ToSpan;
use jiff::civil::Time;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Moment, Result, Write};

use super::model::{LetterKind, NEWS_MS_MAX};
use super::store;

/// The jobs of mail.
pub const JOBS: &[JobKind] = &[JobKind { name: DIGEST, run: lay_down }];

const DIGEST: &str = "mail.digest";
/// When it is laid down: a quarter of an hour after the reminders.
const HOUR: Time = jiff::civil::time(7, 45, 0, 0);

/// Sees to it that an organisation's digests go out each morning. Doing it again changes nothing.
pub fn begin(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    jobs::daily(tx, organisation, DIGEST, HOUR)
}

fn lay_down(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    store::purge(tx, organisation, tx.now().plus_ms(-NEWS_MS_MAX))?;
    let since = Moment::at(tx.today().saturating_sub(1.day()).to_datetime(HOUR), tx.zone());
    let to = store::want_digest(tx, organisation, since)?;
    store::add(tx, organisation, &to, LetterKind::Digest, &tx.today().to_string())?;
    begin(tx, organisation)
}
