//! The resource `statements`.

use std::collections::HashMap;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_xapi::multipart::{self, Outgoing, Part};
use zhixing_xapi::{Account, Agent, Ifi, Iri, Languages, Sha2, Statement, Uuid, parse_batch, signature};

use super::call::{Call, Method};
use super::gate;
use super::reply::{Refused, Reply};
use crate::client::model::{Client, Reads};
use crate::client::store::Known;
use crate::pass::model::Watch;
use crate::statement::actions::{Files, Taken, Writer, take};
use crate::statement::model::{BATCH_MAX, Filter, PAGE, PAGE_MAX, Reach};
use crate::statement::questions::{self, Page, Wanted};

/// The path under which the store answers.
pub(crate) const BASE: &str = "/xapi";

/// Bytes of a body that are read in passing: some two milliseconds.
const SMALL: usize = 256 * 1024;

/// Answers a request about statements.
pub(crate) async fn answer(house: &House, known: Known, call: Call, watch: Watch) -> Result<Reply, Refused> {
    match call.method {
        Method::Get => get(house, known, call).await,
        Method::Put => {
            call.parameters.only(&["statementId"])?;
            let id = call.parameters.uuid("statementId")?;
            let id = id.ok_or_else(|| Refused::bad("statementId: is missing (XAPI-00145)".into()))?;
            put(house, known, call, Some(id), watch).await
        }
        Method::Post => {
            call.parameters.only(&[])?;
            put(house, known, call, None, watch).await
        }
        Method::Delete => {
            Err(Refused::new(405, "statements are never removed; void them with a further statement".into()))
        }
    }
}

/// How far a request reads; one that may not read is refused.
pub(crate) fn reach(known: &Known) -> Result<Reach, Refused> {
    match known.grant.reads {
        Reads::None => Err(Refused::new(403, "this client may not read".into())),
        Reads::Own => Ok(Reach::Client(known.client.number)),
        Reads::Unit => Ok(Reach::Unit(known.client.unit.to_string())),
        Reads::All => Ok(Reach::All),
    }
}

/// Whose statements a request may take out of account (1.0.3, Data 2.3.2): those that it may read, and its own in any case.
fn voids(known: &Known) -> Reach {
    reach(known).unwrap_or(Reach::Client(known.client.number))
}

async fn put(house: &House, known: Known, call: Call, id: Option<Uuid>, watch: Watch) -> Result<Reply, Refused> {
    if !known.grant.writes {
        return Err(Refused::new(403, "this client may not write".into()));
    }
    let version = call.version;
    let (mut statements, files) = read_aside(call).await?;
    if statements.len() > BATCH_MAX {
        return Err(Refused::new(413, format!("a request brings at most {BATCH_MAX} statements")));
    }
    if let (Some(id), Some(one)) = (id, statements.first_mut()) {
        if one.id.is_some_and(|own| own != id) {
            return Err(Refused::bad("id: must be the statementId of the request".into()));
        }
        one.id = Some(id);
    }
    if let Some(pass) = &known.pass {
        gate::lets_write(pass, &statements)?;
    }
    let home = house.settings.origin.clone();
    let act = move |tx: &zhixing_kit::Write<'_>| {
        let authority = authority(&home, &known.client)?;
        let (organisation, words) = (&known.organisation, &known.words);
        let voids = voids(&known);
        let writer = Writer { organisation, client: known.client.number, authority, words, version, voids };
        let new = if known.pass.is_some() { unknown(tx, &statements)? } else { Vec::new() };
        let taken = take(tx, &writer, &statements, &files)?;
        if let (Some(pass), Taken::Stored(..)) = (&known.pass, &taken) {
            watch(tx, organisation, pass, &new, &home)?;
        }
        Ok(taken)
    };
    let act = std::sync::Arc::new(act);
    let again = act.clone();
    let taken = match house.db.write(move |tx| act(tx)).await {
        // Another request brought the same id a moment ago: it is there now, and is looked at.
        Err(Error::Constraint(_)) => house.db.write(move |tx| again(tx)).await?,
        other => other?,
    };
    match taken {
        Taken::Conflict(id) => {
            Err(Refused::new(409, format!("id: there is another statement with the id {id} (XAPI-00142)")))
        }
        Taken::NotHis(id) => Err(Refused::new(403, format!("object.id: this client may not void the statement {id}"))),
        // What the write itself saw is as true after it: numbers and moments are given out in the order of the commits.
        Taken::Stored(ids, newest) => {
            let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
            let reply = if id.is_some() { Reply::empty(204) } else { Reply::json(format!("[{}]", ids.join(","))) };
            Ok(reply.with(CONSISTENT, newest.rfc3339()))
        }
    }
}

