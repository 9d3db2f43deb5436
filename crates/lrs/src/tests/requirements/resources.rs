//! Agents, activities, about; versions, sign-in, heads, and parameters that are not known.

use serde_json::json;

use super::super::{quoted, statement, towns};
use super::each_version;
use crate::Reads;

#[test]
fn an_agent_is_told_as_a_person() {
    each_version(|_, caller| {
        // XAPI-00245, XAPI-00236, XAPI-00248, XAPI-00246/247: the resource, also about somebody of whom nothing is known.
        let person = |agent: serde_json::Value| {
            caller.get(&format!("agents?agent={}", quoted(&agent.to_string()))).expect(200).json()
        };
        // XAPI-00237, XAPI-00238, XAPI-00239/244: its type, and lists of names and addresses.
        let told = person(json!({ "name": "张三", "mbox": "mailto:zhang@example.org" }));
        assert_eq!(told, json!({ "objectType": "Person", "name": ["张三"], "mbox": ["mailto:zhang@example.org"] }));
        // XAPI-00240, XAPI-00241, XAPI-00242: the other ways to identify somebody.
        let hash = "cd9b00a5611f94eaa7b1661edab976068e364975";
        assert_eq!(person(json!({ "mbox_sha1sum": hash }))["mbox_sha1sum"], json!([hash]));
        assert_eq!(
            person(json!({ "openid": "https://zhang.example.org/" }))["openid"],
            json!(["https://zhang.example.org/"])
        );
        let account = json!({ "homePage": "https://example.org", "name": "zhang" });
        assert_eq!(person(json!({ "account": account }))["account"], json!([account]));
        // XAPI-00243, XAPI-00249: without one, and with what is none.
        caller.get("agents").expect(400);
        for wrong in ["zhang", "%7B%7D", "%7B%22mbox%22%3A%22x%22%7D", "%5B%5D"] {
            caller.get(&format!("agents?agent={wrong}")).expect(400);
        }
    });
}

#[test]
fn an_activity_is_told_with_all_that_was_said_of_it() {
    each_version(|_, caller| {
        let mut one = statement("zhang", "read", "book");
        one["object"]["definition"] = json!({ "name": { "en": "a book" } });
        caller.store(&one);
        one["object"]["definition"] =
            json!({ "name": { "zh-CN": "一本书" }, "type": "https://example.org/kinds/book" });
        caller.store(&one);
        // XAPI-00252, XAPI-00253, XAPI-00251, XAPI-00254: the resource, whole.
        let told =
            caller.get(&format!("activities?activityId={}", quoted("https://example.org/things/book"))).expect(200);
        let definition =
            json!({ "name": { "en": "a book", "zh-CN": "一本书" }, "type": "https://example.org/kinds/book" });
        assert_eq!(
            told.json(),
            json!({ "objectType": "Activity", "id": "https://example.org/things/book", "definition": definition })
        );
        // XAPI-00250: without an id; XAPI-00011, XAPI-00012: with one that has no scheme.
        caller.get("activities").expect(400);
        caller.get("activities?activityId=book").expect(400);
    });
}

#[test]
fn about_tells_the_versions() {
    each_version(|_, caller| {
        // XAPI-00315, XAPI-00319, XAPI-00318, XAPI-00317: the resource, a list of texts, 1.0.3 among them.
        let told = caller.get("about").expect(200).json();
        let versions = told["version"].as_array().unwrap();
        assert!(versions.iter().all(serde_json::Value::is_string) && versions.contains(&json!("1.0.3")));
        caller.send("GET", "about", &[("x-experience-api-version", ""), ("authorization", "")], "").expect(200);
    });
}

#[test]
fn every_request_says_its_version_and_is_answered_in_it() {
    each_version(|_, caller| {
        for resource in
            ["statements", "agents?agent=x", "activities?activityId=a%3Ab", "activities/state", "agents/profile"]
        {
            // XAPI-00321, XAPI-00331: without a version, with an empty and with a wrong one.
            for version in ["", "1.1.0", "0.9", "x", "2", "3.0.0"] {
                caller.send("GET", resource, &[("x-experience-api-version", version)], "").expect(400);
            }
        }
        let id = caller.store(&statement("zhang", "read", "book"));
        let told = caller.get(&format!("statements?statementId={id}")).expect(200);
        assert!(!told.header("x-experience-api-version").is_empty());
        // XAPI-00332, XAPI-00330: the version with which it came stays.
        let mut old = statement("zhang", "read", "book");
        old["version"] = "1.0.0".into();
        let id = caller.store(&old);
        assert_eq!(caller.get(&format!("statements?statementId={id}")).expect(200).json()["version"], "1.0.0");
    });
}

#[test]
fn what_no_resource_knows_is_refused() {
    each_version(|_, caller| {
        for resource in
            ["statements", "agents", "activities", "activities/state", "agents/profile", "activities/profile"]
        {
            // XAPI-00324: a parameter that is not known; XAPI-00325: one in another case.
            caller.get(&format!("{resource}?colour=red")).expect(400).says("colour");
        }
        caller.get("statements?Limit=1").expect(400).says("Limit");
        caller.get("activities?activityid=a%3Ab").expect(400).says("activityid");
        // XAPI-00012: values as in statements.
        for wrong in [
            "verb=read",
            "activity=book",
            "registration=1",
            "since=x",
            "until=x",
            "agent=x",
            "statementId=1",
            "limit=x",
            "ascending=1",
            "related_agents=yes",
        ] {
            caller.get(&format!("statements?{wrong}")).expect(400);
        }
    });
}

#[test]
fn who_signs_in_may_do_what_its_scopes_say() {
    for town in towns() {
        // XAPI-00335: HTTP Basic; XAPI-00327: what a client may not do.
        town.caller().get("statements").expect(200);
        town.client("读", false, Reads::All).post(&statement("zhang", "read", "book")).expect(403);
        town.client("写", true, Reads::None).get("statements").expect(403);
        // XAPI-00328: what is larger than the store takes.
        let large = format!("[{}]", " ".repeat(11 * 1024 * 1024));
        town.caller().send("POST", "statements", &[], large).expect(413);
    }
}

#[test]
fn head_is_get_without_a_body() {
    each_version(|_, caller| {
        let id = caller.store(&statement("zhang", "read", "book"));
        // XAPI-00125: all that GET answers, without its body.
        for path in [
            format!("statements?statementId={id}"),
            "statements".to_owned(),
            "statements?limit=x".to_owned(),
            format!("activities?activityId={}", quoted("https://example.org/things/book")),
            "about".to_owned(),
            "agents".to_owned(),
        ] {
            let (get, head) = (caller.get(&path), caller.send("HEAD", &path, &[], ""));
            assert_eq!((head.status, head.text.as_str()), (get.status, ""), "{path}");
            assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
            assert_eq!(head.header("content-length"), get.text.len().to_string(), "{path}: RFC 9110, 8.6");
            assert_eq!(head.header("x-experience-api-version"), get.header("x-experience-api-version"));
        }
    });
}

#[test]
fn the_old_way_of_asking_is_of_1_0_3() {
    for town in towns() {
        let caller = town.caller().speaking("1.0.3");
        caller.store(&statement("zhang", "read", "book"));
        let form = ("content-type", "application/x-www-form-urlencoded");
        // XAPI-00336, XAPI-00148: a POST that holds a GET.
        let told = caller.send("POST", "statements?method=GET", &[form], "limit=1").expect(200).json();
        assert_eq!(told["statements"].as_array().unwrap().len(), 1);
    }
}
