//! A whole meeting, from the plan to the signed minutes.

use zhixing_kit::test::{Place, places};

use super::town::{Town, sign};

const HOUR_MS: i64 = 3_600_000;

#[test]
fn a_general_meeting_is_held_from_the_plan_to_the_signatures() {
    for place in places() {
        let town = Town::with(&place, 10);
        let at = plan_and_convene(&town);
        open_and_call(&place, &town, &at);
        decide(&town, &at);
        close_and_sign(&place, &town, &at);
    }
}

fn plan_and_convene(town: &Town) -> String {
    let mut secretary = town.browser(town.secretary());
    let unit = town.branch.to_string();
    let (chair, recorder) = (town.secretary().member.to_string(), town.recorder().member.to_string());
    let form = [
        ("unit", unit.as_str()),
        ("kind", "general_meeting"),
        ("topic", "研究帮扶方案"),
        ("day", "2026-03-03"),
        ("time", "14:00"),
        ("place", "三楼"),
        ("chair", &chair),
        ("recorder", &recorder),
        ("agenda", "通报情况\r\n讨论方案"),
        ("also", "study_day"),
    ];
    let at = secretary.post("/meetings", &form).expect(303).leads_to().to_owned();
    // The length was not asked for again: it is the usual one of the kind.
    secretary.get(&at).expect(200).shows("约 90 分钟").shows("确定名单并发通知").shows("集中学习");
    secretary.post(&format!("{at}/convening"), &[]).expect(303);
    let convened = secretary.get(&at).expect(200).shows("已确定名单（11 人）").shows("宣布开始");
    // Nobody is missing at a meeting that has not begun.
    convened.shows("应到 11 人。 其中有表决权的 10 人：要有 5 人到会").hides("还差").hides("未点名");
    secretary.get(&format!("{at}/roll")).expect(200).shows("要有 5 人到会，会议才有效").hides("还差");
    town.browser(&town.probationary).get("/meetings").expect(200).shows("研究帮扶方案");
    at
}

