//! What it belongs to: the properties of `context`.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, exactly, list, string};
use crate::json::{Node, Value};
use crate::part::activity::Activity;
use crate::part::actor::{Actor, Agent, Group};
use crate::part::extensions::Extensions;
use crate::part::object::StatementRef;
use crate::value::iri::Iri;
use crate::value::language::LanguageTag;
use crate::value::uuid::Uuid;
use crate::value::version::Version;
use crate::write::Out;

/// What it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Context {
    /// Of which enrolment it is a part.
    pub registration: Option<Uuid>,
    /// Who taught.
    pub instructor: Option<Actor>,
    /// With whom it was done.
    pub team: Option<Group>,
    /// Other activities that it has to do with.
    pub activities: Option<ContextActivities>,
    /// Other agents that it has to do with (2.0).
    pub agents: Option<Vec<ContextAgent>>,
    /// Groups that it has to do with (2.0).
    pub groups: Option<Vec<ContextGroup>>,
    /// The edition of the activity.
    pub revision: Option<String>,
    /// With which system it was done.
    pub platform: Option<String>,
    /// In which language.
    pub language: Option<LanguageTag>,
    /// Another statement that it follows.
    pub statement: Option<StatementRef>,
    /// What else it belongs to.
    pub extensions: Option<Extensions>,
}

/// Other activities, by how they have to do with it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ContextActivities {
    /// Of which it is a part.
    pub parent: Option<Vec<Activity>>,
    /// With which it goes together.
    pub grouping: Option<Vec<Activity>>,
    /// By which it is sorted, such as a profile.
    pub category: Option<Vec<Activity>>,
    /// All others.
    pub other: Option<Vec<Activity>>,
}

/// An agent who has to do with it, and how (2.0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextAgent {
    /// Who.
    pub agent: Agent,
    /// How.
    pub relevant_types: Option<Vec<Iri>>,
}

/// A group that has to do with it, and how (2.0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContextGroup {
    /// Who.
    pub group: Group,
    /// How.
    pub relevant_types: Option<Vec<Iri>>,
}

const CONTEXT: &[&str] = &[
    "registration",
    "instructor",
    "team",
    "contextActivities",
    "revision",
    "platform",
    "language",
    "statement",
    "extensions",
    "contextAgents",
    "contextGroups",
];
/// The last two are of 2.0.
const CONTEXT_OF_1_0_3: usize = CONTEXT.len() - 2;

impl Context {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Context, Fault> {
        let known = if at.version == Version::V2_0 { CONTEXT } else { &CONTEXT[..CONTEXT_OF_1_0_3] };
        let fields = Fields::open(node, at, known)?;
        Ok(Context {
            registration: fields.may("registration", "XAPI-00087-1", Uuid::read)?,
            instructor: fields.may("instructor", "XAPI-00087-2", Actor::read)?,
            team: fields.may("team", "XAPI-00088", Group::read)?,
            activities: fields.may("contextActivities", "XAPI-00086", ContextActivities::read)?,
            agents: fields.may("contextAgents", "XAPI-00010", |node, at| list(node, at, ContextAgent::read))?,
            groups: fields.may("contextGroups", "XAPI-00010", |node, at| list(node, at, ContextGroup::read))?,
            revision: fields.may("revision", "XAPI-00089", string)?,
            platform: fields.may("platform", "XAPI-00090", string)?,
            language: fields.may("language", "XAPI-00091", LanguageTag::read)?,
            statement: fields.may("statement", "XAPI-00092", StatementRef::read)?,
            extensions: fields.may("extensions", "XAPI-00078", Extensions::read)?,
        })
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.may_string("registration", self.registration.map(|id| id.to_string()).as_deref());
            properties.part("instructor", self.instructor.as_ref(), Actor::write);
            properties.part("team", self.team.as_ref(), Group::write);
            properties.part("contextActivities", self.activities.as_ref(), ContextActivities::write);
            properties.list("contextAgents", self.agents.as_deref(), ContextAgent::write);
            properties.list("contextGroups", self.groups.as_deref(), ContextGroup::write);
            properties.may_string("revision", self.revision.as_deref());
            properties.may_string("platform", self.platform.as_deref());
            properties.may_string("language", self.language.as_ref().map(LanguageTag::as_str));
            properties.part("statement", self.statement.as_ref(), StatementRef::write);
            properties.part("extensions", self.extensions.as_ref(), Extensions::write);
        });
    }
}

impl ContextActivities {
    fn read(node: &Node<'_>, at: &At<'_>) -> Result<ContextActivities, Fault> {
        let fields = Fields::open(node, at, &["parent", "grouping", "category", "other"])
            .map_err(|fault| fault.unknown_by("XAPI-00093"))?;
        let some = |name: &str| fields.may(name, "XAPI-00094", activities);
        Ok(ContextActivities {
            parent: some("parent")?,
            grouping: some("grouping")?,
            category: some("category")?,
            other: some("other")?,
        })
    }

    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = &Activity> {
        [&self.parent, &self.grouping, &self.category, &self.other].into_iter().flatten().flatten()
    }

    /// Always as lists, also what came as a single activity (XAPI-00096).
    fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            for (name, some) in [
                ("parent", &self.parent),
                ("grouping", &self.grouping),
                ("category", &self.category),
                ("other", &self.other),
            ] {
                properties.list(name, some.as_deref(), Activity::write);
            }
        });
    }
}

/// A list of activities, or one by itself.
fn activities(node: &Node<'_>, at: &At<'_>) -> Result<Vec<Activity>, Fault> {
    match node.value {
        Value::Object(_) => Activity::read(node, at).map(|one| vec![one]),
        _ => list(node, at, Activity::read),
    }
}

impl ContextAgent {
    fn read(node: &Node<'_>, at: &At<'_>) -> Result<ContextAgent, Fault> {
        let fields = Fields::open(node, at, &["objectType", "agent", "relevantTypes"])?;
        fields.need("objectType", "XAPI-00009", |node, at| exactly(node, at, "contextAgent"))?;
        Ok(ContextAgent {
            agent: fields.need("agent", "XAPI-00010", Agent::read)?,
            relevant_types: fields.may("relevantTypes", "XAPI-00010", relevant_types)?,
        })
    }

    fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.string("objectType", "contextAgent");
            properties.part("agent", Some(&self.agent), Agent::write);
            properties.list("relevantTypes", self.relevant_types.as_deref(), write_iri);
        });
    }
}

impl ContextGroup {
    fn read(node: &Node<'_>, at: &At<'_>) -> Result<ContextGroup, Fault> {
        let fields = Fields::open(node, at, &["objectType", "group", "relevantTypes"])?;
        fields.need("objectType", "XAPI-00009", |node, at| exactly(node, at, "contextGroup"))?;
        Ok(ContextGroup {
            group: fields.need("group", "XAPI-00010", Group::read)?,
            relevant_types: fields.may("relevantTypes", "XAPI-00010", relevant_types)?,
        })
    }

    fn write(&self, out: &mut Out<'_>) {
        out.object(|properties| {
            properties.string("objectType", "contextGroup");
            properties.part("group", Some(&self.group), Group::write);
            properties.list("relevantTypes", self.relevant_types.as_deref(), write_iri);
        });
    }
}

fn relevant_types(node: &Node<'_>, at: &At<'_>) -> Result<Vec<Iri>, Fault> {
    let types = list(node, at, Iri::read)?;
    if types.is_empty() { at.fault(Rule::Empty) } else { Ok(types) }
}

fn write_iri(iri: &Iri, out: &mut Out<'_>) {
    crate::json::write_string(iri.as_str(), &mut out.text);
}
