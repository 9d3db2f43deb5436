//! A branch whose record begins within the year: nothing that ended before is held against it, anywhere.

use jiff::civil::{Date, date};
use zhixing_kit::test::places;
use zhixing_people::keep_since;

use super::town::Town;
use crate::year::questions::{self, Most};

fn keep(town: &Town, day: Date) {
    let (by, branch) = (town.secretary.clone(), town.first.clone());
    town.house.db.write_now(move |tx| keep_since(tx, &by, &branch, day)).unwrap();
}

/// It is 2 March 2026: January's and February's meetings were not held.
#[test]
fn what_ended_before_is_overdue_nowhere_and_the_pages_say_why() {
    for place in places() {
        let town = Town::found(&place);
        let overdue = |town: &Town| {
            let (branch, by, organisation) = (town.first.clone(), town.secretary.clone(), town.organisation.clone());
            let asked = move |tx: &zhixing_kit::Read<'_>| {
                let year = questions::year(tx, &branch, 2026)?.tally().overdue;
                let day = questions::branch_day(tx, &by, Most { mine: 3, next: 3 })?.month.overdue;
                let above =
                    questions::standing_of(tx, &organisation, std::slice::from_ref(&branch), 2026)?[0].tally.overdue;
                Ok([year, day, above])
            };
            town.house.db.read_now(asked).unwrap()
        };
        let before = overdue(&town);
        assert!(before.iter().all(|number| *number > 0 && *number == before[0]), "{before:?}");
        town.browser(&town.secretary).get("/year").expect(200).hides("在这里记录");

        keep(&town, date(2026, 3, 2));
        assert_eq!(overdue(&town), [0, 0, 0], "{}", place.engine);
        let told = "自2026年3月2日起在这里记录，此前各期不作评判";
        let page = town.browser(&town.secretary).get("/year").expect(200).shows(told).hides("项逾期");
        page.shows(&format!("href=\"/units/{}/kept-since\"", town.first));
        let hidden = format!("/units/{}/kept-since", town.first);
        town.browser(&town.member).get("/year").expect(200).shows(told).hides(&hidden);
        let past = town.browser(&town.secretary).get("/year?year=2025").expect(200);
        past.shows(told).hides("支部在这一年尚未成立").hides("已逾期");
        town.browser(&town.superior).get("/overview").expect(200).shows(told);
        let above = town.browser(&town.superior).get(&format!("/overview/{}", town.first)).expect(200);
        above.shows(told).shows("支部党员大会");

        keep(&town, date(2026, 2, 1));
        let later = overdue(&town);
        assert!(later[0] > 0 && later[0] < before[0], "February alone: {later:?} of {before:?}");
    }
}
