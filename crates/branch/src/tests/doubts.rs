//! What speaks against a time is told to who plans, in the sentence and on the page, and refuses nothing.

use zhixing_kit::test::places;

use super::town::Town;

fn plan(town: &Town, unit: &str, kind: &str, topic: &str, at: (&str, &str, &str)) -> String {
    let form = [("unit", unit), ("kind", kind), ("topic", topic), ("day", at.0), ("time", at.1), ("minutes", at.2)];
    town.browser(town.secretary()).post("/meetings", &form).expect(303).leads_to().to_owned()
}

#[test]
fn a_day_off_and_what_else_is_planned_are_told_in_both_languages() {
    for place in places() {
        let town = Town::with(&place, 5);
        let mut secretary = town.browser(town.secretary());
        let form = |kind, topic| {
            [("unit", town.branch.as_str()), ("kind", kind), ("topic", topic), ("day", "2027-01-01"), ("time", "14:00")]
        };
        let led = secretary.post("/meetings", &form("lecture", "冬训党课")).expect(303);
        let first = led.leads_to().to_owned();
        secretary.get(&first).expect(200).shows("已安排好。请注意：").shows("放假（元旦）").hides("同一时间");
        let led = secretary.post("/meetings", &form("general_meeting", "年初大会")).expect(303);
        let second = led.leads_to().to_owned();
        secretary.get(&second).expect(200).shows("已安排好。请注意：").shows("同一时间还有“冬训党课”");
        // Later it stands on both pages, for who can move it alone.
        town.browser(town.secretary()).get(&first).expect(200).shows("同一时间还有“年初大会”").hides("已安排好");
        town.browser(&town.probationary).get(&first).expect(200).hides("请注意");
        secretary.accept_language = "en";
        secretary.get(&second).expect(200).shows("is a public holiday (").shows("“冬训党课” is at the same time.");
        // What is cancelled is in nobody's way.
        secretary.post(&format!("{first}/cancellation"), &[("reason", "改期")]).expect(303);
        town.browser(town.secretary()).get(&second).expect(200).hides("同一时间").shows("放假（元旦）");
        town.browser(town.secretary()).get(&first).expect(200).hides("请注意");
    }
}

#[test]
fn times_are_compared_by_the_minute_and_units_by_whom_they_call() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (branch, group) = (town.branch.to_string(), town.group.to_string());
        plan(&town, &branch, "general_meeting", "三月大会", ("2026-03-10", "14:00", "90"));
        plan(&town, &group, "group_meeting", "三月小组会", ("2026-03-11", "14:00", "60"));
        let cases = [
            (&branch, "lecture", "2026-03-10", "13:00", "60", None),
            (&branch, "lecture", "2026-03-10", "13:00", "61", Some("三月大会")),
            (&branch, "lecture", "2026-03-10", "15:29", "30", Some("三月大会")),
            (&branch, "lecture", "2026-03-10", "15:30", "30", None),
            (&group, "group_meeting", "2026-03-10", "14:30", "10", Some("三月大会")),
            (&branch, "lecture", "2026-03-11", "08:00", "600", Some("三月小组会")),
            (&group, "group_meeting", "2026-03-11", "14:59", "60", Some("三月小组会")),
            // A Saturday, and a Saturday that is worked.
            (&branch, "lecture", "2026-03-14", "14:00", "60", Some("周末")),
            (&branch, "lecture", "2026-05-09", "14:00", "60", None),
        ];
        for (unit, kind, day, time, minutes, told) in cases {
            let at = plan(&town, unit, kind, "另一次", (day, time, minutes));
            let mut secretary = town.browser(town.secretary());
            let page = secretary.get(&at).expect(200);
            match told {
                Some(told) => drop(page.shows("请注意：").shows(told)),
                None => drop(page.hides("请注意")),
            }
            secretary.post(&format!("{at}/cancellation"), &[("reason", "试排")]).expect(303);
        }
    }
}

#[test]
fn who_moves_a_meeting_is_told_too() {
    for place in places() {
        let town = Town::with(&place, 5);
        let branch = town.branch.to_string();
        plan(&town, &branch, "general_meeting", "四月大会", ("2026-04-08", "14:00", "90"));
        let at = plan(&town, &branch, "lecture", "四月党课", ("2026-04-09", "14:00", "90"));
        let mut secretary = town.browser(town.secretary());
        secretary.get(&at).expect(200).hides("请注意");
        let cases = [("2026-04-08", "同一时间还有“四月大会”"), ("2026-05-01", "放假（劳动节）"), ("2026-04-10", "")];
        for (day, told) in cases {
            let form = [
                ("unit", branch.as_str()),
                ("kind", "lecture"),
                ("topic", "四月党课"),
                ("day", day),
                ("time", "14:00"),
                ("minutes", "90"),
            ];
            secretary.edit(&format!("{at}/edit"), &format!("{at}/edit"), &form).expect(303);
            let page = secretary.get(&at).expect(200).shows("已保存修改。");
            if told.is_empty() { drop(page.hides("请注意")) } else { drop(page.shows("请注意：").shows(told)) }
        }
    }
}

