//! The rows of accounts and one-time links. The only SQL about them.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Language, Moment, Read, Result, Write, params, statements};
use zhixing_records::MemberId;

use super::model::{Account, AccountId, LinkId, LinkPurpose};
use super::secret::{PasswordHash, Secret};

statements! {
    GET = "select id, member, sign_in_name, password_hash is not null, language, closed_at from account where id = $1";
    OF_MEMBER = "select id, member, sign_in_name, password_hash is not null, language, closed_at from account where member = $1";
    NAME_KNOWN = "select id from account where organisation = $1 and sign_in_name = $2";
    TO_SIGN_IN = "select a.id, a.password_hash
        from account a
        join membership p on p.id = (select id from membership where member = a.member order by from_on desc, id desc limit 1)
        where a.organisation = $1
          and a.sign_in_name = $2
          and a.closed_at is null
          and p.to_on is null";
    PASSWORD = "select password_hash from account where id = $1";
    LIST = "select m.id, m.name, a.sign_in_name, a.password_hash is not null, a.closed_at
        from account a
        join member m on m.id = a.member
        where a.organisation = $1 and a.sign_in_name > $2
          and (m.name like $3 or a.sign_in_name like $3)
        order by a.sign_in_name
        limit $4";
    ADD = "insert into account (id, organisation, member, sign_in_name, password_hash, language, created_at, closed_at)
        values ($1, $2, $3, $4, $5, null, $6, null)";
    SET_PASSWORD = "update account set password_hash = $2, closed_at = null where id = $1";
    RENEW = "update account set renewed_at = $2 where id = $1";
    RENEWED_AT = "select renewed_at from account where member = $1";
    SET_LANGUAGE = "update account set language = $2 where id = $1";
    CLOSE = "update account set closed_at = $2 where id = $1";
    ADD_LINK = "insert into account_link (id, organisation, account, purpose, token_hash, created_at, expires_at, used_at)
        values ($1, $2, $3, $4, $5, $6, $7, null)";
    FORGET_LINKS = "delete from account_link where account = $1 and used_at is null";
    FORGET_FIRST_LINKS = "delete from account_link where account is null";
    LINK = "select id, organisation, account, purpose
        from account_link
        where token_hash = $1 and used_at is null and expires_at > $2";
    USE_LINK = "update account_link set used_at = $2 where id = $1 and used_at is null";
    PURGE_LINKS = "delete from account_link where organisation = $1 and expires_at <= $2";
}

/// A one-time link that is still good.
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// Its organisation (for the first link: the one to be).
    pub organisation: OrganisationId,
    /// Whose password it sets; none for the first administrator.
    pub account: Option<AccountId>,
    /// What it is for.
    pub purpose: LinkPurpose,
}

/// A line of the list of accounts: member, name, sign-in name, whether active, since when barred.
pub type Listed = (MemberId, String, String, bool, Option<Moment>);

/// The account, if there is one.
pub fn find(tx: &Read<'_>, id: &AccountId) -> Result<Option<Account>> {
    tx.maybe(GET, params![id])
}

/// The member's account, if he has one.
pub fn of_member(tx: &Read<'_>, member: &MemberId) -> Result<Option<Account>> {
    tx.maybe(OF_MEMBER, params![member])
}

/// Whether the name is taken.
pub fn is_known(tx: &Read<'_>, organisation: &OrganisationId, sign_in_name: &str) -> Result<bool> {
    Ok(tx.maybe::<(AccountId,)>(NAME_KNOWN, params![organisation, sign_in_name])?.is_some())
}

/// What signing in needs of the account of that name, unless it is barred or its owner has left: its id and stored hash.
pub fn to_sign_in(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    sign_in_name: &str,
) -> Result<Option<(AccountId, Option<String>)>> {
    tx.maybe(TO_SIGN_IN, params![organisation, sign_in_name])
}

/// The stored hash of an account's password.
pub fn password(tx: &Read<'_>, id: &AccountId) -> Result<Option<String>> {
    tx.one::<(Option<String>,)>(PASSWORD, params![id]).map(|(hash,)| hash)
}

/// Accounts by sign-in name after `after`, at most `limit`.
pub fn list(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    words: &str,
    after: &str,
    limit: usize,
) -> Result<Vec<Listed>> {
    let pattern = format!("%{}%", words.replace(['%', '_', '\\'], ""));
    tx.all(LIST, params![organisation, after, pattern, limit])
}

/// Writes that everything begins anew now.
pub fn renew(tx: &Write<'_>, id: &AccountId) -> Result<()> {
    tx.run(RENEW, params![id, tx.now()]).map(drop)
}

/// When everything began anew for a member, if it ever did.
pub fn renewed_at(tx: &Read<'_>, member: &MemberId) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Option<Moment>,)>(RENEWED_AT, params![member])?.and_then(|(at,)| at))
}

/// Writes a new account.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    sign_in_name: &str,
    password: Option<&PasswordHash>,
) -> Result<AccountId> {
    let id: AccountId = tx.new_id();
    tx.run(ADD, params![&id, organisation, member, sign_in_name, password.map(PasswordHash::stored), tx.now()])?;
    Ok(id)
}

/// Writes a password; an account that was barred is open again.
pub fn set_password(tx: &Write<'_>, id: &AccountId, password: &PasswordHash) -> Result<()> {
    tx.run(SET_PASSWORD, params![id, password.stored()]).map(drop)
}

/// Writes the owner's language.
pub fn set_language(tx: &Write<'_>, id: &AccountId, language: Language) -> Result<()> {
    tx.run(SET_LANGUAGE, params![id, language.tag()]).map(drop)
}

/// Bars an account.
pub fn close(tx: &Write<'_>, id: &AccountId) -> Result<()> {
    tx.run(CLOSE, params![id, tx.now()]).map(drop)
}

/// Writes a link; earlier ones of the same account (or earlier first links) are gone.
pub fn add_link(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    account: Option<&AccountId>,
    purpose: LinkPurpose,
    token: &Secret,
    expires_at: Moment,
) -> Result<()> {
    match account {
        Some(account) => tx.run(FORGET_LINKS, params![account])?,
        None => tx.run(FORGET_FIRST_LINKS, &[])?,
    };
    let id: LinkId = tx.new_id();
    tx.run(ADD_LINK, params![&id, organisation, account, purpose, token.digest(), tx.now(), expires_at]).map(drop)
}

/// Takes back the links of an account that were not used.
pub fn forget_links(tx: &Write<'_>, account: &AccountId) -> Result<()> {
    tx.run(FORGET_LINKS, params![account]).map(drop)
}

/// The link of that token, while it is good.
pub fn link(tx: &Read<'_>, token: &Secret) -> Result<Option<Link>> {
    let row =
        tx.maybe::<(LinkId, OrganisationId, Option<AccountId>, LinkPurpose)>(LINK, params![token.digest(), tx.now()])?;
    Ok(row.map(|(id, organisation, account, purpose)| Link { id, organisation, account, purpose }))
}

/// Uses up a link; `false` when somebody else was quicker.
pub fn use_link(tx: &Write<'_>, id: &LinkId) -> Result<bool> {
    Ok(tx.run(USE_LINK, params![id, tx.now()])? == 1)
}

/// Takes away links that have expired.
pub fn purge_links(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    tx.run(PURGE_LINKS, params![organisation, tx.now()]).map(drop)
}
