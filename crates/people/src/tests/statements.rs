//! Every statement of this room is understood by both databases, and every sentence has its twin.

use zhixing_kit::test::places;

#[test]
fn every_statement_prepares_on_both_databases() {
    for place in places() {
        for (name, sql) in crate::statements() {
            place.db.check_statement(sql).unwrap_or_else(|error| panic!("{name} on {}: {error}", place.engine));
        }
    }
}

#[test]
fn every_field_says_why_it_is_asked_and_has_a_name_of_its_own() {
    let mut names: Vec<_> = crate::FIELDS.iter().map(|field| field.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), crate::FIELDS.len());
    for field in crate::FIELDS {
        for text in [field.label.0, field.label.1, field.why.0, field.why.1, field.seen_by.0, field.seen_by.1] {
            assert!(!text.trim().is_empty(), "{}", field.name);
        }
    }
}

#[test]
fn what_is_over_is_taken_away_and_the_job_comes_back_tomorrow() {
    use zhixing_kit::clock::DAY_MS;
    use zhixing_kit::jobs;
    for world in super::worlds() {
        let mut browser = world.signed_in("zhangsan");
        for _ in 0..15 {
            world.place.pass_ms(DAY_MS);
            assert_eq!(jobs::run_due(&world.house.db, crate::JOBS).unwrap(), 1, "{}", world.place.engine);
        }
        assert_eq!(world.house.db.read_now(jobs::left_over).unwrap(), 0);
        assert_eq!(browser.get("/members").expect(303).leads_to(), "/sign-in?over=yes&next=/members");
    }
}
