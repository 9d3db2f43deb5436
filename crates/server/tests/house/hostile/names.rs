//! Hostile names through every form that takes text: stored clean, shown escaped on every page and in every export, on both databases; and NUL in
//! addresses.

use std::collections::BTreeSet;

use zhixing_kit::route::Route;
use zhixing_kit::test::{Browser, Page};
use zhixing_server::app;

use super::forms::forms;
use crate::town::{Things, Town};

/// Markup that would run, an attribute that would break out, a spreadsheet's formula, marks that turn text around, NUL, four-byte characters.
const NAMES: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://evil\")",
    "甲\u{202e}乙\u{200f}丙\u{feff}\u{2066}丁",
    "张\0三\u{7}\u{1b}[31m",
    "😀𠀀👩‍👩‍👧",
];

/// Routes that are no pages, or would end the walk.
const NOT_WALKED: [&str; 11] = [
    "/pictures/{picture}",
    "/banks/{id}/export/file",
    "/live",
    "/members/import/template.csv",
    "/assets/{name}",
    "/ledger/tile/{*path}",
    "/members/import/template.xlsx",
    "/settings/filing.zip",
    "/settings/forms/{kind}/template.docx",
    "/settings/forms/{kind}/sample.docx",
    "/components",
];

fn routes(method: &str) -> Vec<Route> {
    let routes = app::routes();
    let walked = routes.table().iter().filter(|route| route.method == method && !NOT_WALKED.contains(&route.path));
    walked.copied().collect()
}

/// What no answer may hold, whoever typed it.
#[track_caller]
fn harmless(what: &str, page: &Page) {
    let is_page = page.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    for live in ["<script>alert", "<img src=x", "onerror=alert(1)>"] {
        // Other files hold what was written; no browser takes them for a page.
        assert!(!is_page || !page.text.contains(live), "{what} holds {live}: {}", around(&page.text, live));
    }
    assert_eq!(
        page.headers.get("x-content-type-options").map(axum::http::HeaderValue::as_bytes),
        Some(&b"nosniff"[..]),
        "{what}"
    );
    let packed = ["application/pdf", "application/vnd", "application/zip", "image/"];
    let kind = page.headers.get("content-type").map_or(&b""[..], axum::http::HeaderValue::as_bytes);
    if packed.iter().any(|packed| kind.starts_with(packed.as_bytes())) {
        return;
    }
    // A table of text begins with the mark by which a spreadsheet knows its characters.
    let text = page.text.strip_prefix('\u{feff}').filter(|_| !is_page).unwrap_or(&page.text);
    for mark in ['\u{202e}', '\u{200f}', '\u{feff}', '\u{2066}', '\0', '\u{7}', '\u{1b}'] {
        assert!(!text.contains(mark), "{what} holds {mark:?}: {}", around(&page.text, &mark.to_string()));
    }
}

fn around(text: &str, what: &str) -> String {
    let at = text.find(what).unwrap_or_default();
    text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect()
}

/// A known answer, in words.
#[track_caller]
fn answered(what: &str, page: &Page) {
    let known = [200, 303, 403, 404, 413, 422].contains(&page.status.as_u16());
    assert!(known, "{what}: {} {}", page.status, page.text);
}

/// Fills in every form of a page with this text and sends it; signing out and the like are left alone.
fn fill_in(browser: &mut Browser, page: &Page, text: &str, sent: &mut BTreeSet<String>) -> usize {
    let mut typed = 0;
    for form in forms(&page.text) {
        let ends = ["/sign-out", "/end-all", "/closure", "/bar", "/cancellation", "/language"];
        if ends.iter().any(|end| form.action.ends_with(end)) || !form.fields.iter().any(|field| field.typed) {
            continue;
        }
        if !sent.insert(format!("{} {text}", form.action)) {
            continue;
        }
        let fields: Vec<_> = form
            .fields
            .iter()
            .map(|field| {
                // Days, times and numbers keep what the page proposes; everything else that is typed becomes hostile.
                let proposed = field.value.chars().next().is_some_and(|first| first.is_ascii_digit());
                (field.name.as_str(), if field.typed && !proposed { text } else { field.value.as_str() })
            })
            .collect();
        let reply = browser.post(&form.action, &fields);
        answered(&format!("POST {} with {text:?}", form.action), &reply);
        typed += usize::from(reply.status == 303);
        if reply.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
            // The form again shows what was typed; marks that turn text around are the typist's own until they are stored.
            assert!(!reply.text.contains("<script>alert") && !reply.text.contains("<img src=x"), "{}", reply.text);
        }
    }
    typed
}

