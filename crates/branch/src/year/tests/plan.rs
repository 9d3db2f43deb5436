//! The year's obligations and the plan that is made of them.

use jiff::civil::date;
use zhixing_kit::test::{Place, places};
use zhixing_people::{Actor, MemberId, NewPost, NewUnit, PostKind, UnitId, UnitKind, appoint, found_unit};

use super::town::Town;
use crate::year::model::Year;
use crate::year::{pages, questions};

fn year(town: &Town) -> Year {
    let branch = town.first.clone();
    town.house.db.read_now(move |tx| questions::year(tx, &branch, 2026)).unwrap()
}

/// What the form of the plan sends when nothing is changed.
fn form(year: &Year, only: Option<&str>) -> Vec<(String, String)> {
    let mut sent = vec![("year".to_owned(), year.year.to_string())];
    for (place, line) in pages::proposed(year, only).lines.iter().enumerate() {
        sent.push((format!("key.{place}"), line.key.clone()));
        sent.push((format!("date.{place}"), line.date.clone()));
        sent.push((format!("time.{place}"), line.time.clone()));
        if line.take {
            sent.push((format!("take.{place}"), "yes".to_owned()));
        }
    }
    sent
}

fn post(town: &Town, reader: &Actor, sent: &[(String, String)]) -> zhixing_kit::test::Page {
    let fields: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    town.browser(reader).post("/year/plan", &fields)
}

fn key(town: &Town, rest: &str) -> String {
    format!("{}/{rest}", town.first)
}

#[test]
fn the_year_appears_from_the_rules_with_its_reasons() {
    for place in places() {
        let town = Town::found(&place);
        let page = town.browser(&town.secretary).get("/year").expect(200);
        let page = page
            .shows("支部党员大会")
            .shows("支部委员会会议")
            .shows("党小组会 · 第一党小组")
            .shows("主题党日")
            .shows("支部书记召集");
        // A quarter at a time: the one it is; the others are one press away, with what is overdue in them.
        let page =
            page.shows("3月31日前").hides("6月30日前").shows("第一季度（").shows("/year?year=2026&amp;quarter=2");
        let next = town.browser(&town.secretary).get("/year?quarter=2").expect(200);
        next.shows("6月30日前").hides("3月31日前");
        town.browser(&town.secretary).get("/year?quarter=9").expect(200).shows("3月31日前");
        page.shows("《中国共产党支部工作条例（试行）》第十一条").shows("已逾期").shows("/year/plan?year=2026");
        let year = year(&town);
        let count = |kind: &str| year.duties.iter().filter(|duty| duty.obligation.kind == kind).count();
        // 支 11, 12, 13, 16: four, twelve, twelve for each group, twelve.
        assert_eq!(
            [count("general_meeting"), count("committee_meeting"), count("group_meeting"), count("theme_day")],
            [4, 12, 12, 12]
        );
    }
}

#[test]
fn a_secretary_adopts_the_plan_once() {
    for place in places() {
        let town = Town::found(&place);
        let before = year(&town);
        let sent = form(&before, None);
        let ticked = sent.iter().filter(|(name, _)| name.starts_with("take.")).count();
        assert!(ticked > 30, "{ticked}");
        assert_eq!(post(&town, &town.secretary, &sent).expect(303).leads_to(), "/year?year=2026");
        let after = year(&town);
        let planned: Vec<_> = after.duties.iter().filter_map(|duty| Some((duty, duty.planned.as_ref()?))).collect();
        assert_eq!(planned.len(), ticked);
        for (duty, doing) in planned {
            let proposal = before
                .duties
                .iter()
                .find(|one| one.obligation.key == duty.obligation.key)
                .unwrap()
                .proposal
                .as_ref()
                .unwrap();
            assert_eq!((doing.on, doing.obligation.as_ref()), (proposal.date, Some(&duty.obligation.key)));
        }
        post(&town, &town.secretary, &sent).expect(422).shows("没有重复安排");
        assert_eq!(year(&town).duties.len(), after.duties.len());
        town.browser(&town.member).get("/calendar?month=2026-04").expect(200).shows("主题党日").hides("支部委员会会议");
        town.browser(&town.committee_member).get("/calendar?month=2026-04").expect(200).shows("支部委员会会议");
    }
}