/// The statements of a request that are not there yet, or have no id.
fn unknown<'s>(tx: &zhixing_kit::Write<'_>, statements: &'s [Statement]) -> Result<Vec<&'s Statement>> {
    let ids: Vec<Uuid> = statements.iter().filter_map(|statement| statement.id).collect();
    let there = crate::statement::store::with_ids(tx, &ids)?;
    let is_new = |one: &&Statement| one.id.is_none_or(|id| !there.iter().any(|known| known.id == id));
    Ok(statements.iter().filter(is_new).collect())
}

/// Reads what a request brought; what is large is read away from the threads that answer.
async fn read_aside(call: Call) -> Result<(Vec<Statement>, Files), Refused> {
    if call.body.len() <= SMALL {
        return brought(&call);
    }
    let read = tokio::task::spawn_blocking(move || brought(&call)).await;
    read.map_err(|_| Refused::new(500, "the request could not be read".into()))?
}

/// The client as an agent: who says what it writes.
pub(crate) fn authority(home: &str, client: &Client) -> Result<Agent> {
    let home_page = Iri::new(home).ok_or_else(|| Error::broken("the public address is no IRI"))?;
    Ok(Agent::new(Ifi::Account(Account { home_page, name: client.key.clone() }), Some(client.name.clone())))
}

/// The statements of a request, and the files that came with them.
fn brought(call: &Call) -> Result<(Vec<Statement>, Files), Refused> {
    match call.media_type().as_str() {
        "application/json" => {
            let statements = read(&call.body, call)?;
            multipart::check_attachments(&statements, &[])?;
            check_signatures(&statements, &[], call)?;
            Ok((statements, Vec::new()))
        }
        "multipart/mixed" => {
            let boundary = multipart::boundary(call.heads.content_type.as_deref().unwrap_or_default());
            let boundary = boundary.ok_or(multipart::MultipartFault::Boundary)?;
            let parts = multipart::read(&call.body, &boundary)?;
            let (json, attachments) = multipart::split(&parts)?;
            let statements = read(json, call)?;
            multipart::check_attachments(&statements, attachments)?;
            check_signatures(&statements, attachments, call)?;
            let file = |part: &Part<'_>| Some((multipart::hash(part)?.as_str().to_owned(), part.body.to_vec()));
            Ok((statements, attachments.iter().filter_map(file).collect()))
        }
        _ => Err(Refused::bad("Content-Type: must be application/json or multipart/mixed".into())),
    }
}

fn read(json: &[u8], call: &Call) -> Result<Vec<Statement>, Refused> {
    let text = std::str::from_utf8(json).map_err(|_| Refused::bad("the body is not UTF-8".into()))?;
    if call.method == Method::Put {
        return Statement::parse(text, call.version)
            .map(|one| vec![one])
            .map_err(|fault| Refused::bad(fault.to_string()));
    }
    parse_batch(text, call.version).map_err(|fault| Refused::bad(fault.to_string()))
}

/// Signatures of one statement: each is checked against the whole of it.
const SIGNATURES_MAX: usize = 16;

