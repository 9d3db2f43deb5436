//! When two statements say the same (1.0.3, 2.3.1).

use serde_json::{Value, json};

use super::{set, whole, with};
use crate::{Statement, Version};

fn read(value: &Value) -> Statement {
    Statement::parse(&value.to_string(), Version::V2_0).unwrap()
}

fn is_same(place: &str, value: Value) -> bool {
    let (one, two) = (read(&whole()), read(&with(place, value)));
    assert_eq!(one.same_as(&two), two.same_as(&one), "{place}");
    one.same_as(&two)
}

#[test]
fn what_a_store_adds_and_what_only_describes_does_not_count() {
    for (place, value) in [
        ("/id", json!("absent")),
        ("/stored", json!("absent")),
        ("/authority", json!({ "mbox": "mailto:x@y.z" })),
        ("/version", json!("1.0.0")),
        ("/timestamp", json!("absent")),
        ("/timestamp", json!("2026-03-01T17:30:00.123+08:00")),
        ("/verb/display", json!({ "en": "did" })),
        ("/object/definition", json!("absent")),
        (
            "/actor/member",
            json!([{ "openid": "https://li.example.org/" }, { "name": "张三", "mbox": "mailto:zhang@EXAMPLE.org" }]),
        ),
        ("/result/duration", json!("PT1H0M0.10S")),
        ("/result/duration", json!("PT1H0M0.104S")),
        ("/result/score/raw", json!(5.0)),
        ("/result/extensions", json!({ "https://example.org/ext": { "deep": [1.0, 2.5, "x"] } })),
        ("/context/registration", json!("16FD2706-8BAF-433B-82EB-8C7FADA847DA")),
        ("/context/language", json!("ZH-cn")),
    ] {
        assert!(is_same(place, value), "{place}");
    }
}

#[test]
fn everything_else_counts() {
    for (place, value) in [
        ("/actor/name", json!("第二小组")),
        ("/actor/account/name", json!("group-2")),
        ("/actor/member", json!([])),
        ("/verb/id", json!("https://example.org/other")),
        ("/object/id", json!("https://example.org/other")),
        ("/object", json!({ "objectType": "StatementRef", "id": "16fd2706-8baf-433b-82eb-8c7fada847da" })),
        ("/timestamp", json!("2026-03-01T09:30:00.124Z")),
        ("/result", json!("absent")),
        ("/result/success", json!(false)),
        ("/result/duration", json!("PT60M0.1S")),
        ("/result/score/raw", json!(5.5)),
        ("/result/extensions", json!({ "https://example.org/ext": { "deep": [2.5, 1, "x"] } })),
        ("/context/registration", json!("absent")),
        ("/context/contextActivities/parent", json!([{ "id": "https://example.org/other" }])),
        ("/context/contextAgents", json!("absent")),
        ("/attachments", json!("absent")),
    ] {
        let mut changed = with(place, value.clone());
        if place == "/object" {
            set(&mut changed, "/context/revision", json!("absent"));
            set(&mut changed, "/context/platform", json!("absent"));
        }
        assert!(!read(&whole()).same_as(&read(&changed)), "{place}: {value}");
    }
}