#[test]
fn one_line_is_moved_by_hand_before_it_is_planned() {
    for place in places() {
        let town = Town::found(&place);
        let wanted = key(&town, "theme_day/2026-04");
        town.browser(&town.secretary)
            .get(&format!("/year/plan?year=2026&key={wanted}"))
            .expect(200)
            .shows(&wanted)
            .hides("general_meeting/");
        let mut sent = form(&year(&town), Some(&wanted));
        for (name, value) in &mut sent {
            if name == "date.0" {
                "2026-04-22".clone_into(value);
            }
        }
        post(&town, &town.secretary, &sent).expect(303);
        let duty = year(&town).duties.into_iter().find(|duty| duty.obligation.key == wanted).unwrap();
        assert_eq!(duty.planned.unwrap().on.to_string(), "2026-04-22");
    }
}

#[test]
fn her_own_date_is_told_when_it_is_a_day_off_or_taken_and_planned_all_the_same() {
    for place in places() {
        let town = Town::found(&place);
        let sent: Vec<(String, String)> =
            [("theme_day/2026-05", "2026-05-01"), ("committee_meeting/2026-05", "2026-05-01")]
                .into_iter()
                .enumerate()
                .flat_map(|(at, (rest, day))| {
                    let pairs = [
                        ("key", key(&town, rest)),
                        ("take", "yes".into()),
                        ("date", day.into()),
                        ("time", "15:00".into()),
                    ];
                    pairs.map(|(name, value)| (format!("{name}.{at}"), value))
                })
                .chain([("year".to_owned(), "2026".to_owned())])
                .collect();
        let fields: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut secretary = town.browser(&town.secretary);
        secretary.post("/year/plan", &fields).expect(303);
        let page =
            secretary.get("/year?year=2026").expect(200).shows("已排定 2 项").shows("请注意“2026年5月主题党日”：");
        page.shows("放假（劳动节）").shows("同一时间还有“2026年5月支部委员会会议”。");
        let planned = year(&town).duties.into_iter().filter_map(|duty| duty.planned).collect::<Vec<_>>();
        assert_eq!(planned.len(), 2);
        secretary.get(&planned[0].path()).expect(200).shows("请注意：").shows("同一时间还有");
        let proposed = form(&year(&town), Some(&key(&town, "theme_day/2026-06")));
        let fields: Vec<(&str, &str)> = proposed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        secretary.post("/year/plan", &fields).expect(303);
        secretary.get("/year?year=2026").expect(200).shows("已安排在").hides("请注意");
    }
}

#[test]
fn a_wrong_day_is_said_at_its_line_and_nothing_is_planned() {
    for place in places() {
        let town = Town::found(&place);
        let wanted = key(&town, "theme_day/2026-04");
        let sent = |date: &str| {
            let pairs =
                [("year", "2026"), ("key.0", &wanted), ("take.0", "yes"), ("date.0", date), ("time.0", "15:00")];
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
        };
        post(&town, &town.secretary, &sent("2026-02-30"))
            .expect(422)
            .shows("2026-02-30")
            .shows("没有这一天")
            .shows("aria-invalid");
        post(&town, &town.secretary, &sent("2199-01-01")).expect(422);
        let invented = [
            ("year", "2026"),
            ("key.0", "made/up/2026"),
            ("take.0", "yes"),
            ("date.0", "2026-04-22"),
            ("time.0", "15:00"),
        ];
        town.browser(&town.secretary).post("/year/plan", &invented).expect(422);
        town.browser(&town.secretary).post("/year/plan", &[("year", "2026")]).expect(422).shows("还没有勾选");
        assert!(year(&town).duties.iter().all(|duty| duty.planned.is_none()));
    }
}

