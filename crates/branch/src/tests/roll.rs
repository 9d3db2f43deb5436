//! A roll that was called without a network: what waited arrives in one request, each mark with its own time and its own outcome (decision 0013).

use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};
use zhixing_kit::test::{BEGIN, places};
use zhixing_kit::{Moment, Write};

use super::town::Town;
use crate::ActivityId;
use crate::activity::officers::{Officers, replace};
use crate::roll::model::{Mark, RollEntry};

const TWO_HUNDRED: usize = 200;

fn list(town: &Town, meeting: &ActivityId) -> Vec<RollEntry> {
    let meeting = meeting.clone();
    town.house.db.read_now(move |tx| crate::roll::questions::list(tx, &meeting)).unwrap()
}

/// When each mark was taken down and when it was recorded, the earliest first.
fn marks(town: &Town, meeting: &ActivityId) -> Vec<(Moment, Moment)> {
    let records = town.records(meeting).into_iter().filter(|entry| entry.verb == "marked");
    let mut times: Vec<_> = records.map(|entry| (entry.happened_at, entry.recorded_at)).collect();
    times.sort();
    times
}

/// Whoever counts numbers through is told nothing: the guest stands there as he was typed, whether the number is somebody's or nobody's.
#[test]
fn a_number_tells_no_name_and_not_that_there_is_one() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let mut recorder = town.browser(town.recorder());
        let roll = format!("/meetings/{meeting}/roll");
        for number in ["2001", "9999"] {
            let guest = format!("来宾{number}");
            let form = [("number", number), ("name", guest.as_str())];
            recorder.post(&format!("{roll}/visitors"), &form).expect(303);
        }
        recorder.get(&roll).expect(200).shows("来宾2001").shows("来宾9999").hides("外支书");
        let guests: Vec<_> = list(&town, &meeting).into_iter().filter(|entry| entry.name.starts_with("来宾")).collect();
        assert_eq!(guests.len(), 2);
        for guest in guests {
            assert_eq!((guest.member, guest.home.as_str()), (None, ""), "{}", guest.name);
        }
    }
}

#[test]
fn before_the_opening_the_recorder_is_told_when_and_how_the_roll_is_called() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let (roll, opening) = (format!("/meetings/{meeting}/roll"), format!("href=\"/meetings/{meeting}/opening\""));
        let page = |who: &zhixing_people::Actor| town.browser(who).get(&roll).expect(200);
        page(town.recorder()).shows("还不能点名").shows("确定名单并发通知").shows("2026年3月3日").hides(&opening);
        town.browser(town.secretary()).post(&format!("/meetings/{meeting}/convening"), &[]).expect(303);
        page(town.recorder()).shows("还不能点名").shows("现在可以先核对名单").shows(&opening).hides("还没有定");
        page(&town.formal[3]).hides("还不能点名").hides(&opening).shows("名单由记录人点名");
        place.clock.set(BEGIN.plus_ms(29 * HOUR_MS));
        let (by, of) = (town.recorder().clone(), meeting.clone());
        place.db.write_now(move |tx| crate::activity::actions::open(tx, &by, &of, tx.now()).map(drop)).unwrap();
        page(town.recorder()).hides("还不能点名");
    }
}

/// Whoever calls a roll looks for a name and for how it stands.
#[test]
fn voters_stand_first_under_their_heading_and_a_long_roll_can_be_searched() {
    for place in places() {
        let (small, place_of) = (Town::with(&place, 5), |text: &str, said: &str| text.find(said).expect("it is there"));
        let meeting = small.opened(&place, "general_meeting");
        let roll = format!("/meetings/{meeting}/roll");
        for (reader, title) in [(small.recorder(), "roll-head\">"), (&small.probationary, "<h2>")] {
            let page = small.browser(reader).get(&roll).expect(200).hides("zx-filter");
            let heads = ["有表决权", "没有表决权"].map(|head| place_of(&page.text, &format!("{title}{head}")));
            let names = ["党员04", "预备员"].map(|name| place_of(&page.text, name));
            assert!(heads[0] < names[0] && names[0] < heads[1] && heads[1] < names[1], "{heads:?} {names:?}");
        }
        small.browser(small.recorder()).get(&roll).expect(200).shows("有表决权的在场 0/5，需要 3。");
    }
    for place in places() {
        let town = Town::with(&place, 20);
        let roll = format!("/meetings/{}/roll", town.opened(&place, "general_meeting"));
        for reader in [town.recorder(), &town.probationary] {
            town.browser(reader).get(&roll).expect(200).shows("<zx-filter").shows("找人");
        }
    }
}

