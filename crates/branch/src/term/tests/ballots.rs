//! The posts of a term come from secret ballots: each is put to a meeting, the result is handed up by one button, and nobody elected is typed.

use zhixing_kit::test::{Browser, Page, places};
use zhixing_people::{Actor, PostKind};

use super::{enter, in_office, town};
use crate::ActivityId;
use crate::tests::ballot::Scene as Hall;

/// Puts a post to the ballot of a meeting.
pub(super) fn put(browser: &mut Browser, meeting: &ActivityId, fixed: [(&str, &str); 3], stands: &[&str]) -> Page {
    let mut form = vec![("at_meeting", meeting.as_str()), ("way", "phones")];
    form.extend(fixed);
    form.extend(stands.iter().map(|number| ("stands", *number)));
    browser.post("/branch/term/ballots", &form)
}

const COMMITTEE: [(&str, &str); 3] = [("scope", "term"), ("post", "committee_member"), ("seats", "3")];
const SECRETARY: [(&str, &str); 3] = [("scope", "term"), ("post", "secretary"), ("seats", "")];

/// All who are there vote alike, and the box is counted.
pub(super) fn voted(hall: &mut Hall, ballot: &str, voters: usize, letters: &str) {
    hall.open(ballot).expect(303);
    for voter in &hall.town.formal[..voters] {
        hall.vote(voter, ballot, letters);
    }
    hall.end(ballot);
    hall.open_box(ballot);
}

/// The first meeting of those elected: everybody there, the last two count.
fn first_meeting(hall: &mut Hall, place: &zhixing_kit::test::Place, members: [&str; 3]) -> (ActivityId, [Browser; 3]) {
    let meeting = hall.town.opened(place, "committee_meeting");
    let at = format!("/meetings/{meeting}");
    hall.recorder.get(&format!("{at}/roll")).expect(200).shows(members[0]).hides("党员00");
    for name in members {
        let entry = hall.town.entry(&meeting, name);
        hall.recorder.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
    }
    for (name, role) in [(members[1], "supervisor"), (members[2], "counter")] {
        let entry = hall.town.entry(&meeting, name);
        hall.recorder.post(&format!("{at}/tellers"), &[("teller", &entry), ("teller_role", role)]).expect(303);
    }
    let browsers = members.map(|name| {
        let number: usize = name.trim_start_matches("党员").parse().unwrap();
        hall.town.browser(&hall.town.formal[number])
    });
    (meeting, browsers)
}

#[test]
fn a_post_whose_ballot_was_taken_back_is_put_to_another() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        let first = put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(303);
        let first = first.leads_to().to_owned();
        secretary.post(&format!("{first}/recall"), &[("reason", "上级批复的候选人有变")]).expect(303);
        secretary.get(&first).expect(200).shows("回去重新列入投票").shows("/branch/term");
        secretary.get("/branch/term").expect(200).hides(&first);
        let second = put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004", "1005", "1007"]).expect(303);
        let second = second.leads_to().to_owned();
        voted(&mut hall, &second, 8, "yyyn");
        secretary.get("/branch/term").expect(200).shows("当选：党员03、党员04、党员05").shows(&second);
    }
}

