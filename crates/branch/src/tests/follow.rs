//! What becomes of a motion that is never put, and of a resolution on its way.

use zhixing_kit::test::{Place, places};
use zhixing_people::Actor;

use super::forms::words;
use super::town::{Town, seen};
use crate::ActivityId;

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

/// A meeting that is over, and its resolution, which somebody is to see to by 10 March.
fn decided(town: &Town, place: &Place, owner: &Actor) -> (ActivityId, String) {
    let meeting = town.opened(place, "general_meeting");
    town.present(&meeting, 6);
    let at = format!("/meetings/{meeting}");
    let form = [("text", "检修护栏"), ("owner", owner.member.as_str()), ("due", "2026-03-10")];
    let mut recorder = town.browser(town.recorder());
    recorder.post(&format!("{at}/resolutions"), &form).expect(303);
    let reader = owner.clone();
    let path = place.db.read_now(move |tx| crate::decisions(tx, &reader, (10, 0))).unwrap().mine[0].path();
    let probationary = town.entry(&meeting, "预备员");
    recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
    recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
    (meeting, path)
}

/// Who sees to it was written wrongly, or hands it on: with a reason, and nobody's task changes behind his back. What the meeting decided stays in its minutes.
#[test]
fn a_resolution_is_handed_on_with_a_reason_and_whoever_had_it_and_has_it_is_told() {
    for place in places() {
        let town = Town::with(&place, 6);
        let (had, has) = (&town.formal[3], &town.formal[4]);
        let (meeting, path) = decided(&town, &place, had);
        let at = format!("/meetings/{meeting}");
        let mut secretary = town.browser(town.secretary());
        let signed = seen(&mut secretary, &at);
        let charge = format!("{path}/charge");
        // He who has it does not pass it on by himself, and nobody else does.
        for other in [had, has] {
            town.browser(other).get(&path).expect(200).hides(&charge);
            town.browser(other).post(&charge, &[("charge_why", "不想办")]).expect(403);
        }
        town.browser(&town.stranger).get(&charge).expect(404);
        secretary.get(&path).expect(200).shows(&charge);
        let to = |owner: &str, due: &str, why: &str| {
            [("owner", owner.to_owned()), ("due", due.to_owned()), ("charge_why", why.to_owned())]
        };
        let mut send = |form: [(&'static str, String); 3]| {
            let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            secretary.edit(&charge, &charge, &form)
        };
        send(to(has.member.as_str(), "2026-03-20", " ")).expect(422).shows("请填写这一项");
        send(to(had.member.as_str(), "2026-03-10", "再看看")).expect(422).shows("都没有变");
        send(to(has.member.as_str(), "2026-03-01", "改")).expect(422).shows("在会议当天");
        let stranger = town.stranger.member.to_string();
        send(to(&stranger, "2026-03-20", "改")).expect(422);
        send(to(has.member.as_str(), "2026-03-20", "他调去二中队")).expect(303);
        assert_eq!(town.told(had)[0], "一项决议不再由您负责", "{}", place.engine);
        assert_eq!(town.told(has)[0], "有一项决议由您负责");
        // Today and reminders go by who has it now.
        let mine = |who: &Actor| {
            let who = who.clone();
            place.db.read_now(move |tx| crate::decisions(tx, &who, (10, 0))).unwrap().mine.len()
        };
        assert_eq!((mine(had), mine(has)), (0, 1));
        let page = town.browser(has).get(&path).expect(200);
        page.shows("党员04").shows("2026年3月20日").shows("原因：他调去二中队").shows("办得怎样");
        town.browser(has).get(&at).expect(200).shows("党员04 负责，2026年3月20日 前完成");
        // The minutes say what was decided, and how it stands since: what is signed stays signed.
        let minutes = town.browser(has).get(&format!("{at}/minutes")).expect(200);
        minutes.shows("党员03 负责，2026年3月10日 前完成").shows("后来改为：党员04 负责，2026年3月20日 前完成");
        let mut secretary = town.browser(town.secretary());
        assert_eq!(seen(&mut secretary, &at), signed, "what the meeting decided is what is signed");
        place.pass_ms(60_000);
        // The day alone, and once more: the minutes still say the first.
        let form = [("owner", has.member.as_str()), ("due", ""), ("charge_why", "等上级批复")];
        secretary.edit(&charge, &charge, &form).expect(303);
        assert_eq!(town.told(has)[0], "您负责的决议改了期限");
        let minutes = secretary.get(&format!("{at}/minutes")).expect(200);
        minutes.shows("党员03 负责，2026年3月10日 前完成").shows("后来改为：党员04 负责");
        let said: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "handed-on").collect();
        assert_eq!(said.len(), 2, "{}", place.engine);
        assert_eq!(
            (&said[0].facts["before"]["owner"], &said[0].facts["reason"]),
            (&"党员03".into(), &"他调去二中队".into())
        );
        // What is done is done.
        place.pass_ms(60_000);
        town.browser(has).post(&format!("{path}/outcomes"), &[("state", "done")]).expect(303);
        papers_agree(&town, &at, &path);
        secretary.get(&path).expect(200).hides(&charge);
        secretary.edit(&charge, &charge, &form).expect(422).shows("已经办结");
    }
}

/// The papers of the meeting and of its resolution name the same two, and say how one came after the other.
fn papers_agree(town: &Town, meeting: &str, resolution: &str) {
    let paper = |at: &str, form: &str| {
        let sent = [("form", form), ("format", "docx")];
        words(&town.browser(town.secretary()).post(&format!("{at}/forms"), &sent).expect(200).bytes)
    };
    let minutes = paper(meeting, "minutes");
    for said in ["（后来改为：党员04 负责）", "党员03", "2026年3月10日"] {
        assert!(minutes.contains(said), "{said}: {minutes}");
    }
    let made = paper(resolution, "resolution");
    let turns =
        ["由“党员03 负责，2026年3月10日 前完成”改为“党员04 负责", "原因：他调去二中队", "原因：等上级批复", "已办"];
    let at: Vec<_> = turns.iter().map(|said| made.rfind(said)).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "each turn in its order: {at:?} {made}");
}
