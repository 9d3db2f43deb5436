//! What is taken, and comes back as it came.

use serde_json::{Value, json};

use super::{set, small, whole};
use crate::{Format, LanguageTag, Statement, Timestamp, Uuid, Version, is_mailto};

#[test]
fn every_property_comes_back() {
    let statement = Statement::parse(&whole().to_string(), Version::V2_0).unwrap();
    let written = statement.to_json(Format::Exact);
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), whole());
    assert_eq!(Statement::parse(&written, Version::V2_0).unwrap(), statement);
}

#[test]
fn numbers_and_extensions_come_back_digit_for_digit() {
    let text = r#"{"actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"a:b"},"object":{"id":"a:b"},
        "result":{"score":{"raw":1.50000000000000000001},"extensions":{"a:x":{ "n" : 12345678901234567890.10, "u":"\u0041" }}}}"#;
    let written = Statement::parse(text, Version::V1_0_3).unwrap().to_json(Format::Exact);
    assert!(written.contains(r#""raw":1.50000000000000000001"#), "{written}");
    assert!(written.contains(r#"{ "n" : 12345678901234567890.10, "u":"\u0041" }"#), "{written}");
}

#[test]
fn a_single_context_activity_becomes_a_list() {
    let mut statement = small();
    set(&mut statement, "/context", json!({ "contextActivities": { "parent": { "id": "a:b" } } }));
    let written = Statement::parse(&statement.to_string(), Version::V1_0_3).unwrap().to_json(Format::Exact);
    let written: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["context"]["contextActivities"]["parent"], json!([{ "id": "a:b" }]), "XAPI-00096");
}

#[test]
fn nothing_is_allowed_in_extensions_alone() {
    for value in [Value::Null, json!(""), json!({}), json!([null])] {
        let mut statement = small();
        set(&mut statement, "/result", json!({ "extensions": { "a:x": value } }));
        assert!(Statement::parse(&statement.to_string(), Version::V2_0).is_ok(), "XAPI-00119: {statement}");
    }
}

#[test]
fn versions_that_statements_say_of_themselves() {
    for (said, by_1_0_3, by_2_0) in [
        ("1.0", true, true),
        ("1.0.9", true, true),
        ("2.0.0", false, true),
        ("0.9.9", false, false),
        ("1.0.x", false, false),
    ] {
        let mut statement = small();
        set(&mut statement, "/version", json!(said));
        let text = statement.to_string();
        assert_eq!(Statement::parse(&text, Version::V1_0_3).is_ok(), by_1_0_3, "XAPI-00101: {said}");
        assert_eq!(Statement::parse(&text, Version::V2_0).is_ok(), by_2_0, "XAPI-00101: {said}");
    }
    let header = |text| Version::of_header(text);
    assert_eq!(
        [header("1.0"), header("1.0.2"), header("2.0.0"), header("2.0")].map(Option::unwrap).map(Version::name),
        ["1.0.3", "1.0.3", "2.0.0", "2.0.0"]
    );
    assert!(["", "1", "1.1.0", "0.95", "2.1", "1.0."].iter().all(|text| header(text).is_none()));
}

#[test]
fn moments_are_reckoned() {
    let ms = |text: &str| Timestamp::new(text, Version::V1_0_3).unwrap().unix_ms();
    assert_eq!(ms("1970-01-01T00:00:00Z"), 0);
    assert_eq!(ms("2026-03-01T09:30:00.123456Z"), 1_772_357_400_123);
    assert_eq!(ms("2026-03-01T17:30:00.123+08:00"), 1_772_357_400_123);
    assert_eq!(ms("20260301T093000.123"), 1_772_357_400_123);
    assert_eq!(ms("1969-12-31T23:59:59.999Z"), -1);
    assert_eq!(ms("2016-12-31T23:59:60Z"), ms("2017-01-01T00:00:00Z"));
    assert_eq!(ms("2000-02-29T00:00:00-05"), ms("2000-02-29T05:00:00Z"));
}

#[test]
fn language_tags_of_rfc_5646() {
    for tag in [
        "en",
        "zh-CN",
        "zh-Hans-CN",
        "zh-cmn-Hans-CN",
        "sl-rozaj-biske",
        "de-CH-1901",
        "en-a-bbb-x-a",
        "x-whatever",
        "i-klingon",
        "es-419",
        "und",
    ] {
        assert!(LanguageTag::new(tag).is_some(), "{tag}");
    }
    for tag in ["", "e", "en-", "en_US", "a12345678", "en-a", "en-x", "123", "de-419-DE-x", "中文"] {
        assert!(LanguageTag::new(tag).is_none(), "{tag}");
    }
}

#[test]
fn addresses() {
    for good in ["mailto:a@b.c", "mailto:a.b+c@例子.中国", "mailto:o'brien@example.org", "mailto:a@[192.0.2.1]"] {
        assert!(is_mailto(good), "{good}");
    }
    for bad in [
        "mailto:",
        "mailto:a",
        "mailto:@b.c",
        "mailto:a@",
        "mailto:a b@c.d",
        "MAILTO:a@b.c",
        "mailto:a@b.c,d@e.f",
        "mailto:a@b@c",
        "a@b.c",
    ] {
        assert!(!is_mailto(bad), "{bad}");
    }
    for good in ["http://例子.中国/路径?x=1#y", "urn:uuid:1", "a:b", "file:///x", "http://a/%20"] {
        assert!(crate::Iri::new(good).is_some(), "{good}");
    }
    for bad in ["", "a", ":a", "1a:b", "http://", "http:///x y", "a:b<c", "a:%2", "http://?x"] {
        assert!(crate::Iri::new(bad).is_none(), "{bad}");
    }
}

#[test]
fn a_uuid_is_read_in_either_case() {
    let id = Uuid::new("7CCD3322-E1A5-411A-A67D-6A735C76F119").unwrap();
    assert_eq!(id.to_string(), "7ccd3322-e1a5-411a-a67d-6a735c76f119", "XAPI-00028");
    assert_eq!(Uuid::new(&id.to_string()), Some(id));
    let random = Uuid::random([0xff; 16]).to_string();
    assert_eq!(random, "ffffffff-ffff-4fff-bfff-ffffffffffff", "XAPI-00026");
}

#[test]
fn durations() {
    for good in ["P3Y", "P1M", "P6W", "P1DT2H", "PT1H0M0.1S", "PT16559.14S", "P3Y1M29DT4H35M59.14S", "PT0,5S", "P0.5D"]
    {
        assert!(crate::Duration::new(good).is_some(), "XAPI-00124: {good}");
    }
    for bad in ["", "P", "PT", "P1", "1D", "P1DT", "PT1D", "P1H", "P-1D", "P1W1D", "P0.5DT1H", "PT1.S"] {
        assert!(crate::Duration::new(bad).is_none(), "XAPI-00124: {bad}");
    }
}