#[test]
fn a_roll_of_a_branch_with_groups_is_shown_group_by_group() {
    for place in places() {
        let town = Town::with(&place, 5);
        let group = town.group.clone();
        let enter = move |tx: &zhixing_kit::Write<'_>| {
            let by = zhixing_people::Actor::at_console(tx)?;
            let person = zhixing_people::Person {
                number: "1500".into(),
                name: "组里的人".into(),
                born_on: None,
                joined_on: None,
                confirmed_on: None,
            };
            let (kind, from_on) = (zhixing_people::MemberKind::Formal, jiff::civil::date(2026, 1, 1));
            let new = zhixing_people::NewMember { person, unit: group.clone(), kind, from_on };
            zhixing_people::enter(tx, &by, &new).map(drop)
        };
        place.db.write_now(enter).unwrap();
        let roll = format!("/meetings/{}/roll", town.opened(&place, "general_meeting"));
        let page = town.browser(town.recorder()).get(&roll).expect(200).text;
        let at = |said: &str| page.find(said).unwrap_or_else(|| panic!("{said} in {page}"));
        let order =
            ["有表决权 · 第一党小组", "组里的人", "有表决权 · 未编入党小组", "党员00", "没有表决权 · 未编入党小组"];
        assert!(order.map(at).is_sorted(), "{page}");
    }
}

