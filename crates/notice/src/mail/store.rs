//! The rows of mail: what members chose, and letters that wait. The only SQL about them.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_people::{MemberId, Secret};

use super::model::{How, LINK_MS_MAX, LetterId, LetterKind, MailChoice};

statements! {
    /// What was confirmed before its owner's access was made anew is to be confirmed again: who had the account may have set it.
    CHOICE = "select c.member, c.organisation, c.address, c.how,
            case when coalesce(a.renewed_at, 0) < c.confirmed_at then c.confirmed_at else null end, c.asked, c.asked_at, c.fault, c.fault_at
        from mail_choice c
        left join account a on a.member = c.member
        where c.member = $1";
    BY_TOKEN = "select c.member, c.organisation, c.address, c.how, c.confirmed_at, c.asked, c.asked_at, c.fault, c.fault_at
        from mail_choice c
        left join account a on a.member = c.member
        where c.token_hash = $1 and c.token_expires_at > $2 and c.token_expires_at > coalesce(a.renewed_at, 0) + $3";
    KEEP = "insert into mail_choice (member, organisation, address, how, confirmed_at, token_hash, token_expires_at, asked, asked_at, fault, fault_at)
        values ($1, $2, $3, $4, $5, null, null, $6, $7, $8, $9)
        on conflict (member) do update
        set address = $3, how = $4, confirmed_at = $5, token_hash = null, token_expires_at = null, asked = $6, asked_at = $7, fault = $8, fault_at = $9";
    SET_TOKEN = "update mail_choice set token_hash = $2, token_expires_at = $3 where member = $1";
    CONFIRM = "update mail_choice
        set confirmed_at = $2, token_hash = null, token_expires_at = null, fault = null, fault_at = null
        where member = $1";
    FAULT = "update mail_choice set fault = $3, fault_at = $4 where member = $1 and address = $2";
    FAULTS = "select member, organisation, address, how, confirmed_at, asked, asked_at, fault, fault_at
        from mail_choice
        where organisation = $1 and fault is not null
        order by fault_at desc, member
        limit $2";
    WANT_EACH = "select c.member, c.address from mail_choice c
        left join account a on a.member = c.member
        where c.organisation = $1 and c.how = 'each' and c.confirmed_at > coalesce(a.renewed_at, 0) and c.fault is null";
    WANT_DIGEST = "select c.member, c.address from mail_choice c
        left join account a on a.member = c.member
        where c.organisation = $1 and c.how = 'daily' and c.confirmed_at > coalesce(a.renewed_at, 0) and c.fault is null
            and exists (select 1 from receipt r where r.member = c.member and r.seen_at is null and r.sent_at > $2)";
    ADD = "insert into letter (id, organisation, member, address, kind, about, due_at, tries, claimed_until, last_error, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, 0, null, null, $7)
        on conflict (member, kind, about) do nothing";
    DUE = "select id, organisation, member, address, kind, about, tries, created_at
        from letter
        where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at, id
        limit 1";
    CLAIM = "update letter set claimed_until = $3 where id = $1 and (claimed_until is null or claimed_until <= $2)";
    TAKE = "delete from letter where id = $1";
    PUT_OFF = "update letter set tries = tries + 1, due_at = $2, last_error = $3, claimed_until = null where id = $1";
    FORGET = "delete from letter where member = $1";
    FORGET_ADDRESS = "delete from letter where member = $1 and address = $2";
    WAITING = "select count(*), min(created_at) from letter where organisation = $1";
    LAST_ERROR = "select last_error from letter where organisation = $1 and last_error is not null order by due_at desc limit 1";
    PURGE = "delete from letter where organisation = $1 and created_at <= $2";
}

impl FromRow for MailChoice {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (member, organisation, address) = (row.take()?, row.take()?, row.take()?);
        let how: String = row.take()?;
        let how = How::read(&how).ok_or_else(|| Error::broken(format_args!("{how:?} is no way to be told")))?;
        let (confirmed_at, asked) = (row.take()?, (row.take()?, row.take()?));
        let fault: (Option<String>, Option<Moment>) = (row.take()?, row.take()?);
        Ok(Self { member, organisation, address, how, confirmed_at, asked, fault: fault.0.zip(fault.1) })
    }
}

/// A letter that waits.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its id, which its receivers' programs see too: the same letter sent twice is one to them.
    pub id: LetterId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// To whom.
    pub member: MemberId,
    /// Where he was to be written to when it was laid down.
    pub address: String,
    /// What for.
    pub kind: LetterKind,
    /// The notice or the day.
    pub about: String,
    /// How often it was not taken.
    pub tries: u32,
    /// When it was laid down.
    pub created_at: Moment,
}

