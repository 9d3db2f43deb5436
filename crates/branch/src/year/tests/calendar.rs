//! The calendar of a branch.

use zhixing_kit::test::places;

use super::town::Town;

#[test]
fn a_month_shows_holidays_make_up_days_and_last_days() {
    for place in places() {
        let town = Town::found(&place);
        let page = town
            .browser(&town.secretary)
            .get("/calendar")
            .expect(200)
            .shows("2026年3月")
            .shows("支部党员大会：最后一天");
        let page = page.shows("/calendar?month=2026-02").shows("/calendar?month=2026-04").shows("/meetings/new");
        page.shows("aria-current=\"date\"");
        town.browser(&town.member)
            .get("/calendar?month=2026-05")
            .expect(200)
            .shows("劳动节")
            .shows("调休上班")
            .hides("/meetings/new");
        town.browser(&town.member).get("/calendar?year=2026").expect(200).shows("/calendar?month=2026-12");
    }
}

#[test]
fn each_sees_his_own_group_only() {
    for place in places() {
        let town = Town::found(&place);
        let calendar = town.browser(&town.leader).get("/calendar").expect(200);
        calendar.shows("党小组会 · 第一党小组").shows("href=\"/year?year=2026\"");
        town.browser(&town.member).get("/calendar").expect(200).hides("党小组会");
        town.browser(&town.other_secretary).get("/calendar").expect(200).hides("第一党小组");
    }
}
