//! Requests that no page of ours sends: from other sites, with other methods, too large, malformed, or meant to lead a reader away.

use axum::body::Body;
use axum::http::{Method, Request};
use zhixing_kit::test::{Browser, Page};
use zhixing_server::app;

use crate::town::{PASSWORD, Things, Town};

/// One small town that the tests of this file read and never change.
fn with_town(look: impl FnOnce(&Town, &Things, &axum::Router)) {
    let town = Town::found();
    let db = town.main();
    let (program, things) = (town.program(&db), Things::find(&db));
    look(&town, &things, &program);
}

fn send(browser: &mut Browser, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Page {
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request.body(body.into()).expect("a well-formed request"))
}

/// What would end the session of who asks.
const ENDS: [&str; 2] = ["/sign-out", "/settings/sessions/end-all"];
/// What reads nothing of a request: it answers an island in JSON, or shows a secret address this once.
const READS_NOTHING: [&str; 2] = ["/sign-in/passkey/options", "/library/feed"];
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const OURS: (&str, &str) = ("sec-fetch-site", "same-origin");

#[test]
fn every_act_refuses_requests_from_other_sites() {
    with_town(|town, things, program| {
        let routes = app::routes();
        for role in ["out", "admin"] {
            let mut browser = town.browser(program, role);
            for route in routes.table().iter().filter(|route| route.method == "POST") {
                let foreign: [&[(&str, &str)]; 4] = [
                    &[FORM, ("sec-fetch-site", "cross-site"), ("origin", "http://localhost")],
                    &[FORM, ("sec-fetch-site", "same-site")],
                    &[FORM, ("origin", "http://evil.example")],
                    &[FORM],
                ];
                for headers in foreign {
                    let page = send(&mut browser, "POST", &things.fill(route.path), headers, "");
                    assert_eq!(page.status, 403, "{} {headers:?} as {role}: {}", route.path, page.text);
                    assert!(page.text.contains("这个请求来自别的网站"), "{}: {}", route.path, page.text);
                }
            }
        }
    });
}

#[test]
fn other_methods_are_answered_sensibly_on_every_route() {
    with_town(|town, things, program| {
        let routes = app::routes();
        let mut browser = town.browser(program, "admin");
        for route in routes.table().iter().filter(|route| route.path != "/live") {
            let path = things.fill(route.path);
            for method in ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "BREW"] {
                let page = send(&mut browser, method, &path, &[OURS], "");
                let status = page.status.as_u16();
                let fits = match method {
                    "HEAD" => status < 500 && page.bytes.is_empty(),
                    _ => [403, 404, 405].contains(&status),
                };
                assert!(fits, "{method} {path}: {status} {}", page.text);
            }
        }
        for path in [
            "/nowhere",
            "/meetings/x/y/z",
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/assets/..%2f..%2fetc%2fpasswd",
            "//evil.example",
            "/.git/config",
        ] {
            let page = browser.get(path);
            assert_eq!(page.status, 404, "{path}: {}", page.text);
            assert!(page.text.contains("没有找到"), "{path}: {}", page.text);
        }
    });
}

#[test]
fn what_is_too_large_or_malformed_is_told_in_words() {
    with_town(|town, things, program| {
        let routes = app::routes();
        let mut browser = town.browser(program, "secretary");
        let huge = format!("name={}", "x".repeat(300 * 1024));
        let left_alone = |path: &str| ENDS.contains(&path) || READS_NOTHING.contains(&path);
        for route in routes.table().iter().filter(|route| route.method == "POST" && !left_alone(route.path)) {
            let path = things.fill(route.path);
            let takes_file = route.path == "/members/import";
            // A route that reads no body has no use for one, large or not.
            let page = send(&mut browser, "POST", &path, &[OURS, FORM], huge.clone());
            let too_large = page.status == 413 && page.text.contains("超过了上限");
            let ignored = [303, 403, 404, 422].contains(&page.status.as_u16());
            assert!(too_large || ignored, "{path}: {} {}", page.status, page.text);
            for (kind, body) in [
                ("application/json", "{\"a\":1}"),
                ("text/plain", "a=b"),
                ("multipart/form-data", "x"),
                ("multipart/form-data; boundary=x", "--x\r\nhalf"),
                ("application/x-www-form-urlencoded", "%zz=%ff&a&&==&name=1&name=2"),
                ("application/x-www-form-urlencoded", "\0\u{1}\u{2}"),
                ("nonsense", "\0"),
            ] {
                let page = send(&mut browser, "POST", &path, &[OURS, ("content-type", kind)], body);
                let status = page.status.as_u16();
                assert!(status < 500, "{path} {kind}: {status} {}", page.text);
                let in_words = status == 303 || page.text.contains("<h1");
                assert!(in_words, "{path} {kind}: {status} {}", page.text);
            }
            if takes_file {
                let page = browser.post_file(&path, "file", "名单.csv", &vec![b'x'; 11 * 1024 * 1024]);
                let told = [413, 422].contains(&page.status.as_u16()) && page.text.contains("10 MB");
                assert!(told, "{}: {}", page.status, page.text);
            }
        }
        let page = send(&mut browser, "POST", "/suggestions", &[OURS, FORM], huge);
        assert!(page.status == 413 && page.text.contains("内容太大"), "{}: {}", page.status, page.text);
    });
}

#[test]
fn nobody_is_led_away_and_no_header_is_smuggled_in() {
    with_town(|town, _, program| {
        let away = [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/%0d%0aSet-Cookie:%20a=b",
            "/a\r\nSet-Cookie: a=b",
            "javascript:alert(1)",
            "/\t/evil.example",
            " //evil.example",
            "/.//evil.example",
        ];
        for goal in away {
            let mut browser = Browser::new(program.clone());
            let page = browser
                .post("/sign-in", &[("sign_in_name", "member"), ("password", PASSWORD), ("next", goal)])
                .expect(303);
            stays(goal, &page);
            let mut browser = town.browser(program, "member");
            for (path, field, value) in [("/language", "language", "zh"), ("/look", "theme", "dark")] {
                stays(goal, &browser.post(path, &[(field, value), ("back", goal)]).expect(303));
            }
            let encoded: String = goal.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let page = browser.get(&format!("/sign-in?next={encoded}"));
            stays(goal, &page);
            let page = browser.get(&format!("/suggestions/new?about={encoded}")).expect(200);
            assert!(!page.text.contains("href=\"javascript:") && !page.text.contains("href=\"//evil"), "{goal}");
            let page = browser.post("/suggestions", &[("kind", "suggestion"), ("words", "走到别处"), ("about", goal)]);
            stays(goal, &page);
        }
    });
}

/// Wherever it leads is on this site, and nothing was set but our own cookies.
#[track_caller]
fn stays(goal: &str, page: &Page) {
    let led = page.leads_to();
    let here = led.is_empty()
        || (led.starts_with('/')
            && !led.starts_with("//")
            && !led.starts_with("/\\")
            && !led.contains("evil.example/"));
    assert!(here, "{goal:?} leads to {led:?}");
    for cookie in page.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().expect("text");
        assert!(cookie.starts_with("__Host-zhixing") || cookie.starts_with("zhixing"), "{goal:?} sets {cookie}");
    }
}
