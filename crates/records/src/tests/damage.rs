//! Whoever reaches into the database behind the program's back is found out, and the damaged statement is named.

use zhixing_kit::{Value, params};
use zhixing_ledger::{Fault, RecordFile};

use super::{Ledger, ledgers};
use crate::{Finding, StatementId, export, health, read_about, verify_all};

/// A ledger of 1,030 proved statements, the id of one of them, and what is found after this was done to the database.
fn after(
    done: &'static str,
    values: fn(&StatementId) -> Vec<Value>,
    also: impl Fn(&Ledger, &StatementId, Vec<Finding>),
) {
    for ledger in ledgers() {
        let ids = ledger.record_many("activity/a", 1_030);
        ledger.clerk().catch_up(&ledger.db).unwrap();
        let (victim, values) = (ids[40].clone(), values(&ids[40]));
        ledger.db.write_now(move |tx| tx.run(done, &values).map(drop)).unwrap();
        let findings = verify_all(&ledger.db, |_, _| {}).unwrap();
        also(&ledger, &victim, findings);
    }
}

fn its_id(id: &StatementId) -> Vec<Value> {
    params![id].to_vec()
}

fn names(findings: &[Finding]) -> Vec<&str> {
    findings.iter().filter_map(|finding| finding.statement.as_ref()).map(StatementId::as_str).collect()
}

#[test]
fn a_changed_statement_is_named_and_its_export_does_not_verify() {
    let change = "update statement set body = replace(body, '王书记', '李书记') where id = $1";
    after(change, its_id, |ledger, victim, findings| {
        assert_eq!((findings.len(), names(&findings)), (1, vec![victim.as_str()]));
        assert!(findings[0].sentence.zh.contains("改动") && findings[0].sentence.en.contains(victim.as_str()));
        let text = ledger.clerk().seal(&ledger.db.read_now(|tx| export(tx, "activity/a")).unwrap());
        let faults = RecordFile::verify(text.as_bytes(), None).unwrap_err();
        // The file is true to the database; it is the log that does not know the changed text.
        assert!(matches!(faults[..], [Fault::Proof { .. }]), "{faults:?}");
    });
}

#[test]
fn a_body_that_is_no_statement_does_not_hide_the_others() {
    after("update statement set body = '{' where id = $1", its_id, |ledger, victim, findings| {
        assert_eq!(names(&findings), [victim.as_str()]);
        assert_eq!(ledger.db.read_now(|tx| read_about(tx, "activity/a")).unwrap().len(), 1_030);
    });
}

#[test]
fn a_changed_column_is_named() {
    let change = "update statement set happened_at = happened_at - 86400000 where id = $1";
    after(change, its_id, |_, victim, findings| {
        assert_eq!(names(&findings), [victim.as_str()]);
        assert!(findings[0].sentence.en.contains("columns"));
    });
}

#[test]
fn a_statement_that_is_gone_is_missed() {
    after("delete from statement where id = $1", its_id, |ledger, _, findings| {
        assert_eq!(findings.len(), 1);
        assert!(findings[0].sentence.en.contains("gone"));
        let quick = ledger.db.read_now(health).unwrap().findings;
        assert!(quick.iter().any(|finding| finding.sentence.en.contains("1029 statements")), "{quick:?}");
    });
}

#[test]
fn a_changed_tile_or_bundle_is_found() {
    let nothing = |_: &StatementId| Vec::new();
    after(
        "update tile set hashes = (select t.hashes from tile t where t.level = 0 and t.number = 1) where level = 0 and number = 2",
        nothing,
        |_, _, findings| {
            assert!(findings.iter().any(|finding| finding.sentence.en.contains("do not lead to the stored tiles")));
        },
    );
    after("delete from bundle where number = 3", nothing, |_, _, findings| {
        assert!(findings.iter().any(|finding| finding.sentence.en.contains("bundle 3")));
    });
}

#[test]
fn a_changed_checkpoint_is_found_at_once() {
    let change = "update log set checkpoint = replace(checkpoint, '1030', '1029')";
    after(
        change,
        |_| Vec::new(),
        |ledger, _, findings| {
            assert!(findings.iter().any(|finding| finding.sentence.en.contains("checkpoint cannot be verified")));
            assert!(!ledger.db.read_now(health).unwrap().findings.is_empty());
        },
    );
}
