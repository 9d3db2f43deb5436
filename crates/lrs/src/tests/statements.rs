//! Statements come and are given out.

use serde_json::{Value, json};

use super::{statement, towns};
use crate::Reads;

const ID: &str = "7ccd3322-e1a5-411a-a67d-6a735c76f119";

#[test]
fn a_statement_comes_back_with_what_a_store_adds() {
    for town in towns() {
        let caller = town.caller();
        let id = caller.store(&statement("zhang", "answered", "question"));
        let answered = caller.get(&format!("statements?statementId={id}")).expect(200);
        let told = answered.json();
        assert_eq!(told["actor"], statement("zhang", "answered", "question")["actor"]);
        assert_eq!(told["stored"], "2026-03-02T01:00:00.000Z", "XAPI-00097");
        assert_eq!(told["timestamp"], told["stored"]);
        assert_eq!(told["version"], "2.0.0");
        assert_eq!(told["authority"]["account"], json!({ "homePage": "http://localhost", "name": caller.shown.key }));
        assert_eq!(answered.header("last-modified"), "Mon, 02 Mar 2026 01:00:00 GMT");
        assert_eq!(answered.header("x-experience-api-consistent-through"), "2026-03-02T01:00:00.000Z", "XAPI-00153");
        let old = caller.speaking("1.0.3").store(&statement("zhang", "answered", "question"));
        let told = caller.get(&format!("statements?statementId={old}")).expect(200).json();
        assert_eq!(told["version"], "1.0.0", "{}", town.place.engine);
    }
}

#[test]
fn the_same_id_is_the_same_statement_or_a_conflict() {
    for town in towns() {
        let caller = town.caller();
        let put = |value: &Value| caller.send("PUT", &format!("statements?statementId={ID}"), &[], value.to_string());
        put(&statement("zhang", "answered", "question")).expect(204);
        put(&statement("zhang", "answered", "question")).expect(204);
        put(&statement("zhang", "answered", "other")).expect(409).says("XAPI-00142");
        let mut again = statement("zhang", "answered", "question");
        again["id"] = ID.to_uppercase().into();
        again["verb"]["display"] = json!({ "fr": "a répondu" });
        assert_eq!(caller.post(&json!([again, statement("li", "read", "book")])).expect(200).json()[0], ID);
        assert_eq!(caller.found("").len(), 2, "the first one is there once");
        let mut other = again.clone();
        other["object"]["id"] = "https://example.org/things/other".into();
        caller.post(&json!([statement("li", "read", "book"), other])).expect(409);
        assert_eq!(caller.found("").len(), 2, "nothing of a request with a conflict is stored");
        put(&json!({ "id": "16fd2706-8baf-433b-82eb-8c7fada847da" })).expect(400);
    }
}

#[test]
fn a_batch_with_one_bad_statement_stores_nothing_and_names_it() {
    for town in towns() {
        let caller = town.caller();
        let mut bad = statement("zhang", "answered", "question");
        bad["actor"]["mbox"] = "zhang".into();
        let answered = caller.post(&json!([statement("li", "read", "book"), bad])).expect(400);
        assert_eq!(answered.text, "statement 1: actor.mbox: must be a mailto IRI (XAPI-00038)");
        assert!(caller.found("").is_empty());
        caller.post(&json!([])).expect(200);
        caller.send("POST", "statements", &[], "[{").expect(400).says("is not well-formed JSON");
        caller.send("POST", "statements", &[("content-type", "text/plain")], "{}").expect(400);
        caller.send("POST", "statements", &[], vec![0xff, 0xfe]).expect(400).says("UTF-8");
    }
}

#[test]
fn who_may_write_and_who_may_read() {
    for town in towns() {
        let (writer, reader) = (town.client("写", true, Reads::None), town.client("读", false, Reads::All));
        let own = town.client("自", true, Reads::Own);
        let id = writer.store(&statement("zhang", "answered", "question"));
        let of_own = own.store(&statement("li", "read", "book"));
        writer.get("statements").expect(403);
        reader.post(&statement("zhang", "answered", "question")).expect(403).says("may not write");
        assert_eq!(reader.found("").len(), 2);
        assert_eq!(own.found(""), [of_own]);
        own.get(&format!("statements?statementId={id}")).expect(404);
        let unit = town.client("组", false, Reads::Unit);
        assert_eq!(unit.found("").len(), 2, "{}: both are of its unit", town.place.engine);
        unit.get(&format!("statements?statementId={id}")).expect(200);
    }
}

#[test]
fn attachments_come_and_go_along() {
    for town in towns() {
        let caller = town.caller();
        let mut with_file = statement("zhang", "handed-in", "essay");
        with_file["attachments"] = json!([{
            "usageType": "https://example.org/usage",
            "display": { "en": "an essay" },
            "contentType": "text/plain",
            "length": 5,
            "sha2": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        }]);
        caller.post(&with_file).expect(400).says("is not in the request");
        let part = |hash: &str| {
            format!(
                "--e\r\nContent-Type: application/json\r\n\r\n{with_file}\r\n--e\r\nContent-Type: text/plain\r\n\
                 Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {hash}\r\n\r\nhello\r\n--e--\r\n"
            )
        };
        let mixed = ("content-type", "multipart/mixed; boundary=e");
        let hash = with_file["attachments"][0]["sha2"].as_str().unwrap().to_owned();
        caller.send("POST", "statements", &[mixed], part(&hash)).expect(200);
        caller.send("POST", "statements", &[mixed], part(&hash.replace('2', "3"))).expect(400).says("part 1");
        caller.send("POST", "statements", &[mixed], part(&hash)[..300].to_owned()).expect(400).says("cut off");
        let answered = caller.get("statements?attachments=true").expect(200);
        assert!(answered.header("content-type").starts_with("multipart/mixed; boundary="));
        assert!(answered.text.contains("\r\n\r\nhello\r\n") && answered.text.contains(&hash));
    }
}

#[test]
fn formats_and_languages() {
    for town in towns() {
        let caller = town.caller();
        let mut first = statement("zhang", "answered", "question");
        first["actor"]["name"] = "张三".into();
        first["object"]["definition"] = json!({ "name": { "zh-CN": "一道题" } });
        caller.store(&first);
        let mut second = statement("li", "answered", "question");
        second["object"]["definition"] = json!({ "name": { "en": "a question" }, "type": "https://example.org/kind" });
        caller.store(&second);
        let one = |query: &str, language: &str| {
            let query = format!("statements?limit=1&ascending=true&{query}");
            caller.send("GET", &query, &[("accept-language", language)], "").expect(200).json()["statements"][0].clone()
        };
        assert_eq!(one("format=ids", "")["actor"], json!({ "mbox": "mailto:zhang@example.org" }));
        assert_eq!(one("", "en")["object"]["definition"], json!({ "name": { "zh-CN": "一道题" } }));
        let canonical = one("format=canonical", "en");
        assert_eq!(
            canonical["object"]["definition"],
            json!({ "name": { "en": "a question" }, "type": "https://example.org/kind" })
        );
        let known =
            caller.get("activities?activityId=https%3A%2F%2Fexample.org%2Fthings%2Fquestion").expect(200).json();
        assert_eq!(known["definition"]["name"], json!({ "zh-CN": "一道题", "en": "a question" }));
        caller.get("statements?format=short").expect(400);
    }
}