fn open_and_call(place: &Place, town: &Town, at: &str) {
    place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * HOUR_MS));
    let mut recorder = town.browser(town.recorder());
    recorder.get(&format!("{at}/opening")).expect(200).shows("2026-03-03").shows("14:00");
    recorder.post(&format!("{at}/opening"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
    let meeting = crate::ActivityId::parse(&at["/meetings/".len()..]).unwrap();
    let roll = format!("{at}/roll");
    for number in 0..4 {
        let entry = town.entry(&meeting, &format!("党员{number:02}"));
        let led = recorder.post(&format!("{roll}/{entry}"), &[("mark", "present")]).expect(303);
        assert_eq!(led.leads_to(), format!("{roll}#r-{}", entry.rsplit('-').next().unwrap()));
    }
    recorder.get(&roll).expect(200).shows("应到 10 人，实到 4 人，需要 5 人到会，还差 1 人");
    let fifth = town.entry(&meeting, "党员04");
    recorder.post(&format!("{roll}/{fifth}"), &[("mark", "present")]).expect(303);
    let page = recorder.get(&roll).expect(200);
    let page = page.shows("应到 10 人，实到 5 人，需要 5 人到会，会议有效；一项决议需要 6 票赞成");
    page.shows("会议有效，但现在什么都通不过").shows("还有 6 人未点名");
    for number in 5..8 {
        let entry = town.entry(&meeting, &format!("党员{number:02}"));
        recorder.post(&format!("{roll}/{entry}"), &[("mark", "present")]).expect(303);
    }
    let ninth = town.entry(&meeting, "党员08");
    recorder.post(&format!("{roll}/{ninth}"), &[("mark", "absent"), ("reason", "出差")]).expect(303);
    let probationary = town.entry(&meeting, "预备员");
    recorder.post(&format!("{roll}/{probationary}"), &[("mark", "present")]).expect(303);
    recorder.post(&format!("{roll}/visitors"), &[("number", "2001")]).expect(422).hides("外支书").shows("请填写这一项");
    recorder.post(&format!("{roll}/visitors"), &[("number", "2001"), ("name", "外支书")]).expect(303);
    recorder
        .post(&format!("{roll}/visitors"), &[("number", "2001"), ("name", "外支书")])
        .expect(422)
        .shows("已经在名单上");
    recorder.post(&format!("{roll}/visitors"), &[("name", "街道代表"), ("home", "滨江街道")]).expect(303);
    recorder.get(&roll).expect(200).shows("列席，来自滨江街道").shows("外支书").shows("到会的人里有 3 人没有表决权");
    let late = recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(422);
    late.shows("还没有点到：党员09").shows(&format!("href=\"{at}/roll\"")).hides("aria-invalid=\"true\"");
    let tenth = town.entry(&meeting, "党员09");
    recorder.post(&format!("{roll}/{tenth}"), &[("mark", "absent")]).expect(303);
}

fn decide(town: &Town, at: &str) {
    let mut recorder = town.browser(town.recorder());
    let led =
        recorder.post(&format!("{at}/motions"), &[("text", "通过帮扶方案"), ("moved_name", "党员03")]).expect(303);
    let motion = led.leads_to().split("#m-").nth(1).unwrap().to_owned();
    recorder.get(&format!("{at}/motions")).expect(200).shows("党员03 提出");
    // Who takes it down has not moved it.
    let led = recorder.post(&format!("{at}/motions"), &[("text", "另行研究")]).expect(303);
    let other = led.leads_to().split("#m-").nth(1).unwrap().to_owned();
    recorder.get(&format!("{at}/motions")).expect(200).hides("党员01 提出");
    recorder.post(&format!("{at}/motions/{other}/withdrawal"), &[("reason", "下次再议")]).expect(303);
    let vote = format!("{at}/motions/{motion}");
    town.browser(&town.formal[2])
        .post(&format!("{vote}/vote"), &[("choice", "yes")])
        .expect(422)
        .shows("还没有提请表决");
    recorder.post(&format!("{vote}/vote-opening"), &[]).expect(303);
    for voter in &town.formal[2..8] {
        town.browser(voter).post(&format!("{vote}/vote"), &[("choice", "yes")]).expect(303);
    }
    // Changed until the vote is closed.
    town.browser(&town.formal[7]).post(&format!("{vote}/vote"), &[("choice", "no")]).expect(303);
    let meeting = crate::ActivityId::parse(&at["/meetings/".len()..]).unwrap();
    let of_chair = town.entry(&meeting, "党员00");
    recorder.post(&format!("{vote}/votes/{of_chair}"), &[("choice", "yes")]).expect(303);
    recorder.get(&format!("{at}/motions")).expect(200).shows("由 党员01 代录").shows("到会有表决权的 8 人，已投 7 人");
    let himself = town.entry(&meeting, "党员05");
    recorder.post(&format!("{vote}/votes/{himself}"), &[("choice", "no")]).expect(422).shows("已经自己投了");
    recorder.post(&format!("{vote}/vote-closing"), &[]).expect(303);
    recorder.get(&format!("{at}/motions")).expect(200).shows("赞成 6 票，反对 1 票，弃权 0 票，需要 6 票赞成：通过");
    let owner = town.formal[4].member.to_string();
    let form = [("text", "通过帮扶方案"), ("motion", motion.as_str()), ("owner", &owner), ("due", "2026-03-20")];
    recorder.post(&format!("{at}/resolutions"), &form).expect(303);
    recorder.post(&format!("{at}/resolutions"), &form).expect(422).shows("已经形成决议");
    for (kind, speaker, words) in [
        ("report", "党员00", "第一季度工作情况"),
        ("dissent", "党员07", "我不同意：经费没有着落。"),
        ("summary", "", "会议同意方案，下周开始。"),
    ] {
        recorder
            .post(&format!("{at}/remarks"), &[("kind", kind), ("speaker_name", speaker), ("text", words)])
            .expect(303);
    }
    recorder
        .post(&format!("{at}/remarks"), &[("kind", "statement"), ("text", "没有写是谁说的")])
        .expect(422)
        .shows("没有写是谁说的");
}

fn close_and_sign(place: &Place, town: &Town, at: &str) {
    place.pass_ms(2 * HOUR_MS);
    let mut recorder = town.browser(town.recorder());
    recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:30")]).expect(303);
    let minutes = format!("{at}/minutes");
    let page =
        recorder.get(&minutes).expect(200).shows("2026年第1次").shows("党员08（出差）").shows("党员09（未写明原因）");
    let page = page.shows("外支书、街道代表").shows("我不同意：经费没有着落。").shows("原话").shows("还没有签字");
    let order: Vec<usize> = [
        "到会情况</h2>",
        "议程</h2>",
        "报告</h2>",
        "不同意见（照原话）</h2>",
        "表决和决议</h2>",
        "小结</h2>",
        "签字</h2>",
    ]
    .map(|heading| page.text.find(heading).unwrap_or_else(|| panic!("{heading}")))
    .into();
    assert!(order.is_sorted(), "{order:?}");
    town.browser(&town.formal[5])
        .post(&format!("{minutes}/signatures"), &[])
        .expect(422)
        .shows("只有这次会议的记录人和主持人可以签字");
    sign(&mut recorder, at).expect(303);
    recorder.post(&format!("{minutes}/signatures"), &[]).expect(422).shows("您已经签过字了");
    let meeting = crate::ActivityId::parse(&at["/meetings/".len()..]).unwrap();
    let mine = town.secretary().clone();
    let to_sign = place.db.read_now(move |tx| crate::to_see_to(tx, &mine.member, 10)).unwrap().sign;
    assert_eq!(to_sign.iter().map(|activity| activity.id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&meeting));
    sign(&mut town.browser(town.secretary()), at).expect(303);
    town.browser(town.secretary()).get(at).expect(200).shows("已签字");
    let verbs: Vec<String> = town.records(&meeting).into_iter().map(|entry| entry.verb).collect();
    for verb in [
        "planned",
        "convened",
        "opened",
        "marked",
        "welcomed",
        "proposed",
        "put-to-vote",
        "voted",
        "decided",
        "resolved",
        "took-down",
        "closed",
        "signed",
    ] {
        assert!(verbs.iter().any(|said| said == verb), "{verb} is not on record: {verbs:?}");
    }
}

#[test]
fn a_resolution_is_followed_up_and_its_delay_is_told_to_owner_and_secretary_alone() {
    for place in places() {
        let town = Town::with(&place, 5);
        let mut superior = town.browser(&town.superior);
        superior.get("/resolutions").expect(200).shows("下级单位的决议在总览里看").shows("href=\"/overview\"");
        let meeting = town.opened(&place, "general_meeting");
        let owner = town.formal[3].member.to_string();
        let form = [("text", "检修护栏"), ("owner", owner.as_str()), ("due", "2026-03-10")];
        town.browser(town.recorder()).post(&format!("/meetings/{meeting}/resolutions"), &form).expect(303);
        place.pass_ms(20 * 24 * HOUR_MS);
        town.browser(&town.formal[3]).get("/resolutions").expect(200).shows("已过期限");
        town.browser(town.secretary()).get("/resolutions").expect(200).shows("已过期限");
        town.browser(&town.formal[4]).get("/resolutions").expect(200).shows("检修护栏").hides("已过期限");
        let reader = town.formal[3].clone();
        let mine = place.db.read_now(move |tx| crate::decisions(tx, &reader, (10, 0))).unwrap().mine;
        let path = mine[0].path();
        town.browser(&town.formal[4]).post(&format!("{path}/outcomes"), &[("state", "done")]).expect(403);
        town.browser(&town.formal[3])
            .post(&format!("{path}/outcomes"), &[("state", "not_done")])
            .expect(422)
            .shows("请填写这一项");
        town.browser(&town.formal[3])
            .post(&format!("{path}/outcomes"), &[("state", "done"), ("note", "已换新")])
            .expect(303);
        town.browser(&town.formal[4]).get("/resolutions?state=done").expect(200).shows("检修护栏");
        town.browser(&town.formal[4]).get(&path).expect(200).shows("已换新");
    }
}

/// The plan's form with these values changed.
fn plan_form<'a>(town: &'a Town, changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("unit", town.branch.as_str()),
        ("kind", "general_meeting"),
        ("topic", "研究第一季度工作"),
        ("day", "2026-03-03"),
        ("time", "14:00"),
        ("minutes", "120"),
        ("place", "三楼"),
        ("agenda", "甲\n乙"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).collect()
}

