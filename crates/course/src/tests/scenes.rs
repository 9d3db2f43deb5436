//! From the package to the statement: brought in, published, opened; the rules of cmi5.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::jobs;
use zhixing_kit::test::{Browser, Page};

use super::packages::{small_cmi5, small_scorm12};
use super::town::{LIBRARIAN, MEMBER, OTHER, Town, towns};
use crate::JOBS;

/// What a cmi5 unit was launched with.
struct Unit {
    browser: Browser,
    auth: String,
    actor: Value,
    registration: String,
    activity: String,
    data: Value,
}

fn parameter(path: &str, name: &str) -> String {
    let query = path.split_once('?').unwrap().1;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_default();
    percent_encoding::percent_decode_str(value).decode_utf8().unwrap().into_owned()
}

impl Unit {
    fn launched(town: &Town, path: &str) -> Self {
        let mut browser = town.browser(OTHER);
        let fetch = parameter(path, "fetch");
        let fetch = fetch.strip_prefix("http://localhost").unwrap();
        let fetched = browser.send(Request::post(fetch).body(Body::empty()).unwrap()).expect(200);
        assert_eq!(fetched.headers["access-control-allow-origin"], "*");
        let told: Value = serde_json::from_str(&fetched.text).unwrap();
        let auth = format!("Basic {}", told["auth-token"].as_str().expect("a token"));
        let again = browser.send(Request::post(fetch).body(Body::empty()).unwrap()).expect(200);
        assert!(again.text.contains("\"error-code\":\"1\""), "8.2.3: {}", again.text);
        let actor: Value = serde_json::from_str(&parameter(path, "actor")).unwrap();
        let (registration, activity) = (parameter(path, "registration"), parameter(path, "activityId"));
        let mut unit = Self { browser, auth, actor, registration, activity, data: Value::Null };
        unit.data = serde_json::from_str(&unit.state("GET", "LMS.LaunchData", "").expect(200).text).unwrap();
        unit
    }

    fn send(&mut self, method: &str, path: &str, body: impl Into<Body>) -> Page {
        let request = Request::builder().method(method).uri(format!("/xapi/{path}"));
        let request = request.header("authorization", &self.auth).header("x-experience-api-version", "1.0.3");
        self.browser.send(request.header("content-type", "application/json").body(body.into()).unwrap())
    }

    fn about(&self, id: &str) -> String {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let (activity, agent) = (encode(&self.activity), encode(&self.actor.to_string()));
        format!("activities/state?stateId={id}&activityId={activity}&agent={agent}&registration={}", self.registration)
    }

    fn state(&mut self, method: &str, id: &str, body: &'static str) -> Page {
        let path = self.about(id);
        self.send(method, &path, body)
    }

    /// A statement as a unit makes it of the template that it was handed.
    fn statement(&self, verb: &str, result: Value) -> Value {
        let mut context = self.data["contextTemplate"].clone();
        context["registration"] = json!(self.registration);
        let mut category = vec![json!({ "id": "https://w3id.org/xapi/cmi5/context/categories/cmi5" })];
        if result.get("success").is_some() || result.get("completion").is_some() {
            category.push(json!({ "id": "https://w3id.org/xapi/cmi5/context/categories/moveon" }));
        }
        context["contextActivities"]["category"] = json!(category);
        json!({
            "id": zhixing_xapi::Uuid::random(rand(verb, &result)).to_string(),
            "actor": self.actor,
            "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}") },
            "object": { "id": self.activity },
            "result": result,
            "context": context,
            "timestamp": "2026-03-02T01:00:00Z",
        })
    }

    fn say(&mut self, verb: &str, result: Value) -> Page {
        let statement = self.statement(verb, result);
        self.send("POST", "statements", statement.to_string())
    }
}

fn rand(verb: &str, result: &Value) -> [u8; 16] {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(format!("{verb}{result}"));
    std::array::from_fn(|at| digest[at])
}

