//! Whether two statements say the same (1.0.3, 2.3.1; 2.0, 4.2.4): what a store adds, words of verbs and definitions of activities do not count, the
//! order of a group's members neither, nor the case of what has none.

use crate::json::{self, Value};
use crate::part::activity::Activity;
use crate::part::actor::{Actor, Agent, Group, GroupIdentity};
use crate::part::context::{Context, ContextActivities};
use crate::part::extensions::Extensions;
use crate::part::object::Object;
use crate::part::outcome::Outcome;
use crate::part::statement::Statement;
use crate::value::number::decimal;

impl Statement {
    /// Whether two statements say the same: then the one may come where the other is. Ids are not looked at.
    ///
    /// A moment that only one of them tells may have been added by a store, and does not count.
    pub fn same_as(&self, other: &Statement) -> bool {
        actors(&self.actor, &other.actor)
            && self.verb.id == other.verb.id
            && objects(&self.object, &other.object)
            && options(self.outcome.as_ref(), other.outcome.as_ref(), outcomes)
            && options(self.context.as_ref(), other.context.as_ref(), contexts)
            && self.timestamp.as_ref().zip(other.timestamp.as_ref()).is_none_or(|(one, two)| one == two)
            && self.attachments == other.attachments
    }

    /// As [`Self::same_as`], without the signature that was made of the one and is attached to the other.
    pub fn same_but_for_signature(&self, other: &Statement) -> bool {
        let unsigned = |statement: &Statement| {
            let mut unsigned = statement.clone();
            let attachments = unsigned.attachments.take().unwrap_or_default();
            let kept: Vec<_> = attachments.into_iter().filter(|attachment| !attachment.is_signature()).collect();
            unsigned.attachments = Some(kept).filter(|kept| !kept.is_empty());
            unsigned
        };
        unsigned(self).same_as(&unsigned(other))
    }
}

fn options<T>(one: Option<&T>, two: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => same(one, two),
        (None, None) => true,
        _ => false,
    }
}

fn lists<T>(one: &[T], two: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    one.len() == two.len() && one.iter().zip(two).all(|(one, two)| same(one, two))
}

fn agents(one: &Agent, two: &Agent) -> bool {
    one.name == two.name && one.ifi.key() == two.ifi.key()
}

fn groups(one: &Group, two: &Group) -> bool {
    let identity = match (&one.identity, &two.identity) {
        (GroupIdentity::Identified(one, _), GroupIdentity::Identified(two, _)) => one.key() == two.key(),
        (GroupIdentity::Anonymous(_), GroupIdentity::Anonymous(_)) => true,
        _ => false,
    };
    let sorted = |group: &Group| {
        let mut members: Vec<_> = group.members().iter().map(|agent| (agent.ifi.key(), agent.name.clone())).collect();
        members.sort();
        members
    };
    identity && one.name == two.name && sorted(one) == sorted(two)
}

fn actors(one: &Actor, two: &Actor) -> bool {
    match (one, two) {
        (Actor::Agent(one), Actor::Agent(two)) => agents(one, two),
        (Actor::Group(one), Actor::Group(two)) => groups(one, two),
        _ => false,
    }
}

fn activities(one: &Activity, two: &Activity) -> bool {
    one.id == two.id
}

fn objects(one: &Object, two: &Object) -> bool {
    match (one, two) {
        (Object::Activity(one), Object::Activity(two)) => activities(one, two),
        (Object::Agent(one), Object::Agent(two)) => agents(one, two),
        (Object::Group(one), Object::Group(two)) => groups(one, two),
        (Object::StatementRef(one), Object::StatementRef(two)) => one == two,
        (Object::SubStatement(one), Object::SubStatement(two)) => {
            actors(&one.actor, &two.actor)
                && one.verb.id == two.verb.id
                && objects(&one.object, &two.object)
                && options(one.outcome.as_ref(), two.outcome.as_ref(), outcomes)
                && options(one.context.as_ref(), two.context.as_ref(), contexts)
                && one.timestamp == two.timestamp
                && one.attachments == two.attachments
        }
        _ => false,
    }
}

fn outcomes(one: &Outcome, two: &Outcome) -> bool {
    let plain = |outcome: &Outcome| Outcome { extensions: None, ..outcome.clone() };
    plain(one) == plain(two) && options(one.extensions.as_ref(), two.extensions.as_ref(), extensions)
}

fn contexts(one: &Context, two: &Context) -> bool {
    let plain = |context: &Context| Context {
        instructor: None,
        team: None,
        activities: None,
        agents: None,
        groups: None,
        extensions: None,
        ..context.clone()
    };
    plain(one) == plain(two)
        && options(one.instructor.as_ref(), two.instructor.as_ref(), actors)
        && options(one.team.as_ref(), two.team.as_ref(), groups)
        && options(one.activities.as_ref(), two.activities.as_ref(), context_activities)
        && options(one.agents.as_ref(), two.agents.as_ref(), |one, two| {
            lists(one, two, |one, two| agents(&one.agent, &two.agent) && one.relevant_types == two.relevant_types)
        })
        && options(one.groups.as_ref(), two.groups.as_ref(), |one, two| {
            lists(one, two, |one, two| groups(&one.group, &two.group) && one.relevant_types == two.relevant_types)
        })
        && options(one.extensions.as_ref(), two.extensions.as_ref(), extensions)
}

fn context_activities(one: &ContextActivities, two: &ContextActivities) -> bool {
    let pairs = [
        (&one.parent, &two.parent),
        (&one.grouping, &two.grouping),
        (&one.category, &two.category),
        (&one.other, &two.other),
    ];
    pairs.into_iter().all(|(one, two)| options(one.as_ref(), two.as_ref(), |one, two| lists(one, two, activities)))
}

fn extensions(one: &Extensions, two: &Extensions) -> bool {
    let same = |one: &str, two: &str| {
        one == two || matches!((json::parse(one), json::parse(two)), (Ok(one), Ok(two)) if values(&one, &two))
    };
    one.len() == two.len()
        && one.iter().all(|(key, value)| two.get(key.as_str()).is_some_and(|other| same(value, other)))
}

/// JSON that says the same: keys in any order, numbers by their value.
fn values(one: &json::Node<'_>, two: &json::Node<'_>) -> bool {
    match (&one.value, &two.value) {
        (Value::Number, Value::Number) => decimal(one.raw) == decimal(two.raw),
        (Value::Array(one), Value::Array(two)) => lists(one, two, values),
        (Value::Object(one), Value::Object(two)) => {
            one.len() == two.len()
                && one.iter().all(|(key, value)| {
                    two.iter().find(|(other, _)| other == key).is_some_and(|(_, other)| values(value, other))
                })
        }
        (one, two) => one == two,
    }
}
