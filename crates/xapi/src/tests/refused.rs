//! What is refused, with the number of the requirement that says so, the place and the rule.

use serde_json::{Value, json};

use super::{set, small, whole, with};
use crate::{Statement, Version, parse_batch};

/// Number, place that is changed, value put there, what is said.
type Case = (&'static str, &'static str, Value, &'static str);

fn holds(cases: Vec<Case>) {
    for (number, place, value, said) in cases {
        let statement = with(place, value);
        let fault = Statement::parse(&statement.to_string(), Version::V2_0).expect_err(place);
        assert_eq!(fault.to_string(), format!("{said} ({number})"), "{place}");
        // What 1.0.3 does not have at all is not refused by the rules of what is in it.
        if place.starts_with("/context/contextAgents") || place.starts_with("/context/contextGroups") {
            continue;
        }
        let by_1_0_3 = Statement::parse(&of_both(statement).to_string(), Version::V1_0_3).expect_err(place);
        assert!(by_1_0_3.to_string().ends_with(&format!("({number})")), "{place}: {by_1_0_3}");
    }
}

/// A statement without what 1.0.3 does not have.
fn of_both(mut statement: Value) -> Value {
    for name in ["contextAgents", "contextGroups"] {
        for whole in ["/context", "/object/context"] {
            statement.pointer_mut(whole).and_then(Value::as_object_mut).map(|context| context.remove(name));
        }
    }
    if statement["version"] == "2.0.0" {
        statement["version"] = "1.0.3".into();
    }
    statement
}

#[test]
fn statements_as_a_whole() {
    holds(vec![
        ("XAPI-00003", "/actor", json!("absent"), "actor: is missing"),
        ("XAPI-00004", "/verb", json!("absent"), "verb: is missing"),
        ("XAPI-00005", "/object", json!("absent"), "object: is missing"),
        ("XAPI-00001", "/context", Value::Null, "context: must not be null"),
        ("XAPI-00001", "/object/definition/name", Value::Null, "object.definition.name: must not be null"),
        ("XAPI-00006", "/result", json!("x"), "result: must be an object"),
        ("XAPI-00027", "/id", json!(""), "id: must be a UUID in its standard form"),
        ("XAPI-00008", "/Actor", json!({}), "Actor: must be written actor"),
        ("XAPI-00010", "/platform", json!("x"), "platform: is not a property that xAPI has here"),
        ("XAPI-00022", "/timestamp", json!("yesterday"), "timestamp: must be a moment as in 2026-03-01T09:30:00Z"),
        ("XAPI-00023", "/stored", json!(5), "stored: must be a string"),
        ("XAPI-00024", "/authority", json!("x"), "authority: must be an object"),
        ("XAPI-00025", "/attachments", json!({}), "attachments: must be an array"),
        ("XAPI-00101", "/version", json!("1.1.0"), "version: must be 2.0.x, 1.0 or 1.0.x"),
    ]);
}

#[test]
fn identities() {
    holds(vec![
        ("XAPI-00027", "/id", json!("7ccd3322-e1a5-411a-a67d-6a735c76f11"), "id: must be a UUID in its standard form"),
        ("XAPI-00027", "/id", json!("7ccd3322-e1a5-411a-267d-6a735c76f119"), "id: must be a UUID in its standard form"),
        (
            "XAPI-00027",
            "/id",
            json!("{7ccd3322-e1a5-411a-a67d-6a735c76f119}"),
            "id: must be a UUID in its standard form",
        ),
        ("XAPI-00031", "/actor/objectType", json!("Person"), "actor.objectType: must be one of: Agent, Group"),
        ("XAPI-00031", "/context/instructor/objectType", json!(5), "context.instructor.objectType: must be a string"),
        ("XAPI-00033", "/actor/name", json!(5), "actor.name: must be a string"),
        (
            "XAPI-00034",
            "/actor",
            json!({ "name": "x" }),
            "actor: must have one of mbox, mbox_sha1sum, openid and account",
        ),
        (
            "XAPI-00034",
            "/actor",
            json!({ "mbox": "mailto:a@b.c", "openid": "https://a.b/" }),
            "actor.openid: must have only one of mbox, mbox_sha1sum, openid and account",
        ),
        ("XAPI-00035", "/actor", json!({ "objectType": "Group" }), "actor.member: is missing"),
        ("XAPI-00036", "/actor/member", json!({}), "actor.member: must be an array"),
        (
            "XAPI-00036",
            "/actor/member",
            json!([{ "objectType": "Group", "mbox": "mailto:a@b.c" }]),
            "actor.member[0]: must be an Agent: a group has no groups as members",
        ),
        ("XAPI-00038", "/actor/member", json!([{ "mbox": "a@b.c" }]), "actor.member[0].mbox: must be a mailto IRI"),
        ("XAPI-00038", "/actor", json!({ "mbox": "mailto:nobody" }), "actor.mbox: must be a mailto IRI"),
        ("XAPI-00038", "/actor", json!({ "mbox": "mailto:a@b.c?subject=x" }), "actor.mbox: must be a mailto IRI"),
        (
            "XAPI-00039",
            "/actor",
            json!({ "mbox_sha1sum": "cd9b" }),
            "actor.mbox_sha1sum: must be a SHA-1 hash: 40 hexadecimal digits",
        ),
        ("XAPI-00040", "/actor", json!({ "openid": "a.b" }), "actor.openid: must be an IRI with a scheme"),
        ("XAPI-00041", "/actor", json!({ "account": "x" }), "actor.account: must be an object"),
        ("XAPI-00042", "/actor/account", json!({ "name": "x" }), "actor.account.homePage: is missing"),
        ("XAPI-00043", "/actor/account", json!({ "homePage": "https://a.b" }), "actor.account.name: is missing"),
        (
            "XAPI-00098",
            "/authority",
            json!({ "objectType": "Group", "member": [{ "mbox": "mailto:a@b.c" }] }),
            "authority: must be an Agent, or a Group of exactly two Agents",
        ),
    ]);
}

#[test]
fn verbs_and_objects() {
    holds(vec![
        ("XAPI-00044", "/verb/id", json!("absent"), "verb.id: is missing"),
        ("XAPI-00044", "/verb/id", json!("did"), "verb.id: must be an IRI with a scheme"),
        ("XAPI-00044", "/verb/id", json!("a=b://c"), "verb.id: must be an IRI with a scheme"),
        ("XAPI-00044", "/verb/id", json!("https://a b"), "verb.id: must be an IRI with a scheme"),
        ("XAPI-00044", "/verb/id", json!("https://a/%zz"), "verb.id: must be an IRI with a scheme"),
        ("XAPI-00045", "/verb/display", json!("did"), "verb.display: must be an object of language tags"),
        (
            "XAPI-00121",
            "/verb/display",
            json!({ "a12345678": "x" }),
            "verb.display.a12345678: must be a language tag as in zh-CN (RFC 5646)",
        ),
        ("XAPI-00045", "/verb/display", json!({ "en": 5 }), "verb.display.en: must be a string"),
        (
            "XAPI-00046",
            "/object/objectType",
            json!("activity"),
            "object.objectType: must be one of: Activity, Agent, Group, SubStatement, StatementRef",
        ),
        ("XAPI-00047", "/object/id", json!("absent"), "object.id: is missing"),
        ("XAPI-00048", "/object/definition", json!([]), "object.definition: must be an object"),
        (
            "XAPI-00056",
            "/object/definition/name",
            json!("x"),
            "object.definition.name: must be an object of language tags",
        ),
        ("XAPI-00057", "/object/definition/extensions", json!("x"), "object.definition.extensions: must be an object"),
        (
            "XAPI-00059",
            "/object/definition/description",
            json!(5),
            "object.definition.description: must be an object of language tags",
        ),
        ("XAPI-00060", "/object/definition/type", json!("x"), "object.definition.type: must be an IRI with a scheme"),
        (
            "XAPI-00061",
            "/object/definition/moreInfo",
            json!("x"),
            "object.definition.moreInfo: must be an IRI with a scheme",
        ),
        (
            "XAPI-00118",
            "/object/definition/extensions",
            json!({ "x": 1 }),
            "object.definition.extensions.x: must be an IRI with a scheme",
        ),
        ("XAPI-00072", "/object", json!({ "objectType": "StatementRef" }), "object.id: is missing"),
        (
            "XAPI-00046",
            "/object/objectType",
            json!("statementref"),
            "object.objectType: must be one of: Activity, Agent, Group, SubStatement, StatementRef",
        ),
        ("XAPI-00017", "/verb/id", json!(crate::VOIDED), "object: must be a StatementRef, because the verb is voided"),
    ]);
}

#[test]
fn interactions() {
    let list = "/object/definition/choices";
    holds(vec![
        (
            "XAPI-00049",
            "/object/definition/interactionType",
            json!("guess"),
            "object.definition.interactionType: must be one of: true-false, choice, fill-in, long-fill-in, matching, performance, sequencing, likert, numeric, other",
        ),
        (
            "XAPI-00050",
            "/object/definition/correctResponsesPattern",
            json!("a"),
            "object.definition.correctResponsesPattern: must be an array",
        ),
        (
            "XAPI-00050",
            "/object/definition/correctResponsesPattern",
            json!([5]),
            "object.definition.correctResponsesPattern[0]: must be a string",
        ),
        ("XAPI-00051", list, json!({}), "object.definition.choices: must be an array"),
        (
            "XAPI-00052",
            "/object/definition/scale",
            json!([{ "id": "a" }]),
            "object.definition.scale: does not belong to this interactionType",
        ),
        (
            "XAPI-00053",
            "/object/definition/source",
            json!([{ "id": "a" }]),
            "object.definition.source: does not belong to this interactionType",
        ),
        (
            "XAPI-00054",
            "/object/definition/target",
            json!([{ "id": "a" }]),
            "object.definition.target: does not belong to this interactionType",
        ),
    ]);
}

#[test]
fn components() {
    let list = "/object/definition/choices";
    holds(vec![
        (
            "XAPI-00055",
            "/object/definition/steps",
            json!([{ "id": "a" }]),
            "object.definition.steps: does not belong to this interactionType",
        ),
        ("XAPI-00062", list, json!([{}]), "object.definition.choices[0].id: is missing"),
        (
            "XAPI-00062",
            list,
            json!([{ "id": "a", "description": "x" }]),
            "object.definition.choices[0].description: must be an object of language tags",
        ),
        (
            "XAPI-00063",
            list,
            json!([{ "id": "a" }, { "id": "a" }]),
            "object.definition.choices[1].id: must be different from the ids before it",
        ),
        (
            "XAPI-00064",
            "/object/definition/interactionType",
            json!("absent"),
            "object.definition.choices: needs an interactionType beside it",
        ),
    ]);
}

#[test]
fn outcomes() {
    holds(vec![
        ("XAPI-00074", "/result/success", json!("true"), "result.success: must be true or false"),
        ("XAPI-00075", "/result/completion", json!(1), "result.completion: must be true or false"),
        ("XAPI-00076", "/result/response", json!(1), "result.response: must be a string"),
        (
            "XAPI-00077",
            "/result/duration",
            json!("PA1H0M0S"),
            "result.duration: must be an ISO 8601 duration as in PT1H30M",
        ),
        (
            "XAPI-00077",
            "/result/duration",
            json!("P0001-01-01T00:00:00"),
            "result.duration: must be an ISO 8601 duration as in PT1H30M",
        ),
        ("XAPI-00077", "/result/duration", json!("PT"), "result.duration: must be an ISO 8601 duration as in PT1H30M"),
        (
            "XAPI-00077",
            "/result/duration",
            json!("P1.5DT1H"),
            "result.duration: must be an ISO 8601 duration as in PT1H30M",
        ),
        (
            "XAPI-00077",
            "/result/duration",
            json!("P1M1Y"),
            "result.duration: must be an ISO 8601 duration as in PT1H30M",
        ),
        ("XAPI-00078", "/result/extensions", json!([]), "result.extensions: must be an object"),
        ("XAPI-00079", "/result/score", json!(5), "result.score: must be an object"),
        ("XAPI-00080", "/result/score/max", json!("10"), "result.score.max: must be a number"),
        ("XAPI-00081", "/result/score/min", json!(10), "result.score.min: must be less than max"),
        ("XAPI-00082", "/result/score/raw", json!(10.01), "result.score.raw: must lie between min and max"),
        ("XAPI-00083", "/result/score/scaled", json!(-1.01), "result.score.scaled: must lie between -1 and 1"),
    ]);
}

#[test]
fn contexts() {
    holds(vec![
        ("XAPI-00086", "/context/contextActivities", json!([]), "context.contextActivities: must be an object"),
        (
            "XAPI-00087-1",
            "/context/registration",
            json!("x"),
            "context.registration: must be a UUID in its standard form",
        ),
        ("XAPI-00087-2", "/context/instructor", json!("x"), "context.instructor: must be an object"),
        ("XAPI-00088", "/context/team", json!([]), "context.team: must be an object"),
        ("XAPI-00037", "/context/team", json!({ "mbox": "mailto:a@b.c" }), "context.team.objectType: is missing"),
        ("XAPI-00089", "/context/revision", json!(2), "context.revision: must be a string"),
        ("XAPI-00090", "/context/platform", json!(2), "context.platform: must be a string"),
    ]);
}

#[test]
fn contexts_of_others() {
    holds(vec![
        (
            "XAPI-00091",
            "/context/language",
            json!("zh_CN"),
            "context.language: must be a language tag as in zh-CN (RFC 5646)",
        ),
        (
            "XAPI-00073",
            "/context/statement",
            json!({ "id": "16fd2706-8baf-433b-82eb-8c7fada847da" }),
            "context.statement.objectType: is missing",
        ),
        (
            "XAPI-00093",
            "/context/contextActivities",
            json!({ "parents": [] }),
            "context.contextActivities.parents: is not a property that xAPI has here",
        ),
        (
            "XAPI-00094",
            "/context/contextActivities/parent",
            json!("x"),
            "context.contextActivities.parent: must be an array",
        ),
        (
            "XAPI-00047",
            "/context/contextActivities/parent",
            json!([{}]),
            "context.contextActivities.parent[0].id: is missing",
        ),
        (
            "XAPI-00009",
            "/context/contextAgents",
            json!([{ "objectType": "Agent", "agent": { "mbox": "mailto:a@b.c" } }]),
            "context.contextAgents[0].objectType: must be one of: contextAgent",
        ),
        (
            "XAPI-00010",
            "/context/contextAgents",
            json!([{ "objectType": "contextAgent", "agent": { "mbox": "mailto:a@b.c" }, "relevantTypes": [] }]),
            "context.contextAgents[0].relevantTypes: must not be empty",
        ),
        (
            "XAPI-00010",
            "/context/contextGroups",
            json!([{ "objectType": "contextGroup" }]),
            "context.contextGroups[0].group: is missing",
        ),
    ]);
    let mut about_somebody = whole();
    set(&mut about_somebody, "/object", json!({ "objectType": "Agent", "mbox": "mailto:a@b.c" }));
    let told = |statement: &Value| Statement::parse(&statement.to_string(), Version::V2_0).unwrap_err().to_string();
    assert_eq!(told(&about_somebody), "context.revision: is only allowed when the object is an Activity (XAPI-00084)");
    set(&mut about_somebody, "/context/revision", json!("absent"));
    assert_eq!(told(&about_somebody), "context.platform: is only allowed when the object is an Activity (XAPI-00085)");
}

#[test]
fn attachments() {
    let with = |key: &str, value: Value| {
        let mut one = whole()["attachments"][0].clone();
        set(&mut one, &format!("/{key}"), value);
        json!([one])
    };
    let place = "/attachments";
    holds(vec![
        ("XAPI-00102", place, with("length", json!("5")), "attachments[0].length: must be a whole number of bytes"),
        ("XAPI-00102", place, with("length", json!(5.5)), "attachments[0].length: must be a whole number of bytes"),
        (
            "XAPI-00103",
            place,
            with("sha2", json!("xyz")),
            "attachments[0].sha2: must be a SHA-2 hash in hexadecimal digits",
        ),
        ("XAPI-00104", place, with("fileUrl", json!("x")), "attachments[0].fileUrl: must be an IRI with a scheme"),
        (
            "XAPI-00105",
            place,
            with("contentType", json!("text")),
            "attachments[0].contentType: must be a media type as in text/plain",
        ),
        (
            "XAPI-00105",
            place,
            with("contentType", json!("text/plain\r\nX: y")),
            "attachments[0].contentType: must be a media type as in text/plain",
        ),
        (
            "XAPI-00106",
            place,
            with("display", json!("x")),
            "attachments[0].display: must be an object of language tags",
        ),
        ("XAPI-00107", place, with("usageType", json!("x")), "attachments[0].usageType: must be an IRI with a scheme"),
        (
            "XAPI-00115",
            place,
            with("usageType", json!(crate::SIGNATURE_USAGE)),
            "attachments[0].contentType: must be application/octet-stream, because it is a signature",
        ),
    ]);
}

#[test]
fn statements_that_are_only_spoken_of() {
    let sub = |key: &str, value: Value| {
        let mut one = small();
        set(&mut one, "/objectType", json!("SubStatement"));
        set(&mut one, &format!("/{key}"), value);
        one
    };
    let nested = sub("object", sub("timestamp", json!("2026-03-01T09:30:00Z")));
    let place = "/object";
    let cases: Vec<Case> = vec![
        ("XAPI-00066", place, sub("verb", json!("absent")), "object.verb: is missing"),
        (
            "XAPI-00067",
            place,
            sub("authority", json!({ "mbox": "mailto:a@b.c" })),
            "object.authority: is not a property that xAPI has here",
        ),
        ("XAPI-00068", place, sub("version", json!("1.0.3")), "object.version: is not a property that xAPI has here"),
        (
            "XAPI-00069",
            place,
            sub("stored", json!("2026-03-01T09:30:00Z")),
            "object.stored: is not a property that xAPI has here",
        ),
        (
            "XAPI-00070",
            place,
            sub("id", json!("16fd2706-8baf-433b-82eb-8c7fada847da")),
            "object.id: is not a property that xAPI has here",
        ),
        ("XAPI-00071", place, nested, "object.object: must not be a SubStatement within a SubStatement"),
        (
            "XAPI-00123",
            place,
            sub("timestamp", json!("2026-02-30T09:30:00Z")),
            "object.timestamp: must be a moment as in 2026-03-01T09:30:00Z",
        ),
        (
            "XAPI-00017",
            place,
            sub("verb", json!({ "id": crate::VOIDED })),
            "object.object: must be a StatementRef, because the verb is voided",
        ),
    ];
    holds(cases);
}

#[test]
fn moments_that_are_none() {
    let told = |text: &str, version| crate::Timestamp::new(text, version).unwrap_err().to_string();
    for text in ["2008-09-15T15:53:00.601-00:00", "2008-09-15T15:53:00.601-00", "2008-09-15T15:53:00.601-0000"] {
        assert_eq!(told(text, Version::V1_0_3), "must not have the offset -00:00", "{text}: XAPI-00123");
        assert_eq!(told(text, Version::V2_0), "must not have the offset -00:00", "{text}: XAPI-00123");
    }
    for text in [
        "",
        "2026",
        "2026-13-01T00:00:00Z",
        "2025-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00Zx",
        "01/011/2015",
    ] {
        assert!(crate::Timestamp::new(text, Version::V1_0_3).is_err(), "{text}");
    }
    // What ISO 8601 writes and RFC 3339 does not.
    for text in [
        "20260301T093000Z",
        "2026-03-01T09:30Z",
        "2026-03-01T09:30:00,5Z",
        "2026-03-01T09:30:00",
        "2026-03-01T09:30:00+0800",
    ] {
        assert!(crate::Timestamp::new(text, Version::V1_0_3).is_ok(), "{text}");
        assert!(crate::Timestamp::new(text, Version::V2_0).is_err(), "{text}");
    }
}

#[test]
fn what_only_one_version_has() {
    let told = |place: &str, value: Value| {
        let mut statement = small();
        set(&mut statement, "/context", json!({}));
        set(&mut statement, place, value);
        Statement::parse(&statement.to_string(), Version::V1_0_3).unwrap_err().to_string()
    };
    assert_eq!(told("/version", json!("2.0.0")), "version: must be 1.0 or 1.0.x (XAPI-00101)");
    let unknown = "is not a property that xAPI has here (XAPI-00010)";
    assert_eq!(told("/context/contextAgents", json!([])), format!("context.contextAgents: {unknown}"));
    assert_eq!(told("/context/contextGroups", json!([])), format!("context.contextGroups: {unknown}"));
}

#[test]
fn a_batch_names_the_statement_that_is_wrong() {
    let mut wrong = small();
    set(&mut wrong, "/actor/mbox", json!("nobody"));
    let told = |batch: Value| parse_batch(&batch.to_string(), Version::V2_0).unwrap_err().to_string();
    assert_eq!(told(json!([small(), small(), wrong])), "statement 2: actor.mbox: must be a mailto IRI (XAPI-00038)");
    let mut one = small();
    set(&mut one, "/id", json!("16fd2706-8baf-433b-82eb-8c7fada847da"));
    assert_eq!(told(json!([one, one])), "statement 1: id: must be different from the ids of the other statements");
    assert_eq!(told(json!("x")), "the statement must be an object");
}