#[test]
fn a_day_that_is_over_or_of_another_period_is_refused_at_its_line_with_the_reason() {
    for place in places() {
        let town = Town::found(&place);
        let wanted = key(&town, "theme_day/2026-04");
        let sent = |date: &str| {
            let pairs =
                [("year", "2026"), ("key.0", &wanted), ("take.0", "yes"), ("date.0", date), ("time.0", "15:00")];
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
        };
        let other = |page: zhixing_kit::test::Page| page.shows("不在这一期（2026年4月1日至2026年4月30日）");
        other(post(&town, &town.secretary, &sent("2026-05-06")).expect(422)).shows("2026-05-06").shows("aria-invalid");
        other(post(&town, &town.secretary, &sent("2026-03-30")).expect(422));
        post(&town, &town.secretary, &sent("2026-01-05")).expect(422).shows("2026年1月5日已经过了，不能再排进计划");
        assert!(year(&town).duties.iter().all(|duty| duty.planned.is_none()));
        post(&town, &town.secretary, &sent("2026-04-22")).expect(303);
        // Moved by hand it is told, and saved all the same.
        let mut secretary = town.browser(&town.secretary);
        let duty = year(&town).duties.into_iter().find(|duty| duty.obligation.key == wanted).unwrap();
        let at = duty.planned.unwrap().path();
        let mut moved = |day: &str| {
            let form = [
                ("unit", town.first.as_str()),
                ("kind", "theme_day"),
                ("topic", "四月主题党日"),
                ("day", day),
                ("time", "15:00"),
                ("minutes", "60"),
            ];
            secretary.edit(&format!("{at}/edit"), &format!("{at}/edit"), &form).expect(303);
            secretary.get(&at).expect(200).shows("已保存修改。")
        };
        moved("2026-05-06").shows("它是为2026年4月1日至2026年4月30日这一期安排的").hides("已经过了");
        moved("2026-01-06").shows("2026年1月6日已经过了").shows("它是为2026年4月1日");
        moved("2026-04-23").hides("请注意");
    }
}

#[test]
fn each_plans_only_where_his_post_reaches() {
    for place in places() {
        let town = Town::found(&place);
        let year_now = year(&town);
        let of_branch = form(&year_now, Some(&key(&town, "general_meeting/2026Q2")));
        let of_group = form(&year_now, Some(&format!("{}/group_meeting/2026-04", town.group)));
        town.browser(&town.member).get("/year").expect(200).hides("/year/plan");
        town.browser(&town.member).get("/year/plan").expect(403);
        post(&town, &town.member, &of_group).expect(403);
        town.browser(&town.leader).get("/year/plan").expect(200).shows("group_meeting").hides("general_meeting");
        post(&town, &town.leader, &of_branch).expect(403);
        post(&town, &town.leader, &of_group).expect(303);
        // Another branch's secretary posts the first branch's key: it is no obligation of his own year.
        post(&town, &town.other_secretary, &of_branch).expect(422);
        town.browser(&town.superior).get("/year").expect(200).shows("/overview");
        post(&town, &town.superior, &of_branch).expect(404);
    }
}

#[test]
fn what_the_rules_would_have_otherwise_is_told_to_the_secretary_alone() {
    for place in places() {
        let town = Town::found(&place);
        town.browser(&town.other_secretary).get("/year").expect(200).shows("正式党员7人").shows("第六章");
        town.browser(&town.member).get("/year").expect(200).hides("一般3至5人");
        town.browser(&town.secretary).get("/year").expect(200).shows("一般3至5人");
    }
}

#[test]
fn what_is_mine_to_convene_is_due_soon() {
    for place in places() {
        let town = Town::found(&place);
        let (secretary, leader, member) = (town.secretary.clone(), town.leader.clone(), town.member.clone());
        let kinds = |actor: Actor| {
            day(&town, &actor).due.into_iter().map(|one| one.obligation.kind).collect::<std::collections::BTreeSet<_>>()
        };
        assert!(kinds(member).is_empty());
        assert_eq!(kinds(leader).into_iter().collect::<Vec<_>>(), ["group_meeting"]);
        assert!(!kinds(secretary.clone()).contains("group_meeting") && kinds(secretary).contains("general_meeting"));
    }
}

fn day(town: &Town, actor: &Actor) -> questions::BranchDay {
    let (actor, most) = (actor.clone(), questions::Most { mine: 5, next: 4 });
    town.house.db.read_now(move |tx| questions::branch_day(tx, &actor, most)).unwrap()
}

