//! Signing in and out. A try is counted before the password is looked at, so that many at once gain nothing; a right one is taken back.

use sha2::{Digest, Sha256};
use zhixing_kit::clock::{DAY_MS, MINUTE_MS};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Sentence, Write, jobs};
use zhixing_records::MemberId;

use super::model::{FREE_TRIES, FREE_TRIES_OF_NETWORK, SESSIONS_MAX, SessionId, wait_ms};
use super::store;
use super::text::Text;
use crate::account::{self, AccountId, Secret};
use crate::actor::Actor;
use crate::unit::the_organisation;
use crate::{draft, identity, passkey, sending};

/// The job that takes away what is over.
pub const PURGE: &str = "people.purge";
/// How long an unused browser stays known.
pub const DEVICE_MS_MAX: i64 = 400 * DAY_MS;

/// A try that may go on: what is known of the name, and what was counted.
pub struct Try {
    /// The account and its stored hash; none for an unknown name.
    pub account: Option<(AccountId, Option<String>)>,
    subjects: Vec<Subject>,
}

/// Who is counted: a name from a network, a network, or a known device.
#[derive(Clone)]
struct Subject {
    key: String,
    free: i64,
    is_shared: bool,
}

/// The cookies of who has signed in.
#[derive(Debug)]
pub struct SignedIn {
    /// The token of the session.
    pub session: Secret,
    /// The token of the device, when it was not known before.
    pub device: Option<Secret>,
}

/// What the browser of who arrives has brought along: its session, its device, and what it is called.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The token of the session that it had: it ends (rotation).
    pub session: Option<Secret>,
    /// The token of the device, when it signed in before.
    pub device: Option<Secret>,
    /// What the device is called.
    pub label: String,
}

/// Counts a try, or says how long to wait. A known device is judged by its own tries alone; nobody else can make it wait.
pub fn begin_try(tx: &Write<'_>, sign_in_name: &str, network: &str, device: Option<&Secret>) -> Result<Try> {
    let organisation = the_organisation(tx)?.ok_or_else(|| Sentence::of(|language| Text(language).not_set_up()))?;
    let account = account::store::to_sign_in(tx, &organisation, sign_in_name)?;
    let known = match (&account, device) {
        (Some((id, ..)), Some(token)) => store::device(tx, token, id)?,
        _ => None,
    };
    let subjects = match known {
        Some(device) => vec![Subject { key: format!("device:{device}"), free: FREE_TRIES, is_shared: false }],
        None => vec![
            Subject { key: hashed(&format!("name:{sign_in_name}:{network}")), free: FREE_TRIES, is_shared: false },
            Subject { key: hashed(&format!("network:{network}")), free: FREE_TRIES_OF_NETWORK, is_shared: true },
        ],
    };
    count(tx, &subjects)?;
    Ok(Try { account, subjects })
}

/// Counts a try to prove oneself again within a session (a borrowed phone is no way to learn a password), or says how long to wait.
pub fn begin_proof(tx: &Write<'_>, account: &AccountId) -> Result<()> {
    count(tx, &[proof_of(account)])
}

/// Takes the tries of [`begin_proof`] back.
pub fn end_proof(tx: &Write<'_>, account: &AccountId) -> Result<()> {
    store::forget_wait(tx, &proof_of(account).key)
}

/// Counts a question to a device that anybody may ask for, or says how long to wait: each is a row, and there are only so many.
pub fn begin_question(tx: &Write<'_>, network: &str) -> Result<()> {
    count(tx, &[question_of(network)])
}

/// Takes one of [`begin_question`] back: it was answered well.
pub fn end_question(tx: &Write<'_>, network: &str) -> Result<()> {
    take_back(tx, &question_of(network))
}

fn question_of(network: &str) -> Subject {
    let key = hashed(&format!("question:{network}"));
    Subject { key, free: FREE_TRIES_OF_NETWORK, is_shared: true }
}

fn proof_of(account: &AccountId) -> Subject {
    Subject { key: format!("proof:{account}"), free: FREE_TRIES, is_shared: false }
}

fn count(tx: &Write<'_>, subjects: &[Subject]) -> Result<()> {
    let mut counted = Vec::new();
    for subject in subjects {
        let (failures, until) = store::wait(tx, &subject.key)?;
        if until > tx.now() {
            return Err(wait_sentence(until.0 - tx.now().0).into());
        }
        counted.push((subject, failures + 1));
    }
    for (subject, failures) in counted {
        let until = tx.now().plus_ms(wait_ms(failures, subject.free));
        store::set_wait(tx, &subject.key, failures, until)?;
    }
    Ok(())
}

