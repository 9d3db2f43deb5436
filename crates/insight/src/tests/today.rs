//! Today: what each finds there, by his place in the organisation.

use jiff::civil::date;
use zhixing_branch::NewActivity;
use zhixing_branch::activity::actions::{convene, open, plan};
use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::test::Page;
use zhixing_kit::{Language, Moment, Sentence};
use zhixing_people::MemberId;

use super::town::Town;
use super::towns;

/// A meeting that is planned, with nobody called to it yet.
fn planned(town: &Town, topic: &str, starts_at: Moment) -> zhixing_branch::ActivityId {
    let actor = town.actor(&town.secretary);
    let new = NewActivity {
        unit: town.first.clone(),
        kind: "general_meeting".into(),
        topic: topic.into(),
        starts_at,
        minutes: 60,
        place: "二楼会议室".into(),
        chair: Some(town.secretary.clone()),
        recorder: Some(town.member.clone()),
        also: Vec::new(),
        obligation: None,
    };
    town.place.db.write_now(move |tx| plan(tx, &actor, new.clone())).unwrap()
}

/// A general meeting of the first branch, with its notice sent.
fn meeting(town: &Town, topic: &str, starts_at: Moment) -> zhixing_branch::ActivityId {
    let id = planned(town, topic, starts_at);
    let (actor, called) = (town.actor(&town.secretary), id.clone());
    town.place.db.write_now(move |tx| convene(tx, &actor, &called).map(drop)).unwrap();
    id
}

fn today(town: &Town, member: &MemberId) -> zhixing_kit::test::Page {
    let page = town.browser(member).get("/today").expect(200);
    assert!(page.text.len() < 40_000, "{} bytes", page.text.len());
    assert_eq!(page.text.matches("<h1").count(), 1);
    assert!(page.text.matches("button primary").count() <= 1, "one primary action: {}", page.text);
    page
}

#[test]
fn the_start_leads_to_today() {
    towns(|town| assert_eq!(town.browser(&town.member).get("/").expect(303).leads_to(), "/today"));
}

#[test]
fn p15_an_administrator_is_told_of_suggestions_that_wait_and_nobody_else_is() {
    towns(|town| {
        today(town, &town.administrator).hides("答复意见与建议");
        let add = |tx: &zhixing_kit::Write<'_>| {
            let sql = "insert into suggestion (id, organisation, kind, about, words, sent_by, sent_at)
                select '0198c0de-0000-7000-8000-000000000001', unit.organisation, 'suggestion', '/today', '字再大一点', null, $1
                from unit where unit.parent is null";
            tx.run(sql, zhixing_kit::params![tx.now()]).map(drop)
        };
        town.place.db.write_now(add).unwrap();
        today(town, &town.administrator).shows("答复意见与建议").shows("1 条等待答复").shows("href=\"/suggestions\"");
        today(town, &town.secretary).hides("答复意见与建议");
    });
}

#[test]
fn whom_his_branch_is_to_receive_a_secretary_finds_among_what_is_his_to_do() {
    towns(|town| {
        let (organisation, member) = (town.organisation.clone(), town.stranger.clone());
        let (from, to) = (town.second.clone(), town.first.clone());
        let add = move |tx: &zhixing_kit::Write<'_>| {
            let sql = "insert into moving (id, organisation, member, from_branch, to_branch, document, reason, sent_on, due_on, is_open,
                    sent_name, sent_at)
                values ('0198c0de-0000-7000-8000-000000000002', $1, $2, $3, $4, '', '', '2026-01-02', '2026-02-02', true, '外支书', $5)";
            tx.run(sql, zhixing_kit::params![&organisation, &member, &from, &to, tx.now()]).map(drop)
        };
        town.place.db.write_now(add).unwrap();
        let path = "href=\"/movings/0198c0de-0000-7000-8000-000000000002\"";
        today(town, &town.secretary).shows("要我办的").shows(path).shows("等本支部接收").shows("2026年2月2日");
        for nobody in [&town.member, &town.superior, &town.stranger] {
            today(town, nobody).hides(path);
        }
    });
}

#[test]
fn a_secretary_finds_what_to_convene_with_a_day_and_the_reason_why_is_one_step_away() {
    towns(|town| {
        let page = today(town, &town.secretary)
            .shows("要我办的")
            .shows("支部党员大会")
            .shows("最后一天")
            .shows("建议")
            .shows("本月应办");
        page.shows("/year").shows("安排这次会议").hides("/overview");
        // Who convenes nothing is asked nothing, and sees his branch's month all the same.
        today(town, &town.member).shows("现在没有要您办的事").shows("本月应办").hides("建议日期").hides("/overview");
    });
}

#[test]
fn a_meeting_is_ahead_then_under_way_and_only_for_its_own_branch() {
    towns(|town| {
        let id = meeting(town, "三月党员大会", town.now().plus_ms(HOUR_MS));
        let path = format!("/meetings/{id}");
        // Who records is told that it is his to open; it stands there alone.
        let records = today(town, &town.member).shows("今天由您主持或记录").shows("三月党员大会").shows(&path);
        records.shows("未读通知").hides("我要参加的").hides("现在没有要您办的事");
        today(town, &town.secretary).shows("今天由您主持或记录");
        for elsewhere in [&town.stranger, &town.superior, &town.administrator] {
            today(town, elsewhere).hides("三月党员大会").hides(&path);
        }
        town.place.pass_ms(2 * HOUR_MS);
        let (actor, meeting) = (town.actor(&town.secretary), id.clone());
        town.place.db.write_now(move |tx| open(tx, &actor, &meeting, tx.now())).unwrap();
        today(town, &town.member).shows("正在进行").shows("三月党员大会").shows("进入会议").hides("我要参加的");
        town.place.pass_ms(30 * HOUR_MS);
        today(town, &town.secretary).shows("会议还没有宣布结束").shows(&path);
    });
}

