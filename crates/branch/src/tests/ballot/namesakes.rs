//! Two of one name stand in one election: papers, pages, counting and result say which is which, and no number of theirs.

use zhixing_kit::test::places;

use super::Scene;
use crate::tests::forms::words;
use crate::tests::town::Town;

#[test]
fn two_candidates_of_one_name_are_told_apart_wherever_they_stand() {
    for place in places() {
        let mut names: Vec<String> = (0..10).map(|at| format!("党员{at:02}")).collect();
        names[3..6].fill("吕维翰".to_owned());
        let mut scene = Scene::at(Town::named(&place, names), &place, "general_meeting", 9);
        let entries = [3, 4, 2].map(|at: usize| {
            let (meeting, member) = (scene.meeting.clone(), scene.town.formal[at].member.clone());
            let found = place.db.read_now(move |tx| crate::roll_entry(tx, &meeting, &member)).unwrap();
            found.expect("he is on the list").id.to_string()
        });
        let mut form =
            vec![("ballot_kind", "election"), ("ballot_title", "选举支部委员会"), ("way", "mixed"), ("seats", "2")];
        form.extend(entries.iter().map(|entry| ("stands", entry.as_str())));
        let ballot = scene.propose(&form);
        let both = |page: zhixing_kit::test::Page| page.shows("吕维翰（甲）").shows("吕维翰（乙）").hides("编号 100");
        both(scene.recorder.get(&format!("{ballot}/slips")).expect(200)).shows("按姓氏笔画为序").hides("（丙）");
        scene.open(&ballot).expect(303);
        let mut voter = scene.town.browser(&scene.town.formal[6]);
        both(voter.get(&ballot).expect(200));
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        // Who does not stand can be named instead.
        both(voter.get(&format!("{ballot}/paper")).expect(200)).shows("吕维翰（丙）");
        for at in 0..9 {
            scene.vote(&scene.town.formal[at].clone(), &ballot, "yyn");
        }
        scene.end(&ballot);
        scene.open_box(&ballot);
        both(voter.get(&ballot).expect(200));
        both(scene.recorder.get(&format!("{}/minutes", scene.at)).expect(200));
        let report = scene.recorder.post(&format!("{ballot}/forms"), &[("format", "docx")]);
        let report = words(&report.expect(200).bytes);
        assert!(report.contains("吕维翰（甲）") && report.contains("吕维翰（乙）"), "{report}");
    }
}
