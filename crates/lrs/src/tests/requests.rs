//! Keys, versions, the old way of asking, browsers of other sites.

use super::{quoted, statement, towns};

#[test]
fn without_a_good_key_nothing_is_told() {
    for town in towns() {
        let caller = town.caller();
        for basic in ["", "Basic x", "Bearer x", "Basic Zm9vOmJhcg=="] {
            let answered = caller.send("GET", "statements", &[("authorization", basic)], "").expect(401);
            let scheme = if basic.starts_with("Bearer") { "Bearer" } else { "Basic" };
            assert!(answered.header("www-authenticate").starts_with(scheme), "XAPI-00334");
        }
        let mut wrong = caller.clone();
        wrong.shown.secret = "0".repeat(64);
        wrong.get("statements").expect(401);
        let about =
            caller.send("GET", "about", &[("authorization", ""), ("x-experience-api-version", "")], "").expect(200);
        assert_eq!(about.text, r#"{"version":["2.0.0","1.0.3"]}"#);
        assert_eq!(caller.speaking("1.0.1").get("about").expect(200).text, r#"{"version":["1.0.3"]}"#, "XAPI-00316");
    }
}

#[test]
fn of_who_shows_no_key_little_is_read() {
    for town in towns() {
        let caller = town.caller();
        let large = " ".repeat(2 * 1024 * 1024);
        caller.send("POST", "statements", &[("authorization", "")], large.clone()).expect(413);
        caller.send("POST", "statements", &[("authorization", "Basic x")], large.clone()).expect(401);
        caller.send("POST", "statements", &[], large).expect(400);
    }
}

#[test]
fn both_versions_at_one_address() {
    for town in towns() {
        let caller = town.caller();
        for (asked, told) in [("1.0.3", "1.0.3"), ("1.0", "1.0.3"), ("2.0.0", "2.0.0"), ("2.0.1", "2.0.0")] {
            let answered = caller.send("GET", "statements", &[("x-experience-api-version", asked)], "").expect(200);
            assert_eq!(answered.header("x-experience-api-version"), told, "XAPI-00333");
        }
        let without = caller.send("GET", "statements", &[("x-experience-api-version", "")], "").expect(400);
        assert_eq!(without.header("x-experience-api-version"), "0.95", "a word that both versions take");
        assert!(!without.header("x-experience-api-consistent-through").is_empty());
        caller.send("GET", "statements", &[("x-experience-api-version", "3.0")], "").expect(400);
    }
}

#[test]
fn consistent_through_is_prompt_where_nobody_writes() {
    for town in towns() {
        let caller = town.caller();
        caller.store(&statement("zhang", "read", "book"));
        town.place.pass_ms(400);
        let told = |answered: super::Answered| answered.header("x-experience-api-consistent-through").to_owned();
        assert_eq!(told(caller.get("statements")), "2026-03-02T01:00:00.000Z");
        town.place.pass_ms(10_000);
        assert_eq!(told(caller.get("statements")), "2026-03-02T01:00:10.400Z", "{}", town.place.engine);
        caller.store(&statement("li", "read", "book"));
        assert_eq!(caller.found("").len(), 2, "no number was lost");
    }
}

#[test]
fn the_alternate_syntax_is_of_1_0_3_alone() {
    for town in towns() {
        let caller = town.caller().speaking("1.0.3");
        let form = ("content-type", "application/x-www-form-urlencoded");
        let body = statement("zhang", "read", "book").to_string();
        let put = format!("statementId=7ccd3322-e1a5-411a-a67d-6a735c76f119&content={}", quoted(&body));
        caller.send("POST", "statements?method=PUT", &[form], put.clone()).expect(204);
        caller.send("POST", "statements?method=GET", &[form], "limit=1").expect(200).says("zhang");
        caller
            .send("POST", "statements?method=PUT", &[form], "statementId=7ccd3322-e1a5-411a-a67d-6a735c76f119")
            .expect(400);
        caller.send("POST", "statements?method=GET&limit=1", &[form], "").expect(400);
        let key = format!("Authorization={}&X-Experience-API-Version=1.0.3", quoted(&caller.basic()));
        let bare = [form, ("authorization", ""), ("x-experience-api-version", "")];
        caller.send("POST", "statements?method=GET", &bare, key.clone()).expect(200);
        caller.speaking("2.0.0").send("POST", "statements?method=GET", &[form], "").expect(400);
        caller.send("POST", "statements?method=GET", &bare, key.replace("1.0.3", "2.0.0")).expect(400);
    }
}

#[test]
fn a_page_of_another_site_may_ask() {
    for town in towns() {
        let caller = town.caller();
        let asked = caller.send(
            "OPTIONS",
            "statements",
            &[("authorization", ""), ("origin", "https://course.example.org")],
            "",
        );
        let asked = asked.expect(204);
        assert_eq!(asked.header("access-control-allow-origin"), "*");
        assert!(asked.header("access-control-allow-headers").contains("X-Experience-API-Version"));
        assert!(asked.header("access-control-allow-credentials").is_empty(), "no cookie is ever looked at");
        caller.send("DELETE", "statements", &[], "").expect(405);
        caller.send("PATCH", "statements", &[], "").expect(405);
        assert!(caller.send("HEAD", "statements", &[], "").expect(200).text.is_empty(), "XAPI-00126");
    }
}
