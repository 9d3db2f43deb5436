//! Somebody is taken out of what other systems recorded, by what identifies him: seen beforehand, everywhere he can stand, and the log verifies.

use serde_json::{Value, json};
use zhixing_kit::params;
use zhixing_ledger::RecordFile;
use zhixing_records::verify_all;

use super::{Town, agent, quoted, statement, towns};

const PAGE: &str = "/settings/clients/erasure";
const PASSWORD: &str = "correct horse battery";

fn hash(text: &str) -> String {
    use sha1::{Digest, Sha1};
    hex::encode(Sha1::digest(text.as_bytes()))
}

/// Every text of what was received, of the documents and of what is said of activities.
fn everything(town: &Town) -> String {
    let dump = |tx: &zhixing_kit::Read<'_>| {
        let texts = tx.all::<(String,)>("select body from received", &[])?;
        let said = tx.all::<(String,)>("select definition from lrs_activity", &[])?;
        let kept =
            tx.all::<(String, String, String, Vec<u8>)>("select agent, activity, id, bytes from lrs_document", &[])?;
        let kept = kept
            .into_iter()
            .map(|(agent, activity, id, bytes)| format!("{agent} {activity} {id} {}", String::from_utf8_lossy(&bytes)));
        Ok(texts.into_iter().chain(said).map(|(text,)| text).chain(kept).collect::<Vec<_>>().join("\n"))
    };
    town.place.db.read_now(dump).unwrap()
}

fn sent(town: &Town, whom: &str, password: &str) -> zhixing_kit::test::Page {
    let account = |tx: &zhixing_kit::Read<'_>| tx.one::<(zhixing_people::AccountId,)>("select id from account", &[]);
    let (account,) = town.place.db.read_now(account).unwrap();
    let mut actor = town.administrator.clone();
    actor.account = Some(account);
    town.browser(&actor).post(PAGE, &[("whom", whom), ("password", password)])
}

/// An administrator takes somebody out, the log being up to date.
pub fn take_out(town: &Town, whom: &str) {
    town.clerk().catch_up(&town.place.db).unwrap();
    sent(town, whom, PASSWORD).expect(303);
}

/// A statement of somebody else who names this agent as instructor.
fn taught_by(mut agent: Value) -> Value {
    agent["objectType"] = json!("Agent");
    let mut one = statement("li", "passed", "exam");
    one["context"] = json!({ "instructor": agent, "platform": "班车" });
    one["result"] = json!({ "success": true });
    one
}

/// The log verifies, and what is carried away says how many texts were erased.
fn verifies(town: &Town, erased: usize) {
    town.clerk().catch_up(&town.place.db).unwrap();
    assert_eq!(verify_all(&town.place.db, |_, _| ()).unwrap(), []);
    let proved = town.browser(&town.administrator).get("/settings/clients/statements/proved").expect(200);
    let verified = RecordFile::verify(&proved.bytes, None).unwrap();
    assert_eq!(verified.statements.iter().filter(|one| one.erased).count(), erased);
}

