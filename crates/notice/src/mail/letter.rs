//! The words of a letter: a subject, a greeting, a link. Never what a notice says: a mailbox is read by others too.

use zhixing_kit::{Error, Language, Read, Result};
use zhixing_people::{Actor, Secret};

use super::store::Letter;
use super::text::Text;
use crate::message::{self, NoticeId};

/// A letter as it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The same whenever the same letter goes out; with a new link it is another letter.
    pub id: String,
    /// Where to.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// The language of both.
    pub language: Language,
}

/// The link that confirms an address.
pub fn confirmation(receiver: &Actor, letter: &Letter, token: &Secret, origin: &str) -> Outgoing {
    let text = text_for(receiver);
    let link = format!("{origin}/mail/confirmation/{}", token.reveal());
    let written = outgoing(receiver, letter, text.confirm_subject(), &text.confirm_body(&receiver.name, link));
    // Each try has a link of its own: taken for the same letter, a mail program would keep the one whose link is dead.
    let of_link: String = token.digest().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Outgoing { id: format!("{}.{of_link}", letter.id), ..written }
}

/// One notice; none when it was read meanwhile.
pub fn of_notice(tx: &Read<'_>, receiver: &Actor, letter: &Letter, origin: &str) -> Result<Option<Outgoing>> {
    let Some(id) = NoticeId::parse(&letter.about) else { return Ok(None) };
    let notice = match message::one(tx, &receiver.member, &id) {
        Err(Error::NotFound) => return Ok(None),
        found => found?,
    };
    if notice.seen_at.is_some() {
        return Ok(None);
    }
    let text = text_for(receiver);
    let subject = text.notice_subject(notice.subject.text(text.0));
    let body = text.notice_body(&receiver.name, one_line(notice.subject.text(text.0)), format!("{origin}/notices"));
    Ok(Some(with_way_out(text, outgoing(receiver, letter, &subject, &body), origin)))
}

/// How much is unread; none when nothing is.
pub fn digest(tx: &Read<'_>, receiver: &Actor, letter: &Letter, origin: &str) -> Result<Option<Outgoing>> {
    let unread = message::unread(tx, &receiver.member)?;
    if unread == 0 {
        return Ok(None);
    }
    let text = text_for(receiver);
    let body = text.digest_body(&receiver.name, unread, format!("{origin}/notices"));
    Ok(Some(with_way_out(text, outgoing(receiver, letter, &text.digest_subject(unread), &body), origin)))
}

fn text_for(receiver: &Actor) -> Text {
    Text(receiver.language.unwrap_or_default())
}

fn outgoing(receiver: &Actor, letter: &Letter, subject: &str, body: &str) -> Outgoing {
    let language = text_for(receiver).0;
    let (id, to) = (letter.id.to_string(), letter.address.clone());
    Outgoing { id, to, subject: one_line(subject), body: body.to_owned(), language }
}

fn with_way_out(text: Text, letter: Outgoing, origin: &str) -> Outgoing {
    Outgoing { body: format!("{}\n\n{}", letter.body, text.way_out(format!("{origin}/settings/mail"))), ..letter }
}

/// What was typed never becomes a header of its own.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
