//! What is written below a reflection: threaded, for whom it was meant, told to who wished it.

use zhixing_kit::test::{Browser, Place, places};
use zhixing_notice::latest;
use zhixing_people::Actor;

use super::town::Town;

fn shared(browser: &mut Browser, with: &str) -> String {
    let form = [("reflection_title", "雨夜出勤"), ("reflection_words", "先断流，再疏导。")];
    let path = browser.post("/reflections", &form).expect(303).leads_to().to_owned();
    browser.post(&format!("{path}/sharing"), &[("audience", with)]).expect(303);
    path
}

fn answer(browser: &mut Browser, path: &str, parent: &str, words: &str) -> String {
    let form = [("answer_words", words), ("parent", parent)];
    let page = browser.post(&format!("{path}/answers"), &form).expect(303);
    page.leads_to().rsplit("#answer-").next().unwrap().to_owned()
}

/// What a person was told, the newest first.
fn told(place: &Place, who: &Actor) -> Vec<(String, String)> {
    let member = who.member.clone();
    let all = place.db.read_now(move |tx| latest(tx, &member, None, 50)).unwrap();
    all.into_iter().map(|one| (one.subject.zh, one.body.zh)).collect()
}

#[test]
fn answers_are_threaded_and_say_whom_they_answer() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.member);
        let path = shared(&mut own, "branch");
        let mut secretary = town.browser(&town.secretary);
        let first = answer(&mut secretary, &path, "", "断流以后车往哪里走？");
        let mut librarian = town.browser(&town.librarian);
        librarian
            .get(&format!("{path}/answers/new?to={first}"))
            .expect(200)
            .shows("断流以后车往哪里走")
            .shows("回复支书");
        let second = answer(&mut librarian, &path, &first, "走西环。");
        let third = answer(&mut own, &path, &second, "西环要提前通知。");
        place.pass_ms(60_000);
        answer(&mut secretary, &path, "", "另外，警示牌不够。");
        let page = own.get(&path).expect(200);
        let at = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words} is missing"));
        assert!(at("断流以后") < at("走西环") && at("走西环") < at("西环要提前") && at("西环要提前") < at("警示牌"));
        assert!(page.text.contains("deep-2") && page.text.contains(&format!("answer-{third}")));
        for word in ["点赞", "赞同", "like"] {
            assert!(!page.text.contains(&format!(">{word}<")), "{word}");
        }
        // Nobody answers what he cannot see, or what is not there.
        own.post(&format!("{path}/answers"), &[("answer_words", "…"), ("parent", town.member.member.as_str())])
            .expect(404);
        own.post(&format!("{path}/answers"), &[("answer_words", " ")]).expect(422).shows("请填写这一项");
    }
}

#[test]
fn an_answer_stays_with_those_for_whom_it_was_written() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.grouped[0]);
        let path = shared(&mut own, "group");
        let mut near = town.browser(&town.grouped[1]);
        let first = answer(&mut near, &path, "", "这话只在小组里说。");
        own.post(&format!("{path}/sharing"), &[("audience", "branch")]).expect(303);
        let second = answer(&mut own, &path, &first, "那我们支部里接着谈。");
        let mut far = town.browser(&town.member);
        far.get(&path).expect(200).hides("只在小组里说").hides("组员乙").shows("支部里接着谈");
        far.post(&format!("{path}/answers"), &[("answer_words", "……"), ("parent", &first)]).expect(404);
        answer(&mut far, &path, &second, "好。");
        near.get(&path).expect(200).shows("只在小组里说").shows("支部里接着谈");
        // Taken back: nobody sees the discussion, its writer neither; shared again it is there for those who may.
        own.post(&format!("{path}/sharing"), &[("audience", "own")]).expect(303);
        near.get(&path).expect(404);
        own.get(&path).expect(200).hides("只在小组里说");
        own.post(&format!("{path}/answers"), &[("answer_words", "自言自语")]).expect(422).shows("先选给谁看");
    }
}

#[test]
fn words_are_taken_back_by_their_writer_alone_and_the_thread_holds() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.member);
        let path = shared(&mut own, "branch");
        let mut secretary = town.browser(&town.secretary);
        let first = answer(&mut secretary, &path, "", "说错了的话。");
        answer(&mut own, &path, &first, "没关系。");
        let end = format!("{path}/answers/{first}/end");
        own.post(&end, &[]).expect(404);
        own.get(&path).expect(200).shows("说错了的话");
        town.browser(&town.stranger).post(&end, &[]).expect(404);
        secretary.post(&end, &[]).expect(303);
        own.get(&path).expect(200).hides("说错了的话").shows("已收回").shows("没关系").shows("回复支书");
    }
}

#[test]
fn the_writer_is_told_and_who_takes_part_if_he_wishes() {
    for place in places() {
        let town = Town::with(&place);
        let mut own = town.browser(&town.grouped[0]);
        let path = shared(&mut own, "branch");
        let mut secretary = town.browser(&town.secretary);
        answer(&mut secretary, &path, "", "第一条。");
        assert_eq!(
            told(&place, &town.grouped[0]),
            [("支书回复了您的心得".into(), "点开看看“雨夜出勤”下面的新回复。".into())]
        );
        // The librarian wishes to be told, with his answer; the member with a button; the secretary does not.
        let mut librarian = town.browser(&town.librarian);
        librarian.post(&format!("{path}/answers"), &[("answer_words", "第二条。"), ("follow", "yes")]).expect(303);
        let mut member = town.browser(&town.member);
        member.post(&format!("{path}/following"), &[]).expect(303);
        answer(&mut secretary, &path, "", "第三条。");
        let each = [&town.librarian, &town.member, &town.secretary].map(|who| told(&place, who).len());
        assert_eq!(each, [1, 1, 0]);
        // Their messages say nothing of what may be taken back again.
        assert_eq!(told(&place, &town.member)[0].0, "您关注的一篇心得有新回复");
        // Who does not see it any more is not told; the writer can have his peace.
        own.post(&format!("{path}/sharing"), &[("audience", "group")]).expect(303);
        own.post(&format!("{path}/following/end"), &[]).expect(303);
        let mut near = town.browser(&town.grouped[1]);
        answer(&mut near, &path, "", "第四条。");
        let each = [&town.grouped[0], &town.librarian, &town.member].map(|who| told(&place, who).len());
        assert_eq!(each, [3, 1, 1]);
    }
}
