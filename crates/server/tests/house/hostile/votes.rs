//! Votes by those without the right: auxiliary and probationary members, who is absent, who belongs to another branch, and everybody after the
//! closing. Each hears why, and no vote is counted.

use zhixing_kit::test::Browser;
use zhixing_kit::{Db, params};

use crate::town::{Things, Town};

fn rows(db: &Db, sql: &'static str, of: &str) -> Vec<String> {
    let of = of.to_owned();
    let found = db.read_now(move |tx| tx.all::<(String,)>(sql, params![&of])).expect("a question of the test");
    found.into_iter().map(|(text,)| text).collect()
}

/// A motion put to the vote in the meeting under way; everybody on its list is present.
fn put_a_motion(db: &Db, recorder: &mut Browser, activity: &str) -> String {
    let at = format!("/meetings/{activity}");
    for entry in rows(db, "select id from roll_entry where activity = $1", activity) {
        recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
    }
    let led = recorder.post(&format!("{at}/motions"), &[("text", "同意工作计划")]).expect(303);
    let motion = led.leads_to().split("#m-").nth(1).expect("the motion").to_owned();
    recorder.post(&format!("{at}/motions/{motion}/vote-opening"), &[]).expect(303);
    format!("{at}/motions/{motion}")
}

#[test]
fn a_vote_by_someone_without_the_right_is_refused_in_words_and_not_counted() {
    for town in Town::everywhere() {
        let db = town.main();
        let (program, things) = (town.program(&db), Things::find(&db));
        let mut recorder = town.browser(&program, "recorder");
        let motion = put_a_motion(&db, &mut recorder, &things.activity);
        let id = motion.rsplit('/').next().expect("an id").to_owned();
        let count = || rows(&db, "select member from open_vote where motion = $1", &id).len();
        let yes = [("choice", "yes")];
        // Who belongs to another branch does not learn that there is a meeting; a superior and the administrator neither.
        for role in ["small", "superior", "admin"] {
            town.browser(&program, role).post(&format!("{motion}/vote"), &yes).expect(404);
        }
        let auxiliary = town.browser(&program, "auxiliary").post(&format!("{motion}/vote"), &yes);
        assert!([403, 422].contains(&auxiliary.status.as_u16()), "{}: {}", town.engine(), auxiliary.text);
        // Not by the recorder's hand either: whoever is on the list without a right to vote.
        let without = rows(&db, "select id from roll_entry where activity = $1 and not entitled", &things.activity);
        assert!(!without.is_empty(), "the list has probationary members or guests");
        for entry in without {
            recorder.post(&format!("{motion}/votes/{entry}"), &yes).expect(422).shows("表决权");
        }
        assert_eq!(count(), 0, "{}", town.engine());
        // Who is not there has no vote at this moment, neither himself nor by another's hand.
        let mine = "select id from roll_entry where activity = $1 and member = (select member from account where sign_in_name = 'member')";
        let mine = rows(&db, mine, &things.activity).pop().expect("the member is on the list");
        recorder.post(&format!("/meetings/{}/roll/{mine}", things.activity), &[("mark", "absent")]).expect(303);
        let mut member = town.browser(&program, "member");
        member.post(&format!("{motion}/vote"), &yes).expect(422);
        recorder.post(&format!("{motion}/votes/{mine}"), &yes).expect(422);
        assert_eq!(count(), 0, "{}", town.engine());
        recorder.post(&format!("/meetings/{}/roll/{mine}", things.activity), &[("mark", "present")]).expect(303);
        member.post(&format!("{motion}/vote"), &yes).expect(303);
        assert_eq!(count(), 1, "{}", town.engine());
        recorder.post(&format!("{motion}/vote-closing"), &[]).expect(303);
        member.post(&format!("{motion}/vote"), &[("choice", "no")]).expect(422);
        recorder.post(&format!("{motion}/votes/{mine}"), &[("choice", "no")]).expect(422);
        let choices = rows(&db, "select choice from open_vote where motion = $1", &id);
        assert_eq!(choices, ["yes"], "{}: the vote stays as it was when it was closed", town.engine());
    }
}