#[test]
fn a_librarian_brings_a_course_and_everybody_finds_it() {
    for town in towns() {
        let mut member = town.browser(MEMBER);
        member.get("/courses").expect(200).shows("还没有课程").hides("/courses/new");
        member.get("/courses/new").expect(403);
        let mut librarian = town.browser(LIBRARIAN);
        librarian.get("/courses/new").expect(200).shows("只放入来历清楚的课程");
        librarian.post_file("/courses/intakes", "package", "a.zip", b"no").expect(422).shows("不是 ZIP 压缩包");
        let broken = super::packages::cmi5("<au id=\"x\" moveOn=\"y\"><url>z</url></au>");
        librarian
            .post_file("/courses/intakes", "package", "a.zip", &broken)
            .expect(422)
            .shows("moveOn")
            .shows("“z”不在课程包里");
        let course = town.publish(&small_cmi5(), "酒精检测要点");
        member.get("/courses").expect(200).shows("酒精检测要点");
        member.get(&course).expect(200).shows("第一章").shows("达到 80% 为通过").shows("还没开始").hides("撤下");
        member.get(&format!("{course}/taking")).expect(403);
        // A new edition takes its place, and says which parts are gone.
        let one = super::packages::cmi5(
            "<au id=\"https://example.org/au/2\"><title><langstring>附录</langstring></title><url>a.html</url></au>",
        );
        let way = librarian.post_file(&format!("/courses/intakes?course={}", &course[9..]), "package", "b.zip", &one);
        let way = way.expect(303).leads_to().to_owned();
        member.get(&way).expect(403);
        librarian.get(&way).expect(200).shows("旧版里有 1 个单元");
        librarian.post(&format!("{way}/publication"), &[("title", "要点二"), ("note", "删去测验")]).expect(303);
        librarian.post(&format!("{way}/publication"), &[("title", "要点二")]).expect(404);
        member.get(&course).expect(200).shows("要点二").shows("删去测验").hides("第一章");
        librarian.post(&format!("{course}/taking"), &[("why", "过时")]).expect(303);
        member.get(&course).expect(200).shows("过时").hides("开始");
        member.post(&format!("{course}/launches"), &[("part", "0")]).expect(422).shows("已经撤下");
        member.get("/courses").expect(200).hides("要点二");
    }
}

#[test]
fn what_is_not_published_goes_after_a_day() {
    for town in towns() {
        let mut librarian = town.browser(LIBRARIAN);
        let looked = librarian.post_file("/courses/intakes", "package", "a.zip", &small_scorm12()).expect(303);
        town.place.clock.set(zhixing_kit::Moment(town.place.clock.now().0 + DAY_MS));
        librarian.get(looked.leads_to()).expect(404);
        assert_eq!(jobs::run_due(&town.place.db, JOBS).unwrap(), 1);
    }
}

