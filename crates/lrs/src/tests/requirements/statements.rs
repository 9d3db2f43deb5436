//! The resource `statements`: what is taken, what is given out, and the values whose requirement only a store can hold.

use serde_json::{Value, json};

use super::super::{agent, quoted, statement};
use super::each_version;

const ID: &str = "7ccd3322-e1a5-411a-a67d-6a735c76f119";

#[test]
fn statements_are_put_and_posted() {
    each_version(|_, caller| {
        let one = statement("zhang", "read", "book");
        // XAPI-00139, XAPI-00143, XAPI-00144/145: PUT with an id, which is 204; without one it is refused.
        caller.send("PUT", &format!("statements?statementId={ID}"), &[], one.to_string()).expect(204);
        caller.send("PUT", "statements", &[], one.to_string()).expect(400);
        // XAPI-00147, XAPI-00146: POST of one and of several, answered with their ids.
        let told = caller.post(&json!([one, one])).expect(200).json();
        assert_eq!(told.as_array().unwrap().len(), 2);
        caller.post(&one).expect(200);
        // XAPI-00326: all of a batch or nothing; XAPI-00182: nothing is changed by what is refused.
        caller.post(&json!([one, { "actor": {} }])).expect(400);
        assert_eq!(caller.found("").len(), 4);
        // XAPI-00099: who says it is the client; XAPI-00100: nobody says it for a group of others.
        let told = caller.get(&format!("statements?statementId={ID}")).expect(200).json();
        assert_eq!(told["authority"]["account"]["name"], caller.shown.key.as_str());
        let mut group = one.clone();
        group["authority"] = json!({ "objectType": "Group", "member": [{ "mbox": "mailto:a@b.c" }, { "mbox": "mailto:d@e.f" }, { "mbox": "mailto:g@h.i" }] });
        caller.post(&group).expect(400);
    });
}

#[test]
fn one_statement_is_given_out_by_its_id() {
    each_version(|_, caller| {
        let id = caller.store(&statement("zhang", "read", "book"));
        // XAPI-00158, XAPI-00156: by its id; XAPI-00150/151: which goes with nothing that searches.
        assert_eq!(caller.get(&format!("statements?statementId={id}")).expect(200).json()["id"], id.as_str());
        for more in [
            "agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D",
            "verb=a%3Ab",
            "activity=a%3Ab",
            &format!("registration={ID}"),
            "related_activities=true",
            "related_agents=true",
            "since=2020-01-01T00:00:00Z",
            "until=2020-01-01T00:00:00Z",
            "limit=1",
            "ascending=true",
        ] {
            caller.get(&format!("statements?statementId={id}&{more}")).expect(400);
            caller.get(&format!("statements?voidedStatementId={id}&{more}")).expect(400);
        }
        // XAPI-00152: both ids at once.
        caller.get(&format!("statements?statementId={id}&voidedStatementId={id}")).expect(400);
        for with in ["format=exact", "attachments=false"] {
            caller.get(&format!("statements?statementId={id}&{with}")).expect(200);
        }
        let void = json!({ "actor": { "mbox": "mailto:a@b.c" }, "verb": { "id": zhixing_xapi::VOIDED }, "object": { "objectType": "StatementRef", "id": id } });
        let voiding = caller.store(&void);
        // XAPI-00155, XAPI-00157, XAPI-00163: a voided one by that name alone; XAPI-00162: who voided it is still found.
        assert_eq!(caller.get(&format!("statements?voidedStatementId={id}")).expect(200).json()["id"], id.as_str());
        caller.get(&format!("statements?statementId={id}")).expect(404);
        assert_eq!(caller.found(&agent("zhang")), [voiding.as_str()]);
        // XAPI-00016: a voiding statement is not voided. XAPI-00019, XAPI-00020: what voids has that verb, and speaks of a statement.
        let mut again = void.clone();
        again["object"]["id"] = voiding.as_str().into();
        caller.store(&again);
        caller.get(&format!("statements?statementId={voiding}")).expect(200);
        again["object"] = json!({ "id": "a:b" });
        caller.post(&again).expect(400);
    });
}

#[test]
fn many_are_given_out_as_a_result() {
    each_version(|_, caller| {
        // XAPI-00149: none are an empty list; XAPI-00159, XAPI-00154, XAPI-00113, XAPI-00110: a result with both its properties.
        let told = caller.get("statements").expect(200);
        assert_eq!(told.json(), json!({ "statements": [], "more": "" }));
        // XAPI-00165: with its media type; XAPI-00160: and a moment.
        assert_eq!(told.header("content-type"), "application/json");
        let through = told.header("x-experience-api-consistent-through");
        assert!(zhixing_xapi::Timestamp::new(through, zhixing_xapi::Version::V2_0).is_ok(), "{through}");
        let ids: Vec<String> =
            (0..5).map(|n| caller.store(&statement("zhang", "read", &format!("book-{n}")))).collect();
        // XAPI-00173, XAPI-00114, XAPI-00108, XAPI-00111: a page, and where the next one is; XAPI-00109: an empty text at the end.
        let mut path = "statements?limit=2&ascending=true".to_owned();
        let mut seen = Vec::new();
        loop {
            let page = caller.get(&path).expect(200).json();
            assert_eq!(page.as_object().unwrap().len(), 2);
            seen.extend(
                page["statements"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()),
            );
            match page["more"].as_str().unwrap() {
                "" => break,
                more => path = more.strip_prefix("/xapi/").unwrap().to_owned(),
            }
        }
        // XAPI-00166: in the order of their storing.
        assert_eq!(seen, ids);
    });
}

