//! A ballot that does not stand any more after a correction of the roll elects nobody (支 11, 选: four fifths must be there), wherever its result has got
//! to: the page of the term, a result that waits for the unit above, posts that have begun.

use zhixing_kit::Read;
use zhixing_kit::test::{Place, places};
use zhixing_people::{Actor, PostKind};

use super::ballots::{put, voted};
use super::{in_office, town};
use crate::term::model::Election;
use crate::term::{secretaries_elected, secretary_elected};
use crate::tests::attendance::correct;
use crate::tests::ballot::Scene as Hall;

const SEAT: [(&str, &str); 3] = [("scope", "vacancy"), ("post", "committee_member"), ("seats", "1")];
const SECRETARY: [(&str, &str); 3] = [("scope", "term"), ("post", "secretary"), ("second", "1004")];
const WHY: &str = "到会有表决权的只有";

fn close(hall: &mut Hall) {
    let ending = [("day", "2026-03-03"), ("time", "14:00")];
    hall.recorder.post(&format!("{}/closing", hall.at), &ending).expect(303);
}

/// Somebody's mark is put right, and what is told of it.
fn marked(hall: &mut Hall, name: &str, mark: &str) -> String {
    let entry = hall.entry(name);
    let told = correct(&mut hall.recorder, &hall.meeting, &entry, mark, "", "核对签到表").expect(303);
    hall.recorder.get(told.leads_to()).expect(200).text
}

fn unread(place: &Place, who: &Actor) -> u32 {
    let member = who.member.clone();
    place.db.read_now(move |tx| zhixing_notice::unread(tx, &member)).unwrap()
}

#[test]
fn who_was_elected_by_it_is_not_handed_up_and_the_post_is_put_to_the_ballot_anew() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        let ballot = put(&mut secretary, &meeting, SEAT, &["1005", "1006"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 8, "yn");
        close(&mut hall);
        secretary.get("/branch/term").expect(200).shows("当选：党员05").shows("以投票结果报上级确认");
        let told_before = unread(&place, hall.town.secretary());
        let told = marked(&mut hall, "党员07", "absent");
        assert!(told.contains("“补选委员”：按现在的点名，到会有表决权的只有 7 人，需要 8 人"), "{told}");
        secretary.get(&ballot).expect(200).shows("回去重新列入投票").shows("会上宣布的是");
        let page = secretary.get("/branch/term").expect(200).shows(WHY).shows("请另行召开会议，重新列入投票");
        page.shows(">不能作数</span>").shows(&ballot).hides("当选：党员05").hides("以投票结果报上级确认");
        assert_eq!(unread(&place, hall.town.secretary()), told_before + 1, "who keeps the posts is told");
        let result = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
        secretary.post("/branch/term/result", &result).expect(422);
        let recounted: Vec<_> =
            hall.town.records(&meeting).into_iter().filter(|entry| entry.verb == "recounted").collect();
        assert_eq!(recounted.len(), 1);
        assert_eq!((&recounted[0].facts["before"], &recounted[0].facts["after"]), (&"stands".into(), &"fallen".into()));
        assert_eq!((&recounted[0].facts["present"], &recounted[0].facts["quorum"]), (&7.into(), &8.into()));

        // It comes back with the roll.
        let told = marked(&mut hall, "党员07", "present");
        assert!(told.contains("“补选委员”恢复有效"), "{told}");
        secretary.get("/branch/term").expect(200).shows("当选：党员05").hides(WHY);
        marked(&mut hall, "党员07", "absent");
        let mut again = Hall::at(hall.town, &place, "general_meeting", 8);
        let meeting = again.meeting.clone();
        let ballot = put(&mut secretary, &meeting, SEAT, &["1006", "1007"]).expect(303).leads_to().to_owned();
        voted(&mut again, &ballot, 8, "yn");
        secretary.get("/branch/term").expect(200).shows("当选：党员06").hides(WHY);
        let path = secretary.post("/branch/term/result", &result).expect(303).leads_to().to_owned();
        secretary.get(&path).expect(200).shows("委员 党员06").hides(WHY);
    }
}

