//! A beginning that is put right afterwards says nothing of when things were taken down: what was known at the opening says whether a meeting was written down
//! later (P8).

use zhixing_kit::clock::{DAY_MS, HOUR_MS};
use zhixing_kit::test::{BEGIN, Browser, Page, places};

use super::forms::words;
use super::town::{Town, sign};
use crate::{ActivityId, acts};

fn begins(recorder: &mut Browser, meeting: &ActivityId, day: &str, time: &str) -> Page {
    let path = format!("/meetings/{meeting}/minutes/corrections");
    let sent =
        [("subject", "opened"), ("entry", meeting.as_str()), ("day", day), ("time", time), ("why", "写错了日期")];
    recorder.edit(&format!("{path}/new?subject=opened&entry={meeting}"), &path, &sent)
}

#[test]
fn what_was_taken_down_at_once_is_not_late_because_the_day_is_put_right() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let (at, mut recorder) = (format!("/meetings/{meeting}"), town.browser(town.recorder()));
        town.present(&meeting, 5);
        recorder.post(&format!("{at}/roll/{}", town.entry(&meeting, "预备员")), &[("mark", "present")]).expect(303);
        let said = [("kind", "statement"), ("speaker_name", "A"), ("text", "会上说的")];
        recorder.post(&format!("{at}/remarks"), &said).expect(303);
        place.pass_ms(HOUR_MS);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "15:00")]).expect(303);
        sign(&mut recorder, &at).expect(303);
        sign(&mut town.browser(town.secretary()), &at).expect(303);
        begins(&mut recorder, &meeting, "2026-03-02", "14:00").expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("写错了日期").shows("2026年3月2日").hides("补记");
        recorder.get(&at).expect(200).hides("事后补记");
        recorder.get("/year").expect(200).hides("补记）");
        let handed = recorder.post(&format!("{at}/forms"), &[("form", "minutes"), ("format", "docx")]).expect(200);
        assert!(!words(&handed.bytes).contains("补记于"));
    }
}

#[test]
fn what_was_written_down_later_says_so_whatever_day_is_put_right() {
    for place in places() {
        let town = Town::with(&place, 5);
        let id = town.plan("general_meeting");
        let (by, meeting) = (town.secretary().clone(), id.clone());
        place.db.write_now(move |tx| acts::convene(tx, &by, &meeting).map(drop)).unwrap();
        place.clock.set(BEGIN.plus_ms(29 * HOUR_MS + 4 * DAY_MS));
        let (by, meeting) = (town.recorder().clone(), id.clone());
        place.db.write_now(move |tx| acts::open(tx, &by, &meeting, BEGIN.plus_ms(29 * HOUR_MS)).map(drop)).unwrap();
        let (at, mut recorder) = (format!("/meetings/{id}"), town.browser(town.recorder()));
        town.present(&id, 5);
        recorder.post(&format!("{at}/roll/{}", town.entry(&id, "预备员")), &[("mark", "present")]).expect(303);
        recorder
            .post(&format!("{at}/closing"), &[("day", "2026-03-07"), ("time", "14:00"), ("sure", "yes")])
            .expect(303);
        begins(&mut recorder, &id, "2026-03-07", "13:30").expect(303);
        recorder.get(&format!("{at}/minutes")).expect(200).shows("本次会议为事后补记");
        recorder.get(&at).expect(200).shows("事后补记");
    }
}