#[test]
fn a_person_is_taken_out_by_his_mail_address_in_each_of_its_forms() {
    for town in towns() {
        let caller = town.caller();
        let mut own = statement("zhang", "passed", "exam");
        own["actor"]["name"] = json!("张三");
        own["result"] = json!({ "score": { "scaled": 0.25 }, "response": "我是张三" });
        own["context"] = json!({ "registration": "ec531277-b57b-4c15-8d91-d292c5b2b8f7", "extensions": { "https://example.org/seat": "7" } });
        let own = caller.store(&own);
        let by_hash =
            caller.store(&taught_by(json!({ "mbox_sha1sum": hash("mailto:zhang@example.org"), "name": "张三" })));
        let account = json!({ "account": { "homePage": "https://lms.example.org", "name": "Zhang@Example.org" } });
        let by_account = caller.store(&taught_by(account));
        let mut mentions = statement("li", "read", "book");
        mentions["object"]["definition"] = json!({ "description": { "en": "ask zhang@example.org" } });
        mentions["context"] =
            json!({ "extensions": { "https://example.org/asked": { "by": ["ZHANG@example.org", 1.5] } } });
        let mentions = caller.store(&mentions);
        let longer = caller.store(&statement("azhang", "read", "book"));
        let state =
            |who: &str| format!("activities/state?stateId=s&activityId=https%3A%2F%2Fexample.org%2Fa&{}", agent(who));
        caller.send("PUT", &state("zhang"), &[("if-none-match", "*")], "{\"page\":1}").expect(204);
        caller.send("PUT", &state("li"), &[("if-none-match", "*")], "{\"helped\":\"zhang@example.org\"}").expect(204);

        let mut browser = town.browser(&town.administrator);
        let look = format!("{PAGE}?whom=zhang%40example.org");
        browser.get(PAGE).expect(200).shows("看看会找到什么").hides("永久抹除");
        browser.get(&format!("{PAGE}?whom=zhang")).expect(422).shows("请填写邮箱");
        browser
            .get(&look)
            .expect(200)
            .shows("1 · 只留下动词")
            .shows("3 · 保留，去掉他")
            .shows("1 · 删除")
            .shows("1 · 保留，去掉他");
        browser.get(&format!("{PAGE}?whom=nobody%40example.org")).expect(200).shows("没有找到他的记录");
        sent(&town, "zhang@example.org", "another password").expect(422).shows("永久抹除");
        assert!(everything(&town).contains("张三"), "a look, and a wrong password, take nothing");
        sent(&town, "zhang@example.org", PASSWORD).expect(303);

        let left = everything(&town).to_ascii_lowercase();
        for trace in ["张三", "\"zhang@", ":zhang@", " zhang@", &hash("mailto:zhang@example.org"), "0.25", "seat"] {
            assert!(!left.contains(trace), "{trace} in {left}");
        }
        assert!(left.contains("azhang@example.org") && left.contains("1.5"), "others keep theirs: {left}");
        let read = caller.get(&format!("statements?statementId={own}")).expect(200).json();
        assert_eq!(read["verb"]["id"], "https://example.org/verbs/passed");
        assert_eq!(read["actor"]["account"]["homePage"], "https://erased.invalid/");
        assert!(read.get("result").is_none() && read.get("context").is_none(), "{read}");
        let beside = caller.get(&format!("statements?statementId={by_hash}")).expect(200).json();
        assert_eq!((&beside["context"]["platform"], &beside["result"]["success"]), (&json!("班车"), &json!(true)));
        // Nobody finds them by him any more, and everybody by what else they say.
        for query in [agent("zhang"), format!("{}&related_agents=true", agent("zhang"))] {
            assert_eq!(caller.found(&query), Vec::<String>::new(), "{query}");
        }
        let li = format!("{}&ascending=true", agent("li"));
        assert_eq!(caller.found(&li), [by_hash, by_account, mentions]);
        assert_eq!(caller.found(&agent("azhang")), [longer]);
        caller.get(&state("zhang")).expect(404);
        caller.get(&state("li")).expect(200).says("erased@erased.invalid");
        browser.get(&look).expect(200).shows("没有找到他的记录");
        verifies(&town, 4);
    }
}

#[test]
fn a_person_is_taken_out_by_account_openid_and_hash() {
    for town in towns() {
        let caller = town.caller();
        let account = json!({ "account": { "homePage": "https://lms.example.org", "name": "1042" } });
        let forms = [
            ("https://lms.example.org 1042".to_owned(), account),
            ("https://id.example.org/zhang".to_owned(), json!({ "openid": "https://id.example.org/zhang" })),
            (hash("mailto:x@example.org"), json!({ "mbox_sha1sum": hash("mailto:x@example.org") })),
        ];
        for (whom, him) in forms {
            let mut own = statement("x", "passed", "exam");
            own["actor"] = him.clone();
            let own = caller.store(&own);
            let taught = caller.store(&taught_by(him.clone()));
            let other = caller
                .store(&taught_by(json!({ "account": { "homePage": "https://else.example.org", "name": "1042" } })));
            sent(&town, &whom, PASSWORD).expect(303);
            let asked = format!("agent={}&related_agents=true", quoted(&him.to_string()));
            assert_eq!(caller.found(&asked), Vec::<String>::new(), "{whom}");
            for id in [&own, &taught] {
                let read = caller.get(&format!("statements?statementId={id}")).expect(200);
                assert!(read.text.contains("erased.invalid"), "{}", read.text);
            }
            let kept = caller.get(&format!("statements?statementId={other}")).expect(200);
            assert!(kept.text.contains("1042"), "an account of another system: {}", kept.text);
        }
        verifies(&town, 6);
    }
}

#[test]
fn files_of_his_go_with_his_statement_and_others_stay() {
    for town in towns() {
        let caller = town.caller();
        let both = |who: &str, file: &str| {
            let sha2 = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(file.as_bytes()));
            let mut one = statement(who, "wrote", "essay");
            one["attachments"] = json!([{ "usageType": "https://example.org/essay", "display": { "en": "e" }, "contentType": "text/plain",
                "length": file.len(), "sha2": sha2 }]);
            let body = format!(
                "--b\r\nContent-Type: application/json\r\n\r\n{one}\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n{file}\r\n--b--\r\n"
            );
            caller.send("POST", "statements", &[("content-type", "multipart/mixed; boundary=b")], body).expect(200);
        };
        both("zhang", "what zhang wrote");
        both("zhang", "what both have");
        both("li", "what both have");
        sent(&town, "zhang@example.org", PASSWORD).expect(303);
        let files = |tx: &zhixing_kit::Read<'_>| tx.all::<(Vec<u8>,)>("select bytes from lrs_attachment", params![]);
        let files = town.place.db.read_now(files).unwrap();
        assert_eq!(files, [(b"what both have".to_vec(),)]);
    }
}

