//! Statements that go by age: seen beforehand, taken in steps, and the log and what is left verify.

use serde_json::json;
use zhixing_kit::jobs::run_due;
use zhixing_ledger::RecordFile;
use zhixing_records::verify_all;

use super::{Town, statement, towns};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
const PAGE: &str = "/settings/clients/retention";

/// Does all that is due, and what follows from it.
pub fn work(town: &Town) {
    while run_due(&town.place.db, crate::JOBS).unwrap() > 0 {}
}

#[test]
fn a_dry_run_tells_what_would_go_and_takes_nothing() {
    for town in towns() {
        let (old, newer) =
            (town.client("旧课件", true, crate::Reads::All), town.client("新课件", true, crate::Reads::All));
        let mut browser = town.browser(&town.administrator);
        browser.get(PAGE).expect(200).shows("一直保存");
        for n in 0..3 {
            old.store(&statement("zhang", "read", &format!("book-{n}")));
        }
        town.place.pass_ms(60 * DAY_MS);
        newer.store(&statement("li", "read", "book"));
        town.clerk().catch_up(&town.place.db).unwrap();
        browser
            .get(&format!("{PAGE}?days_kept=40"))
            .expect(200)
            .shows("会清除 3 条记录")
            .shows("旧课件")
            .hides("新课件");
        browser.get(&format!("{PAGE}?days_kept=90")).expect(200).shows("没有到期的记录");
        browser.get(&format!("{PAGE}?days_kept=3")).expect(422);
        browser.post(PAGE, &[("days_kept", "")]).expect(422);
        work(&town);
        assert_eq!(old.found("").len(), 4, "a look takes nothing");
    }
}

#[test]
fn what_is_too_old_goes_in_steps_and_the_log_verifies() {
    for town in towns() {
        let (caller, db) = (town.caller(), &town.place.db);
        let gone = caller.store(&statement("zhang", "read", "book"));
        for some in 0..5 {
            let many: Vec<_> = (0..900).map(|n| statement("li", "read", &format!("book-{some}-{n}"))).collect();
            caller.post(&json!(many)).expect(200);
        }
        town.place.pass_ms(100 * DAY_MS);
        let kept = caller.store(&statement("zhang", "passed", "exam"));
        let mut browser = town.browser(&town.administrator);
        // What waits for the log cannot go.
        browser.get(&format!("{PAGE}?days_kept=30")).expect(200).shows("没有到期的记录");
        town.clerk().catch_up(db).unwrap();
        browser.get(&format!("{PAGE}?days_kept=30")).expect(200).shows("会清除 4501 条记录");
        browser.post(PAGE, &[("days_kept", "30")]).expect(303);
        work(&town);
        assert_eq!(caller.found(""), [kept.as_str()]);
        caller.get(&format!("statements?statementId={gone}")).expect(404);
        assert_eq!(caller.found(&super::agent("li")).len(), 0);
        town.clerk().catch_up(db).unwrap();
        assert_eq!(verify_all(db, |_, _| ()).unwrap(), [], "{}: the log verifies", town.place.engine);
        let proof = caller.get(&format!("proofs/{kept}")).expect(200).text;
        assert_eq!(RecordFile::verify(proof.as_bytes(), None).unwrap().statements.len(), 1);
        browser.get(PAGE).expect(200).shows("现在保存 30 天");
        // The night after next takes what has become too old since; without the rule nothing goes any more.
        town.place.pass_ms(32 * DAY_MS);
        let later = caller.store(&statement("wang", "read", "book"));
        town.clerk().catch_up(db).unwrap();
        work(&town);
        assert_eq!(caller.found(""), [later.as_str()]);
        browser.post(&format!("{PAGE}/end"), &[]).expect(303);
        town.place.pass_ms(100 * DAY_MS);
        work(&town);
        assert_eq!(caller.found(""), [later.as_str()]);
        // A text that is missing without having gone by age is still found missing.
        db.write_now(|tx| tx.run(LOSE, &[]).map(drop)).unwrap();
        assert_eq!(verify_all(db, |_, _| ()).unwrap().len(), 1);
    }
}

#[test]
fn what_speaks_of_what_stays_right() {
    for town in towns() {
        let caller = town.caller();
        let about = |id: &str, verb: &str| json!({ "actor": { "mbox": "mailto:a@example.org" }, "verb": { "id": verb }, "object": { "objectType": "StatementRef", "id": id } });
        let voided = "http://adlnet.gov/expapi/verbs/voided";
        let ahead = "7ccd3322-e1a5-411a-a67d-6a735c76f119";
        caller.store(&about(ahead, voided));
        let old = caller.store(&statement("zhang", "read", "book"));
        let void_old = statement("zhang", "read", "second");
        let old_two = caller.store(&void_old);
        town.place.pass_ms(100 * DAY_MS);
        // Younger ones: one that speaks of an old one, one that voids an old one.
        let speaks = caller.store(&about(&old, "https://example.org/verbs/mentioned"));
        let voids = caller.store(&about(&old_two, voided));
        town.clerk().catch_up(&town.place.db).unwrap();
        town.browser(&town.administrator).post(PAGE, &[("days_kept", "60")]).expect(303);
        work(&town);
        caller.get(&format!("statements?statementId={speaks}")).expect(200).says(&old);
        caller.get(&format!("statements?statementId={voids}")).expect(200);
        caller.get(&format!("statements?voidedStatementId={old_two}")).expect(404);
        assert_eq!(
            caller.found("verb=https%3A%2F%2Fexample.org%2Fverbs%2Fread").len(),
            0,
            "nothing is found by what is gone"
        );
        // What was voided before it came stays voided, though the voiding statement is gone by now.
        let mut late = statement("zhang", "read", "late");
        late["id"] = ahead.into();
        caller.store(&late);
        caller.get(&format!("statements?statementId={ahead}")).expect(404);
        caller.get(&format!("statements?voidedStatementId={ahead}")).expect(200);
    }
}

#[test]
fn a_file_goes_with_the_last_statement_that_came_with_it() {
    for town in towns() {
        let caller = town.caller();
        let send = |who: &str| {
            let sha2 = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
            let mut one = statement(who, "sent", "file");
            one["attachments"] = json!([{ "usageType": "a:b", "display": { "en": "x" }, "contentType": "text/plain", "length": 3, "sha2": sha2 }]);
            let body = format!(
                "--B\r\nContent-Type: application/json\r\n\r\n{one}\r\n--B\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\nfoo\r\n--B--\r\n"
            );
            caller.send("POST", "statements", &[("content-type", "multipart/mixed; boundary=B")], body).expect(200);
        };
        let files = || town.place.db.read_now(|tx| tx.one::<(i64,)>(FILES, &[])).unwrap().0;
        send("zhang");
        town.place.pass_ms(100 * DAY_MS);
        send("li");
        town.clerk().catch_up(&town.place.db).unwrap();
        town.browser(&town.administrator).post(PAGE, &[("days_kept", "60")]).expect(303);
        work(&town);
        assert_eq!(files(), 1, "another statement came with it");
        caller.get("statements?attachments=true").expect(200).says("foo");
        town.place.pass_ms(100 * DAY_MS);
        caller.store(&statement("wang", "read", "book"));
        work(&town);
        assert_eq!(files(), 0);
    }
}

zhixing_kit::statements! {
    LOSE = "delete from received";
    FILES = "select count(*) from lrs_attachment";
}