/// What was reckoned of a branch is kept in mind for what is known of it, and for nothing else.
#[test]
fn the_day_follows_at_once_whatever_changes_in_the_branch() {
    for place in places() {
        let town = Town::found(&place);
        let (before, again) = (day(&town, &town.secretary), day(&town, &town.secretary));
        assert_eq!(format!("{before:?}"), format!("{again:?}"));
        let meeting = |day: &questions::BranchDay| {
            let mut due = day.due.iter().filter(|due| due.obligation.kind == "general_meeting");
            due.next().cloned().expect("a general meeting is due")
        };
        let due = meeting(&before);
        assert!(due.planned.is_none() && due.proposal.is_some());
        post(&town, &town.secretary, &form(&year(&town), Some(&due.obligation.key))).expect(303);
        let after = day(&town, &town.secretary);
        let planned = meeting(&after);
        assert!(planned.planned.is_some() && planned.proposal.is_none(), "{}", place.engine);
        let comes = |one: &crate::Doing| after.next.iter().chain(&after.coming).any(|doing| doing.id == one.id);
        assert!(planned.planned.as_ref().is_some_and(comes), "{}", place.engine);
        let branch = town.first.clone();
        town.house
            .db
            .write_now(move |tx| {
                tx.run("update unit set founded_on = '2026-12-01' where id = $1", zhixing_kit::params![&branch])
            })
            .unwrap();
        assert_ne!(day(&town, &town.secretary).month, after.month, "{}", place.engine);
    }
}

/// One more group of the first branch, with its leader.
fn group(place: &Place, town: &Town, name: &str, leader: &MemberId) -> UnitId {
    let (by, branch, leader, name) = (town.administrator.clone(), town.first.clone(), leader.clone(), name.to_owned());
    let founded_on = date(2024, 6, 1);
    let founding = move |tx: &zhixing_kit::Write<'_>| {
        let new = NewUnit { parent: branch.clone(), kind: UnitKind::Group, name: name.clone(), founded_on };
        let unit = found_unit(tx, &by, &new)?;
        let (member, kind) = (leader.clone(), PostKind::GroupLeader);
        appoint(tx, &by, &NewPost { unit: unit.clone(), member, kind, from_on: founded_on, to_on: None })?;
        Ok(unit)
    };
    place.db.write_now(founding).unwrap()
}

