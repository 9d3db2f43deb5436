//! The rows of drafts. The only SQL about them; every statement names whose.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};

use super::model::{Draft, DraftId, NewDraft, Unfinished};
use crate::account::AccountId;

statements! {
    LIST = "select form, path, title, device, saved_at, typed from draft where account = $1 order by saved_at desc, id limit $2";
    UNFINISHED = "select form, path, title, device, saved_at from draft where account = $1 order by saved_at desc, id limit $2";
    ONE = "select form, path, title, device, saved_at, typed from draft where account = $1 and form = $2";
    FORMS = "select form, saved_at from draft where account = $1 order by saved_at desc, id limit $2";
    OTHERS = "select count(*) from draft where account = $1 and form <> $2";
    KEEP = "insert into draft (id, organisation, account, form, path, title, typed, device, saved_at)
        select $1, a.organisation, a.id, $3, $4, $5, $6, $7, $8 from account a where a.id = $2
        on conflict (account, form) do update
        set path = case when $4 = '' then draft.path else $4 end, title = $5, typed = $6, device = $7, saved_at = $8";
    END = "delete from draft where account = $1 and form = $2";
    PURGE = "delete from draft where saved_at <= $1";
}

impl FromRow for Unfinished {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            form: row.take()?,
            path: row.take()?,
            title: row.take()?,
            device: row.take()?,
            saved_at: row.take()?,
        })
    }
}

impl FromRow for Draft {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { about: Unfinished::from_row(row)?, typed: serde_json::from_str(&row.take::<String>()?)? })
    }
}

/// An account's drafts, the latest first.
pub fn list(tx: &Read<'_>, account: &AccountId, most: usize) -> Result<Vec<Draft>> {
    tx.all(LIST, params![account, most])
}

/// As [`list`], without what was typed.
pub fn unfinished(tx: &Read<'_>, account: &AccountId, most: usize) -> Result<Vec<Unfinished>> {
    tx.all(UNFINISHED, params![account, most])
}

/// The forms of which an account has drafts, and when each was kept.
pub fn forms(tx: &Read<'_>, account: &AccountId, most: usize) -> Result<Vec<(String, Moment)>> {
    tx.all(FORMS, params![account, most])
}

/// An account's draft of a form.
pub fn one(tx: &Read<'_>, account: &AccountId, form: &str) -> Result<Option<Draft>> {
    tx.maybe(ONE, params![account, form])
}

/// How many drafts of other forms an account has.
pub fn others(tx: &Read<'_>, account: &AccountId, form: &str) -> Result<usize> {
    tx.one::<(u32,)>(OTHERS, params![account, form]).map(|(count,)| count as usize)
}

/// Keeps a draft in place of the one that was there. Without a path the earlier one stays.
pub fn keep(tx: &Write<'_>, account: &AccountId, new: &NewDraft) -> Result<()> {
    let (id, typed): (DraftId, _) = (tx.new_id(), serde_json::to_string(&new.typed)?);
    let path = new.path.as_deref().unwrap_or_default();
    tx.run(KEEP, params![&id, account, &new.form, path, &new.title, typed, &new.device, tx.now()]).map(drop)
}

/// Takes a draft away; says whether there was one.
pub fn end(tx: &Write<'_>, account: &AccountId, form: &str) -> Result<bool> {
    Ok(tx.run(END, params![account, form])? == 1)
}

/// Takes away what nobody has changed since.
pub fn purge(tx: &Write<'_>, since: Moment) -> Result<()> {
    tx.run(PURGE, params![since]).map(drop)
}
