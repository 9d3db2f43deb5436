//! A study day: its time, its groups, what the host sees to, and the hours that it gives; who sees what.

use jiff::civil::date;
use zhixing_branch::ActivityId;
use zhixing_branch::activity::questions::visible;
use zhixing_branch::acts::{Mark, close, convene, mark, open, roll};
use zhixing_kit::Moment;
use zhixing_kit::test::places;
use zhixing_people::{Actor, ExemptionKind, NewPost, PostKind, appoint, exempt};

use super::class::names;
use super::programmes::{planned, programme};
use super::town::{SINCE, Town};
use crate::day::store;
use crate::hours::questions::own;
use crate::topic::model::TopicId;

/// A study day that the member hosts.
fn hosted(town: &Town, day: &str) -> (ActivityId, String) {
    let id = planned(town, "study_day", day);
    let set = [("host", town.member.member.as_str()), ("host_reason", "轮到")];
    town.browser(&town.secretary).post(&format!("/rota/{id}/host"), &set).expect(303);
    (id.clone(), format!("/study/days/{id}"))
}

#[test]
fn its_host_parts_the_time_draws_groups_and_ticks_his_list_others_look_on() {
    for place in places() {
        let town = Town::with(&place);
        let (id, at) = hosted(&town, "2026-03-10");
        let (mut host, mut other) = (town.browser(&town.member), town.browser(&town.librarian));
        other.get(&at).expect(200).shows("集中学习 · 40 分钟").shows("分组讨论 · 40 分钟").hides("主持人要准备的");
        host.get(&at).expect(200).shows("主持人要准备的").shows("弄清主题");
        for path in ["parts", "groups", "groups/moves", "checks"] {
            other.post(&format!("{at}/{path}"), &[]).expect(403);
            town.browser(&town.stranger).post(&format!("{at}/{path}"), &[]).expect(404);
        }

        let parts = [
            ("organised_minutes", "50"),
            ("talks_minutes", "20"),
            ("talks_words", "资料员谈夜查取证"),
            ("discussion_minutes", "30"),
            ("sharing_minutes", "0"),
        ];
        host.edit(&format!("{at}/parts"), &format!("{at}/parts"), &parts).expect(303);
        host.edit(&format!("{at}/parts"), &format!("{at}/parts"), &parts).expect(303);
        other.get(&at).expect(200).shows("资料员谈夜查取证").shows("合起来 100 分钟").hides("交流分享 ·");
        let wrong = [("organised_minutes", "x")];
        host.edit(&format!("{at}/parts"), &format!("{at}/parts"), &wrong).expect(422).shows("e-organised_minutes");

        host.post(&format!("{at}/groups"), &[("group_count", "0")]).expect(422).shows("e-group_count");
        host.post(&format!("{at}/groups"), &[("group_count", "2")]).expect(303);
        other.get(&format!("{at}/groups")).expect(200).shows("第 2 组").shows("签号").hides("重新抽签");
        let member = town.member.member.as_str();
        let group = |number: &'static str| [("moved", member), ("into_group", number)];
        host.post(&format!("{at}/groups/moves"), &group("3")).expect(422);
        for number in ["1", "2"] {
            host.post(&format!("{at}/groups/moves"), &group(number)).expect(303);
        }
        other.get(&at).expect(200).shows("抽签后由党员调整过");

        let tick = |code: &'static str, done: &'static str| [("code", code), ("done", done)];
        host.post(&format!("{at}/checks"), &tick("room", "yes")).expect(303);
        let records = || town.records(&format!("activity/{id}")).len();
        let before = records();
        host.post(&format!("{at}/checks"), &tick("room", "yes")).expect(303);
        host.post(&format!("{at}/checks"), &tick("nothing", "yes")).expect(404);
        assert_eq!(records(), before, "the same tick once more is nothing");
        host.get(&at).expect(200).shows("党员已办");
        host.post(&format!("{at}/checks"), &tick("room", "no")).expect(303);
        host.get(&at).expect(200).hides("党员已办");
    }
}

/// Holds a study day at which these were there; all others were not.
pub fn hold(town: &Town, day: &str, there: &[&Actor]) -> ActivityId {
    hold_a(town, "study_day", day, there)
}

