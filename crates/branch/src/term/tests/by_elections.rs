//! By-elections: what is vacant alone is put to the ballot, nobody is elected to what he holds, and what the unit above cannot confirm it is told why.

use jiff::civil::date;
use zhixing_kit::params;
use zhixing_kit::test::{Browser, places};
use zhixing_people::{NewPost, PostId, PostKind, appoint, end_post};

use super::ballots::{put, voted};
use super::{enter, in_office, town};
use crate::tests::ballot::Scene as Hall;
use crate::tests::town::Town;

fn vacancy(post: &'static str, seats: &'static str) -> [(&'static str, &'static str); 3] {
    [("scope", "vacancy"), ("post", post), ("seats", seats)]
}

/// The secretary notes that a formal member of the branch holds a post.
fn appointed(town: &Town, at: usize, kind: PostKind) -> PostId {
    let (by, unit, member) = (town.secretary().clone(), town.branch.clone(), town.formal[at].member.clone());
    let new = NewPost { unit, member, kind, from_on: date(2026, 3, 3), to_on: None };
    town.house.db.write_now(move |tx| appoint(tx, &by, &new)).unwrap()
}

#[test]
fn a_post_that_is_held_is_not_filled_again() {
    for place in places() {
        let town = town(&place, 10);
        let meeting = town.opened(&place, "committee_meeting");
        let mut secretary = town.browser(town.secretary());
        let form = "/branch/term/ballots/new?scope=vacancy&post=";
        secretary.get(&format!("{form}secretary")).expect(200).shows("没有空缺").hides("第三位候选人");
        put(&mut secretary, &meeting, vacancy("secretary", ""), &["1001"]).expect(422).shows("没有空缺");
        secretary
            .get("/branch/term")
            .expect(200)
            .shows("在任，没有空缺")
            .hides("ballots/new?scope=vacancy&amp;post=secretary");
        // There is no deputy: one of the committee is elected.
        secretary.get(&format!("{form}deputy")).expect(200).shows(">党员01<").hides("党员05");
        put(&mut secretary, &meeting, vacancy("deputy", ""), &["1001"]).expect(303);
        appointed(&town, 2, PostKind::Deputy);
        secretary.get(&format!("{form}deputy")).expect(200).shows("没有空缺");
    }
}

#[test]
fn a_full_committee_has_no_seat_to_fill() {
    for place in places() {
        let hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let meeting = hall.meeting.clone();
        let mut secretary = hall.town.browser(hall.town.secretary());
        for at in 3..7 {
            appointed(&hall.town, at, PostKind::CommitteeMember);
        }
        let seat = vacancy("committee_member", "1");
        put(&mut secretary, &meeting, seat, &["1007", "1008"]).expect(422).shows("委员会已有 7 人");
        secretary.get("/branch/term").expect(200).hides("ballots/new?scope=vacancy&amp;post=committee_member");
    }
}

#[test]
fn who_sits_on_the_committee_neither_stands_for_it_nor_is_written_in() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let meeting = hall.meeting.clone();
        let mut secretary = hall.town.browser(hall.town.secretary());
        let form = "/branch/term/ballots/new?scope=vacancy&post=committee_member";
        secretary.get(form).expect(200).shows("<b>党员05</b>").hides("<b>党员01</b>").hides("<b>党员02</b>");
        let seat = vacancy("committee_member", "1");
        put(&mut secretary, &meeting, seat, &["1002", "1005"]).expect(422).shows("不能当候选人");
        let ballot = put(&mut secretary, &meeting, seat, &["1005", "1006"]).expect(303).leads_to().to_owned();
        hall.open(&ballot).expect(303);
        let (in_office, free) = (hall.entry("党员02"), hall.entry("党员03"));
        let mut voter = hall.town.browser(&hall.town.formal[7]);
        voter.post(&format!("{ballot}/taking"), &[]).expect(303);
        voter.get(&format!("{ballot}/paper")).expect(200).shows(&free).hides(&in_office);
        let lines = [("line.0", "n"), ("line.1", "n"), ("other.0", in_office.as_str())];
        voter.post(&format!("{ballot}/casting"), &lines).expect(422);
        let lines = [("line.0", "n"), ("line.1", "n"), ("other.0", free.as_str())];
        voter.post(&format!("{ballot}/casting"), &lines).expect(303);
    }
}