#[test]
fn what_two_people_change_apart_is_merged_and_what_both_change_is_asked_for() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let at = format!("/meetings/{meeting}/edit");
        let (mut one, mut other) = (town.browser(town.secretary()), town.browser(town.recorder()));
        one.edit(&at, &at, &plan_form(&town, &[])).expect(303);
        let replanned = || town.records(&meeting).into_iter().filter(|entry| entry.verb == "replanned").count();
        // Each changes something else: both changes stand, and nobody is asked.
        let basis = other.get(&at).expect(200).basis();
        one.edit(&at, &at, &plan_form(&town, &[("place", "食堂")])).expect(303);
        other.post(&at, &plan_form(&town, &[("basis", &basis), ("topic", "防汛")])).expect(303);
        other.get(&at).expect(200).shows("value=\"食堂\"").shows("value=\"防汛\"");
        assert_eq!(replanned(), 3);
        // Both change the same: the slower one chooses, everything else is merged, and nothing is saved before.
        let basis = other.get(&at).expect(200).basis();
        place.pass_ms(1_000);
        let now = [("place", "一楼"), ("agenda", "甲\n丙"), ("topic", "防汛")];
        one.edit(&at, &at, &plan_form(&town, &now)).expect(303);
        let mine = [
            ("basis", basis.as_str()),
            ("place", "二楼"),
            ("agenda", "甲\n乙\n丁"),
            ("topic", "防汛"),
            ("minutes", "90"),
        ];
        let page = other.post(&at, &plan_form(&town, &mine)).expect(422);
        assert_eq!(replanned(), 4);
        let basis = page.basis();
        page.shows("党员00 09:00 存的")
            .shows("name=\"place\" value=\"二楼\" checked")
            .shows("name=\"place\" value=\"一楼\">")
            .shows("value=\"甲\n丙\n乙\n丁\" checked")
            .shows("name=\"minutes\" value=\"90\"")
            .shows("<mark>");
        // He wants to go on with it: the ordinary form, with what he chose.
        let chosen = [
            ("basis", basis.as_str()),
            ("place", "一楼"),
            ("agenda", "甲\n丙\n乙\n丁"),
            ("topic", "防汛"),
            ("minutes", "90"),
        ];
        let form = plan_form(&town, &[&chosen[..], &[("looks", "yes")]].concat());
        let page = other.post(&at, &form).expect(200).shows("甲\n丙\n乙\n丁</textarea>").shows("value=\"一楼\"");
        assert_eq!((page.basis(), replanned()), (basis.clone(), 4));
        // A third change comes in between: he is asked again, for that alone.
        one.edit(&at, &at, &plan_form(&town, &[("place", "操场"), ("agenda", "甲\n丙"), ("topic", "防汛")]))
            .expect(303);
        let page =
            other.post(&at, &plan_form(&town, &[&chosen[..4], &[("minutes", "90"), ("place", "四楼")]].concat()));
        page.expect(422).shows("value=\"操场\"").shows("type=\"hidden\" name=\"agenda\"");
        other.post(&at, &plan_form(&town, &chosen)).expect(303);
        other.get(&at).expect(200).shows("value=\"操场\"").shows("甲\n丙\n乙\n丁</textarea>");
        assert_eq!(replanned(), 6);
        other.edit(&at, &at, &plan_form(&town, &[&chosen[..], &[("place", "操场")]].concat())).expect(303);
        assert_eq!(replanned(), 6, "no change is no record");
    }
}

