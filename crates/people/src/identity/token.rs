//! The rule for an ID token (OpenID Connect Core 1.0, section 3.1.3.7): who signed it, for whom, in answer to what, and when. Pure.

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Map, Value};
use zhixing_kit::Moment;
use zhixing_kit::clock::MINUTE_MS;

/// How far the provider's clock and ours may be apart.
pub const APART_MS_MAX: i64 = 5 * MINUTE_MS;
/// The longest name by which a provider calls somebody (section 2).
const SUBJECT_MAX: usize = 255;
/// Signatures whose key need not be kept secret from who checks them; "none" and shared secrets are refused.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// What a token must say.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who issued it.
    pub issuer: &'a str,
    /// For whom.
    pub client: &'a str,
    /// In answer to which question.
    pub nonce: &'a str,
    /// The time here.
    pub now: Moment,
}

/// What is taken from a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How the provider calls him, for good.
    pub subject: String,
    /// All claims, of which the administrator's choice alone is read.
    pub claims: Map<String, Value>,
}

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read.
    Malformed,
    /// Its signature is not one of the provider's keys.
    Signature,
    /// Another issuer's.
    Issuer,
    /// For somebody else.
    Audience,
    /// The answer to another question.
    Nonce,
    /// It is not of now by our clock: so many milliseconds apart.
    Clock(i64),
}

/// Reads a token and believes it, or says why not.
pub fn read(token: &str, keys: &JwkSet, expected: Expected<'_>) -> Result<Told, Fault> {
    let header = decode_header(token).map_err(|_| Fault::Malformed)?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(Fault::Signature);
    }
    let key = match &header.kid {
        Some(kid) => keys.find(kid),
        None if keys.keys.len() == 1 => keys.keys.first(),
        None => None,
    };
    let key = key.and_then(|key| DecodingKey::from_jwk(key).ok()).ok_or(Fault::Signature)?;
    let mut validation = Validation::new(header.alg);
    // Times, audience and issuer are compared below, with our clock and with sentences of their own.
    validation.required_spec_claims.clear();
    (validation.validate_exp, validation.validate_nbf, validation.validate_aud) = (false, false, false);
    let claims = decode::<Map<String, Value>>(token, &key, &validation).map_err(|_| Fault::Signature)?.claims;
    check(claims, expected)
}

fn check(claims: Map<String, Value>, expected: Expected<'_>) -> Result<Told, Fault> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let seconds = |name: &str| claims.get(name).and_then(Value::as_f64).map(|seconds| (seconds * 1e3) as i64);
    if text("iss").map(|issuer| issuer.trim_end_matches('/')) != Some(expected.issuer.trim_end_matches('/')) {
        return Err(Fault::Issuer);
    }
    let (ours, several) = match claims.get("aud") {
        Some(Value::String(one)) => (one == expected.client, false),
        Some(Value::Array(all)) => (all.iter().any(|one| one == expected.client), all.len() > 1),
        _ => (false, false),
    };
    let party = text("azp");
    if !ours || party.is_some_and(|party| party != expected.client) || (several && party.is_none()) {
        return Err(Fault::Audience);
    }
    if text("nonce") != Some(expected.nonce) {
        return Err(Fault::Nonce);
    }
    let (issued, expires) = (seconds("iat").ok_or(Fault::Malformed)?, seconds("exp").ok_or(Fault::Malformed)?);
    let apart = expected.now.0.saturating_sub(issued);
    if apart.abs() > APART_MS_MAX || expires.saturating_add(APART_MS_MAX) < expected.now.0 {
        return Err(Fault::Clock(apart));
    }
    let subject = text("sub").filter(|subject| !subject.is_empty() && subject.len() <= SUBJECT_MAX);
    let subject = subject.ok_or(Fault::Malformed)?.to_owned();
    Ok(Told { subject, claims })
}
