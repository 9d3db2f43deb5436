//! What forms tell of what was not valid, is late, was arranged, or was listed: as the pages do, for who has not seen them.

use zhixing_kit::test::{Place, places};
use zhixing_people::Actor;

use super::forms::{hand_out, words};
use super::life::{begun, count, opened};
use super::theme::{OUT, with};
use super::town::Town;
use crate::ActivityId;

const DAY_MS: i64 = 24 * 3_600_000;

fn of_branch(town: &Town, by: &Actor, form: &str) -> String {
    let sent = [("form", form), ("format", "docx"), ("year", "2026"), ("month", "")];
    words(&town.browser(by).post(&format!("/branches/{}/forms", town.branch), &sent).expect(200).bytes)
}

fn own_file(town: &Town, by: &Actor) -> String {
    let sent = [("form", "own_file"), ("format", "docx")];
    words(&town.browser(by).post("/own-file/forms", &sent).expect(200).bytes)
}

fn of_meeting(town: &Town, meeting: &ActivityId, form: &str) -> String {
    words(&hand_out(town, town.secretary(), meeting, form, "docx").expect(200).bytes)
}

fn close(place: &Place, town: &Town, meeting: &ActivityId) {
    place.pass_ms(90 * 60_000);
    let (at, entry) = (format!("/meetings/{meeting}"), town.entry(meeting, "预备员"));
    let mut recorder = town.browser(town.recorder());
    recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "absent"), ("reason", "值班")]).expect(303);
    recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:30")]).expect(303);
}

/// 支 11: of five with a vote three had to be there.
#[test]
fn a_meeting_that_was_not_valid_is_told_so_on_every_form_and_counted_as_held_on_none() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 2);
        close(&place, &town, &meeting);
        for form in ["minutes", "roll"] {
            let told = of_meeting(&town, &meeting, form);
            assert!(
                told.contains("无效：有表决权的须到 3 人，实到 2 人。不算已召开，会上没有作出决议"),
                "{form}: {told}"
            );
        }
        let ledger = of_branch(&town, town.secretary(), "ledger");
        assert!(ledger.contains("已召开 0 次") && ledger.contains("无效 1 次"), "{ledger}");
        assert!(ledger.contains("2/6无效"), "its state: {ledger}");
        let own = own_file(&town, &town.formal[1]);
        assert!(own.contains("到会（会议无效，不算已召开）"), "{own}");
    }
}

#[test]
fn a_valid_meeting_says_nothing_of_it() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = super::forms::held(&place, &town);
        let told = of_meeting(&town, &meeting, "minutes") + &of_branch(&town, town.secretary(), "ledger");
        assert!(!told.contains("无效") && !told.contains("会议效力") && told.contains("已召开 1 次"), "{told}");
    }
}

/// P7: to whom the page tells it.
#[test]
fn a_resolution_past_its_day_says_so_on_the_forms_of_its_owner_and_of_who_plans() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let owner = town.formal[3].member.to_string();
        let form = [("text", "检修护栏"), ("owner", owner.as_str()), ("due", "2026-03-10")];
        town.browser(town.recorder()).post(&format!("/meetings/{meeting}/resolutions"), &form).expect(303);
        let list = town.browser(town.secretary()).get("/resolutions").expect(200).text;
        let id = list.split("href=\"/resolutions/").nth(1).map(|rest| rest[..36].to_owned()).unwrap();
        let own_form = |by: &Actor| {
            let path = format!("/resolutions/{id}/forms");
            words(&town.browser(by).post(&path, &[("form", "resolution"), ("format", "docx")]).expect(200).bytes)
        };
        assert!(own_form(town.secretary()).contains("在办"));
        place.pass_ms(20 * DAY_MS);
        for told in [
            own_form(town.secretary()),
            own_form(&town.formal[3]),
            of_branch(&town, town.secretary(), "ledger"),
            of_branch(&town, &town.formal[3], "ledger"),
            own_file(&town, &town.formal[3]),
        ] {
            assert!(told.contains("已过期限") && !told.contains("在办"), "{told}");
        }
        for told in [own_form(&town.formal[4]), of_branch(&town, &town.formal[4], "ledger")] {
            assert!(told.contains("检修护栏") && told.contains("在办") && !told.contains("已过期限"), "{told}");
        }
    }
}

