//! The field's vectors for admission and conversion, through the page of the person: figures that are typed, and what a ballot counts.

use jiff::civil::date;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::test::{BEGIN, Page, Place, places};
use zhixing_people::{MemberKind, NewMember, Person, enter};

use super::Scene;
use crate::admission::actions;
use crate::admission::model::{AdmissionId, Taken};
use crate::tests::ballot::Scene as Hall;
use crate::tests::town::Town;
use crate::tests::vectors;

/// Figures of a vote of so many who should attend, who were there, who said yes.
fn typed(scene: &Scene, path: &str, (step, on, outcome): (&str, &str, &str), numbers: [usize; 3]) -> Page {
    let [entitled, present, yes] = numbers.map(|number| number.to_string());
    let form = [("on_day", on), ("outcome", outcome), ("months", "6"), ("remark", "大会意见")];
    scene.step(path, step, &[&form[..], &[("entitled", &entitled), ("present", &present), ("yes", &yes)]].concat())
}

#[test]
fn figures_that_are_typed_follow_the_vectors() {
    // 细.
    for [n, _, _, quorum, yes, ..] in vectors() {
        for (place, last) in places().into_iter().zip(["done", "unfit"]) {
            let scene = Scene::of(&place, n);
            let path = scene.until_notice();
            let all_here = quorum.max(yes);
            let short = format!("应到 {n} 人，至少 {quorum} 人到会才能表决，实到 {} 人", quorum - 1);
            let few = format!("应到 {n} 人，至少 {yes} 票赞成才能通过，现有 {} 票", yes - 1);
            let vote = |outcome, numbers| typed(&scene, &path, ("vote", "2026-02-27", outcome), numbers);
            vote("done", [n, quorum - 1, quorum - 1]).expect(422).shows(&short);
            vote("done", [n, all_here, yes - 1]).expect(422).shows(&few);
            vote("done", [n, all_here, yes]).expect(303);
            scene.decide(&path, "approval", &[("on_day", "2026-03-02"), ("outcome", "done")]).expect(303);
            place.clock.set(BEGIN.plus_ms(365 * DAY_MS));
            let convert = |on, outcome, numbers| typed(&scene, &path, ("conversion", on, outcome), numbers);
            for outcome in ["done", "extended", "unfit"] {
                convert("2027-03-01", outcome, [n, quorum - 1, quorum - 1]).expect(422).shows(&short);
                convert("2027-03-01", outcome, [n, all_here, yes - 1]).expect(422).shows(&few);
            }
            convert("2027-03-01", "extended", [n, all_here, yes]).expect(303);
            scene.decide(&path, "confirmation", &[("on_day", "2027-03-02"), ("outcome", "done")]).expect(303);
            place.clock.set(BEGIN.plus_ms(600 * DAY_MS));
            convert("2027-09-01", last, [n, all_here, yes - 1]).expect(422).shows(&few);
            convert("2027-09-01", last, [n, all_here, yes]).expect(303);
            scene.decide(&path, "confirmation", &[("on_day", "2027-09-02"), ("outcome", "done")]).expect(303);
            let becomes = if last == "done" { MemberKind::Formal } else { MemberKind::Auxiliary };
            assert_eq!(scene.kind().0, becomes, "N = {n}");
        }
    }
}

/// Somebody whose year of probation ends as the meetings of the town are held, and the page of his admission.
fn on_probation(place: &Place, town: &Town) -> String {
    let (by, branch) = (town.secretary().clone(), town.branch.clone());
    let begun = move |tx: &zhixing_kit::Write<'_>| -> zhixing_kit::Result<AdmissionId> {
        let person = Person {
            number: "1950".into(),
            name: "申小满".into(),
            born_on: None,
            joined_on: Some(date(2025, 3, 1)),
            confirmed_on: None,
        };
        let kind = MemberKind::Probationary;
        let who = enter(tx, &by, &NewMember { person, unit: branch.clone(), kind, from_on: date(2025, 3, 1) })?;
        actions::begin(tx, &by, &who, &Taken::done("application", date(2023, 1, 9)))
    };
    format!("/admissions/{}", place.db.write_now(begun).unwrap())
}

#[test]
fn a_conversion_that_is_put_to_the_ballot_follows_the_vectors() {
    // 细.
    for [n, _, _, quorum, yes, ..] in vectors() {
        for place in places() {
            let town = Town::with(&place, n);
            let path = on_probation(&place, &town);
            let mut hall = Hall::at(town, &place, "general_meeting", quorum - 1);
            let mut secretary = hall.town.browser(hall.town.secretary());
            let meeting = hall.meeting.to_string();
            let mut put = |outcome: &str| {
                let sent = [("at_meeting", meeting.as_str()), ("way", "phones"), ("outcome", outcome), ("months", "6")];
                secretary.post(&format!("{path}/ballot"), &sent).expect(303).leads_to().to_owned()
            };
            let ballot = put("done");
            let refused = format!("应到 {n} 人，实到 {} 人，需要 {quorum} 人，还差 1 人", quorum - 1);
            hall.open(&ballot).expect(422).shows(&refused);
            hall.town.present(&hall.meeting, quorum.max(yes));
            let mut vote = |ballot: &str, votes: usize, said: &str| {
                hall.open(ballot).expect(303);
                for voter in &hall.town.formal[..votes] {
                    hall.vote(voter, ballot, "y");
                }
                hall.end(ballot);
                hall.open_box(ballot);
                let said = format!("赞成 {votes} 票，反对 0 票，弃权 0 票，需要 {yes} 票赞成：{said}");
                hall.recorder.get(ballot).expect(200).shows(&said);
            };
            vote(&ballot, yes - 1, "未通过");
            let again = put("extended");
            vote(&again, yes, "通过");
            secretary.post(&format!("{path}/vote"), &[("remark", "还要考察")]).expect(303);
            secretary.get(&path).expect(200).shows("延长预备期").shows(&format!("赞成 {yes} 票"));
        }
    }
}
