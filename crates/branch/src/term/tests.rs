//! Terms and elections in the words of a branch and of the unit above it, through HTTP, on both databases.

mod ballots;
mod by_elections;
mod fallen;
mod shifts;

use jiff::civil::date;
use zhixing_kit::test::{Page, Place, places};
use zhixing_people::{Actor, PostKind, posts_of};

use crate::setting::BranchSetting;
use crate::tests::town::Town;

/// A branch of so many formal members whose term ends on 31 May 2026, three months from now.
fn town(place: &Place, formal: usize) -> Town {
    let town = Town::with(place, formal);
    let (by, branch) = (town.secretary().clone(), town.branch.clone());
    let setting = BranchSetting { term_from: Some(date(2023, 6, 1)), ..BranchSetting::default() };
    place.db.write_now(move |tx| crate::setting::keep(tx, &by, &branch, &setting)).unwrap();
    town
}

fn enter(town: &Town, secretary: usize, committee: &[usize], more: &[(&str, &str)]) -> Page {
    let fields =
        ["committee_one", "committee_two", "committee_three", "committee_four", "committee_five", "committee_six"];
    let number = |at: usize| format!("1{at:03}");
    let (secretary, committee) = (number(secretary), committee.iter().map(|at| number(*at)).collect::<Vec<_>>());
    let mut form = vec![("elected_on", "2026-03-02"), ("term_begins", "2026-03-02"), ("new_secretary", &*secretary)];
    form.extend(fields.into_iter().zip(committee.iter().map(String::as_str)));
    for (name, value) in more {
        form.retain(|(known, _)| known != name);
        form.push((name, value));
    }
    town.browser(town.secretary()).post("/branch/term/election", &form)
}

/// Who holds a post of the term today.
fn in_office(town: &Town) -> Vec<(PostKind, String)> {
    let branch = town.branch.clone();
    let posts = town.house.db.read_now(move |tx| posts_of(tx, &branch, tx.today())).unwrap();
    let mut held: Vec<_> = posts.into_iter().map(|post| (post.kind, post.member_name)).collect();
    held.sort();
    held
}

/// What somebody's notices say, in full.
fn bodies(town: &Town, who: &Actor) -> String {
    const BODIES: &str =
        "select n.body from receipt r join notice n on n.id = r.notice where r.member = $1 order by n.id";
    let member = who.member.clone();
    let bodies = town.house.db.read_now(move |tx| tx.all::<(String,)>(BODIES, zhixing_kit::params![&member])).unwrap();
    bodies.into_iter().map(|(body,)| body).collect()
}

#[test]
fn what_is_confirmed_changes_posts_rights_and_days_in_one_act() {
    for place in places() {
        let town = town(&place, 10);
        let before = in_office(&town);
        let path = enter(&town, 5, &[6, 7], &[("resolution_paper", "选举结果报告")]).expect(303).leads_to().to_owned();
        assert_eq!(in_office(&town), before, "entered is not in office");
        town.browser(&town.superior).get(&path).expect(200).shows("确认，新一届生效").shows("书记 党员05");
        town.browser(&town.superior).post(&format!("{path}/confirmation"), &[]).expect(303);
        let after = vec![
            (PostKind::Secretary, "党员05".to_owned()),
            (PostKind::CommitteeMember, "党员06".to_owned()),
            (PostKind::CommitteeMember, "党员07".to_owned()),
        ];
        assert_eq!(in_office(&town), after);
        // Who is not elected again is told until when he is in office.
        let notices = |who: &Actor| town.told(who);
        for leaving in &town.formal[..3] {
            assert!(notices(leaving).iter().any(|said| said.contains("职务到期")), "{}", leaving.name);
        }
        // The day before is over: nothing is promised of it.
        let told = bodies(&town, &town.formal[0]);
        assert!(
            told.contains("任职到2026年3月1日为止") && told.contains("已经交接") && !told.contains("在那以前"),
            "{told}"
        );
        assert!(!notices(&town.formal[5]).iter().any(|said| said.contains("职务到期")));
        let (member, organisation) = (town.formal[5].member.clone(), town.superior.organisation.clone());
        let new = place.db.read_now(move |tx| Actor::of(tx, &organisation, &member)).unwrap();
        assert!(new.holds(PostKind::Secretary, &town.branch), "rights follow");
        let page = town.browser(&new).get("/branch/term").expect(200);
        page.shows("2026年3月2日").shows("2029年3月1日").shows("已确认").hides("换届在即");
        // What was confirmed is not typed over in the settings; all else is set as before.
        let mut secretary = town.browser(&new);
        let typed = |last| [("theme_rule", "none"), ("hour", "09:30"), ("term_from", "2026-03-02"), ("term_to", last)];
        let page = secretary.edit("/branch/settings", "/branch/settings", &typed("2028-06-01")).expect(422);
        page.shows("申请提前或延期换届").shows("2029-03-01");
        secretary.get("/branch/settings").expect(200).shows("申请提前或延期换届").hides("id=\"f-term_to\"");
        secretary.edit("/branch/settings", "/branch/settings", &typed("2029-03-01")).expect(303);
        secretary.get("/branch/settings").expect(200).shows("09:30");
        town.browser(&town.superior).post(&format!("{path}/confirmation"), &[]).expect(422).shows("已经办结");
    }
}

