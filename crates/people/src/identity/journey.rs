//! One way to the provider and back: what the browser keeps meanwhile, so that an answer belongs to who asked. Pure.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use zhixing_kit::id::Random;

use crate::account::Secret;
use crate::query::in_query;
use crate::session::web::door::is_token;

/// How long it may take, in seconds.
pub const JOURNEY_S: i64 = 600;

/// The secrets of one journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// Comes back with the answer: it is to this browser's question.
    pub state: Secret,
    /// Comes back inside the token: it was made for this question.
    pub nonce: Secret,
    /// Shown with the code: only who asked can redeem it (RFC 7636).
    pub verifier: Secret,
    /// Where to go then.
    pub next: String,
}

impl Journey {
    /// A fresh one.
    pub fn begin(random: &Random, next: &str) -> Self {
        let secret = || Secret::new(random.secret());
        Self { state: secret(), nonce: secret(), verifier: secret(), next: next.to_owned() }
    }

    /// As the cookie keeps it.
    pub fn kept(&self) -> String {
        let parts = [&self.state, &self.nonce, &self.verifier].map(Secret::reveal);
        format!("{}.{}", parts.join("."), in_query(&self.next))
    }

    /// Reads the cookie.
    pub fn read(kept: &str) -> Option<Self> {
        let mut parts = kept.splitn(4, '.');
        let mut secret = || parts.next().filter(|part| is_token(part)).map(Secret::new);
        let (state, nonce, verifier) = (secret()?, secret()?, secret()?);
        let next = percent_encoding::percent_decode_str(parts.next()?).decode_utf8().ok()?.into_owned();
        Some(Self { state, nonce, verifier, next })
    }

    /// What the provider is shown of the verifier beforehand (method S256).
    pub fn challenge(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.reveal().as_bytes()))
    }
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_journey_is_read_as_it_was_kept_and_nothing_else_is() {
        let journey = Journey::begin(&Random::seeded(1), "/meetings?a=1.2;b");
        assert_eq!(Journey::read(&journey.kept()), Some(journey.clone()));
        assert!(journey.kept().bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_/%".contains(&byte)));
        for bad in ["", "a.b.c.d", &journey.kept()[1..], "..."] {
            assert_eq!(Journey::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let journey = Journey { verifier, ..Journey::begin(&Random::seeded(1), "") };
        assert_eq!(journey.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
