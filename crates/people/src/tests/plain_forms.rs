//! Forms without scripts: what is sent twice from one page to what makes something is done once, and answered as the first was.

use zhixing_kit::clock::{DAY_MS, MINUTE_MS};
use zhixing_kit::jobs::run_due;
use zhixing_kit::test::{Browser, Page};

use super::{World, worlds};
use crate::JOBS;

fn found(browser: &mut Browser, world: &World, code: &str, name: &str) -> Page {
    let fields = [("parent", world.branch.as_str()), ("unit_kind", "group"), ("founded_on", "2026-01-01")];
    browser.post("/units", &[&fields[..], &[("unit_name", name), ("zx-page-code", code)]].concat())
}

fn count(world: &World, sql: &'static str) -> i64 {
    world.house.db.read_now(move |tx| tx.one::<(i64,)>(sql, &[])).unwrap().0
}

fn groups(world: &World) -> i64 {
    count(world, "select count(*) from unit where name in ('三组', '四组')")
}

#[test]
fn the_second_press_is_answered_as_the_first_was() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let code = browser.get("/units/new").expect(200).code();
        assert_eq!(code.len(), 32);
        assert_ne!(code, browser.get("/units/new").code(), "each page has its own");
        let first = found(&mut browser, &world, &code, "三组").expect(303);
        let told = browser.get(first.leads_to()).expect(200).text;
        let second = found(&mut browser, &world, &code, "三组").expect(303);
        assert_eq!(second.leads_to(), first.leads_to(), "{}", world.place.engine);
        let again = browser.get(second.leads_to()).expect(200).text;
        let told_in = |page: &str| page.split_once("data-told").unwrap().1.split_once("</p>").unwrap().0.to_owned();
        assert_eq!(told_in(&told), told_in(&again), "who pressed twice reads that it was done, not that it failed");
        assert_eq!((groups(&world), count(&world, "select count(*) from sending")), (1, 1), "{}", world.place.engine);
    }
}

/// A page of long ago, that the browser or the device kept: what it did may have been undone since, and is not told as done.
#[test]
fn a_page_of_long_ago_is_told_when_it_took_effect_and_that_nothing_was_done_now() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let code = browser.get("/units/new").expect(200).code();
        let first = found(&mut browser, &world, &code, "三组").expect(303).leads_to().to_owned();
        browser.get(&first);
        world.place.pass_ms(11 * MINUTE_MS);
        let again = found(&mut browser, &world, &code, "三组").expect(303);
        assert_eq!((again.leads_to(), groups(&world)), (&*first, 1), "{}", world.place.engine);
        browser.get(&first).expect(200).shows("3月2日 周一 09:00").shows("这一次没有再做");
        // After a day its code and what was told are gone.
        world.place.pass_ms(DAY_MS);
        run_due(&world.house.db, JOBS).unwrap();
        assert_eq!(count(&world, "select count(*) from sending"), 0, "{}", world.place.engine);
    }
}

#[test]
fn two_presses_at_the_same_moment_are_one_act_with_one_answer() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let code = browser.get("/units/new").expect(200).code();
        let answers: Vec<String> = std::thread::scope(|scope| {
            let presses: Vec<_> = (0..6)
                .map(|_| {
                    let (mut browser, world, code) = (browser.clone(), &world, &code);
                    scope.spawn(move || found(&mut browser, world, code, "三组").expect(303).leads_to().to_owned())
                })
                .collect();
            presses.into_iter().map(|press| press.join().unwrap()).collect()
        });
        assert!(answers[0].starts_with("/units/"), "{answers:?}");
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{}: {answers:?}", world.place.engine);
        assert_eq!(groups(&world), 1, "{}", world.place.engine);
    }
}

#[test]
fn other_words_from_the_same_page_are_another_wish_and_a_refused_form_can_be_sent_again() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let code = browser.get("/units/new").expect(200).code();
        found(&mut browser, &world, &code, "").expect(422);
        assert_eq!(count(&world, "select count(*) from sending"), 0, "what was refused is not remembered");
        found(&mut browser, &world, &code, "三组").expect(303);
        // He goes back in his browser, to the page that he had, and types another name.
        found(&mut browser, &world, &code, "四组").expect(303);
        assert_eq!(groups(&world), 2, "{}", world.place.engine);
        // Another account knows nothing of it.
        let mut other = world.signed_in("secretary");
        found(&mut other, &world, &code, "三组").expect(422);
    }
}

#[test]
fn what_comes_to_the_same_however_often_it_is_sent_costs_no_row() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let at = format!("/members/{}", world.secretary);
        let code = browser.get(&at).expect(200).code();
        assert_eq!(code.len(), 32);
        browser.post(&format!("{at}/bar"), &[("zx-page-code", &code)]).expect(303);
        assert_eq!(count(&world, "select count(*) from sending"), 0, "{}", world.place.engine);
    }
}

#[test]
fn where_the_first_answer_was_not_noted_the_second_leads_to_a_page_that_there_is() {
    for world in worlds() {
        let mut browser = world.signed_in("admin");
        let at = format!("/members/{}", world.secretary);
        let code = browser.get(&format!("{at}/exemptions")).expect(200).code();
        let fields = [("exemption_kind", "ill"), ("from_on", "2026-03-02"), ("zx-page-code", code.as_str())];
        browser.post(&format!("{at}/exemptions"), &fields).expect(303);
        // As a kill between the act and the note of its answer leaves it: the path above the act's own, which may be no page.
        for (noted, page) in
            [("/members/none/exemptions/gone", "/members/none/exemptions"), ("/nowhere/at/all", "/today")]
        {
            let sql = "update sending set leads_to = $1, told = ''";
            world.house.db.write_now(move |tx| tx.run(sql, zhixing_kit::params![noted])).unwrap();
            let again = browser.post(&format!("{at}/exemptions"), &fields).expect(303);
            assert_eq!(again.leads_to(), page, "{}", world.place.engine);
        }
    }
}
