//! What the house itself does at its record store, for courses that it opens: a client of its own, passes for open courses, statements and documents
//! of a learning management system. The same tables and the same log as for everybody else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Result, Sentence, Write};
use zhixing_people::{MemberId, UnitId};
use zhixing_xapi::{Agent, Statement, Uuid, Version};

use crate::client::model::{Client, NewClient, Reads};
use crate::client::store as clients;
use crate::document::actions::Sent;
use crate::document::model::{Kind, Shelf};
use crate::document::store as documents;
use crate::pass::model::{BEGIN, Pass};
use crate::pass::store as passes;
use crate::statement::actions::{Taken, Writer, take};
use crate::statement::model::Reach;
use crate::text::Text;

/// How records say who wrote them.
pub const NAME: &str = "本系统的课程";

/// The key of the house's own client.
fn key(organisation: &OrganisationId) -> String {
    format!("courses-{organisation}")
}

/// Makes the client under which the house's own courses write, unless it is there. Its secret is chance that nobody is told.
pub fn ready(tx: &Write<'_>, organisation: &OrganisationId, unit: &UnitId, by: &MemberId) -> Result<()> {
    let key = key(organisation);
    if clients::by_key(tx, organisation, &key)?.is_some() {
        return Ok(());
    }
    clients::words(tx, organisation)?;
    let new = NewClient { name: NAME.to_owned(), writes: true, reads: Reads::All, unit: unit.clone() };
    let credentials = clients::Credentials { key: &key, secret: tx.random() };
    clients::add(tx, organisation, &tx.new_id(), &new, &credentials, by)
}

fn own(tx: &Write<'_>, organisation: &OrganisationId) -> Result<Client> {
    let client = clients::by_key(tx, organisation, &key(organisation))?;
    client
        .filter(|client| client.ended_at.is_none())
        .ok_or_else(|| Sentence::of(|language| Text(language).courses_ended()).into())
}

/// Opens a pass under a name: gives the token with which an open course signs in (HTTP Basic, without the word). The token is kept nowhere.
pub fn open(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (name, agent): (&str, &Agent),
    (activity, registration): (&str, &str),
    until: Moment,
) -> Result<String> {
    let client = own(tx, organisation)?;
    let (key, secret) = (format!("{BEGIN}{name}"), hex::encode(tx.random::<32>()));
    let hash = clients::words(tx, organisation)?.secret(&secret);
    let pass = Pass {
        key: key.clone(),
        agent: agent.ifi.key(),
        activity: activity.to_owned(),
        registration: registration.to_owned(),
        until,
    };
    passes::add(tx, organisation, (&client.id, &hash), &pass)?;
    passes::end_old(tx, tx.now())?;
    Ok(STANDARD.encode(format!("{key}:{secret}")))
}

/// Ends the pass of this name.
pub fn close(tx: &Write<'_>, name: &str) -> Result<()> {
    passes::end(tx, &format!("{BEGIN}{name}"))
}

/// Stores statements of the house about its courses. One that is there already, with the same content, is left as it is.
pub fn record(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    home: &str,
    statements: &[Statement],
) -> Result<Vec<Uuid>> {
    let client = own(tx, organisation)?;
    let authority = crate::service::authority(home, &client)?;
    let words = clients::words(tx, organisation)?;
    let (version, voids) = (Version::V1_0_3, Reach::Client(client.number));
    let writer = Writer { organisation, client: client.number, authority, words: &words, version, voids };
    match take(tx, &writer, statements, &Vec::new())? {
        Taken::Stored(ids, _) => Ok(ids),
        Taken::NotHis(id) => Err(Error::broken(format_args!("the statement {id} is not the courses' own"))),
        Taken::Conflict(id) => Err(Error::broken(format_args!("another statement has the id {id}"))),
    }
}

/// Puts a JSON document among the states of an activity for an agent, or among an agent's profiles when no activity is named.
pub fn keep(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    agent: &Agent,
    about: Option<(&str, &str)>,
    (id, json): (&str, String),
) -> Result<()> {
    let (activity, registration) = about.unwrap_or_default();
    let kind = if about.is_some() { Kind::State } else { Kind::Agent };
    let shelf = Shelf {
        kind,
        activity: activity.to_owned(),
        agent: agent.ifi.key(),
        registration: registration.to_owned(),
        any_registration: false,
    };
    if about.is_none() && documents::one(tx, organisation, &shelf, id)?.is_some() {
        return Ok(());
    }
    let sent = Sent { content_type: "application/json".to_owned(), bytes: json.into_bytes() };
    documents::put(tx, organisation, &shelf, id, &crate::document::actions::document(tx, sent))
}
