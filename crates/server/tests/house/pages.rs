//! Every page in both languages, as people of different posts see it: complete, lean, without a word of the other language's sentences,
//! with the suggestion button; and looking at pages never changes anything.

use std::collections::BTreeSet;

use zhixing_kit::test::Page;
use zhixing_server::app;

use crate::town::{Things, Town};

/// Pages that answer with something else than a page.
const NO_PAGE: &[&str] = &[
    "/live",
    "/components",
    "/healthz",
    "/assets/{name}",
    "/ledger/checkpoint",
    "/ledger/tile/{*path}",
    "/",
    "/members/import/template.csv",
    "/members/import/template.xlsx",
    "/banks/{id}/export/file",
    "/pictures/{picture}",
];

fn paths() -> Vec<&'static str> {
    let routes = app::routes();
    routes
        .table()
        .iter()
        .filter(|route| route.method == "GET" && !NO_PAGE.contains(&route.path))
        .map(|route| route.path)
        .collect()
}

fn is_page(page: &Page) -> bool {
    page.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// What every page must hold, whatever it shows.
fn look_at(path: &str, tag: &str, page: &Page) {
    let text = &page.text;
    assert!(text.contains(&format!("lang=\"{tag}\"")), "{path} says its language");
    assert_eq!(text.matches("<h1").count(), 1, "{path} has one h1");
    assert!(text.contains("<main"), "{path} has a main part");
    assert!(text.contains("/suggestions/new?about="), "{path} has the suggestion button (P15)");
    assert!(text.contains("<title>") && !text.contains("<title></title>"), "{path} has a title");
    for forbidden in [" style=\"", "<script>", "javascript:", "onclick=", "<style"] {
        assert!(!text.contains(forbidden), "{path} holds {forbidden}");
    }
    // What lies in a template is no part of the page yet: a script shows one of them at a time.
    let shown: String = text.split("<template").map(|part| part.rsplit("</template>").next().unwrap_or(part)).collect();
    let ids: Vec<_> = shown.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
    let distinct: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{path} has an id twice: {ids:?}");
}

#[test]
fn every_page_is_complete_in_both_languages() {
    let town = Town::found();
    let db = town.open("town.db");
    let (program, things) = (town.program(&db), Things::find(&db));
    for role in ["secretary", "superior", "admin", "member"] {
        for (accept, tag) in [("zh-CN", "zh-CN"), ("en", "en")] {
            let mut browser = town.browser(&program, role);
            browser.accept_language = accept;
            for path in paths() {
                let page = browser.get(&things.fill(path));
                let known = [200, 303, 403, 404, 422].contains(&page.status.as_u16());
                assert!(known, "{path} as {role} in {tag}: {} {}", page.status, page.text);
                if is_page(&page) {
                    look_at(path, tag, &page);
                }
            }
        }
    }
}

/// The most bytes of a page, uncompressed: lean pages are fast pages.
const PAGE_BYTES_MAX: usize = 40_000;

/// What shows a whole year at once: the form that adopts its plan, and the sheet for the wall. Up to this many bytes.
const WHOLE_YEAR: [&str; 2] = ["/year/plan", "/year/wall"];
const WHOLE_YEAR_BYTES_MAX: usize = 100_000;

/// Each page's size in a large branch: fifty people, a committee and four groups, a roll half called, a year of meetings.
#[test]
fn every_page_stays_under_40_kilobytes_in_a_branch_of_fifty() {
    let town = Town::large();
    let db = town.copy("fifty.db");
    let (program, things) = (town.program(&db), Things::find(&db));
    let mut secretary = town.browser(&program, "secretary");
    for name in ["第三党小组", "第四党小组"] {
        let form =
            [("parent", &*things.branch), ("unit_kind", "group"), ("unit_name", name), ("founded_on", "2026-01-01")];
        secretary.post("/units", &form).expect(303);
    }
    let everything: Vec<String> = paths().into_iter().map(|path| things.fill(path)).collect();
    let quarters = (1..=4).map(|quarter| format!("/year?year=2026&quarter={quarter}"));
    let looked_at: Vec<String> = everything.into_iter().chain(quarters).collect();
    let mut heavy = Vec::new();
    for role in ["secretary", "recorder", "member", "superior", "admin"] {
        for language in ["zh-CN", "en"] {
            let mut browser = town.browser(&program, role);
            browser.accept_language = language;
            for path in &looked_at {
                let page = browser.get(path);
                let most = if WHOLE_YEAR.contains(&path.as_str()) { WHOLE_YEAR_BYTES_MAX } else { PAGE_BYTES_MAX };
                if is_page(&page) && page.bytes.len() > most {
                    heavy.push(format!("{path} as {role} in {language}: {}", page.bytes.len()));
                }
            }
        }
    }
    assert!(heavy.is_empty(), "heavier than it should be: {heavy:#?}");
}

#[test]
fn looking_at_pages_changes_nothing() {
    let town = Town::found();
    let db = town.open("town.db");
    let (program, things) = (town.program(&db), Things::find(&db));
    let browsers: Vec<_> = ["secretary", "superior", "admin", "member"].map(|role| town.browser(&program, role)).into();
    let before = content(&town, &db, "before.db");
    for mut browser in browsers {
        for path in paths() {
            browser.get(&things.fill(path));
        }
    }
    assert!(before == content(&town, &db, "after.db"), "a GET changed the database");
}

/// The database's content, byte by byte, as a copy has it.
fn content(town: &Town, db: &zhixing_kit::Db, name: &str) -> Vec<u8> {
    let path = town.folder().join(name);
    db.copy_to(&path).expect("it can be copied");
    let mut bytes = std::fs::read(path).expect("the copy");
    // The header counts openings of the file, which is no content.
    bytes.drain(..100);
    bytes
}

/// The inputs of every page belong to the registry that says why each is asked (P6); nothing must be uploaded (P5).
#[test]
fn p5_p6_no_page_asks_for_what_the_registry_does_not_know_and_no_photo_is_needed() {
    let town = Town::found();
    let db = town.open("town.db");
    let (program, things) = (town.program(&db), Things::find(&db));
    let known: BTreeSet<_> = app::fields().iter().map(|field| field.name).collect();
    // The charter's options bring their own reason: the rule that they switch on.
    let charter = zhixing_charter::Charter::shipped();
    let mut unknown = BTreeSet::new();
    for role in ["secretary", "admin", "recorder"] {
        let mut browser = town.browser(&program, role);
        for path in paths() {
            let page = browser.get(&things.fill(path));
            for tag in ["<input", "<textarea", "<select"] {
                for control in page.text.split(tag).skip(1).filter_map(|part| part.split('>').next()) {
                    let part = |name: &str| {
                        control.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next())
                    };
                    let (name, kind) = (part("name").unwrap_or_default(), part("type").unwrap_or_default());
                    // Searching and filtering ask for nothing that is kept.
                    if kind == "hidden" || kind == "search" || name.is_empty() || LOOKS.contains(&name) {
                        continue;
                    }
                    // A list of members, a form's template, a material, a course and a question's picture are files by nature; nothing about an activity is.
                    let brings = path.contains("import")
                        || path.starts_with("/settings/forms/")
                        || ["/library/new", "/courses/new", "/questions/{id}/pictures/new"].contains(&path);
                    assert!(kind != "file" || brings, "{path} asks for a file (P5)");
                    // A row's number stands behind its field's name.
                    let name = name.split('.').next().unwrap_or_default();
                    if !known.contains(name) && charter.options().iter().all(|option| option.code != name) {
                        unknown.insert(format!("{path}: {name}"));
                    }
                }
            }
        }
    }
    assert!(unknown.is_empty(), "asked without a reason in the registry: {unknown:#?}");
}

/// Choices of how pages look, and filters of lists: nothing about a person.
const LOOKS: &[&str] = &[
    "theme", "size", "back", "language", "q", "kind", "from", "to", "unit", "only", "year", "month", "after", "before",
];
