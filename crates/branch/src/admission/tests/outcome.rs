//! What came of a step is put right by a further entry: what followed from it for the person follows anew.

use jiff::civil::date;
use zhixing_kit::test::{Browser, places};
use zhixing_people::MemberKind;

use super::{Scene, put_right};

/// The way to put the latest step right that the reader may.
fn latest(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).expect(200);
    let way = page.text.split("href=\"").find(|part| part.contains("/correction\""));
    way.and_then(|part| part.split('"').next()).expect("a step that can be put right").to_owned()
}

#[test]
fn an_approval_that_was_none_is_taken_back_and_given_again() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        let before = scene.kind();
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
        let mut superior = scene.town.browser(&scene.town.superior);
        let at = latest(&mut superior, &path);
        superior.get(&at).expect(200).shows("不批准").shows("结果记错的");
        let refused = |why: &'static str, remark: &'static str, on: &'static str| {
            [("on_day", on), ("outcome", "refused"), ("remark", remark), ("why", why)]
        };
        put_right(&mut superior, &at, &refused("", "材料不全", "2026-03-02")).expect(422).shows("为什么更正");
        put_right(&mut superior, &at, &refused("录错了", "", "2026-03-02")).expect(422).shows("写明理由");
        put_right(&mut superior, &at, &refused("录错了", "材料不全", "2026-03-01")).expect(422).shows("日期先不动");
        assert_eq!(scene.kind().0, MemberKind::Probationary, "nothing happened so far");
        for nobody in [scene.town.secretary(), &scene.town.formal[5], &scene.applicant] {
            let page = scene.town.browser(nobody).post(&at, &refused("录错了", "材料不全", "2026-03-02"));
            assert!([403, 404].contains(&page.status.as_u16()), "{}", page.status);
        }
        put_right(&mut superior, &at, &refused("把两个人的批复录反了", "材料不全", "2026-03-02")).expect(303);
        assert_eq!(scene.kind(), before, "he is again what he was");
        let mut secretary = scene.town.browser(scene.town.secretary());
        let page =
            secretary.get(&path).expect(200).shows("更正：把两个人的批复录反了").shows("原为：2026年3月2日、批准");
        page.shows("不批准");
        let about = path.trim_start_matches('/').replace("admissions", "admission");
        let records = place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let corrected: Vec<_> = records.iter().filter(|entry| entry.verb == "corrected").collect();
        assert_eq!(corrected.len(), 1, "one act, one statement");
        let facts = &corrected[0].facts;
        assert_eq!((&facts["before"]["outcome"], &facts["after"]["outcome"]), (&"done".into(), &"refused".into()));
        assert_eq!(facts["why"], "把两个人的批复录反了");
        // And back: the yes makes of him what a yes makes.
        let at = latest(&mut superior, &path);
        let yes = [("on_day", "2026-03-02"), ("outcome", "done"), ("why", "原来录的是对的")];
        put_right(&mut superior, &at, &yes).expect(303);
        assert_eq!(scene.kind(), (MemberKind::Probationary, Some(date(2026, 2, 27)), None));
    }
}

#[test]
fn what_later_steps_rest_on_stays_until_they_are_put_right() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_vote();
        scene
            .decide(&path, "approval", &[("on_day", "2026-03-01"), ("outcome", "refused"), ("remark", "材料不全")])
            .expect(303);
        let mut superior = scene.town.browser(&scene.town.superior);
        let at = latest(&mut superior, &path);
        let again = [("on_day", "2026-03-02"), ("entitled", "10"), ("present", "8"), ("yes", "8")];
        scene.step(&path, "vote", &again).expect(303);
        superior.get(&at).expect(200).hides("name=\"outcome\"");
        let yes = [("on_day", "2026-03-01"), ("outcome", "done"), ("why", "录错了")];
        put_right(&mut superior, &at, &yes).expect(422).shows("以后已经办了别的步骤");
        assert_ne!(scene.kind().0, MemberKind::Probationary);
    }
}

#[test]
fn a_paper_vote_that_did_not_pass_is_taken_down_with_its_reason_and_voted_again() {
    for place in places() {
        let scene = Scene::set(&place);
        let path = scene.until_notice();
        let vote = |on: &str, outcome: &str, [present, yes]: [&str; 2], remark: &str| {
            let form = [("on_day", on), ("outcome", outcome), ("entitled", "10"), ("present", present), ("yes", yes)];
            scene.step(&path, "vote", &[&form[..], &[("remark", remark)]].concat())
        };
        let mut secretary = scene.town.browser(scene.town.secretary());
        let form = secretary.get(&format!("{path}/steps/new?step=vote")).expect(200).shows("没有通过");
        form.shows("表决通过");
        // 细, N = 10: six must be there, and six must say yes.
        vote("2026-02-26", "done", ["8", "5"], "").expect(422).shows("在“结果”里选“没有通过”记下");
        vote("2026-02-26", "failed", ["8", "5"], "").expect(303);
        vote("2026-02-26", "failed", ["5", "5"], "").expect(303);
        vote("2026-02-27", "failed", ["8", "7"], "").expect(422).shows("按这些票数是通过的");
        vote("2026-02-27", "failed", ["8", "11"], "").expect(422).shows("不能超过应到人数");
        vote("2026-02-27", "failed", ["8", "7"], "收回的票比发出的多一张，作废").expect(303);
        let page = secretary.get(&path).expect(200).shows("没有通过：至少 6 票赞成才能通过，赞成 5 票");
        page.shows("没有通过：至少 6 人到会才能表决，实到 5 人").shows("收回的票比发出的多一张，作废");
        scene.town.browser(&scene.town.superior).get("/admissions").expect(200).hides("等您审批");
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(404);
        // The next vote is the same step, not before the last one; what follows counts from the vote that passed.
        vote("2026-02-26", "done", ["8", "7"], "").expect(422).shows("最早在2026年2月27日办理");
        vote("2026-03-01", "done", ["8", "7"], "").expect(303);
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "failed")]).expect(422);
        scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind(), (MemberKind::Probationary, Some(date(2026, 3, 1)), None));
        let meeting = [("at_meeting", ""), ("outcome", "failed")];
        secretary.post(&format!("{path}/ballot"), &meeting).expect(422);
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(366 * zhixing_kit::clock::DAY_MS));
        let convert = |outcome: &str, yes: &str| {
            let form = [("on_day", "2027-03-02"), ("outcome", outcome), ("entitled", "10"), ("present", "9")];
            scene.step(&path, "conversion", &[&form[..], &[("yes", yes)]].concat())
        };
        convert("failed", "5").expect(303);
        convert("done", "9").expect(303);
        scene.decide(&path, "confirmation", &[("on_day", "2027-03-03"), ("outcome", "done")]).expect(303);
        assert_eq!(scene.kind().0, MemberKind::Formal);
    }
}