#[test]
fn a_cmi5_unit_is_launched_passed_and_satisfied() {
    for town in towns() {
        let course = town.publish(&small_cmi5(), "酒精检测要点");
        let path = town.open(MEMBER, &course, 0);
        assert!(path.starts_with("/course-run/") && path.contains("/a.html?x=1&endpoint="), "8.1: {path}");
        let mut unit = Unit::launched(&town, &path);
        assert!(
            unit.actor["account"]["homePage"] == "http://localhost" && !unit.actor.to_string().contains("白晓燕"),
            "9.2"
        );
        let data = &unit.data;
        assert_eq!(
            (&data["moveOn"], &data["masteryScore"], &data["launchMode"]),
            (&json!("Passed"), &json!(0.8), &json!("Normal"))
        );
        assert_eq!(
            (&data["launchParameters"], &data["returnURL"]),
            (&json!("p=1"), &json!(format!("http://localhost{course}")))
        );

        let passed = json!({ "success": true, "score": { "scaled": 0.9 } });
        unit.say("passed", passed.clone()).expect(403).shows("initialized comes first");
        unit.say("initialized", json!({})).expect(200);
        unit.say("initialized", json!({ "response": "x" })).expect(403).shows("once");
        let low = json!({ "success": true, "score": { "scaled": 0.5 } });
        unit.say("passed", low).expect(403).shows("masteryScore");
        unit.say("failed", json!({ "success": false, "score": { "scaled": 0.4 } })).expect(200);
        town.browser(MEMBER).get(&course).shows("未通过").shows("得分 40%");
        unit.say("passed", passed.clone()).expect(200);
        unit.say("passed", passed.clone()).expect(200);
        unit.say("passed", json!({ "success": true })).expect(403).shows("once");
        unit.say("failed", json!({ "success": false })).expect(403).shows("not said after passed");
        unit.say("completed", json!({})).expect(403).shows("completion");
        unit.say("terminated", json!({})).expect(200);
        unit.say("completed", json!({ "completion": true })).expect(403).shows("the session is over");
        let verbs = ["launched", "initialized", "failed", "passed", "satisfied", "satisfied", "terminated"];
        assert_eq!(town.verbs(), verbs, "{}: 9.3, block and course by moveOn", town.place.engine);
        town.browser(MEMBER).get(&course).shows("已通过").shows("得分 90%").shows("这门课程您已经学完");
        town.browser(OTHER).get(&course).hides("已通过").hides("得分 90%").hides("已经学完");
        town.browser(LIBRARIAN).get(&course).hides("已通过").hides("得分 90%");
    }
}

#[test]
fn a_token_opens_nothing_but_its_own_agent_registration_and_activity() {
    for town in towns() {
        let course = town.publish(&small_cmi5(), "酒精检测要点");
        let mut unit = Unit::launched(&town, &town.open(MEMBER, &course, 0));
        let mut other = Unit::launched(&town, &town.open(OTHER, &course, 0));
        unit.say("initialized", json!({})).expect(200);
        let mut foreign = unit.statement("experienced", json!({}));
        foreign["actor"] = other.actor.clone();
        unit.send("POST", "statements", foreign.to_string()).expect(403).shows("actor");
        let mut foreign = unit.statement("experienced", json!({ "response": "1" }));
        foreign["context"]["registration"] = json!(other.registration);
        unit.send("POST", "statements", foreign.to_string()).expect(403).shows("registration");
        let mut foreign = unit.statement("completed", json!({ "completion": true }));
        foreign["object"]["id"] = json!(format!("{}0", unit.activity));
        unit.send("POST", "statements", foreign.to_string()).expect(403).shows("activityId");
        let mut foreign = unit.statement("completed", json!({ "completion": true }));
        foreign["context"]["extensions"] = other.data["contextTemplate"]["extensions"].clone();
        unit.send("POST", "statements", foreign.to_string()).expect(403).shows("session");

        unit.send("GET", "statements", "").expect(403);
        unit.send("GET", &format!("statements?registration={}", unit.registration), "").expect(400);
        unit.state("PUT", "bookmark", "\"3\"").expect(204);
        unit.state("GET", "bookmark", "").expect(200).shows("3");
        unit.state("PUT", "LMS.LaunchData", "{}").expect(403);
        let all = unit.about("").replace("stateId=&", "");
        unit.send("DELETE", &all, "").expect(403);
        let theirs = other.about("bookmark");
        unit.send("GET", &theirs, "").expect(403);
        other.state("GET", "bookmark", "").expect(404);
        // Launched again: the session before is over, and says so; its state is there.
        let mut again = Unit::launched(&town, &town.open(MEMBER, &course, 0));
        assert_eq!(again.registration, unit.registration);
        unit.say("completed", json!({ "completion": true })).expect(401);
        again.state("GET", "bookmark", "").expect(200).shows("3");
        assert_eq!(town.verbs(), ["launched", "launched", "initialized", "abandoned", "launched"]);
        town.place.clock.set(zhixing_kit::Moment(town.place.clock.now().0 + DAY_MS + 1));
        again.say("initialized", json!({})).expect(401);
        jobs::run_due(&town.place.db, JOBS).unwrap();
    }
}
