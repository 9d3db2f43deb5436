//! Input that is wrong, hostile, late or not allowed: each gets a clear answer.

use axum::body::Body;
use axum::http::{Request, header};
use zhixing_kit::test::places;

use super::town::Town;

#[test]
fn days_that_do_not_exist_and_strange_kinds_are_told_at_the_field_and_nothing_is_lost() {
    for place in places() {
        let town = Town::with(&place, 5);
        let unit = town.branch.to_string();
        let mut secretary = town.browser(town.secretary());
        let post = |browser: &mut zhixing_kit::test::Browser, kind: &str, day: &str, time: &str| {
            browser.post(
                "/meetings",
                &[("unit", &unit), ("kind", kind), ("topic", "一次会"), ("day", day), ("time", time)],
            )
        };
        post(&mut secretary, "general_meeting", "2026-02-30", "25:00")
            .expect(422)
            .shows("没有这一天")
            .shows("没有这个时间")
            .shows("2026-02-30")
            .shows("一次会");
        post(&mut secretary, "score_day", "2026-03-03", "14:00").expect(422).shows("请从所列各项中选择");
        post(&mut secretary, "group_meeting", "2026-03-03", "14:00").expect(422).shows("这个单位不开");
        post(&mut secretary, "general_meeting", "2036-03-03", "14:00").expect(422).shows("前后两年之内");
        let stranger = town.stranger.member.to_string();
        let form = [
            ("unit", unit.as_str()),
            ("kind", "general_meeting"),
            ("topic", "会"),
            ("day", "2026-03-03"),
            ("time", "14:00"),
            ("chair", &stranger),
        ];
        secretary.post("/meetings", &form).expect(422).shows("请从本支部的成员中选择");
    }
}

#[test]
fn who_has_no_business_here_is_refused_and_a_guessed_id_is_not_found() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        for outsider in [&town.stranger, &town.superior] {
            let mut browser = town.browser(outsider);
            for below in ["", "/roll", "/motions", "/minutes", "/record", "/edit", "/remarks/new"] {
                browser.get(&format!("{at}{below}")).expect(404);
            }
            let entry = town.entry(&meeting, "党员02");
            browser.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(404);
            browser.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(404);
        }
        let mut member = town.browser(&town.formal[4]);
        member.get(&at).expect(200);
        let entry = town.entry(&meeting, "党员04");
        member.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(403);
        member.post(&format!("{at}/motions"), &[("text", "同意")]).expect(403);
        member.get("/meetings/new").expect(403);
        for path in [
            "/meetings/x",
            "/meetings/0198c0de-0000-7000-8000-000000000000",
            "/resolutions/0198c0de-0000-7000-8000-000000000000",
            "/meetings/..%2f",
        ] {
            member.get(path).expect(404);
        }
        let other = town.plan("general_meeting");
        town.browser(town.recorder())
            .post(&format!("/meetings/{other}/roll/{entry}"), &[("mark", "present")])
            .expect(404);
    }
}

#[test]
fn two_recorders_at_once_leave_the_last_mark_and_a_record_of_each() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let path = format!("/meetings/{meeting}/roll/{}", town.entry(&meeting, "党员03"));
        let marked = || town.records(&meeting).into_iter().filter(|entry| entry.verb == "marked").count();
        town.browser(town.recorder()).post(&path, &[("mark", "present")]).expect(303);
        town.browser(town.secretary()).post(&path, &[("mark", "absent"), ("reason", "值班")]).expect(303);
        assert_eq!(marked(), 2);
        // The same mark again changes nothing, does not take the reason back, and is no further record.
        let again = Request::post(&path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json");
        let again = again.header("sec-fetch-site", "same-origin").body(Body::from("mark=absent")).unwrap();
        let answer = town.browser(town.recorder()).send(again).expect(200);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&answer.text).unwrap()["changed"], false);
        assert_eq!(marked(), 2);
        let page = town.browser(town.recorder()).get(&format!("/meetings/{meeting}/roll")).expect(200);
        let page = page.shows("value=\"值班\"").shows("党员00");
        // Whose mark was replaced is told so in words, and nobody else; his next press ends it.
        let second = town.secretary().name.clone();
        page.shows("您点过的人里，有 1 人后来由别人改了")
            .shows(&format!("党员03：您记的是“到会”，{second} 改成了“未到会”"));
        let roll = format!("/meetings/{meeting}/roll");
        town.browser(town.secretary()).get(&roll).expect(200).hides("后来由别人改了");
        town.browser(town.secretary()).post(&path, &[("mark", "without_vote")]).expect(303);
        town.browser(town.recorder()).get(&roll).expect(200).shows("改成了“列席”");
        town.browser(town.recorder()).post(&path, &[("mark", "present")]).expect(303);
        town.browser(town.recorder()).get(&roll).expect(200).hides("后来由别人改了");
        town.browser(town.secretary()).get(&roll).expect(200).shows("您记的是“列席”");
        town.browser(town.recorder())
            .post(&path, &[("mark", "asleep")])
            .expect(422)
            .shows(&format!("href=\"{roll}\">回到上一级页面"));
    }
}

