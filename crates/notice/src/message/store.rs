//! The only SQL about messages and receipts.

use zhixing_kit::db::{FromRow, Row};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Sentence, Value, Write, params, statements};
use zhixing_people::MemberId;

use super::{Notice, NoticeId, Received};

statements! {
    ADD = "insert into notice (id, organisation, unit, subject, body, link, sent_by, sent_at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    ADD_RECEIPT = "insert into receipt (notice, member, organisation, sent_at, seen_at) values ($1, $2, $3, $4, null)
        on conflict do nothing";
    UNREAD = "select count(*) from receipt where member = $1 and seen_at is null";
    LATEST = "select notice.id, notice.subject, notice.body, notice.link, receipt.sent_at, receipt.seen_at
        from receipt join notice on notice.id = receipt.notice
        where receipt.member = $1 and receipt.sent_at < $2
        order by receipt.sent_at desc, receipt.notice desc
        limit $3";
    UNREAD_OF_LATEST = "select notice.subject, r.sent_at
        from (select notice, sent_at, seen_at from receipt where member = $1 order by sent_at desc, notice desc limit $2) r
        join notice on notice.id = r.notice
        where r.seen_at is null
        order by r.sent_at desc, r.notice desc
        limit $3";
    ONE = "select notice.id, notice.subject, notice.body, notice.link, receipt.sent_at, receipt.seen_at
        from receipt join notice on notice.id = receipt.notice
        where receipt.member = $1 and receipt.notice = $2";
    SEE = "update receipt set seen_at = $3 where member = $1 and notice = $2 and seen_at is null";
    SEE_ALL = "update receipt set seen_at = $2 where member = $1 and seen_at is null";
}

impl FromRow for Received {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            subject: row.take_json()?,
            body: row.take_json()?,
            link: row.take()?,
            sent_at: row.take()?,
            seen_at: row.take()?,
        })
    }
}

pub(super) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &NoticeId,
    notice: &Notice,
    by: Option<&MemberId>,
) -> Result<()> {
    let (subject, body) = (serde_json::to_string(&notice.subject)?, serde_json::to_string(&notice.body)?);
    tx.run(ADD, params![id, organisation, &notice.unit, subject, body, &notice.link, by, tx.now()])?;
    let receipts: Vec<Vec<Value>> =
        notice.to.iter().map(|member| params![id, member, organisation, tx.now()].to_vec()).collect();
    tx.run_each(ADD_RECEIPT, &receipts).map(drop)
}

pub(super) fn unread(tx: &Read<'_>, member: &MemberId) -> Result<u32> {
    tx.one::<(u32,)>(UNREAD, params![member]).map(|(count,)| count)
}

pub(super) fn latest(tx: &Read<'_>, member: &MemberId, before: Option<Moment>, limit: usize) -> Result<Vec<Received>> {
    tx.all(LATEST, params![member, before.unwrap_or(Moment(i64::MAX)), limit])
}

struct Unread(Sentence, Moment);

impl FromRow for Unread {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take_json()?, row.take()?))
    }
}

pub(super) fn unread_of_latest(
    tx: &Read<'_>,
    member: &MemberId,
    among: usize,
    limit: usize,
) -> Result<Vec<(Sentence, Moment)>> {
    let unread = tx.all::<Unread>(UNREAD_OF_LATEST, params![member, among, limit])?;
    Ok(unread.into_iter().map(|Unread(subject, sent_at)| (subject, sent_at)).collect())
}

pub(super) fn one(tx: &Read<'_>, member: &MemberId, id: &NoticeId) -> Result<Received> {
    tx.one(ONE, params![member, id])
}

pub(super) fn see(tx: &Write<'_>, member: &MemberId, id: &NoticeId) -> Result<()> {
    tx.run(SEE, params![member, id, tx.now()]).map(drop)
}

pub(super) fn see_all(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    tx.run(SEE_ALL, params![member, tx.now()]).map(drop)
}