#[test]
fn what_is_held_by_now_is_told_to_who_hands_it_up_and_to_who_confirms() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let meeting = hall.meeting.clone();
        let mut secretary = hall.town.browser(hall.town.secretary());
        let seat = vacancy("committee_member", "1");
        let ballot = put(&mut secretary, &meeting, seat, &["1005", "1006"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 8, "yn");
        let told = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
        let meanwhile = appointed(&hall.town, 5, PostKind::CommitteeMember);
        secretary.post("/branch/term/result", &told).expect(422).shows("在这一天还担任委员");
        let by = hall.town.secretary().clone();
        place.db.write_now(move |tx| end_post(tx, &by, &meanwhile).map(drop)).unwrap();
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        appointed(&hall.town, 5, PostKind::CommitteeMember);
        let before = in_office(&hall.town);
        let mut superior = hall.town.browser(&hall.town.superior);
        let page = superior.post(&format!("{path}/confirmation"), &[]).expect(422);
        page.shows("不能确认：党员05").shows("退回支部").hides("时间重叠");
        assert_eq!(in_office(&hall.town), before);
        superior.post(&format!("{path}/return"), &[("reason", "已另行任命")]).expect(303);
    }
}

#[test]
fn a_ballot_that_could_not_begin_is_refused_when_it_is_proposed_at_the_field() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let meeting = hall.meeting.clone();
        let mut secretary = hall.town.browser(hall.town.secretary());
        // 选: candidates outnumber the seats by a fifth at least.
        let seats = vacancy("committee_member", "2");
        let page = put(&mut secretary, &meeting, seats, &["1003", "1004"]).expect(422);
        page.shows("应选 2 人，至少要有 3 名候选人，现在有 2 名").shows("id=\"f-stands\"");
        secretary.get("/branch/term").expect(200).hides("补选委员");
        let (third, fourth) = (hall.entry("党员03"), hall.entry("党员04"));
        let free = [("ballot_kind", "election"), ("ballot_title", "选举代表"), ("way", "phones"), ("seats", "2")];
        let free = [&free[..], &[("stands", &third), ("stands", &fourth)]].concat();
        hall.recorder.post(&format!("{}/ballots", hall.at), &free).expect(422).shows("至少要有 3 名候选人");
        put(&mut secretary, &meeting, seats, &["1003", "1004", "1005"]).expect(303);
    }
}

#[test]
fn who_stands_for_secretary_has_one_place_and_no_place_before_it_is_empty() {
    for place in places() {
        let hall = Hall::at(town(&place, 6), &place, "general_meeting", 6);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.to_string();
        let fixed = [("scope", "term"), ("post", "secretary"), ("at_meeting", &*meeting), ("way", "mixed")];
        let mut send = |places: [&str; 3]| {
            let form: Vec<(&str, &str)> = ["stands", "second", "third"].into_iter().zip(places).collect();
            secretary.post("/branch/term/ballots", &[&fixed[..], &form].concat())
        };
        send(["", "1003", ""]).expect(422).shows("这一位还空着");
        send(["1003", "", "1004"]).expect(422).shows("这一位还空着");
        send(["1003", "1003", ""]).expect(422).shows("一个人只占一个位次");
        send(["", "", ""]).expect(422);
        // Though it is that of strokes as well, it is told as what it is.
        let ballot = send(["1003", "1004", ""]).expect(303).leads_to().to_owned();
        let said = "按上级党组织批准的顺序排列";
        secretary.get(&ballot).expect(200).shows(said).hides("按姓氏笔画为序");
        secretary.get(&format!("{ballot}/slips")).expect(200).shows(said).hides("按姓氏笔画为序");
    }
}