/// A signature is a file of the request, and fits its statement.
fn check_signatures(statements: &[Statement], parts: &[Part<'_>], call: &Call) -> Result<(), Refused> {
    let parts: HashMap<Sha2, &Part<'_>> =
        parts.iter().filter_map(|part| Some((multipart::hash(part)?, part))).collect();
    for statement in statements {
        let signatures = || statement.all_attachments().filter(|attachment| attachment.is_signature());
        if signatures().count() > SIGNATURES_MAX {
            return Err(Refused::bad(format!("attachments: a statement has at most {SIGNATURES_MAX} signatures")));
        }
        for attachment in signatures() {
            let part = parts.get(&attachment.sha2);
            let part = part.ok_or_else(|| Refused::bad("the signature is not in the request (XAPI-00115)".into()))?;
            let checked = signature::verify(statement, part.body, call.version);
            checked.map_err(|fault| Refused::bad(fault.to_string()))?;
        }
    }
    Ok(())
}

const FILTERS: &[&str] = &[
    "statementId",
    "voidedStatementId",
    "agent",
    "verb",
    "activity",
    "registration",
    "related_activities",
    "related_agents",
    "since",
    "until",
    "limit",
    "format",
    "attachments",
    "ascending",
    "cursor",
];
const OF_ONE: &[&str] = &["statementId", "voidedStatementId", "format", "attachments"];

async fn get(house: &House, known: Known, call: Call) -> Result<Reply, Refused> {
    be_prompt(house, &known).await;
    let parameters = &call.parameters;
    parameters.only(FILTERS)?;
    let reach = reach(&known)?;
    let wanted = wanted(&call)?;
    let with_files = parameters.truth("attachments")?;
    let one = match (parameters.uuid("statementId")?, parameters.uuid("voidedStatementId")?) {
        (Some(_), Some(_)) => {
            return Err(Refused::bad("statementId: does not go with voidedStatementId (XAPI-00152)".into()));
        }
        (Some(id), None) => Some((id, false)),
        (None, Some(id)) => Some((id, true)),
        (None, None) => None,
    };
    let organisation = known.organisation.clone();
    if let Some(id) = one {
        if let Some((name, _)) = parameters.0.iter().find(|(name, _)| !OF_ONE.contains(&name.as_str())) {
            return Err(Refused::bad(format!("{name}: does not go with the id of a statement (XAPI-00151)")));
        }
        let ask = move |tx: &Read<'_>| {
            let page = questions::one(tx, (&organisation, &known.words), id, &reach, &wanted, with_files)?;
            Ok((page, questions::consistent_through(tx, &organisation)?))
        };
        let (page, through) = house.db.read(ask).await?;
        let page = page.ok_or_else(|| Refused::new(404, format!("there is no statement with the id {}", id.0)))?;
        let text = page.texts.first().cloned().unwrap_or_default();
        let stored = questions::read(&text).ok().and_then(|statement| statement.stored);
        let reply = out(house, text, &page, with_files).with(CONSISTENT, through.rfc3339());
        return Ok(match stored {
            Some(stored) => reply.modified(zhixing_kit::Moment(stored.unix_ms())),
            None => reply,
        });
    }
    let filter = filter(house, &known, &call)?;
    let ask = move |tx: &Read<'_>| {
        let filter = with_client(tx, &organisation, filter.clone())?;
        let whose = (&organisation, &known.words);
        let page = questions::page(tx, whose, (&filter.0, &reach), &wanted, with_files)?;
        Ok((page, questions::consistent_through(tx, &organisation)?))
    };
    let (page, through) = house.db.read(ask).await?;
    let more = page.more.map(|behind| next(&call, behind)).unwrap_or_default();
    let mut text = format!("{{\"statements\":[{}],\"more\":", page.texts.join(","));
    zhixing_xapi::json::write_string(&more, &mut text);
    text.push('}');
    Ok(out(house, text, &page, with_files).with(CONSISTENT, through.rfc3339()))
}

/// For how long a store to which nobody writes may tell an old moment, in milliseconds.
const PROMPT_MS: i64 = 500;

/// Lets `Consistent-Through` be of this moment where nobody wrote for a while: whoever waits for it to pass his own need not wait for others to write.
async fn be_prompt(house: &House, known: &Known) {
    let now = house.clock.now();
    if known.newest.is_some_and(|newest| now.0 - newest.0 <= PROMPT_MS) {
        return;
    }
    let organisation = known.organisation.clone();
    if let Err(error) = house.db.write(move |tx| zhixing_records::tick(tx, &organisation)).await {
        tracing::debug!(%error, "the moment up to which statements are there stays as it was");
    }
}

