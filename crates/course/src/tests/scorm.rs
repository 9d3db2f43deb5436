//! SCORM parts: what they commit, whether they go on or begin anew; and that what a package holds runs apart from the house.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::places;

use super::packages::{small_scorm12, small_scorm2004};
use super::town::{MEMBER, OTHER, Town, token, towns};
use crate::Host;

#[test]
fn a_scorm_part_goes_on_elsewhere_and_lands_once() {
    for town in towns() {
        let course = town.publish(&small_scorm12(), "安全驾驶");
        let path = town.open(MEMBER, &course, 0);
        assert!(path.ends_with("/s/sco.html?n=1"), "{path}");
        let token_one = token(&path);
        let commit = |number: i64, more: Value| {
            let mut commit = json!({ "number": number, "kept": { "cmi.suspend_data": "page=2" } });
            commit.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            commit
        };
        town.commit(&token_one, &commit(1, json!({}))).expect(200);
        town.commit(&token_one, &commit(2, json!({ "result": 0.5, "passed": false, "completed": true }))).expect(200);
        town.commit(&token_one, &commit(2, json!({ "result": 0.9, "passed": true }))).expect(200);
        town.commit(
            &token_one,
            &commit(3, json!({ "result": 0.5, "passed": false, "ended": true, "suspended": true })),
        )
        .expect(200);
        assert_eq!(town.verbs(), ["launched", "initialized", "completed", "failed", "suspended"]);
        town.browser(MEMBER).get(&course).shows("未通过").shows("得分 50%");

        let path = town.open(MEMBER, &course, 0);
        let mut device = town.browser(MEMBER);
        device.get(&path).expect(200).hides("\"attempt\"").shows("page=2").shows("zhixingCourse").shows("scorm12");
        town.commit(&token_one, &commit(9, json!({}))).expect(409);
        device.get(&format!("/course-run/{token_one}/s/sco.html")).expect(410).shows("已经结束");
        town.commit(&token(&path), &commit(1, json!({ "result": 0.9, "passed": true, "ended": true }))).expect(200);
        assert_eq!(town.verbs()[5..], ["launched", "resumed", "passed", "terminated", "satisfied"]);
        town.browser(MEMBER).get(&course).shows("已通过").shows("得分 90%");
        town.commit("0", &commit(1, json!({}))).expect(410);
        town.commit(&token(&path), &json!({ "number": 1 })).expect(400);
        let long = "x".repeat(300 * 1024);
        town.commit(&token(&path), &commit(2, json!({ "kept": { "cmi.suspend_data": long } }))).expect(413);
        // An asset says nothing: opened is done.
        town.open(MEMBER, &course, 1);
        town.browser(MEMBER).get(&course).shows("已经学完");
    }
}

/// How the page of a session begins: its entry, and whether what it kept is loaded.
fn begins(town: &Town, path: &str) -> (String, bool) {
    let page = town.browser(MEMBER).get(path).expect(200).text;
    let config = page.split_once("window.zhixingCourse=").expect("a run-time").1.split_once("</script>").unwrap().0;
    let config: Value = serde_json::from_str(config).unwrap();
    (config["entry"].as_str().unwrap().to_owned(), config["kept"]["cmi.suspend_data"] == "page=2")
}

