//! The record of a meeting as a file that proves itself, and who may carry it away.

use zhixing_kit::test::places;
use zhixing_ledger::RecordFile;

use super::town::Town;

#[test]
fn a_meetings_record_is_taken_away_and_a_wrong_byte_in_it_is_found() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 4);
        let path = format!("/meetings/{meeting}/record");
        let mut recorder = town.browser(town.recorder());
        // What was recorded a moment ago is in it: nobody waits for the clerk.
        let page = recorder.get(&path).expect(200);
        let name = page.headers["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment; filename=\"zhixing-general_meeting-2026-03-03-"), "{name}");
        assert!(RecordFile::verify(&page.bytes, None).is_ok());
        assert!(page.text.contains("marked") && page.text.contains("党员03"));
        let forged = page.text.replacen("党员03", "党员04", 1);
        assert!(RecordFile::verify(forged.as_bytes(), None).is_err());
        recorder
            .get(&format!("/meetings/{meeting}"))
            .expect(200)
            .shows("下载这次会议的记录文件")
            .shows("zhixing verify");
    }
}

#[test]
fn the_whole_history_changed_votes_and_reasons_included_leaves_the_house_through_who_runs_the_meeting_alone() {
    for place in places() {
        let town = Town::with(&place, 5);
        let meeting = town.opened(&place, "general_meeting");
        town.present(&meeting, 4);
        let at = format!("/meetings/{meeting}");
        let mut recorder = town.browser(town.recorder());
        let led = recorder.post(&format!("{at}/motions"), &[("text", "同意")]).expect(303);
        let motion = format!("{at}/motions/{}", led.leads_to().split("#m-").nth(1).unwrap());
        recorder.post(&format!("{motion}/vote-opening"), &[]).expect(303);
        for choice in ["no", "yes"] {
            town.browser(&town.formal[3]).post(&format!("{motion}/vote"), &[("choice", choice)]).expect(303);
        }
        // Chair and recorder by name, secretary and committee by post: all that was recorded, in its order.
        for reader in [town.secretary(), town.recorder(), &town.formal[2]] {
            let page = town.browser(reader).get(&format!("{at}/record")).expect(200);
            let record = RecordFile::verify(&page.bytes, None).unwrap();
            let votes: Vec<_> = record.statements.iter().filter(|one| one.text.contains("verbs/voted")).collect();
            assert_eq!(votes.len(), 2, "the vote that was changed stands in it too");
            assert!(votes.iter().any(|vote| vote.text.contains("\"before\":\"no\"")) && page.text.contains("值班"));
            assert_eq!(record.statements.len(), town.records(&meeting).len(), "nothing is left out");
        }
        // Who takes part sees the meeting and how each voted in the end; he carries nothing of the others away.
        let mut member = town.browser(&town.formal[3]);
        member.get(&at).expect(200).hides("/record").shows("单独下载证明");
        member.get(&format!("{at}/record")).expect(403);
        town.browser(&town.probationary).get(&format!("{at}/record")).expect(403);
        for outsider in [&town.stranger, &town.superior] {
            town.browser(outsider).get(&format!("{at}/record")).expect(404);
        }
    }
}
