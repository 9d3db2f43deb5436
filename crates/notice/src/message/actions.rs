//! What can happen to a message: it is sent, and its reader opens it. Opening is the reader's own affair and no record of it is made.

use std::collections::HashSet;

use zhixing_kit::{Result, Write};
use zhixing_people::Actor;
use zhixing_records::Author;

use crate::mail;

use super::{Notice, NoticeId, store};

/// Sends a message to each of its receivers, once. The act that causes it has its own record; a message is none.
pub fn send(tx: &Write<'_>, by: &Author, mut notice: Notice) -> Result<()> {
    let mut seen = HashSet::new();
    notice.to.retain(|member| seen.insert(member.clone()));
    if notice.to.is_empty() {
        return Ok(());
    }
    let id: NoticeId = tx.new_id();
    notice.to.iter().for_each(|member| tx.announce(format!("member/{member}")));
    store::add(tx, &by.organisation, &id, &notice, by.member.as_ref())?;
    mail::write_about(tx, &by.organisation, &id, &notice.to)
}

/// Notes that the reader has opened a message, and says where it leads.
pub fn open(tx: &Write<'_>, actor: &Actor, id: &NoticeId) -> Result<String> {
    let received = store::one(tx, &actor.member, id)?;
    store::see(tx, &actor.member, id)?;
    Ok(received.link)
}

/// Notes that the reader has seen everything.
pub fn see_all(tx: &Write<'_>, actor: &Actor) -> Result<()> {
    store::see_all(tx, &actor.member)
}
