//! A statement as a whole.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, list};
use crate::json::{self, Node};
use crate::part::activity::Activity;
use crate::part::actor::Actor;
use crate::part::attachment::Attachment;
use crate::part::context::{Context, ContextActivities};
use crate::part::object::Object;
use crate::part::outcome::Outcome;
use crate::part::verb::Verb;
use crate::value::timestamp::Timestamp;
use crate::value::uuid::Uuid;
use crate::value::version::{StatementVersion, Version};
use crate::write::{Format, Out};

/// The verb that takes another statement out of account.
pub const VOIDED: &str = "http://adlnet.gov/expapi/verbs/voided";

/// Somebody did something to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Which statement; a store gives one to those that come without.
    pub id: Option<Uuid>,
    /// Who.
    pub actor: Actor,
    /// What.
    pub verb: Verb,
    /// To what.
    pub object: Object,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// What it belongs to.
    pub context: Option<Context>,
    /// When.
    pub timestamp: Option<Timestamp>,
    /// When it was recorded: the store's affair.
    pub stored: Option<Timestamp>,
    /// Who says so: the store's affair.
    pub authority: Option<Actor>,
    /// By which version it was made.
    pub version: Option<StatementVersion>,
    /// Files that go with it.
    pub attachments: Option<Vec<Attachment>>,
}

const KNOWN: &[&str] = &[
    "id",
    "actor",
    "verb",
    "object",
    "result",
    "context",
    "timestamp",
    "stored",
    "authority",
    "version",
    "attachments",
];

impl Statement {
    /// Reads one statement.
    pub fn parse(text: &str, version: Version) -> Result<Statement, Fault> {
        Statement::read(&json::parse(text)?, &At::top(version))
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Statement, Fault> {
        let fields = Fields::open(node, at, KNOWN)?;
        let statement = Statement {
            id: fields.may("id", "XAPI-00027", Uuid::read)?,
            actor: fields.need("actor", "XAPI-00003", Actor::read)?,
            verb: fields.need("verb", "XAPI-00004", Verb::read)?,
            object: fields.need("object", "XAPI-00005", Object::read)?,
            outcome: fields.may("result", "XAPI-00006", Outcome::read)?,
            context: fields.may("context", "XAPI-00006", Context::read)?,
            timestamp: fields.may("timestamp", "XAPI-00022", Timestamp::read)?,
            stored: fields.may("stored", "XAPI-00023", Timestamp::read)?,
            authority: fields.may("authority", "XAPI-00024", authority)?,
            version: fields.may("version", "XAPI-00101", StatementVersion::read)?,
            attachments: fields.may("attachments", "XAPI-00025", attachments)?,
        };
        check_voiding(&statement.verb, &statement.object, at)?;
        check_context(&statement.object, statement.context.as_ref(), at)?;
        Ok(statement)
    }

    /// The statement as JSON, its properties in the order of the specification.
    pub fn to_json(&self, format: Format<'_>) -> String {
        let mut out = Out::new(format);
        out.object(|properties| {
            properties.may_string("id", self.id.map(|id| id.to_string()).as_deref());
            properties.part("actor", Some(&self.actor), Actor::write);
            properties.part("verb", Some(&self.verb), Verb::write);
            properties.part("object", Some(&self.object), Object::write);
            properties.part("result", self.outcome.as_ref(), Outcome::write);
            properties.part("context", self.context.as_ref(), Context::write);
            properties.may_string("timestamp", self.timestamp.as_ref().map(Timestamp::as_str));
            properties.may_string("stored", self.stored.as_ref().map(Timestamp::as_str));
            properties.part("authority", self.authority.as_ref(), Actor::write);
            properties.may_string("version", self.version.as_ref().map(StatementVersion::as_str));
            properties.list("attachments", self.attachments.as_deref(), Attachment::write);
        });
        out.text
    }

    /// Says by which version it was made, unless it says so itself: `1.0.0` (1.0.3, 2.4.10) or `2.0.0`.
    pub fn say_version(&mut self, version: Version) {
        self.version.get_or_insert_with(|| StatementVersion::first_of(version));
    }

    /// Which statement this one takes out of account, if it does.
    pub fn voids(&self) -> Option<Uuid> {
        match &self.object {
            Object::StatementRef(reference) if self.verb.id.as_str() == VOIDED => Some(reference.0),
            _ => None,
        }
    }

    /// Every file that goes with it, or with the statement that it speaks of.
    pub fn all_attachments(&self) -> impl Iterator<Item = &Attachment> {
        let of_sub = match &self.object {
            Object::SubStatement(sub) => sub.attachments.as_deref().unwrap_or_default(),
            _ => &[],
        };
        self.attachments.iter().flatten().chain(of_sub)
    }

    /// Every activity that it names: the object, its context's, and those of the statement that it speaks of.
    pub fn activities(&self) -> Vec<&Activity> {
        let mut found = of(&self.object, self.context.as_ref());
        if let Object::SubStatement(sub) = &self.object {
            found.extend(of(&sub.object, sub.context.as_ref()));
        }
        found
    }
}

fn of<'s>(object: &'s Object, context: Option<&'s Context>) -> Vec<&'s Activity> {
    let thing = if let Object::Activity(activity) = object { Some(activity) } else { None };
    let context = context.and_then(|context| context.activities.as_ref());
    thing.into_iter().chain(context.into_iter().flat_map(ContextActivities::all)).collect()
}

pub(crate) fn attachments(node: &Node<'_>, at: &At<'_>) -> Result<Vec<Attachment>, Fault> {
    list(node, at, Attachment::read)
}

/// An authority that is a group is the two agents of OAuth: an application and whom it acts for.
fn authority(node: &Node<'_>, at: &At<'_>) -> Result<Actor, Fault> {
    let actor = Actor::read(node, at)?;
    match &actor {
        Actor::Group(group) if group.members().len() != 2 || actor.ifi().is_some() => {
            at.fault(Rule::Authority).map_err(|fault: Fault| fault.by("XAPI-00098"))
        }
        _ => Ok(actor),
    }
}

pub(crate) fn check_voiding(verb: &Verb, object: &Object, at: &At<'_>) -> Result<(), Fault> {
    if verb.id.as_str() != VOIDED || matches!(object, Object::StatementRef(_)) {
        return Ok(());
    }
    at.key("object").fault(Rule::VoidsNothing).map_err(|fault: Fault| fault.by("XAPI-00017"))
}

/// A revision and a platform are an activity's.
pub(crate) fn check_context(object: &Object, context: Option<&Context>, at: &At<'_>) -> Result<(), Fault> {
    let Some(context) = context.filter(|_| !object.is_activity()) else { return Ok(()) };
    let of_activities = [
        ("revision", context.revision.is_some(), "XAPI-00084"),
        ("platform", context.platform.is_some(), "XAPI-00085"),
    ];
    match of_activities.iter().find(|(_, is_there, _)| *is_there) {
        Some((name, _, number)) => {
            at.key("context").key(name).fault(Rule::OnlyWithActivity).map_err(|fault: Fault| fault.by(number))
        }
        None => Ok(()),
    }
}