/// The header that tells up to which moment everything is there.
pub(crate) const CONSISTENT: &str = "x-experience-api-consistent-through";

fn wanted(call: &Call) -> Result<Wanted, Refused> {
    match call.parameters.get("format") {
        None | Some("exact") => Ok(Wanted::Exact),
        Some("ids") => Ok(Wanted::Ids),
        Some("canonical") => {
            let header = call.heads.accept_language.as_deref().unwrap_or_default();
            Ok(Wanted::Canonical(Languages::of_header(header)))
        }
        Some(_) => Err(Refused::bad("format: must be exact, ids or canonical".into())),
    }
}

/// A filter, and the key of the client that it may mean by an agent.
type Asked = (Filter, Option<String>);

fn filter(house: &House, known: &Known, call: &Call) -> Result<Asked, Refused> {
    let (parameters, words) = (&call.parameters, &known.words);
    let (near_agents, near_activities) = (parameters.truth("related_agents")?, parameters.truth("related_activities")?);
    let mut filter = Filter {
        verb: parameters.iri("verb")?.map_or(0, |verb| words.verb(&verb)),
        registration: parameters.uuid("registration")?.map_or(0, |id| words.registration(&id)),
        since: parameters.moment("since", call.version)?,
        until: parameters.moment("until", call.version)?,
        ascending: parameters.truth("ascending")?,
        limit: parameters.count("limit")?.filter(|limit| *limit > 0).map_or(PAGE, |limit| limit.min(PAGE_MAX)),
        behind: parameters.number("cursor")?,
        ..Filter::default()
    };
    if let Some(activity) = parameters.iri("activity")? {
        filter.activity = (words.activity(&activity), if near_activities { words.about(&activity) } else { 0 });
    }
    let actor = parameters.actor(call.version)?;
    let mut key = None;
    if let Some(ifi) = actor.as_ref().and_then(zhixing_xapi::Actor::ifi) {
        filter.actor = (words.actor(ifi), words.party(ifi));
        filter.near.0 = if near_agents { words.near(ifi) } else { 0 };
        key = match ifi {
            Ifi::Account(account) if near_agents && account.home_page.as_str() == house.settings.origin => {
                Some(account.name.clone())
            }
            _ => None,
        };
    }
    Ok((filter, key))
}

/// An agent that is a client stands behind all that it wrote, as its authority.
fn with_client(tx: &Read<'_>, organisation: &OrganisationId, (mut filter, key): Asked) -> Result<Asked> {
    if let Some(key) = &key {
        let found = crate::client::store::with_key(tx, key)?.filter(|known| known.organisation == *organisation);
        filter.near.1 = found.map_or(0, |known| known.client.number);
    }
    Ok((filter, key))
}

/// Where the next page is.
fn next(call: &Call, behind: i64) -> String {
    let mut parameters = call.parameters.clone();
    parameters.take("cursor");
    parameters.0.push(("cursor".to_owned(), behind.to_string()));
    format!("{BASE}/statements?{}", parameters.write())
}

fn out(house: &House, json: String, page: &Page, with_files: bool) -> Reply {
    if !with_files {
        return Reply::json(json);
    }
    let boundary = new_boundary(house);
    let outgoing: Vec<_> = page
        .files
        .iter()
        .map(|file| Outgoing { content_type: &file.content_type, sha2: &file.sha2, body: &file.bytes })
        .collect();
    Reply {
        status: 200,
        headers: vec![("content-type", format!("multipart/mixed; boundary={boundary}"))],
        body: multipart::write(&boundary, &json, &outgoing),
    }
}

/// A boundary that is in no body: 32 random characters.
fn new_boundary(house: &House) -> String {
    hex::encode(house.random.bytes::<16>())
}

/// What was stored before this moment is there, also for who asked wrongly.
pub(crate) async fn through(house: &House, organisation: OrganisationId) -> Option<String> {
    let asked = house.db.read(move |tx| questions::consistent_through(tx, &organisation)).await;
    asked.ok().map(zhixing_kit::Moment::rfc3339)
}
