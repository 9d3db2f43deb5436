//! What becomes of a motion that is never put, and of a resolution on its way.

use zhixing_kit::test::places;

use super::town::Town;

#[test]
fn a_motion_not_yet_put_is_withdrawn_and_the_minutes_keep_it_as_withdrawn() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        let mut motion = |text: &str| {
            let led = recorder.post(&format!("{at}/motions"), &[("text", text)]).expect(303);
            format!("{at}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap())
        };
        let (first, second) = (motion("增设劝导点"), motion("检修护栏"));
        recorder.get(&format!("{at}/motions")).expect(200).shows(&format!("{first}/withdrawal"));
        recorder.get(&format!("{first}/withdrawal")).expect(200).shows("增设劝导点").shows("撤回的原因");
        let path = format!("{first}/withdrawal");
        town.browser(&town.formal[4]).get(&path).expect(403);
        town.browser(&town.formal[4]).post(&path, &[("reason", "再议")]).expect(403);
        town.browser(&town.stranger).post(&path, &[("reason", "再议")]).expect(404);
        recorder.post(&path, &[("reason", " ")]).expect(422).shows("请填写这一项");
        recorder.post(&path, &[("reason", "先听各中队意见")]).expect(303);
        let page = recorder.get(&format!("{at}/motions")).expect(200);
        page.shows("已撤回").shows("党员01 撤回：先听各中队意见").hides(&path);
        // It is neither put, nor voted on, nor withdrawn again; what was put is not withdrawn any more.
        for (below, form) in
            [("vote-opening", None), ("vote", Some(("choice", "yes"))), ("withdrawal", Some(("reason", "再撤")))]
        {
            let form: Vec<_> = form.into_iter().collect();
            recorder.post(&format!("{first}/{below}"), &form).expect(422).shows("已由 党员01 撤回");
        }
        recorder.post(&format!("{second}/vote-opening"), &[]).expect(303);
        recorder.post(&format!("{second}/withdrawal"), &[("reason", "晚了")]).expect(422).shows("不能撤回");
        recorder.get(&format!("{second}/withdrawal")).expect(422).shows("不能撤回");
        recorder.post(&format!("{second}/vote-closing"), &[]).expect(303);
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        recorder.post(&format!("{first}/withdrawal"), &[("reason", "晚了")]).expect(422).shows("会议已经结束");
        let minutes = recorder.get(&format!("{at}/minutes")).expect(200);
        minutes.shows("增设劝导点").shows("已撤回").shows("党员01 撤回：先听各中队意见");
        let withdrawn: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "withdrew").collect();
        assert_eq!(withdrawn.len(), 1);
        assert_eq!(withdrawn[0].facts["reason"], "先听各中队意见");
    }
}

#[test]
fn a_word_of_progress_leaves_a_resolution_open_and_stands_where_its_readers_look() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let owner = town.formal[3].member.to_string();
        let form = [("text", "检修护栏"), ("owner", owner.as_str()), ("due", "2026-03-10")];
        town.browser(town.recorder()).post(&format!("/meetings/{meeting}/resolutions"), &form).expect(303);
        let reader = town.formal[3].clone();
        let path = place.db.read_now(move |tx| crate::decisions(tx, &reader, (10, 0))).unwrap().mine[0].path();
        let mut owner = town.browser(&town.formal[3]);
        owner.get(&path).expect(200).shows("还在办，说说进展");
        let outcomes = format!("{path}/outcomes");
        owner.post(&outcomes, &[("state", "open")]).expect(422).shows("请填写这一项");
        let long = format!("已联系厂家{}", "，等回话".repeat(30));
        owner.post(&outcomes, &[("state", "open"), ("note", &long)]).expect(303);
        let mut member = town.browser(&town.formal[4]);
        member.get(&path).expect(200).shows(&long).shows("还在办，说说进展").hides("继续办理");
        let short: String = long.chars().take(60).collect();
        for list in ["/resolutions".to_owned(), format!("/meetings/{meeting}")] {
            member.get(&list).expect(200).shows(&format!("2026年3月3日：{short}…")).hides(&long);
        }
        town.browser(&town.superior).get(&path).expect(404);
        place.pass_ms(60_000);
        owner.post(&outcomes, &[("state", "done")]).expect(303);
        place.pass_ms(60_000);
        owner.post(&outcomes, &[("state", "open"), ("note", "又松动了")]).expect(303);
        member.get(&path).expect(200).shows("继续办理").shows("又松动了");
        let said: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "followed-up").collect();
        let states: Vec<_> = said.iter().map(|entry| (&entry.facts["before"], &entry.facts["state"])).collect();
        assert_eq!(
            states,
            [(&"open".into(), &"open".into()), (&"open".into(), &"done".into()), (&"done".into(), &"open".into())]
        );
    }
}
