//! Days before a unit is there, and the pages that put a first day right: who may, what it must keep to, what moves along, what is recorded.

use axum::Extension;
use jiff::civil::date;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::Browser;

use super::visits::fields;
use super::{PASSWORD, World, sign_in, worlds};
use crate::{Attended, Rolls, Wiring, assemble, membership_history, posts_of_member, routes, unit};

/// The form of a first day.
fn form<'a>(before: &'a str, day: &'a str, why: &'a str) -> [(&'static str, &'a str); 3] {
    [("before", before), ("first_day", day), ("why", why)]
}

/// What the record says of a thing: for each entry its verb, and whether it corrects another one.
fn told(world: &World, about: String) -> Vec<(String, bool)> {
    let entries = world.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
    entries.into_iter().map(|entry| (entry.verb, entry.corrects.is_some())).collect()
}

#[test]
fn nothing_begins_before_its_unit_was_founded() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let branch = world.branch.as_str();
        let mut early = fields(&world, "孙七", "0007");
        early[4].1 = "2019-12-31";
        admin
            .post("/members", &early)
            .expect(422)
            .shows("早于第一支部的成立日期（2020年1月1日）")
            .shows("由管理员更正");
        let post = |day| [("member", "zhangsan"), ("post_kind", "organiser"), ("from_on", day)];
        admin.post(&format!("/units/{branch}/posts"), &post("2019-12-31")).expect(422);
        let kept = format!("/units/{branch}/kept-since");
        admin.edit(&kept, &kept, &[("kept_since", "2019-12-31")]).expect(422).shows("早于第一支部的成立日期");
        let group = |day| [("parent", branch), ("unit_kind", "group"), ("unit_name", "第二小组"), ("founded_on", day)];
        admin.post("/units", &group("2019-12-31")).expect(422).shows("早于第一支部的成立日期");
        let made = admin.post("/units", &group("2021-01-01")).expect(303).leads_to().to_owned();
        let transfer = format!("/members/{}/transfer", world.zhaoliu);
        let group = made.trim_start_matches("/units/").to_owned();
        world.place.pass_ms(DAY_MS);
        let to = |day| [("unit", group.as_str()), ("member_kind", "formal"), ("from_on", day)];
        admin.edit(&transfer, &transfer, &to("2026-03-03")).expect(303);
        // The founding was later than it says: then nothing may lie before it.
        let founding = format!("{made}/founding");
        admin.post(&founding, &form("2021-01-01", "2026-03-04", "记错")).expect(422).shows("不能晚于今天");
        // Its record is kept since the day on which it was entered here: that day follows first.
        let kept = format!("{made}/kept-since");
        let late = form("2021-01-01", "2026-03-03", "记错");
        admin.post(&founding, &late).expect(422).shows("起记日期是 2026年3月2日");
        admin.edit(&kept, &kept, &[("kept_since", "2026-03-03")]).expect(303);
        admin.post(&founding, &late).expect(303);
        admin.post(&founding, &form("2026-03-03", "2019-01-01", "记错")).expect(422).shows("早于第一支部的成立日期");
        world.place.pass_ms(DAY_MS);
        admin.post(&founding, &form("2026-03-03", "2026-03-04", "记错")).expect(422).shows("赵六从 2026年3月3日 起");
    }
}

#[test]
fn a_founding_is_held_against_who_was_attached_and_against_the_closing() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let kind = [("unit_kind", "temporary_branch"), ("unit_name", "春运临时党支部"), ("founded_on", "2026-01-05")];
        let new = [&[("parent", world.top.as_str())], &kind[..]].concat();
        let made = admin.post("/units", &new).expect(303).leads_to().to_owned();
        let founding = format!("{made}/founding");
        world.place.pass_ms(DAY_MS);
        let kept = format!("{made}/kept-since");
        admin.edit(&kept, &kept, &[("kept_since", "2026-03-03")]).expect(303);
        let set = [("attached_number", "zhangsan"), ("attached_from", "2026-02-01")];
        admin.post(&format!("{made}/attached"), &set).expect(303);
        let later = |day| form("2026-01-05", day, "批复为准");
        admin.post(&founding, &later("2026-02-02")).expect(422).shows("张三从 2026年2月1日 起临时编入");
        admin.post(&founding, &later("2026-02-01")).expect(303);
        let other = [("unit_kind", "branch"), ("unit_name", "第三支部"), ("founded_on", "2021-01-01")];
        let new = [&[("parent", world.top.as_str())], &other[..]].concat();
        let made = admin.post("/units", &new).expect(303).leads_to().to_owned();
        admin.post(&format!("{made}/closure"), &[("sure", "yes")]).expect(303);
        world.place.pass_ms(3 * DAY_MS);
        let founding = format!("{made}/founding");
        admin.post(&founding, &form("2021-01-01", "2026-03-05", "记错")).expect(422).shows("2026年3月3日 已撤销");
    }
}

