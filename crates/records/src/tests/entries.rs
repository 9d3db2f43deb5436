//! What is recorded is read back, by those who may, and never changes.

use serde_json::json;
use zhixing_kit::clock::{DAY_MS, HOUR_MS};
use zhixing_kit::test::BEGIN;
use zhixing_kit::{Error, Moment, Read};
use zhixing_ledger::Statement;

use super::{Ledger, ledgers, member, unit};
use crate::{
    Correction, Deed, Entry, Filter, MemberId, Reach, append, append_each, correct, entry, may_see, read_about, visible,
};

#[test]
fn every_sql_statement_is_understood_by_each_database() {
    for ledger in ledgers() {
        for (name, sql) in crate::statements() {
            ledger.db.check_statement(sql).unwrap_or_else(|error| panic!("{}: {name}: {error}", ledger.place.engine));
        }
    }
}

/// P8: there is no way, inside the program, to change what was recorded, and one to remove it: the erasure of a person, which leaves its mark. What other
/// systems sent goes by age where an administrator decided so; its places in the log stay, and no statement of the house is among it.
#[test]
fn no_sql_of_this_room_changes_a_statement_and_only_an_erasure_removes_one() {
    const ERASURE: &str = "zhixing_records::store::TAKE_AWAY";
    const AGE: (&str, &str) = ("zhixing_records::received::store::FORGET", "delete from received where");
    let mut updates = Vec::new();
    for (name, sql) in crate::statements() {
        let words: Vec<_> = sql.split_whitespace().collect();
        // Besides, only what waits for the clerk goes, with its place in the log.
        let removes = words.contains(&"delete") && !sql.contains("delete from waiting");
        let by_age = name == AGE.0 && sql.starts_with(AGE.1);
        assert!(!removes || name == ERASURE || by_age, "{name} removes rows");
        assert!(!(sql.contains("into statement") && sql.contains("conflict")), "{name} could replace a statement");
        assert!(!(sql.contains("into concern") && sql.contains("do update")), "{name} could replace a concern");
        if sql.contains("update statement") || sql.contains("update concern") {
            updates.push(sql);
        }
    }
    assert!(updates.is_empty(), "a statement is never updated: {updates:?}");
}

#[test]
fn a_deed_is_read_back_as_it_was_told() {
    for ledger in ledgers() {
        let mut announced = ledger.db.surroundings().live.listen();
        ledger.place.pass_ms(HOUR_MS);
        let told = Deed {
            facts: json!({ "should": 20, "here": 12, "note": "“补记”\n<b>" }),
            happened_at: Moment(BEGIN.0 + 1),
            ..ledger.deed("activity/a")
        };
        let id = ledger.record(told.clone()).unwrap();
        let asked = id.clone();
        let read = ledger.db.read_now(move |tx| entry(tx, &asked)).unwrap();
        assert_eq!((read.id, read.unit, read.actor), (id.clone(), ledger.unit.clone(), ledger.author.member.clone()));
        assert_eq!((read.about.as_str(), read.path.as_str()), ("activity/a", "activity/a"));
        assert_eq!((read.actor_name.as_str(), read.object_name.as_str()), ("王书记", "第一党支部"));
        assert_eq!((read.verb_display.zh.as_str(), read.verb_display.en.as_str()), ("更正", "corrected"));
        assert_eq!((read.facts, read.object_kind.as_str()), (told.facts, "unit"));
        assert_eq!((read.happened_at, read.recorded_at), (Moment(BEGIN.0 + 1), BEGIN.plus_ms(HOUR_MS)));
        assert_eq!((read.position, read.corrects, read.corrected_by), (None, None, None));
        let statement = Statement::from_json(&read.body).unwrap();
        assert_eq!(statement.id, id.as_str());
        assert_eq!(statement.to_json().unwrap(), read.body, "the stored bytes are the one spelling");
        assert_eq!(&*announced.blocking_recv().unwrap(), "activity/a");
        assert_eq!(&*announced.blocking_recv().unwrap(), "records");
    }
}

#[test]
fn an_act_that_is_refused_leaves_no_statement() {
    for ledger in ledgers() {
        let (author, deed) = (ledger.author.clone(), ledger.deed("activity/a"));
        let refused = ledger.db.write_now(move |tx| {
            append(tx, &author, deed.clone())?;
            Err::<(), _>(Error::NotFound)
        });
        assert!(refused.is_err());
        assert!(ledger.db.read_now(|tx| read_about(tx, "activity/a")).unwrap().is_empty());
    }
}

