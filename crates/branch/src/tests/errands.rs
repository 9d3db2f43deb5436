//! What Today asks of one person besides meetings, votes and decisions: of tellers, of who receives, of who takes the next step of an admission.

use jiff::civil::date;
use zhixing_kit::Language;
use zhixing_kit::test::{BEGIN, places};
use zhixing_people::{Actor, ExemptionKind, MemberKind, NewMember, Person, enter, exempt};

use super::ballot::Scene;
use super::town::Town;
use crate::{Errand, Most};

fn said(errands: Vec<Errand>) -> Vec<(String, String, bool)> {
    let said = |one: Errand| (one.title, one.what.text(Language::Chinese).to_string(), one.is_overdue);
    errands.into_iter().map(said).collect()
}

fn to_count(town: &Town, who: &Actor) -> Vec<(String, String, bool)> {
    let who = who.clone();
    let day = town.house.db.read_now(move |tx| crate::branch_day(tx, &who, Most { mine: 5, next: 4 })).unwrap();
    said(day.to_count)
}

fn of(town: &Town, who: &Actor) -> Vec<(String, String, bool)> {
    let who = who.clone();
    said(town.house.db.read_now(move |tx| crate::errands(tx, &who, 5)).unwrap())
}

#[test]
fn a_teller_is_called_to_take_his_key_to_count_and_to_open_the_box_and_nobody_else_is() {
    for place in places() {
        let mut scene = Scene::of(&place, 5, 5);
        let third = scene.town.formal[2].clone();
        let secretary = scene.town.secretary().clone();
        let ballot = scene.propose(&[("ballot_kind", "motion"), ("ballot_title", "修缮活动室"), ("way", "mixed")]);
        let entry = scene.entry("党员02");
        let named = [("teller", entry.as_str()), ("teller_role", "counter")];
        scene.recorder.post(&format!("{}/tellers", scene.at), &named).expect(303);
        let what =
            |town: &Town, who: &Actor| to_count(town, who).into_iter().map(|(_, what, _)| what).collect::<Vec<_>>();
        let [key, count, open] =
            ["请领取票箱钥匙", "请清点纸票并录入", "请打开票箱"].map(|act| format!("您是监票人、计票人：{act}"));
        assert_eq!(what(&scene.town, &third), std::slice::from_ref(&key), "{}", place.engine);
        assert!(what(&scene.town, &secretary).is_empty(), "he has his key");
        assert!(what(&scene.town, &scene.town.formal[3]).is_empty(), "he is no teller");
        scene.open(&ballot).expect(303);
        assert!(what(&scene.town, &third).is_empty(), "a key that is taken now does not open this box");
        for voter in &scene.town.formal[..3] {
            scene.vote(voter, &ballot, "y");
        }
        let paper = scene.entry("党员03");
        scene.tellers[1].post(&format!("{ballot}/papers/{paper}"), &[]).expect(303);
        scene.end(&ballot);
        assert_eq!(to_count(&scene.town, &secretary), [("修缮活动室".to_owned(), count.clone(), false)]);
        let figures = [("returned", "1"), ("spoiled", "0"), ("votes.0.0", "1"), ("votes.0.1", "0"), ("votes.0.2", "0")];
        scene.tellers[0].post(&format!("{ballot}/count"), &figures).expect(303);
        assert!(what(&scene.town, &secretary).is_empty(), "the other one counts");
        assert_eq!(what(&scene.town, &scene.town.probationary), [count]);
        scene.tellers[1].post(&format!("{ballot}/count"), &figures).expect(303);
        assert_eq!(what(&scene.town, &secretary), std::slice::from_ref(&open));
        scene.tellers[0].post(&format!("{ballot}/keys"), &[]).expect(303);
        assert!(what(&scene.town, &secretary).is_empty(), "his key is used");
        assert_eq!(what(&scene.town, &scene.town.probationary), [open]);
        scene.tellers[1].post(&format!("{ballot}/keys"), &[]).expect(303);
        assert!(what(&scene.town, &scene.town.probationary).is_empty());
    }
}

#[test]
fn the_receiving_branch_finds_whom_it_is_to_receive() {
    for place in places() {
        let town = Town::with(&place, 5);
        let other = town.stranger.branch.clone().unwrap();
        let form = [
            ("who", town.formal[4].member.as_str()),
            ("to_branch", other.as_str()),
            ("sent_on", "2026-03-02"),
            ("moving_reason", "工作调动"),
        ];
        let path = town.browser(town.secretary()).post("/movings", &form).expect(303).leads_to().to_owned();
        let waits = ("党员04".to_owned(), "等本支部接收（第一党支部转出）".to_owned(), false);
        assert_eq!(of(&town, &town.stranger), [waits], "{}", place.engine);
        for nobody in [town.secretary(), &town.formal[4], &town.superior] {
            assert!(of(&town, nobody).is_empty());
        }
        let received = [("received_on", "2026-03-02"), ("to_unit", other.as_str())];
        town.browser(&town.stranger).post(&format!("{path}/receipt"), &received).expect(303);
        assert!(of(&town, &town.stranger).is_empty());
    }
}

#[test]
fn the_committee_finds_the_step_of_an_admission_that_is_due_and_none_of_the_excused() {
    for place in places() {
        let town = Town::with(&place, 5);
        let (by, branch) = (town.secretary().clone(), town.branch.clone());
        let applicant = place.db.write_now(move |tx| {
            let person = Person {
                number: "F001".into(),
                name: "申小满".into(),
                born_on: None,
                joined_on: None,
                confirmed_on: None,
            };
            enter(
                tx,
                &by,
                &NewMember { person, unit: branch.clone(), kind: MemberKind::Auxiliary, from_on: date(2024, 6, 1) },
            )
        });
        let applicant = applicant.unwrap();
        let form = [("applicant", applicant.as_str()), ("on_day", "2026-02-10")];
        town.browser(town.secretary()).post("/admissions", &form).expect(303);
        // 细: a talk within a month of the application.
        let due = of(&town, town.secretary());
        assert_eq!(due.len(), 1, "{}: {due:?}", place.engine);
        assert_eq!((due[0].0.as_str(), due[0].2), ("申小满", false));
        assert!(due[0].1.starts_with("发展党员："), "{due:?}");
        assert!(of(&town, &town.formal[4]).is_empty() && of(&town, &town.superior).is_empty());
        place.clock.set(BEGIN.plus_ms(20 * zhixing_kit::clock::DAY_MS));
        assert!(of(&town, town.secretary())[0].2, "its day has passed");
        let by = town.secretary().clone();
        let excused = move |tx: &zhixing_kit::Write<'_>| {
            exempt(tx, &by, &applicant, ExemptionKind::Ill, (date(2026, 2, 1), None)).map(drop)
        };
        place.db.write_now(excused).unwrap();
        assert!(of(&town, town.secretary()).is_empty(), "P19");
    }
}
