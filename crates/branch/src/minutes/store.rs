//! The statements about remarks, signatures and corrections. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::input::NewRemark;
use super::model::{Correction, CorrectionId, Remark, RemarkId, RemarkKind, Signature, SignerRole, Subject};
use crate::activity::model::ActivityId;

statements! {
    REMARKS = "select id, item, kind, speaker, speaker_name, text, verbatim, taken_at, arrived_at from remark where activity = $1 order by place, id";
    ADD_REMARK = "insert into remark (id, organisation, activity, item, place, kind, speaker, speaker_name, text, verbatim,
            taken_by, taken_name, taken_at, arrived_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    SPOKEN_BY = "update remark set speaker = $3, speaker_name = $4 where activity = $1 and id = $2";
    SAY_AGAIN = "update remark set text = $3 where activity = $1 and id = $2";
    SIGNATURES = "select role, name, digest, signed_at from signature where activity = $1 order by signed_at, role";
    SIGN = "insert into signature (activity, role, organisation, member, name, digest, signed_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    CORRECTIONS = "select subject, entry, before, after, why, after_signing, corrected_name, corrected_at
        from correction
        where activity = $1
        order by corrected_at, id";
    CORRECT = "insert into correction (id, organisation, activity, subject, entry, before, after, why, after_signing,
            corrected_by, corrected_name, corrected_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
}

impl FromRow for Remark {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            item: row.take()?,
            kind: known(RemarkKind::of, &row.take::<String>()?)?,
            speaker: row.take()?,
            speaker_name: row.take()?,
            text: row.take()?,
            verbatim: row.take()?,
            taken_at: row.take()?,
            arrived_at: row.take()?,
        })
    }
}

impl FromRow for Signature {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            role: known(SignerRole::of, &row.take::<String>()?)?,
            name: row.take()?,
            digest: row.take()?,
            signed_at: row.take()?,
        })
    }
}

impl FromRow for Correction {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            subject: known(Subject::of, &row.take::<String>()?)?,
            entry: row.take()?,
            before: row.take()?,
            after: row.take()?,
            why: row.take()?,
            after_signing: row.take()?,
            corrected_name: row.take()?,
            corrected_at: row.take()?,
        })
    }
}

fn known<T>(read: fn(&str) -> Option<T>, code: &str) -> Result<T> {
    read(code).ok_or_else(|| Error::broken(format_args!("{code:?} is not a word of the minutes")))
}

/// What was said, in order.
pub fn remarks(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Remark>> {
    tx.all(REMARKS, params![activity])
}

/// Takes down what somebody said, and when; and when it arrived, if that was later.
pub fn add_remark(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    place: usize,
    (new, speaker, speaker_name): (&NewRemark, Option<&MemberId>, &str),
    (taken_at, arrived_at): (Moment, Option<Moment>),
) -> Result<RemarkId> {
    let id: RemarkId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        activity,
        new.item.as_ref(),
        place,
        new.kind.code(),
        speaker,
        speaker_name,
        &new.text,
        new.verbatim,
        by.member.as_ref(),
        &by.name,
        taken_at,
        arrived_at
    ];
    tx.run(ADD_REMARK, values)?;
    Ok(id)
}

/// Says otherwise what was taken down.
pub fn say_again(tx: &Write<'_>, activity: &ActivityId, id: &str, text: &str) -> Result<()> {
    tx.run(SAY_AGAIN, params![activity, id, text]).map(drop)
}

/// Says otherwise who spoke.
pub fn spoken_by(
    tx: &Write<'_>,
    activity: &ActivityId,
    id: &str,
    (speaker, name): (Option<&MemberId>, &str),
) -> Result<()> {
    tx.run(SPOKEN_BY, params![activity, id, speaker, name]).map(drop)
}

/// The signatures.
pub fn signatures(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Signature>> {
    tx.all(SIGNATURES, params![activity])
}

/// Signs.
pub fn sign(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    role: SignerRole,
    (member, name): (&MemberId, &str),
    digest: &str,
) -> Result<()> {
    tx.run(SIGN, params![activity, role.code(), &by.organisation, member, name, digest, tx.now()]).map(drop)
}

/// The corrections, in order.
pub fn corrections(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Correction>> {
    tx.all(CORRECTIONS, params![activity])
}

/// Adds a correction.
pub fn correct(tx: &Write<'_>, by: &Author, activity: &ActivityId, correction: &Correction) -> Result<()> {
    let id: CorrectionId = tx.new_id();
    let Correction { subject, entry, before, after, why, after_signing, .. } = correction;
    let values = params![
        &id,
        &by.organisation,
        activity,
        subject.code(),
        entry,
        before,
        after,
        why,
        *after_signing,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(CORRECT, values).map(drop)
}
