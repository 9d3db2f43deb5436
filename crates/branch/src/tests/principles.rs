//! The field's principles where the meeting meets them: P4, P5, P7, P8, P9, P19.

use zhixing_kit::test::places;

use super::town::Town;

#[test]
fn p4_attendance_is_the_recorders_roll_call_and_no_page_asks_where_anybody_is() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        for below in ["", "/roll", "/motions", "/minutes"] {
            let page = town.browser(town.recorder()).get(&format!("{at}{below}")).expect(200);
            for word in ["geolocation", "latitude", "getUserMedia", "签到码", "capture="] {
                assert!(!page.text.contains(word), "{below}: {word}");
            }
            assert!(page.headers["permissions-policy"].to_str().unwrap().contains("geolocation=()"));
        }
        // Nobody checks himself in.
        let own = town.entry(&meeting, "党员04");
        town.browser(&town.formal[4]).get(&format!("{at}/roll")).expect(200).hides("name=\"mark\"");
        town.browser(&town.formal[4]).post(&format!("{at}/roll/{own}"), &[("mark", "present")]).expect(403);
    }
}

#[test]
fn p5_no_form_of_a_meeting_asks_for_a_file() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let planned = town.plan("theme_day");
        for path in [
            format!("/meetings/{meeting}"),
            format!("/meetings/{meeting}/remarks/new"),
            format!("/meetings/{meeting}/closing"),
            format!("/meetings/{planned}/edit"),
            "/meetings/new".into(),
        ] {
            town.browser(town.secretary()).get(&path).expect(200).hides("type=\"file\"");
        }
    }
}

#[test]
fn p7_a_superior_sees_decisions_and_nothing_of_the_meeting() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.browser(town.recorder())
            .post(&format!("/meetings/{meeting}/resolutions"), &[("text", "检修护栏")])
            .expect(303);
        let overview = format!("/overview/{}", town.branch);
        town.browser(&town.superior).get(&overview).expect(200).shows("检修护栏").hides("研究第一季度工作");
        town.browser(&town.stranger).get(&overview).expect(404);
        town.browser(&town.superior).get("/resolutions").expect(200).hides("检修护栏");
        town.browser(&town.superior).get("/meetings").expect(200).hides("href=\"/resolutions\"");
        town.browser(town.secretary()).get("/meetings").expect(200).shows("href=\"/resolutions\"");
        town.browser(&town.superior).get("/meetings").expect(200).hides("研究第一季度工作");
    }
}

#[test]
fn p8_a_meeting_written_down_later_says_so_and_its_records_carry_both_times() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let at = format!("/meetings/{meeting}");
        town.browser(town.secretary()).post(&format!("{at}/convening"), &[]).expect(303);
        place.pass_ms(5 * 24 * 3_600_000);
        let mut recorder = town.browser(town.recorder());
        recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:05")]).expect(303);
        town.present(&meeting, 5);
        recorder.get(&at).expect(200).shows("事后补记").shows("2026年3月3日 14:05").shows("2026年3月7日 09:00");
        recorder.get(&format!("{at}/minutes")).expect(200).shows("本次会议为事后补记");
        for entry in town.records(&meeting).iter().filter(|entry| ["opened", "marked"].contains(&entry.verb.as_str())) {
            assert_eq!(
                entry.recorded_at.0 - entry.happened_at.0,
                (3 * 24 + 18) * 3_600_000 + 55 * 60_000,
                "{}",
                entry.verb
            );
            assert!(entry.is_late());
        }
    }
}

#[test]
fn p9_nothing_stands_in_the_minutes_but_what_people_took_down() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let page = town.browser(town.recorder()).get(&format!("/meetings/{meeting}/minutes")).expect(200);
        page.hides("小结</h2>").hides("发言</h2>").hides("报告</h2>").hides("表决和决议</h2>");
        town.browser(town.recorder())
            .get(&format!("/meetings/{meeting}/remarks/new"))
            .expect(200)
            .shows("rows=\"6\" required aria-describedby=\"h-text\"></textarea>")
            .shows("发言人</label>")
            .hides("发言人<small>");
    }
}

#[test]
fn p19_an_exempt_person_who_is_not_there_is_never_shown_as_a_fault() {
    for place in places() {
        let town = Town::with(&place, 5);
        town.excuse(4);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        for name in ["党员00", "党员01", "党员02", "党员03", "预备员"] {
            let entry = town.entry(&meeting, name);
            recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        // He keeps his vote: N stays 5. He need not be marked before the end.
        recorder
            .get(&format!("{at}/roll"))
            .expect(200)
            .shows("可不到会")
            .hides("年老")
            .shows("应到 5 人，实到 4 人")
            .shows("名单已点完");
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        recorder.get(&format!("{at}/roll")).expect(200).shows("按规定可不到会").hides("年老").hides("未到会");
        recorder.get(&format!("{at}/minutes")).expect(200).shows("免于到会").hides("年老").hides("未写明原因");
    }
}

#[test]
fn p19_who_need_not_attend_is_told_to_who_keeps_the_roster_chair_and_recorder_alone() {
    for place in places() {
        let town = Town::with(&place, 6);
        town.excuse(4);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        for name in ["党员00", "党员01", "党员02", "党员03", "预备员"] {
            let entry = town.entry(&meeting, name);
            recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        let entry = town.entry(&meeting, "党员05");
        recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "absent")]).expect(303);
        // A committee member who is not the recorder, a member, and the person himself: two are not marked or not there, and nothing tells them apart.
        let others = [&town.formal[2], &town.formal[3], &town.formal[4]];
        let words = ["可不到会", "免于到会", "need not attend", "Need not attend"];
        for reader in others {
            let mut browser = town.browser(reader);
            let page = browser.get(&format!("{at}/roll")).expect(200);
            words.iter().for_each(|word| assert!(!page.text.contains(word), "{word}: {}", page.text));
        }
        let mut member = town.browser(&town.formal[3]);
        for path in [at.clone(), format!("{at}/roll")] {
            member.get(&path).expect(200).hides("名单已点完").hides("未点名。");
        }
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        for reader in others {
            let mut browser = town.browser(reader);
            let pages = ["", "/roll", "/minutes"].map(|below| browser.get(&format!("{at}{below}")).expect(200).text);
            for (page, word) in pages.iter().flat_map(|page| words.iter().map(move |word| (page, word))) {
                assert!(!page.contains(word), "{word}");
            }
            assert_eq!(pages[1].matches("未到会").count(), 2, "both alike, and neither is called absent");
            assert!(pages[2].contains("党员04、党员05"));
        }
        for reader in [town.secretary(), town.recorder()] {
            town.browser(reader).get(&format!("{at}/minutes")).expect(200).shows("免于到会").shows("未到会");
        }
        // Forms go from hand to hand: they tell nobody.
        let (by, id) = (town.secretary().clone(), meeting.clone());
        let forms = place.db.read_now(move |tx| {
            let chinese = zhixing_kit::Language::Chinese;
            Ok([crate::form::minutes(tx, &by, &id, chinese)?, crate::form::roll(tx, &by, &id, chinese)?])
        });
        for draft in forms.unwrap() {
            let said = format!("{:?}", draft.form);
            assert!(!said.contains("可不到会") && said.contains("未到会"), "{said}");
        }
    }
}
