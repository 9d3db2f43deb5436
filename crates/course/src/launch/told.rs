//! What the house says of its courses, as statements: who, by which name nobody else knows; what; in which enrolment. Pure.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use zhixing_kit::{Error, Moment, Result};
use zhixing_xapi::{Agent, Statement, Uuid, Version};

use super::model::{EnrolmentId, Launch};
use crate::course::model::CourseId;
use crate::package::model::{Outline, Part, Standard, Words, mark};

/// The verbs of learning management systems (cmi5, 9.3; ADL's vocabulary).
pub mod verb {
    /// A course was opened.
    pub const LAUNCHED: &str = "http://adlnet.gov/expapi/verbs/launched";
    /// It says that it began.
    pub const INITIALIZED: &str = "http://adlnet.gov/expapi/verbs/initialized";
    /// It was gone on with.
    pub const RESUMED: &str = "http://adlnet.gov/expapi/verbs/resumed";
    /// All of it was gone through.
    pub const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
    /// What must be reached was reached.
    pub const PASSED: &str = "http://adlnet.gov/expapi/verbs/passed";
    /// It was not.
    pub const FAILED: &str = "http://adlnet.gov/expapi/verbs/failed";
    /// It was left, to be gone on with.
    pub const SUSPENDED: &str = "http://adlnet.gov/expapi/verbs/suspended";
    /// It says that it ended.
    pub const TERMINATED: &str = "http://adlnet.gov/expapi/verbs/terminated";
    /// Its session was ended by the house.
    pub const ABANDONED: &str = "https://w3id.org/xapi/adl/verbs/abandoned";
    /// All that a block or a course asks was done.
    pub const SATISFIED: &str = "https://w3id.org/xapi/adl/verbs/satisfied";
}

/// The category of statements that cmi5 defines (9.6.2.1).
pub const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
/// The category of statements that count for moveOn (9.6.2.2).
pub const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";
/// The extension that names the session (9.6.3.1).
pub const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const EXTENSIONS: &str = "https://w3id.org/xapi/cmi5/context/extensions/";
const TYPES: &str = "https://w3id.org/xapi/cmi5/activitytype/";
const LESSON: &str = "http://adlnet.gov/expapi/activities/lesson";

/// Whose statements they are, about which course.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The public address of the installation.
    pub home: String,
    /// By what name the record store knows him.
    pub alias: String,
    /// Which course.
    pub course: CourseId,
    /// In which enrolment.
    pub enrolment: EnrolmentId,
}

