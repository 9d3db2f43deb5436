//! To what something was done: an activity, somebody, another statement, or a statement that is only spoken of.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, exactly};
use crate::json::Node;
use crate::part::activity::Activity;
use crate::part::actor::{Actor, Agent, Group, object_type};
use crate::part::context::Context;
use crate::part::outcome::Outcome;
use crate::part::verb::Verb;
use crate::value::timestamp::Timestamp;
use crate::value::uuid::Uuid;
use crate::write::Out;

/// To what something was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// A thing.
    Activity(Activity),
    /// Somebody.
    Agent(Agent),
    /// Several.
    Group(Group),
    /// Another statement.
    StatementRef(StatementRef),
    /// A statement that is only spoken of, such as a plan.
    SubStatement(Box<SubStatement>),
}

/// Another statement, which need not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementRef(pub Uuid);

/// A statement that is only spoken of: without id, authority, version and moment of recording, and never within another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubStatement {
    /// Who.
    pub actor: Actor,
    /// What.
    pub verb: Verb,
    /// To what; never a substatement.
    pub object: Object,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// What it belongs to.
    pub context: Option<Context>,
    /// When.
    pub timestamp: Option<Timestamp>,
    /// Files that go with it.
    pub attachments: Option<Vec<crate::Attachment>>,
}

impl Object {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Object, Fault> {
        match object_type(node) {
            Some("SubStatement") => SubStatement::read(node, at).map(|sub| Object::SubStatement(Box::new(sub))),
            _ => Object::read_plain(node, at),
        }
    }

    fn read_plain(node: &Node<'_>, at: &At<'_>) -> Result<Object, Fault> {
        match object_type(node) {
            Some("Activity") | None => Activity::read(node, at).map(Object::Activity),
            Some("Agent") => Agent::read(node, at).map(Object::Agent),
            Some("Group") => Group::read(node, at).map(Object::Group),
            Some("StatementRef") => StatementRef::read(node, at).map(Object::StatementRef),
            Some("SubStatement") => at.fault(Rule::Nested).map_err(|fault: Fault| fault.by("XAPI-00071")),
            Some(_) => at.key("objectType").fault(Rule::OneOf("Activity, Agent, Group, SubStatement, StatementRef")),
        }
        .map_err(|fault| fault.by("XAPI-00046"))
    }

    /// Whether it is an activity, as a revision and a platform need.
    pub fn is_activity(&self) -> bool {
        matches!(self, Object::Activity(_))
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        match self {
            Object::Activity(activity) => activity.write(out),
            Object::Agent(agent) => agent.write(out),
            Object::Group(group) => group.write(out),
            Object::StatementRef(reference) => reference.write(out),
            Object::SubStatement(sub) => sub.write(out),
        }
    }
}

impl StatementRef {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<StatementRef, Fault> {
        let fields = Fields::open(node, at, &["objectType", "id"])?;
        fields.need("objectType", "XAPI-00073", |node, at| exactly(node, at, "StatementRef"))?;
        fields.need("id", "XAPI-00072", Uuid::read).map(StatementRef)
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.string("objectType", "StatementRef");
            properties.string("id", &self.0.to_string());
        });
    }
}

impl SubStatement {
    fn read(node: &Node<'_>, at: &At<'_>) -> Result<SubStatement, Fault> {
        const KNOWN: &[&str] =
            &["objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments"];
        let fields = Fields::open(node, at, KNOWN).map_err(of_statements_alone)?;
        let sub = SubStatement {
            actor: fields.need("actor", "XAPI-00066", Actor::read)?,
            verb: fields.need("verb", "XAPI-00066", Verb::read)?,
            object: fields.need("object", "XAPI-00066", Object::read_plain)?,
            outcome: fields.may("result", "XAPI-00066", Outcome::read)?,
            context: fields.may("context", "XAPI-00066", Context::read)?,
            timestamp: fields.may("timestamp", "XAPI-00123", Timestamp::read)?,
            attachments: fields.may("attachments", "XAPI-00025", super::statement::attachments)?,
        };
        super::statement::check_voiding(&sub.verb, &sub.object, at)?;
        super::statement::check_context(&sub.object, sub.context.as_ref(), at)?;
        Ok(sub)
    }

    fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.string("objectType", "SubStatement");
            properties.part("actor", Some(&self.actor), Actor::write);
            properties.part("verb", Some(&self.verb), Verb::write);
            properties.part("object", Some(&self.object), Object::write);
            properties.part("result", self.outcome.as_ref(), Outcome::write);
            properties.part("context", self.context.as_ref(), Context::write);
            properties.may_string("timestamp", self.timestamp.as_ref().map(Timestamp::as_str));
            properties.list("attachments", self.attachments.as_deref(), crate::Attachment::write);
        });
    }
}

/// What only a statement has is refused here under a number of its own.
fn of_statements_alone(fault: Fault) -> Fault {
    let numbers =
        [("id", "XAPI-00070"), ("stored", "XAPI-00069"), ("version", "XAPI-00068"), ("authority", "XAPI-00067")];
    let property = fault.path.rsplit('.').next().unwrap_or_default();
    match numbers.iter().find(|(name, _)| *name == property) {
        Some((_, number)) => fault.unknown_by(number),
        None => fault,
    }
}
