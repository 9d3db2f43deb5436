//! Scenarios of the pages, through HTTP, on both databases: a small organisation whose members look at the same things from their places.

mod jobs;
mod ledger;
mod today;
mod town;

use serde_json::Value;
use zhixing_kit::test::BEGIN;
use zhixing_kit::{Sentence, id, test};
use zhixing_records::{Entry, MemberId, StatementId, UnitId};

/// An entry for tests of sentences: 张伟 did it at the tests' beginning.
pub(crate) fn entry(verb: &str, zh: &str, en: &str, object: &str) -> Entry {
    let random = id::Random::seeded(7);
    let new = || id::uuid_v7(BEGIN, &random);
    Entry {
        id: StatementId::parse(&new()).unwrap(),
        unit: UnitId::parse(&new()).unwrap(),
        about: format!("activity/{}", new()),
        actor: MemberId::parse(&new()),
        actor_name: "张伟".to_owned(),
        verb: verb.to_owned(),
        verb_display: Sentence { zh: zh.to_owned(), en: en.to_owned() },
        object_kind: "activity".to_owned(),
        object_name: object.to_owned(),
        path: "activity/1".to_owned(),
        facts: Value::Null,
        happened_at: BEGIN,
        recorded_at: BEGIN,
        position: None,
        corrects: None,
        corrected_by: None,
        erased: false,
        body: "{}".to_owned(),
    }
}

/// Runs a scenario in a fresh town on each database.
fn towns(scenario: impl Fn(&town::Town)) {
    for place in test::places() {
        scenario(&town::Town::found(place));
    }
}