#[test]
fn a_part_goes_on_after_suspend_or_an_interruption_and_begins_anew_after_an_attempt_is_over() {
    let left = |done: Value| {
        let mut done = done;
        done["ended"] = json!(true);
        done
    };
    // What the last session told, and how the next one begins in each standard: SCORM 1.2 RTE, 3.4.4; SCORM 2004 RTE, 4.2.7 and 4.2.8.
    let cases = [
        ("suspended", left(json!({ "suspended": true })), "resume", "resume"),
        (
            "suspended when done",
            left(json!({ "suspended": true, "completed": true, "passed": true })),
            "resume",
            "resume",
        ),
        ("never ended", json!({ "completed": true, "passed": false }), "resume", "resume"),
        ("left in the middle", left(json!({})), "", "ab-initio"),
        ("done", left(json!({ "completed": true })), "ab-initio", "ab-initio"),
        ("passed", left(json!({ "passed": true, "result": 0.9 })), "ab-initio", "ab-initio"),
        ("failed", left(json!({ "completed": true, "passed": false, "result": 0.4 })), "ab-initio", "ab-initio"),
    ];
    for town in towns() {
        for (package, is_old) in [(small_scorm12(), true), (small_scorm2004(), false)] {
            for (name, told, old, new) in &cases {
                let wanted = if is_old { *old } else { *new };
                let course = town.publish(&package, name);
                let path = town.open(MEMBER, &course, 0);
                assert_eq!(begins(&town, &path), ("ab-initio".to_owned(), false), "{name}");
                let mut commit = json!({ "number": 1, "kept": { "cmi.suspend_data": "page=2" } });
                commit.as_object_mut().unwrap().extend(told.as_object().unwrap().clone());
                town.commit(&token(&path), &commit).expect(200);
                let shown = town.browser(MEMBER).get(&course).expect(200).text;
                let reached =
                    |page: &str| page.split("list-text").nth(1).unwrap().split("list-end").next().unwrap().to_owned();
                let before = town.verbs().len();

                let path = town.open(MEMBER, &course, 0);
                assert_eq!(begins(&town, &path), (wanted.to_owned(), wanted != "ab-initio"), "{name}");
                town.commit(&token(&path), &json!({ "number": 1, "kept": {} })).expect(200);
                let verb = if wanted == "resume" { "resumed" } else { "initialized" };
                let verbs = town.verbs().split_off(before);
                assert_eq!(verbs.last().map(String::as_str), Some(verb), "{name}: {verbs:?}");
                // What was reached stays reached, however often it is looked at again.
                assert_eq!(reached(&town.browser(MEMBER).get(&course).text), reached(&shown), "{name}");
            }
        }
    }
}

#[test]
fn each_attempt_tells_what_came_of_it_once() {
    for town in towns() {
        let course = town.publish(&small_scorm2004(), "安全驾驶");
        let attempt = |judged: &[(bool, f64)], suspended: bool| {
            let token = token(&town.open(MEMBER, &course, 0));
            for (at, (passed, result)) in judged.iter().enumerate() {
                let is_last = at + 1 == judged.len();
                let came = json!({ "number": at + 1, "kept": {}, "completed": true, "passed": passed, "result": result,
                    "ended": is_last, "suspended": suspended && is_last });
                town.commit(&token, &came).expect(200);
            }
        };
        let told = |before: usize| {
            let verbs = town.verbs().split_off(before);
            verbs
                .into_iter()
                .filter(|verb| ["completed", "passed", "failed"].contains(&verb.as_str()))
                .collect::<Vec<_>>()
        };
        attempt(&[(false, 0.4), (false, 0.4)], false);
        assert_eq!(told(0), ["completed", "failed"], "once, however often it is committed");
        let before = town.verbs().len();
        attempt(&[(false, 0.4)], false);
        assert_eq!(told(before), ["completed", "failed"], "the same came of the next attempt");
        let before = town.verbs().len();
        attempt(&[(true, 0.8), (true, 0.9)], true);
        attempt(&[(true, 0.9)], false);
        assert_eq!(told(before), ["completed", "passed", "passed"], "a better result is new; what goes on is none");
        let before = town.verbs().len();
        attempt(&[(false, 0.1)], false);
        assert_eq!(told(before), ["completed", "failed"]);
        town.browser(MEMBER).get(&course).shows("已通过").shows("得分 90%");
    }
}