#[test]
fn a_deed_of_the_future_is_refused_and_a_late_one_is_marked() {
    for ledger in ledgers() {
        let at = |ms| Deed { happened_at: BEGIN.plus_ms(ms), ..ledger.deed("activity/a") };
        assert!(matches!(ledger.record(at(HOUR_MS)), Err(Error::Refused(_))));
        ledger.record(at(0)).unwrap();
        ledger.record(at(-3 * DAY_MS)).unwrap();
        let entries = ledger.db.read_now(|tx| read_about(tx, "activity/a")).unwrap();
        let mut late: Vec<_> = entries.iter().map(Entry::is_late).collect();
        late.sort_unstable();
        assert_eq!(late, [false, true]);
    }
}

#[test]
fn a_correction_is_a_further_statement_with_its_reason() {
    for ledger in ledgers() {
        let wrong = ledger.record(Deed { facts: json!({ "here": 11 }), ..ledger.deed("activity/a") }).unwrap();
        ledger.place.pass_ms(1);
        let (author, deed, corrected) = (ledger.author.clone(), ledger.deed("activity/a"), wrong.clone());
        let attempt = |why: &str| {
            let (author, deed, why) = (author.clone(), deed.clone(), why.to_owned());
            let (before, after) = (json!({ "here": 11 }), json!({ "here": 12 }));
            let correction = Correction { statement: corrected.clone(), before, after, why };
            ledger.db.write_now(move |tx| correct(tx, &author, deed.clone(), correction.clone()))
        };
        assert!(matches!(attempt(" "), Err(Error::Refused(_))));
        let right = attempt("点名时漏了一人").unwrap();
        let entries = ledger.db.read_now(|tx| read_about(tx, "activity/a")).unwrap();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].facts, json!({ "here": 11 }), "the earlier statement stays as it was");
        assert_eq!(entries[0].corrected_by.as_ref(), Some(&right));
        assert_eq!(entries[1].corrects.as_ref(), Some(&wrong));
        let said = json!({ "before": { "here": 11 }, "after": { "here": 12 }, "why": "点名时漏了一人" });
        assert_eq!(entries[1].facts, said);
    }
}

fn seen(ledger: &Ledger, reach: Reach, filter: Filter) -> Vec<Entry> {
    ledger.db.read_now(move |tx: &Read<'_>| visible(tx, &reach, &filter, None, 100)).unwrap()
}

#[test]
fn a_person_sees_what_concerns_him_and_the_units_within_his_reach() {
    for ledger in ledgers() {
        let elsewhere = |concerns: Vec<MemberId>| Deed { unit: unit(1), concerns, ..ledger.deed("activity/b") };
        let here = ledger.record(ledger.deed("activity/a")).unwrap();
        let his = ledger.record(elsewhere(vec![member(5)])).unwrap();
        let others = ledger.record(elsewhere(Vec::new())).unwrap();
        let reach = Reach { member: Some(member(5)), units: vec![unit(0), unit(9)] };
        let mut ids: Vec<_> =
            seen(&ledger, reach.clone(), Filter::default()).into_iter().map(|entry| entry.id).collect();
        ids.sort();
        let mut expected = vec![here, his.clone()];
        expected.sort();
        assert_eq!(ids, expected);
        let check = move |tx: &Read<'_>| {
            Ok((may_see(tx, &reach, &entry(tx, &his)?)?, may_see(tx, &reach, &entry(tx, &others)?)?))
        };
        assert_eq!(ledger.db.read_now(check).unwrap(), (true, false));
        let author = Reach { member: Some(member(0)), units: Vec::new() };
        assert_eq!(seen(&ledger, author, Filter::default()).len(), 3, "who did it sees it");
    }
}

