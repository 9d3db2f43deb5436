//! Statements: one spelling, and each broken rule by its path.

use serde_json::json;
use zhixing_ledger::Statement;
use zhixing_ledger::statement::{Activity, Agent, Context, ContextActivities, Definition, Object, Outcome, Verb};

const ID: &str = "018f0000-0000-7000-8000-000000000001";

fn full() -> Statement {
    let actor = Agent::new("https://example.org", "m1", Some("王芳"));
    let verb = Verb::new("https://example.org/verbs/closed", &[("zh-CN", "结束"), ("en", "closed")]);
    let kind = Definition::new("https://example.org/types/meeting", &[("zh-CN", "支部党员大会")]);
    let object = Activity::new("https://example.org/activities/7", Some(kind));
    let mut statement = Statement::new(ID, actor.clone(), verb, Object::Activity(object));
    statement.result = Some(Outcome {
        success: Some(true),
        completion: Some(true),
        response: Some("保留意见".to_owned()),
        duration: Some("PT1H30M".to_owned()),
        extensions: [("https://example.org/x/yes".to_owned(), json!(11))].into(),
    });
    statement.context = Some(Context {
        registration: Some(ID.to_owned()),
        instructor: Some(actor.clone()),
        context_activities: Some(ContextActivities {
            parent: vec![Activity::new("https://example.org/units/3", None)],
            ..ContextActivities::default()
        }),
        extensions: [("https://example.org/x/b".to_owned(), json!({"z": 1, "a": 2}))].into(),
    });
    statement.timestamp = Some("2026-03-01T09:30:00+08:00".to_owned());
    statement.stored = Some("2026-03-01T01:31:02.123Z".to_owned());
    statement.authority = Some(Agent::new("https://example.org", "system", None));
    statement
}

fn problems(change: impl FnOnce(&mut Statement)) -> String {
    let mut statement = full();
    change(&mut statement);
    statement.to_json().expect_err("the statement must be refused").to_string()
}

#[test]
fn fields_stand_in_one_order() {
    let expected = "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\
        \"actor\":{\"objectType\":\"Agent\",\"name\":\"王芳\",\"account\":{\"homePage\":\"https://example.org\",\"name\":\"m1\"}},\
        \"verb\":{\"id\":\"https://example.org/verbs/closed\",\"display\":{\"en\":\"closed\",\"zh-CN\":\"结束\"}},\
        \"object\":{\"objectType\":\"Activity\",\"id\":\"https://example.org/activities/7\",\
        \"definition\":{\"name\":{\"zh-CN\":\"支部党员大会\"},\"type\":\"https://example.org/types/meeting\"}},\
        \"result\":{\"success\":true,\"completion\":true,\"response\":\"保留意见\",\"duration\":\"PT1H30M\",\
        \"extensions\":{\"https://example.org/x/yes\":11}},\
        \"context\":{\"registration\":\"018f0000-0000-7000-8000-000000000001\",\
        \"instructor\":{\"objectType\":\"Agent\",\"name\":\"王芳\",\"account\":{\"homePage\":\"https://example.org\",\"name\":\"m1\"}},\
        \"contextActivities\":{\"parent\":[{\"objectType\":\"Activity\",\"id\":\"https://example.org/units/3\"}]},\
        \"extensions\":{\"https://example.org/x/b\":{\"z\":1,\"a\":2}}},\
        \"timestamp\":\"2026-03-01T09:30:00+08:00\",\"stored\":\"2026-03-01T01:31:02.123Z\",\
        \"authority\":{\"objectType\":\"Agent\",\"account\":{\"homePage\":\"https://example.org\",\"name\":\"system\"}},\
        \"version\":\"2.0.0\"}";
    let json = full().to_json().unwrap();
    assert_eq!(json, expected);
    assert_eq!(Statement::from_json(&json).unwrap(), full());
}

#[test]
fn an_agent_may_be_the_object() {
    let mut statement = full();
    statement.object = Object::Agent(Agent::new("https://example.org", "m2", None));
    let json = statement.to_json().unwrap();
    assert!(json.contains("\"object\":{\"objectType\":\"Agent\""));
    assert_eq!(Statement::from_json(&json).unwrap(), statement);
}

