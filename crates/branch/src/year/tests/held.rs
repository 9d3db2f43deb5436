//! A meeting that is held meets its obligation, and its superior sees that and what it decided.

use zhixing_charter::Standing;
use zhixing_kit::test::{Place, places};
use zhixing_kit::{Error, Write};

use super::town::Town;
use crate::activity::{ActivityId, NewActivity, actions};
use crate::resolution::input::NewResolution;
use crate::roll::model::Mark;

/// The general meeting of the first quarter, held today by the secretary; so many of the nine are there and decide something.
fn hold(place: &Place, town: &Town, there: usize) -> ActivityId {
    let (by, branch) = (town.secretary.clone(), town.first.clone());
    let recorder = town.committee_member.member.clone();
    let held = move |tx: &Write<'_>| {
        let new = NewActivity {
            unit: branch.clone(),
            kind: "general_meeting".into(),
            topic: "第一季度党员大会".into(),
            starts_at: tx.now(),
            minutes: 60,
            place: String::new(),
            chair: Some(by.member.clone()),
            recorder: Some(recorder.clone()),
            also: vec![],
            obligation: None,
        };
        let id = actions::plan(tx, &by, new)?;
        actions::convene(tx, &by, &id)?;
        actions::open(tx, &by, &id, tx.now())?;
        for (number, entry) in crate::roll::questions::list(tx, &id)?.iter().enumerate() {
            let mark = if number < there { Mark::Present } else { Mark::Absent };
            crate::roll::actions::mark(tx, &by, &id, &entry.id, mark, "")?;
        }
        let decided = NewResolution {
            text: "修缮党员活动室".into(),
            owner: Some(recorder.clone()),
            due: None,
            motion: None,
            ballot: None,
        };
        crate::resolution::actions::resolve(tx, &by, &id, &decided)?;
        crate::activity::closing::close(tx, &by, &id, tx.now(), None)?;
        Ok(id)
    };
    place.db.write_now(held).unwrap()
}

#[test]
fn what_was_held_is_met_and_its_superior_sees_the_decision_without_persons() {
    for place in places() {
        let town = Town::found(&place);
        hold(&place, &town, 9);
        let branch = town.first.clone();
        let year = place.db.read_now(move |tx| crate::year::year(tx, &branch, 2026)).unwrap();
        let quarter = year.duties.iter().find(|duty| duty.obligation.key.ends_with("general_meeting/2026Q1")).unwrap();
        assert!(matches!(quarter.standing, Standing::Met { .. }), "支 11: {:?}", quarter.standing);
        town.browser(&town.secretary).get("/year").expect(200).shows("3月2日 周一已召开");
        let page = town.browser(&town.superior).get(&format!("/overview/{}", town.first)).expect(200);
        let page = page.shows(&format!("/branches/{}/forms", town.first)).shows("应办情况").hides("支部台账");
        let page = page.shows("3月2日 周一已召开").shows("修缮党员活动室").shows("在办").hides("第一季度党员大会");
        Town::NAMES.into_iter().fold(page, |page, name| page.hides(name));
    }
}

/// 支 11: a general meeting is valid when at least half of those with a vote are there, five of nine.
#[test]
fn a_meeting_with_too_few_there_is_not_held_and_has_decided_nothing() {
    for (there, counts) in [(4, false), (5, true)] {
        for place in places() {
            let town = Town::found(&place);
            let at = hold(&place, &town, there);
            let branch = town.first.clone();
            let year = place.db.read_now(move |tx| crate::year::year(tx, &branch, 2026)).unwrap();
            let is_quarter = |key: &str| key.ends_with("general_meeting/2026Q1");
            let quarter = year.duties.iter().find(|duty| is_quarter(&duty.obligation.key)).unwrap();
            assert_eq!(
                matches!(quarter.standing, Standing::Met { .. }),
                counts,
                "支 11, {there}: {:?}",
                quarter.standing
            );
            let seen = town.browser(&town.superior).get(&format!("/overview/{}", town.first)).expect(200);
            let mut secretary = town.browser(&town.secretary);
            let page = secretary.get(&format!("/meetings/{at}")).expect(200);
            if counts {
                seen.shows("修缮党员活动室");
                page.hides("会议无效");
            } else {
                seen.hides("修缮党员活动室");
                page.shows("这次会议无效，不算已召开").shows("应到 9 人，实到 4 人，需要 5 人到会，差 1 人");
                let (by, id) = (town.secretary.clone(), at.clone());
                let again = NewResolution { text: "再议".into(), owner: None, due: None, motion: None, ballot: None };
                let refused = place.db.write_now(move |tx| crate::resolution::actions::resolve(tx, &by, &id, &again));
                assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
            }
        }
    }
}
