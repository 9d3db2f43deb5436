//! Later corrections: new entries that show what changed, and what signatures stand under.

use zhixing_kit::Language;
use zhixing_kit::test::{Browser, Place, places};
use zhixing_people::Actor;
use zhixing_records::ERASED_PERSON;

use super::attendance::correct as correct_roll;
use super::town::{Town, seen, sign};
use crate::ActivityId;

/// A meeting that ended, with one statement in it.
fn ended(place: &Place, town: &Town) -> (ActivityId, String) {
    let meeting = town.opened(place, "general_meeting");
    town.present(&meeting, 5);
    let mut recorder = town.browser(town.recorder());
    let at = format!("/meetings/{meeting}");
    let probationary = town.entry(&meeting, "预备员");
    recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
    recorder
        .post(&format!("{at}/remarks"), &[("kind", "statement"), ("speaker_name", "党员02"), ("text", "实到十二人")])
        .expect(303);
    recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
    (meeting, at)
}

fn correction_link(browser: &mut Browser, at: &str) -> String {
    let page = browser.get(&format!("{at}/minutes")).expect(200);
    let start = page.text.find("value=\"remark/").expect("a statement can be corrected");
    let rest = &page.text[start + "value=\"remark/".len()..];
    rest[..36].to_owned()
}

#[test]
fn nobody_signs_what_he_has_not_seen() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = ended(&place, &town);
        let (mut chair, mut recorder) = (town.browser(town.secretary()), town.browser(town.recorder()));
        let before = seen(&mut chair, &at);
        let words = [("kind", "summary"), ("text", "主持人没有看到的一句话")];
        recorder.post(&format!("{at}/remarks"), &words).expect(303);
        let signatures = format!("{at}/minutes/signatures");
        for stale in [vec![("seen", before.as_str())], Vec::new()] {
            let page = chair.post(&signatures, &stale).expect(422);
            page.shows("您打开之后，会议记录有改动").shows("主持人没有看到的一句话").shows("党员00 还没有签字");
        }
        assert!(!town.records(&meeting).iter().any(|entry| entry.verb == "signed"));
        sign(&mut chair, &at).expect(303);
        chair.get(&format!("{at}/minutes")).expect(200).shows("党员00 已签字").hides("签字以后");
    }
}

/// An end at which what was not voted on stays so.
const END: [(&str, &str); 3] = [("day", "2026-03-03"), ("time", "14:00"), ("unvoted", "keep")];

