//! The year in the words of those who live it, through HTTP, on both databases.

mod calendar;
mod held;
mod kept;
mod overview;
mod plan;
mod reminders;
mod settings;
mod town;

use zhixing_kit::test::places;

use town::Town;

#[test]
fn every_statement_is_understood_by_both_databases() {
    for place in places() {
        for (name, sql) in super::statements().into_iter().chain(crate::setting::STATEMENTS.iter().copied()) {
            place.db.check_statement(sql).unwrap_or_else(|error| panic!("{}: {name}: {error}", place.engine));
        }
    }
}

#[test]
fn every_page_speaks_both_languages_and_has_one_title() {
    for place in places() {
        let town = Town::found(&place);
        let superior = format!("/overview/{}", town.first);
        let pages = [
            ("/year", &town.secretary),
            ("/year?year=2027", &town.secretary),
            ("/year/plan", &town.secretary),
            ("/year/wall", &town.member),
            ("/year/wall?paper=a4&year=2027", &town.secretary),
            ("/calendar", &town.member),
            ("/calendar?year=2026", &town.member),
            ("/branch/settings", &town.secretary),
            ("/branch/settings", &town.member),
            ("/overview", &town.superior),
            (&superior, &town.superior),
        ];
        for (path, reader) in pages {
            for (language, chinese) in [("zh-CN", true), ("en", false)] {
                let mut browser = town.browser(reader);
                browser.accept_language = language;
                let page = browser.get(path).expect(200);
                assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
                assert_eq!(page.text.contains("lang=\"zh-CN\"><head"), chinese, "{path} in {language}");
                assert!(page.text.len() < 120_000, "{path}: {} bytes", page.text.len());
            }
        }
    }
}

#[test]
fn nothing_is_found_outside_the_calendar_or_for_guessed_ids() {
    for place in places() {
        let town = Town::found(&place);
        let guessed = "/overview/01890a5d-ac96-774b-bcce-b302099a8057";
        for path in [
            "/year?year=32000",
            "/year?year=-5",
            "/calendar?month=2026-13",
            "/calendar?month=x",
            "/overview/x",
            "/overview?unit=x",
            guessed,
        ] {
            town.browser(&town.secretary).get(path).expect(404);
        }
        town.browser(&town.secretary).get("/year?year=many").expect(422);
    }
}
