//! Whether a statement follows the rules: each problem with its path. It never corrects anything.

use super::activity::{Activity, Agent, Definition, LanguageMap, Object, Verb};
use super::rules::{is_duration, is_instant, is_iri, is_language_tag, is_uuid};
use super::shape::{Context, Extensions, Outcome, Statement};
use std::fmt;

/// A rule that a part of a statement breaks.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// Nothing there.
    #[error("must not be empty")]
    Empty,
    /// Not an IRI: a scheme, a colon, something behind it, no white space or control character.
    #[error("must be an IRI with a scheme and without spaces")]
    Iri,
    /// Not a UUID in lower case.
    #[error("must be a UUID in lower case")]
    Uuid,
    /// Not a moment: RFC 3339 with an existing date and an offset.
    #[error("must be a moment as in 2026-03-01T09:30:00Z")]
    Instant,
    /// Not a length of time.
    #[error("must be a duration as in PT1H30M")]
    Duration,
    /// Not a language tag.
    #[error("must be a language tag as in zh-CN")]
    LanguageTag,
    /// Another version of the standard.
    #[error("must be 2.0.0")]
    Version,
    /// More than [`Statement::LENGTH_MAX`].
    #[error("the statement is longer than 1 MiB")]
    TooLong,
    /// No JSON of this shape; what the reader said.
    #[error("not a statement: {0}")]
    Json(String),
}

/// A broken rule and where: `actor.account.name: must not be empty`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Field names from the statement down; empty for the statement as a whole.
    pub path: String,
    /// The rule.
    pub rule: Rule,
}

/// All problems of a statement; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problem {
    pub(super) fn new(path: &str, rule: Rule) -> Problem {
        Problem { path: path.to_owned(), rule }
    }
}

impl Problems {
    pub(super) fn of(path: &str, rule: Rule) -> Problems {
        Problems(vec![Problem::new(path, rule)])
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { write!(f, "{}", self.rule) } else { write!(f, "{}: {}", self.path, self.rule) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(Problem::to_string).collect();
        f.write_str(&lines.join("; "))
    }
}

impl std::error::Error for Problems {}

impl Statement {
    /// Checks the rules of the shape; tells all that are broken.
    pub fn check(&self) -> Result<(), Problems> {
        let mut check = Check(Vec::new());
        check.rule("id", is_uuid(&self.id), Rule::Uuid);
        check.agent("actor", &self.actor);
        check.verb(&self.verb);
        match &self.object {
            Object::Activity(activity) => check.activity("object", activity),
            Object::Agent(agent) => check.agent("object", agent),
        }
        if let Some(result) = &self.result {
            check.result(result);
        }
        if let Some(context) = &self.context {
            check.context(context);
        }
        check.optional("timestamp", self.timestamp.as_deref(), is_instant, Rule::Instant);
        check.optional("stored", self.stored.as_deref(), is_instant, Rule::Instant);
        if let Some(authority) = &self.authority {
            check.agent("authority", authority);
        }
        check.rule("version", self.version == Statement::VERSION, Rule::Version);
        if check.0.is_empty() { Ok(()) } else { Err(Problems(check.0)) }
    }
}

/// The problems found so far.
struct Check(Vec<Problem>);

impl Check {
    fn rule(&mut self, path: &str, kept: bool, rule: Rule) {
        if !kept {
            self.0.push(Problem::new(path, rule));
        }
    }

    fn optional(&mut self, path: &str, value: Option<&str>, kept: fn(&str) -> bool, rule: Rule) {
        self.rule(path, value.is_none_or(kept), rule);
    }

    fn agent(&mut self, path: &str, agent: &Agent) {
        self.optional(&format!("{path}.name"), agent.name.as_deref(), |name| !name.is_empty(), Rule::Empty);
        self.rule(&format!("{path}.account.homePage"), is_iri(&agent.account.home_page), Rule::Iri);
        self.rule(&format!("{path}.account.name"), !agent.account.name.is_empty(), Rule::Empty);
    }

    fn verb(&mut self, verb: &Verb) {
        self.rule("verb.id", is_iri(&verb.id), Rule::Iri);
        self.rule("verb.display", !verb.display.is_empty(), Rule::Empty);
        self.words("verb.display", &verb.display);
    }

    fn activity(&mut self, path: &str, activity: &Activity) {
        self.rule(&format!("{path}.id"), is_iri(&activity.id), Rule::Iri);
        if let Some(definition) = &activity.definition {
            self.definition(&format!("{path}.definition"), definition);
        }
    }

    fn definition(&mut self, path: &str, definition: &Definition) {
        self.words(&format!("{path}.name"), &definition.name);
        self.words(&format!("{path}.description"), &definition.description);
        self.optional(&format!("{path}.type"), definition.kind.as_deref(), is_iri, Rule::Iri);
        self.extensions(path, &definition.extensions);
    }

    fn result(&mut self, result: &Outcome) {
        self.optional("result.duration", result.duration.as_deref(), is_duration, Rule::Duration);
        self.extensions("result", &result.extensions);
    }

    fn context(&mut self, context: &Context) {
        self.optional("context.registration", context.registration.as_deref(), is_uuid, Rule::Uuid);
        if let Some(instructor) = &context.instructor {
            self.agent("context.instructor", instructor);
        }
        if let Some(belongs) = &context.context_activities {
            let kinds = [
                ("parent", &belongs.parent),
                ("grouping", &belongs.grouping),
                ("category", &belongs.category),
                ("other", &belongs.other),
            ];
            for (kind, activities) in kinds {
                for (position, activity) in activities.iter().enumerate() {
                    self.activity(&format!("context.contextActivities.{kind}.{position}"), activity);
                }
            }
        }
        self.extensions("context", &context.extensions);
    }

    fn words(&mut self, path: &str, words: &LanguageMap) {
        for tag in words.keys() {
            self.rule(&format!("{path}.{tag}"), is_language_tag(tag), Rule::LanguageTag);
        }
    }

    fn extensions(&mut self, path: &str, extensions: &Extensions) {
        for iri in extensions.keys() {
            self.rule(&format!("{path}.extensions.{iri}"), is_iri(iri), Rule::Iri);
        }
    }
}
