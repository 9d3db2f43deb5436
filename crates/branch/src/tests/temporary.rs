//! A temporary branch: who is set to it is called to its meetings and votes on its resolutions; he goes on belonging, and voting, at home.

use jiff::civil::date;
use zhixing_kit::test::{BEGIN, Place, places};
use zhixing_people::{Actor, NewPost, NewUnit, PostKind, UnitId, UnitKind, appoint, attach, found_unit, top_unit};

use super::town::Town;
use crate::activity::actions;
use crate::{ActivityId, NewActivity};

/// A temporary branch to which the formal members 4 to 7 of the first branch are set; the one of number 4 is its secretary.
fn temporary(place: &Place, town: &Town) -> (UnitId, Actor) {
    let who = town.formal[4].member.clone();
    let founding = move |tx: &zhixing_kit::Write<'_>| {
        let by = Actor::at_console(tx)?;
        let parent = top_unit(tx, &by.organisation)?.id;
        let new = NewUnit {
            parent,
            kind: UnitKind::TemporaryBranch,
            name: "防汛临时党支部".into(),
            founded_on: date(2026, 2, 1),
        };
        let unit = found_unit(tx, &by, &new)?;
        for number in ["1004", "1005", "1006", "1007"] {
            attach(tx, &by, &unit, number, date(2026, 2, 2))?;
        }
        for wrong in ["9999", "1004"] {
            assert!(attach(tx, &by, &unit, wrong, date(2026, 2, 2)).is_err(), "{wrong}");
        }
        let post = NewPost {
            unit: unit.clone(),
            member: who.clone(),
            kind: PostKind::Secretary,
            from_on: date(2026, 2, 2),
            to_on: None,
        };
        appoint(tx, &by, &post)?;
        Ok((unit, Actor::of(tx, &by.organisation, &who)?))
    };
    place.db.write_now(founding).unwrap()
}

/// A general meeting of the temporary branch, open.
fn opened(place: &Place, unit: &UnitId, secretary: &Actor, recorder: &Actor) -> ActivityId {
    let new = NewActivity {
        unit: unit.clone(),
        kind: "general_meeting".into(),
        topic: "研究值守安排".into(),
        starts_at: BEGIN.plus_ms(3_600_000),
        minutes: 60,
        place: "堤上".into(),
        chair: Some(secretary.member.clone()),
        recorder: Some(recorder.member.clone()),
        also: Vec::new(),
        obligation: None,
    };
    let by = secretary.clone();
    place
        .db
        .write_now(move |tx| {
            let id = actions::plan_with_agenda(tx, &by, new.clone(), &["值守".to_owned()])?;
            actions::convene(tx, &by, &id)?;
            actions::open(tx, &by, &id, tx.now())?;
            Ok(id)
        })
        .unwrap()
}

#[test]
fn who_is_set_to_it_votes_there_on_resolutions_and_at_home_on_everything() {
    for place in places() {
        let town = Town::with(&place, 8);
        town.excuse(7);
        let (unit, secretary) = temporary(&place, &town);
        place.clock.set(BEGIN.plus_ms(3_600_000));
        let meeting = opened(&place, &unit, &secretary, &town.formal[5]);
        let at = format!("/meetings/{meeting}");
        let mut browser = town.browser(&secretary);
        browser.get(&format!("{at}/roll")).expect(200).shows("党员05").hides("党员03");
        for name in ["党员04", "党员05", "党员06"] {
            let entry = town.entry(&meeting, name);
            browser.post(&format!("{at}/roll/{entry}"), &[("mark", "present")]).expect(303);
        }
        // 支 11: four with a vote, the exempt among them (P19: never missing).
        browser.get(&at).expect(200).shows("应到 4 人，实到 3 人");
        let motion = browser.post(&format!("{at}/motions"), &[("text", "轮班值守")]).expect(303);
        let motion = format!("{at}/motions/{}", motion.leads_to().split("#m-").nth(1).unwrap());
        browser.post(&format!("{motion}/vote-opening"), &[]).expect(303);
        for voter in [&town.formal[5], &town.formal[6], &secretary] {
            town.browser(voter).post(&format!("{motion}/vote"), &[("choice", "yes")]).expect(303);
        }
        browser.post(&format!("{motion}/vote-closing"), &[]).expect(303);
        browser.get(&format!("{at}/motions")).expect(200).shows("需要 3 票赞成：通过");
        // 支 ch. 2: no election, no admission there, and none is offered.
        browser.get(&format!("{at}/ballots")).expect(200).shows("一般决议").hides("接收、转正").hides("选举</");
        let admission =
            [("ballot_kind", "admission"), ("ballot_title", "接收"), ("candidate_name", "赵敏"), ("way", "phones")];
        browser.post(&format!("{at}/ballots"), &admission).expect(422).shows("在原支部表决");
        let entry = town.entry(&meeting, "党员05");
        let election = [
            ("ballot_kind", "election"),
            ("ballot_title", "选举"),
            ("seats", "1"),
            ("stands", &*entry),
            ("way", "phones"),
        ];
        browser.post(&format!("{at}/ballots"), &election).expect(422).shows("在原支部表决");
        // At home nothing has changed: he is called, and has his vote.
        let home = town.opened(&place, "general_meeting");
        town.present(&home, 8);
        town.browser(town.recorder()).get(&format!("/meetings/{home}")).expect(200).shows("应到 8 人，实到 8 人");
    }
}