#[test]
fn what_the_minutes_say_every_page_says_and_who_signed_is_told() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let at = format!("/meetings/{meeting}");
        let (mut chair, mut recorder) = (town.browser(town.secretary()), town.browser(town.recorder()));
        recorder.post(&format!("{at}/motions"), &[("text", "同意试点")]).expect(303);
        let owner = town.formal[3].member.to_string();
        let form = [("text", "检修护兰"), ("owner", owner.as_str()), ("due", "2026-03-10")];
        recorder.post(&format!("{at}/resolutions"), &form).expect(303);
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{at}/closing"), &END).expect(303);
        sign(&mut chair, &at).expect(303);

        let mut correct = |subject: &str, before: &str, after: &str| {
            let page = recorder.get(&format!("{at}/minutes")).expect(200).text;
            let entry = page.split(&format!("value=\"{subject}/")).nth(1).and_then(|rest| rest.get(..36));
            let entry = entry.expect("it can be corrected").to_owned();
            let sent =
                [("subject", subject), ("entry", &*entry), ("before", before), ("after", after), ("why", "笔误")];
            let path = format!("{at}/minutes/corrections");
            recorder.edit(&format!("{path}/new?subject={subject}&entry={entry}"), &path, &sent).expect(303);
        };
        correct("resolution", "检修护兰", "检修护栏");
        correct("motion", "同意试点", "同意试行");
        correct("topic", "研究第一季度工作", "研究一季度工作");

        let minutes = chair.get(&format!("{at}/minutes")).expect(200).shows("签字以后有更正");
        assert_eq!(minutes.text.matches("已更正").count(), 3, "each in its place");
        chair.get(&at).expect(200).shows("检修护栏").shows("同意试行").hides("检修护兰").hides("同意试点");
        chair.get("/meetings?view=past").expect(200).shows("研究一季度工作").hides("研究第一季度工作");
        let list = chair.get("/resolutions").expect(200).shows("检修护栏").hides("检修护兰");
        let one = list.text.split("href=\"/resolutions/").nth(1).and_then(|rest| rest.get(..36)).unwrap().to_owned();
        chair.get(&format!("/resolutions/{one}")).expect(200).shows("检修护栏").shows("会后更正过").hides("检修护兰");
        let overview = format!("/overview/{}", town.branch);
        town.browser(&town.superior).get(&overview).expect(200).shows("检修护栏").hides("检修护兰");

        let heard = |reader: &Actor| {
            let reader = reader.member.clone();
            let notices = place.db.read_now(move |tx| zhixing_notice::latest(tx, &reader, None, 50)).unwrap();
            let mut told: Vec<String> = Vec::new();
            for one in notices.iter().filter(|one| one.subject.text(Language::Chinese).contains("会议记录有更正"))
            {
                told.push(one.body.text(Language::Chinese).to_owned());
            }
            told
        };
        assert_eq!(heard(town.secretary()).len(), 3, "he signed what said otherwise");
        let told =
            heard(town.secretary()).into_iter().find(|body| body.contains("护栏")).expect("of the resolution too");
        assert!(told.contains("党员01更正了第 1 项决议：原来是“检修护兰”，现在是“检修护栏”。原因：笔误。"), "{told}");
        assert_eq!(heard(town.recorder()).len(), 0, "nor is he who did it told");
        assert_eq!(heard(&town.formal[4]).len(), 0);

        let third = town.entry(&meeting, "党员04");
        correct_roll(&mut recorder, &meeting, &third, "absent", "病假", "记错").expect(303);
        assert_eq!(heard(&town.formal[3]).len(), 1, "what he is to see to reads otherwise");
        let told = heard(&town.formal[4]);
        assert!(
            told.len() == 1 && told[0].contains("党员04 的到会情况") && told[0].contains("现在是“未到会：病假”"),
            "{told:?}"
        );
    }
}

#[test]
fn whoever_spoke_is_told_that_his_words_were_put_right() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (_, at) = ended(&place, &town);
        let mut recorder = town.browser(town.recorder());
        let (entry, path) = (correction_link(&mut recorder, &at), format!("{at}/minutes/corrections"));
        let sent = [
            ("subject", "remark"),
            ("entry", &*entry),
            ("before", "实到十二人"),
            ("after", "实到十三人"),
            ("why", "笔误"),
        ];
        recorder.edit(&format!("{path}/new?subject=remark&entry={entry}"), &path, &sent).expect(303);
        let told = |reader: &Actor| {
            let reader = reader.member.clone();
            place.db.read_now(move |tx| zhixing_notice::unread(tx, &reader)).unwrap()
        };
        let [speaker, other] = [2, 4].map(|at| told(&town.formal[at]));
        assert_eq!(speaker, other + 1, "nobody has signed, and the speaker alone is told");
    }
}

#[test]
fn what_is_to_be_corrected_is_chosen_from_one_list() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = ended(&place, &town);
        let mut recorder = town.browser(town.recorder());
        let page = recorder.get(&format!("{at}/minutes")).expect(200);
        assert_eq!(page.text.matches("<select").count(), 1, "one list");
        assert!(!page.text.contains("corrections/new?"), "and no link beside each entry");
        let page =
            page.shows("党员02 的发言：实到十二人").shows("党员02 的到会情况：到会").shows("议题：研究第一季度工作");
        page.hides("小结：");
        let third = town.entry(&meeting, "党员02");
        let new = format!("{at}/minutes/corrections/new");
        recorder.get(&format!("{new}?what=roll/{third}")).expect(200).shows("更正到会情况").shows("党员02");
        let entry = correction_link(&mut recorder, &at);
        recorder.get(&format!("{new}?what=remark%2F{entry}")).expect(200).shows("实到十二人");
        recorder.get(&new).expect(200).shows("先选要更正的一处").hides("请填写这一项");
        recorder.get(&format!("{new}?what=")).expect(422).shows("请填写这一项");
        for unknown in ["what=remark", "what=remark%2Fx", "what=x%2Fx", "subject=remark&entry=x"] {
            recorder.get(&format!("{new}?{unknown}")).expect(404);
        }
        let reader = town.browser(&town.formal[4]).get(&format!("{at}/minutes")).expect(200);
        reader.hides("<select");
    }
}

