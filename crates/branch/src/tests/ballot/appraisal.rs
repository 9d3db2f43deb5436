//! The secret tally of the yearly appraisal.

use zhixing_kit::test::places;

use super::Scene;
use crate::ballot;
use crate::tests::town::Town;

#[test]
fn an_appraisal_is_tallied_by_name_of_the_appraised_and_read_by_other_rooms() {
    for place in places() {
        let mut scene = Scene::at(Town::with(&place, 5), &place, "appraisal", 5);
        let entries: Vec<String> = (0..3).map(|at| scene.entry(&format!("党员{at:02}"))).collect();
        let mut form = vec![("ballot_kind", "appraisal"), ("ballot_title", "民主测评"), ("way", "phones")];
        form.extend(entries.iter().map(|entry| ("stands", entry.as_str())));
        let ballot = scene.propose(&form);
        // A teller may be appraised: he is no candidate.
        scene.open(&ballot).expect(303);
        for (voter, letters) in scene.town.formal[..5].iter().zip(["aab", "abb", "abc", "bbd", "aab"]) {
            scene.vote(voter, &ballot, letters);
        }
        let tally = |scene: &Scene| {
            let meeting = scene.meeting.clone();
            scene.town.house.db.read_now(move |tx| ballot::appraisal(tx, &meeting)).unwrap().unwrap()
        };
        assert!(tally(&scene).outcome.is_none(), "no tally before it is counted");
        scene.end(&ballot);
        scene.open_box(&ballot);
        let lines = tally(&scene).outcome.unwrap().lines;
        let votes: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.votes.as_slice())).collect();
        assert_eq!(votes, [("党员00", &[4, 1, 0, 0][..]), ("党员01", &[2, 3, 0, 0]), ("党员02", &[0, 3, 1, 1])]);
        scene.recorder.get(&ballot).expect(200).shows("基本合格").hides("当选");
    }
}

#[test]
fn it_is_tallied_where_the_appraisal_is_held_and_nowhere_else() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let entry = scene.entry("党员01");
        let form =
            [("ballot_kind", "appraisal"), ("ballot_title", "民主测评"), ("way", "phones"), ("stands", entry.as_str())];
        scene.recorder.post(&format!("{}/ballots", scene.at), &form).expect(422).shows("民主评议党员");
    }
}
