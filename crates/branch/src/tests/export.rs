//! The record of a meeting as a file that proves itself.

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
        let mut member = town.browser(&town.formal[4]);
        // What was recorded a moment ago is in it: nobody waits for the clerk.
        let page = member.get(&path).expect(200);
        let name = page.headers["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment; filename=\"zhixing-general_meeting-2026-03-03-"), "{name}");
        assert!(RecordFile::verify(&page.bytes, None).is_ok());
        assert!(page.text.contains("marked") && page.text.contains("党员03"));
        let forged = page.text.replacen("党员03", "党员04", 1);
        assert!(RecordFile::verify(forged.as_bytes(), None).is_err());
        member.get(&format!("/meetings/{meeting}")).expect(200).shows("下载这次会议的记录文件").shows("zhixing verify");
    }
}
