//! A step that was entered wrongly is put right by a further entry; what stood there stays, and the days that follow are computed anew.

use jiff::civil::date;
use zhixing_kit::test::{Browser, places};

use super::{Scene, put_right};

/// The way to put right the step that is the so-manieth from the latest.
fn way(browser: &mut Browser, path: &str, nth: usize) -> String {
    let page = browser.get(path).expect(200);
    let ways: Vec<&str> = page.text.split("href=\"").filter(|part| part.contains("/correction\"")).collect();
    ways[nth].split('"').next().unwrap().to_owned()
}

#[test]
fn a_wrong_day_is_put_right_and_what_follows_is_computed_from_it() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2025-06-10");
        let one = scene.town.formal[3].member.to_string();
        scene.step(&path, "talk", &[("on_day", "2025-07-01")]).expect(303);
        scene.step(&path, "activist", &[("on_day", "2025-12-02"), ("person_one", &one)]).expect(303);
        let mut secretary = scene.town.browser(scene.town.secretary());
        secretary.get(&path).expect(200).shows("2026年12月2日");
        let at = way(&mut secretary, &path, 0);
        secretary.get(&at).expect(200).shows("value=\"2025-12-02\"").shows("更正要写明理由");
        let form = [("on_day", "2025-11-03"), ("person_one", &*one)];
        put_right(&mut secretary, &at, &form).expect(422).shows("为什么更正");
        let form = [("on_day", "2025-12-02"), ("person_one", &*one), ("why", "记错")];
        put_right(&mut secretary, &at, &form).expect(422).shows("内容没有变化");
        let form = [("on_day", "2025-06-30"), ("person_one", &*one), ("why", "记错")];
        put_right(&mut secretary, &at, &form).expect(422).shows("最早在2025年7月1日");
        let form = [("on_day", "2025-11-03"), ("person_one", &*one), ("why", "抄错日期，以会议记录为准")];
        put_right(&mut secretary, &at, &form).expect(303);
        let page = secretary.get(&path).expect(200).shows("2026年11月3日").hides("2026年12月2日");
        page.shows("更正：抄错日期").shows("原为：2025年12月2日");
        // 细 7: the talk comes before the activist, whose day is known: it cannot be put behind it.
        let talk = way(&mut secretary, &path, 1);
        let form = [("on_day", "2025-11-20"), ("why", "记错")];
        put_right(&mut secretary, &talk, &form).expect(422).shows("早于最早日期2025年11月20日");
        for nobody in [&scene.town.formal[5], &scene.town.superior, &scene.applicant] {
            let page = scene.town.browser(nobody).post(&talk, &form);
            assert!([403, 404].contains(&page.status.as_u16()), "{}", page.status);
        }
        let about = path.trim_start_matches('/').replace("admissions", "admission");
        let records = place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let corrected: Vec<_> = records.iter().filter(|entry| entry.verb == "corrected").collect();
        assert_eq!(corrected.len(), 1, "one act, one record; the wrong one stays beside it");
    }
}

#[test]
fn the_day_on_which_he_joined_follows_the_vote() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
        let mut secretary = scene.town.browser(scene.town.secretary());
        let vote = way(&mut secretary, &path, 0);
        let form =
            [("on_day", "2026-02-26"), ("entitled", "10"), ("present", "8"), ("yes", "7"), ("why", "会在前一天开的")];
        put_right(&mut secretary, &vote, &form).expect(303);
        assert_eq!(scene.kind().1, Some(date(2026, 2, 26)), "细: probation runs from the vote");
        let few = [("on_day", "2026-02-26"), ("entitled", "10"), ("present", "8"), ("yes", "5"), ("why", "票数抄错")];
        put_right(&mut secretary, &vote, &few).expect(422).shows("没有通过");
    }
}

#[test]
fn two_who_put_a_step_right_at_once_are_merged_and_asked_where_they_differ() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2025-06-10");
        scene.step(&path, "talk", &[("on_day", "2025-07-01"), ("document", "谈话记录")]).expect(303);
        let mut secretary = scene.town.browser(scene.town.secretary());
        let mut elsewhere = scene.town.browser(scene.town.secretary());
        let at = way(&mut secretary, &path, 0);
        let basis = elsewhere.get(&at).expect(200).basis();
        let day = [("on_day", "2025-06-28"), ("document", "谈话记录"), ("why", "日期抄错")];
        put_right(&mut secretary, &at, &day).expect(303);
        // Another field: both hold.
        let paper =
            |day, document| [("on_day", day), ("document", document), ("why", "文号抄错"), ("basis", basis.as_str())];
        elsewhere.post(&at, &paper("2025-07-01", "谈话记录二号")).expect(303);
        secretary.get(&at).expect(200).shows("value=\"2025-06-28\"").shows("谈话记录二号");
        // The same field, from a page that is old by now: asked, and nothing is written.
        let asked = elsewhere
            .post(&at, &paper("2025-06-20", "谈话记录二号"))
            .expect(422)
            .shows("2025-06-20")
            .shows("2025-06-28");
        secretary.get(&at).expect(200).shows("value=\"2025-06-28\"");
        let chosen = [("on_day", "2025-06-20"), ("document", "谈话记录二号"), ("why", "以笔记本为准")];
        elsewhere.post(&at, &[&chosen[..], &[("basis", &asked.basis())]].concat()).expect(303);
        secretary.get(&at).expect(200).shows("value=\"2025-06-20\"");
    }
}

#[test]
fn the_application_itself_is_put_right_though_no_step_comes_before_it() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.apply("2024-12-10");
        let mut secretary = scene.town.browser(scene.town.secretary());
        let at = way(&mut secretary, &path, 0);
        let form = [("on_day", "2025-06-10"), ("document", "入党申请书"), ("why", "年份写错")];
        put_right(&mut secretary, &at, &form).expect(303);
        secretary.get(&path).expect(200).shows("2025年6月10日").shows("原为：2024年12月10日");
        scene.step(&path, "talk", &[("on_day", "2025-07-01")]).expect(303);
        let at = way(&mut secretary, &path, 1);
        // The paper alone, and a day that the talk leaves room for; not one behind the talk, nor one to come.
        let form = |day, document| [("on_day", day), ("document", document), ("why", "照原件改正")];
        put_right(&mut secretary, &at, &form("2025-06-10", "入党申请书（手写）")).expect(303);
        put_right(&mut secretary, &at, &form("2025-06-20", "入党申请书（手写）")).expect(303);
        put_right(&mut secretary, &at, &form("2025-07-02", "入党申请书（手写）"))
            .expect(422)
            .shows("早于最早日期2025年7月2日");
        put_right(&mut secretary, &at, &form("2027-01-01", "入党申请书（手写）")).expect(422);
    }
}