/// A file goes out with the statement that it came with: who only names it by its hash is given none by the erasure of another either.
#[test]
fn an_erasure_hands_no_file_to_who_only_named_it() {
    for town in towns() {
        let (his, other) = (town.caller(), town.client("乙", true, crate::Reads::Own));
        let hash = |file: &str| hex::encode(<sha2::Sha256 as sha2::Digest>::digest(file.as_bytes()));
        let attachment = |file: &str| {
            json!({ "usageType": "https://example.org/essay", "display": { "en": "e" }, "contentType": "text/plain",
                "length": file.len(), "sha2": hash(file) })
        };
        let send = |caller: &crate::tests::Caller, one: &Value, file: &str| {
            let body = format!(
                "--b\r\nContent-Type: application/json\r\n\r\n{one}\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {}\r\n\r\n{file}\r\n--b--\r\n",
                hash(file)
            );
            caller.send("POST", "statements", &[("content-type", "multipart/mixed; boundary=b")], body).expect(200);
        };
        let mut one = statement("zhang", "wrote", "essay");
        one["attachments"] = json!([attachment("what zhang wrote")]);
        send(&his, &one, "what zhang wrote");
        let mut two = statement("li", "wrote", "essay");
        two["context"] = json!({ "instructor": { "mbox": "mailto:zhang@example.org" } });
        let mut elsewhere = attachment("what zhang wrote");
        elsewhere["fileUrl"] = "https://example.org/file".into();
        two["attachments"] = json!([attachment("what li wrote"), elsewhere]);
        send(&other, &two, "what li wrote");
        sent(&town, "zhang@example.org", PASSWORD).expect(303);
        let page = other.get("statements?attachments=true").expect(200).says("what li wrote");
        assert!(!page.text.contains("what zhang wrote"), "{}", town.place.engine);
        let files = |tx: &zhixing_kit::Read<'_>| tx.all::<(Vec<u8>,)>("select bytes from lrs_attachment", params![]);
        assert_eq!(town.place.db.read_now(files).unwrap(), [(b"what li wrote".to_vec(),)]);
    }
}

/// More than a thousand speak of a statement that names him.
#[test]
fn all_who_spoke_of_his_statement_are_still_found_by_what_is_left_of_it() {
    for town in towns() {
        let caller = town.caller();
        let own = caller.store(&statement("zhang", "passed", "exam"));
        let mut about = statement("li", "praised", "exam");
        about["object"] = json!({ "objectType": "StatementRef", "id": own });
        for size in [400, 400, 250] {
            caller.post(&Value::from(vec![about.clone(); size])).expect(200);
        }
        let found = |query: &str| {
            let (mut count, mut more) = (0, format!("statements?limit=500&{query}"));
            while !more.is_empty() {
                let page = caller.get(more.trim_start_matches("/xapi/")).expect(200).json();
                count += page["statements"].as_array().unwrap().len();
                more = page["more"].as_str().unwrap().to_owned();
            }
            count
        };
        let passed = "verb=https%3A%2F%2Fexample.org%2Fverbs%2Fpassed";
        assert_eq!((found(passed), found(&agent("zhang"))), (1_051, 1_051), "{}", town.place.engine);
        sent(&town, "zhang@example.org", PASSWORD).expect(303);
        assert_eq!((found(passed), found(&agent("zhang"))), (1_051, 0), "{}", town.place.engine);
    }
}

#[test]
fn who_spoke_of_his_statement_is_found_by_him_no_longer_and_by_what_is_left_of_it_still() {
    for town in towns() {
        let caller = town.caller();
        let own = caller.store(&statement("zhang", "passed", "exam"));
        let mut about = statement("li", "praised", "exam");
        about["object"] = json!({ "objectType": "StatementRef", "id": own });
        let about = caller.store(&about);
        let passed = "verb=https%3A%2F%2Fexample.org%2Fverbs%2Fpassed";
        for query in [agent("zhang"), passed.to_owned(), format!("{passed}&{}", agent("zhang"))] {
            assert_eq!(caller.found(&query), [about.clone(), own.clone()], "{query}");
        }
        sent(&town, "zhang@example.org", PASSWORD).expect(303);
        assert_eq!(caller.found(&agent("zhang")), Vec::<String>::new());
        assert_eq!(caller.found(passed), [about.clone(), own]);
        assert_eq!(caller.found(&agent("li")), [about]);
    }
}