#[test]
fn each_by_election_is_handed_up_by_itself_and_says_why_it_came_back() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let meeting = hall.meeting.clone();
        let mut secretary = hall.town.browser(hall.town.secretary());
        let seat = vacancy("committee_member", "1");
        let ballot = put(&mut secretary, &meeting, seat, &["1005", "1006"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 8, "yn");
        // The deputy's is put to a ballot that has not begun: it holds nothing fast.
        let committee = hall.town.opened(&place, "committee_meeting");
        put(&mut secretary, &committee, vacancy("deputy", ""), &["1001"]).expect(303);
        secretary.get("/branch/term").expect(200).shows("已选出。核对以后报上级确认").hides("各项都已选出");
        let told = |posts| [("scope", "vacancy"), ("posts", posts), ("term_begins", "2026-03-03")];
        secretary.post("/branch/term/result", &told("")).expect(422).shows("请至少勾选一项");
        secretary.post("/branch/term/result", &told("deputy")).expect(422);
        let path = secretary.post("/branch/term/result", &told("committee_member")).expect(303).leads_to().to_owned();
        put(&mut secretary, &meeting, seat, &["1005", "1006"]).expect(422).shows("不能当候选人");
        let mut superior = hall.town.browser(&hall.town.superior);
        let page = superior.get(&path).expect(200).shows("补选结果").shows("任职开始").shows("确认，任职生效");
        page.hides("新一届").hides("换届结果");
        superior.post(&format!("{path}/return"), &[("reason", "材料不全")]).expect(303);
        let page = secretary.get("/branch/term").expect(200);
        page.shows("上级已退回，原因：材料不全").shows("以投票结果报上级确认");
        let path = secretary.post("/branch/term/result", &told("committee_member")).expect(303).leads_to().to_owned();
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        assert!(in_office(&hall.town).contains(&(PostKind::CommitteeMember, "党员05".to_owned())));
    }
}

/// One seat of the committee, elected by all who are there: the first of two stands out.
fn seat(hall: &mut Hall, secretary: &mut Browser, stands: [&str; 2]) -> String {
    let meeting = hall.meeting.clone();
    let ballot = put(secretary, &meeting, vacancy("committee_member", "1"), &stands).expect(303).leads_to().to_owned();
    voted(hall, &ballot, 8, "yn");
    let told = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
    secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned()
}

#[test]
fn several_by_elections_wait_side_by_side_each_with_its_own_answer() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let first = seat(&mut hall, &mut secretary, ["1005", "1006"]);
        // Who waits to be confirmed for one seat does not stand for the next.
        let form = "/branch/term/ballots/new?scope=vacancy&post=committee_member";
        secretary.get(form).expect(200).shows("<b>党员06</b>").hides("<b>党员05</b>");
        let second = seat(&mut hall, &mut secretary, ["1007", "1008"]);
        let page = secretary.get("/branch/term").expect(200).shows(&first).shows(&second);
        assert_eq!(page.text.matches("等待上级确认").count(), 2);
        page.shows("已有 2 名的结果报上级").shows("<h2>选举结果</h2>").hides("<h2>换届结果</h2>");
        let mut superior = hall.town.browser(&hall.town.superior);
        superior.post(&format!("{second}/confirmation"), &[]).expect(303);
        superior.post(&format!("{first}/return"), &[("reason", "材料不全")]).expect(303);
        let page = secretary.get("/branch/term").expect(200).shows("上级已退回，原因：材料不全");
        page.shows("以投票结果报上级确认");
        assert!(in_office(&hall.town).contains(&(PostKind::CommitteeMember, "党员07".to_owned())));
        // What came back is handed up again, though another was confirmed meanwhile.
        let told = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
        let again = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        superior.post(&format!("{again}/confirmation"), &[]).expect(303);
        assert!(in_office(&hall.town).contains(&(PostKind::CommitteeMember, "党员05".to_owned())));
    }
}

#[test]
fn a_whole_election_and_a_later_by_election_wait_side_by_side() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        // The new term begins on 10 March; until then the present one goes on.
        let begins = [("term_begins", "2026-03-10"), ("elected_on", "2026-03-02")];
        let whole = enter(&hall.town, 4, &[5, 6], &begins).expect(303).leads_to().to_owned();
        enter(&hall.town, 4, &[5, 6], &begins)
            .expect(422)
            .shows("已有一份换届结果等待上级确认")
            .shows("确认或退回以后");
        let page = secretary.get("/branch/term").expect(200).shows("结果已报上级，等待确认").shows("补选职务");
        page.hides("登记纸票选举的结果").hides("ballots/new?scope=term");
        let by_election = seat(&mut hall, &mut secretary, ["1007", "1008"]);
        let mut superior = hall.town.browser(&hall.town.superior);
        superior.post(&format!("{whole}/confirmation"), &[]).expect(303);
        // The seat was of the term before: it is filled until that ends.
        superior.get(&by_election).expect(200).shows("2026年3月9日");
        superior.post(&format!("{by_election}/confirmation"), &[]).expect(303);
        let seat = (PostKind::CommitteeMember, "党员07".to_owned());
        assert!(in_office(&hall.town).contains(&seat));
        place.pass_ms(8 * 24 * 3_600_000);
        let after = in_office(&hall.town);
        assert_eq!(after.len(), 3, "{after:?}");
        assert!(!after.contains(&seat), "the new term has its own committee");
    }
}

