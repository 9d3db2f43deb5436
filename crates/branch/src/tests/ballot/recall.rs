//! A ballot that has not begun is taken back: by whom, with its reason, and the act that needed it goes on.

use zhixing_kit::test::places;

use super::Scene;

#[test]
fn it_is_taken_back_with_a_reason_by_who_proposed_it_or_leads_the_branch_and_by_nobody_else() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let ballot = scene.question("题目写错了");
        let recall = format!("{ballot}/recall");
        let before = scene.town.records(&scene.meeting).len();
        // Who takes part sees it and takes nothing back; who may not know of it learns nothing.
        for (reader, status) in
            [(&scene.town.formal[4], 403), (&scene.town.probationary, 403), (&scene.town.stranger, 404)]
        {
            let mut browser = scene.town.browser(reader);
            browser.get(&recall).expect(status);
            browser.post(&recall, &[("reason", "不想投")]).expect(status);
        }
        scene.town.browser(&scene.town.formal[4]).get(&ballot).expect(200).hides("撤回这次投票");
        scene.recorder.get(&ballot).expect(200).shows("撤回这次投票");
        scene.recorder.get(&recall).expect(200).shows("撤回的原因");
        scene.recorder.post(&recall, &[("reason", "  ")]).expect(422).shows("撤回的原因");
        assert_eq!(scene.town.records(&scene.meeting).len(), before, "nothing happened so far");
        scene.recorder.post(&recall, &[("reason", "漏了一句话")]).expect(303);
        let after = scene.town.records(&scene.meeting);
        assert_eq!(after.len(), before + 1, "one act, one statement");
        let told: Vec<_> = after.iter().filter(|entry| entry.verb.ends_with("recalled")).collect();
        assert!(told.len() == 1 && told[0].facts["reason"] == "漏了一句话", "{told:?}");
        let page = scene.recorder.get(&ballot).expect(200).shows("已撤回").shows("党员01 撤回：漏了一句话");
        page.shows("请重新提出").hides("开始投票");
        // It is over: neither begun, nor voted on, nor taken back again.
        scene.open(&ballot).expect(422).shows("已经撤回");
        scene.recorder.get(&recall).expect(422).shows("已经撤回");
        scene.recorder.post(&recall, &[("reason", "再撤一次")]).expect(422).shows("已经撤回");
        scene.town.browser(&scene.town.formal[3]).post(&format!("{ballot}/taking"), &[]).expect(422).shows("已经撤回");
        scene.recorder.get(&format!("{}/minutes", scene.at)).expect(200).shows("党员01 撤回：漏了一句话");
        // The secretary takes back what the recorder proposed; what has begun stays.
        let other = scene.question("另一题");
        scene.tellers[0].post(&format!("{other}/recall"), &[("reason", "改在下次会上投")]).expect(303);
        let begun = scene.question("第三题");
        scene.open(&begun).expect(303);
        scene.recorder.post(&format!("{begun}/recall"), &[("reason", "不投了")]).expect(422).shows("投票已经开始");
    }
}

#[test]
fn a_further_round_that_was_taken_back_makes_room_for_another() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let ballot = scene.election("1", "phones", &["党员02", "党员03"]);
        scene.open(&ballot).expect(303);
        for voter in &scene.town.formal[..6] {
            scene.vote(voter, &ballot, "oo");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        let stands = ["党员02", "党员03", "党员04"].map(|name| scene.entry(name));
        let two = [("stands", stands[0].as_str()), ("stands", stands[1].as_str())];
        let second = scene.recorder.post(&format!("{ballot}/rounds"), &two).expect(303).leads_to().to_owned();
        scene.recorder.post(&format!("{ballot}/rounds"), &two).expect(422).shows("下一轮已经提出过了");
        scene.recorder.post(&format!("{second}/recall"), &[("reason", "候选人有变")]).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("提出下一轮");
        let others = [("stands", stands[1].as_str()), ("stands", stands[2].as_str())];
        let third = scene.recorder.post(&format!("{ballot}/rounds"), &others).expect(303).leads_to().to_owned();
        scene.recorder.get(&third).expect(200).shows("第 2 轮").shows("党员04");
    }
}

#[test]
fn the_key_to_the_box_is_sent_to_the_pages_of_its_ballots_alone() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let ballots = format!("{}/ballots", scene.at);
        let taken = scene.tellers[0].post(&format!("{}/teller-key", scene.at), &[]).expect(200);
        let cookies = taken.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap().to_owned());
        let key = cookies.into_iter().find(|cookie| cookie.starts_with("zhixing-teller-key=")).unwrap();
        assert!(key.contains(&format!("; Path={ballots};")) && key.contains("HttpOnly"), "{key}");
        // Where it is sent is enough to open the box.
        let ballot = scene.question("同意");
        scene.open(&ballot).expect(303);
        let voter = scene.town.formal[2].clone();
        scene.vote(&voter, &ballot, "y");
        scene.end(&ballot);
        assert!(ballot.starts_with(&ballots));
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("赞成 1 票");
    }
}

#[test]
fn the_form_of_a_ballot_asks_for_what_its_kind_needs_and_nothing_else() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let list = format!("{}/ballots", scene.at);
        let choice = scene.recorder.get(&list).expect(200).shows("先选表决什么");
        choice.shows("?kind=election#propose").hides("应选名额").hides("发展对象、预备党员姓名").hides("选票上的题目");
        let cases =
            [("motion", [false, false, false]), ("admission", [true, false, false]), ("election", [false, true, true])];
        for (kind, shown) in cases {
            let page = scene.recorder.get(&format!("{list}?kind={kind}")).expect(200).shows("选票上的题目");
            for (name, is_shown) in ["candidate_name", "seats", "stands"].iter().zip(shown) {
                assert_eq!(page.text.contains(&format!("name=\"{name}\"")), is_shown, "{kind}: {name}");
            }
        }
        // What was typed wrongly comes back in the form of its kind.
        let sent = [("ballot_kind", "election"), ("ballot_title", "选举"), ("way", "phones"), ("seats", "")];
        scene.recorder.post(&list, &sent).expect(422).shows("name=\"seats\"").shows("选举").hides("先选表决什么");
        scene.recorder.get(&format!("{list}?kind=nothing")).expect(200).shows("先选表决什么");
    }
}

#[test]
fn who_stood_in_it_may_be_a_teller_again_and_the_form_offers_nobody_who_may_not() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        let (stands, other) = (scene.entry("党员04"), scene.entry("党员05"));
        let list = format!("{}/ballots", scene.at);
        let offered = |entry: &str| format!("value=\"{entry}\"");
        let named = [("teller", stands.as_str()), ("teller_role", "counter")];
        let tellers_form =
            |page: &str| page[page.find("id=\"tellers\"").unwrap()..page.find("id=\"propose\"").unwrap()].to_owned();
        let ballot = scene.election("1", "phones", &["党员03", "党员04"]);
        scene.recorder.post(&format!("{}/tellers", scene.at), &named).expect(422).shows("党员04 是候选人");
        let form = tellers_form(&scene.recorder.get(&list).expect(200).text);
        assert!(form.contains(&offered(&other)) && !form.contains(&offered(&stands)), "{form}");
        scene.recorder.post(&format!("{ballot}/recall"), &[("reason", "候选人有变")]).expect(303);
        let form = tellers_form(&scene.recorder.get(&list).expect(200).text);
        assert!(form.contains(&offered(&stands)), "{form}");
        scene.recorder.post(&format!("{}/tellers", scene.at), &named).expect(303);
    }
}