#[test]
fn an_election_is_not_offered_before_it_may_be_held() {
    for place in places() {
        let town = Town::with(&place, 10);
        let (by, branch) = (town.secretary().clone(), town.branch.clone());
        let setting = BranchSetting { term_from: Some(date(2025, 6, 1)), ..BranchSetting::default() };
        place.db.write_now(move |tx| crate::setting::keep(tx, &by, &branch, &setting)).unwrap();
        let mut secretary = town.browser(town.secretary());
        // 选 3: early by a year at most, of a term until 31 May 2028.
        let page = secretary.get("/branch/term").expect(200).shows("最早2027年5月31日可以选举");
        page.hides("scope=term").shows("补选");
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(460 * zhixing_kit::clock::DAY_MS));
        secretary.get("/branch/term").expect(200).hides("可以选举（").shows("scope=term");
    }
}

#[test]
fn those_in_office_keep_their_rights_until_the_day_before_the_new_term() {
    for place in places() {
        let town = town(&place, 10);
        let mut secretary = town.browser(town.secretary());
        let shift = [("shift_until", "2026-11-30"), ("shift_reason", "防汛值守")];
        let shift = secretary.post("/branch/term/shift", &shift).expect(303).leads_to().to_owned();
        let before = in_office(&town);
        let path = enter(&town, 5, &[6, 7], &[("term_begins", "2026-03-05")]).expect(303).leads_to().to_owned();
        let mut superior = town.browser(&town.superior);
        superior.post(&format!("{path}/confirmation"), &[]).expect(303);
        let now = |at: usize| {
            let (organisation, member) = (town.superior.organisation.clone(), town.formal[at].member.clone());
            place.db.read_now(move |tx| Actor::of(tx, &organisation, &member)).unwrap()
        };
        let page = town.browser(&now(0)).get("/branch/term").expect(200);
        assert!(bodies(&town, &now(0)).contains("任职到2026年3月4日为止，在那以前职责和权限不变"));
        page.shows("任至2026年3月4日").shows("2026年3月5日起任职").shows("还没有开始").shows("党员05");
        // 2, 3 and 4 March: nothing has changed but the last day.
        for _ in 0..3 {
            assert_eq!(in_office(&town), before, "{}", place.engine);
            assert!(
                now(0).holds(PostKind::Secretary, &town.branch) && !now(5).holds(PostKind::Secretary, &town.branch)
            );
            town.browser(&now(0)).get("/branch/term/election").expect(200);
            place.pass_ms(zhixing_kit::clock::DAY_MS);
        }
        assert!(!now(0).holds(PostKind::Secretary, &town.branch) && now(5).holds(PostKind::Secretary, &town.branch));
        assert_eq!(in_office(&town).len(), 3);
        town.browser(&now(5)).get("/branch/term").expect(200).hides("起任职").hides("还没有开始");
        // The request to move the election went with it: nothing waits above, and nothing can be decided.
        let by = town.superior.clone();
        assert!(place.db.read_now(move |tx| crate::waiting_for(tx, &by)).unwrap().is_empty());
        superior.get(&shift).expect(200).shows("不再需要").hides("不批准");
        superior.post(&format!("{shift}/approval"), &[]).expect(422).shows("已经办结").shows("不再需要");
        let about = shift.replace("/election-shifts/", "election-shift/");
        let records = place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap();
        assert_eq!(records.iter().map(|entry| entry.verb.as_str()).collect::<Vec<_>>(), ["asked-to-move", "ended"]);
    }
}

#[test]
fn what_is_sent_back_changes_nothing_and_may_be_entered_again() {
    for place in places() {
        let town = town(&place, 10);
        let before = in_office(&town);
        let path = enter(&town, 5, &[6, 7], &[]).expect(303).leads_to().to_owned();
        enter(&town, 5, &[6, 7], &[]).expect(422).shows("等待上级确认");
        let superior = || town.browser(&town.superior);
        superior().post(&format!("{path}/return"), &[]).expect(422).shows("aria-invalid");
        superior().post(&format!("{path}/return"), &[("reason", "候选人名额不足")]).expect(303);
        assert_eq!(in_office(&town), before);
        town.browser(town.secretary()).get(&path).expect(200).shows("候选人名额不足").shows("已退回");
        superior().post(&format!("{path}/confirmation"), &[]).expect(422);
        enter(&town, 5, &[6, 7], &[]).expect(303);
    }
}