#[test]
fn two_hundred_marks_that_waited_arrive_at_once_and_twice_is_once() {
    for place in places() {
        let town = Town::with(&place, TWO_HUNDRED);
        let meeting = town.opened(&place, "general_meeting");
        let opened = BEGIN.plus_ms(29 * HOUR_MS);
        place.pass_ms(2 * HOUR_MS);
        // Called during the first half hour, one every six seconds, and sent an hour and a half later. The device's own clock is nowhere in it.
        let entitled: Vec<_> = list(&town, &meeting).into_iter().filter(|entry| entry.entitled).collect();
        assert_eq!(entitled.len(), TWO_HUNDRED);
        let waited = |at: usize| 2 * HOUR_MS - at as i64 * 6_000;
        let mark = |at: usize| if at % 4 == 3 { "absent" } else { "present" };
        let lines: Vec<_> = entitled
            .iter()
            .enumerate()
            .map(|(at, entry)| format!("{} {} {}", entry.id, mark(at), waited(at)))
            .collect();
        let path = format!("/meetings/{meeting}/roll/marks");
        let mut recorder = town.browser(town.recorder());
        for _ in 0..2 {
            let page = recorder.post(&path, &[("marks", &lines.join("\n"))]).expect(200).hides("false");
            assert_eq!(page.text.matches(r#""accepted":true"#).count(), TWO_HUNDRED, "{}", place.engine);
        }
        let records = marks(&town, &meeting);
        assert_eq!(records.len(), TWO_HUNDRED, "one act, one statement, however often it was sent");
        let now = opened.plus_ms(2 * HOUR_MS);
        for (at, (happened, recorded)) in records.into_iter().enumerate() {
            assert_eq!((happened, recorded), (opened.plus_ms(at as i64 * 6_000), now));
        }
        let called = list(&town, &meeting);
        assert_eq!(called.iter().filter(|entry| entry.mark == Some(Mark::Present)).count(), TWO_HUNDRED * 3 / 4);
        recorder.get(&format!("/meetings/{meeting}/roll")).expect(200).shows("14:00 点名").shows("补记，16:00 送到");
    }
}

#[test]
fn of_two_marks_the_later_taken_down_holds_not_the_later_received() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (path, entry) = (format!("/meetings/{meeting}/roll"), town.entry(&meeting, "党员03"));
        place.pass_ms(30 * MINUTE_MS);
        town.browser(town.secretary()).post(&format!("{path}/{entry}"), &[("mark", "absent")]).expect(303);
        place.pass_ms(10 * MINUTE_MS);
        let mut recorder = town.browser(town.recorder());
        let mut send = |mark: &str, waited_ms: i64| {
            recorder.post(&format!("{path}/marks"), &[("marks", &format!("{entry} {mark} {waited_ms}"))]).expect(200)
        };
        // Taken down twenty minutes ago, before the secretary's: it gives way, and says to whom.
        send("present", 20 * MINUTE_MS).shows("党员03：您记的是“到会”，党员00 后来记为“未到会”");
        // Taken down five minutes ago, after it: it holds.
        send("present", 5 * MINUTE_MS).shows(r#""accepted":true"#);
        let records = marks(&town, &meeting);
        assert_eq!(records.len(), 2, "what gave way was never so");
        let now = BEGIN.plus_ms(29 * HOUR_MS + 40 * MINUTE_MS);
        assert_eq!(records[1], (now.plus_ms(-5 * MINUTE_MS), now));
        // A device that claims more than the meeting has lasted is believed as far as its beginning.
        let other = town.entry(&meeting, "党员04");
        recorder.post(&format!("{path}/marks"), &[("marks", &format!("{other} present {}", 90 * HOUR_MS))]).expect(200);
        assert_eq!(marks(&town, &meeting)[0].0, BEGIN.plus_ms(29 * HOUR_MS));
    }
}

#[test]
fn each_mark_has_its_own_outcome_and_who_may_not_learns_nothing() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (meeting, other) = (town.opened(&place, "general_meeting"), town.plan("committee_meeting"));
        let path = format!("/meetings/{meeting}/roll/marks");
        let (known, gone) = (town.entry(&meeting, "党员03"), "01890000-0000-7000-8000-000000000000");
        let lines = format!("{gone} present 0\n{known} present 0");
        let mut recorder = town.browser(town.recorder());
        recorder.post(&path, &[("marks", &lines)]).expect(200).shows("已不在名单上").shows(r#""accepted":true"#);
        for bad in ["", "x", &format!("{known} late 0"), &format!("{known} present"), &format!("{known} present 0 1")] {
            recorder.post(&path, &[("marks", bad)]).expect(422).shows("请重新载入本页再试");
        }
        recorder.post(&format!("/meetings/{other}/roll/marks"), &[("marks", &lines)]).expect(422);
        for bad in ["", lines.as_str()] {
            town.browser(&town.formal[4]).post(&path, &[("marks", bad)]).expect(403);
            town.browser(&town.stranger).post(&path, &[("marks", bad)]).expect(404);
        }
        assert_eq!(marks(&town, &meeting).len(), 1);
    }
}

#[test]
fn a_remark_that_waited_stands_at_the_time_when_it_was_taken_down() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        place.pass_ms(HOUR_MS);
        let request = axum::http::Request::post(format!("/meetings/{meeting}/remarks"))
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("zx-waited-ms", (45 * MINUTE_MS).to_string());
        let body = axum::body::Body::from("kind=statement&speaker_name=A&text=B");
        town.browser(town.recorder()).send(request.body(body).unwrap()).expect(303);
        let records = town.records(&meeting);
        let taken = records.iter().find(|entry| entry.verb == "took-down").expect("the remark is recorded");
        let now = BEGIN.plus_ms(30 * HOUR_MS);
        assert_eq!((taken.happened_at, taken.recorded_at), (now.plus_ms(-45 * MINUTE_MS), now));
        town.browser(town.recorder())
            .get(&format!("/meetings/{meeting}/minutes"))
            .expect(200)
            .shows("补记")
            .shows("15:00");
    }
}

