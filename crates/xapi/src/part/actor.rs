//! Who: agents, and groups of them.

use crate::fault::{At, Fault, Rule};
use crate::fields::{Fields, exactly, list, string, text};
use crate::json::{Node, Value};
use crate::value::iri::{Iri, folded_mailto, is_mailto};
use crate::write::{Out, Properties};

/// What identifies an agent, or a group, and nobody else (inverse functional identifier).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ifi {
    /// `mailto:` and an address of mail.
    Mbox(String),
    /// The SHA-1 hash of such a text, in hexadecimal digits.
    MboxSha1Sum(String),
    /// An OpenID.
    OpenId(Iri),
    /// An account of some system.
    Account(Account),
}

/// An account of some system.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Account {
    /// The system.
    pub home_page: Iri,
    /// The account's name there.
    pub name: String,
}

/// A person or a system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The full name.
    pub name: Option<String>,
    /// Who it is.
    pub ifi: Ifi,
    /// Whether `objectType` was written out.
    pub typed: bool,
}

/// Several agents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The group's name.
    pub name: Option<String>,
    /// Which group it is.
    pub identity: GroupIdentity,
}

/// Whether others can speak of the same group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupIdentity {
    /// These agents, this once.
    Anonymous(Vec<Agent>),
    /// A group that is known, with the members that were told, if any were.
    Identified(Ifi, Option<Vec<Agent>>),
}

/// An agent or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// One.
    Agent(Agent),
    /// Several.
    Group(Group),
}

const IDENTIFIERS: [&str; 4] = ["mbox", "mbox_sha1sum", "openid", "account"];
const AGENT: &[&str] = &["objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"];
const GROUP: &[&str] = &["objectType", "name", "member", "mbox", "mbox_sha1sum", "openid", "account"];

impl Ifi {
    /// One text for each identity: what a store compares and looks up. The domain of a mail address and a hash are in lower case in it.
    pub fn key(&self) -> String {
        match self {
            Ifi::Mbox(mbox) => folded_mailto(mbox),
            Ifi::MboxSha1Sum(hash) => format!("sha1:{}", hash.to_ascii_lowercase()),
            Ifi::OpenId(id) => format!("openid:{id}"),
            Ifi::Account(account) => format!("account:{} {}", account.home_page, account.name),
        }
    }

    /// The one identifier among an object's properties; `None` when it has none.
    fn read(fields: &Fields<'_, '_>) -> Result<Option<Ifi>, Fault> {
        let mut there = IDENTIFIERS.iter().filter(|name| fields.has(name));
        let Some(name) = there.next() else { return Ok(None) };
        if let Some(second) = there.next() {
            return fields.at.key(second).fault(Rule::SeveralIdentifiers).map_err(|f: Fault| f.by("XAPI-00034"));
        }
        match *name {
            "mbox" => fields.may("mbox", "XAPI-00038", mbox),
            "mbox_sha1sum" => fields.may("mbox_sha1sum", "XAPI-00039", sha1),
            "openid" => fields.may("openid", "XAPI-00040", |node, at| Iri::read(node, at).map(Ifi::OpenId)),
            _ => fields.may("account", "XAPI-00041", |node, at| Account::read(node, at).map(Ifi::Account)),
        }
    }

    fn write(&self, properties: &mut Properties<'_, '_>) {
        match self {
            Ifi::Mbox(mbox) => properties.string("mbox", mbox),
            Ifi::MboxSha1Sum(hash) => properties.string("mbox_sha1sum", hash),
            Ifi::OpenId(id) => properties.string("openid", id.as_str()),
            Ifi::Account(account) => properties.part("account", Some(account), |account, out| {
                out.object(|properties| {
                    properties.string("homePage", account.home_page.as_str());
                    properties.string("name", &account.name);
                });
            }),
        }
    }
}

fn mbox(node: &Node<'_>, at: &At<'_>) -> Result<Ifi, Fault> {
    let mbox = string(node, at)?;
    if is_mailto(&mbox) { Ok(Ifi::Mbox(mbox)) } else { at.fault(Rule::Mailto) }
}

fn sha1(node: &Node<'_>, at: &At<'_>) -> Result<Ifi, Fault> {
    let hash = string(node, at)?;
    let is_hash = hash.len() == 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { Ok(Ifi::MboxSha1Sum(hash)) } else { at.fault(Rule::Sha1) }
}

impl Account {
    fn read(node: &Node<'_>, at: &At<'_>) -> Result<Account, Fault> {
        let fields = Fields::open(node, at, &["homePage", "name"])?;
        Ok(Account {
            home_page: fields.need("homePage", "XAPI-00042", Iri::read)?,
            name: fields.need("name", "XAPI-00043", string)?,
        })
    }
}

impl Agent {
    /// An agent known by this alone.
    pub fn new(ifi: Ifi, name: Option<String>) -> Agent {
        Agent { name, ifi, typed: true }
    }