#[test]
fn a_result_that_the_rules_do_not_let_be_comes_back_with_the_figure() {
    for place in places() {
        let town = town(&place, 10);
        enter(&town, 5, &[6], &[]).expect(422).shows("一般 3 至 5 人，最多 7 人").shows("现填 2 人");
        enter(&town, 5, &[5, 7], &[]).expect(422).shows("每人只任一项职务");
        enter(&town, 5, &[6, 7], &[("new_deputy", "2001")]).expect(422).shows("从所列各项中选择");
        enter(&town, 5, &[6, 7], &[("new_deputy", "1900")]).expect(422).shows("从所列各项中选择");
        enter(&town, 5, &[6, 7], &[("elected_on", "2026-03-03"), ("term_begins", "2026-03-03")])
            .expect(422)
            .shows("不能晚于今天");
        enter(&town, 5, &[6, 7], &[("term_begins", "2026-03-01")]).expect(422).shows("不能早于选举那天");
        let early = [("elected_on", "2025-05-30"), ("term_begins", "2025-06-01")];
        enter(&town, 5, &[6, 7], &early).expect(422).shows("最早2025年5月31日");
        let early = [("elected_on", "2025-10-09"), ("term_begins", "2025-10-09")];
        enter(&town, 5, &[6, 7], &early).expect(422).shows("请写明理由");
        enter(&town, 5, &[6, 7], &[&early[..], &[("reason", "机构合并")]].concat()).expect(303);
    }
}

#[test]
fn a_small_branch_elects_a_secretary_and_no_committee() {
    for place in places() {
        let town = town(&place, 5);
        town.browser(town.secretary()).get("/branch/term").expect(200).shows("不足 7 人").shows("第六章");
        enter(&town, 3, &[4], &[]).expect(422).shows("不设支部委员会");
        let path = enter(&town, 3, &[], &[]).expect(303).leads_to().to_owned();
        town.browser(&town.superior).post(&format!("{path}/confirmation"), &[]).expect(303);
        assert_eq!(in_office(&town), [(PostKind::Secretary, "党员03".to_owned())]);
    }
}

#[test]
fn the_page_says_what_is_missing_with_the_article_and_when_the_election_is_due() {
    for place in places() {
        let town = town(&place, 10);
        let page = town.browser(town.secretary()).get("/branch/term").expect(200);
        page.shows("一般 3 至 5 人")
            .shows("第一党小组还没有组长")
            .shows("第十三条")
            .shows("换届在即")
            .shows("最早2025年5月31日，最晚2027年5月31日");
        let member = town.browser(&town.formal[6]).get("/branch/term").expect(200);
        member.shows("换届在即").hides("登记换届结果");
        town.browser(&town.superior).get("/branch/term").expect(200).shows("您不属于任何党支部");
    }
}

#[test]
fn only_secretary_and_deputy_enter_and_only_the_unit_above_decides() {
    for place in places() {
        let town = town(&place, 10);
        for reader in [town.recorder(), &town.formal[6], &town.probationary] {
            town.browser(reader).get("/branch/term/election").expect(403);
            town.browser(reader).post("/branch/term/election", &[]).expect(403);
        }
        let path = enter(&town, 5, &[6, 7], &[]).expect(303).leads_to().to_owned();
        for reader in [town.secretary(), &town.formal[6]] {
            town.browser(reader).get(&path).expect(200).hides("确认，新一届生效");
            town.browser(reader).post(&format!("{path}/confirmation"), &[]).expect(403);
            town.browser(reader).post(&format!("{path}/return"), &[]).expect(403);
        }
        town.browser(&town.stranger).get(&path).expect(404);
        town.browser(&town.stranger).post(&format!("{path}/confirmation"), &[]).expect(404);
        let superior = town.superior.clone();
        let waiting = place.db.read_now(move |tx| crate::waiting_for(tx, &superior)).unwrap();
        assert_eq!(waiting.iter().map(|one| one.path.as_str()).collect::<Vec<_>>(), [path.as_str()]);
    }
}

#[test]
fn every_page_speaks_both_languages_and_has_one_title() {
    for place in places() {
        let town = town(&place, 10);
        let path = enter(&town, 5, &[6, 7], &[]).expect(303).leads_to().to_owned();
        for (path, reader) in [
            ("/branch/term", town.secretary()),
            ("/branch/term", &town.superior),
            ("/branch/term/election", town.secretary()),
            (&*path, town.secretary()),
            (&*path, &town.superior),
        ] {
            for (language, tag) in [("zh-CN", "lang=\"zh-CN\"><head"), ("en", "lang=\"en\"><head")] {
                let mut browser = town.browser(reader);
                browser.accept_language = language;
                let page = browser.get(path).expect(200).shows(tag);
                assert_eq!(page.text.matches("<h1").count(), 1, "{path}");
                assert!(page.text.len() < 60_000, "{path}: {} bytes", page.text.len());
            }
        }
    }
}
