//! Tokens: OAuth 2.0 client credentials (RFC 6749 section 4.4), bearer tokens (RFC 6750), what the server says of itself (RFC 8414).

use serde_json::{Value, json};

use super::{Answered, Caller, quoted, statement, towns};
use crate::{Reads, acts};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Asks for a token with key and secret in the header.
fn ask(caller: &Caller, form: &str) -> Answered {
    caller.send("POST", "oauth/token", &[FORM, ("x-experience-api-version", "")], form.to_owned())
}

fn token(caller: &Caller, scope: &str) -> String {
    let answered = ask(caller, &format!("grant_type=client_credentials&scope={}", quoted(scope))).expect(200).json();
    format!("Bearer {}", answered["access_token"].as_str().unwrap())
}

fn with(caller: &Caller, token: &str, method: &str, path: &str, body: &Value) -> Answered {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    caller.send(method, path, &[("authorization", token)], body)
}

#[test]
fn a_client_exchanges_its_secret_for_a_token_that_opens_what_it_opens() {
    for town in towns() {
        let caller = town.caller();
        let answered = ask(&caller, "grant_type=client_credentials").expect(200);
        assert_eq!((answered.header("cache-control"), answered.header("pragma")), ("no-store", "no-cache"));
        let told = answered.json();
        assert_eq!(
            (&told["token_type"], &told["expires_in"], &told["scope"]),
            (&json!("Bearer"), &json!(3600), &json!("all"))
        );
        let bearer = format!("Bearer {}", told["access_token"].as_str().unwrap());
        with(&caller, &bearer, "POST", "statements", &statement("zhang", "read", "book")).expect(200);
        assert_eq!(
            with(&caller, &bearer, "GET", "statements", &Value::Null).expect(200).json()["statements"]
                .as_array()
                .unwrap()
                .len(),
            1
        );
        // Key and secret in the form do as well.
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}",
            caller.shown.key, caller.shown.secret
        );
        caller.send("POST", "oauth/token", &[FORM, ("authorization", "")], form).expect(200);
        // An hour later it opens nothing.
        town.place.pass_ms(3_600_001);
        let late = with(&caller, &bearer, "GET", "statements", &Value::Null).expect(401);
        assert!(late.header("www-authenticate").contains("error=\"invalid_token\""), "RFC 6750");
    }
}