#[test]
fn a_confirmation_that_moves_along_stands_beside_it_with_the_reason() {
    for world in worlds() {
        let mut admin = world.signed_in("admin");
        let entered = [
            ("name", "孙七"),
            ("number", "0007"),
            ("unit", world.branch.as_str()),
            ("member_kind", "probationary"),
            ("from_on", "2025-01-10"),
        ];
        let member = admin.post("/members", &entered).expect(303).leads_to().to_owned();
        let transfer = format!("{member}/transfer");
        let to = [("unit", world.branch.as_str()), ("member_kind", "formal"), ("from_on", "2026-02-10")];
        admin.edit(&transfer, &transfer, &to).expect(303);
        let id = zhixing_records::MemberId::parse(member.trim_start_matches("/members/")).expect("an id");
        let who = id.clone();
        let stays = world.house.db.read_now(move |tx| membership_history(tx, &who)).unwrap();
        let first = format!("{member}/stays/{}", stays[0].id);
        let second = format!("{member}/stays/{}", stays[1].id);
        admin.get(&first).expect(200).hides("转正日期跟着一起改");
        admin.get(&second).expect(200).shows("转正日期跟着一起改");
        admin.post(&second, &form("2026-02-10", "2026-01-20", "支部大会决议为准")).expect(303);
        let who = id.clone();
        let now = world.house.db.read_now(move |tx| crate::member(tx, &who)).unwrap();
        assert_eq!(now.confirmed_on, Some(date(2026, 1, 20)));
        let about = format!("member/{id}");
        let entries = world.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let corrected = entries.iter().find(|entry| entry.verb == "corrected").expect("its record");
        let day = |day: &str| serde_json::json!({ "from_on": day, "confirmed_on": day });
        assert_eq!(corrected.facts["before"], day("2026-02-10"));
        assert_eq!(corrected.facts["after"], day("2026-01-20"));
        assert_eq!(corrected.facts["why"], "支部大会决议为准");
    }
}

#[test]
fn the_founding_is_put_right_by_who_keeps_the_unit_and_stands_beside_what_was_told() {
    for world in worlds() {
        let (mut admin, mut secretary) = (world.signed_in("admin"), world.signed_in("secretary"));
        let path = format!("/units/{}/founding", world.branch);
        admin.get(&format!("/units/{}", world.branch)).expect(200).shows(&path);
        secretary.get(&format!("/units/{}", world.branch)).expect(200).hides(&path);
        secretary.get(&path).expect(403).shows("管理员");
        secretary.post(&path, &form("2020-01-01", "2018-05-01", "x")).expect(403);
        world.signed_in("zhaoliu").get(&path).expect(404);
        secretary.get(&format!("/units/{}/founding", world.group)).expect(200).shows("现在记的是 2020年1月1日");
        admin.get(&path).expect(200).shows("更正第一支部的成立日期");
        admin.post(&path, &form("2020-01-01", "2018-05-01", "")).expect(422).shows("请填写这一项");
        admin.post(&path, &form("2019-01-01", "2018-05-01", "批复为准")).expect(422).shows("别人已把它改为");
        admin.post(&path, &form("2020-01-01", "2018-05-01", "批复为准")).expect(303);
        admin.post(&path, &form("2018-05-01", "2018-05-01", "批复为准")).expect(303);
        let branch = world.branch.clone();
        let founded = world.house.db.read_now(move |tx| Ok(unit(tx, &branch)?.founded_on)).unwrap();
        assert_eq!(founded, date(2018, 5, 1));
        assert_eq!(
            told(&world, format!("unit/{}", world.branch)),
            [("founded".to_owned(), false), ("appointed".to_owned(), false), ("corrected".to_owned(), true)]
        );
        // The others, who are members since 2026, now may have come before.
        let mut early = fields(&world, "孙七", "0007");
        early[4].1 = "2019-12-31";
        secretary.post("/members", &early).expect(303);
    }
}