#[test]
fn words_that_come_at_once_are_not_called_late() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{meeting}");
        let say = |recorder: &mut zhixing_kit::test::Browser, words: &str| {
            recorder
                .post(&format!("{at}/remarks"), &[("kind", "statement"), ("speaker_name", "A"), ("text", words)])
                .expect(303);
        };
        say(&mut recorder, "当场说的");
        recorder.get(&format!("{at}/minutes")).expect(200).shows("当场说的").hides("补记");
    }
}

#[test]
fn words_that_come_after_the_end_are_late_and_say_when_they_came() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 5);
        let mut recorder = town.browser(town.recorder());
        let at = format!("/meetings/{meeting}");
        let probationer = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationer}"), &[("mark", "present")]).expect(303);
        let words = |text: &'static str| [("kind", "statement"), ("speaker_name", "A"), ("text", text)];
        recorder.post(&format!("{at}/remarks"), &words("会上说的")).expect(303);
        place.pass_ms(HOUR_MS);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:30")]).expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("会上说的").hides("补记");
        place.pass_ms(HOUR_MS);
        recorder.post(&format!("{at}/remarks"), &words("会后想起来的")).expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("会后想起来的").shows("补记");
    }
}

#[test]
fn the_pages_of_a_meeting_lie_on_the_device_of_who_runs_it_for_as_long_as_it_is_worked_on() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (page, roll) = (format!("/meetings/{meeting}"), format!("/meetings/{meeting}/roll"));
        let words = format!("{page}/remarks/new");
        let kept = |by: &zhixing_people::Actor, path: &str| {
            let shown = town.browser(by).get(path).expect(200).text;
            let element = shown.split_once("<zx-kept ").and_then(|(_, rest)| rest.split_once("</zx-kept>"));
            element.map(|(inside, _)| {
                inside
                    .split("href=\"")
                    .skip(1)
                    .filter_map(|one| one.split('"').next())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
        };
        let all = Some(vec![roll.clone(), words.clone(), page.clone()]);
        for path in [&page, &roll, &words] {
            assert_eq!(kept(town.recorder(), path), all, "{path}");
        }
        for path in [&page, &roll] {
            assert_eq!(kept(&town.formal[3], path), None, "who does not run it keeps nothing: {path}");
        }
        let worker = town.browser(&town.formal[3]).get("/meetings/worker.js").expect(200);
        assert_eq!(worker.headers["service-worker-allowed"], "/meetings/", "and of other pages it is never asked");
        town.present(&meeting, 5);
        let mut recorder = town.browser(town.recorder());
        recorder.post(&format!("{roll}/{}", town.entry(&meeting, "预备员")), &[("mark", "present")]).expect(303);
        place.pass_ms(2 * HOUR_MS);
        let closing = [("day", "2026-03-03"), ("time", "14:00")];
        recorder.post(&format!("{page}/closing"), &closing).expect(303);
        assert_eq!(kept(town.recorder(), &page), Some(vec![words.clone(), page.clone()]), "what is still taken down");
        assert_eq!(kept(town.recorder(), &roll), Some(vec![words, page]));
    }
}

#[test]
fn who_only_takes_the_record_is_not_sent_to_write_topic_and_agenda() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.plan("general_meeting");
        let roll = format!("/meetings/{meeting}/roll");
        let (by, recorder) = (town.secretary().clone(), town.formal[3].clone());
        let officers = Officers { chair: Some(by.member.clone()), recorder: Some(recorder.member.clone()) };
        let naming = move |tx: &Write<'_>| {
            let before = crate::activity::questions::find(tx, &meeting)?;
            replace(tx, &by, &before, &officers)
        };
        place.db.write_now(naming).unwrap();
        let told = |who| town.browser(who).get(&roll).expect(200).shows("会议还没有宣布开始，还不能点名");
        told(town.secretary()).shows("可以先写好主题和议程");
        told(&recorder).hides("可以先写好主题和议程");
    }
}
