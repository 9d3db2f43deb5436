//! Feeds in the words of those who subscribe, through HTTP, on both databases.

use axum::http::{Request, header};
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_people::{Actor, MemberKind, PasswordHash, Secret, bar, leave, open_with_password, transfer};

use super::model::Scope;
use crate::activity::{actions as meetings, questions};
use crate::tests::town::Town;
use crate::{ActivityId, NewActivity};

/// A town in which the secretary, the recorder, the stranger and one without a post may sign in.
fn town(place: &Place) -> Town {
    let town = Town::with(place, 5);
    let password = PasswordHash::of(&Secret::new("a long enough password"), &town.house.random).unwrap();
    let members =
        [town.secretary(), town.recorder(), &town.stranger, &town.probationary].map(|actor| actor.member.clone());
    place
        .db
        .write_now(move |tx| {
            let by = Actor::at_console(tx)?;
            for (number, member) in members.iter().enumerate() {
                open_with_password(tx, &by, member, &format!("name{number}"), &password)?;
            }
            Ok(())
        })
        .unwrap();
    town
}

/// Makes an address and gives its path.
fn address(browser: &mut Browser, unit: &str) -> String {
    let page = browser.post("/calendar/feeds", &[("unit", unit)]).expect(200).shows("只显示这一次");
    let path = page.text.split("http://localhost/calendar/feed/").nth(1).expect("the address is shown");
    format!("/calendar/feed/{}", path.split(['"', '<']).next().unwrap())
}

/// The file, its folded lines joined.
fn file(browser: &mut Browser, path: &str) -> String {
    browser.get(path).expect(200).text.replace("\r\n ", "")
}

fn change(town: &Town, id: &ActivityId, with: impl Fn(&mut NewActivity) + Send + 'static) {
    let (by, id) = (town.secretary().clone(), id.clone());
    town.house
        .db
        .write_now(move |tx| {
            let now = questions::visible(tx, &by, &id)?;
            let mut new = NewActivity {
                unit: now.unit.clone(),
                kind: now.kind.clone(),
                topic: now.topic.clone(),
                starts_at: now.starts_at,
                minutes: now.minutes,
                place: now.place.clone(),
                chair: now.chair.clone(),
                recorder: now.recorder.clone(),
                also: now.also.clone(),
                obligation: None,
            };
            with(&mut new);
            meetings::change(tx, &by, &id, new, &[]).map(drop)
        })
        .unwrap();
}

fn asked(browser: &mut Browser, path: &str, tag: &str) -> Page {
    browser.send(Request::get(path).header(header::IF_NONE_MATCH, tag).body(axum::body::Body::empty()).unwrap())
}

#[test]
fn a_topic_that_begins_with_the_kind_does_not_say_it_twice() {
    for place in places() {
        let town = town(&place);
        let meeting = town.plan("general_meeting");
        let path = address(&mut town.browser(town.secretary()), "");
        change(&town, &meeting, |new| new.topic = "支部党员大会：讨论夜查".into());
        let told = file(&mut town.browser(&town.stranger), &path);
        assert!(told.lines().any(|line| line == "SUMMARY:支部党员大会：讨论夜查"), "{told}");
    }
}

#[test]
fn a_calendar_follows_plan_change_and_cancellation_of_the_same_event() {
    for place in places() {
        let town = town(&place);
        let meeting = town.plan("general_meeting");
        let mut stranger = town.browser(&town.stranger);
        let path = address(&mut town.browser(town.secretary()), "");
        let planned = file(&mut stranger, &path);
        for line in [
            &format!("UID:{meeting}"),
            "SEQUENCE:0",
            "STATUS:TENTATIVE",
            "DTSTART:20260303T060000Z",
            "DTEND:20260303T073000Z",
            "DTSTAMP:20260302T010000Z",
            "LAST-MODIFIED:20260302T010000Z",
            "LOCATION:三楼会议室",
            "SUMMARY:支部党员大会：研究第一季度工作",
            &format!("URL:http://localhost/meetings/{meeting}"),
            "TRIGGER:-PT1H",
            "METHOD:PUBLISH",
        ] {
            assert!(planned.lines().any(|told| told == line), "{}: {line} in {planned}", place.engine);
        }
        place.pass_ms(60_000);
        change(&town, &meeting, |new| new.place = "二楼会议室".into());
        let moved = file(&mut stranger, &path);
        for line in ["SEQUENCE:1", "LOCATION:二楼会议室", "LAST-MODIFIED:20260302T010100Z", &format!("UID:{meeting}")]
        {
            assert!(moved.lines().any(|told| told == line), "{line} in {moved}");
        }
        let (by, id) = (town.secretary().clone(), meeting.clone());
        place.db.write_now(move |tx| meetings::cancel(tx, &by, &id, "防汛值守")).unwrap();
        let cancelled = file(&mut stranger, &path);
        for line in ["SEQUENCE:2", "STATUS:CANCELLED", &format!("UID:{meeting}")] {
            assert!(cancelled.lines().any(|told| told == line), "{line} in {cancelled}");
        }
        assert!(cancelled.contains("防汛值守") && !cancelled.contains("VALARM"), "{cancelled}");
    }
}

