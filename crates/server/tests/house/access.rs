//! Every route, asked by every role, with a form as its own page would send it. The table stands in `access.txt`: a route without a line fails,
//! and so does an answer that differs.
//!
//! A letter for each role: `y` it is done or shown, `w` it is answered in words that say what is in the way (422: a field, a state), `n` the role is
//! told that it may not (403), `-` for the role there is no such thing (404), `s` it is led to the sign-in page, `?` anything else.
//! After a change that was meant: `ZHIXING_WRITE_ACCESS=1 cargo test -p zhixing-server --test house access`, then read the difference as a stranger would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use axum::Router;
use zhixing_kit::route::{Access, Route};
use zhixing_kit::test::{Browser, Page};
use zhixing_server::app;

use crate::stage::Stage;
use crate::town::{ROLES, Town};

/// The roles in the order in which they are asked: the least powerful first.
const ORDER: [&str; 9] =
    ["out", "auxiliary", "small", "member", "leader", "superior", "recorder", "secretary", "admin"];

fn table_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/access.txt")
}

fn letter(page: &Page) -> char {
    match page.status.as_u16() {
        303 if page.leads_to().starts_with("/sign-in") => 's',
        200 | 303 | 304 => 'y',
        422 => 'w',
        403 => 'n',
        404 => '-',
        _ => {
            eprintln!("{} {}", page.status, page.text);
            '?'
        }
    }
}

/// Where the form itself names the unit: an empty one belongs to nobody else's. And the one that brings a file.
const NAMED_BY_FORM: [&str; 6] =
    ["/units", "/members", "/meetings", "/members/import", "/questions/import", "/study/days"];

/// The town with the stage set, in one file that nobody opens.
const STAGE: &str = "stage.db";

/// One who asks: his role, and his browser, signed in.
type Asker = (&'static str, Browser);

/// Asks one route as each role. What changes something is asked in a copy of the town, a fresh one after each change.
fn asked(town: &Town, program: &Router, stage: &Stage, askers: &[Asker], route: &Route, number: usize) -> String {
    let path = stage.fill(route.path);
    let mut letters: BTreeMap<&str, char> = BTreeMap::new();
    let mut copy: Option<(Router, String)> = None;
    for (step, (role, browser)) in askers.iter().enumerate() {
        let page = if route.method == "GET" {
            browser.at(program).get(&path)
        } else {
            let (here, _) = copy.get_or_insert_with(|| copied(town, format!("copy-{number}-{step}.db")));
            send(&mut browser.at(here), stage, route, &path)
        };
        let told = letter(&page);
        if route.method == "POST" && "n-".contains(told) && !NAMED_BY_FORM.contains(&route.path) {
            // Who may not is told so before his form is looked at: nothing is learned from what is wrong with it.
            let (here, _) = copy.get_or_insert_with(|| copied(town, format!("copy-{number}-{step}.db")));
            let bare = browser.at(here).post(&path, &[]);
            assert!(
                "n-".contains(letter(&bare)),
                "{role} {}: {told}, but with an empty form {}",
                route.path,
                letter(&bare)
            );
        }
        let changed = page.status.as_u16() < 400;
        if let Some((_, name)) = copy.take_if(|_| changed || step + 1 == askers.len()) {
            fs::remove_file(town.folder().join(name)).expect("the copy was there");
        }
        letters.insert(role, told);
    }
    ROLES.iter().map(|role| letters[role]).collect()
}

/// The program on a copy of the stage.
fn copied(town: &Town, name: String) -> (Router, String) {
    fs::copy(town.folder().join(STAGE), town.folder().join(&name)).expect("the stage can be copied");
    (town.program(&town.open(&name)), name)
}

fn send(browser: &mut Browser, stage: &Stage, route: &Route, path: &str) -> Page {
    if route.path == "/members/import" {
        return browser.post_file(path, "file", "名单.csv", "编号,姓名\n1,张三\n".as_bytes());
    }
    if route.path == "/library/intakes" {
        return browser.post_file(path, "file", "资料.md", "# 题\n\n一段文字。\n".as_bytes());
    }
    if route.path == "/questions/import" {
        return browser.post_file(path, "file", "题.csv", "题型,题干,答案\n判断题,又一道题。,对\n".as_bytes());
    }
    if route.path == "/questions/{id}/pictures" {
        return browser.post_file(path, "picture", "标志.png", b"\x89PNG");
    }
    if route.path == "/settings/forms/{kind}" {
        let kind = app::FORMS.of("minutes").expect("a kind of form");
        let file = zhixing_document::template(kind, zhixing_kit::Language::Chinese).expect("a template");
        return browser.post_file(path, "template", "模板.docx", &file);
    }
    match stage.opens(route.path, path) {
        Some(form) => browser.edit(&form, path, &stage.form(route.path)),
        None => browser.post(path, &stage.form(route.path)),
    }
}

#[test]
fn every_route_answers_every_role_as_the_table_says() {
    let town = Town::found();
    let db = town.open("town.db");
    let program = town.program(&db);
    let askers: Vec<Asker> = ORDER.iter().map(|role| (*role, town.browser(&program, role))).collect();
    let stage = Stage::set(&db, town.browser(&program, "secretary"), town.browser(&program, "recorder"));
    db.copy_to(&town.folder().join(STAGE)).expect("the stage can be copied");
    let routes = app::routes();
    // A stream never ends, so that it cannot be read to its end here: its door is the same as everyone's.
    let routes: Vec<_> = routes.table().iter().filter(|route| route.path != "/live").copied().collect();
    let mut found = String::new();
    for (number, route) in routes.iter().enumerate() {
        let letters = asked(&town, &program, &stage, &askers, route, number);
        found.push_str(&format!("{letters}  {} {}\n", route.method, route.path));
        if route.access == Access::Signed {
            assert!(
                letters.starts_with(['s']),
                "{} {} lets in who is not signed in: {letters}",
                route.method,
                route.path
            );
        }
        assert!(!letters.contains('?'), "{} {}: {letters}", route.method, route.path);
    }
    let header = format!("{}\n", ROLES.join(" "));
    let found = header + &found;
    if std::env::var_os("ZHIXING_WRITE_ACCESS").is_some() {
        fs::write(table_path(), &found).expect("the table can be written");
    }
    let told = fs::read_to_string(table_path()).unwrap_or_default();
    let differing: Vec<_> = found.lines().filter(|line| !told.lines().any(|known| known == *line)).collect();
    let gone: Vec<_> = told.lines().filter(|line| !found.lines().any(|known| known == *line)).collect();
    assert!(differing.is_empty() && gone.is_empty(), "now:\n{}\nbefore:\n{}", differing.join("\n"), gone.join("\n"));
}