fn take_back(tx: &Write<'_>, subject: &Subject) -> Result<()> {
    let (failures, _) = store::wait(tx, &subject.key)?;
    if subject.is_shared && failures > 1 {
        return store::set_wait(tx, &subject.key, failures - 1, Moment(0));
    }
    store::forget_wait(tx, &subject.key)
}

/// Signs in after a right try: takes the count back, ends the session that the browser had, begins a new one.
pub fn sign_in(tx: &Write<'_>, tried: &Try, arrival: &Arrival) -> Result<SignedIn> {
    for subject in &tried.subjects {
        take_back(tx, subject)?;
    }
    let (account, checked) = tried.account.as_ref().ok_or(Error::NotFound)?;
    // The password may have been changed, or the account barred, while it was being checked.
    if account::store::find(tx, account)?.is_none_or(|account| account.closed_at.is_some())
        || account::store::password(tx, account)? != *checked
    {
        return Err(wrong());
    }
    begin(tx, account, arrival)
}

/// Begins a session for an account that has just proven itself; the browser's earlier session ends (rotation).
pub fn begin(tx: &Write<'_>, account: &AccountId, arrival: &Arrival) -> Result<SignedIn> {
    let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
    if let Some(before) = &arrival.session {
        store::end_by_token(tx, before)?;
    }
    for old in store::list(tx, account)?.into_iter().skip(SESSIONS_MAX - 1) {
        store::end(tx, &old.id, account)?;
    }
    let token = Secret::fresh(tx);
    store::add(tx, &organisation, account, &token, &arrival.label)?;
    let known = match &arrival.device {
        Some(token) => store::device(tx, token, account)?,
        None => None,
    };
    if let Some(id) = known {
        store::touch_device(tx, &id)?;
        return Ok(SignedIn { session: token, device: None });
    }
    let device = Secret::fresh(tx);
    store::add_device(tx, &organisation, account, &device, SESSIONS_MAX)?;
    Ok(SignedIn { session: token, device: Some(device) })
}

/// Ends one of the actor's own sessions. [`Error::NotFound`] when it is not his.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &SessionId) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    if store::end(tx, id, account)? { Ok(()) } else { Err(Error::NotFound) }
}

/// Ends all sessions of an account, but for one that stays.
pub fn end_all(tx: &Write<'_>, account: &AccountId, stays: Option<&SessionId>) -> Result<()> {
    store::end_all(tx, account, stays)
}

/// Ends all sessions of a member.
pub fn end_all_of_member(tx: &Write<'_>, member: &MemberId) -> Result<()> {
    store::end_all_of_member(tx, member)
}

/// Takes away expired sessions, links, devices, waits and drafts, and comes back tomorrow.
pub fn purge(tx: &Write<'_>, organisation: &OrganisationId, _payload: &str) -> Result<()> {
    store::purge(tx, tx.now().plus_ms(-DEVICE_MS_MAX))?;
    account::store::purge_links(tx, organisation)?;
    passkey::purge(tx)?;
    draft::purge(tx)?;
    sending::purge(tx)?;
    identity::purge(tx)?;
    jobs::later(tx, organisation, PURGE, "", "", tx.now().plus_ms(DAY_MS))
}

/// What is said to a wrong name and to a wrong password alike.
pub fn wrong() -> Error {
    Error::Invalid(vec![("password", Sentence::of(|language| Text(language).wrong()))])
}

/// The sessions of who asks, for his own page.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Vec<super::model::Session>> {
    actor.account.as_ref().map_or(Ok(Vec::new()), |account| store::list(tx, account))
}

/// Names that were typed are not kept: somebody types his password there one day.
fn hashed(subject: &str) -> String {
    hex::encode(Sha256::digest(subject.as_bytes()))
}

fn wait_sentence(ms: i64) -> Sentence {
    Sentence::of(|language| {
        let text = Text(language);
        if ms > 2 * MINUTE_MS {
            text.wait_minutes((ms + MINUTE_MS - 1) / MINUTE_MS)
        } else {
            text.wait_seconds((ms + 999) / 1000)
        }
    })
}
