//! A meeting ends with a motion that was never put to the vote: whoever ends it says what becomes of it, and the minutes say so.

use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::form::Faults;
use zhixing_kit::test::{Place, places};

use super::forms::words;
use super::town::Town;
use crate::motion::unvoted::Unvoted;
use crate::{ActivityId, acts};

/// A meeting with its roll complete and one motion that nobody voted on; its address.
fn with_motion(place: &Place, town: &Town) -> String {
    let meeting = town.opened(place, "general_meeting");
    let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
    town.present(&meeting, 5);
    recorder.post(&format!("{at}/roll/{}", town.entry(&meeting, "预备员")), &[("mark", "present")]).expect(303);
    recorder.post(&format!("{at}/motions"), &[("text", "添置护栏")]).expect(303);
    place.pass_ms(HOUR_MS);
    at
}

const END: [(&str, &str); 2] = [("day", "2026-03-03"), ("time", "15:00")];

#[test]
fn whoever_ends_it_is_asked_and_what_stays_is_not_voted_on() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (at, mut recorder) = (with_motion(&place, &town), town.browser(town.recorder()));
        recorder.get(&format!("{at}/closing")).expect(200).shows("添置护栏").shows("没有表决的事项");
        let asked = recorder.post(&format!("{at}/closing"), &END).expect(422);
        asked.shows("还有 1 项没有表决（“添置护栏”）").shows("href=\"#f-unvoted\"");
        recorder.post(&format!("{at}/closing"), &[END[0], END[1], ("unvoted", "keep")]).expect(303);
        for page in [at.clone(), format!("{at}/motions"), format!("{at}/minutes")] {
            recorder.get(&page).expect(200).shows("未表决").hides("待表决").hides("提请表决");
        }
        let handed = recorder.post(&format!("{at}/forms"), &[("form", "minutes"), ("format", "docx")]).expect(200);
        assert!(words(&handed.bytes).contains("未表决"));
    }
}

#[test]
fn what_is_withdrawn_at_the_end_has_its_reason_in_the_minutes() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (at, mut recorder) = (with_motion(&place, &town), town.browser(town.recorder()));
        let withdraw = |why| [END[0], END[1], ("unvoted", "withdraw"), ("why_withdrawn", why)];
        recorder.post(&format!("{at}/closing"), &withdraw("")).expect(422).shows("href=\"#f-why_withdrawn\"");
        recorder.post(&format!("{at}/closing"), &withdraw("下次再议")).expect(303);
        recorder
            .get(&format!("{at}/minutes"))
            .expect(200)
            .shows("已撤回")
            .shows("党员01 撤回：下次再议")
            .hides("未表决");
    }
}

#[test]
fn where_nothing_waits_nothing_is_asked_and_who_did_not_vote_is_counted() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (at, mut recorder) = (with_motion(&place, &town), town.browser(town.recorder()));
        let page = recorder.get(&format!("{at}/motions")).expect(200);
        let motion = page.text.split("id=\"m-").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
        let motion = format!("{at}/motions/{motion}");
        recorder.post(&format!("{motion}/vote-opening"), &[]).expect(303);
        town.browser(&town.formal[4]).post(&format!("{motion}/vote"), &[("choice", "no")]).expect(303);
        recorder.post(&format!("{motion}/vote-closing"), &[]).expect(303);
        recorder.get(&format!("{at}/closing")).expect(200).hides("没有表决的事项");
        recorder.post(&format!("{at}/closing"), &END).expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("反对 1 票").shows("另有 4 人到会，没有投");
    }
}

/// The rule is the act's, not the form's; and who may not end the meeting hears nothing of its motions.
#[test]
fn no_way_of_ending_it_goes_past_the_question() {
    for place in places() {
        let town = Town::with(&place, 5);
        let at = with_motion(&place, &town);
        let id = ActivityId::parse(at.rsplit('/').next().unwrap()).unwrap();
        let end = |answer: Option<Unvoted>| {
            let (by, id) = (town.recorder().clone(), id.clone());
            place.db.write_now(move |tx| acts::close(tx, &by, &id, tx.now(), answer.as_ref()).map(drop))
        };
        let faults = Faults::found(end(None).unwrap_err(), "time").unwrap();
        assert!(faults.of("unvoted").is_some());
        let refused = town.browser(&town.formal[3]).post(&format!("{at}/closing"), &END);
        refused.expect(403).hides("还没有表决");
        end(Some(Unvoted::Keep)).unwrap();
    }
}
