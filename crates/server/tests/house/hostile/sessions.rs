//! Stolen cookies: dead after signing out, and after signing in anew.

use crate::town::{PASSWORD, Town};

#[test]
fn an_old_cookie_is_dead_after_signing_out_and_after_signing_in_again() {
    for town in Town::everywhere() {
        let db = town.main();
        let program = town.program(&db);
        let mut member = town.browser(&program, "member");
        let mut thief = member.clone();
        thief.get("/today").expect(200);
        member.post("/sign-in", &[("sign_in_name", "member"), ("password", PASSWORD)]).expect(303);
        assert!(thief.get("/today").expect(303).leads_to().starts_with("/sign-in"), "{}: rotated", town.engine());
        let mut thief = member.clone();
        member.get("/today").expect(200);
        member.post("/sign-out", &[]).expect(303);
        assert!(thief.get("/today").expect(303).leads_to().starts_with("/sign-in"), "{}: signed out", town.engine());
        assert!(
            thief.post("/settings/password", &[]).expect(303).leads_to().starts_with("/sign-in"),
            "{}",
            town.engine()
        );
    }
}
