//! The meeting in the words of those who hold it, through HTTP, on both databases.

mod bad_input;
mod ballot;
mod corrections;
mod directory;
mod export;
mod follow;
mod forms;
mod life;
mod meeting;
mod principles;
mod theme;
pub(crate) mod town;
mod votes;

use zhixing_kit::test::places;

use town::Town;

#[test]
fn every_statement_is_understood_by_both_databases() {
    for place in places() {
        for (name, sql) in crate::statements() {
            place.db.check_statement(sql).unwrap_or_else(|error| panic!("{}: {name}: {error}", place.engine));
        }
    }
}

#[test]
fn every_page_speaks_both_languages_has_one_title_and_is_light() {
    for place in places() {
        let town = Town::with(&place, 20);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        let planned = town.plan("committee_meeting");
        let of_planned = format!("/meetings/{planned}");
        let mut pages: Vec<String> =
            ["/meetings", "/meetings?view=past", "/meetings/new", "/resolutions", "/resolutions?state=done"]
                .map(String::from)
                .into();
        pages.extend(
            ["", "/roll", "/motions", "/minutes", "/closing", "/remarks/new", "/resolutions/new"]
                .map(|below| format!("{at}{below}")),
        );
        pages.extend(["", "/edit", "/cancellation"].map(|below| format!("{of_planned}{below}")));
        for path in pages {
            for (language, tag) in [("zh-CN", "lang=\"zh-CN\"><head"), ("en", "lang=\"en\"><head")] {
                let mut browser = town.browser(town.secretary());
                browser.accept_language = language;
                let page = browser.get(&path).expect(200).shows(tag);
                assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
                assert!(page.text.len() < 40_000, "{path}: {} bytes", page.text.len());
            }
        }
    }
}