#[test]
fn a_calendar_that_knows_the_file_is_told_so_until_something_changes() {
    for place in places() {
        let town = town(&place);
        let meeting = town.plan("general_meeting");
        let path = address(&mut town.browser(town.secretary()), "");
        let mut calendar = town.browser(&town.stranger);
        let first = calendar.get(&path).expect(200);
        let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
        assert_eq!(first.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
        assert!(first.text.lines().all(|line| line.len() <= 75), "lines are folded: {}", first.text);
        place.pass_ms(3_600_000);
        assert!(asked(&mut calendar, &path, &tag).expect(304).bytes.is_empty());
        asked(&mut calendar, &path, &format!("\"other\", {tag}")).expect(304);
        asked(&mut calendar, &path, "\"other\"").expect(200);
        change(&town, &meeting, |new| new.topic = "换个题目".into());
        asked(&mut calendar, &path, &tag).expect(200).shows("换个题目");
    }
}

#[test]
fn an_address_opens_what_its_owner_may_see_now_and_ends_with_him() {
    for place in places() {
        let town = town(&place);
        town.plan("general_meeting");
        town.plan("committee_meeting");
        let mut calendar = town.browser(&town.stranger);
        let own = address(&mut town.browser(town.recorder()), "");
        let of_branch = address(&mut town.browser(town.recorder()), town.branch.as_str());
        assert_eq!(file(&mut calendar, &own).matches("BEGIN:VEVENT").count(), 2, "he sits on the committee");
        assert_eq!(file(&mut calendar, &of_branch).matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(
            file(&mut calendar, &address(&mut town.browser(&town.stranger), "")).matches("BEGIN:VEVENT").count(),
            0
        );
        town.browser(&town.stranger).post("/calendar/feeds", &[("unit", town.branch.as_str())]).expect(404);
        town.browser(&town.superior).post("/calendar/feeds", &[("unit", town.branch.as_str())]).expect(403);
        town.browser(&town.superior).post("/calendar/feeds", &[("unit", "")]).expect(422).shows("不属于任何党支部");

        // He goes to the other branch: what he took along from this one shows nothing more.
        let (member, to) = (town.recorder().member.clone(), town.stranger.unit.clone());
        let today = jiff::civil::date(2026, 3, 2);
        place
            .db
            .write_now(move |tx| transfer(tx, &Actor::at_console(tx)?, &member, &to, (MemberKind::Formal, None), today))
            .unwrap();
        calendar.get(&of_branch).expect(404);
        assert!(!file(&mut calendar, &own).contains("支部委员会"), "{}", place.engine);

        let secretary = address(&mut town.browser(town.secretary()), "");
        let (barred, gone) = (town.secretary().member.clone(), town.recorder().member.clone());
        place
            .db
            .write_now(move |tx| {
                bar(tx, &Actor::at_console(tx)?, &barred)?;
                leave(tx, &Actor::at_console(tx)?, &gone, today)
            })
            .unwrap();
        calendar.get(&secretary).expect(404);
        place.pass_ms(zhixing_kit::clock::DAY_MS);
        calendar.get(&own).expect(404);
    }
}

#[test]
fn of_a_talk_neither_place_nor_reason_leaves_the_house() {
    for place in places() {
        let town = town(&place);
        let talk = town.plan("talk");
        let (by, id) = (town.secretary().clone(), talk.clone());
        let path = address(&mut town.browser(town.secretary()), "");
        let planned = file(&mut town.browser(&town.stranger), &path);
        assert!(planned.contains(&format!("UID:{talk}")) && !planned.contains("三楼会议室"), "{planned}");
        // Whoever is not one of the two is not even told that there is one, in his own calendar or the branch's.
        for scope in ["", town.branch.as_str()] {
            let others = address(&mut town.browser(&town.probationary), scope);
            assert!(!file(&mut town.browser(&town.stranger), &others).contains(talk.as_str()), "{scope}");
        }
        place.db.write_now(move |tx| meetings::cancel(tx, &by, &id, "本人住院")).unwrap();
        let cancelled = file(&mut town.browser(&town.stranger), &path);
        assert!(cancelled.contains("STATUS:CANCELLED"), "{cancelled}");
        for word in ["本人住院", "三楼会议室", "研究第一季度工作"] {
            assert!(!cancelled.contains(word), "{word} in {cancelled}");
        }
    }
}

#[test]
fn an_address_that_somebody_made_before_the_account_was_recovered_opens_nothing() {
    for place in places() {
        let town = town(&place);
        town.plan("general_meeting");
        let mut calendar = town.browser(&town.stranger);
        let stolen = address(&mut town.browser(town.secretary()), "");
        let others = address(&mut town.browser(town.recorder()), "");
        place.pass_ms(60_000);
        calendar.get(&stolen).expect(200);
        let owner = town.secretary().member.clone();
        place
            .db
            .write_now(move |tx| {
                bar(tx, &Actor::at_console(tx)?, &owner)?;
                // As a new password by link would: he may sign in again.
                tx.run("update account set closed_at = null where member = $1", zhixing_kit::params![&owner])
            })
            .unwrap();
        calendar.get(&stolen).expect(404);
        calendar.get(&others).expect(200);
        place.pass_ms(60_000);
        let mut owner = town.browser(town.secretary());
        owner.get("/calendar/feeds").expect(200).hides("已开通");
        let fresh = address(&mut owner, "");
        calendar.get(&fresh).expect(200);
        owner.get("/calendar/feeds").expect(200).shows("已开通");
    }
}

#[test]
fn an_address_is_kept_nowhere_and_ends_when_it_is_made_anew_or_taken_back() {
    for place in places() {
        let town = town(&place);
        let mut owner = town.browser(town.secretary());
        let mut calendar = town.browser(&town.stranger);
        let first = address(&mut owner, "");
        let second = address(&mut owner, "");
        calendar.get(&first).expect(404);
        calendar.get(&second).expect(200);
        let page = owner.get("/calendar/feeds").expect(200).shows("已开通").hides("zhixing.ics");
        let end = page.text.split("action=\"/calendar/feeds/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let end = format!("/calendar/feeds/{end}");
        town.browser(town.recorder()).post(&end, &[]).expect(404);
        owner.post(&end, &[]).expect(303);
        calendar.get(&second).expect(404);
        calendar.get("/calendar/feed/x/zhixing.ics").expect(404);
        let token = second.split('/').nth(3).unwrap().to_owned();
        let about = format!("member/{}", town.secretary().member);
        let told = place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        let mut verbs: Vec<_> =
            told.iter().map(|entry| entry.verb.as_str()).filter(|verb| verb.ends_with("subscribed")).collect();
        verbs.sort_unstable();
        assert_eq!(verbs, ["subscribed", "subscribed", "unsubscribed"], "{}", place.engine);
        assert!(told.iter().all(|entry| !entry.body.contains(&token)), "the secret stands in a record");
    }
}

#[test]
fn what_was_typed_stays_one_value() {
    for place in places() {
        let town = town(&place);
        let meeting = town.plan("general_meeting");
        change(&town, &meeting, |new| {
            new.topic = "一，二；三\\四\nEND:VEVENT\nBEGIN:VEVENT\nUID:x".into();
            new.place = "楼上\nATTENDEE:mailto:victim@example.org".into();
        });
        let path = address(&mut town.browser(town.secretary()), "");
        let file = file(&mut town.browser(&town.stranger), &path);
        assert_eq!(file.lines().filter(|line| line.starts_with("BEGIN:VEVENT")).count(), 1, "{file}");
        assert_eq!(file.lines().filter(|line| line.starts_with("UID:") || line.starts_with("ATTENDEE")).count(), 1);
    }
}

#[test]
fn a_scope_is_read_as_it_is_written() {
    let unit = "01890a5d-ac96-774b-bcce-b302099a8057";
    assert_eq!(Scope::read(""), Some(Scope::Own));
    assert_eq!(Scope::read(Scope::Own.word()), Some(Scope::Own));
    assert_eq!(Scope::read(unit).map(|scope| scope.word().to_owned()), Some(unit.to_owned()));
    assert_eq!(Scope::read("../x"), None);
}