#[test]
fn a_committee_is_elected_it_elects_its_secretary_and_the_result_is_handed_up() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        secretary.get("/branch/term").expect(200).shows("换届选举").shows("先选出委员").hides("以投票结果报上级");
        secretary.get("/branch/term/ballots/new?scope=term&post=committee_member").expect(200).shows("党员09");
        let few = [COMMITTEE[0], COMMITTEE[1], ("seats", "2")];
        put(&mut secretary, &meeting, few, &["1003", "1004", "1005"]).expect(422).shows("应选委员 3 至 7 人");
        let unknown = ["1003", "1004", "1005", "2001"];
        put(&mut secretary, &meeting, COMMITTEE, &unknown).expect(422).shows("重新勾选");
        // 支 ch. 6: secretary and deputy are elected by the committee, at its own meeting.
        put(&mut secretary, &meeting, SECRETARY, &["1003"]).expect(422).shows("召开支部委员会会议");
        let page = put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(303);
        let ballot = page.leads_to().to_owned();
        put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(422).shows("已经列入投票");
        voted(&mut hall, &ballot, 8, "yyyn");
        secretary.get(&ballot).expect(200).shows("下一步").shows("/branch/term");
        hall.town.browser(&hall.town.formal[7]).get(&ballot).expect(200).hides("下一步");
        secretary.get("/branch/term").expect(200).shows("当选：党员03、党员04、党员05").hides("以投票结果报上级");
        secretary.post("/branch/term/result", &[("scope", "term"), ("term_begins", "2026-03-03")]).expect(422);

        let (committee, [mut third, mut fourth, mut fifth]) =
            first_meeting(&mut hall, &place, ["党员03", "党员04", "党员05"]);
        let at = format!("/meetings/{committee}");
        for teller in [&mut fourth, &mut fifth] {
            teller.post(&format!("{at}/teller-key"), &[]).expect(200);
        }
        put(&mut secretary, &committee, SECRETARY, &["1007"]).expect(422).shows("不能当候选人");
        // 选: one candidate for the one post is enough here.
        let ballot = put(&mut secretary, &committee, SECRETARY, &["1003"]).expect(303).leads_to().to_owned();
        hall.recorder.post(&format!("{ballot}/opening"), &[]).expect(303);
        for voter in [&mut third, &mut fourth, &mut fifth] {
            voter.post(&format!("{ballot}/taking"), &[]).expect(303);
            crate::tests::ballot::cast(voter, &ballot, "y").expect(303);
        }
        hall.recorder.post(&format!("{ballot}/ending"), &[]).expect(303);
        for teller in [&mut fourth, &mut fifth] {
            teller.post(&format!("{ballot}/keys"), &[]).expect(303);
        }
        secretary.get("/branch/term").expect(200).shows("以投票结果报上级确认").shows("书记 党员03");
        // What was counted is not typed again.
        let form = [("elected_on", "2026-03-03"), ("term_begins", "2026-03-03")];
        enter(&hall.town, 5, &[6, 7], &form).expect(422).shows("用了无记名投票");
        secretary.post("/branch/term/result", &[("scope", "term"), ("term_begins", "2026-03-02")]).expect(422);
        let told = [("scope", "term"), ("term_begins", "2026-03-03"), ("resolution_paper", "选举结果报告")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        secretary.get(&path).expect(200).shows("来自无记名投票").shows("查看第 2 次投票");
        let mut superior = hall.town.browser(&hall.town.superior);
        superior.get(&path).expect(200).shows("来自无记名投票").hides("次投票</a>");
        // Who decides reads what was counted beside the names.
        superior.get(&path).expect(200).shows("投票的数字").shows("应到 10 人，实到").shows("当选：党员03。");
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        let after = vec![
            (PostKind::Secretary, "党员03".to_owned()),
            (PostKind::CommitteeMember, "党员04".to_owned()),
            (PostKind::CommitteeMember, "党员05".to_owned()),
        ];
        assert_eq!(in_office(&hall.town), after);
    }
}

#[test]
fn a_small_branch_elects_its_secretary_in_the_general_meeting_and_hands_up_again_what_was_sent_back() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 6), &place, "general_meeting", 6);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004"]).expect(422).shows("不设支部委员会");
        // 选: in the general meeting candidates outnumber the seats; the ballot is not begun without.
        // 选 24: candidates for secretary stand in the order that the unit above approved, not by strokes.
        let form = "/branch/term/ballots/new?scope=term&post=secretary";
        secretary.get(form).expect(200).shows("上级党组织批准的顺序").shows("第三位候选人");
        let approved = [&SECRETARY[..], &[("second", "1003"), ("third", ""), ("stands", "1004")]].concat();
        let rest = [("at_meeting", meeting.as_str()), ("way", "phones")];
        let ballot = secretary.post("/branch/term/ballots", &[&approved[..], &rest].concat()).expect(303);
        let ballot = ballot.leads_to().to_owned();
        let page = secretary.get(&ballot).expect(200).hides("按姓氏笔画为序");
        assert!(page.text.find("党员04") < page.text.rfind("党员03"), "{}", page.text);
        voted(&mut hall, &ballot, 6, "ny");
        let told = [("scope", "term"), ("term_begins", "2026-03-03")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        let mut superior = hall.town.browser(&hall.town.superior);
        superior.post(&format!("{path}/return"), &[("reason", "材料不全")]).expect(303);
        // Sent back: the same ballots may be handed up again, and so may new ones.
        secretary.get("/branch/term").expect(200).shows("以投票结果报上级确认").shows("列入投票");
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        assert_eq!(in_office(&hall.town), [(PostKind::Secretary, "党员03".to_owned())]);
    }
}

