//! The rule for an ID token, case by case (OpenID Connect Core 1.0, section 3.1.3.7).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signer, SigningKey};
use jsonwebtoken::jwk::JwkSet;
use serde_json::{Value, json};
use zhixing_kit::Moment;
use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};

use crate::identity::token::{Expected, Fault, read};

const NOW: Moment = zhixing_kit::test::BEGIN;
const EXPECTED: Expected<'static> =
    Expected { issuer: "https://id.example.org", client: "zhixing", nonce: "asked", now: NOW };

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn keys() -> JwkSet {
    let public = |seed: u8| BASE64.encode(key(seed).verifying_key().to_bytes());
    let one = |kid: &str, seed: u8| json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": public(seed) });
    serde_json::from_value(json!({ "keys": [one("old", 1), one("new", 2)] })).unwrap()
}

fn claims() -> Value {
    let now = NOW.0 / 1000;
    json!({ "iss": "https://id.example.org", "aud": "zhixing", "sub": "u-17", "nonce": "asked", "iat": now, "exp": now + 300 })
}

fn token(header: &Value, claims: &Value, seed: u8) -> String {
    let text = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
    format!("{text}.{}", BASE64.encode(key(seed).sign(text.as_bytes()).to_bytes()))
}

fn header() -> Value {
    json!({ "alg": "EdDSA", "kid": "new", "typ": "JWT" })
}

fn told(change: impl Fn(&mut Value)) -> Result<String, Fault> {
    let mut claims = claims();
    change(&mut claims);
    read(&token(&header(), &claims, 2), &keys(), EXPECTED).map(|told| told.subject)
}

#[test]
fn a_true_token_is_believed() {
    assert_eq!(told(|_| {}), Ok("u-17".to_owned()));
    assert_eq!(told(|claims| claims["iss"] = "https://id.example.org/".into()), Ok("u-17".to_owned()));
    assert_eq!(told(|claims| claims["aud"] = json!(["zhixing"])), Ok("u-17".to_owned()));
    let several = |claims: &mut Value| {
        claims["aud"] = json!(["other", "zhixing"]);
        claims["azp"] = "zhixing".into();
    };
    assert_eq!(told(several), Ok("u-17".to_owned()));
}

#[test]
fn whatever_is_false_about_it_is_found() {
    let now = NOW.0 / 1000;
    let cases: [(&str, Value, Fault); 12] = [
        ("iss", "https://evil.example".into(), Fault::Issuer),
        ("iss", Value::Null, Fault::Issuer),
        ("aud", "other".into(), Fault::Audience),
        ("aud", json!(["zhixing", "other"]), Fault::Audience),
        ("aud", Value::Null, Fault::Audience),
        ("azp", "other".into(), Fault::Audience),
        ("nonce", "another question".into(), Fault::Nonce),
        ("nonce", Value::Null, Fault::Nonce),
        ("sub", "".into(), Fault::Malformed),
        ("sub", "x".repeat(256).into(), Fault::Malformed),
        ("iat", "yesterday".into(), Fault::Malformed),
        ("exp", (now - 301).into(), Fault::Clock(0)),
    ];
    for (claim, value, fault) in cases {
        assert_eq!(told(|claims| claims[claim] = value.clone()), Err(fault), "{claim}: {value}");
    }
}

#[test]
fn clocks_that_differ_by_hours_are_told_apart() {
    for (hours, apart) in [(-8, 8 * HOUR_MS), (8, -8 * HOUR_MS)] {
        let at = (NOW.0 + hours * HOUR_MS) / 1000;
        let shifted = |claims: &mut Value| {
            claims["iat"] = at.into();
            claims["exp"] = (at + 300).into();
        };
        assert_eq!(told(shifted), Err(Fault::Clock(apart)));
    }
    let little = (NOW.0 - 4 * MINUTE_MS) / 1000;
    assert!(told(|claims| claims["iat"] = little.into()).is_ok(), "a few minutes are allowed");
}

#[test]
fn only_the_providers_own_keys_sign() {
    let signed = |header: Value, seed| read(&token(&header, &claims(), seed), &keys(), EXPECTED).map(drop);
    assert_eq!(signed(header(), 2), Ok(()));
    assert_eq!(signed(json!({ "alg": "EdDSA", "kid": "old" }), 1), Ok(()), "keys are changed from time to time");
    assert_eq!(signed(header(), 9), Err(Fault::Signature), "another key");
    assert_eq!(signed(json!({ "alg": "EdDSA", "kid": "unknown" }), 2), Err(Fault::Signature));
    assert_eq!(signed(json!({ "alg": "EdDSA" }), 2), Err(Fault::Signature), "which of two?");
    assert_eq!(signed(json!({ "alg": "HS256", "kid": "new" }), 2), Err(Fault::Signature), "a shared secret");
    assert_eq!(signed(json!({ "alg": "RS256", "kid": "new" }), 2), Err(Fault::Signature), "a key of another kind");
    assert_eq!(signed(json!({ "alg": "none", "kid": "new" }), 2), Err(Fault::Malformed));
    for bad in ["", "a.b", "a.b.c", "....", &"x".repeat(10_000)] {
        assert_eq!(read(bad, &keys(), EXPECTED).map(drop), Err(Fault::Malformed), "{bad:.20}");
    }
    let whole = token(&header(), &claims(), 2);
    let cut = &whole[..whole.len() - 10];
    assert!(read(cut, &keys(), EXPECTED).is_err());
}
