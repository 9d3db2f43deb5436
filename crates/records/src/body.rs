//! How a deed becomes the exact text of a statement, and how that text is read back. Nothing else knows the statement's shape.

use serde_json::Value;
use zhixing_kit::{Error, Moment, Result, Sentence};
use zhixing_ledger::Statement;
use zhixing_ledger::statement::{Activity, Agent, Context, ContextActivities, Definition, Object, Outcome, Verb};

use crate::model::{Author, Deed, Entry, MemberId, StatementId, UnitId};
use crate::vocabulary::BASE;

/// What a body says. Whatever cannot be read is empty: a damaged body must not hide the entries around it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Body {
    pub id: String,
    pub actor: String,
    pub actor_name: String,
    pub verb: String,
    pub verb_display: Sentence,
    pub object_kind: String,
    pub object_name: String,
    pub path: String,
    pub about: String,
    pub unit: String,
    pub facts: Value,
    pub corrects: Option<String>,
    pub timestamp: String,
    pub stored: String,
}

/// The account of what the program did by itself.
const PROGRAM: &str = "program";

/// The deed as the exact text of an xAPI statement.
pub(crate) fn write(
    id: &StatementId,
    author: &Author,
    deed: &Deed,
    corrects: Option<&StatementId>,
    stored: String,
) -> Result<String> {
    let home = format!("{BASE}organisations/{}", author.organisation);
    let account = author.member.as_ref().map_or(PROGRAM, |member| member.as_str());
    let actor = Agent::new(&home, account, Some(author.name.as_str()).filter(|name| !name.is_empty()));
    let verb = Verb::new(&deed.verb.iri(), &[("zh-CN", deed.verb.zh), ("en", deed.verb.en)]);
    let thing = &deed.object;
    let definition = Definition::new(&thing.kind.iri(), &[("zh-CN", thing.name.as_str())]);
    let object = Object::Activity(Activity::new(&object_iri(&thing.path), Some(definition)));
    let mut statement = Statement::new(id.as_str(), actor, verb, object);
    if !deed.facts.is_null() {
        let mut outcome = Outcome::default();
        outcome.extensions.insert(extension_iri("facts"), deed.facts.clone());
        statement.result = Some(outcome);
    }
    statement.context = Some(context(deed, corrects));
    statement.timestamp = Some(deed.happened_at.rfc3339());
    statement.stored = Some(stored);
    statement.to_json().map_err(Error::broken)
}

fn context(deed: &Deed, corrects: Option<&StatementId>) -> Context {
    let whole = (deed.about != deed.object.path).then(|| Activity::new(&object_iri(&deed.about), None));
    let belongs = ContextActivities {
        parent: whole.into_iter().collect(),
        grouping: vec![Activity::new(&object_iri(&format!("unit/{}", deed.unit)), None)],
        ..ContextActivities::default()
    };
    let mut context = Context { context_activities: Some(belongs), ..Context::default() };
    if let Some(corrected) = corrects {
        context.extensions.insert(extension_iri("corrects"), corrected.as_str().into());
    }
    context
}

impl Body {
    /// Reads a body; empty when it is none.
    pub(crate) fn read(text: &str) -> Self {
        let Ok(statement) = serde_json::from_str::<Statement>(text) else { return Self::default() };
        let Object::Activity(object) = statement.object else { return Self::default() };
        let definition = object.definition.unwrap_or_default();
        let path = below(&object.id, "objects/");
        let context = statement.context.unwrap_or_default();
        let belongs = context.context_activities.unwrap_or_default();
        let first = |activities: &[Activity]| activities.first().map(|activity| below(&activity.id, "objects/"));
        let word = |tag: &str| statement.verb.display.get(tag).cloned().unwrap_or_default();
        let mut facts = statement.result.map(|outcome| outcome.extensions).unwrap_or_default();
        Self {
            id: statement.id,
            actor: statement.actor.account.name,
            actor_name: statement.actor.name.unwrap_or_default(),
            verb: below(&statement.verb.id, "verbs/"),
            verb_display: Sentence { zh: word("zh-CN"), en: word("en") },
            object_kind: below(definition.kind.as_deref().unwrap_or_default(), "activities/"),
            object_name: definition.name.into_values().next().unwrap_or_default(),
            about: first(&belongs.parent).unwrap_or_else(|| path.clone()),
            unit: first(&belongs.grouping).unwrap_or_default().trim_start_matches("unit/").to_owned(),
            path,
            facts: facts.remove(&extension_iri("facts")).unwrap_or_default(),
            corrects: context.extensions.get(&extension_iri("corrects")).and_then(Value::as_str).map(str::to_owned),
            timestamp: statement.timestamp.unwrap_or_default(),
            stored: statement.stored.unwrap_or_default(),
        }
    }

    /// The account name of an actor's column.
    pub(crate) fn account(actor: Option<&str>) -> &str {
        actor.unwrap_or(PROGRAM)
    }
}

/// A statement's exact text as an entry, for who has the text alone (a record file) and no database. `None` when it is none of ours.
/// That another one corrects it cannot be known from it.
pub fn entry_of(position: u64, text: &str) -> Option<Entry> {
    let body = Body::read(text);
    Some(Entry {
        id: StatementId::parse(&body.id)?,
        unit: UnitId::parse(&body.unit)?,
        actor: MemberId::parse(&body.actor),
        happened_at: Moment::read(&body.timestamp)?,
        recorded_at: Moment::read(&body.stored)?,
        corrects: body.corrects.as_deref().and_then(StatementId::parse),
        corrected_by: None,
        position: Some(position),
        about: body.about,
        actor_name: body.actor_name,
        verb: body.verb,
        verb_display: body.verb_display,
        object_kind: body.object_kind,
        object_name: body.object_name,
        path: body.path,
        facts: body.facts,
        erased: false,
        body: text.to_owned(),
    })
}

fn object_iri(path: &str) -> String {
    format!("{BASE}objects/{path}")
}

fn extension_iri(name: &str) -> String {
    format!("{BASE}extensions/{name}")
}

/// What stands below a folder of the vocabulary; empty when it is not from there.
fn below(iri: &str, folder: &str) -> String {
    iri.strip_prefix(BASE).and_then(|rest| rest.strip_prefix(folder)).unwrap_or_default().to_owned()
}