#[test]
fn each_broken_rule_is_named_by_its_path() {
    let iri = "must be an IRI with a scheme and without spaces";
    let cases = [
        (problems(|s| s.id = ID.to_uppercase()), "id: must be a UUID in lower case".to_owned()),
        (problems(|s| s.actor.account.name.clear()), "actor.account.name: must not be empty".to_owned()),
        (problems(|s| s.actor.name = Some(String::new())), "actor.name: must not be empty".to_owned()),
        (problems(|s| s.actor.account.home_page = "example.org".into()), format!("actor.account.homePage: {iri}")),
        (problems(|s| s.verb.id = "https://example.org/a b".into()), format!("verb.id: {iri}")),
        (problems(|s| s.verb.display.clear()), "verb.display: must not be empty".to_owned()),
        (problems(|s| s.verb = Verb::new("urn:x", &[("zh CN", "x")])), {
            "verb.display.zh CN: must be a language tag as in zh-CN".to_owned()
        }),
        (problems(|s| s.object = Object::Activity(Activity::new("", None))), format!("object.id: {iri}")),
        (problems(|s| s.object = Object::Activity(Activity::new("urn:x", Some(Definition::new("kind", &[]))))), {
            format!("object.definition.type: {iri}")
        }),
        (problems(|s| s.result = Some(Outcome { duration: Some("90 min".into()), ..Outcome::default() })), {
            "result.duration: must be a duration as in PT1H30M".to_owned()
        }),
        (problems(|s| s.context.as_mut().unwrap().registration = Some("7".into())), {
            "context.registration: must be a UUID in lower case".to_owned()
        }),
        (problems(|s| s.context.as_mut().unwrap().instructor.as_mut().unwrap().account.name.clear()), {
            "context.instructor.account.name: must not be empty".to_owned()
        }),
        (problems(|s| s.context.as_mut().unwrap().context_activities.as_mut().unwrap().parent[0].id.clear()), {
            format!("context.contextActivities.parent.0.id: {iri}")
        }),
        (problems(|s| drop(s.context.as_mut().unwrap().extensions.insert("x".into(), json!(1)))), {
            format!("context.extensions.x: {iri}")
        }),
        (problems(|s| s.timestamp = Some("yesterday".into())), {
            "timestamp: must be a moment as in 2026-03-01T09:30:00Z".to_owned()
        }),
        (problems(|s| s.stored = Some("2026-02-29T00:00:00Z".into())), {
            "stored: must be a moment as in 2026-03-01T09:30:00Z".to_owned()
        }),
        (problems(|s| s.authority.as_mut().unwrap().account.home_page.clear()), {
            format!("authority.account.homePage: {iri}")
        }),
        (problems(|s| s.version = "1.0.3".into()), "version: must be 2.0.0".to_owned()),
        (problems(|s| s.verb = Verb::new("x", &[])), format!("verb.id: {iri}; verb.display: must not be empty")),
        (problems(|s| s.actor.name = Some("x".repeat(Statement::LENGTH_MAX))), {
            "the statement is longer than 1 MiB".to_owned()
        }),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn moments_and_durations_are_those_that_exist() {
    let moment = |text: &str| {
        let mut statement = full();
        statement.timestamp = Some(text.to_owned());
        statement.check().is_ok()
    };
    for good in "2024-02-29T23:59:60Z 2026-12-31T00:00:00.123456789-11:30 2000-02-29T00:00:00+00:00".split(' ') {
        assert!(moment(good), "{good}");
    }
    let bad = "2026-02-29T00:00:00Z|1900-02-29T00:00:00Z|2026-13-01T00:00:00Z|2026-00-01T00:00:00Z|2026-01-00T00:00:00Z|\
        2026-04-31T00:00:00Z|2026-01-01T24:00:00Z|2026-01-01T00:60:00Z|2026-01-01T00:00:00|2026-01-01T00:00:00-00:00|\
        2026-01-01T00:00:00.Z|2026-01-01 00:00:00Z|26-01-01T00:00:00Z|2026-1-1T00:00:00Z|2026-01-01T00:00:0０Z||T";
    for bad in bad.split('|') {
        assert!(!moment(bad), "{bad}");
    }
    let duration = |text: &str| {
        let mut statement = full();
        statement.result.as_mut().unwrap().duration = Some(text.to_owned());
        statement.check().is_ok()
    };
    for good in "P1Y2M3DT4H5M6S PT0.5S P3W PT90M P1D".split(' ') {
        assert!(duration(good), "{good}");
    }
    for bad in "P|PT|P1|1D|PT1D|P1H|PT5M4H|P1W2D|PT1.5H|PT.5S|P-1D|P1DT|".split('|') {
        assert!(!duration(bad), "{bad}");
    }
}

#[test]
fn what_has_another_shape_is_no_statement() {
    let good = full().to_json().unwrap();
    let cases = ["", "null", "{}", &good[..good.len() - 1], &good.replacen("{\"id\"", "{\"points\":1,\"id\"", 1)];
    for text in cases {
        assert!(Statement::from_json(text).unwrap_err().to_string().starts_with("not a statement: "), "{text}");
    }
}