/// What an address asks for and the page does not have: the way leads back to the page.
#[test]
fn an_address_that_cannot_be_read_leads_back_to_its_page() {
    for place in places() {
        let town = Town::with(&place, 3);
        let mut browser = town.browser(town.secretary());
        for (asked, back, told) in [
            ("/year?year=abc", "/year", "地址里的年份“abc”看不懂"),
            ("/year?quarter=x", "/year", "地址里有一部分不对"),
            ("/calendar?year=x", "/calendar", "地址里的年份“x”看不懂"),
            ("/calendar?month=2026-13", "/calendar", "地址里的月份“2026-13”看不懂"),
        ] {
            browser.get(asked).expect(422).shows(told).shows(&format!("href=\"{back}\">回到上一级页面"));
        }
        browser.get("/meetings/x").expect(404).shows("href=\"/meetings\">回到上一级页面");
    }
}

#[test]
fn hostile_words_are_words() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let mut recorder = town.browser(town.recorder());
        let words = "<script>alert(1)</script>=cmd|' /C calc'!A0'; drop table activity; --";
        recorder
            .post(
                &format!("/meetings/{meeting}/remarks"),
                &[("kind", "statement"), ("speaker_name", "<b>甲</b>"), ("text", words)],
            )
            .expect(303);
        recorder.post(&format!("/meetings/{meeting}/motions"), &[("text", words)]).expect(303);
        let unseen = "同意\u{202e}接收\0甲为预备党员";
        let again = recorder.post(&format!("/meetings/{meeting}/motions"), &[("text", unseen)]).expect(422);
        again.shows("第 2 个字后面有一个看不见的方向符号（U+202E）").shows("同意接收甲为预备党员").hides("\u{202e}");
        recorder
            .post(&format!("/meetings/{meeting}/roll/visitors"), &[("name", "<img src=x>"), ("home", "\"><script>")])
            .expect(303);
        for below in ["", "/roll", "/motions", "/minutes"] {
            let page = recorder
                .get(&format!("/meetings/{meeting}{below}"))
                .expect(200)
                .hides("<script>alert")
                .hides("<b>甲")
                .hides("<img src=x>")
                .hides("\u{202e}");
            assert!(!page.text.contains('\0'), "{below}");
        }
        recorder
            .post(
                &format!("/meetings/{meeting}/remarks"),
                &[("kind", "statement"), ("speaker_name", "甲"), ("text", &"长".repeat(10_001))],
            )
            .expect(422)
            .shows("太长了");
    }
}

#[test]
fn a_meeting_that_ended_takes_nothing_more() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{meeting}");
        let of_probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{of_probationary}"), &[("mark", "present")]).expect(303);
        let led = recorder.post(&format!("{at}/motions"), &[("text", "同意")]).expect(303);
        let path = format!("{at}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap());
        recorder.post(&format!("{path}/vote-opening"), &[]).expect(303);
        let end = [("day", "2026-03-03"), ("time", "14:00")];
        recorder.post(&format!("{at}/closing"), &end).expect(422).shows("还有表决没有结束");
        recorder.post(&format!("{path}/vote-closing"), &[]).expect(303);
        recorder
            .post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "13:00")])
            .expect(422)
            .shows("结束时间早于开始时间");
        recorder
            .post(&format!("{at}/closing"), &[("day", "2026-03-04"), ("time", "14:00")])
            .expect(422)
            .shows("时间还没有到");
        recorder.post(&format!("{at}/closing"), &end).expect(303);
        let entry = town.entry(&meeting, "党员03");
        recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "absent")]).expect(422).shows("会议已经结束");
        recorder.post(&format!("{at}/motions"), &[("text", "再议")]).expect(422).shows("会议已经结束");
        recorder.post(&format!("{at}/agenda"), &[("title", "再议")]).expect(422).shows("会议已经结束");
        recorder.post(&format!("{at}/edit"), &[("topic", "改")]).expect(422);
        recorder.post(&format!("{at}/opening"), &end).expect(422);
    }
}
