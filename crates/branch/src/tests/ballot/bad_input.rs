//! What should not happen to a secret ballot: cast twice, replayed, late, from another meeting, by who may not; keys that do not fit.

use zhixing_kit::test::places;

use super::{Scene, cast};

#[test]
fn a_ballot_is_cast_once_in_time_and_in_its_own_meeting() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        let mut voter = scene.town.browser(&scene.town.formal[1]);
        voter.post(&format!("{ballot}/taking"), &[]).expect(422).shows("投票还没有开始");
        voter.get(&format!("{ballot}/paper")).expect(422).shows("投票还没有开始");
        scene.open(&ballot).expect(303);
        cast(&mut voter, &ballot, "y").expect(422).shows("请先领票，再投票");
        voter.get(&format!("{ballot}/paper")).expect(422).shows("请先领票");
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        // Taken again it is the same one; nothing is lost between taking and casting.
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        voter.get(&ballot).expect(200).shows("还没有投进去");
        voter.get(&format!("{ballot}/paper")).expect(200).shows("看一遍再投");
        let page = voter.post(&format!("{ballot}/paper"), &[("line.0", "n")]).expect(200);
        page.shows("这是您的选票").shows("反对");
        for wrong in [&[][..], &[("line.0", "a")], &[("line.0", "y"), ("line.1", "y")], &[("line.0", "yy")]] {
            voter.post(&format!("{ballot}/casting"), wrong).expect(422).shows("每一行都要选一项");
        }
        cast(&mut voter, &ballot, "n").expect(303);
        // Replayed, with the same or another choice, by the back button or by hand.
        for letter in ["n", "y"] {
            cast(&mut voter, &ballot, letter).expect(422).shows("不能再投，也不能更改");
        }
        voter.post(&format!("{ballot}/taking"), &[]).expect(422).shows("已经投进去了");
        let mut late = scene.town.browser(&scene.town.formal[2]);
        late.post(&format!("{ballot}/taking"), &[]).expect(303);
        scene.end(&ballot);
        cast(&mut late, &ballot, "y").expect(422).shows("投票已经停止，这张票没有投进去");
        cast(&mut voter, &ballot, "y").expect(422).shows("已经投进去了");
        scene.open_box(&ballot);
        scene.recorder.get(&ballot).expect(200).shows("发出 2 张，收回 1 张").shows("反对 1 票");
        scene.tellers[0].post(&format!("{ballot}/keys"), &[]).expect(422).shows("结果已经宣布");
    }
}

#[test]
fn a_ballot_of_another_meeting_is_told_and_of_another_branch_is_not_known() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let other = scene.town.opened(&place, "general_meeting");
        scene.town.present(&other, 4);
        let elsewhere = ballot.replace(scene.meeting.as_str(), other.as_str());
        let mut voter = scene.town.browser(&scene.town.formal[1]);
        voter.post(&format!("{elsewhere}/taking"), &[]).expect(422).shows("属于另一次会议");
        cast(&mut voter, &elsewhere, "y").expect(422).shows("属于另一次会议");
        for who in [&scene.town.stranger, &scene.town.superior] {
            let mut browser = scene.town.browser(who);
            browser.post(&format!("{ballot}/taking"), &[]).expect(404);
            cast(&mut browser, &ballot, "y").expect(404);
            browser.get(&ballot).expect(404);
        }
    }
}

#[test]
fn only_who_is_there_with_a_vote_votes() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        let take = |actor: &zhixing_people::Actor| scene.town.browser(actor).post(&format!("{ballot}/taking"), &[]);
        take(&scene.town.probationary).expect(422).shows("没有表决权");
        take(&scene.town.formal[4]).expect(422).shows("没有到会，不能表决");
        take(&scene.town.formal[3]).expect(303);
        // Who took it was there: he is not marked away from it, and can cast it.
        let entry = scene.entry("党员03");
        let mark = [("mark", "absent"), ("reason", "接警")];
        scene.recorder.post(&format!("{}/roll/{entry}", scene.at), &mark).expect(422).shows("中途离开的，请点“离会”");
        let mut left = scene.town.browser(&scene.town.formal[3]);
        cast(&mut left, &ballot, "y").expect(303);
    }
}

