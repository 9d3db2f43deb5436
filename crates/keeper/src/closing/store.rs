//! The row of a closing.

use std::collections::BTreeSet;

use jiff::civil::Date;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_people::MemberId;

use super::model::Closing;

statements! {
    GET = "select announced_at, ends_on, exported_at, digest from closing_down where organisation = $1";
    ADD = "insert into closing_down (organisation, announced_at, ends_on) values ($1, $2, $3)";
    EXPORTED = "update closing_down set exported_at = $2, digest = $3 where organisation = $1";
    SINCE = "select id from statement where organisation = $1 and recorded_at > $2 limit 1";
    TOLD = "select distinct r.member from receipt r join notice n on n.id = r.notice
        where n.organisation = $1 and n.sent_at >= $2 and n.link = $3";
    REMOVE = "delete from closing_down where organisation = $1";
}

type Row = (Moment, Date, Option<Moment>, Option<String>);

/// The closing that was announced, if there is one.
pub fn closing(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Option<Closing>> {
    let row = tx.maybe::<Row>(GET, params![organisation])?;
    Ok(row.map(|(announced_at, ends_on, at, digest)| Closing { announced_at, ends_on, exported: at.zip(digest) }))
}

pub(super) fn add(tx: &Write<'_>, organisation: &OrganisationId, ends_on: Date) -> Result<()> {
    tx.run(ADD, params![organisation, tx.now(), ends_on]).map(drop)
}

pub(super) fn set_exported(tx: &Write<'_>, organisation: &OrganisationId, digest: &str) -> Result<()> {
    tx.run(EXPORTED, params![organisation, tx.now(), digest]).map(drop)
}

/// Whether anything was recorded after this moment.
pub(super) fn is_recorded_since(tx: &Read<'_>, organisation: &OrganisationId, moment: Moment) -> Result<bool> {
    Ok(tx.maybe::<(String,)>(SINCE, params![organisation, moment])?.is_some())
}

/// Who was sent a notice that leads there, since this moment.
pub(super) fn told(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    since: Moment,
    link: &str,
) -> Result<BTreeSet<MemberId>> {
    let rows = tx.all::<(MemberId,)>(TOLD, params![organisation, since, link])?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

pub(super) fn remove(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    tx.run(REMOVE, params![organisation]).map(drop)
}
