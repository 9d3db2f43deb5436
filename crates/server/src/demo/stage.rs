//! The stage of the demonstration: which ids the people, units and gatherings of the script were given, and who acts in a transaction.
//! It keeps nothing that the database does not hold; it only finds its way in it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zhixing_branch::ActivityId;
use zhixing_branch::acts::life::RoundId;
use zhixing_branch::acts::{AdmissionId, MovingId};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Write};
use zhixing_library::acts::MaterialId;
use zhixing_people::{Actor, MemberId, UnitId};
use zhixing_study::TopicId;
use zhixing_study::acts::{AnswerId, HotId, ReflectionId};

use super::calendar::Gathering;
use super::chance::Chance;
use super::script::Script;

/// The ids given so far, by the places in the script's lists.
#[derive(Default)]
pub struct Ids {
    /// The organisation, once it is founded.
    pub organisation: Option<OrganisationId>,
    /// Units.
    pub units: HashMap<usize, UnitId>,
    /// People.
    pub people: HashMap<usize, MemberId>,
    /// Admissions.
    pub admissions: HashMap<usize, AdmissionId>,
    /// Movings between branches.
    pub movings: HashMap<usize, MovingId>,
    /// Gatherings.
    pub activities: HashMap<usize, ActivityId>,
    /// Materials of the library.
    pub materials: HashMap<usize, MaterialId>,
    /// Reflections.
    pub reflections: HashMap<usize, ReflectionId>,
    /// Answers below them: of which one, and which.
    pub answers: HashMap<(usize, usize), AnswerId>,
    /// The topics of a branch's programme, by the branch's place in the list.
    pub topics: HashMap<usize, Vec<TopicId>>,
    /// Hot questions.
    pub hot: HashMap<usize, HotId>,
    /// Rounds of the yearly organisation-life meeting.
    pub rounds: HashMap<usize, RoundId>,
}

/// The script with the ids, shared by the transactions that perform it one after the other.
#[derive(Clone)]
pub struct Stage {
    /// What is performed.
    pub script: Arc<Script>,
    ids: Arc<Mutex<Ids>>,
}

impl Stage {
    /// An empty stage.
    pub fn of(script: Script) -> Self {
        Self { script: Arc::new(script), ids: Arc::default() }
    }

    /// The ids. A transaction that is run again writes its own over those of the run that did not count.
    pub fn ids(&self) -> MutexGuard<'_, Ids> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What acts in this transaction.
    pub fn scene<'a>(&'a self, tx: &'a Write<'a>) -> Scene<'a> {
        Scene { stage: self, tx, script: &self.script, actors: RefCell::default() }
    }
}

/// One transaction of the performance.
pub struct Scene<'a> {
    stage: &'a Stage,
    /// The transaction.
    pub tx: &'a Write<'a>,
    /// What is performed.
    pub script: &'a Script,
    actors: RefCell<HashMap<usize, Actor>>,
}

impl Scene<'_> {
    /// The ids.
    pub fn ids(&self) -> MutexGuard<'_, Ids> {
        self.stage.ids()
    }

    /// The organisation.
    pub fn organisation(&self) -> Result<OrganisationId> {
        self.ids().organisation.clone().ok_or(Error::NotFound)
    }

    /// A unit by its place in the script.
    pub fn unit(&self, at: usize) -> Result<UnitId> {
        self.ids().units.get(&at).cloned().ok_or(Error::NotFound)
    }

    /// A person by his place in the script.
    pub fn person(&self, at: usize) -> Result<MemberId> {
        self.ids().people.get(&at).cloned().ok_or(Error::NotFound)
    }

    /// A gathering by its place in the script.
    pub fn activity(&self, at: usize) -> Result<ActivityId> {
        self.ids().activities.get(&at).cloned().ok_or(Error::NotFound)
    }

    /// A person as he acts in this transaction.
    pub fn actor(&self, at: usize) -> Result<Actor> {
        if let Some(known) = self.actors.borrow().get(&at) {
            return Ok(known.clone());
        }
        let actor = Actor::of(self.tx, &self.organisation()?, &self.person(at)?)?;
        self.actors.borrow_mut().insert(at, actor.clone());
        Ok(actor)
    }

    /// A gathering of the script.
    pub fn gathering(&self, at: usize) -> &Gathering {
        &self.script.gatherings[at]
    }

    /// What chance decides in a gathering: the same however often its transaction is run.
    pub fn chance(&self, at: usize) -> Chance {
        Chance::of(self.gathering(at).seed)
    }
}
