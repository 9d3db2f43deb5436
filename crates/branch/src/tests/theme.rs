//! Theme days that go out or bring somebody in, in the words of those who hold them.

use zhixing_kit::test::{Page, places};

use super::town::Town;
use crate::ActivityId;

/// Going out, with a contact there.
pub const OUT: [(&str, &str); 9] = [
    ("way", "out"),
    ("goes_to", "东湖社区"),
    ("address", "东湖路8号"),
    ("transport", "集中步行，二十分钟"),
    ("safety", "老周带队，过街走信号灯"),
    ("contact", "罗主任"),
    ("contact_about", "东湖社区居委会"),
    ("phone", "0591-5550101"),
    ("free", "yes"),
];

/// A form with some values changed.
pub fn with<'a>(form: &[(&'a str, &'a str)], changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed).copied().collect()
}

fn arrange(town: &Town, day: &ActivityId, changed: &[(&str, &str)]) -> Page {
    let at = format!("/meetings/{day}/theme");
    town.browser(town.secretary()).edit(&format!("{at}/edit"), &at, &with(&OUT, changed))
}

#[test]
fn a_theme_day_goes_out_and_everybody_sees_how_but_only_planners_the_number() {
    for place in places() {
        let town = Town::with(&place, 5);
        let day = town.plan("theme_day");
        let at = format!("/meetings/{day}/theme");
        let (mut secretary, mut member) = (town.browser(town.secretary()), town.browser(&town.formal[4]));
        member.get(&at).expect(200).shows("还没有商定怎么开展").hides("/theme/edit");
        secretary.get(&format!("{at}/edit?way=out")).expect(200).shows("name=\"goes_to\"").hides("name=\"lecturer\"");
        secretary.get(&format!("{at}/edit?way=in")).expect(200).shows("name=\"lecturer\"").hides("name=\"goes_to\"");
        arrange(&town, &day, &[("free", "")]).expect(422).shows("主题党日不向参加的人收费").shows("东湖路8号");
        arrange(&town, &day, &[]).expect(303);
        secretary
            .get(&at)
            .expect(200)
            .shows("走出去")
            .shows("东湖社区")
            .shows("0591-5550101")
            .shows("不向参加的人收费");
        member.get(&at).expect(200).shows("东湖社区").shows("罗主任").hides("0591-5550101").hides("行前准备");
        secretary.get(&format!("{at}/edit")).expect(200).shows("0591-5550101");
        secretary.get(&format!("{at}/edit?way=in")).expect(200).hides("0591-5550101");
        member.get(&format!("/meetings/{day}")).expect(200).shows("去 东湖社区").shows("老周带队");
        // Nobody of another branch, no superior, and no member may change it or even know of it.
        town.browser(&town.stranger).get(&at).expect(404);
        town.browser(&town.superior).get(&at).expect(404);
        member.post(&at, &OUT).expect(403);
        // What is called goes with the notice; a change after it is told to each.
        secretary.post(&format!("/meetings/{day}/convening"), &[]).expect(303);
        let member_id = town.formal[4].member.clone();
        let unread = |place: &zhixing_kit::test::Place| {
            let member = member_id.clone();
            place.db.read_now(move |tx| zhixing_notice::unread(tx, &member)).unwrap()
        };
        assert_eq!(unread(&place), 1);
        arrange(&town, &day, &[("transport", "坐单位大巴")]).expect(303);
        assert_eq!(unread(&place), 2);
        // The same once more changes, records and tells nothing.
        let before = town.records(&day).len();
        arrange(&town, &day, &[("transport", "坐单位大巴")]).expect(303);
        assert_eq!((unread(&place), town.records(&day).len()), (2, before));
    }
}

#[test]
fn two_who_arrange_at_once_are_told_of_each_other() {
    for place in places() {
        let town = Town::with(&place, 5);
        let day = town.plan("theme_day");
        let at = format!("/meetings/{day}/theme");
        let mut slower = town.browser(town.recorder());
        let basis = slower.get(&format!("{at}/edit")).expect(200).basis();
        arrange(&town, &day, &[]).expect(303);
        let page = slower.post(&at, &with(&OUT, &[("basis", &basis), ("safety", "我写的安全安排")])).expect(422);
        let basis = page.basis();
        page.shows("党员00 09:00 存的")
            .shows("value=\"我写的安全安排\"")
            .shows("两份都要")
            .hides("value=\"坐单位大巴\"");
        // What was chosen goes out as the ordinary form.
        slower.post(&at, &with(&OUT, &[("basis", &basis), ("safety", "我写的安全安排")])).expect(303);
        slower.get(&at).expect(200).shows("我写的安全安排").shows("东湖社区");
    }
}

