//! What came of an agenda item, while the meeting goes on: noted, changed, and written by two at once.

use zhixing_kit::test::places;

use super::town::Town;

#[test]
fn an_outcome_is_changed_while_the_meeting_goes_on_and_of_two_at_once_none_is_lost() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        let (mut recorder, mut chair) = (town.browser(town.recorder()), town.browser(town.secretary()));
        recorder.post(&format!("{at}/agenda"), &[("title", "讨论排班")]).expect(303);
        // Both have the page open.
        let page = recorder.get(&at).expect(200);
        let (_, rest) = page.text.split_once(&format!("{at}/agenda/")).expect("the form of the outcome");
        let path = format!("{at}/agenda/{}/outcome", rest.split_once('/').expect("an item").0);
        let basis = page.basis();
        let wrote = |words| [("outcome", words), ("basis", basis.as_str())];
        chair.post(&path, &wrote("")).expect(422).shows("请填写这一项");
        chair.post(&path, &wrote("下周起试行")).expect(303);
        recorder.get(&at).expect(200).shows("结果：下周起试行").shows("改写结果");
        // The other one is asked, with both versions before him, and again where a third came in between.
        let asked = recorder.post(&path, &wrote("护学岗两人一组")).expect(422);
        let asked = asked.shows("这里有两种写法").shows("两份都要").shows("您写的");
        recorder.get(&at).expect(200).hides("护学岗两人一组</p>");
        let chosen = asked.basis();
        let basis = chair.get(&at).expect(200).basis();
        chair.post(&path, &[("outcome", "下周一起试行"), ("basis", &basis)]).expect(303);
        let both = [("outcome", "下周起试行\n护学岗两人一组"), ("basis", chosen.as_str())];
        let again = recorder.post(&path, &both).expect(422).shows("这里有两种写法");
        recorder.post(&path, &[("outcome", "下周一起试行\n护学岗两人一组"), ("basis", &again.basis())]).expect(303);
        recorder.get(&at).expect(200).shows("护学岗两人一组");
        // Each step is on record, with what stood there before; the same words once more are none.
        recorder.post(&path, &[("outcome", "下周一起试行\n护学岗两人一组"), ("basis", "")]).expect(303);
        let noted: Vec<_> = town.records(&meeting).into_iter().filter(|one| one.verb == "concluded").collect();
        assert_eq!(noted.len(), 3, "{}", place.engine);
        let before = noted.iter().filter(|one| one.facts.to_string().contains("before")).count();
        assert_eq!(before, 2, "{}", place.engine);
        // Nobody else writes it.
        let wrote = |words| [("outcome", words)];
        town.browser(&town.formal[4]).post(&path, &wrote("别的")).expect(403);
        town.browser(&town.stranger).post(&path, &wrote("别的")).expect(404);
    }
}

#[test]
fn what_was_noted_of_an_item_without_a_network_is_taken_after_the_end_until_somebody_signs() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        for title in ["讨论排班", "通报夜查"] {
            recorder.post(&format!("{at}/agenda"), &[("title", title)]).expect(303);
        }
        let page = recorder.get(&at).expect(200);
        let item = |rest: &str| rest.split('/').next().unwrap_or_default().to_owned();
        let items: Vec<String> = page.text.split(&format!("{at}/agenda/")).skip(1).map(item).collect();
        let (first, last) = (items.first().expect("an item"), items.last().expect("another"));
        town.present(&meeting, 5);
        let probationary = town.entry(&meeting, "预备员");
        recorder.post(&format!("{at}/roll/{probationary}"), &[("mark", "present")]).expect(303);
        recorder.post(&format!("{at}/closing"), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        let path = |item: &str| format!("{at}/agenda/{item}/outcome");
        recorder.post(&path(first), &[("outcome", "下周起试行"), ("basis", "outcome:")]).expect(303);
        // What stands is put right in the minutes, with a reason.
        recorder
            .post(&path(first), &[("outcome", "别的"), ("basis", "outcome:")])
            .expect(422)
            .shows("请在会议记录里更正");
        let seen = super::town::seen(&mut recorder, &at);
        recorder.post(&format!("{at}/minutes/signatures"), &[("seen", &seen)]).expect(303);
        recorder
            .post(&path(last), &[("outcome", "太晚了"), ("basis", "outcome:")])
            .expect(422)
            .shows("请在会议记录里更正");
    }
}