#[test]
fn a_day_of_belonging_is_put_right_within_its_neighbours_and_posts() {
    for world in worlds() {
        world.place.pass_ms(60 * DAY_MS);
        let (mut admin, mut secretary) = (world.signed_in("admin"), world.signed_in("secretary"));
        let who = world.secretary.clone();
        let stays = || {
            let who = who.clone();
            world.house.db.read_now(move |tx| membership_history(tx, &who)).unwrap()
        };
        let member = format!("/members/{who}");
        let first = format!("{member}/stays/{}", stays()[0].id);
        secretary.get(&member).expect(200).shows(&first);
        world.signed_in("lisi").get(&member).expect(200).hides(&first);
        world.signed_in("lisi").get(&first).expect(403);
        world.signed_in("zhaoliu").get(&first).expect(404);
        let other = format!("/members/{}/stays/{}", world.zhangsan, stays()[0].id);
        secretary.get(&other).expect(404);
        secretary.get(&first).expect(200).shows("更正王书记的编入日期");
        let fix = |day| form("2026-03-02", day, "档案为准");
        secretary.post(&first, &fix("2026-05-02")).expect(422).shows("不能晚于今天");
        secretary.post(&first, &fix("2026-03-10")).expect(422).shows("王书记从 2026年3月2日 起任书记");
        secretary.post(&first, &fix("2019-12-31")).expect(422).shows("早于第一支部的成立日期");
        secretary.post(&first, &fix("2024-07-01")).expect(303);
        secretary.get(&member).expect(200).shows("从 2024年7月1日 起");
        // His post began later too: its day is the administrator's to put right.
        let who = world.secretary.clone();
        let post = world.house.db.read_now(move |tx| Ok(posts_of_member(tx, &who)?.remove(0))).unwrap();
        let of_post = format!("/posts/{}/first-day", post.id);
        secretary.post(&of_post, &fix("2024-07-01")).expect(403);
        admin.get(&of_post).expect(200).shows("更正王书记任书记的日期");
        admin.post(&of_post, &fix("2024-06-30")).expect(422).shows("还不是这里的成员");
        admin.post(&of_post, &fix("2027-01-01")).expect(422);
        admin.post(&of_post, &fix("2024-07-01")).expect(303);
        // He goes on to the other branch; the day of his going moves both stays and the end of his post.
        let transfer = format!("{member}/transfer");
        let to = [("unit", world.other.as_str()), ("member_kind", "formal"), ("from_on", "2026-04-20")];
        admin.edit(&transfer, &transfer, &to).expect(303);
        let second = format!("{member}/stays/{}", stays()[1].id);
        let fix = |day| form("2026-04-20", day, "介绍信为准");
        secretary.get(&second).expect(403);
        admin.post(&second, &fix("2024-07-01")).expect(422).shows("要晚于 2024年7月1日");
        admin.post(&second, &fix("2026-04-10")).expect(303);
        let [one, two] = &stays()[..] else { panic!("two stays") };
        assert_eq!((one.to_on, two.from_on), (Some(date(2026, 4, 9)), date(2026, 4, 10)));
        let who = world.secretary.clone();
        let post = world.house.db.read_now(move |tx| Ok(posts_of_member(tx, &who)?.remove(0))).unwrap();
        assert_eq!((post.from_on, post.to_on), (date(2024, 7, 1), Some(date(2026, 4, 9))));
        let corrections = told(&world, format!("member/{}", world.secretary));
        assert_eq!(corrections.iter().filter(|(verb, corrects)| verb == "corrected" && *corrects).count(), 2);
    }
}

/// He was at a meeting of the first branch on 10 March.
fn at_a_meeting(
    tx: &zhixing_kit::Read<'_>,
    member: &zhixing_records::MemberId,
    from: jiff::civil::Date,
    until: jiff::civil::Date,
) -> zhixing_kit::Result<Vec<Attended>> {
    let on = date(2026, 3, 10);
    let branch = membership_history(tx, member)?.remove(0).branch.expect("a branch");
    let there = from <= on && on < until;
    Ok(there.then(|| Attended { branch, topic: "学习纪律".to_owned(), on }).into_iter().collect())
}

#[test]
fn a_roll_that_has_him_present_is_not_contradicted() {
    for world in worlds() {
        world.place.pass_ms(60 * DAY_MS);
        let program = assemble(world.house.clone(), Wiring { unread: |_, _| Ok(0) }, routes());
        let mut admin = Browser::new(program.layer(Extension(Rolls(at_a_meeting))));
        sign_in(&mut admin, "admin", PASSWORD).expect(303);
        let who = world.zhangsan.clone();
        let stay = |at: usize| {
            let who = who.clone();
            world.house.db.read_now(move |tx| Ok(membership_history(tx, &who)?[at].id.clone())).unwrap()
        };
        let path = |at| format!("/members/{}/stays/{}", world.zhangsan, stay(at));
        let later = form("2026-03-02", "2026-03-11", "记错");
        admin.post(&path(0), &later).expect(422).shows("2026年3月10日“学习纪律”的到会名单里有他");
        let transfer = format!("/members/{}/transfer", world.zhangsan);
        let to = [("unit", world.other.as_str()), ("member_kind", "formal"), ("from_on", "2026-04-20")];
        admin.edit(&transfer, &transfer, &to).expect(303);
        admin.post(&path(1), &form("2026-04-20", "2026-03-10", "记错")).expect(422).shows("到会名单里有他");
        admin.post(&path(1), &form("2026-04-20", "2026-03-11", "记错")).expect(303);
        admin.post(&path(0), &form("2026-03-02", "2026-03-10", "记错")).expect(303);
    }
}
