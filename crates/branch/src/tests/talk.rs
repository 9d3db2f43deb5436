//! A talk between two people: who is shown it, and what it asks of whom. It has no roll and no minutes.

use zhixing_kit::test::{BEGIN, Place, places};
use zhixing_people::{Actor, NewPost, PostKind, appoint};

use super::town::Town;

const HOUR_MS: i64 = 3_600_000;
const TOPIC: &str = "谈谈近来的工作";

/// A talk between two members without posts, which the secretary planned for tomorrow.
fn planned(town: &Town) -> String {
    let (one, other) = (town.formal[3].member.to_string(), town.formal[4].member.to_string());
    let unit = town.branch.to_string();
    let form = [
        ("unit", unit.as_str()),
        ("kind", "talk"),
        ("topic", TOPIC),
        ("day", "2026-03-03"),
        ("time", "14:00"),
        ("place", "值班室"),
        ("chair", &one),
        ("recorder", &other),
    ];
    town.browser(town.secretary()).post("/meetings", &form).expect(303).leads_to().to_owned()
}

/// Gives a member a post, and reads him anew.
fn with_post(town: &Town, place: &Place, who: &Actor, kind: PostKind, in_group: bool) -> Actor {
    let unit = if in_group { town.group.clone() } else { town.branch.clone() };
    let (member, organisation) = (who.member.clone(), who.organisation.clone());
    let made = place.db.write_now(move |tx| {
        let new = NewPost { unit: unit.clone(), member: member.clone(), kind, from_on: tx.today(), to_on: None };
        appoint(tx, &Actor::at_console(tx)?, &new)?;
        Actor::of(tx, &organisation, &member)
    });
    made.expect("a post")
}

#[test]
fn a_talk_is_shown_to_its_two_people_and_to_who_keeps_the_record() {
    for place in places() {
        let town = Town::with(&place, 10);
        let path = planned(&town);
        let organiser = with_post(&town, &place, &town.formal[5], PostKind::Organiser, false);
        let librarian = with_post(&town, &place, &town.formal[6], PostKind::Librarian, false);
        let leader = with_post(&town, &place, &town.formal[7], PostKind::GroupLeader, true);
        let seen = [town.secretary(), town.recorder(), &town.formal[3], &town.formal[4], &organiser];
        let unseen = [&town.formal[8], &town.probationary, &librarian, &leader];
        let calendar = "/calendar?month=2026-03";
        for reader in seen {
            let mut browser = town.browser(reader);
            browser.get(&path).expect(200).shows(TOPIC).shows("党员03").shows("党员04");
            browser.get("/meetings").expect(200).shows(TOPIC);
            browser.get("/meetings?kind=talk").expect(200).shows(TOPIC);
            browser.get(calendar).expect(200).shows(&path);
            browser.get("/year?quarter=4").expect(200).shows(&path);
        }
        for reader in unseen {
            let mut browser = town.browser(reader);
            for below in ["", "/roll", "/opening", "/edit", "/record", "/minutes"] {
                browser.get(&format!("{path}{below}")).expect(404);
            }
            browser.post(&format!("{path}/convening"), &[]).expect(404);
            browser.get("/meetings").expect(200).hides(TOPIC);
            browser.get("/meetings?kind=talk").expect(200).hides(TOPIC);
            browser.get(calendar).expect(200).hides(&path);
            // That one is planned is the branch's; which one is not.
            browser.get("/year?quarter=4").expect(200).hides(&path).shows("谈心谈话");
        }
        for reader in [&town.stranger, &town.superior] {
            town.browser(reader).get(&path).expect(404);
        }
    }
}