#[test]
fn a_meeting_of_another_day_is_not_to_be_opened_and_one_that_was_passed_over_is_asked_about() {
    towns(|town| {
        let id = meeting(town, "三月党员大会", town.now().plus_ms(26 * HOUR_MS));
        let path = format!("/meetings/{id}");
        today(town, &town.member).shows("我要参加的").shows(&path).hides("今天由您主持或记录");
        town.place.pass_ms(3 * 24 * HOUR_MS);
        today(town, &town.secretary).shows("开过了请补记，没有开请改期或取消").shows(&path);
        today(town, &town.member).hides(&path);
    });
}

#[test]
fn who_arranges_is_told_that_nobody_was_called_to_what_is_planned_for_the_next_days() {
    towns(|town| {
        let told = "还没有通知：请确定名单并发通知";
        let near = planned(town, "明天的会", town.now().plus_ms(24 * HOUR_MS));
        let far = planned(town, "下个月的会", town.now().plus_ms(20 * 24 * HOUR_MS));
        let page = today(town, &town.secretary).shows(told).shows(&format!("href=\"/meetings/{near}\""));
        assert_eq!(page.text.matches(told).count(), 1, "{far} is far away");
        today(town, &town.member).hides(told);
        let (actor, called) = (town.actor(&town.secretary), near.clone());
        town.place.db.write_now(move |tx| convene(tx, &actor, &called).map(drop)).unwrap();
        today(town, &town.secretary).hides(told);
    });
}

#[test]
fn a_superior_is_led_to_the_overview_and_sees_nothing_of_the_inside() {
    towns(|town| {
        meeting(town, "支部内部议题", town.now().plus_ms(HOUR_MS));
        today(town, &town.superior).shows("/overview").hides("支部内部议题").hides("我的支部").hides("李娜");
    });
}

#[test]
fn an_administrator_is_shown_the_next_first_step_until_all_are_done() {
    towns(|town| {
        // The secretary has no account, a link that waits, one that is too old, another.
        let path = format!("href=\"/members/{}\"", town.secretary);
        let invited = || {
            let (by, member) = (town.actor(&town.administrator), town.secretary.clone());
            town.place.db.write_now(move |tx| zhixing_people::invite(tx, &by, &member)).unwrap();
        };
        let waits =
            |page: Page| page.shows("先做这四步").shows("由书记确定全年计划").hides("导入名册").hides("\"/year\"");
        waits(today(town, &town.administrator)).shows("这些书记还不能登录").shows("沈书记").shows(&path);
        invited();
        waits(today(town, &town.administrator)).hides("沈书记").shows("由他确定");
        town.place.pass_ms(8 * 24 * HOUR_MS);
        waits(today(town, &town.administrator)).shows("沈书记");
        invited();
        meeting(town, "首次会议", town.now().plus_ms(HOUR_MS));
        today(town, &town.administrator).hides("先做这四步").shows("现在没有要您办的事");
        today(town, &town.member).hides("先做这四步").shows("href=\"/resolutions\"");
        today(town, &town.administrator).shows("href=\"/overview\"").hides("href=\"/resolutions\"");
    });
}

#[test]
fn both_languages_say_everything() {
    towns(|town| {
        meeting(town, "Assembly", town.now().plus_ms(HOUR_MS));
        let mut english = town.browser_in(&town.secretary, Language::English);
        let page = english
            .get("/today")
            .expect(200)
            .shows("For me to do")
            .shows("General meeting")
            .shows("This month's obligations");
        page.hides("要我办的").hides("本月应办").hides("支部党员大会");
    });
}

#[test]
fn hostile_words_stay_text_and_unread_notices_are_few() {
    towns(|town| {
        let (author, unit, to) = (town.actor(&town.secretary).author(), town.first.clone(), town.member.clone());
        let send = move |tx: &zhixing_kit::Write<'_>| {
            (0..30).try_for_each(|number| {
                let words = Sentence { zh: format!("<script>通知{number}"), en: format!("<script>notice {number}") };
                let notice = zhixing_notice::Notice {
                    unit: unit.clone(),
                    to: vec![to.clone()],
                    subject: words.clone(),
                    body: words,
                    link: "/today".into(),
                };
                zhixing_notice::send(tx, &author, notice)
            })
        };
        town.place.db.write_now(send).unwrap();
        meeting(town, "<img src=x>", town.now().plus_ms(HOUR_MS));
        let page = today(town, &town.member).hides("<img").hides("<script>通知").shows("&lt;img");
        assert!(page.text.matches("&lt;script&gt;通知").count() <= 5);
    });
}

#[test]
fn no_page_of_this_room_counts_how_anybody_uses_the_program() {
    let forbidden =
        ["登录次数", "在线", "时长", "积分", "排名", "log-in", "sign-ins", "online", " points", "ranking", "last seen"];
    towns(|town| {
        meeting(town, "三月党员大会", town.now().plus_ms(HOUR_MS));
        for member in [&town.member, &town.secretary, &town.superior, &town.administrator] {
            for language in Language::ALL {
                let mut browser = town.browser_in(member, language);
                for path in ["/today", "/ledger", "/ledger/about"] {
                    let page = browser.get(path).expect(200);
                    let told = forbidden.iter().find(|word| page.text.contains(**word));
                    assert_eq!(told, None, "in {path}");
                }
            }
        }
    });
}

#[test]
fn last_year_s_days_do_not_trouble_the_first_of_january() {
    towns(|town| {
        let zone = town.place.db.surroundings().zone.clone();
        town.place.clock.set(Moment::start_of(date(2027, 1, 1), &zone));
        today(town, &town.secretary).shows("2027年1月1日");
    });
}
