//! A guessed id of another unit: the same answer as one that does not exist, byte for byte.

use zhixing_kit::route::Route;
use zhixing_kit::test::{Browser, Page};
use zhixing_server::app;

use crate::town::{ROLES, Things, Town};

/// An id in the right form that nothing has.
const MISSING: &str = "01999999-9999-7999-9999-999999999999";

/// Who is answered how, by whom (`access.rs` holds it).
const ACCESS: &str = include_str!("../access.txt");

/// A body that every form accepts as far as it can: the refusal is to come from the thing, not from a field.
const BODY: &[(&str, &str)] = &[
    ("mark", "present"),
    ("choice", "yes"),
    ("outcome", "同意"),
    ("state", "done"),
    ("note", "办好了"),
    ("reason", "值班"),
    ("text", "下周完成"),
    ("title", "临时动议"),
    ("name", "新来的"),
    ("unit_name", "换个名字"),
    ("answer", "已改"),
    ("day", "2026-10-15"),
    ("time", "15:10"),
    ("from_on", "2026-10-01"),
    ("last_day", "2026-10-14"),
    ("exemption_kind", "abroad"),
];

fn ask(browser: &mut Browser, route: &Route, path: &str) -> Page {
    if route.method == "GET" { browser.get(path) } else { browser.post(path, BODY) }
}

/// What a reader can tell from an answer: everything but the ids that he has typed himself.
fn seen(page: &Page, typed: &[&str]) -> (u16, String, String) {
    let without = |text: &str| {
        typed.iter().fold(text.to_owned(), |text, id| text.replace(id, "ID").replace(&id.replace('-', "%2D"), "ID"))
    };
    (page.status.as_u16(), without(page.leads_to()), without(&page.text))
}

/// The segments that stand in a route's braces.
fn typed<'a>(route: &Route, path: &'a str) -> Vec<&'a str> {
    route.path.split('/').zip(path.split('/')).filter(|(part, _)| part.starts_with('{')).map(|(_, id)| id).collect()
}

/// Where two pages part.
fn difference(one: &str, other: &str) -> String {
    let at = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let piece = |text: &str| text.chars().skip(at.saturating_sub(40)).take(120).collect::<String>();
    format!("{:?} and {:?}", piece(one), piece(other))
}

/// Every route with an id of the large branch, asked by who has no business there.
fn compare(role: &str, of_interest: impl Fn(&Route) -> bool) -> usize {
    let town = Town::found();
    let db = town.main();
    let (program, things) = (town.program(&db), Things::find(&db));
    let mut browser = town.browser(&program, role);
    let mut compared = 0;
    let routes = app::routes();
    for route in routes.table().iter().filter(|route| route.path.contains('{') && of_interest(route)) {
        let path = things.fill(route.path);
        let parts: Vec<_> =
            route.path.split('/').map(|part| if part.starts_with('{') { MISSING } else { part }).collect();
        let missing = parts.join("/");
        let guessed = seen(&ask(&mut browser, route, &path), &typed(route, &path));
        let nothing = seen(&ask(&mut browser, route, &missing), &[MISSING]);
        assert_eq!((guessed.0, &guessed.1), (nothing.0, &nothing.1), "{} {} as {role}", route.method, route.path);
        assert!(
            guessed.2 == nothing.2,
            "{} {} as {role}: {}",
            route.method,
            route.path,
            difference(&guessed.2, &nothing.2)
        );
        assert!([404, 403, 422].contains(&guessed.0), "{} {} as {role}: {}", route.method, route.path, guessed.0);
        compared += 1;
    }
    compared
}

#[test]
fn a_guessed_id_of_another_branch_looks_like_none() {
    let inside = [
        "/meetings/",
        "/resolutions/",
        "/directory/",
        "/organisation-life/",
        "/members/",
        "/posts/",
        "/units/",
        "/notices/",
        "/ledger/entries/",
        "/overview/",
    ];
    // The tests of suggestions, links and the log's public files are elsewhere: they belong to everybody.
    let compared = compare("small", |route| {
        inside.iter().any(|start| route.path.starts_with(start)) && !route.path.contains("/import")
    });
    assert!(compared > 40, "{compared} routes");
}

#[test]
fn a_meeting_of_a_branch_is_nothing_to_a_superior_and_to_the_administrator() {
    for role in ["superior", "admin"] {
        let compared = compare(role, |route| route.path.starts_with("/meetings/"));
        assert!(compared > 20, "{compared} routes");
    }
}

/// What is shown on another page than its own, and on which one.
const SHOWN_ON: [(&str, &str); 4] = [
    ("/posts/", "/units/{id}"),
    ("/overview/", "/units/{id}"),
    ("/branches/", "/units/{id}"),
    ("/hot/", "/topics/{id}"),
];

/// The table of access, read as a stranger would: whose answer "you may not" (403) differs from that about a made-up id, and who cannot open the thing
/// itself, would learn from it that there is such a thing.
#[test]
fn what_one_may_not_see_looks_like_none_to_everybody() {
    let town = Town::found();
    let db = town.main();
    let program = town.program(&db);
    let lines: Vec<(&str, &str, &str)> = ACCESS
        .lines()
        .skip(1)
        .filter_map(|line| {
            let (letters, route) = line.split_once("  ")?;
            let (method, path) = route.split_once(' ')?;
            Some((letters, method, path))
        })
        .collect();
    let mut told_apart = Vec::new();
    for (column, role) in ROLES.iter().enumerate().skip(1) {
        let letter = |letters: &str| letters.as_bytes()[column];
        let opens = |path: &str| {
            let shown = SHOWN_ON.iter().find(|(thing, _)| path.starts_with(thing));
            let path = shown.map_or(path, |(_, page)| page);
            lines.iter().any(|(letters, method, page)| {
                let below = path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
                *method == "GET" && page.ends_with('}') && below && letter(letters) == b'y'
            })
        };
        let mut browser = town.browser(&program, role);
        for (letters, method, path) in lines.iter().filter(|(_, _, path)| path.contains('{')) {
            if letter(letters) != b'n' || opens(path) {
                continue;
            }
            let missing: Vec<_> =
                path.split('/').map(|part| if part.starts_with('{') { MISSING } else { part }).collect();
            let missing = missing.join("/");
            let page = if *method == "GET" { browser.get(&missing) } else { browser.post(&missing, BODY) };
            if page.status.as_u16() != 403 {
                told_apart.push(format!("{role}: {method} {path} is 403, a made-up one {}", page.status.as_u16()));
            }
        }
    }
    assert!(told_apart.is_empty(), "{told_apart:#?}");
}
