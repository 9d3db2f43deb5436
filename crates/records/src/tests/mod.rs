//! The ledger's tests, on each database: a house with two units and a few people.

mod damage;
mod entries;
mod files;
mod follow;
mod keys;
mod log;
mod witness;

use serde_json::{Value, json};
use zhixing_kit::id::{OrganisationId, Random, uuid_v7};
use zhixing_kit::test::{BEGIN, Place, places};
use zhixing_kit::{Db, Moment, Result};

use crate::{Author, CORRECTED, Clerk, Deed, MemberId, SigningKey, StatementId, Thing, UNIT, UnitId, append};

/// A fresh ledger.
pub struct Ledger {
    pub place: Place,
    pub db: Db,
    pub author: Author,
    pub unit: UnitId,
}

/// A fresh ledger on each database.
pub fn ledgers() -> Vec<Ledger> {
    places().into_iter().map(Ledger::new).collect()
}

pub fn id(number: u64) -> String {
    uuid_v7(Moment(1), &Random::seeded(number))
}

pub fn unit(number: u64) -> UnitId {
    UnitId::parse(&id(1_000 + number)).unwrap()
}

pub fn member(number: u64) -> MemberId {
    MemberId::parse(&id(2_000 + number)).unwrap()
}

impl Ledger {
    fn new(place: Place) -> Self {
        let organisation = OrganisationId::parse(&id(1)).unwrap();
        let author = Author { organisation, member: Some(member(0)), name: "王书记".to_owned() };
        Self { db: place.db.clone(), place, author, unit: unit(0) }
    }

    pub fn deed(&self, about: &str) -> Deed {
        Deed {
            verb: &CORRECTED,
            object: Thing { kind: &UNIT, path: about.to_owned(), name: "第一党支部".to_owned() },
            about: about.to_owned(),
            unit: self.unit.clone(),
            concerns: Vec::new(),
            happened_at: BEGIN,
            facts: Value::Null,
        }
    }

    pub fn record(&self, deed: Deed) -> Result<StatementId> {
        let author = self.author.clone();
        self.db.write_now(move |tx| append(tx, &author, deed.clone()))
    }

    /// Records `count` deeds about one whole, in one transaction.
    pub fn record_many(&self, about: &str, count: usize) -> Vec<StatementId> {
        let (author, deed) = (self.author.clone(), self.deed(about));
        let all = move |tx: &zhixing_kit::Write<'_>| {
            (0..count).map(|n| append(tx, &author, Deed { facts: json!({ "number": n }), ..deed.clone() })).collect()
        };
        self.db.write_now(all).unwrap()
    }

    pub fn clerk(&self) -> Clerk {
        Clerk::open(&self.db, &self.author.organisation, key(7)).unwrap()
    }
}

pub fn key(seed: u8) -> SigningKey {
    SigningKey::new("zhixing/test", &[seed; 32]).unwrap()
}