/// The same of another kind.
fn hold_a(town: &Town, kind: &str, day: &str, there: &[&Actor]) -> ActivityId {
    let id = planned(town, kind, day);
    let (by, about) = (town.secretary.clone(), id.clone());
    let began = Moment::start_of(day.parse().unwrap(), &town.house.db.surroundings().zone).plus_ms(9 * 3_600_000);
    let there: Vec<_> = there.iter().map(|actor| actor.member.clone()).collect();
    town.house
        .db
        .write_now(move |tx| {
            convene(tx, &by, &about)?;
            open(tx, &by, &about, began)?;
            for entry in roll(tx, &about)? {
                let here = entry.member.as_ref().is_some_and(|member| there.contains(member));
                let how = if here { Mark::Present } else { Mark::Absent };
                mark(tx, &by, &about, &entry.id, how, "")?;
            }
            close(tx, &by, &about, began.plus_ms(7_200_000), None).map(drop)
        })
        .unwrap();
    id
}

#[test]
fn a_training_and_a_theme_day_with_a_topic_count_and_go_along_to_another_branch() {
    for place in places() {
        let town = Town::with(&place);
        let (by, unit, one) = (town.administrator.clone(), town.branch.clone(), town.grouped[0].member.clone());
        let post = NewPost { unit, member: one, kind: PostKind::CommitteeMember, from_on: SINCE, to_on: None };
        town.house.db.write_now(move |tx| appoint(tx, &by, &post).map(drop)).unwrap();
        hold_a(&town, "training", "2026-02-05", &[&town.secretary]);
        let page = |reader: &Actor| town.browser(reader).get("/study/hours").expect(200);
        let hours = |reader: &Actor| {
            let reader = reader.clone();
            town.house.db.read_now(move |tx| own(tx, &reader, 2026)).unwrap()
        };
        let planned = hours(&town.secretary).held[0].minutes;
        assert_eq!((hours(&town.secretary).whole(), hours(&town.secretary).trainings()), (planned / 60, 1));
        page(&town.secretary).shows("集中培训 1 次，这一年参加了 1 次");
        let mut browser = town.browser(&town.secretary);
        browser.get("/study/hours?year=abc").expect(422).shows("地址里的年份“abc”看不懂");
        assert_eq!(hours(&town.grouped[0]).whole(), 0, "marked absent");
        // A theme day counts once a topic stood on it.
        let day = hold_a(&town, "theme_day", "2026-02-12", &[&town.member]);
        assert_eq!(hours(&town.member).held.len(), 0);
        let at = programme(&town, &["甲题"]);
        let text = town.browser(&town.secretary).get(&at).expect(200).text;
        let topic = names(&text, "href=\"/topics/").next().and_then(TopicId::parse).expect("a topic");
        let (by, on) = (town.secretary.clone(), day.clone());
        let placing =
            move |tx: &zhixing_kit::Write<'_>| store::place(tx, &by.author(), &visible(tx, &by, &on)?, &topic);
        town.house.db.write_now(placing).unwrap();
        assert_eq!(hours(&town.member).held.len(), 1);
        let mut moved = town.member.clone();
        moved.branch.clone_from(&town.stranger.branch);
        assert_eq!(hours(&moved).held.len(), 1, "who moved takes them along");
    }
}

#[test]
fn hours_are_the_scheduled_ones_of_what_was_held_by_the_roll_and_each_sees_his_own() {
    for place in places() {
        let town = Town::with(&place);
        hold(&town, "2026-02-10", &[&town.secretary, &town.member]);
        hold(&town, "2026-02-20", &[&town.member]);
        planned(&town, "study_day", "2026-03-20");
        let page = |reader: &Actor| town.browser(reader).get("/study/hours").expect(200);
        page(&town.member)
            .shows("到现在 4 学时")
            .shows("要求一年 32 学时")
            .shows("study_day 2026-02-20")
            .hides("2026-03-20");
        page(&town.secretary).shows("到现在 2 学时").shows("要求一年 56 学时").shows("集中培训 1 次");
        page(&town.superior).shows("到现在 0 学时").shows("不属于任何支部").hides("要求一年");
        page(&town.librarian).shows("到现在 0 学时").hides("study_day");
        town.browser(&town.member).get("/study/hours?year=2025").expect(200).shows("到现在 0 学时");
        // P2, P7: nobody is told another's sum, on whichever page of study.
        for reader in [&town.secretary, &town.librarian, &town.superior] {
            for path in ["/study", "/study/hours", "/rota", "/programmes"] {
                town.browser(reader).get(path).expect(200).hides("4 学时");
            }
        }

        let (by, member) = (town.administrator.clone(), town.librarian.member.clone());
        town.house
            .db
            .write_now(move |tx| exempt(tx, &by, &member, ExemptionKind::Ill, (date(2026, 1, 1), None)))
            .unwrap();
        page(&town.librarian).shows("不作要求").hides("要求一年");
    }
}