/// While a meeting runs its minutes name who was not marked yet.
#[test]
fn who_is_not_marked_yet_is_named_while_the_meeting_runs() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (minutes, roll) = (format!("/meetings/{meeting}/minutes"), format!("/meetings/{meeting}/roll"));
        let mut recorder = town.browser(town.recorder());
        let mark = |name: &str| {
            let path = format!("{roll}/{}", town.entry(&meeting, name));
            town.browser(town.recorder()).post(&path, &[("mark", "present")]).expect(303);
        };
        ["党员00", "党员01", "党员02"].into_iter().for_each(mark);
        let page = recorder.get(&minutes).expect(200).shows("还没有点到").shows("3 人");
        page.shows("党员03、党员04、预备员");
        ["党员03", "党员04", "预备员"].into_iter().for_each(mark);
        recorder.get(&minutes).expect(200).hides("还没有点到");
    }
}

#[test]
fn signed_minutes_say_what_became_of_them_since_an_erased_name_is_no_correction() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = ended(&place, &town);
        let mut recorder = town.browser(town.recorder());
        sign(&mut recorder, &at).expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200);
        page.hides("签字以后").hides("签字时不同");
        // What an erasure does to the roll.
        let of = meeting.to_string();
        let erased = place.db.write_now(move |tx| {
            let values = zhixing_kit::params![ERASED_PERSON, &of];
            tx.run("update roll_entry set name = $1 where activity = $2 and name = '党员04'", values)
        });
        assert_eq!(erased.unwrap(), 1);
        let page = recorder.get(&format!("{at}/minutes")).expect(200).shows("有人的姓名已按规定抹除");
        page.shows("没有登记更正").hides("签字以后有更正").hides("见文末更正");
        let entry = correction_link(&mut recorder, &at);
        let opens = format!("{at}/minutes/corrections/new?subject=remark&entry={entry}");
        let sent = [
            ("subject", "remark"),
            ("before", "实到十二人"),
            ("after", "实到十三人"),
            ("why", "笔误"),
            ("entry", &*entry),
        ];
        recorder.edit(&opens, &format!("{at}/minutes/corrections"), &sent).expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200).shows("签字以后有更正，见文末更正");
        page.shows("也有人的姓名已按规定抹除");
        let renamed = place.db.write_now(|tx| {
            tx.run("delete from correction", &[])?;
            tx.run("update roll_entry set name = '党员04' where name = $1", zhixing_kit::params![ERASED_PERSON])?;
            tx.run("update unit set name = '换了名的支部' where name = '第一党支部'", &[])
        });
        assert_eq!(renamed.unwrap(), 1);
        let page = recorder.get(&format!("{at}/minutes")).expect(200).shows("签字以后没有登记更正");
        page.hides("抹除").hides("签字以后有更正");
    }
}

#[test]
fn a_correction_shows_the_difference_and_that_signatures_stood_under_the_earlier_content() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = ended(&place, &town);
        let mut recorder = town.browser(town.recorder());
        sign(&mut recorder, &at).expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).hides("签字以后有更正");
        let entry = correction_link(&mut recorder, &at);
        recorder
            .get(&format!("{at}/minutes/corrections/new?subject=remark&entry={entry}"))
            .expect(200)
            .shows("实到十二人");
        let form = |after: &'static str, why: &'static str| {
            [("subject", "remark"), ("before", "实到十二人"), ("after", after), ("why", why)]
        };
        let with_entry = |form: [(&'static str, &'static str); 4], entry: &'static str| {
            [form[0], form[1], form[2], form[3], ("entry", entry)]
        };
        let entry: &'static str = Box::leak(entry.into_boxed_str());
        let path = format!("{at}/minutes/corrections");
        let opens = format!("{path}/new?subject=remark&entry={entry}");
        let mut slower = town.browser(town.secretary());
        let basis = slower.get(&opens).expect(200).basis();
        recorder
            .edit(&opens, &path, &with_entry(form("实到十三人", ""), entry))
            .expect(422)
            .shows("请填写这一项")
            .shows("实到十三人");
        recorder.edit(&opens, &path, &with_entry(form("实到十二人", "笔误"), entry)).expect(422).shows("没有改动");
        recorder.edit(&opens, &path, &with_entry(form("实到十三人", "笔误"), entry)).expect(303);
        let page = recorder
            .get(&format!("{at}/minutes"))
            .expect(200)
            .shows("签字之后更正")
            .shows("签字以后有更正")
            .shows("原因：笔误");
        assert!(page.text.contains("</span>二</del>") && page.text.contains("</span>三</ins>"), "{}", page.text);
        assert_eq!(page.text.matches("<del>").count(), 2, "in place and at the end");
        // Somebody who saw the earlier words is told of the correction and loses nothing.
        let mut late = with_entry(form("实到十四人", "核对"), entry).to_vec();
        late.push(("basis", &basis));
        let page = slower.post(&path, &late).expect(422).shows("党员01 ").hides("没有改动");
        page.shows("value=\"实到十四人\"")
            .shows("value=\"实到十三人\"")
            .shows("name=\"why\" value=\"核对\"")
            .hides("<dt>before");
        let corrected: Vec<_> = town.records(&meeting).into_iter().filter(|entry| entry.verb == "corrected").collect();
        assert_eq!(corrected.len(), 1);
        assert_eq!(
            (&corrected[0].facts["before"], &corrected[0].facts["after"]),
            (&"实到十二人".into(), &"实到十三人".into())
        );
    }
}