    /// Reads an agent from a text of its own, such as the parameter `agent` of a request.
    pub fn parse(text: &str, version: crate::Version) -> Result<Agent, Fault> {
        Agent::read(&crate::json::parse(text)?, &At::named(version, "agent"))
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Agent, Fault> {
        // What says that it is a group is told so, and not that it has no identifier.
        if object_type(node) == Some("Group") {
            return at.key("objectType").fault(Rule::OneOf("Agent")).map_err(|fault: Fault| fault.by("XAPI-00031"));
        }
        let fields = Fields::open(node, at, AGENT)?;
        fields.may("objectType", "XAPI-00031", |node, at| exactly(node, at, "Agent"))?;
        let name = fields.may("name", "XAPI-00033", string)?;
        let Some(ifi) = Ifi::read(&fields)? else {
            return at.fault(Rule::NoIdentifier).map_err(|fault: Fault| fault.by("XAPI-00034"));
        };
        Ok(Agent { name, ifi, typed: fields.has("objectType") })
    }

    fn read_member(node: &Node<'_>, at: &At<'_>) -> Result<Agent, Fault> {
        match object_type(node) {
            Some("Group") => at.fault(Rule::GroupInGroup).map_err(|fault: Fault| fault.by("XAPI-00036")),
            _ => Agent::read(node, at),
        }
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        let described = !out.is_ids();
        out.object(|properties| {
            if self.typed {
                properties.string("objectType", "Agent");
            }
            properties.may_string("name", self.name.as_deref().filter(|_| described));
            self.ifi.write(properties);
        });
    }

    /// The agent as JSON.
    pub fn to_json(&self) -> String {
        let mut out = Out::new(crate::Format::Exact);
        self.write(&mut out);
        out.text
    }
}

impl Group {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Group, Fault> {
        let fields = Fields::open(node, at, GROUP)?;
        fields.need("objectType", "XAPI-00037", |node, at| exactly(node, at, "Group"))?;
        let name = fields.may("name", "XAPI-00033", string)?;
        let members = fields.may("member", "XAPI-00036", |node, at| list(node, at, Agent::read_member))?;
        let identity = match (Ifi::read(&fields)?, members) {
            (Some(ifi), members) => GroupIdentity::Identified(ifi, members),
            (None, Some(members)) => GroupIdentity::Anonymous(members),
            (None, None) => {
                return at.key("member").fault(Rule::Missing).map_err(|fault: Fault| fault.by("XAPI-00035"));
            }
        };
        Ok(Group { name, identity })
    }

    /// The members that were told.
    pub fn members(&self) -> &[Agent] {
        match &self.identity {
            GroupIdentity::Anonymous(members) => members,
            GroupIdentity::Identified(_, members) => members.as_deref().unwrap_or_default(),
        }
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        let described = !out.is_ids();
        out.object(|properties| {
            properties.string("objectType", "Group");
            properties.may_string("name", self.name.as_deref().filter(|_| described));
            let members = match &self.identity {
                GroupIdentity::Anonymous(members) => Some(members),
                GroupIdentity::Identified(ifi, members) => {
                    ifi.write(properties);
                    members.as_ref().filter(|_| described)
                }
            };
            properties.list("member", members.map(Vec::as_slice), Agent::write);
        });
    }
}

impl Actor {
    /// Reads an actor from a text of its own.
    pub fn parse(text: &str, version: crate::Version) -> Result<Actor, Fault> {
        Actor::read(&crate::json::parse(text)?, &At::named(version, "agent"))
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Actor, Fault> {
        match object_type(node) {
            Some("Group") => Group::read(node, at).map(Actor::Group),
            Some("Agent") | None => Agent::read(node, at).map(Actor::Agent),
            Some(_) => {
                let fault = at.key("objectType").fault(Rule::OneOf("Agent, Group"));
                fault.map_err(|fault: Fault| fault.by("XAPI-00031"))
            }
        }
    }

    /// What identifies it; `None` for an anonymous group.
    pub fn ifi(&self) -> Option<&Ifi> {
        match self {
            Actor::Agent(agent) => Some(&agent.ifi),
            Actor::Group(Group { identity: GroupIdentity::Identified(ifi, _), .. }) => Some(ifi),
            Actor::Group(_) => None,
        }
    }

    /// The name, if one was told.
    pub fn name(&self) -> Option<&str> {
        match self {
            Actor::Agent(agent) => agent.name.as_deref(),
            Actor::Group(group) => group.name.as_deref(),
        }
    }

    /// The members that were told of a group; none of an agent.
    pub fn members(&self) -> &[Agent] {
        match self {
            Actor::Agent(_) => &[],
            Actor::Group(group) => group.members(),
        }
    }

    pub(crate) fn write(&self, out: &mut Out<'_>) {
        match self {
            Actor::Agent(agent) => agent.write(out),
            Actor::Group(group) => group.write(out),
        }
    }
}

/// The `objectType` that an object says of itself; `None` when it says none, or none that is a string.
pub(crate) fn object_type<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let Value::Object(members) = &node.value else { return None };
    let (_, value) = members.iter().find(|(key, _)| key == "objectType")?;
    text(value, &At::top(crate::Version::V2_0)).ok()
}