#[test]
fn what_was_handed_up_is_told_to_both_and_cannot_be_confirmed_while_it_does_not_stand() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        let ballot = put(&mut secretary, &meeting, SEAT, &["1005", "1006"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 8, "yn");
        close(&mut hall);
        let told = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        let (by, above) = (hall.town.secretary().clone(), hall.town.superior.clone());
        let before = (unread(&place, &by), unread(&place, &above));
        marked(&mut hall, "党员07", "absent");
        assert_eq!((unread(&place, &by), unread(&place, &above)), (before.0 + 1, before.1 + 1));
        let mut superior = hall.town.browser(&above);
        let page = superior.get(&path).expect(200).shows(WHY).shows("请上级写明原因退回支部");
        page.hides("/confirmation").shows("退回支部</button>");
        superior.post(&format!("{path}/confirmation"), &[]).expect(422).shows(WHY).shows("请上级写明原因退回支部");
        secretary.get(&path).expect(200).shows(WHY).shows("请上级写明原因退回支部");
        secretary.get("/branch/term").expect(200).shows(">不能作数</span>");
        let reader = above.clone();
        let waiting = place.db.read_now(move |tx| crate::waiting_for(tx, &reader)).unwrap();
        assert_eq!(waiting[0].step.zh, "选举结果不能作数，请退回支部：委员 党员05");
        let mut english = hall.town.browser(&above);
        english.accept_language = "en";
        english.get(&path).expect(200).shows("only 7 with a vote were there").shows("cannot be confirmed");

        superior.post(&format!("{path}/return"), &[("reason", "到会人数不够")]).expect(303);
        secretary.get("/branch/term").expect(200).shows("重新列入投票").hides("以投票结果报上级确认");
        // Sent back, it stands again with the roll, and may be handed up once more.
        marked(&mut hall, "党员07", "present");
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        superior.get(&path).expect(200).hides(WHY);
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        assert!(in_office(&hall.town).contains(&(PostKind::CommitteeMember, "党员05".to_owned())));
    }
}

#[test]
fn posts_that_have_begun_stay_and_a_new_election_of_the_term_may_follow_at_once() {
    for place in places() {
        // 选, N = 6: five must be there.
        let mut hall = Hall::at(town(&place, 6), &place, "general_meeting", 5);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        let ballot = put(&mut secretary, &meeting, SECRETARY, &["1003"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 5, "yn");
        close(&mut hall);
        let told = [("scope", "term"), ("term_begins", "2026-03-03")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        let mut superior = hall.town.browser(&hall.town.superior);
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        let held = vec![(PostKind::Secretary, "党员03".to_owned())];
        assert_eq!(in_office(&hall.town), held);
        let elected = hall.town.formal[3].clone();
        let before = (unread(&place, &elected), unread(&place, &hall.town.superior));
        marked(&mut hall, "党员04", "absent");
        assert_eq!(in_office(&hall.town), held, "no post ends by itself");
        assert_eq!((unread(&place, &elected), unread(&place, &hall.town.superior)), (before.0 + 1, before.1 + 1));
        for reader in [&elected, &hall.town.superior] {
            let page = hall.town.browser(reader).get(&path).expect(200);
            page.shows(WHY).shows("已经确认的任职没有自动变动").shows("另行召开会议重新选举");
        }
        // Three years before the end of the term, and yet not too early: it rests on nothing.
        let (elected, organisation) = (elected.member.clone(), hall.town.superior.organisation.clone());
        let elected = place.db.read_now(move |tx| Actor::of(tx, &organisation, &elected)).unwrap();
        let mut keeper = hall.town.browser(&elected);
        keeper.get("/branch/term").expect(200).shows(">不能作数</span>").shows("scope=term");
        let mut again = Hall::at(hall.town, &place, "general_meeting", 5);
        let meeting = again.meeting.clone();
        let ballot = put(&mut keeper, &meeting, SECRETARY, &["1003"]).expect(303).leads_to().to_owned();
        voted(&mut again, &ballot, 5, "ny");
        let path = keeper.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        assert_eq!(in_office(&again.town), [(PostKind::Secretary, "党员04".to_owned())]);
    }
}

#[test]
fn a_result_that_fell_while_it_waits_gives_the_branch_no_secretary() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 6), &place, "general_meeting", 5);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        let ballot = put(&mut secretary, &meeting, SECRETARY, &["1003"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 5, "yn");
        close(&mut hall);
        let told = [("scope", "term"), ("term_begins", "2026-03-03")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        let elected = || {
            let (organisation, branch) = (hall.town.superior.organisation.clone(), hall.town.branch.clone());
            let ask = move |tx: &Read<'_>| {
                let one = secretary_elected(tx, &organisation, &branch)?;
                let all = secretaries_elected(tx, &organisation)?.iter().map(Election::path).collect::<Vec<_>>();
                Ok((one, all))
            };
            place.db.read_now(ask).unwrap()
        };
        assert_eq!(elected(), (Some(path.clone()), vec![path]), "{}", place.engine);
        let entry = hall.entry("党员04");
        correct(&mut hall.recorder, &hall.meeting, &entry, "absent", "", "核对签到表").expect(303);
        assert_eq!(elected(), (None, Vec::new()));
    }
}
