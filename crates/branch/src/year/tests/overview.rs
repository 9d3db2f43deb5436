//! What a superior sees, and what he never sees (P1, P3, P7).

use zhixing_kit::test::places;

use super::town::Town;
use crate::year::questions::standing_of;

#[test]
fn a_superior_sees_numbers_of_branches_in_the_order_of_the_tree() {
    for place in places() {
        let town = Town::found(&place);
        let page =
            town.browser(&town.superior).get("/overview").expect(200).shows("一大队").shows("已逾期").shows("待办");
        let at = |name: &str| page.text.find(&format!(">{name}<")).unwrap_or_else(|| panic!("{name}: {}", page.text));
        assert!(at("第一党支部") < at("第二党支部"));
        // A day later, a year later: the order never follows the numbers.
        place.pass_ms(300 * zhixing_kit::clock::DAY_MS);
        let page = town.browser(&town.superior).get("/overview").expect(200);
        let at = |name: &str| page.text.find(&format!(">{name}<")).unwrap();
        assert!(at("第一党支部") < at("第二党支部"));
    }
}

#[test]
fn a_superior_sees_obligations_and_decisions_and_nothing_of_a_person() {
    for place in places() {
        let town = Town::found(&place);
        let (secretary, first) = (town.secretary.clone(), town.first.clone());
        let topic = "讨论孙普通同志的困难";
        let planned = move |tx: &zhixing_kit::Write<'_>| {
            let new = crate::activity::NewActivity {
                unit: first.clone(),
                kind: "general_meeting".into(),
                topic: topic.into(),
                starts_at: tx.now(),
                minutes: 60,
                place: "二楼会议室".into(),
                chair: Some(secretary.member.clone()),
                recorder: None,
                also: vec![],
                obligation: None,
            };
            crate::activity::actions::plan(tx, &secretary, new)
        };
        place.db.write_now(planned).unwrap();
        for path in ["/overview".to_owned(), format!("/overview/{}", town.first)] {
            let mut page = town.browser(&town.superior).get(&path).expect(200);
            for hidden in Town::NAMES.into_iter().chain([topic, "二楼会议室", "成员10", "/meetings/"]) {
                page = page.hides(hidden);
            }
            for figure in ["登录次数", "登录人数", "第1名", "积分", "在线时长", "到会率"] {
                page = page.hides(figure);
            }
        }
        let inside = town.browser(&town.superior).get(&format!("/overview/{}", town.first)).expect(200);
        inside.shows("支部党员大会").shows("党小组会 · 第一党小组").shows("决议").shows("已逾期");
    }
}

#[test]
fn a_superior_without_a_branch_finds_last_days_and_decisions_below_and_never_a_meeting() {
    for place in places() {
        let town = Town::found(&place);
        let (secretary, first) = (town.secretary.clone(), town.first.clone());
        let recorder = town.committee_member.member.clone();
        let topic = "讨论孙普通同志的困难";
        let decided = move |tx: &zhixing_kit::Write<'_>| {
            let new = crate::activity::NewActivity {
                unit: first.clone(),
                kind: "general_meeting".into(),
                topic: topic.into(),
                starts_at: tx.now(),
                minutes: 60,
                place: "二楼会议室".into(),
                chair: Some(secretary.member.clone()),
                recorder: Some(recorder.clone()),
                also: vec![],
                obligation: None,
            };
            let id = crate::activity::actions::plan(tx, &secretary, new)?;
            crate::activity::actions::convene(tx, &secretary, &id)?;
            crate::activity::actions::open(tx, &secretary, &id, tx.now())?;
            let made = crate::resolution::input::NewResolution {
                text: "检修护栏".into(),
                owner: Some(secretary.member.clone()),
                due: None,
                motion: None,
                ballot: None,
            };
            crate::resolution::actions::resolve(tx, &secretary, &id, &made).map(drop)
        };
        place.db.write_now(decided).unwrap();
        let mut superior = town.browser(&town.superior);
        let calendar = superior.get("/calendar").expect(200).shows("一大队").shows("2026年3月");
        let calendar =
            calendar.shows("支部党员大会最后一天：2 项，2 项未完成").shows("党小组会最后一天：1 项，1 项未完成");
        superior.get("/calendar?month=2026-05").expect(200).shows("劳动节");
        let meetings = town.browser(&town.superior).get("/meetings").expect(200);
        let meetings = meetings.shows("第一党支部").shows("检修护栏").shows("2026年3月2日通过").hides("第二党支部");
        for mut page in [calendar, meetings] {
            for hidden in Town::NAMES.into_iter().chain([topic, "二楼会议室", "成员10", "/meetings/"]) {
                page = page.hides(hidden);
            }
        }
        superior.get("/calendar?unit=x").expect(404);
        superior.get(&format!("/meetings?unit={}&page=9", town.second)).expect(200).hides("检修护栏");
        // News of a decision fades; the branch's own page keeps it.
        place.pass_ms(91 * zhixing_kit::clock::DAY_MS);
        town.browser(&town.superior).get("/meetings").expect(200).hides("检修护栏").shows("近三个月没有新的决议");
    }
}

#[test]
fn days_of_another_year_are_told_with_their_year() {
    for place in places() {
        let town = Town::found(&place);
        let mut superior = town.browser(&town.superior);
        superior.get(&format!("/overview/{}", town.first)).expect(200).shows("3月31日 周二").hides("2026年3月31日");
        let next = format!("/overview/{}?year=2027", town.first);
        superior.get(&next).expect(200).shows("2027年3月31日").hides("3月31日 周三");
    }
}

#[test]
fn only_superiors_and_the_branch_itself_have_the_overview() {
    for place in places() {
        let town = Town::found(&place);
        let (first, second) = (format!("/overview/{}", town.first), format!("/overview/{}", town.second));
        let cases = [
            (&town.superior, &first, 200),
            (&town.superior, &second, 200),
            (&town.administrator, &first, 200),
            (&town.secretary, &first, 200),
            (&town.member, &first, 403),
            (&town.secretary, &second, 404),
            (&town.member, &second, 404),
            (&town.other_secretary, &first, 404),
        ];
        for (reader, path, status) in cases {
            let page = town.browser(reader).get(path);
            assert_eq!(page.status.as_u16(), status, "{} {path}: {}", reader.name, page.text);
        }
        town.browser(&town.member).get("/overview").expect(403);
        town.browser(&town.secretary).get("/overview").expect(200).shows("第一党支部").hides("第二党支部");
        town.browser(&town.superior).get(&format!("/overview/{}", town.group)).expect(404);
    }
}

#[test]
fn many_branches_stand_as_each_alone() {
    for place in places() {
        let town = Town::found(&place);
        let (organisation, all) = (town.organisation.clone(), vec![town.second.clone(), town.first.clone()]);
        let ask = move |tx: &zhixing_kit::Read<'_>| {
            let together = standing_of(tx, &organisation, &all, 2026)?;
            let alone: zhixing_kit::Result<Vec<_>> =
                all.iter().map(|branch| crate::year::year(tx, branch, 2026).map(|year| year.tally())).collect();
            Ok((together, alone?))
        };
        let (together, alone) = place.db.read_now(ask).unwrap();
        assert_eq!(
            together.iter().map(|one| one.unit.clone()).collect::<Vec<_>>(),
            [town.second.clone(), town.first.clone()]
        );
        assert_eq!(together.iter().map(|one| one.tally).collect::<Vec<_>>(), alone);
        assert!(alone.iter().all(|tally| tally.overdue > 0 && tally.due > 0));
    }
}