/// Number 4 as a committee member of the first branch besides.
fn with_a_post_at_home(place: &Place, town: &Town) -> Actor {
    let (who, branch) = (town.formal[4].member.clone(), town.branch.clone());
    let appointing = move |tx: &zhixing_kit::Write<'_>| {
        let by = Actor::at_console(tx)?;
        let kind = PostKind::CommitteeMember;
        let new = NewPost { unit: branch.clone(), member: who.clone(), kind, from_on: date(2026, 2, 3), to_on: None };
        appoint(tx, &by, &new)?;
        Actor::of(tx, &by.organisation, &who)
    };
    place.db.write_now(appointing).unwrap()
}

const YEARS_AND_TERMS: [&str; 3] = ["/year", "/year/wall", "/branch/term"];

#[test]
fn its_secretary_sees_its_year_and_term_and_not_those_of_the_branch_he_belongs_to() {
    for place in places() {
        let town = Town::with(&place, 8);
        let (unit, secretary) = temporary(&place, &town);
        let (home, own) = ("第一党支部", "防汛临时党支部");
        let mut browser = town.browser(&secretary);
        for path in YEARS_AND_TERMS {
            let page = browser.get(path).expect(200).shows(own);
            assert!(!page.text.replace(&format!("改看{home}"), "").contains(home), "{path}");
        }
        // What is planned there is his; what his own branch owes is not, whatever he sends.
        let plan = browser.get("/year/plan").expect(200);
        let keys = |text: &str| -> Vec<String> {
            let after = text.split("name=\"key.0\" value=\"").nth(1);
            after.and_then(|rest| rest.split('"').next()).map(str::to_owned).into_iter().collect()
        };
        let theirs = keys(&plan.text);
        assert!(theirs[0].starts_with(unit.as_str()), "{theirs:?}");
        let at_home = town.browser(town.secretary()).get("/year/plan").expect(200);
        let key = keys(&at_home.text).remove(0);
        let sent = [
            ("year", "2026"),
            ("key.0", key.as_str()),
            ("take.0", "yes"),
            ("date.0", "2026-03-20"),
            ("time.0", "09:00"),
        ];
        let refused = browser.post("/year/plan", &sent);
        assert!(refused.status.is_client_error(), "{}", refused.status);
        // Who is only set to it, and everybody else at home, goes on seeing his own branch.
        for reader in [&town.formal[5], town.secretary(), &town.formal[3]] {
            for path in YEARS_AND_TERMS {
                town.browser(reader).get(path).expect(200).shows(home).hides(own);
            }
        }
        town.browser(&town.stranger).get("/year").expect(200).hides(home).hides(own);
        // Who leads at home as well keeps his own branch's.
        let both = with_a_post_at_home(&place, &town);
        let mut browser = town.browser(&both);
        browser.get("/year").expect(200).shows(home).shows(&format!("改看{own}"));
        // He turns to the other and back; nobody turns to a branch that he does not lead.
        let turned = browser.post("/year/branch", &[("branch", unit.as_str())]).expect(303);
        let cookie = turned.headers[axum::http::header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with(&format!("zhixing-branch={unit};")), "{cookie}");
        let mut turned = both.clone();
        turned.turned_to = Some(unit.clone());
        for path in YEARS_AND_TERMS {
            town.browser(&turned).get(path).expect(200).shows(own);
        }
        town.browser(&turned).get("/year").expect(200).shows(&format!("改看{home}"));
        let mut led_no_more = town.formal[5].clone();
        led_no_more.turned_to = Some(unit.clone());
        town.browser(&led_no_more).get("/year").expect(200).shows(home).hides(own);
        for nobody in [&town.formal[5], town.secretary(), &town.stranger] {
            town.browser(nobody).post("/year/branch", &[("branch", unit.as_str())]).expect(404);
        }
    }
}

#[test]
fn the_year_of_a_temporary_branch_counts_those_who_are_set_to_it() {
    for place in places() {
        let town = Town::with(&place, 8);
        let (unit, _) = temporary(&place, &town);
        let facts = place.db.read_now(move |tx| crate::year::facts(tx, &unit, 2026)).unwrap();
        assert_eq!(facts.formal_members.on(date(2026, 3, 2)), 4, "{}", place.engine);
        assert_eq!(facts.formal_members.on(date(2026, 2, 1)), 0, "before they were set to it");
        let remarks = crate::rules::charter().structure_remarks(&facts, date(2026, 3, 2));
        assert!(remarks.iter().all(|remark| !remark.zh.contains("成立联合党支部")), "{remarks:?}");
        // At home they are counted as ever.
        let home = town.branch.clone();
        let facts = place.db.read_now(move |tx| crate::year::facts(tx, &home, 2026)).unwrap();
        assert_eq!(facts.formal_members.on(date(2026, 3, 2)), 8);
    }
}

#[test]
fn nobody_is_moved_to_a_temporary_branch() {
    for place in places() {
        let town = Town::with(&place, 8);
        let (unit, _) = temporary(&place, &town);
        let mut secretary = town.browser(town.secretary());
        secretary.get("/movings/new").expect(200).hides("防汛临时党支部");
        let form = [
            ("who", town.formal[5].member.as_str()),
            ("to_branch", unit.as_str()),
            ("sent_on", "2026-03-02"),
            ("moving_reason", "抽调防汛"),
        ];
        secretary.post("/movings", &form).expect(422).shows("请选择另一个现有的党支部");
    }
}
