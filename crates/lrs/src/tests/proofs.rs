//! What was received is in the house's own log, and a changed byte of it is found.

use serde_json::json;
use zhixing_records::{Clerk, SigningKey, erase_received, health, proof_of_received, verify_all};

use super::{statement, towns};

zhixing_kit::statements! {
    CHANGE = "update received set body = body || ' ' where number = $1";
}

#[test]
fn every_statement_has_its_proof_and_a_changed_one_is_named() {
    for town in towns() {
        let (caller, db) = (town.caller(), &town.place.db);
        let organisation = town.administrator.organisation.clone();
        let clerk = Clerk::open(db, &organisation, SigningKey::new("zhixing/test", &[7; 32]).unwrap()).unwrap();
        caller.store(&statement("zhang", "read", "book"));
        clerk.catch_up(db).unwrap();
        // Acts of the house and of others take turns in the log.
        town.client("另一个", true, crate::Reads::Own);
        let many: Vec<_> = (0..1_200).map(|n| statement("li", "read", &format!("book-{n}"))).collect();
        for some in many.chunks(400) {
            caller.post(&json!(some)).expect(200);
        }
        let waiting = db.read_now(health).unwrap();
        assert_eq!((waiting.waiting, waiting.findings.len()), (1_201, 0), "{}", town.place.engine);
        assert!(clerk.catch_up(db).unwrap() >= 1_201);
        for number in [1, 2, 1_000, 1_201] {
            let asked = organisation.clone();
            let proof = db.read_now(move |tx| proof_of_received(tx, &asked, number)).unwrap().unwrap();
            assert!(proof.text.contains("zhixing/test"), "a proof towards our checkpoint");
        }
        assert_eq!(verify_all(db, |_, _| ()).unwrap(), []);
        let state = db.read_now(health).unwrap();
        assert_eq!((state.waiting, state.findings.len()), (0, 0));
        db.write_now(|tx| tx.run(CHANGE, zhixing_kit::params![700_i64]).map(drop)).unwrap();
        let findings = verify_all(db, |_, _| ()).unwrap();
        assert!(findings.len() == 1 && findings[0].sentence.en.contains("700"), "{findings:?}");
    }
}

#[test]
fn a_person_who_is_erased_leaves_the_log_as_it_was() {
    for town in towns() {
        let (caller, db) = (town.caller(), &town.place.db);
        let organisation = town.administrator.organisation.clone();
        let clerk = Clerk::open(db, &organisation, SigningKey::new("zhixing/test", &[7; 32]).unwrap()).unwrap();
        let mut named = statement("zhang", "read", "book");
        named["actor"]["name"] = "张三丰".into();
        let id = caller.store(&named);
        let hidden = r#"{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"a:b"},"object":{"id":"a:b"},"result":{"extensions":{"a:x":"\u5F20\u4E09\u4E30"}}}"#;
        caller.send("POST", "statements", &[], hidden).expect(200);
        caller.store(&statement("li", "read", "book"));
        let erase = || db.write_now(|tx| erase_received(tx, "张三丰", "已删除人员"));
        assert!(erase().is_err(), "what waits for the log has to wait");
        clerk.catch_up(db).unwrap();
        assert_eq!(erase().unwrap(), 2, "{}: also where it is written with escapes", town.place.engine);
        caller.get(&format!("statements?statementId={id}")).expect(200).says("已删除人员");
        assert_eq!(verify_all(db, |_, _| ()).unwrap(), [], "the log verifies");
        assert_eq!(erase().unwrap(), 0);
    }
}
