//! Every route, asked by every role. The table stands in `access.txt`: a route without a line fails, and so does an answer that differs.
//!
//! A letter for each role: `y` it is answered (a page, a redirect, or the form again), `n` the role is told that it may not (403),
//! `-` for the role there is no such thing (404), `s` it is led to the sign-in page, `?` anything else.
//! After a change that was meant: `ZHIXING_WRITE_ACCESS=1 cargo test -p zhixing-server access`, then read the difference as a stranger would.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use zhixing_kit::route::{Access, Route};
use zhixing_kit::test::{Browser, Page};
use zhixing_server::app;

use crate::town::{ROLES, Things, Town};

fn table_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/access.txt")
}

fn letter(page: &Page) -> char {
    match page.status.as_u16() {
        303 if page.leads_to().starts_with("/sign-in") => 's',
        200 | 303 | 304 | 422 => 'y',
        403 => 'n',
        404 => '-',
        _ => {
            eprintln!("{} {}", page.status, page.text);
            '?'
        }
    }
}

fn ask(browser: &mut Browser, route: &Route, path: &str) -> char {
    letter(&if route.method == "GET" { browser.get(path) } else { browser.post(path, &[]) })
}

/// Asks one route as each role. What changes something is asked in a copy of the town, by the least powerful first.
fn asked(town: &Town, things: &Things, route: &Route, number: usize) -> String {
    let db = if route.method == "GET" { town.open("town.db") } else { town.copy(&format!("copy-{number}.db")) };
    let program = town.program(&db);
    let path = things.fill(route.path);
    let mut letters: BTreeMap<&str, char> = BTreeMap::new();
    for role in ["out", "auxiliary", "small", "member", "leader", "recorder", "secretary", "superior", "admin"] {
        let mut browser = town.browser(&program, role);
        letters.insert(role, ask(&mut browser, route, &path));
    }
    ROLES.iter().map(|role| letters[role]).collect()
}

#[test]
fn every_route_answers_every_role_as_the_table_says() {
    let town = Town::found();
    let things = Things::find(&town.open("town.db"));
    let routes = app::routes();
    // A stream never ends, so that it cannot be read to its end here: its door is the same as everyone's.
    let routes: Vec<_> = routes.table().iter().filter(|route| route.path != "/live").copied().collect();
    let mut found = String::new();
    for (number, route) in routes.iter().enumerate() {
        let letters = asked(&town, &things, route, number);
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
