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
        for path in ["/overview/x", "/overview?unit=x", guessed] {
            town.browser(&town.secretary).get(path).expect(404);
        }
    }
}

#[test]
fn an_address_without_a_year_or_month_that_there_is_says_so_on_every_page_alike() {
    for place in places() {
        let town = Town::found(&place);
        let mut secretary = town.browser(&town.secretary);
        let insight = format!("/overview/{}", town.first);
        for page in ["/year", "/year/plan", "/year/wall", "/calendar"] {
            for wrong in ["abc", "32000", "-5", "26"] {
                let told = format!("地址里的年份“{wrong}”看不懂");
                secretary.get(&format!("{page}?year={wrong}")).expect(422).shows(&told);
            }
            secretary.get(&format!("{page}?year=")).expect(200);
        }
        let mut superior = town.browser(&town.superior);
        for page in ["/overview", &insight] {
            superior.get(&format!("{page}?year=abc")).expect(422).shows("地址里的年份“abc”看不懂");
        }
        for browser in [&mut secretary, &mut superior] {
            for wrong in ["2026-13", "x", "2026"] {
                let told = format!("地址里的月份“{wrong}”看不懂");
                browser.get(&format!("/calendar?month={wrong}")).expect(422).shows(&told);
            }
            browser.get("/calendar?month=").expect(200);
        }
    }
}