#[test]
fn a_page_in_the_sandbox_is_given_what_stands_in_for_cookies_and_storage_and_a_fetched_one_is_not() {
    for town in towns() {
        let course = town.publish(&small_scorm12(), "安全驾驶");
        let path = town.open(MEMBER, &course, 0);
        let get = |headers: &[(&str, &str)], path: &str| {
            let request =
                headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
            town.browser(OTHER).send(request.body(Body::empty()).unwrap()).expect(200)
        };
        let page = get(&[("sec-fetch-dest", "document"), ("sec-fetch-mode", "navigate")], &path);
        let at = |what: &str| page.text.find(what).unwrap_or_else(|| panic!("no {what} in {}", page.text));
        assert!(
            at("<head><script") < at("/assets/apart-") && at("/assets/apart-") < at("zhixingCourse"),
            "{}",
            page.text
        );
        let frame = get(&[("sec-fetch-dest", "iframe"), ("sec-fetch-mode", "navigate")], &path);
        frame.shows("/assets/apart-").hides("zhixingCourse");
        get(&[("accept", "text/html,application/xhtml+xml,*/*;q=0.8")], &path)
            .shows("/assets/apart-")
            .shows("zhixingCourse");
        for fetched in [("sec-fetch-dest", "empty"), ("accept", "*/*"), ("accept", "text/html, */*; q=0.01")] {
            let given = get(&[fetched], &path);
            assert_eq!(given.text, "<html><head></head><body><script>f()</script></body></html>", "{fetched:?}");
        }
    }
}

#[test]
fn files_run_apart_from_the_house() {
    for town in towns() {
        let course = town.publish(&small_scorm12(), "安全驾驶");
        let path = town.open(MEMBER, &course, 0);
        let mut browser = town.browser(OTHER);
        let page = browser.get(&path).expect(200);
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("sandbox allow-scripts") && !policy.contains("allow-same-origin"), "{policy}");
        assert!(!policy.contains("allow-top-navigation"), "{policy}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        assert!(page.text.find("zhixingCourse").unwrap() < page.text.find("f()").unwrap(), "the run-time comes first");
        let send = |headers: &[(&str, &str)], path: &str| {
            let request =
                headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
            town.browser(OTHER).send(request.body(Body::empty()).unwrap())
        };
        let script = [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "script")];
        send(&script, &path).expect(403);
        send(&[("sec-fetch-dest", "iframe"), ("sec-fetch-mode", "navigate")], &path).expect(200).hides("zhixingCourse");
        let pdf = path.replace("s/sco.html?n=1", "a.pdf");
        let part = send(&[("range", "bytes=1-3")], &pdf).expect(206);
        assert_eq!(part.text, "PDF");
        assert_eq!(part.headers["content-range"], "bytes 1-3/8");
        for missing in ["x.html", "../imsmanifest.xml", "%2e%2e/a", "S/SCO.html"] {
            browser.get(&path.replace("s/sco.html?n=1", missing)).expect(404);
        }
        browser.get("/course-run/0/s/sco.html").expect(410);
        browser.get(&format!("/course-run/{}", token(&path))).expect(404);
        town.place.clock.set(zhixing_kit::Moment(town.place.clock.now().0 + DAY_MS + 1));
        browser.get(&path).expect(410);
    }
}

#[test]
fn with_an_address_of_their_own_courses_run_there_alone() {
    let host = Host::new(Some("http://courses.localhost"), "http://localhost").unwrap();
    for place in places() {
        let town = Town::found(place, host.clone());
        let course = town.publish(&small_scorm12(), "安全驾驶");
        let mut browser = town.browser(MEMBER);
        let page = browser.get(&course).expect(200).text;
        let mark = page.split("name=\"part\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let opened = browser.post(&format!("{course}/launches"), &[("part", mark)]).expect(200).shows("打开课程");
        let to = opened.headers["refresh"].to_str().unwrap().split_once("url=").unwrap().1.to_owned();
        let path = to.strip_prefix("http://courses.localhost").expect("the courses' address");
        browser.get(path).expect(404);
        assert!(host.is_meant("courses.localhost") && !host.is_meant("localhost"));
    }
}
