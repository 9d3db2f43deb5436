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
