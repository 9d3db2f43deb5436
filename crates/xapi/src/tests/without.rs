//! Somebody is taken out of a statement wherever it can name him, by whichever identifier.

use serde_json::{Value, json};

use crate::{Account, Agent, Format, Ifi, Iri, Naming, Statement, Version};

fn instead() -> Agent {
    let home_page = Iri::new("https://erased.invalid/").unwrap();
    Agent::new(Ifi::Account(Account { home_page, name: "erased".into() }), Some("somebody".into()))
}

/// The four identifiers of one person, each as JSON and as its key.
fn identifiers() -> [(Value, String); 4] {
    let hash = "ab".repeat(20);
    [
        (json!({ "mbox": "mailto:Zhang@Example.org" }), "mailto:Zhang@example.org".into()),
        (json!({ "mbox_sha1sum": hash }), format!("sha1:{hash}")),
        (json!({ "openid": "https://zhang.example.org/" }), "openid:https://zhang.example.org/".into()),
        (
            json!({ "account": { "homePage": "https://lms.example.org", "name": "zhang" } }),
            "account:https://lms.example.org zhang".into(),
        ),
    ]
}

fn named(mut agent: Value) -> Value {
    agent["name"] = json!("张三");
    agent
}

/// Statements that name somebody in one place each, and how that is called.
fn places(him: &Value) -> Vec<(&'static str, Naming, Value)> {
    let other = json!({ "mbox": "mailto:li@example.org", "name": "李四" });
    let team = json!({ "objectType": "Group", "member": [other, named(him.clone())] });
    let mut group = named(him.clone());
    group["objectType"] = json!("Group");
    let agent = |mut one: Value| {
        one["objectType"] = json!("Agent");
        one
    };
    let activity = json!({ "id": "https://example.org/a" });
    let say = |actor: &Value, object: &Value, more: Value| {
        let mut whole = json!({ "actor": actor, "verb": { "id": "https://example.org/v" }, "object": object });
        more.as_object().unwrap().iter().for_each(|(key, value)| whole[key] = value.clone());
        whole
    };
    let within = |context: Value| say(&other, &activity, json!({ "context": context }));
    let sub = |mut inner: Value| {
        inner["objectType"] = json!("SubStatement");
        say(&other, &inner, json!({}))
    };
    vec![
        ("actor", Naming::His, say(&named(him.clone()), &activity, json!({ "result": { "success": true } }))),
        ("acting group", Naming::His, say(&group, &activity, json!({}))),
        ("object", Naming::His, say(&other, &agent(named(him.clone())), json!({}))),
        ("group as object", Naming::His, say(&other, &group, json!({}))),
        ("member that acts", Naming::Beside, say(&team, &activity, json!({}))),
        ("member as object", Naming::Beside, say(&other, &team, json!({}))),
        ("authority", Naming::Beside, say(&other, &activity, json!({ "authority": agent(named(him.clone())) }))),
        ("instructor", Naming::Beside, within(json!({ "instructor": named(him.clone()) }))),
        ("team", Naming::Beside, within(json!({ "team": team }))),
        (
            "context agent",
            Naming::Beside,
            within(json!({ "contextAgents": [{ "objectType": "contextAgent", "agent": agent(named(him.clone())) }] })),
        ),
        (
            "context group",
            Naming::Beside,
            within(json!({ "contextGroups": [{ "objectType": "contextGroup", "group": team }] })),
        ),
        ("actor of a substatement", Naming::Beside, sub(say(him, &activity, json!({})))),
        ("object of a substatement", Naming::Beside, sub(say(&other, &agent(named(him.clone())), json!({})))),
        (
            "context of a substatement",
            Naming::Beside,
            sub(say(&other, &activity, json!({ "context": { "instructor": named(him.clone()) } }))),
        ),
    ]
}

#[test]
fn nobody_is_left_in_any_place_by_any_identifier() {
    for (him, key) in identifiers() {
        for (place, naming, text) in places(&him) {
            let mut statement = Statement::parse(&text.to_string(), Version::V2_0).unwrap();
            let before = statement.clone();
            assert_eq!(statement.take_out(&|_| false, &instead()), Naming::Not, "{place}");
            assert_eq!(statement, before, "nobody else is touched");
            assert_eq!(statement.take_out(&|ifi| ifi.key() == key, &instead()), naming, "{place} by {key}");
            let left = statement.to_json(Format::Exact);
            for trace in ["张三", "zhang", "Zhang", "abab"] {
                assert!(!left.contains(trace), "{place} by {key}: {left}");
            }
            assert!(left.contains("erased.invalid"), "{place}: {left}");
            assert!(!text.to_string().contains("李四") || left.contains("李四"), "{place}: the other stays: {left}");
            Statement::parse(&left, Version::V2_0).expect("what is left is a statement");
        }
    }
}

#[test]
fn a_signature_goes_and_details_go() {
    let file = |usage: &str| json!({ "usageType": usage, "display": { "en": "x" }, "contentType": "application/octet-stream", "length": 1, "sha2": "a".repeat(64), "fileUrl": "https://example.org/f" });
    let whole = json!({
        "actor": { "mbox": "mailto:a@b.c" }, "verb": { "id": "https://example.org/v" }, "object": { "id": "https://example.org/a" },
        "result": { "success": true }, "context": { "platform": "p" }, "timestamp": "2026-11-26T10:00:00Z",
        "attachments": [file(crate::SIGNATURE_USAGE), file("https://example.org/usage")],
    });
    let mut statement = Statement::parse(&whole.to_string(), Version::V2_0).unwrap();
    statement.take_signatures();
    let left = statement.to_json(Format::Exact);
    assert!(!left.contains(crate::SIGNATURE_USAGE) && left.contains("https://example.org/usage"), "{left}");
    statement.take_details();
    let left: Value = serde_json::from_str(&statement.to_json(Format::Exact)).unwrap();
    let keys: Vec<_> = left.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["actor", "verb", "object", "timestamp"]);
}