#[test]
fn somebody_is_brought_in_with_a_topic_and_its_source() {
    for place in places() {
        let town = Town::with(&place, 5);
        let day = town.plan("study_day");
        let at = format!("/meetings/{day}/theme");
        let mut secretary = town.browser(town.secretary());
        let form = [
            ("way", "in"),
            ("lecturer", "李老师"),
            ("lecturer_about", "红十字会培训师"),
            ("speaks_about", "路边急救四分钟"),
            ("source", "红十字会救护员教材"),
            ("free", "yes"),
        ];
        let edit = format!("{at}/edit?way=in");
        secretary.edit(&edit, &at, &with(&form, &[("source", " ")])).expect(422).shows("请填写这一项");
        secretary.edit(&edit, &at, &form).expect(303);
        secretary
            .get(&at)
            .expect(200)
            .shows("请进来")
            .shows("李老师")
            .shows("红十字会救护员教材")
            .shows("核对了讲课内容的出处");
        // A committee meeting neither goes out nor brings in.
        let other = town.plan("committee_meeting");
        secretary
            .get(&format!("/meetings/{other}/theme"))
            .expect(422)
            .shows("主题党日、志愿服务、集中学习和党课可以写");
        secretary.post(&format!("/meetings/{other}/theme"), &form).expect(422);
    }
}

#[test]
fn the_organiser_ticks_what_was_seen_to_and_adds_his_own() {
    for place in places() {
        let town = Town::with(&place, 5);
        let day = town.plan("theme_day");
        arrange(&town, &day, &[]).expect(303);
        let at = format!("/meetings/{day}/theme");
        let mut secretary = town.browser(town.secretary());
        let page = secretary.get(&at).expect(200).shows("出发和返回都清点人数");
        let check = page.text.split("/theme/checks/").nth(1).map(|rest| rest[..36].to_owned()).unwrap();
        secretary.post(&format!("{at}/checks/{check}"), &[("done", "yes")]).expect(303);
        let recorded = town.records(&day).len();
        secretary.post(&format!("{at}/checks/{check}"), &[("done", "yes")]).expect(303);
        assert_eq!(town.records(&day).len(), recorded, "ticked twice, recorded once");
        secretary.get(&at).expect(200).shows("党员00 办妥");
        secretary.post(&format!("{at}/checks"), &[("words", "")]).expect(422);
        secretary.post(&format!("{at}/checks"), &[("words", "带上放大的路口图")]).expect(303);
        secretary.get(&at).expect(200).shows("带上放大的路口图");
        // Another way offers its own list, and keeps what was seen to.
        let bring_in =
            [("way", "in"), ("lecturer", "李老师"), ("speaks_about", "急救"), ("source", "教材"), ("free", "yes")];
        secretary.edit(&format!("{at}/edit?way=in"), &at, &bring_in).expect(303);
        secretary.get(&at).expect(200).shows("会场和设备试过").hides("出发和返回都清点人数").shows("党员00 办妥");
        // Of no concern to members, and not theirs.
        let mut member = town.browser(&town.formal[4]);
        member.post(&format!("{at}/checks"), &[("words", "x")]).expect(403);
        member.post(&format!("{at}/checks/{check}"), &[("done", "no")]).expect(403);
        for words in 0..50 {
            let page = secretary.post(&format!("{at}/checks"), &[("words", &format!("第{words}件"))]);
            assert!([303, 422].contains(&page.status.as_u16()));
        }
        secretary.post(&format!("{at}/checks"), &[("words", "再一件")]).expect(422).shows("最多 40 项");
    }
}