#[test]
fn only_tellers_count_and_only_with_two_keys_that_fit() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let ballot = scene.question("同意工作计划");
        let key = |page: &zhixing_kit::test::Page| {
            page.text.split("text=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
        };
        // Taken anew before the vote, the new key holds and the old one does not.
        let old = key(&scene.tellers[0].post(&format!("{}/teller-key", scene.at), &[]).expect(200));
        let new = key(&scene.tellers[0].post(&format!("{}/teller-key", scene.at), &[]).expect(200));
        scene.open(&ballot).expect(303);
        scene.tellers[0].post(&format!("{}/teller-key", scene.at), &[]).expect(422).shows("现在换了钥匙就打不开了");
        scene.vote(&scene.town.formal[2].clone(), &ballot, "y");
        let keys = format!("{ballot}/keys");
        scene.tellers[0].post(&keys, &[]).expect(422).shows("投票还没有停止");
        scene.end(&ballot);
        scene.recorder.post(&keys, &[("key", &new)]).expect(403).shows("监票人、计票人");
        let mut other_phone = scene.town.browser(scene.town.secretary());
        for wrong in [&old, "ABCD", "AAAA-AAAA-AAAA-AAAA-AAAA"] {
            other_phone.post(&keys, &[("key", wrong)]).expect(422).shows("打不开票箱");
        }
        other_phone.post(&keys, &[]).expect(422).shows("打不开票箱");
        // Typed from paper on another phone, in small letters; the same teller twice is not two tellers.
        other_phone.post(&keys, &[("key", &new.to_lowercase())]).expect(303);
        scene.tellers[0].post(&keys, &[]).expect(303);
        scene.recorder.get(&ballot).expect(200).hides("投票结果");
        let entry = scene.entry("党员00");
        let end = format!("{}/tellers/{entry}/end", scene.at);
        scene.recorder.post(&end, &[]).expect(422).shows("不能换监票人、计票人");
        scene.tellers[1].post(&keys, &[]).expect(303);
        scene.recorder.get(&ballot).expect(200).shows("投票结果").shows("赞成 1 票");
        scene.recorder.post(&end, &[]).expect(303);
    }
}

#[test]
fn a_vote_begins_with_two_tellers_who_do_not_stand() {
    for place in places() {
        let mut scene = Scene::of(&place, 6, 6);
        // Named as a teller he cannot stand, and who stands cannot be named.
        let own = scene.election("1", "phones", &["党员00", "党员02"]);
        scene.open(&own).expect(422).shows("监票人、计票人不能是候选人");
        let stands = scene.entry("党员02");
        let form = [("teller", stands.as_str()), ("teller_role", "counter")];
        scene.recorder.post(&format!("{}/tellers", scene.at), &form).expect(422).shows("是候选人，不能监票、计票");
        let secretary = scene.entry("党员00");
        scene.recorder.post(&format!("{}/tellers/{secretary}/end", scene.at), &[]).expect(303);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(422).shows("至少要有两名监票人、计票人领取了票箱钥匙");
        let third = scene.entry("党员03");
        let form = [("teller", third.as_str()), ("teller_role", "supervisor")];
        scene.recorder.post(&format!("{}/tellers", scene.at), &form).expect(303);
        // Named and without a key he opens no box.
        scene.open(&ballot).expect(422).shows("领取了票箱钥匙");
        scene.town.browser(&scene.town.formal[3]).post(&format!("{}/teller-key", scene.at), &[]).expect(200);
        scene.open(&ballot).expect(303);
    }
}

#[test]
fn a_box_that_nobody_can_open_is_given_up_and_the_vote_repeated() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 4);
        let ballot = scene.question("同意工作计划");
        scene.open(&ballot).expect(303);
        scene.recorder.post(&format!("{ballot}/voiding"), &[]).expect(422).shows("投票还没有停止");
        let voter = scene.town.formal[3].clone();
        scene.vote(&voter, &ballot, "y");
        scene.end(&ballot);
        // The tellers lost their keys: new ones would not open this box, and the meeting cannot end before it is counted.
        scene.tellers[0].post(&format!("{}/teller-key", scene.at), &[]).expect(422).shows("现在换了钥匙就打不开了");
        let mut member = scene.town.browser(&voter);
        member.post(&format!("{ballot}/voiding"), &[]).expect(403);
        scene.recorder.get(&ballot).expect(200).shows("计不了票怎么办");
        scene.recorder.post(&format!("{ballot}/voiding"), &[]).expect(303);
        let page = scene.recorder.get(&ballot).expect(200).shows("票箱没有打开，没有计票：投票作废");
        page.shows("宣布作废").hides("核对：收回");
        let left = place.db.read_now(|tx| tx.all::<(i64,)>("select slot from envelope", &[])).unwrap();
        assert!(left.is_empty(), "the box is empty");
        let next = scene.recorder.post(&format!("{ballot}/rounds"), &[]).expect(303).leads_to().to_owned();
        scene.tellers[0].post(&format!("{}/teller-key", scene.at), &[]).expect(200);
        scene.open(&next).expect(303);
        scene.vote(&voter, &next, "y");
    }
}