#[test]
fn who_says_what_became_of_a_resolution_is_told_of_whoever_was_faster() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let form = [("text", "检修护栏"), ("owner", town.formal[3].member.as_str())];
        town.browser(town.recorder()).post(&format!("/meetings/{meeting}/resolutions"), &form).expect(303);
        let reader = town.formal[3].clone();
        let path = place.db.read_now(move |tx| crate::decisions(tx, &reader, (10, 0))).unwrap().mine[0].path();
        let outcomes = format!("{path}/outcomes");
        let say = |told, state, note| [("told", told), ("state", state), ("note", note)];
        let (mut owner, mut slower) = (town.browser(&town.formal[3]), town.browser(town.secretary()));
        owner.post(&outcomes, &say("0", "done", "已换新")).expect(303);
        let page = slower.post(&outcomes, &say("0", "not_done", "没有经费")).expect(422);
        page.shows("已换新").shows("name=\"note\" value=\"没有经费\"").shows("name=\"told\" value=\"1\"");
        slower.get("/resolutions?state=done").expect(200).shows("检修护栏");
        slower.post(&outcomes, &say("1", "not_done", "没有经费")).expect(303);
        slower.get("/resolutions?state=not_done").expect(200).shows("检修护栏");
    }
}

#[test]
fn who_was_called_to_a_meeting_is_told_of_another_time_or_place_and_of_nothing_else() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let (at, unit) = (format!("/meetings/{meeting}"), town.branch.to_string());
        let mut secretary = town.browser(town.secretary());
        let mut change = |topic: &str, day: &str, room: &str| {
            let form = [
                ("unit", unit.as_str()),
                ("kind", "general_meeting"),
                ("topic", topic),
                ("day", day),
                ("time", "14:00"),
                ("place", room),
            ];
            // Notices of one moment have no order among themselves.
            place.pass_ms(1_000);
            secretary.edit(&format!("{at}/edit"), &format!("{at}/edit"), &form).expect(303);
            let told = secretary.get(&at).expect(200).text.contains("通知了名单上的每个人");
            let reader = town.formal[4].member.clone();
            let latest = place.db.read_now(move |tx| zhixing_notice::latest(tx, &reader, None, 9)).unwrap();
            (told, latest.len(), latest.first().map(|notice| notice.body.zh.clone()).unwrap_or_default())
        };
        // Nobody was called yet: nobody is told.
        assert_eq!(change("学习", "2026-03-03", "三楼"), (false, 0, String::new()));
        town.browser(town.secretary()).post(&format!("{at}/convening"), &[]).expect(303);
        assert_eq!(change("换个主题", "2026-03-03", "三楼").1, 1);
        let (told, count, body) = change("换个主题", "2026-03-04", "二楼");
        assert_eq!((told, count), (true, 2));
        assert_eq!(body, "换个主题。时间由 3月3日 周二 14:00 改为 3月4日 周三 14:00。地点由“三楼”改为“二楼”。");
        let stranger = town.stranger.member.clone();
        assert_eq!(place.db.read_now(move |tx| zhixing_notice::unread(tx, &stranger)).unwrap(), 0);
    }
}

