//! What can be asked of stored statements, and what a statement is found by. Plain values and rules.

use zhixing_kit::Moment;
use zhixing_xapi::{Actor, Agent, Context, ContextActivities, Iri, Object, Statement, Uuid};

use crate::word::{Word, Words};

/// Statements that one page brings where nothing else is asked.
pub const PAGE: usize = 100;
/// Statements that one page brings at most.
pub const PAGE_MAX: usize = 500;
/// Statements of one request.
pub const BATCH_MAX: usize = 1_000;

/// What a statement is found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its verb.
    pub verb: Word,
    /// Who acted.
    pub actor: Word,
    /// Its object, when that is an activity.
    pub activity: Word,
    /// Of which enrolment.
    pub registration: Word,
    /// Whom and what else it has to do with; each once, in order.
    pub mentions: Vec<Word>,
    /// Which statement it speaks of.
    pub target: Option<Uuid>,
    /// Whether it takes that one out of account.
    pub voids: bool,
}

/// How far a client reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    All,
    /// What this client wrote.
    Client(i64),
    /// What clients of this unit wrote.
    Unit(String),
}

/// Which statements are asked for. Words are 0 where nothing is asked.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The verb.
    pub verb: Word,
    /// Who acted, as actor, and as object or member.
    pub actor: (Word, Word),
    /// Where they may also stand: named anywhere, and the client whose authority they are.
    pub near: (Word, i64),
    /// The activity as object, and named anywhere.
    pub activity: (Word, Word),
    /// The enrolment.
    pub registration: Word,
    /// Stored after.
    pub since: Option<Moment>,
    /// Stored at or before.
    pub until: Option<Moment>,
    /// Oldest first.
    pub ascending: bool,
    /// How many.
    pub limit: usize,
    /// The last number of the page before.
    pub behind: Option<i64>,
}

impl Found {
    /// What this statement is found by.
    pub fn of(statement: &Statement, words: &Words) -> Self {
        let mut found = Found {
            verb: words.verb(&statement.verb.id),
            actor: statement.actor.ifi().map_or(0, |ifi| words.actor(ifi)),
            voids: statement.voids().is_some(),
            ..Found::default()
        };
        let context = statement.context.as_ref();
        found.registration = context.and_then(|context| context.registration).map_or(0, |id| words.registration(&id));
        found.parties(statement.actor.members(), words);
        match &statement.object {
            Object::Activity(activity) => found.activity = words.activity(&activity.id),
            Object::Agent(agent) => found.mentions.push(words.party(&agent.ifi)),
            Object::Group(group) => {
                let group = Actor::Group(group.clone());
                found.mentions.extend(group.ifi().map(|ifi| words.party(ifi)));
                found.parties(group.members(), words);
            }
            Object::StatementRef(reference) => found.target = Some(reference.0),
            Object::SubStatement(sub) => {
                found.near(&sub.actor, words);
                match &sub.object {
                    Object::Activity(activity) => found.mentions.push(words.about(&activity.id)),
                    Object::Agent(agent) => found.near(&Actor::Agent(agent.clone()), words),
                    Object::Group(group) => found.near(&Actor::Group(group.clone()), words),
                    Object::StatementRef(_) | Object::SubStatement(_) => {}
                }
                found.context(sub.context.as_ref(), words);
            }
        }
        found.context(context, words);
        found.mentions.sort_unstable();
        found.mentions.dedup();
        found
    }

    /// All of these words, with the client who wrote it: he stands under his number below zero, words are numbers above it.
    pub fn words(&self, client: i64) -> Vec<Word> {
        let own =
            [-client, self.verb, self.actor, self.activity, self.registration].into_iter().filter(|word| *word != 0);
        own.chain(self.mentions.iter().copied()).collect()
    }

    fn parties(&mut self, members: &[Agent], words: &Words) {
        self.mentions.extend(members.iter().map(|agent| words.party(&agent.ifi)));
    }

    fn near(&mut self, actor: &Actor, words: &Words) {
        let members = actor.members().iter().map(|agent| &agent.ifi);
        self.mentions.extend(actor.ifi().into_iter().chain(members).map(|ifi| words.near(ifi)));
    }

    fn context(&mut self, context: Option<&Context>, words: &Words) {
        let Some(context) = context else { return };
        let about = |id: &Iri| words.about(id);
        self.mentions
            .extend(context.activities.iter().flat_map(ContextActivities::all).map(|activity| about(&activity.id)));
        for actor in context.instructor.iter().cloned().chain(context.team.iter().cloned().map(Actor::Group)) {
            self.near(&actor, words);
        }
        let agents = context.agents.iter().flatten().map(|one| Actor::Agent(one.agent.clone()));
        for actor in agents.chain(context.groups.iter().flatten().map(|one| Actor::Group(one.group.clone()))) {
            self.near(&actor, words);
        }
    }
}
