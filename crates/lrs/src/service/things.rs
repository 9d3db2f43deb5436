//! The resources that tell what is known: `agents`, `activities` and `about`.

use zhixing_kit::{House, Result};
use zhixing_xapi::{Ifi, Version, json};

use super::call::{Call, Method};
use super::reply::{Refused, Reply};
use super::statements::reach;
use crate::client::store::Known;
use crate::statement::questions;

fn only_get(call: &Call) -> Result<(), Refused> {
    match call.method {
        Method::Get => Ok(()),
        _ => Err(Refused::new(405, "this resource is only read".into())),
    }
}

/// `agents`: an agent as a person (1.0.3, Communication 2.4). The store joins nobody with anybody: who is asked for is who is told.
pub(crate) fn agents(known: &Known, call: &Call) -> Result<Reply, Refused> {
    only_get(call)?;
    call.parameters.only(&["agent"])?;
    reach(known)?;
    let agent = call.parameters.need_agent(call.version)?;
    let mut text = String::from("{\"objectType\":\"Person\"");
    let mut list = |name: &str, value: &str| {
        text.push_str(&format!(",\"{name}\":["));
        json::write_string(value, &mut text);
        text.push(']');
    };
    if let Some(name) = &agent.name {
        list("name", name);
    }
    match &agent.ifi {
        Ifi::Mbox(mbox) => list("mbox", mbox),
        Ifi::MboxSha1Sum(hash) => list("mbox_sha1sum", hash),
        Ifi::OpenId(id) => list("openid", id.as_str()),
        Ifi::Account(account) => {
            text.push_str(",\"account\":[{\"homePage\":");
            json::write_string(account.home_page.as_str(), &mut text);
            text.push_str(",\"name\":");
            json::write_string(&account.name, &mut text);
            text.push_str("}]");
        }
    }
    text.push('}');
    Ok(Reply::json(text))
}

/// `activities`: an activity with all that was said of it (1.0.3, Communication 2.5).
pub(crate) async fn activities(house: &House, known: Known, call: &Call) -> Result<Reply, Refused> {
    only_get(call)?;
    call.parameters.only(&["activityId"])?;
    reach(&known)?;
    let id = call.parameters.need_iri("activityId")?;
    let asked = id.clone();
    let definition = house.db.read(move |tx| questions::activity(tx, &known.words, &asked)).await?;
    let mut text = String::from("{\"objectType\":\"Activity\",\"id\":");
    json::write_string(id.as_str(), &mut text);
    if let Some(definition) = definition {
        text.push_str(",\"definition\":");
        text.push_str(&definition);
    }
    text.push('}');
    Ok(Reply::json(text))
}

/// `about`: which versions are spoken. Anybody may ask; who asks by 1.0.x is told of that one alone, since it knows no later ones (XAPI-00316).
pub(crate) fn about(asked: Option<Version>) -> Reply {
    if asked == Some(Version::V1_0_3) {
        return Reply::json(format!("{{\"version\":[\"{}\"]}}", Version::V1_0_3.name()));
    }
    Reply::json(format!("{{\"version\":[\"{}\",\"{}\"]}}", Version::V2_0.name(), Version::V1_0_3.name()))
}
