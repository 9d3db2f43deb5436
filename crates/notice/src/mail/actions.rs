//! What can happen to mail: a member chooses, confirms his address, a letter is laid down, taken up, and taken away or put off.
//! How one wishes to be told is a taste: no record is made of it, and no address ever stands in the ledger.

use std::collections::HashSet;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Secret, renewed_at};

use super::letter::{self, Outgoing};
use super::model::{CLAIM_MS, How, LINK_MS_MAX, LetterKind, MailChoice, NEWS_MS_MAX, wait_ms};
use super::store::{self, Letter};
use super::text::Text;
use crate::message::NoticeId;

/// What became of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing is sent any more, and the address is gone.
    Off,
    /// It holds from now on.
    Holds,
    /// A letter with a link is on its way; it holds once the link was opened.
    ToConfirm,
}

/// Keeps how a member wants to be told. Another address, or one that refused mail, is to be confirmed first.
/// Refuses to send links too often.
pub fn choose(tx: &Write<'_>, actor: &Actor, how: How, address: &str) -> Result<Chosen> {
    let before = store::choice(tx, &actor.member)?;
    let asked = before.as_ref().map_or((0, Moment(0)), |before| before.asked);
    let fresh = MailChoice {
        member: actor.member.clone(),
        organisation: actor.organisation.clone(),
        address: address.to_owned(),
        how,
        confirmed_at: None,
        asked,
        fault: None,
    };
    if how == How::Off {
        store::forget(tx, &actor.member)?;
        store::keep(tx, &fresh)?;
        return Ok(Chosen::Off);
    }
    if let Some(before) = &before
        && before.address == address
        && before.is_in_use()
    {
        store::keep(tx, &MailChoice { how, ..before.clone() })?;
        return Ok(Chosen::Holds);
    }
    if let Some(before) = &before
        && before.next_link_at() > tx.now()
    {
        return Err(Sentence::of(|language| Text(language).too_many_links()).into());
    }
    store::forget(tx, &actor.member)?;
    let links = before.as_ref().map_or(0, |before| before.links_at(tx.now()));
    store::keep(tx, &MailChoice { asked: (links + 1, tx.now()), ..fresh })?;
    let to = [(actor.member.clone(), address.to_owned())];
    store::add(tx, &actor.organisation, &to, LetterKind::Confirmation, &tx.now().0.to_string())?;
    Ok(Chosen::ToConfirm)
}

/// As [`choose`], of an address that was confirmed elsewhere: no letter is laid down. For the demonstration.
pub(crate) fn choose_confirmed(tx: &Write<'_>, actor: &Actor, how: How, address: &str) -> Result<()> {
    if choose(tx, actor, how, address)? == Chosen::ToConfirm {
        store::forget(tx, &actor.member)?;
        store::confirm(tx, &actor.member)?;
    }
    Ok(())
}

/// The owner of the address opened the link that was sent there.
pub fn confirm(tx: &Write<'_>, token: &Secret) -> Result<()> {
    let choice = store::by_token(tx, token)?.ok_or_else(link_dead)?;
    store::confirm(tx, &choice.member)
}

/// Why a link does not work (any more).
pub fn link_dead() -> Error {
    Sentence::of(|language| Text(language).link_dead()).into()
}

/// Lays down a letter about a notice for each of its receivers who wants one at once.
pub(crate) fn write_about(tx: &Write<'_>, organisation: &OrganisationId, id: &NoticeId, to: &[MemberId]) -> Result<()> {
    let receivers: HashSet<&MemberId> = to.iter().collect();
    let mut wanted = store::want_each(tx, organisation)?;
    wanted.retain(|(member, _)| receivers.contains(member));
    store::add(tx, organisation, &wanted, LetterKind::Notice, id.as_str())
}

/// What the postman is handed.
pub enum Taken {
    /// Nothing is due.
    Nothing,
    /// A letter that need not be sent any more was taken away.
    Dropped,
    /// A letter to carry.
    Letter(Box<(Letter, Outgoing)>),
}

/// Takes up the next letter that is due and writes its words. One that has become pointless is taken away instead: its receiver has left, has
/// another address, has read the notice, or it is no news any more.
pub fn take_up(tx: &Write<'_>, origin: &str) -> Result<Taken> {
    let Some(letter) = store::claim(tx, CLAIM_MS)? else { return Ok(Taken::Nothing) };
    // What was asked for before its owner's access was made anew goes to whom somebody else may have chosen.
    let renewed = renewed_at(tx, &letter.member)?.is_some_and(|renewed| renewed >= letter.created_at);
    let is_old = renewed || letter.created_at.plus_ms(NEWS_MS_MAX) < tx.now();
    let receiver = Actor::admitted(tx, &letter.organisation, &letter.member)?;
    let choice = store::choice(tx, &letter.member)?.filter(|choice| choice.address == letter.address);
    let (Some(receiver), Some(choice), false) = (receiver, choice, is_old) else {
        store::take(tx, &letter.id)?;
        return Ok(Taken::Dropped);
    };
    let outgoing = match letter.kind {
        LetterKind::Confirmation => {
            let token = Secret::fresh(tx);
            store::set_token(tx, &letter.member, &token, tx.now().plus_ms(LINK_MS_MAX))?;
            Some(letter::confirmation(&receiver, &letter, &token, origin))
        }
        _ if !choice.is_in_use() => None,
        LetterKind::Notice => letter::of_notice(tx, &receiver, &letter, origin)?,
        LetterKind::Digest => letter::digest(tx, &receiver, &letter, origin)?,
    };
    match outgoing {
        Some(outgoing) => Ok(Taken::Letter(Box::new((letter, outgoing)))),
        None => store::take(tx, &letter.id).map(|()| Taken::Dropped),
    }
}

/// The mail server took the letter.
pub fn sent(tx: &Write<'_>, letter: &Letter) -> Result<()> {
    store::take(tx, &letter.id)
}

/// The mail server says that the address takes no mail: nothing more is sent there, and its owner and the administrator are shown why.
pub fn refused(tx: &Write<'_>, letter: &Letter, why: &str) -> Result<()> {
    store::set_fault(tx, &letter.member, &letter.address, why)?;
    // He may have another address by now, to which a link is on its way.
    store::forget_address(tx, &letter.member, &letter.address)
}

/// The letter could not be handed over now.
pub fn put_off(tx: &Write<'_>, letter: &Letter, why: &str) -> Result<()> {
    store::put_off(tx, &letter.id, tx.now().plus_ms(wait_ms(letter.tries)), why)
}
