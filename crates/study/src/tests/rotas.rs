//! Hosts in turn through the pages: settled, set by hand, giving up, swaps; who may and who is told.

use jiff::civil::date;
use zhixing_branch::ActivityId;
use zhixing_kit::test::{Browser, places};
use zhixing_people::{Actor, ExemptionKind, exempt};

use super::days::hold;
use super::programmes::planned;
use super::town::Town;

/// Three study days, in order.
fn days(town: &Town) -> Vec<ActivityId> {
    ["2026-03-10", "2026-04-10", "2026-05-12"].iter().map(|day| planned(town, "study_day", day)).collect()
}

/// Presses the button that settles what the page proposes.
fn settle(secretary: &mut Browser) {
    let page = secretary.get("/rota").expect(200).shows("定下并通知本人").text;
    let hosts = page.split("name=\"hosts\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    secretary.post("/rota", &[("hosts", &hosts)]).expect(303);
}

/// Who hosts a day, as its page says.
fn host(town: &Town, day: &ActivityId) -> String {
    let day = day.clone();
    let turn = town.house.db.read_now(move |tx| crate::rota::questions::host_of(tx, &day)).unwrap();
    turn.map(|turn| turn.name).unwrap_or_default()
}

fn unread(town: &Town, reader: &Actor) -> u32 {
    let member = reader.member.clone();
    town.house.db.read_now(move |tx| zhixing_notice::unread(tx, &member)).unwrap()
}

#[test]
fn hosts_are_proposed_in_turn_settled_once_and_told() {
    for place in places() {
        let town = Town::with(&place);
        let days = days(&town);
        let mut secretary = town.browser(&town.secretary);
        town.browser(&town.member).get("/rota").expect(200).shows("轮到，待定").hides("定下并通知本人");
        settle(&mut secretary);
        assert_eq!([0, 1, 2].map(|at| host(&town, &days[at])), ["支书", "资料员", "党员"]);
        assert_eq!(
            (unread(&town, &town.secretary), unread(&town, &town.librarian), unread(&town, &town.member)),
            (0, 1, 1)
        );
        let records = || town.records(&format!("activity/{}", days[2])).len();
        assert_eq!(records(), 2, "planned, and a host settled");
        secretary.get("/rota").expect(200).hides("定下并通知本人").shows("已定");
        // The one who hosts sees it on the day's page; what was looked at before changes nothing any more.
        town.browser(&town.member).get(&format!("/rota/{}", days[2])).expect(200).shows("这天由您主持");
        secretary.post("/rota", &[("hosts", &format!("{} {}", days[2], town.secretary.member))]).expect(303);
        assert_eq!((host(&town, &days[2]), records()), ("党员".to_owned(), 2));
    }
}

#[test]
fn who_cannot_is_followed_by_the_next_gives_no_reason_and_comes_first_again() {
    for place in places() {
        let town = Town::with(&place);
        let days = days(&town);
        settle(&mut town.browser(&town.secretary));
        let mut librarian = town.browser(&town.librarian);
        librarian.post(&format!("/rota/{}/absence", days[1]), &[]).expect(303);
        librarian.post(&format!("/rota/{}/absence", days[1]), &[]).expect(303);
        assert_ne!(host(&town, &days[1]), "资料员");
        librarian.get(&format!("/rota/{}", days[1])).expect(200).shows("您说过这天不行");
        town.browser(&town.member).get(&format!("/rota/{}", days[1])).expect(200).hides("这天不行的");
        town.browser(&town.secretary).get(&format!("/rota/{}", days[1])).expect(200).shows("这天不行的：资料员");
        let told = 1 + u32::from(host(&town, &days[1]) == "支书");
        assert_eq!(unread(&town, &town.secretary), told, "who leads the branch is told, and who stands in");
        let next = planned(&town, "study_day", "2026-06-12");
        town.browser(&town.member).get(&format!("/rota/{next}")).expect(200).shows("轮到资料员");
        librarian.post(&format!("/rota/{}/absence/end", days[1]), &[]).expect(303);
        librarian.get(&format!("/rota/{}", days[1])).expect(200).hides("您说过这天不行");
    }
}

#[test]
fn a_swap_counts_once_the_other_agrees_and_both_see_it() {
    for place in places() {
        let town = Town::with(&place);
        let days = days(&town);
        settle(&mut town.browser(&town.secretary));
        let (mut librarian, mut member) = (town.browser(&town.librarian), town.browser(&town.member));
        let ask = format!("/rota/{}/swaps", days[1]);
        member.post(&ask, &[("swap_with", days[2].as_str())]).expect(422).shows("这天不是您主持");
        librarian.post(&ask, &[("swap_with", days[1].as_str())]).expect(422).shows("请从列出的日子里选一天");
        let form = [("swap_with", days[2].as_str()), ("swap_words", "那天出差")];
        librarian.post(&ask, &form).expect(303);
        librarian.post(&ask, &form).expect(422).shows("已经有一个换的请求");
        assert_eq!(host(&town, &days[1]), "资料员");
        assert_eq!(unread(&town, &town.member), 2);
        let page = member.get(&format!("/rota/{}", days[2])).expect(200).text;
        let swap = format!("/swaps/{}", page.split("href=\"/swaps/").nth(1).unwrap().split('"').next().unwrap());
        town.browser(&town.secretary).get(&swap).expect(404);
        librarian.post(&format!("{swap}/acceptance"), &[]).expect(422);
        member.get(&swap).expect(200).shows("那天出差").shows("同意换");
        member.post(&format!("{swap}/acceptance"), &[]).expect(303);
        assert_eq!([1, 2].map(|at| host(&town, &days[at])), ["党员", "资料员"]);
        for reader in [&mut librarian, &mut member] {
            reader.get(&swap).expect(200).shows("已经换好");
            reader.get("/rota").expect(200).shows("换过");
        }
        member.post(&format!("{swap}/acceptance"), &[]).expect(422).shows("已经有结果");

        // One that is refused or taken back changes nothing; one whose day got another host has lapsed.
        for (by, end, told) in [("other", "refusal", "对方没有同意"), ("asker", "end", "已收回")] {
            librarian.post(&format!("/rota/{}/swaps", days[2]), &[("swap_with", days[1].as_str())]).expect(303);
            let page = librarian.get(&format!("/rota/{}", days[2])).expect(200).text;
            let swap = format!("/swaps/{}", page.split("href=\"/swaps/").nth(1).unwrap().split('"').next().unwrap());
            let who = if by == "other" { &mut member } else { &mut librarian };
            who.post(&format!("{swap}/{end}"), &[]).expect(303);
            librarian.get(&swap).expect(200).shows(told);
            assert_eq!([1, 2].map(|at| host(&town, &days[at])), ["党员", "资料员"]);
        }
        librarian.post(&format!("/rota/{}/swaps", days[2]), &[("swap_with", days[1].as_str())]).expect(303);
        let page = librarian.get(&format!("/rota/{}", days[2])).expect(200).text;
        let swap = format!("/swaps/{}", page.split("href=\"/swaps/").nth(1).unwrap().split('"').next().unwrap());
        let set = [("host", town.secretary.member.as_str()), ("host_reason", "老同志带一次")];
        town.browser(&town.secretary).post(&format!("/rota/{}/host", days[1]), &set).expect(303);
        member.post(&format!("{swap}/acceptance"), &[]).expect(422);
        member.get(&swap).expect(200).shows("已经失效");
    }
}

#[test]
fn who_plans_sets_a_host_by_hand_with_a_reason_and_the_excused_are_never_asked() {
    for place in places() {
        let town = Town::with(&place);
        let days = days(&town);
        let set = format!("/rota/{}/host", days[0]);
        let mut secretary = town.browser(&town.secretary);
        let by = |member: &Actor, reason: &'static str| {
            [("host", member.member.to_string()), ("host_reason", reason.to_owned())]
        };
        let sent = |form: &[(&'static str, String); 2]| -> Vec<(&'static str, String)> { form.to_vec() };
        let post = |browser: &mut Browser, form: [(&'static str, String); 2], status: u16| {
            let form = sent(&form);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post(&set, &form).expect(status)
        };
        post(&mut town.browser(&town.member), by(&town.member, "我想来"), 403);
        post(&mut town.browser(&town.stranger), by(&town.member, "我想来"), 404);
        post(&mut secretary, by(&town.member, ""), 422).shows("e-host_reason");
        post(&mut secretary, by(&town.stranger, "外请"), 422).shows("请从名单里选一位");
        post(&mut secretary, by(&town.member, "结合他的专长"), 303);
        assert_eq!(host(&town, &days[0]), "党员");
        town.browser(&town.librarian).get(&format!("/rota/{}", days[0])).expect(200).shows("原因：结合他的专长");
        post(&mut secretary, by(&town.librarian, "换一位"), 303);
        assert_eq!(unread(&town, &town.member), 2, "that he hosts, and that he need not");

        let (by, member) = (town.administrator.clone(), town.librarian.member.clone());
        town.house
            .db
            .write_now(move |tx| exempt(tx, &by, &member, ExemptionKind::Ill, (date(2026, 1, 1), None)))
            .unwrap();
        secretary.get(&format!("/rota/{}", days[0])).expect(200).shows("需要换人");
        secretary.get("/rota").expect(200).hides("资料员");
        town.browser(&town.librarian).post(&format!("/rota/{}/absence", days[1]), &[]).expect(422);
    }
}

#[test]
fn a_theme_day_without_a_topic_is_foreseen_and_takes_nobodys_turn_from_a_study_day() {
    for place in places() {
        let town = Town::with(&place);
        let theme = planned(&town, "theme_day", "2026-03-05");
        let days = days(&town);
        let mut secretary = town.browser(&town.secretary);
        secretary.get("/rota").expect(200).shows("有 1 天主题党日还没有主题").shows("等定主题");
        let way = format!("href=\"/study/days/{theme}\"");
        secretary.get("/rota").expect(200).shows(&way).shows("到 2026年5月12日 为止").shows("/year/plan?year=2026");
        town.browser(&town.member).get("/rota").expect(200).shows("等定主题").hides("/year/plan");
        settle(&mut secretary);
        assert_eq!([0, 1, 2].map(|at| host(&town, &days[at])), ["支书", "资料员", "党员"]);
        assert_eq!(host(&town, &theme), "");
        secretary.get(&format!("/rota/{theme}")).expect(422).shows("不在轮流主持里");
    }
}

fn by(actor: &Actor) -> [(&'static str, &str); 1] {
    [("host", actor.member.as_str())]
}

#[test]
fn who_really_hosted_is_written_down_once_the_day_has_begun_and_the_turns_follow_from_it() {
    for place in places() {
        let town = Town::with(&place);
        let held = hold(&town, "2026-02-05", &[&town.secretary]);
        let ahead = planned(&town, "study_day", "2026-03-10");
        let (day, next) = (format!("/rota/{held}"), format!("/rota/{ahead}"));
        let mut secretary = town.browser(&town.secretary);
        secretary.get(&day).expect(200).shows("没有写明由谁主持").shows("记下实际由谁主持").hides("这天我不行");
        secretary.get(&next).expect(200).shows("轮到支书");
        town.browser(&town.librarian).get(&day).expect(200).hides("记下实际由谁主持");
        town.browser(&town.librarian).post(&format!("{day}/host"), &by(&town.librarian)).expect(403);
        secretary.post(&format!("{day}/host"), &by(&town.stranger)).expect(422).shows("请从名单里选一位");
        for (actor, name, turn) in [(&town.secretary, "支书", "轮到资料员"), (&town.librarian, "资料员", "轮到支书")]
        {
            secretary.post(&format!("{day}/host"), &by(actor)).expect(303);
            assert_eq!(host(&town, &held), name);
            town.browser(&town.member).get(&day).expect(200).shows("实际主持");
            secretary.get(&next).expect(200).shows(turn);
        }
        assert_eq!((unread(&town, &town.librarian), unread(&town, &town.secretary)), (0, 0), "it is over");
        let records = town.records(&format!("activity/{held}"));
        let told: Vec<_> = records.iter().filter(|entry| entry.verb == "host-set").collect();
        assert_eq!(told.len(), 2);
        assert!(told.iter().all(|entry| entry.happened_at < entry.recorded_at), "late, and honest about it");
    }
}
