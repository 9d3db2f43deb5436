//! What a cmi5 unit is handed when it is opened, and its token, which it fetches once (cmi5, sections 8 and 10).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};
use zhixing_kit::{Result, Write};
use zhixing_lrs::inside;

use super::actions::{Opened, Session, whole};
use super::model::{Launch, Stage};
use super::store;
use super::told::SESSION;
use crate::package::model::{Part, Standard};

/// What need not be written in another way in a query.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Puts down the state `LMS.LaunchData` (section 10), and what the agent prefers (section 11), unless that is there.
pub fn hand(tx: &Write<'_>, session: &Session<'_>, launch: &Launch, part: &Part) -> Result<()> {
    let speaker = session.speaker;
    let mut data = Map::new();
    let template = json!({
        "contextActivities": { "grouping": [{ "id": part.id }] },
        "extensions": { SESSION: launch.id },
    });
    data.insert("contextTemplate".into(), template);
    data.insert("launchMode".into(), json!("Normal"));
    data.insert("launchMethod".into(), json!(if part.own_window { "OwnWindow" } else { "AnyWindow" }));
    data.insert("moveOn".into(), json!(part.move_on.word()));
    data.insert("returnURL".into(), json!(format!("{}/courses/{}", speaker.home, speaker.course)));
    if !part.handed.is_empty() {
        data.insert("launchParameters".into(), json!(part.handed));
    }
    if let Some(mastery) = part.mastery {
        data.insert("masteryScore".into(), json!(mastery));
    }
    if !part.entitlement.is_empty() {
        data.insert("entitlementKey".into(), json!({ "courseStructure": part.entitlement }));
    }
    let agent = speaker.agent()?;
    let about = (speaker.activity(&launch.part), speaker.enrolment.to_string());
    let text = Value::Object(data).to_string();
    inside::keep(tx, session.organisation, &agent, Some((&about.0, &about.1)), ("LMS.LaunchData", text))?;
    let prefers = json!({ "languagePreference": "zh-CN,en", "audioPreference": "on" }).to_string();
    inside::keep(tx, session.organisation, &agent, None, ("cmi5LearnerPreferences", prefers))
}

/// What is put behind a unit's own address (8.1).
pub fn query(opened: &Opened) -> String {
    let speaker = &opened.speaker;
    let pairs = [
        ("endpoint", format!("{}/xapi", speaker.home)),
        ("fetch", format!("{}/course-fetch/{}", speaker.home, opened.token)),
        ("actor", speaker.actor().to_string()),
        ("registration", speaker.enrolment.to_string()),
        ("activityId", speaker.activity(&opened.part.mark())),
    ];
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, QUERY))).collect();
    pairs.join("&")
}

/// What the fetch address answers (8.2): the token once, an error by its number afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// With what the unit signs in.
    Token(String),
    /// It was fetched before.
    Again,
    /// There is no such session, or its time is over.
    Unknown,
}

/// Gives the token out, once.
pub fn fetch(tx: &Write<'_>, token_hash: &[u8; 32], home: &str) -> Result<Fetched> {
    let Some(found) = store::with_token(tx, token_hash, tx.now())? else { return Ok(Fetched::Unknown) };
    let whole = whole(tx, found, home)?;
    if whole.outline.standard != Standard::Cmi5 {
        return Ok(Fetched::Unknown);
    }
    match whole.launch.stage {
        Stage::Launched => {}
        Stage::Abandoned => return Ok(Fetched::Unknown),
        _ => return Ok(Fetched::Again),
    }
    store::set_stage(tx, &whole.launch.id, Stage::Fetched)?;
    let about = (whole.speaker.activity(&whole.launch.part), whole.speaker.enrolment.to_string());
    let agent = whole.speaker.agent()?;
    let name = (whole.launch.id.as_str(), &agent);
    let token = inside::open(tx, &whole.organisation, name, (&about.0, &about.1), whole.launch.until)?;
    Ok(Fetched::Token(token))
}
