//! What a branch sets for itself, and who may.

use zhixing_kit::test::places;

use super::town::Town;

const THIRD_FRIDAY: [(&str, &str); 6] = [
    ("theme_rule", "weekday"),
    ("theme_nth", "3"),
    ("theme_weekday", "5"),
    ("hour", "09:30"),
    ("place", "二楼会议室"),
    ("lecture_quarterly", "yes"),
];

#[test]
fn a_secretary_sets_the_theme_day_and_the_year_follows() {
    for place in places() {
        let town = Town::found(&place);
        town.browser(&town.secretary).edit("/branch/settings", "/branch/settings", &THIRD_FRIDAY).expect(303);
        town.browser(&town.secretary).get("/branch/settings").expect(200).shows("09:30").shows("二楼会议室");
        let branch = town.first.clone();
        let year = place.db.read_now(move |tx| crate::year::year(tx, &branch, 2026)).unwrap();
        let of = |kind: &str| year.duties.iter().filter(|duty| duty.obligation.kind == kind).collect::<Vec<_>>();
        assert_eq!(of("lecture").len(), 4, "the option is on");
        let april = of("theme_day").into_iter().find(|duty| duty.obligation.key.ends_with("2026-04")).unwrap();
        let proposal = april.proposal.as_ref().unwrap();
        assert_eq!((proposal.date.to_string().as_str(), proposal.start_minute), ("2026-04-17", 9 * 60 + 30));
        town.browser(&town.member)
            .get("/branch/settings")
            .expect(200)
            .shows("每月第3个星期五")
            .hides("<button class=\"button primary\"");
    }
}

#[test]
fn only_secretary_and_deputy_change_them() {
    for place in places() {
        let town = Town::found(&place);
        for reader in [&town.member, &town.committee_member, &town.leader] {
            town.browser(reader).post("/branch/settings", &THIRD_FRIDAY).expect(403).shows("书记或副书记");
        }
        town.browser(&town.superior).post("/branch/settings", &THIRD_FRIDAY).expect(404);
    }
}

#[test]
fn wrong_settings_come_back_with_what_was_typed() {
    for place in places() {
        let town = Town::found(&place);
        let wrong = [("theme_rule", "date"), ("theme_date", "40"), ("hour", "15:00"), ("place", "<b>楼上</b>")];
        let page = town.browser(&town.secretary).edit("/branch/settings", "/branch/settings", &wrong).expect(422);
        page.shows("value=\"40\"").shows("&lt;b&gt;楼上").shows("aria-invalid=\"true\"");
        town.browser(&town.secretary).get("/branch/settings").expect(200).hides("楼上");
    }
}

#[test]
fn each_change_is_recorded_once() {
    for place in places() {
        let town = Town::found(&place);
        let about = format!("branch-setting/{}", town.first);
        let entries = || {
            let about = about.clone();
            place.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap()
        };
        town.browser(&town.secretary).edit("/branch/settings", "/branch/settings", &THIRD_FRIDAY).expect(303);
        town.browser(&town.secretary).edit("/branch/settings", "/branch/settings", &THIRD_FRIDAY).expect(303);
        let found = entries();
        assert_eq!(found.len(), 1, "saving the same again records nothing");
        assert_eq!((found[0].verb.as_str(), found[0].actor_name.as_str()), ("configured", "沈月华"));
        assert_eq!(found[0].facts["after"]["theme_day"], "weekday-3-5");
        assert_eq!(found[0].facts["before"]["theme_day"], serde_json::Value::Null);
    }
}

#[test]
fn a_term_is_as_long_as_the_rules_know_one_to_be_give_or_take_a_year() {
    for place in places() {
        let town = Town::found(&place);
        let mut secretary = town.browser(&town.secretary);
        let mut typed = |first, last, village| {
            let form = [
                ("theme_rule", "none"),
                ("hour", "09:30"),
                ("term_from", first),
                ("term_to", last),
                ("village", village),
            ];
            secretary.edit("/branch/settings", "/branch/settings", &form)
        };
        typed("2000-01-01", "2060-01-01", "")
            .expect(422)
            .shows("一届到2002年12月31日届满")
            .shows("value=\"2060-01-01\"");
        typed("2025-06-01", "2030-05-31", "").expect(422).shows("村、社区党支部每届五年");
        typed("2025-06-01", "2030-05-31", "yes").expect(303);
        typed("2025-06-01", "2029-05-31", "").expect(303);
        typed("2025-06-01", "2029-06-01", "").expect(422).shows("2027年5月31日到2029年5月31日");
    }
}