#[test]
fn scopes_leave_less_and_never_more_than_the_client_may() {
    for town in towns() {
        let (caller, other) = (town.caller(), town.client("别的", true, Reads::All));
        let theirs = other.store(&statement("li", "read", "book"));
        let own = caller.store(&statement("zhang", "read", "book"));
        let state = format!("activities/state?activityId=a%3Ab&stateId=x&{}", super::agent("zhang"));
        let profile = "activities/profile?activityId=a%3Ab&profileId=x";
        let found = |bearer: &str| {
            let all = with(&caller, bearer, "GET", "statements", &Value::Null).expect(200).json();
            all["statements"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["id"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };

        let mine = token(&caller, "statements/read/mine");
        assert_eq!(found(&mine), [own.as_str()]);
        let refused = with(&caller, &mine, "POST", "statements", &statement("zhang", "read", "book")).expect(403);
        assert!(refused.header("www-authenticate").contains("insufficient_scope"), "RFC 6750");
        with(&caller, &mine, "GET", &state, &Value::Null).expect(403);

        let write = token(&caller, "statements/write");
        with(&caller, &write, "POST", "statements", &statement("zhang", "read", "book")).expect(200);
        with(&caller, &write, "GET", "statements", &Value::Null).expect(403);
        with(&caller, &write, "GET", &format!("proofs/{own}"), &Value::Null).expect(403);

        let read = token(&caller, "statements/read");
        assert!(found(&read).contains(&theirs));
        let states = token(&caller, "state");
        with(&caller, &states, "PUT", &state, &json!({})).expect(204);
        with(&caller, &states, "GET", &state, &Value::Null).expect(200);
        with(&caller, &states, "GET", profile, &Value::Null).expect(403);
        let both = token(&caller, "profile statements/read/mine");
        with(&caller, &both, "GET", profile, &Value::Null).expect(404);
        assert_eq!(found(&both).len(), 2);
        let reads = token(&caller, "all/read");
        with(&caller, &reads, "GET", &state, &Value::Null).expect(200);
        with(&caller, &reads, "PUT", &state, &json!({})).expect(403);

        let small = town.client("小", true, Reads::Own);
        for scope in ["statements/read", "define", "everything", "statements/write root"] {
            let told =
                ask(&small, &format!("grant_type=client_credentials&scope={}", quoted(scope))).expect(400).json();
            assert_eq!(told["error"], "invalid_scope", "{scope}");
        }
        assert_eq!(found(&token(&caller, "all")).len(), 3);
        let theirs = token(&small, "all");
        with(&small, &theirs, "POST", "statements", &statement("wang", "read", "book")).expect(200);
        let seen = with(&small, &theirs, "GET", "statements", &Value::Null).expect(200).json();
        assert_eq!(seen["statements"].as_array().unwrap().len(), 1, "all is what the client may");
    }
}

#[test]
fn what_is_asked_wrongly_is_answered_as_the_rfc_has_it() {
    for town in towns() {
        let caller = town.caller();
        let error = |answered: Answered| answered.json()["error"].as_str().unwrap().to_owned();
        assert_eq!(error(ask(&caller, "grant_type=password").expect(400)), "unsupported_grant_type");
        assert_eq!(error(ask(&caller, "scope=all").expect(400)), "invalid_request");
        assert_eq!(
            error(ask(&caller, "grant_type=client_credentials&grant_type=client_credentials").expect(400)),
            "invalid_request"
        );
        assert_eq!(error(ask(&caller, "grant_type=client_credentials&client_secret=x").expect(400)), "invalid_request");
        let json = caller.send("POST", "oauth/token", &[], "{}").expect(400);
        assert_eq!(error(json), "invalid_request");
        let mut wrong = caller.clone();
        wrong.shown.secret = "0".repeat(64);
        let denied = ask(&wrong, "grant_type=client_credentials").expect(401);
        assert!(denied.header("www-authenticate").starts_with("Basic"), "RFC 6749 section 5.2");
        assert_eq!(error(denied), "invalid_client");
        let nobody =
            caller.send("POST", "oauth/token", &[FORM, ("authorization", "")], "grant_type=client_credentials");
        assert_eq!(error(nobody.expect(401)), "invalid_client");
        caller.get("oauth/token").expect(405);
        for bearer in ["Bearer ", "Bearer x", "Bearer 0.0", "Bearer a.b.c", "bearer ."] {
            with(&caller, bearer, "GET", "statements", &Value::Null).expect(401);
        }
        let good = token(&caller, "all");
        let (half, _) = good.split_once('.').unwrap();
        with(&caller, &format!("{half}.{}", "0".repeat(64)), "GET", "statements", &Value::Null).expect(401);
        let mut browser = town.browser(&town.administrator);
        browser
            .get(&format!("/settings/clients/{}", caller.shown.id))
            .expect(200)
            .shows("/xapi/oauth/token")
            .shows("statements/read/mine")
            .shows("unsupported_grant_type");
    }
}

#[test]
fn a_token_ends_with_its_client_and_with_its_secret() {
    for town in towns() {
        let caller = town.caller();
        let (first, actor, id) = (token(&caller, "all"), town.administrator.clone(), caller.shown.id.clone());
        let opens =
            |bearer: &str, status| drop(with(&caller, bearer, "GET", "statements", &Value::Null).expect(status));
        opens(&first, 200);
        let (by, renewed) = (actor.clone(), id.clone());
        let shown = town.place.db.write_now(move |tx| acts::renew(tx, &by, &renewed)).unwrap();
        opens(&first, 401);
        let mut newer = caller.clone();
        newer.shown = shown;
        let second = token(&newer, "all");
        opens(&second, 200);
        town.place.pass_ms(1);
        // A hundred and one later the oldest opens nothing, the others do.
        for _ in 0..100 {
            town.place.pass_ms(1);
            token(&newer, "all");
        }
        opens(&second, 401);
        let last = token(&newer, "all");
        opens(&last, 200);
        town.place.db.write_now(move |tx| acts::end(tx, &actor, &id)).unwrap();
        opens(&last, 401);
    }
}

#[test]
fn the_server_says_where_tokens_are_given_out() {
    for town in towns() {
        let caller = town.caller();
        let told = caller.fetch("/.well-known/oauth-authorization-server").expect(200).json();
        assert!(told["token_endpoint"].as_str().unwrap().ends_with("/xapi/oauth/token"));
        assert!(told["token_endpoint"].as_str().unwrap().starts_with(told["issuer"].as_str().unwrap()));
        assert_eq!(told["grant_types_supported"], json!(["client_credentials"]));
        assert_eq!(told["token_endpoint_auth_methods_supported"], json!(["client_secret_basic", "client_secret_post"]));
    }
}
