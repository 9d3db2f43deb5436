//! The statements about what questions are like. Nothing here knows a person.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write, params, statements};

use super::model::Item;
use crate::bank::model::QuestionId;
use crate::test::model::TestId;

statements! {
    ADD = "insert into answer_pattern (id, organisation, test, outcomes) values ($1, $2, $3, $4)";
    NEWEST = "select p.test, p.outcomes
        from answer_pattern p
        join test t on t.id = p.test
        where p.organisation = $1
        order by t.opened_at desc, p.id
        limit $2";
    PLACES = "select i.test, i.place, i.question, i.version
        from test_item i
        where i.organisation = $1 and exists (select 1 from answer_pattern p where p.test = i.test)
        order by i.test, i.place";
    KEEP = "insert into item_estimate (question, version, organisation, slope, hardness, answers, estimated_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (question, version) do update
        set slope = excluded.slope, hardness = excluded.hardness, answers = excluded.answers, estimated_at = excluded.estimated_at";
    KNOWN = "select e.question, e.version, e.slope, e.hardness, e.answers
        from item_estimate e
        join question q on q.id = e.question and q.version = e.version
        where e.organisation = $1 and q.withdrawn_at is null";
}

/// A version of a question.
pub type Version = (QuestionId, i64);

/// Keeps patterns of a test that is over. Their ids are by chance, and they are written in its order.
pub fn add_patterns(tx: &Write<'_>, organisation: &OrganisationId, test: &TestId, patterns: &[String]) -> Result<()> {
    let mut ids: Vec<String> = patterns.iter().map(|_| hex::encode(tx.random::<16>())).collect();
    ids.sort_unstable();
    let mut mixed: Vec<&String> = patterns.iter().collect();
    mixed.sort_by_cached_key(|_| tx.random::<8>());
    let rows = ids.into_iter().zip(mixed).map(|(id, outcomes)| params![id, organisation, test, outcomes].to_vec());
    tx.run_each(ADD, &rows.collect::<Vec<_>>()).map(drop)
}

/// The newest patterns, each with its test.
pub fn newest(tx: &Read<'_>, organisation: &OrganisationId, most: usize) -> Result<Vec<(TestId, String)>> {
    tx.all(NEWEST, params![organisation, most])
}

/// Which question stands at which place of the tests that left patterns.
pub fn places(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<(TestId, u32, Version)>> {
    let rows = tx.all::<(TestId, u32, QuestionId, i64)>(PLACES, params![organisation])?;
    Ok(rows.into_iter().map(|(test, place, question, version)| (test, place, (question, version))).collect())
}

/// Keeps what was estimated from so many answers.
pub fn keep(tx: &Write<'_>, organisation: &OrganisationId, all: &[(Version, Item, usize)]) -> Result<()> {
    let rows = all.iter().map(|((question, version), item, answers)| {
        params![question, *version, organisation, item.slope, item.location, *answers, tx.now()].to_vec()
    });
    tx.run_each(KEEP, &rows.collect::<Vec<_>>()).map(drop)
}

/// What is known of questions in their present version, and from how many answers.
pub fn known(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<(Version, Item, u32)>> {
    let rows = tx.all::<(QuestionId, i64, f64, f64, u32)>(KNOWN, params![organisation])?;
    let known =
        |(question, version, slope, location, answers)| ((question, version), Item { slope, location }, answers);
    Ok(rows.into_iter().map(known).collect())
}