#[test]
fn of_a_talk_the_two_note_that_it_took_place_and_nobody_calls_a_roll() {
    for place in places() {
        let town = Town::with(&place, 6);
        let path = planned(&town);
        let mut secretary = town.browser(town.secretary());
        secretary.get(&path).expect(200).shows("通知两人").shows("先通知谈话的两人").hides("到会名单").hides("议程");
        secretary.post(&format!("{path}/convening"), &[]).expect(303);
        let told = secretary.get(&path).expect(200).shows("已通知谈话的两人").shows("记下开始时间").hides("到会名单");
        told.hides("应到").shows("取消这次谈话");

        place.clock.set(BEGIN.plus_ms(30 * HOUR_MS));
        let mut one = town.browser(&town.formal[3]);
        one.get(&path).expect(200).shows("记下开始时间");
        one.post(&format!("{path}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        one.get(&path).expect(200).shows("谈完以后").shows("记下已经进行").hides("点名").hides("到会名单");
        one.get(&format!("{path}/closing")).expect(200).shows("只记谈过").hides("到会名单").hides("还没有点到");
        one.post(&format!("{path}/closing"), &[("day", "2026-03-03"), ("time", "14:30")]).expect(303);
        let after = one.get(&path).expect(200).shows("已记下：谈话已经进行").shows("不用再做什么");
        after.hides("会议记录").hides("签字").hides("实到");
        town.browser(&town.formal[4]).get("/meetings?view=past").expect(200).shows(TOPIC);
        town.browser(&town.formal[5]).get("/meetings?view=past").expect(200).hides(TOPIC);
        let mut english = town.browser(&town.formal[4]);
        english.accept_language = "en";
        english.get(&path).expect(200).shows("nothing more is to be done").hides("roll");
    }
}

#[test]
fn the_ledger_for_the_whole_branch_says_of_a_talk_that_it_is_and_not_who_talks() {
    for place in places() {
        let town = Town::with(&place, 6);
        planned(&town);
        let asked = [("form", "ledger"), ("year", "2026"), ("month", "3"), ("format", "docx")];
        for reader in [town.secretary(), &town.formal[5]] {
            let form = town.browser(reader).post(&format!("/branches/{}/forms", town.branch), &asked).expect(200);
            let text = super::forms::words(&form.bytes);
            assert!(text.contains("谈心谈话"), "{text}");
            for word in [TOPIC, "值班室", "党员03", "党员04"] {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
    }
}

/// A talk of two that took place on 3 March, between 14:00 and 14:30.
fn held(town: &Town, place: &Place, two: [&Actor; 2]) {
    let [one, other] = two.map(|who| who.member.to_string());
    let form = [
        ("unit", town.branch.as_str()),
        ("kind", "talk"),
        ("topic", TOPIC),
        ("day", "2026-03-03"),
        ("time", "14:00"),
        ("chair", &one),
        ("recorder", &other),
    ];
    let mut secretary = town.browser(town.secretary());
    let at = secretary.post("/meetings", &form).expect(303).leads_to().to_owned();
    secretary.post(&format!("{at}/convening"), &[]).expect(303);
    place.clock.set(BEGIN.plus_ms(30 * HOUR_MS));
    secretary.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
    secretary.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:30")]).expect(303);
}

/// 支 19: between committee members, committee and members, and members; each once a year. Nobody asks who is excused (教 23, 34).
#[test]
fn the_talks_of_a_year_are_held_once_everybody_had_one_and_the_page_tells_how_many() {
    for place in places() {
        let town = Town::with(&place, 3);
        town.excuse(2);
        let year = "/year?quarter=4";
        let talk = |reader: &Actor| {
            let page = town.browser(reader).get(year).expect(200).text;
            let from = page.find("谈心谈话").expect("it is owed");
            page[from..].split("</li>").next().unwrap_or_default().to_owned()
        };
        let stands = talk(town.secretary());
        assert!(stands.contains("应谈 3 人，谈过的 0 人") && !stands.contains("已完成"), "{stands}");
        held(&town, &place, [town.secretary(), town.recorder()]);
        for reader in [town.secretary(), &town.probationary] {
            let stands = talk(reader);
            assert!(stands.contains("应谈 3 人，谈过的 2 人") && !stands.contains("已完成"), "one pair: {stands}");
        }
        // Who is excused may talk, and is asked of nobody.
        held(&town, &place, [town.recorder(), &town.formal[2]]);
        assert!(!talk(town.secretary()).contains("已完成"));
        held(&town, &place, [town.recorder(), &town.probationary]);
        let stands = talk(town.secretary());
        assert!(stands.contains("应谈 3 人，谈过的 3 人") && stands.contains("已完成"), "{stands}");
    }
}
