//! The rows of identities and of wishes to link one. The only SQL about them.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Write, params, statements};

use crate::account::{AccountId, Secret};

zhixing_kit::ids! {
    /// An identity at the provider.
    IdentityId;
    /// A wish to link one.
    WishId;
}

statements! {
    FIND = "select account, organisation from identity where issuer = $1 and subject = $2";
    OF_ACCOUNT = "select linked_at from identity where account = $1 and issuer = $2";
    ADD = "insert into identity (id, organisation, account, issuer, subject, linked_at) values ($1, $2, $3, $4, $5, $6)";
    END = "delete from identity where account = $1 and issuer = $2";
    END_ALL = "delete from identity where account = $1";
    WISH = "insert into identity_wish (id, organisation, account, state_hash, expires_at) values ($1, $2, $3, $4, $5)";
    WISHED = "select account from identity_wish where state_hash = $1 and expires_at > $2";
    GRANTED = "delete from identity_wish where state_hash = $1";
    FORGET = "delete from identity_wish where account = $1";
    PURGE = "delete from identity_wish where expires_at <= $1";
}

/// Whose identity this is.
pub fn find(tx: &Read<'_>, issuer: &str, subject: &str) -> Result<Option<(AccountId, OrganisationId)>> {
    tx.maybe(FIND, params![issuer, subject])
}

/// Since when the account is linked with this provider.
pub fn linked_at(tx: &Read<'_>, account: &AccountId, issuer: &str) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Moment,)>(OF_ACCOUNT, params![account, issuer])?.map(|(at,)| at))
}

/// Links an account.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    account: &AccountId,
    issuer: &str,
    subject: &str,
) -> Result<()> {
    let id: IdentityId = tx.new_id();
    tx.run(ADD, params![&id, organisation, account, issuer, subject, tx.now()]).map(drop)
}

/// Ends a link; says whether there was one.
pub fn end(tx: &Write<'_>, account: &AccountId, issuer: &str) -> Result<bool> {
    Ok(tx.run(END, params![account, issuer])? == 1)
}

/// Ends all links of an account, and its wishes.
pub fn end_all(tx: &Write<'_>, account: &AccountId) -> Result<()> {
    tx.run(FORGET, params![account])?;
    tx.run(END_ALL, params![account]).map(drop)
}

/// Writes a wish.
pub fn wish(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    account: &AccountId,
    state: &Secret,
    until: Moment,
) -> Result<()> {
    let id: WishId = tx.new_id();
    tx.run(WISH, params![&id, organisation, account, state.digest(), until]).map(drop)
}

/// Takes up the wish of this journey, once, while it is good.
pub fn take_wish(tx: &Write<'_>, state: &Secret) -> Result<Option<AccountId>> {
    let found = tx.maybe::<(AccountId,)>(WISHED, params![state.digest(), tx.now()])?;
    tx.run(GRANTED, params![state.digest()])?;
    Ok(found.map(|(account,)| account))
}

/// Takes away wishes that came to nothing.
pub fn purge(tx: &Write<'_>) -> Result<()> {
    tx.run(PURGE, params![tx.now()]).map(drop)
}