#[test]
fn a_correction_needs_the_right_an_entry_of_this_meeting_and_an_end() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (_, at) = ended(&place, &town);
        let mut recorder = town.browser(town.recorder());
        let path = format!("{at}/minutes/corrections");
        let form =
            [("subject", "remark"), ("entry", "0198c0de-0000-7000-8000-000000000000"), ("after", "甲"), ("why", "乙")];
        recorder.post(&path, &form).expect(404);
        recorder.post(&path, &[("subject", "weather"), ("entry", "x"), ("after", "甲"), ("why", "乙")]).expect(404);
        town.browser(&town.formal[4]).post(&path, &form).expect(403);
        town.browser(&town.stranger).post(&path, &form).expect(404);
        let open = town.opened(&place, "general_meeting");
        let topic = [
            ("subject", "topic"),
            ("entry", open.as_str()),
            ("before", "研究第一季度工作"),
            ("after", "甲"),
            ("why", "乙"),
        ];
        let path = format!("/meetings/{open}/minutes/corrections");
        recorder
            .edit(&format!("{path}/new?subject=topic&entry={open}"), &path, &topic)
            .expect(422)
            .shows("会议还没有结束");
    }
}

#[test]
fn what_was_put_right_and_put_back_stands_as_it_was_with_one_quiet_line() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, at) = ended(&place, &town);
        let mut recorder = town.browser(town.recorder());
        let who = town.entry(&meeting, "党员04");
        correct_roll(&mut recorder, &meeting, &who, "absent", "病假", "记错").expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("已更正").shows("原因：记错");
        recorder.get(&format!("{at}/roll")).expect(200).shows("会后更正过");
        place.pass_ms(60_000);
        correct_roll(&mut recorder, &meeting, &who, "present", "", "本人说明").expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200);
        page.shows("党员04 的到会情况：更正过 2 次，又改回了原样。")
            .hides("已更正")
            .hides("</del>")
            .hides("原因：记错");
        recorder.get(&format!("{at}/roll")).expect(200).hides("会后更正过");
        let paper = |recorder: &mut Browser| {
            let sent = [("form", "minutes"), ("format", "docx")];
            super::forms::words(&recorder.post(&format!("{at}/forms"), &sent).expect(200).bytes)
        };
        let told = paper(&mut recorder);
        assert!(told.contains("更正过 2 次，又改回了原样") && !told.contains("后来更正为"), "{told}");
        let kept = town.records(&meeting).into_iter().filter(|entry| entry.verb == "corrected").count();
        assert_eq!(kept, 2, "the ledger keeps both");
        // Put right once more it says otherwise, and every step is told again.
        correct_roll(&mut recorder, &meeting, &who, "absent", "病假", "请假条找到了").expect(303);
        let page = recorder.get(&format!("{at}/minutes")).expect(200).shows("已更正").hides("又改回了原样");
        page.shows("原因：记错").shows("原因：本人说明").shows("原因：请假条找到了");
        assert!(paper(&mut recorder).contains("党员04（后来更正为：未到会：病假）"));
    }
}
