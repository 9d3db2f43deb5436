//! Banks in the words of those who keep them, through HTTP, on both databases.

mod areas;
mod away;
mod banks;
mod class;
mod days;
mod discussion;
mod hot;
mod imports;
mod organised;
mod passages;
mod past;
mod pictures;
mod programmes;
mod reflections;
mod review;
mod rotas;
mod selftest;
mod series;
mod series_at_once;
mod sheet;
mod town;
mod training;

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
        let town = Town::with(&place);
        let question = town.question("制动时最容易抱死的路面是", "道路安全");
        let bank = town.bank(&question);
        let mut librarian = town.browser(&town.librarian);
        let file = "题型,题干,A,B,答案\n单选,新的一道,一,二,A\n单选,没有答案,一,二,\n";
        let waiting = librarian.post_file("/questions/import", "file", "题.csv", file.as_bytes()).expect(303);
        let mine = librarian.post("/reflections", &[("reflection_words", "雨夜出勤想到的。")]).expect(303);
        let mine = mine.leads_to().to_owned();
        librarian.post(&format!("{mine}/sharing"), &[("audience", "branch")]).expect(303);
        librarian.edit(&format!("{mine}/edit"), &mine, &[("reflection_words", "雨夜出勤想到的，改过。")]).expect(303);
        let pages = [
            "/reflections".to_owned(),
            "/reflections?only=shared".to_owned(),
            "/reflections/new".to_owned(),
            mine.clone(),
            format!("{mine}/edit"),
            format!("{mine}/print"),
            format!("{mine}/sharing"),
            format!("{mine}/versions/2"),
            format!("{mine}/passages/new?q=%E9%85%92"),
            format!("{mine}/answers/new"),
            "/banks".to_owned(),
            format!("/banks/{bank}"),
            format!("/banks/{bank}/export"),
            format!("/banks/{bank}/export?format=aiken"),
            "/questions/new".to_owned(),
            "/questions/import".to_owned(),
            waiting.leads_to().to_owned(),
            format!("/questions/{question}"),
            format!("/questions/{question}/edit"),
            format!("/questions/{question}/passage?q=%E9%85%92"),
            "/self-test".to_owned(),
            "/self-test/pause?more=yes".to_owned(),
            "/self-test/away".to_owned(),
            format!("/self-test/areas/{bank}"),
            librarian.post("/self-test", &[]).expect(303).leads_to().to_owned(),
        ];
        for path in pages {
            for (language, tag) in [("zh-CN", "lang=\"zh-CN\"><head"), ("en", "lang=\"en\"><head")] {
                let mut browser = town.browser(&town.librarian);
                browser.accept_language = language;
                let page = browser.get(&path).expect(200).shows(tag);
                assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
                assert!(page.text.len() < 40_000, "{path}: {} bytes", page.text.len());
            }
        }
    }
}