#[test]
fn a_list_of_any_length_is_concerned() {
    for ledger in ledgers() {
        for length in [0, 1, 2, 3, 7, 8, 9, 25] {
            let about = format!("activity/{length}");
            let concerns: Vec<_> = (100..100 + length).map(member).collect();
            ledger.record(Deed { concerns: concerns.clone(), ..ledger.deed(&about) }).unwrap();
            for concerned in concerns {
                let reach = Reach { member: Some(concerned), units: Vec::new() };
                assert!(seen(&ledger, reach, Filter::default()).iter().any(|entry| entry.about == about));
            }
            let stranger = Reach { member: Some(member(100 + length)), units: Vec::new() };
            assert!(!seen(&ledger, stranger, Filter::default()).iter().any(|entry| entry.about == about));
        }
    }
}

#[test]
fn many_deeds_at_once_are_as_many_statements_in_their_order() {
    for ledger in ledgers() {
        let about =
            |n: u64| Deed { concerns: vec![member(n)], facts: json!({ "number": n }), ..ledger.deed("activity/a") };
        let (author, deeds) = (ledger.author.clone(), (0..300).map(about).collect::<Vec<_>>());
        let ids = ledger.db.write_now(move |tx| append_each(tx, &author, deeds.clone())).unwrap();
        let entries = ledger.db.read_now(|tx| read_about(tx, "activity/a")).unwrap();
        assert!(entries.iter().map(|entry| &entry.id).eq(&ids));
        assert!(entries.iter().zip(0..).all(|(entry, number)| entry.facts == json!({ "number": number })));
        let reach = Reach { member: Some(member(299)), units: Vec::new() };
        assert_eq!(seen(&ledger, reach, Filter::default())[0].id, ids[299]);
        let (author, future) = (ledger.author.clone(), Deed { happened_at: BEGIN.plus_ms(HOUR_MS), ..about(1) });
        let refused = vec![ledger.deed("activity/b"), future];
        assert!(ledger.db.write_now(move |tx| append_each(tx, &author, refused.clone())).is_err());
        assert!(ledger.db.read_now(|tx| read_about(tx, "activity/b")).unwrap().is_empty());
    }
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    for ledger in ledgers() {
        for _ in 0..5 {
            ledger.record_many("activity/a", 7);
            ledger.place.pass_ms(1);
        }
        let reach = Reach { member: ledger.author.member.clone(), units: vec![ledger.unit.clone()] };
        let (mut after, mut ids) = (None, Vec::new());
        loop {
            let (reach, from) = (reach.clone(), after.clone());
            let page =
                ledger.db.read_now(move |tx| visible(tx, &reach, &Filter::default(), from.as_ref(), 11)).unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last.id.clone());
            ids.extend(page.into_iter().map(|entry| entry.id));
        }
        assert_eq!(ids.len(), 35);
        assert!(ids.is_sorted_by(|a, b| a > b), "newest first");
    }
}

#[test]
fn entries_are_filtered_by_verb_kind_and_days() {
    for ledger in ledgers() {
        let old = Deed { happened_at: BEGIN.plus_ms(-10 * DAY_MS), ..ledger.deed("post/p") };
        let old = ledger.record(old).unwrap();
        let new = ledger.record(ledger.deed("activity/a")).unwrap();
        let found = |filter: Filter| -> Vec<_> {
            let reach = Reach { member: Some(member(0)), units: vec![unit(0)] };
            seen(&ledger, reach, filter).into_iter().map(|entry| entry.id).collect()
        };
        let none = Filter::default();
        assert_eq!(found(Filter { kind: Some("post".into()), ..none.clone() }), vec![old.clone()]);
        assert_eq!(found(Filter { verb: Some("corrected".into()), ..none.clone() }).len(), 2);
        assert_eq!(found(Filter { verb: Some("held".into()), ..none.clone() }).len(), 0);
        assert_eq!(found(Filter { from: Some(BEGIN.plus_ms(-DAY_MS)), ..none.clone() }), vec![new.clone()]);
        assert_eq!(found(Filter { until: Some(BEGIN), ..none.clone() }), vec![old.clone()]);
        assert_eq!(found(Filter { from: Some(BEGIN.plus_ms(-11 * DAY_MS)), ..none }).len(), 2);
    }
}

#[test]
fn the_vocabulary_is_listed() {
    let listed = include_str!("../../../../docs/vocabulary.md");
    let lines = crate::VERBS.iter().map(crate::Verb::line).chain(crate::KINDS.iter().map(crate::ThingKind::line));
    for line in lines {
        assert!(listed.lines().any(|listed| listed == line), "docs/vocabulary.md lacks: {line}");
    }
}
