//! What was received is in the house's own log, and a changed byte of it is found.

use std::cell::RefCell;

use serde_json::json;
use signed_note::{Note as TheirNote, StandardVerifier, VerifierList};
use tlog_tiles::{TileHashReader, TileReader, tlog};
use zhixing_kit::test::Browser;
use zhixing_ledger::note::TlogProof;
use zhixing_ledger::{Fault, RecordFile};
use zhixing_records::{erase_received, health, proof_of_received, verify_all};

use super::{statement, towns};
use crate::Reads;

zhixing_kit::statements! {
    CHANGE = "update received set body = body || ' ' where number = $1";
}

#[test]
fn every_statement_has_its_proof_and_a_changed_one_is_named() {
    for town in towns() {
        let (caller, db) = (town.caller(), &town.place.db);
        let organisation = town.administrator.organisation.clone();
        let clerk = town.clerk();
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
        let clerk = town.clerk();
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

/// The log's public files, as any follower fetches them: their client's own way of reading tiles.
struct Follower(RefCell<Browser>);

impl Follower {
    fn fetch(&self, path: &str) -> zhixing_kit::test::Page {
        self.0.borrow_mut().get(&format!("/ledger/{path}")).expect(200)
    }
}

impl TileReader for Follower {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog::Error> {
        // Their general form names the height; the one of C2SP, fixed at 8, does not.
        let read = |tile: &tlog_tiles::Tile| {
            let page = self.fetch(&tile.path().replacen("tile/8/", "tile/", 1));
            assert!(page.headers["cache-control"].to_str().unwrap().contains("immutable"));
            page.bytes
        };
        Ok(tiles.iter().map(read).collect())
    }

    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn an_independent_follower_verifies_checkpoint_tiles_and_proofs() {
    for town in towns() {
        let caller = town.caller();
        let many: Vec<_> = (0..300).map(|n| statement("li", "read", &format!("book-{n}"))).collect();
        let ids = caller.post(&json!(many)).expect(200).json();
        let id = ids[270].as_str().unwrap();
        let proof = caller.get(&format!("proofs/{id}?format=tlog-proof")).expect(200).text;
        let exact = caller.get(&format!("statements?statementId={id}")).expect(200).text;

        // The checkpoint, with their signed notes.
        let follower = Follower(RefCell::new(town.browser(&town.administrator)));
        let published = follower.fetch("checkpoint");
        assert_eq!(published.headers["content-type"], "text/plain; charset=utf-8");
        let key = town.clerk().key().verifier_key();
        let note = TheirNote::from_bytes(published.bytes.as_slice()).unwrap();
        let verifier = StandardVerifier::new(&key).unwrap();
        note.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).unwrap();
        let (size, root) = (checkpoint.size(), tlog::Hash(checkpoint.hash().0));

        // The tiles, with their reader, lead to the checkpoint, and to the same path that the proof carries.
        let told = TlogProof::parse(&proof).unwrap();
        let reader = TileHashReader::new(size, root, &follower);
        let path = tlog::prove_record(size, told.index, &reader).unwrap();
        assert_eq!(
            path.iter().map(|hash| hash.0).collect::<Vec<_>>(),
            told.path.iter().map(|hash| hash.0).collect::<Vec<_>>()
        );
        // The leaf: the salt in the proof and the exact text as any client reads it.
        let salt: [u8; 32] = told.extra.unwrap().try_into().unwrap();
        let entry = zhixing_ledger::commitment(&salt, exact.as_bytes());
        tlog::check_record(&path, size, root, told.index, tlog::record_hash(&entry.0)).unwrap();
        // The bundle holds that commitment and nothing else.
        let bundle = follower.fetch(&format!("tile/entries/001.p/{}", size - 256)).bytes;
        let entries = zhixing_ledger::Bundle::decode(&bundle).unwrap();
        assert_eq!(entries[(told.index - 256) as usize], &entry.0);
        follower.0.borrow_mut().get("/ledger/tile/0/000.p/0").expect(404);
    }
}

#[test]
fn a_proof_goes_to_who_may_read_the_statement() {
    for town in towns() {
        let (caller, other) = (town.caller(), town.client("别的系统", true, Reads::Own));
        let id = caller.store(&statement("zhang", "read", "book"));
        let lines = caller.send("GET", &format!("proofs/{id}"), &[("x-experience-api-version", "")], "").expect(200);
        assert_eq!(lines.header("content-type"), "application/jsonl; charset=utf-8");
        let exact = caller.get(&format!("statements?statementId={id}")).expect(200).text;
        let verified = RecordFile::verify(lines.text.as_bytes(), Some(town.clerk().key().signer().verifier())).unwrap();
        assert_eq!(
            (verified.statements[0].text.as_str(), verified.statements[0].id.as_deref()),
            (exact.as_str(), Some(id.as_str()))
        );
        let changed = lines.text.replacen("things/book", "things/cook", 1);
        assert_eq!(RecordFile::verify(changed.as_bytes(), None).unwrap_err()[0], Fault::Changed { statement: 1 });

        other.get(&format!("proofs/{id}")).expect(404);
        town.client("同单位", false, Reads::Unit).get(&format!("proofs/{id}")).expect(200);
        town.client("只写", true, Reads::None).get(&format!("proofs/{id}")).expect(403);
        caller.send("GET", &format!("proofs/{id}"), &[("authorization", "")], "").expect(401);
        caller.send("DELETE", &format!("proofs/{id}"), &[], "").expect(405);
        caller.get("proofs/nobody").expect(400);
        caller.get(&format!("proofs/{id}?format=xml")).expect(400);
        caller.get("proofs/7ccd3322-e1a5-411a-a67d-6a735c76f119").expect(404);
        // What was voided is proved like all else.
        let void = json!({ "actor": { "mbox": "mailto:a@example.org" }, "verb": { "id": "http://adlnet.gov/expapi/verbs/voided" },
            "object": { "objectType": "StatementRef", "id": id } });
        caller.store(&void);
        caller.get(&format!("proofs/{id}")).expect(200);
    }
}

#[test]
fn an_administrator_carries_away_what_proves_itself() {
    for town in towns() {
        let mut browser = town.browser(&town.administrator);
        let caller = town.caller();
        browser.get("/settings/clients/statements/proved").expect(422);
        for n in 0..60 {
            caller.store(&statement(if n % 2 == 0 { "zhang" } else { "li" }, "read", &format!("book-{n}")));
        }
        let id = caller.store(&statement("zhang", "passed", "exam"));
        let page = format!("/settings/clients/statements/{id}");
        browser.get("/settings/clients/statements").expect(200).shows(&page);
        browser.get(&page).expect(200).shows("正在写入存证日志");
        let verify = |page: zhixing_kit::test::Page| RecordFile::verify(&page.bytes, None).unwrap().statements.len();
        assert_eq!(verify(browser.get(&format!("{page}/proof")).expect(200)), 1);
        browser.get(&page).expect(200).shows("下载存证").shows("zhang@example.org");
        assert_eq!(verify(browser.get("/settings/clients/statements/proved?who=zhang%40example.org").expect(200)), 31);
        assert_eq!(verify(browser.get("/settings/clients/statements/proved").expect(200)), 61);
        browser.get("/settings/clients/statements/7ccd3322-e1a5-411a-a67d-6a735c76f119").expect(404);
        browser.get("/settings/clients/statements/nobody/proof").expect(404);
    }
}