/// What a statement is about.
pub enum Subject<'a> {
    /// A part.
    Part(&'a Part),
    /// A block by its mark; the whole course where that is empty.
    Block(&'a str),
}

impl Speaker {
    /// The agent: an account of this installation, never a mail address (cmi5, 9.2).
    pub fn actor(&self) -> Value {
        json!({ "objectType": "Agent", "account": { "homePage": self.home, "name": self.alias } })
    }

    /// The same, as the record store has it.
    pub fn agent(&self) -> Result<Agent> {
        Agent::parse(&self.actor().to_string(), Version::V1_0_3).map_err(Error::broken)
    }

    /// How the house calls a part: the same for everybody, and not what the author calls it (cmi5, 8.1.5).
    pub fn activity(&self, part: &str) -> String {
        format!("{}/courses/{}/parts/{part}", self.home, self.course)
    }

    fn block(&self, block: &str) -> String {
        let course = format!("{}/courses/{}", self.home, self.course);
        if block.is_empty() { course } else { format!("{course}/blocks/{block}") }
    }

    /// A statement of the house. Its id is made of the session and `once`: the same thing is never told twice.
    pub fn statement(&self, launch: &Launch, outline: &Outline, said: &Said<'_>) -> Result<Statement> {
        let (object, author) = match &said.subject {
            Subject::Part(part) => (activity(&self.activity(&part.mark()), LESSON, &part.title), part.id.clone()),
            Subject::Block(block) => self.group(outline, block),
        };
        let mut extensions = said.extensions.clone();
        extensions.insert(SESSION.to_owned(), json!(launch.id));
        let mut around = Map::new();
        if outline.standard == Standard::Cmi5 {
            around.insert("grouping".into(), json!([{ "id": author }]));
            around.insert("category".into(), json!([{ "id": CMI5 }]));
        } else {
            around.insert("grouping".into(), json!([{ "id": self.block("") }]));
        }
        let mut statement = json!({
            "id": same_id(launch, said.verb, said.once).to_string(),
            "actor": self.actor(),
            "verb": { "id": said.verb, "display": { "en": said.verb.rsplit('/').next().unwrap_or_default() } },
            "object": object,
            "context": {
                "registration": self.enrolment,
                "contextActivities": around,
                "extensions": extensions,
            },
            "timestamp": said.at.rfc3339(),
        });
        if let Some(result) = &said.result {
            statement["result"] = result.clone();
        }
        Statement::parse(&statement.to_string(), Version::V1_0_3).map_err(Error::broken)
    }

    fn group(&self, outline: &Outline, block: &str) -> (Value, String) {
        match outline.blocks.iter().find(|one| mark(&one.id) == block) {
            Some(one) => (activity(&self.block(block), &format!("{TYPES}block"), &one.title), one.id.clone()),
            None => (activity(&self.block(""), &format!("{TYPES}course"), &outline.title), outline.id.clone()),
        }
    }
}

/// What is said.
pub struct Said<'a> {
    /// By which verb.
    pub verb: &'static str,
    /// About what.
    pub subject: Subject<'a>,
    /// What came of it.
    pub result: Option<Value>,
    /// What else belongs to it.
    pub extensions: Map<String, Value>,
    /// What tells this saying from others with the same verb in the session.
    pub once: &'a str,
    /// When.
    pub at: Moment,
}

impl<'a> Said<'a> {
    /// A plain saying.
    pub fn new(verb: &'static str, subject: Subject<'a>, once: &'a str, at: Moment) -> Self {
        Self { verb, subject, result: None, extensions: Map::new(), once, at }
    }

    /// With what came of it.
    pub fn with(mut self, result: Value) -> Self {
        self.result = Some(result);
        self
    }
}

/// What the statement of a launch tells of it (cmi5, 9.6.3.2 to 9.6.3.7). The address is told without its secrets.
pub fn launched(part: &Part) -> Map<String, Value> {
    let mut told = Map::new();
    let mut add = |name: &str, value: Value| drop(told.insert(format!("{EXTENSIONS}{name}"), value));
    add("launchmode", json!("Normal"));
    add("launchurl", json!(part.file));
    add("moveon", json!(part.move_on.word()));
    if !part.handed.is_empty() {
        add("launchparameters", json!(part.handed));
    }
    if let Some(mastery) = part.mastery {
        add("masteryscore", json!(mastery));
    }
    told
}

/// How long something took, as the specification writes it: whole seconds.
pub fn lasted(from: Moment, to: Moment) -> String {
    format!("PT{}S", (to.0 - from.0).max(0) / 1000)
}

fn activity(id: &str, kind: &str, title: &Words) -> Value {
    let mut names = Map::new();
    for (tag, words) in &title.0 {
        let tag = if tag.is_empty() { "und" } else { tag.as_str() };
        if is_tag(tag) {
            names.entry(tag.to_owned()).or_insert_with(|| json!(words));
        }
    }
    json!({ "objectType": "Activity", "id": id, "definition": { "type": kind, "name": names } })
}

/// Whether a text is a language tag in its plainest form: what else authors write is left out.
fn is_tag(tag: &str) -> bool {
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|one| one.is_ascii_alphanumeric());
    let mut parts = tag.split('-');
    let first = parts
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|one| one.is_ascii_alphabetic()));
    first && parts.all(|part| fits(part) && part.len() > 1)
}

/// The id of what is said once in a session.
fn same_id(launch: &Launch, verb: &str, once: &str) -> Uuid {
    let digest = Sha256::digest(format!("zhixing-course/1\n{}\n{verb}\n{once}", launch.id));
    Uuid::random(std::array::from_fn(|at| digest[at]))
}