#[test]
fn a_vacant_seat_is_filled_and_nobody_elses_post_ends() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        secretary.get("/branch/term").expect(200).shows("补选职务");
        let seat = |seats| [("scope", "vacancy"), ("post", "committee_member"), ("seats", seats)];
        put(&mut secretary, &meeting, seat("5"), &["1005", "1006"]).expect(422).shows("应选委员 1 至 4 人");
        let ballot = put(&mut secretary, &meeting, seat("1"), &["1005", "1006"]).expect(303).leads_to().to_owned();
        hall.recorder.get(&ballot).expect(200).shows("补选委员");
        voted(&mut hall, &ballot, 8, "yn");
        let told = [("scope", "vacancy"), ("posts", "committee_member"), ("term_begins", "2026-03-03")];
        let path = secretary.post("/branch/term/result", &told).expect(303).leads_to().to_owned();
        secretary.get(&path).expect(200).shows("补选").shows("2026年5月31日");
        hall.town.browser(&hall.town.superior).post(&format!("{path}/confirmation"), &[]).expect(303);
        let posts = in_office(&hall.town);
        assert_eq!(posts.len(), 4, "{posts:?}");
        assert!(posts.contains(&(PostKind::CommitteeMember, "党员05".to_owned())));
        assert!(posts.contains(&(PostKind::Secretary, "党员00".to_owned())), "nobody else's post ends");
        secretary.get("/branch/term").expect(200).shows("2026年5月31日");
    }
}

#[test]
fn only_who_keeps_the_posts_puts_them_to_the_ballot() {
    for place in places() {
        let hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let nobody: [&Actor; 3] = [&hall.town.formal[6], &hall.town.formal[1], &hall.town.probationary];
        for reader in nobody {
            let mut browser = hall.town.browser(reader);
            put(&mut browser, &hall.meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(403);
            browser.get("/branch/term/ballots/new?scope=term&post=secretary").expect(403);
            browser.post("/branch/term/result", &[("scope", "term"), ("term_begins", "2026-03-03")]).expect(403);
            browser.get("/branch/term").expect(200).hides("列入投票");
        }
        // Another branch's secretary cannot use this meeting.
        let mut stranger = hall.town.browser(&hall.town.stranger);
        put(&mut stranger, &hall.meeting, SECRETARY, &["2001"]).expect(422);
    }
}

/// Who is refused stands on the form or the page that he came from, with why, what to do, the way back, and what was typed.
#[test]
fn what_is_refused_leads_back_to_the_term() {
    for place in places() {
        let mut hall = Hall::at(town(&place, 10), &place, "general_meeting", 8);
        let mut secretary = hall.town.browser(hall.town.secretary());
        let meeting = hall.meeting.clone();
        // Nothing was counted: the page of the term, and the day that was typed is not lost to it.
        let told = [("scope", "term"), ("term_begins", "2026-03-05")];
        let page = secretary.post("/branch/term/result", &told).expect(422).shows("刚才这一步没有办成");
        page.shows("还有职务没有选出").shows("href=\"/branch/term\"").shows("应当怎样设置");
        // Too few candidates: at the field, with those who were ticked.
        let page = put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004"]).expect(422);
        page.shows("至少要有 4 名候选人").shows("value=\"3\"").hides("刚才这一步没有办成");
        let ticked = put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004"]).text;
        assert_eq!(ticked.matches(" checked><b>").count(), 2, "{ticked}");
        put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(303);
        let again = put(&mut secretary, &meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(422);
        again.shows("刚才这一步没有办成").shows("已经列入投票").shows("href=\"/branch/term\"");
        // The meeting has ended meanwhile: the form is gone, and yet it says why.
        hall.recorder.post(&format!("{}/closing", hall.at), &[("day", "2026-03-03"), ("time", "14:00")]).expect(303);
        let page = put(&mut secretary, &meeting, SECRETARY, &["1003"]).expect(422).shows("刚才这一步没有办成");
        page.shows("请召开会议、宣布开始以后再列入").shows("href=\"/branch/term\"");
    }
}

/// 支 21, 选 3: more than a year before the end of the term. It says from which day on, at the meeting, which is not asked where there is one.
#[test]
fn an_election_that_comes_too_early_says_from_which_day_on_it_may_be() {
    for place in places() {
        let hall = Hall::at(crate::tests::town::Town::with(&place, 10), &place, "general_meeting", 8);
        let (by, branch) = (hall.town.secretary().clone(), hall.town.branch.clone());
        let from = Some(jiff::civil::date(2025, 6, 1));
        let setting = crate::setting::BranchSetting { term_from: from, ..crate::setting::BranchSetting::default() };
        place.db.write_now(move |tx| crate::setting::keep(tx, &by, &branch, &setting)).unwrap();
        let mut secretary = hall.town.browser(hall.town.secretary());
        let page = put(&mut secretary, &hall.meeting, COMMITTEE, &["1003", "1004", "1005", "1006"]).expect(422);
        page.shows("本届任期到2028年5月31日届满").shows("最早2027年5月31日").shows("id=\"f-at_meeting\"");
    }
}