/// One line of the plan, at an hour of one's own.
fn at(key: &str, time: &str) -> Vec<(String, String)> {
    let pairs = [("year", "2026"), ("key.0", key), ("take.0", "yes"), ("date.0", "2026-04-22"), ("time.0", time)];
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

/// Who leads two groups is not to be in both at once: nothing is proposed so, and where it is planned so by hand that is told.
#[test]
fn groups_that_share_somebody_meet_at_hours_of_their_own() {
    for place in places() {
        let town = Town::found(&place);
        let shared = group(&place, &town, "第二党小组", &town.leader.member);
        let other = group(&place, &town, "第三党小组", &town.member.member);
        let year = year(&town);
        let meets = |group: &UnitId| {
            let of_group = format!("{group}/group_meeting/");
            let meetings = year.duties.iter().filter(|duty| duty.obligation.key.starts_with(&of_group));
            meetings
                .filter_map(|duty| duty.proposal.as_ref().map(|proposal| (proposal.date, proposal.start_minute)))
                .collect::<Vec<_>>()
        };
        let [first, second, third] = [&town.group, &shared, &other].map(meets);
        assert!(second.len() > 8 && !first.iter().any(|one| second.contains(one)), "{first:?} {second:?}");
        assert!(first.iter().any(|one| third.contains(one)), "others may meet at once: {first:?} {third:?}");
        let key = |unit: &UnitId| format!("{unit}/group_meeting/2026-04");
        for (unit, time) in [(&town.group, "15:00"), (&other, "15:00"), (&shared, "15:30")] {
            post(&town, &town.secretary, &at(&key(unit), time)).expect(303);
        }
        let page = |unit: &UnitId| {
            let wanted = key(unit);
            let duty = self::year(&town).duties.into_iter().find(|duty| duty.obligation.key == wanted).unwrap();
            town.browser(&town.secretary).get(&duty.planned.unwrap().path()).expect(200)
        };
        page(&shared).shows("同一时间还有");
        page(&other).hides("同一时间");
    }
}

/// Also where the other one was planned before.
#[test]
fn of_two_groups_that_meet_at_once_one_has_the_usual_room() {
    for place in places() {
        let town = Town::found(&place);
        let other = group(&place, &town, "第二党小组", &town.member.member);
        let (by, branch) = (town.secretary.clone(), town.first.clone());
        let setting = crate::setting::BranchSetting { place: "三楼会议室".into(), ..Default::default() };
        place.db.write_now(move |tx| crate::acts::keep_setting(tx, &by, &branch, &setting)).unwrap();
        let key = |unit: &UnitId, month: &str| format!("{unit}/group_meeting/{month}");
        post(&town, &town.secretary, &at(&key(&town.group, "2026-04"), "15:00")).expect(303);
        post(&town, &town.secretary, &at(&key(&other, "2026-04"), "15:30")).expect(303);
        let planned = year(&town).duties.into_iter().filter_map(|duty| duty.planned).collect::<Vec<_>>();
        let shows = |at: usize| town.browser(&town.secretary).get(&planned[at].path()).expect(200).text;
        let rooms = (0..planned.len()).filter(|at| shows(*at).contains("三楼会议室")).count();
        assert_eq!((planned.len(), rooms), (2, 1));
    }
}

#[test]
fn what_is_not_owed_any_more_is_taken_out_and_what_was_typed_beside_it_stays() {
    for place in places() {
        let town = Town::found(&place);
        let mut sent = form(&year(&town), Some(&key(&town, "theme_day/2026-05")));
        sent.iter_mut().find(|(name, _)| name == "date.0").expect("it is there").1 = "2026-05-21".to_owned();
        for (name, value) in
            [("key", "gone/theme_day/2026-05"), ("take", "yes"), ("date", "2026-05-20"), ("time", "15:00")]
        {
            sent.push((format!("{name}.1"), value.to_owned()));
        }
        let page = post(&town, &town.secretary, &sent).expect(422).shows("勾选的有 1 项已经不用办了");
        let page = page.shows("value=\"2026-05-21\"").hides("gone/theme_day").shows("列入计划");
        assert_eq!(page.text.matches(" checked").count(), 1, "{}", place.engine);
        sent.retain(|(name, _)| name != "take.0" && !name.ends_with(".1"));
        let page = post(&town, &town.secretary, &sent).expect(422).shows("没有勾选");
        page.shows("value=\"2026-05-21\"");
    }
}

#[test]
fn all_that_is_wrong_with_a_plan_is_told_at_once_and_leads_to_its_line() {
    for place in places() {
        let town = Town::found(&place);
        let before = year(&town);
        let mut sent = form(&before, None);
        let ticked: Vec<usize> = sent
            .iter()
            .filter_map(|(name, _)| name.strip_prefix("take.").and_then(|place| place.parse().ok()))
            .collect();
        let mut put = |name: String, value: &str| {
            sent.iter_mut().find(|(known, _)| *known == name).expect("the form has it").1 = value.to_owned();
        };
        // A missing day, one that is over, one of another period, and a missing time beside a day that is over.
        put(format!("date.{}", ticked[0]), "");
        put(format!("date.{}", ticked[1]), "2026-01-05");
        put(format!("date.{}", ticked[2]), "2026-12-30");
        put(format!("date.{}", ticked[3]), "2026-01-06");
        put(format!("time.{}", ticked[3]), "");
        let page = post(&town, &town.secretary, &sent).expect(422).shows("有 4 行");
        let page = page.shows("1月5日").shows("不在这一期").shows("1月6日");
        for at in &ticked[..4] {
            assert!(page.text.contains(&format!("href=\"#date-{at}\"")), "{at} is led to: {}", place.engine);
            assert!(page.text.contains(&format!("id=\"date-{at}\"")));
        }
        let page = page.hides(" · </small>");
        // A wrong time is led to where it is typed, and said there.
        let time = ticked[3];
        assert!(
            page.text.contains(&format!("href=\"#time-{time}\""))
                && page.text.contains(&format!("id=\"e-time-{time}\""))
        );
        assert!(!page.text.contains(&format!("href=\"#time-{}\"", ticked[0])));
        assert!(
            year(&town).duties.iter().all(|duty| duty.planned.is_none()),
            "nothing is planned while something is wrong"
        );
    }
}