#[test]
fn what_was_agreed_there_is_followed_up_and_the_day_may_carry_volunteer_service() {
    for place in places() {
        let town = Town::with(&place, 5);
        let day = town.opened(&place, "theme_day");
        let mut recorder = town.browser(town.recorder());
        let owner = town.formal[3].member.to_string();
        let form = [("text", "为东湖路口申请延长绿灯"), ("owner", owner.as_str()), ("due", "2026-03-20")];
        recorder.post(&format!("/meetings/{day}/resolutions"), &form).expect(303);
        recorder.get(&format!("/meetings/{day}/theme")).expect(200).shows("为东湖路口申请延长绿灯").shows("党员03");
        let mut secretary = town.browser(town.secretary());
        // The list and the day's page say what became of it; that it is late, to whom it is told.
        secretary.get("/theme-days").expect(200).shows("商定 1 件，还有 1 件在办");
        place.pass_ms(30 * 24 * 3_600_000);
        secretary.get(&format!("/meetings/{day}/theme")).expect(200).shows("已过期限");
        town.browser(&town.formal[4])
            .get(&format!("/meetings/{day}/theme"))
            .expect(200)
            .shows("在办")
            .hides("已过期限");
        let list = town.browser(&town.formal[3]).get("/resolutions").expect(200).text;
        let id = list.split("href=\"/resolutions/").nth(1).map(|rest| rest[..36].to_owned()).unwrap();
        let done = [("state", "done"), ("note", "已延长")];
        town.browser(&town.formal[3]).post(&format!("/resolutions/{id}/outcomes"), &done).expect(303);
        secretary.get("/theme-days").expect(200).shows("商定 1 件，都已办结");
        secretary.get(&format!("/meetings/{day}/theme")).expect(200).shows("已办").shows("已延长");
        let plan = [
            ("unit", town.branch.as_str()),
            ("kind", "theme_day"),
            ("also", "volunteering"),
            ("topic", "护学岗志愿服务"),
            ("day", "2026-04-20"),
            ("time", "07:00"),
        ];
        let page = secretary.post("/meetings", &plan).expect(303);
        secretary.get(page.leads_to()).expect(200).shows("志愿服务");
        secretary
            .get("/theme-days")
            .expect(200)
            .shows("护学岗志愿服务")
            .shows("还没有商定怎么开展")
            .shows("研究第一季度工作");
        town.browser(&town.superior).get("/theme-days").expect(200).hides("护学岗志愿服务");
    }
}

#[test]
fn where_it_goes_is_where_one_meets_unless_the_plan_says_otherwise() {
    for place in places() {
        let town = Town::with(&place, 5);
        let day = town.plan("theme_day");
        let at = format!("/meetings/{day}");
        let mut secretary = town.browser(town.secretary());
        // The plan says where one meets: it stays.
        arrange(&town, &day, &[]).expect(303);
        secretary.get(&at).expect(200).shows("三楼会议室");
        let plan = |place: &'static str| {
            move |tx: &zhixing_kit::Write<'_>| {
                tx.run("update activity set place = $1", zhixing_kit::params![place]).map(drop)
            }
        };
        place.db.write_now(plan("")).unwrap();
        arrange(&town, &day, &[("goes_to", "西湖社区")]).expect(303);
        let shown =
            |page: &Page| page.text.split("地点").nth(1).unwrap_or_default().chars().take(60).collect::<String>();
        assert!(shown(&secretary.get(&at).expect(200)).contains("西湖社区"), "{}", place.engine);
        // It goes elsewhere: the plan follows, since it had its place from there.
        arrange(&town, &day, &[("goes_to", "南湖社区")]).expect(303);
        assert!(shown(&secretary.get(&at).expect(200)).contains("南湖社区"), "{}", place.engine);
        // The usual place, which a year's plan fills in, was named by nobody for this day; what does not go out after all is there again.
        let (by, branch) = (town.secretary().clone(), town.branch.clone());
        let usual = crate::BranchSetting { place: "二楼会议室".into(), ..crate::BranchSetting::default() };
        place.db.write_now(move |tx| crate::keep_setting(tx, &by, &branch, &usual)).unwrap();
        place.db.write_now(plan("二楼会议室")).unwrap();
        arrange(&town, &day, &[("goes_to", "东湖社区")]).expect(303);
        assert!(shown(&secretary.get(&at).expect(200)).contains("东湖社区"), "{}", place.engine);
        let inside = [("way", "in"), ("lecturer", "周教授"), ("speaks_about", "依法行政"), ("source", "市委党校")];
        arrange(&town, &day, &inside).expect(303);
        assert!(shown(&secretary.get(&at).expect(200)).contains("二楼会议室"), "{}", place.engine);
    }
}
