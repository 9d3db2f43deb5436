//! The resources of documents: states, profiles of agents, profiles of activities.

use zhixing_kit::{House, Result};

use super::call::{Call, Method};
use super::parameters::Parameters;
use super::reply::{Refused, Reply};
use crate::client::store::Known;
use crate::document::actions::{self, Sent};
use crate::document::model::{Condition, Kind, Shelf, Why, is_json};
use crate::document::store;

/// Answers a request about documents of a kind.
pub(crate) async fn answer(house: &House, known: Known, kind: Kind, call: Call) -> Result<Reply, Refused> {
    let id_name = if kind == Kind::State { "stateId" } else { "profileId" };
    let id = call.parameters.id(id_name)?;
    let lists = call.method == Method::Get && id.is_none();
    let clears = call.method == Method::Delete && kind == Kind::State && id.is_none();
    call.parameters.only(&names(kind, id_name, lists))?;
    let shelf = shelf(kind, &call)?;
    let may = known.grant.documents(kind);
    match call.method {
        Method::Get if !may.reads => Err(Refused::new(403, "this client may not read".into())),
        Method::Get if lists => list(house, known, shelf, &call).await,
        Method::Get => show(house, known, shelf, call.parameters.need_id(id_name)?, &call.heads.condition).await,
        _ if !may.writes => Err(Refused::new(403, "this client may not write".into())),
        Method::Delete if clears => {
            house.db.write(move |tx| store::take_all(tx, &known.organisation, &shelf)).await?;
            Ok(Reply::empty(204))
        }
        Method::Put | Method::Post | Method::Delete => {
            let id = call.parameters.need_id(id_name)?;
            change(house, known, shelf, id, call).await
        }
    }
}

fn names(kind: Kind, id_name: &'static str, lists: bool) -> Vec<&'static str> {
    let mut names = match kind {
        Kind::State => vec!["activityId", "agent", "registration"],
        Kind::Agent => vec!["agent"],
        Kind::Activity => vec!["activityId"],
    };
    names.push(if lists { "since" } else { id_name });
    names
}

fn shelf(kind: Kind, call: &Call) -> Result<Shelf, Refused> {
    let parameters: &Parameters = &call.parameters;
    let activity = if kind == Kind::Agent { String::new() } else { parameters.need_iri("activityId")?.to_string() };
    let agent = if kind == Kind::Activity { String::new() } else { parameters.need_agent(call.version)?.ifi.key() };
    let registration = parameters.uuid("registration")?;
    let any_registration = kind == Kind::State && registration.is_none();
    let registration = registration.map(|id| id.to_string()).unwrap_or_default();
    Ok(Shelf { kind, activity, agent, registration, any_registration })
}

async fn list(house: &House, known: Known, shelf: Shelf, call: &Call) -> Result<Reply, Refused> {
    let since = call.parameters.moment("since", call.version)?;
    let ids = house.db.read(move |tx| store::ids(tx, &known.organisation, &shelf, since)).await?;
    let mut text = String::from("[");
    for id in &ids {
        text.push_str(if text.len() > 1 { "," } else { "" });
        zhixing_xapi::json::write_string(id, &mut text);
    }
    text.push(']');
    Ok(Reply::json(text))
}

async fn show(house: &House, known: Known, shelf: Shelf, id: String, condition: &Condition) -> Result<Reply, Refused> {
    let found = house.db.read(move |tx| store::one(tx, &known.organisation, &shelf, &id)).await?;
    let document = found.ok_or_else(|| Refused::new(404, "there is no such document".into()))?;
    if condition.knows(&document) {
        return Ok(Reply::empty(304).with("etag", format!("\"{}\"", document.etag)));
    }
    let headers = vec![("content-type", document.content_type), ("etag", format!("\"{}\"", document.etag))];
    Ok(Reply { status: 200, headers, body: document.bytes }.modified(document.updated_at))
}

async fn change(house: &House, known: Known, shelf: Shelf, id: String, call: Call) -> Result<Reply, Refused> {
    let (method, version, condition) = (call.method, call.version, call.heads.condition);
    let content_type = call.heads.content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
    if content_type.chars().any(char::is_control) || content_type.len() > 200 {
        return Err(Refused::bad("Content-Type: must be a media type".into()));
    }
    let sent = Sent { content_type, bytes: call.body };
    if method == Method::Put && is_json(&sent.content_type) {
        let text = std::str::from_utf8(&sent.bytes).map_err(|_| Refused::bad("the document is not UTF-8".into()))?;
        zhixing_xapi::json::parse(text).map_err(|fault| Refused::of("the document", fault))?;
    }
    let act = move |tx: &zhixing_kit::Write<'_>| {
        let (organisation, place) = (&known.organisation, (&shelf, id.as_str()));
        match method {
            Method::Put => actions::put(tx, (organisation, version), place, &sent, &condition),
            Method::Post => actions::post(tx, organisation, place, &sent, &condition),
            _ => actions::take(tx, organisation, place, &condition),
        }
    };
    match house.db.write(act).await? {
        Ok(()) => Ok(Reply::empty(204)),
        Err(why) => Err(told(why)),
    }
}

fn told(why: Why) -> Refused {
    match why {
        Why::Changed => Refused::new(412, "the document is not the one that If-Match or If-None-Match knows: get it, and change that one".into()),
        Why::Unconditional => Refused::new(409, "there is a document already: get it, and put the new one with If-Match and its ETag, or with If-None-Match".into()),
        Why::NoCondition => Refused::bad("a profile is put with If-Match or If-None-Match".into()),
        Why::NoObject => Refused::bad("two documents are merged only when both are JSON objects with the Content-Type application/json".into()),
        Why::TooLarge => Refused::new(413, format!("a document has at most {} bytes", actions::BYTES_MAX)),
    }
}