#[test]
fn the_minutes_of_a_theme_day_say_how_it_was_arranged_and_what_it_carried() {
    for place in places() {
        let town = Town::with(&place, 5);
        let inside = [
            ("way", "in"),
            ("lecturer", "周教授"),
            ("lecturer_about", "市委党校"),
            ("speaks_about", "依法行政"),
            ("source", "行政处罚法"),
            ("free", "yes"),
        ];
        for (form, said, not) in [
            (
                with(&OUT, &[]),
                ["走出去", "东湖社区", "集中步行，二十分钟", "老周带队，过街走信号灯", "不向参加的人收费"],
                "罗主任",
            ),
            (inside.to_vec(), ["请进来", "周教授", "依法行政", "行政处罚法", "不向参加的人收费"], "安全安排"),
        ] {
            let day = town.plan("theme_day");
            let at = format!("/meetings/{day}/theme");
            town.browser(town.secretary()).edit(&format!("{at}/edit"), &at, &form).expect(303);
            let also = day.clone();
            place
                .db
                .write_now(move |tx| {
                    let carries = "update activity set also = '[\"study_day\"]' where id = $1";
                    tx.run(carries, zhixing_kit::params![&also]).map(drop)
                })
                .unwrap();
            begin(&place, &town, &day);
            close(&place, &town, &day);
            let told = of_meeting(&town, &day, "minutes");
            for said in said.into_iter().chain(["主题党日（兼集中学习）"]) {
                assert!(told.contains(said), "{said}: {told}");
            }
            assert!(!told.contains(not) && !told.contains("0591"), "{told}");
        }
    }
}

fn begin(place: &Place, town: &Town, meeting: &ActivityId) {
    let (by, convened) = (town.secretary().clone(), meeting.clone());
    place.db.write_now(move |tx| crate::activity::actions::convene(tx, &by, &convened).map(drop)).unwrap();
    place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000));
    let (by, opened) = (town.recorder().clone(), meeting.clone());
    place.db.write_now(move |tx| crate::activity::actions::open(tx, &by, &opened, tx.now())).unwrap();
    town.present(meeting, 5);
}

#[test]
fn problems_stand_on_the_minutes_of_their_meeting_and_on_a_list_that_follows_them() {
    for place in places() {
        let town = Town::with(&place, 6);
        let at = begun(&town);
        let list =
            |by: &Actor| town.browser(by).post(&format!("{at}/forms"), &[("form", "problems"), ("format", "docx")]);
        let meeting = opened(&place, &town);
        let owner = town.formal[3].member.to_string();
        let form = [
            ("problem", "夜间接警回访不及时"),
            ("found_in", "opinions"),
            ("measure", "每天九点前回访前一夜的警情"),
            ("measure_owner", owner.as_str()),
            ("measure_due", "2026-03-10"),
        ];
        let mut recorder = town.browser(town.recorder());
        // The meeting leads there, who runs it to what is listed now.
        let problems = format!("href=\"{at}/problems\"");
        recorder.get(&meeting).expect(200).shows(&problems).shows(&format!("href=\"{at}\""));
        town.browser(&town.formal[4]).get(&meeting).expect(200).hides(&problems).shows(&format!("href=\"{at}\""));
        recorder.get(&format!("{at}/problems")).expect(200).hides("问题和措施清单");
        recorder.post(&format!("{at}/problems"), &form).expect(303);
        recorder.get(&format!("{at}/problems")).expect(200).shows("问题和措施清单");
        let mut secretary = town.browser(town.secretary());
        for part in ["self", "mutual"] {
            secretary.post(&format!("{at}/appraisal/parts"), &[("part", part)]).expect(303);
        }
        for counts in [&mut recorder, &mut secretary] {
            count(counts, &at, 6, "5", "5 0 0 0").expect(303);
        }
        let id = ActivityId::parse(&meeting["/meetings/".len()..]).unwrap();
        town.present(&id, 6);
        close(&place, &town, &id);
        let told = of_meeting(&town, &id, "minutes");
        for said in [
            "组织生活会（兼民主评议党员）",
            "夜间接警回访不及时",
            "征求到的意见",
            "每天九点前回访前一夜的警情",
            "个人自评（2026年3月3日）；党员互评（2026年3月3日）；测评票发出 6 张，收回 5 张",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(!told.contains("优秀"), "what was found of somebody stands on no form: {told}");
        // The list follows each: to whom it is told that one is late.
        place.pass_ms(20 * DAY_MS);
        secretary.get(&format!("{at}/problems")).expect(200).shows("已过期限");
        town.browser(&town.formal[4]).get(&format!("{at}/problems")).expect(200).shows("在办").hides("已过期限");
        let told = words(&list(town.secretary()).expect(200).bytes);
        for said in ["2026年度组织生活会问题和措施清单", "年度组织生活会", "夜间接警回访不及时", "党员03", "已过期限"]
        {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(words(&list(&town.formal[4]).expect(200).bytes).contains("在办"));
        for nobody in [&town.stranger, &town.superior] {
            list(nobody).expect(404);
        }
    }
}