#[test]
fn hostile_names_through_every_form_are_stored_clean_and_shown_escaped() {
    for town in Town::everywhere() {
        let db = town.main();
        let (program, things) = (town.program(&db), Things::find(&db));
        let (mut sent, mut taken) = (BTreeSet::new(), 0);
        for role in ["secretary", "admin"] {
            let mut browser = town.browser(&program, role);
            for route in routes("GET") {
                let page = browser.get(&things.fill(route.path));
                for text in NAMES {
                    taken += fill_in(&mut browser, &page, text, &mut sent);
                }
            }
        }
        assert!(taken > 20, "{}: many forms accepted a hostile text: {taken}", town.engine());
        for role in ["secretary", "admin", "member", "superior"] {
            let mut browser = town.browser(&program, role);
            for route in routes("GET") {
                let path = things.fill(route.path);
                let page = browser.get(&path);
                answered(&path, &page);
                harmless(&format!("{path} as {role} on {}", town.engine()), &page);
            }
        }
    }
}

/// How long a reflection is, nobody asks (P10): what was written is shown whole.
fn has_no_length(route: &str) -> bool {
    route.starts_with("/reflections")
}

#[test]
fn ten_thousand_characters_are_told_to_be_too_many() {
    let town = Town::found();
    let db = town.main();
    let (program, things) = (town.program(&db), Things::find(&db));
    let (mut browser, mut sent) = (town.browser(&program, "secretary"), BTreeSet::new());
    let long = "长".repeat(10_000);
    for route in routes("GET") {
        let page = browser.get(&things.fill(route.path));
        fill_in(&mut browser, &page, &long, &mut sent);
    }
    assert!(sent.len() > 10, "{} forms take text", sent.len());
    for route in routes("GET").into_iter().filter(|route| !has_no_length(route.path)) {
        let page = browser.get(&things.fill(route.path));
        assert!(!page.text.contains(&long), "{} shows it", route.path);
    }
}

#[test]
fn nul_in_queries_paths_and_cookies_gives_a_proper_page() {
    for town in Town::everywhere() {
        let db = town.main();
        let (program, things) = (town.program(&db), Things::find(&db));
        let mut browser = town.browser(&program, "admin");
        for route in routes("GET") {
            let path = things.fill(route.path);
            let names = [
                "q", "unit", "kind", "from", "to", "year", "month", "after", "before", "about", "next", "only",
                "topic", "day", "member", "subject", "entry",
            ];
            for value in ["%00", "a%00b", "%E2%80%AE%F0%9F%98%80", "%FF", "-1", "99999999999999999999"] {
                let query: Vec<_> = names.iter().map(|name| format!("{name}={value}")).collect();
                for query in query.iter().chain([&query.join("&")]) {
                    let page = browser.get(&format!("{path}{}{query}", if path.contains('?') { '&' } else { '?' }));
                    assert!(
                        page.status.as_u16() < 500,
                        "{}: {path}?{query}: {} {}",
                        town.engine(),
                        page.status,
                        page.text
                    );
                }
            }
        }
        for route in routes("GET").into_iter().chain(routes("POST")) {
            for id in ["%00", "a%00", "%F0%9F%98%80", "..%2f..%2fetc%2fpasswd", "%FF", "'%20or%20'1'='1"] {
                let path = fill_all(route.path, id);
                if path == route.path {
                    continue;
                }
                let page = if route.method == "GET" { browser.get(&path) } else { browser.post(&path, &[]) };
                assert!(
                    page.status.as_u16() < 500,
                    "{}: {} {path}: {} {}",
                    town.engine(),
                    route.method,
                    page.status,
                    page.text
                );
            }
        }
    }
}

/// A route's path with the same in each of its braces.
fn fill_all(path: &str, by: &str) -> String {
    let parts: Vec<_> = path.split('/').map(|part| if part.starts_with('{') { by } else { part }).collect();
    parts.join("/")
}