/// 支 11 to 13: the secretary convenes, delegated to the deputy or a committee member.
#[test]
fn a_chair_whom_the_charter_does_not_name_is_told_when_planned_and_when_opened() {
    for place in places() {
        let town = Town::with(&place, 5);
        let form = |chair: &zhixing_people::Actor| {
            [
                ("unit", town.branch.to_string()),
                ("kind", "general_meeting".to_owned()),
                ("topic", "三月大会".to_owned()),
                ("day", "2026-03-03".to_owned()),
                ("time", "14:00".to_owned()),
                ("chair", chair.member.to_string()),
                ("recorder", town.formal[2].member.to_string()),
            ]
        };
        let mut secretary = town.browser(town.secretary());
        let mut planned = |chair: &zhixing_people::Actor| {
            let form = form(chair);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let at = secretary.post("/meetings", &form).expect(303).leads_to().to_owned();
            (secretary.get(&at).expect(200), at)
        };
        let told = "按章程，这类会议由支部书记、副书记、委员召集和主持，预备员 都不是";
        for named in [town.secretary(), town.recorder()] {
            planned(named).0.hides("召集和主持");
        }
        let (page, at) = planned(&town.probationary);
        page.shows("已安排好。").shows(told);
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000));
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        secretary.get(&at).expect(200);
        secretary.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        secretary.get(&at).expect(200).shows("会议已开始").shows(told);
    }
}

#[test]
fn two_groups_may_meet_at_once_but_not_at_one_place() {
    for place in places() {
        let town = Town::with(&place, 5);
        let branch = town.branch.clone();
        let by = town.secretary().clone();
        let other = place
            .db
            .write_now(move |tx| {
                let at_console = zhixing_people::Actor::at_console(tx)?;
                let new = zhixing_people::NewUnit {
                    parent: branch.clone(),
                    kind: zhixing_people::UnitKind::Group,
                    name: "第二党小组".into(),
                    founded_on: jiff::civil::date(2024, 6, 1),
                };
                zhixing_people::found_unit(tx, &at_console, &new)
            })
            .unwrap();
        let plan = |unit: &str, topic: &str, at: &str| {
            let day = [("day", "2026-03-11"), ("time", "15:00"), ("place", at)];
            let form = [&[("unit", unit), ("kind", "group_meeting"), ("topic", topic)][..], &day].concat();
            let mut secretary = town.browser(&by);
            let led = secretary.post("/meetings", &form).expect(303).leads_to().to_owned();
            secretary.get(&led).expect(200)
        };
        plan(town.group.as_str(), "一组三月会", "二楼会议室").hides("同一时间");
        plan(other.as_str(), "二组在别处", "三楼会议室").hides("同一时间");
        plan(other.as_str(), "二组没写地点", "").shows("同一时间还有“二组在别处”").hides("一组三月会");
        plan(other.as_str(), "二组三月会", "二楼会议室").shows("同一时间，“二楼会议室”还有“一组三月会”");
    }
}

#[test]
fn what_is_at_the_same_time_twice_under_one_topic_is_named_once() {
    for place in places() {
        let town = Town::with(&place, 5);
        let branch = town.branch.to_string();
        for _ in 0..2 {
            plan(&town, &branch, "lecture", "双击测试", ("2026-03-12", "14:00", "60"));
        }
        let at = plan(&town, &branch, "general_meeting", "三月大会", ("2026-03-12", "14:00", "60"));
        let page = town.browser(town.secretary()).get(&at).expect(200);
        assert_eq!(page.text.matches("同一时间还有“双击测试”").count(), 1);
    }
}

#[test]
fn a_topic_that_nobody_typed_follows_its_meeting_into_another_month() {
    for place in places() {
        let town = Town::with(&place, 5);
        let mut secretary = town.browser(town.secretary());
        let moved = |secretary: &mut zhixing_kit::test::Browser, at: &str, topic: &str, day: &str| {
            let form = [
                ("unit", town.branch.as_str()),
                ("kind", "lecture"),
                ("topic", topic),
                ("day", day),
                ("time", "14:00"),
                ("minutes", "90"),
            ];
            secretary.edit(&format!("{at}/edit"), &format!("{at}/edit"), &form).expect(303);
            secretary.get(at).expect(200)
        };
        let proposed = crate::activity::words::proposed_topic;
        for (language, of_year) in [(zhixing_kit::Language::Chinese, false), (zhixing_kit::Language::English, true)] {
            let topic = |year, month| proposed(language, "lecture", jiff::civil::date(year, month, 1), of_year);
            let first = topic(2026, 3);
            let at = plan(&town, town.branch.as_str(), "lecture", &first, ("2026-03-03", "14:00", "90"));
            moved(&mut secretary, &at, &first, "2027-04-06").shows(&format!("<h1>{}", topic(2027, 4)));
            // What somebody typed stays, also where it is typed while the meeting moves.
            moved(&mut secretary, &at, "学习条例", "2026-05-06").shows("<h1>学习条例");
            moved(&mut secretary, &at, "学习条例", "2026-06-03").shows("<h1>学习条例");
        }
    }
}