#[test]
fn a_deputy_who_is_elected_secretary_is_deputy_no_longer() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 6), &place, "general_meeting", 6);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let (by, unit, member) =
            (hall.town.secretary().clone(), hall.town.branch.clone(), hall.town.formal[1].member.clone());
        let deputy = NewPost { unit, member, kind: PostKind::Deputy, from_on: date(2026, 3, 2), to_on: None };
        place.db.write_now(move |tx| appoint(tx, &by, &deputy).map(drop)).unwrap();
        assert!(!in_office(&hall.town).contains(&(PostKind::CommitteeMember, "党员01".to_owned())), "the seat ended");
        // The secretary has left.
        let gone = "update post set to_on = '2026-03-02' where kind = 'secretary' and to_on is null and member = $1";
        let who = hall.town.secretary().member.clone();
        place.db.write_now(move |tx| tx.run(gone, params![&who]).map(drop)).unwrap();
        let form =
            [("scope", "vacancy"), ("post", "secretary"), ("at_meeting", hall.meeting.as_str()), ("way", "phones")];
        let form = [&form[..], &[("stands", "1001"), ("second", "1003")]].concat();
        let ballot = secretary.post("/branch/term/ballots", &form).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 6, "yn");
        let told = [("scope", "vacancy"), ("posts", "secretary"), ("term_begins", "2026-03-03")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        let mut superior = hall.town.browser(&hall.town.superior);
        superior.get(&path).expect(200).shows("同时结束").shows("党员01原任的副书记");
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        let held = [(PostKind::Secretary, "党员01".to_owned()), (PostKind::CommitteeMember, "党员02".to_owned())];
        assert_eq!(in_office(&hall.town), held);
        superior.get(&path).expect(200).hides("同时结束");
        let relieved = place.db.read_now(|tx| tx.all::<(String,)>("select body from statement", &[])).unwrap();
        let relieved = relieved.iter().filter(|(body,)| body.contains("verbs/relieved") && body.contains("deputy"));
        assert_eq!(relieved.count(), 1, "with a record");
    }
}

/// Seats that nobody was elected to stay empty when the meeting ends: who was elected is handed up, and the others are filled in another meeting.
#[test]
fn a_meeting_that_ends_with_empty_seats_leaves_them_and_its_result_is_handed_up() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let meeting = hall.meeting.clone();
        let mut secretary = hall.town.browser(hall.town.secretary());
        let seats = vacancy("committee_member", "2");
        let ballot = put(&mut secretary, &meeting, seats, &["1005", "1006", "1007"]).expect(303).leads_to().to_owned();
        voted(&mut hall, &ballot, 8, "ynn");
        let told = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
        // While it is open a further round can follow.
        secretary.get("/branch/term").expect(200).shows("当选：党员05").hides("以投票结果报上级确认");
        secretary.post("/branch/term/result", &told).expect(422).shows("还有职务没有选出");
        let ending = [("day", "2026-03-03"), ("time", "14:00")];
        hall.recorder.post(&format!("{}/closing", hall.at), &ending).expect(303);
        secretary.get("/branch/term").expect(200).shows("委员 党员05").shows("以投票结果报上级确认");
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        secretary.get(&path).expect(200).shows("委员 党员05").hides("委员 党员06");
        let other = hall.town.opened(&place, "general_meeting");
        hall.town.present(&other, 8);
        put(&mut secretary, &other, vacancy("committee_member", "1"), &["1006", "1007"]).expect(303);
    }
}