#[test]
fn each_filter_is_taken_and_filters() {
    each_version(|town, caller| {
        let mut one = statement("zhang", "read", "book");
        one["context"] = json!({ "registration": ID, "instructor": { "mbox": "mailto:wang@example.org" }, "contextActivities": { "parent": [{ "id": "https://example.org/things/course" }] } });
        let id = caller.store(&one);
        town.place.pass_ms(60_000);
        let other = caller.store(&statement("li", "passed", "exam"));
        let iri = |kind: &str, word: &str| quoted(&format!("https://example.org/{kind}/{word}"));
        // XAPI-00164: what is found passes the filter.
        for (query, found) in [
            // XAPI-00181, XAPI-00180, XAPI-00179, XAPI-00178.
            (agent("zhang"), &id),
            (format!("verb={}", iri("verbs", "passed")), &other),
            (format!("activity={}", iri("things", "exam")), &other),
            (format!("registration={ID}"), &id),
            // XAPI-00177, XAPI-00176: named elsewhere.
            (format!("activity={}&related_activities=true", iri("things", "course")), &id),
            (format!("{}&related_agents=true", agent("wang")), &id),
            // XAPI-00175, XAPI-00174.
            ("since=2026-03-02T01:00:30Z".to_owned(), &other),
            ("until=2026-03-02T01:00:30Z".to_owned(), &id),
        ] {
            assert_eq!(caller.found(&query), std::slice::from_ref(found), "{query}");
        }
        assert_eq!(caller.found(&format!("activity={}", iri("things", "course"))).len(), 0);
        assert_eq!(caller.found(&agent("wang")).len(), 0);
        // XAPI-00167, XAPI-00161: with and without attachments; XAPI-00168..171: each format, and none.
        assert_eq!(caller.get("statements?attachments=false").expect(200).header("content-type"), "application/json");
        assert!(
            caller.get("statements?attachments=true").expect(200).header("content-type").starts_with("multipart/mixed")
        );
        for format in ["", "?format=exact", "?format=ids", "?format=canonical"] {
            caller.get(&format!("statements{format}")).expect(200);
        }
        // XAPI-00172: of a canonical one the language that was asked for.
        let mut named = statement("zhang", "read", "named");
        named["object"]["definition"] = json!({ "name": { "en": "a book", "zh-CN": "一本书" } });
        let id = caller.store(&named);
        let told = caller.send(
            "GET",
            &format!("statements?statementId={id}&format=canonical"),
            &[("accept-language", "zh-CN")],
            "",
        );
        assert_eq!(told.expect(200).json()["object"]["definition"]["name"], json!({ "zh-CN": "一本书" }));
    });
}

/// A statement with one value at a place.
fn with(place: &str, value: Value) -> Value {
    let mut one = statement("zhang", "read", "book");
    let (parent, name) = place.rsplit_once('/').unwrap();
    if one.pointer(parent).is_none() {
        one[parent.trim_start_matches('/')] = json!({});
    }
    one.pointer_mut(parent).unwrap()[name] = value;
    one
}

#[test]
fn values_are_taken_as_they_are_or_refused() {
    each_version(|town, caller| {
        let back = |one: &Value| {
            let id = caller.store(one);
            caller.get(&format!("statements?statementId={id}")).expect(200)
        };
        // XAPI-00002: numbers digit for digit; XAPI-00015, XAPI-00014: text as UTF-8, objects as JSON.
        back(&with("/result/score", json!({ "raw": 1.234_567_8 }))).says("1.2345678");
        back(&with("/actor/name", json!("张三丰 🚦"))).says("张三丰 🚦");
        caller.send("POST", "statements", &[], vec![0xff, 0xfe]).expect(400);
        caller.send("POST", "statements", &[], "{\"actor\":{}").expect(400);
        // XAPI-00122: three digits of a second stay.
        let told = back(&with("/timestamp", json!("2026-03-01T09:30:00.123Z"))).json();
        assert!(told["timestamp"].as_str().unwrap().starts_with("2026-03-01T09:30:00.123"), "{}", town.place.engine);
        // XAPI-00120: extensions are an object.
        caller.post(&with("/result/extensions", json!([]))).expect(400);
        back(&with("/result/extensions", json!({ "https://example.org/x": { "y": null } }))).says("\"y\":null");
        for (place, wrong) in [
            // XAPI-00007, XAPI-00011: formats, and addresses without a scheme.
            ("/actor/mbox", json!("")),
            ("/verb/id", json!("read")),
            ("/object/id", json!("book")),
            // XAPI-00013: tags of languages.
            ("/verb/display", json!({ "a12345678": "x" })),
            // XAPI-00029/30: UUIDs in their standard form.
            ("/context/registration", json!("7ccd3322e1a5411aa67d6a735c76f119")),
            ("/context/registration", json!(5)),
            // XAPI-00032, XAPI-00058: types of objects and of interactions are texts.
            ("/actor/objectType", json!(5)),
            ("/object/definition", json!({ "interactionType": "choice", "choices": [{ "id": 5 }] })),
            // XAPI-00065: an agent as object says that it is one.
            ("/object", json!({ "mbox": "mailto:a@b.c" })),
            // XAPI-00092: a context's statement is a reference.
            ("/context/statement", json!({ "id": ID })),
        ] {
            caller
                .post(&if place == "/object" {
                    let mut one = statement("zhang", "read", "book");
                    one["object"] = wrong.clone();
                    one
                } else {
                    with(place, wrong.clone())
                })
                .expect(400);
        }
    });
}