impl FromRow for Letter {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, organisation, member, address) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let kind: String = row.take()?;
        let kind =
            LetterKind::read(&kind).ok_or_else(|| Error::broken(format_args!("{kind:?} is no kind of letter")))?;
        Ok(Self {
            id,
            organisation,
            member,
            address,
            kind,
            about: row.take()?,
            tries: row.take()?,
            created_at: row.take()?,
        })
    }
}

/// What a member chose, if he ever did.
pub fn choice(tx: &Read<'_>, member: &MemberId) -> Result<Option<MailChoice>> {
    tx.maybe(CHOICE, params![member])
}

/// Whose address the link of this token confirms, while it is good; none that went out before its owner's access was made anew.
pub fn by_token(tx: &Read<'_>, token: &Secret) -> Result<Option<MailChoice>> {
    tx.maybe(BY_TOKEN, params![token.digest(), tx.now(), LINK_MS_MAX])
}

/// Writes a choice; a link that was sent before is dead.
pub fn keep(tx: &Write<'_>, choice: &MailChoice) -> Result<()> {
    let (fault, fault_at) = choice.fault.clone().unzip();
    let values = params![
        &choice.member,
        &choice.organisation,
        &choice.address,
        choice.how.word(),
        choice.confirmed_at,
        choice.asked.0,
        choice.asked.1,
        fault,
        fault_at
    ];
    tx.run(KEEP, values).map(drop)
}

/// Writes the link that is on its way.
pub fn set_token(tx: &Write<'_>, member: &MemberId, token: &Secret, expires_at: Moment) -> Result<()> {
    tx.run(SET_TOKEN, params![member, token.digest(), expires_at]).map(drop)
}

/// Writes that the owner of the address opened the link.
pub fn confirm(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    tx.run(CONFIRM, params![member, tx.now()]).map(drop)
}

/// Writes that a mail server refused an address, unless its owner has another by now.
pub fn set_fault(tx: &Write<'_>, member: &MemberId, address: &str, why: &str) -> Result<()> {
    tx.run(FAULT, params![member, address, why, tx.now()]).map(drop)
}

/// Refused addresses, the latest first.
pub fn faults(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<MailChoice>> {
    tx.all(FAULTS, params![organisation, limit])
}

/// Who wants to be told of each notice, and where.
pub fn want_each(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<(MemberId, String)>> {
    tx.all(WANT_EACH, params![organisation])
}

/// Who wants to be told once a day and has something unread that was sent since then.
pub fn want_digest(tx: &Read<'_>, organisation: &OrganisationId, since: Moment) -> Result<Vec<(MemberId, String)>> {
    tx.all(WANT_DIGEST, params![organisation, since])
}

/// Lays letters down, each at most once.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    to: &[(MemberId, String)],
    kind: LetterKind,
    about: &str,
) -> Result<()> {
    let row = |(member, address): &(MemberId, String)| -> Vec<Value> {
        let id: LetterId = tx.new_id();
        params![&id, organisation, member, address, kind.word(), about, tx.now()].to_vec()
    };
    tx.run_each(ADD, &to.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// Takes up the next letter that is due, for this long; none when none is, or another was quicker.
pub fn claim(tx: &Write<'_>, for_ms: i64) -> Result<Option<Letter>> {
    let Some(letter) = tx.maybe::<Letter>(DUE, params![tx.now()])? else { return Ok(None) };
    let claimed = tx.run(CLAIM, params![&letter.id, tx.now(), tx.now().plus_ms(for_ms)])? == 1;
    Ok(Some(letter).filter(|_| claimed))
}

/// Takes a letter away.
pub fn take(tx: &Write<'_>, id: &LetterId) -> Result<()> {
    tx.run(TAKE, params![id]).map(drop)
}

/// Lets a letter wait.
pub fn put_off(tx: &Write<'_>, id: &LetterId, until: Moment, why: &str) -> Result<()> {
    tx.run(PUT_OFF, params![id, until, why]).map(drop)
}

/// Takes a member's letters away.
pub fn forget(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    tx.run(FORGET, params![member]).map(drop)
}

/// Takes a member's letters to an address away.
pub fn forget_address(tx: &Write<'_>, member: &MemberId, address: &str) -> Result<()> {
    tx.run(FORGET_ADDRESS, params![member, address]).map(drop)
}

/// How many letters wait, since when, and what was answered last.
pub fn waiting(tx: &Read<'_>, organisation: &OrganisationId) -> Result<(u32, Option<Moment>, Option<String>)> {
    let (count, since) = tx.one::<(u32, Option<Moment>)>(WAITING, params![organisation])?;
    let why = tx.maybe::<(Option<String>,)>(LAST_ERROR, params![organisation])?.and_then(|(why,)| why);
    Ok((count, since, why))
}

/// Takes letters away that were laid down before a moment: nobody would call them news.
pub fn purge(tx: &Write<'_>, organisation: &OrganisationId, before: Moment) -> Result<()> {
    tx.run(PURGE, params![organisation, before]).map(drop)
}
