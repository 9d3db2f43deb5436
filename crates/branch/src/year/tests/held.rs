//! A meeting that is held meets its obligation, and its superior sees that and what it decided.

use zhixing_charter::Standing;
use zhixing_kit::Write;
use zhixing_kit::test::{Place, places};

use super::town::Town;
use crate::activity::{NewActivity, actions};
use crate::resolution::input::NewResolution;
use crate::roll::model::Mark;

/// The general meeting of the first quarter, held today by the secretary; all nine are there and decide something.
fn hold(place: &Place, town: &Town) {
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
        for entry in crate::roll::questions::list(tx, &id)? {
            crate::roll::actions::mark(tx, &by, &id, &entry.id, Mark::Present, "")?;
        }
        let decided =
            NewResolution {
                text: "修缮党员活动室".into(), owner: Some(recorder.clone()), due: None, motion: None
            };
        crate::resolution::actions::resolve(tx, &by, &id, &decided)?;
        actions::close(tx, &by, &id, tx.now())
    };
    place.db.write_now(held).unwrap();
}

#[test]
fn what_was_held_is_met_and_its_superior_sees_the_decision_without_persons() {
    for place in places() {
        let town = Town::found(&place);
        hold(&place, &town);
        let branch = town.first.clone();
        let year = place.db.read_now(move |tx| crate::year::year(tx, &branch, 2026)).unwrap();
        let quarter = year.duties.iter().find(|duty| duty.obligation.key.ends_with("general_meeting/2026Q1")).unwrap();
        assert!(matches!(quarter.standing, Standing::Met { .. }), "支 11: {:?}", quarter.standing);
        town.browser(&town.secretary).get("/year").expect(200).shows("3月2日 周一已召开");
        let page = town.browser(&town.superior).get(&format!("/overview/{}", town.first)).expect(200);
        let page = page.shows("3月2日 周一已召开").shows("修缮党员活动室").shows("落实中").hides("第一季度党员大会");
        Town::NAMES.into_iter().fold(page, |page, name| page.hides(name));
    }
}
