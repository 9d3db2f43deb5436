//! A message to some members, and each one's receipt.

pub(crate) mod actions;
mod pages;
mod store;
mod web;

use zhixing_kit::Sentence;
use zhixing_people::{MemberId, UnitId};

pub use actions::send;
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::{Moment, Read, Result};

zhixing_kit::ids! {
    /// A message.
    NoticeId;
}

/// A message before it is sent.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The unit in whose name it is sent.
    pub unit: UnitId,
    /// To whom; nobody twice.
    pub to: Vec<MemberId>,
    /// What it is about, in a few words.
    pub subject: Sentence,
    /// What it says.
    pub body: Sentence,
    /// Where it leads: a path of our own pages.
    pub link: String,
}

/// A message as its reader sees it.
#[derive(Clone, Debug)]
pub struct Received {
    /// Its id.
    pub id: NoticeId,
    /// What it is about.
    pub subject: Sentence,
    /// What it says.
    pub body: Sentence,
    /// Where it leads.
    pub link: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// When he opened it.
    pub seen_at: Option<Moment>,
}

/// How many messages a member has not opened.
pub fn unread(tx: &Read<'_>, member: &MemberId) -> Result<u32> {
    store::unread(tx, member)
}

/// One of a member's messages; not found when it was not sent to him.
pub(crate) fn one(tx: &Read<'_>, member: &MemberId, id: &NoticeId) -> Result<Received> {
    store::one(tx, member, id)
}

/// A member's newest messages; `before` pages back.
pub fn latest(tx: &Read<'_>, member: &MemberId, before: Option<Moment>, limit: usize) -> Result<Vec<Received>> {
    store::latest(tx, member, before, limit)
}

/// What a member has not opened among his newest messages: what each is about, and when it was sent.
pub fn unread_of_latest(
    tx: &Read<'_>,
    member: &MemberId,
    among: usize,
    limit: usize,
) -> Result<Vec<(Sentence, Moment)>> {
    store::unread_of_latest(tx, member, among, limit)
}