#[test]
fn a_cancelled_meeting_says_why_and_those_invited_are_told() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let at = format!("/meetings/{meeting}");
        let mut secretary = town.browser(town.secretary());
        secretary.post(&format!("{at}/convening"), &[]).expect(303);
        secretary.post(&format!("{at}/cancellation"), &[("reason", " ")]).expect(422);
        secretary.post(&format!("{at}/cancellation"), &[("reason", "台风")]).expect(303);
        secretary.get(&at).expect(200).shows("党员00 取消了这次会议：台风");
        secretary.post(&format!("{at}/convening"), &[]).expect(422).shows("安排不能再改");
        let reader = town.formal[4].member.clone();
        assert_eq!(place.db.read_now(move |tx| zhixing_notice::unread(tx, &reader)).unwrap(), 2);
    }
}

#[test]
fn who_was_never_called_is_not_said_to_have_been_told_of_a_cancellation() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let at = format!("/meetings/{meeting}");
        let mut secretary = town.browser(town.secretary());
        secretary.post(&format!("{at}/cancellation"), &[("reason", "改为下月")]).expect(303);
        secretary.get(&at).expect(200).shows("已取消。还没有发过通知").hides("通知了应到会的人");
    }
}

#[test]
fn committee_group_and_talk_call_the_right_people() {
    for place in places() {
        let town = Town::with(&place, 7);
        for (kind, should) in [("committee_meeting", 3), ("general_meeting", 8), ("talk", 2)] {
            let meeting = town.plan(kind);
            let by = town.secretary().clone();
            let called = place.db.write_now(move |tx| crate::activity::actions::convene(tx, &by, &meeting)).unwrap();
            assert_eq!(called, should, "{kind}");
        }
        let by = town.secretary().clone();
        let meeting = town.plan("group_meeting");
        let empty = place.db.write_now(move |tx| crate::activity::actions::convene(tx, &by, &meeting));
        assert!(matches!(empty, Err(zhixing_kit::Error::Refused(_))), "a group without members calls nobody");
    }
}

#[test]
fn a_plan_offers_what_the_unit_has_and_people_in_an_order_that_can_be_seen() {
    for place in places() {
        let town = Town::with(&place, 5);
        let mut page = town.browser(town.secretary()).get("/meetings/new").expect(200);
        for kind in ["general_meeting", "committee_meeting", "group_meeting"] {
            page = page.shows(&format!("value=\"{kind}\""));
        }
        // Who holds a post comes first, the others by number.
        let at = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at("党员00（书记）") < at("党员01（委员）") && at("党员02（委员）") < at("党员03（1003）"));
        assert!(at("党员03（1003）") < at("党员04（1004）") && at("党员04（1004）") < at("预备员（1900）"));
        // A branch without committee and groups.
        let small = town.browser(&town.stranger).get("/meetings/new").expect(200);
        small.shows("value=\"general_meeting\"").hides("value=\"committee_meeting\"").hides("value=\"group_meeting\"");
    }
}

#[test]
fn nothing_is_called_optional_that_is_asked_for_at_times() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{meeting}");
        recorder.get(&format!("{at}/remarks/new")).expect(200).shows("发言人</label>");
        recorder.get(&format!("{at}/roll")).expect(200).shows("姓名</label>");
        let made = [("text", "添置图书"), ("owner", ""), ("due", "")];
        recorder.post(&format!("{at}/resolutions"), &made).expect(303);
        let resolution = town.records(&meeting).into_iter().find(|entry| entry.verb == "resolved").unwrap();
        let path = format!("/resolutions/{}", resolution.path.rsplit('/').next().unwrap());
        recorder.get(&path).expect(200).shows("说明（办完了的可以不写）</label>");
        // Who only reads the roll is told how it follows where no script runs.
        let reader = town.browser(&town.formal[4]).get(&format!("{at}/roll")).expect(200);
        reader.shows("<noscript>").shows("重新载入本页").hides("会自动更新");
    }
}
