//! The meeting in the words of those who hold it, through HTTP, on both databases.

pub(crate) mod attendance;
mod bad_input;
pub(crate) mod ballot;
mod begun_again;
mod corrections;
mod directory;
mod doubts;
mod errands;
mod export;
mod follow;
pub(crate) mod forms;
mod forms_told;
mod leaving;
mod life;
mod meeting;
mod named;
mod namesakes;
mod officers;
mod outcomes;
mod passed;
mod principles;
mod quotation;
mod roll;
mod roster;
mod stale;
mod succession;
mod talk;
mod temporary;
mod theme;
pub(crate) mod town;
mod unvoted;
mod votes;

use zhixing_kit::test::places;

use town::Town;

/// The field's vectors for votes, from the table that the charter's own tests read: N; quorum and yes of an ordinary resolution; quorum and yes of
/// an admission; quorum of an election as the charter reads it, and as a branch reads it that turned the option on.
/// The field's vectors, a line for each N: quorum and yes of ordinary resolutions, of admissions, and the two quorums of elections.
pub(crate) fn vectors() -> Vec<[usize; 7]> {
    let lines = include_str!("../../../charter/tests/vectors.txt").lines().filter(|line| !line.starts_with('#'));
    let read = |line: &str| {
        let numbers: Vec<usize> = line.split_whitespace().map(|number| number.parse().unwrap()).collect();
        <[usize; 7]>::try_from(numbers).expect("a line of the table")
    };
    let vectors: Vec<_> = lines.map(read).collect();
    assert_eq!(vectors.len(), 7);
    vectors
}

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
