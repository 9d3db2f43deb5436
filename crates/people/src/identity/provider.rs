//! The organisation's provider: where it is, and the three questions that it is asked (discovery, keys, the token for a code). It blocks, so it is
//! called away from the threads that answer, and never inside a transaction.

use std::sync::Arc;
use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};
use zhixing_kit::Moment;

use super::journey::Journey;
use super::token::{self, Expected, Fault, Told};
use crate::account::Secret;
use crate::query::in_query;

/// How long the provider may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest answer of a provider, in bytes.
const ANSWER_BYTES_MAX: u64 = 256 * 1024;

/// The provider, as the one who runs the program has set it.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// Its address, as it calls itself: `https://…`.
    pub issuer: String,
    /// How it calls this program.
    pub client: String,
    /// The secret that goes with that; none for a public client.
    pub secret: Option<Secret>,
    /// What people call it.
    pub name: String,
    /// The claim that holds a member's number, if the provider is trusted to tell it.
    pub number_claim: Option<String>,
}

/// The provider. Cheap to clone.
#[derive(Clone)]
pub struct Provider(Arc<Known>);

struct Known {
    settings: ProviderSettings,
    agent: Agent,
    back: String,
}

/// Why the provider was of no help.
#[derive(Debug)]
pub enum Trouble {
    /// It cannot be reached, or answers nonsense. The reason is for the log.
    Away(String),
    /// It does not accept the code.
    Refused(String),
    /// What it says cannot be believed.
    Unbelievable(Fault),
}

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// Why a code was not redeemed (RFC 6749, section 5.2).
#[derive(Deserialize)]
struct Refusal {
    error: String,
}

impl Provider {
    /// The provider of these settings; `origin` is the address that people type. Says in one line what is wrong with the settings.
    pub fn new(settings: ProviderSettings, origin: &str) -> Result<Self, String> {
        if !is_safe(&settings.issuer) {
            return Err(format!("--oidc-issuer {:?} must start with https://", settings.issuer));
        }
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .tls_config(tls)
            .build();
        let back = format!("{origin}/sign-in/identity/callback");
        Ok(Self(Arc::new(Known { settings, agent: config.into(), back })))
    }

    /// Its address, which names it in rows.
    pub fn issuer(&self) -> &str {
        self.0.settings.issuer.trim_end_matches('/')
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.0.settings.name
    }

    /// The member number that it tells, if it is trusted to.
    pub fn number<'t>(&self, told: &'t Told) -> Option<&'t str> {
        let claim = self.0.settings.number_claim.as_ref()?;
        told.claims.get(claim)?.as_str().map(str::trim).filter(|number| !number.is_empty())
    }

    /// Where a reader is sent.
    pub fn address(&self, journey: &Journey) -> Result<String, Trouble> {
        let discovery = self.discovery()?;
        let joint = if discovery.authorization_endpoint.contains('?') { '&' } else { '?' };
        let (challenge, settings) = (journey.challenge(), &self.0.settings);
        let asked = [
            ("response_type", "code"),
            ("scope", "openid"),
            ("client_id", &settings.client),
            ("redirect_uri", &self.0.back),
            ("state", journey.state.reveal()),
            ("nonce", journey.nonce.reveal()),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let query: Vec<_> = asked.iter().map(|(name, value)| format!("{name}={}", in_query(value))).collect();
        Ok(format!("{}{joint}{}", discovery.authorization_endpoint, query.join("&")))
    }

    /// Redeems a code for what the provider says of its reader.
    pub fn redeem(&self, code: &str, journey: &Journey, now: Moment) -> Result<Told, Trouble> {
        let discovery = self.discovery()?;
        let settings = &self.0.settings;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.0.back),
            ("client_id", &settings.client),
            ("code_verifier", journey.verifier.reveal()),
        ];
        if let Some(secret) = &settings.secret {
            form.push(("client_secret", secret.reveal()));
        }
        let mut answer = self.0.agent.post(&discovery.token_endpoint).send_form(form).map_err(away)?;
        let status = answer.status();
        let text = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_string().map_err(away)?;
        if !status.is_success() {
            // Its error code alone goes to the log: a provider may repeat what it was sent.
            let refusal = serde_json::from_str::<Refusal>(&text).map(|refusal| refusal.error).unwrap_or_default();
            return Err(Trouble::Refused(format!("{status} {refusal:.60}")));
        }
        let tokens: Tokens = serde_json::from_str(&text).map_err(away)?;
        let keys: JwkSet = self.get(&discovery.jwks_uri)?;
        let expected =
            Expected { issuer: &settings.issuer, client: &settings.client, nonce: journey.nonce.reveal(), now };
        token::read(&tokens.id_token, &keys, expected).map_err(Trouble::Unbelievable)
    }

    fn discovery(&self) -> Result<Discovery, Trouble> {
        let found: Discovery = self.get(&format!("{}/.well-known/openid-configuration", self.issuer()))?;
        let endpoints = [&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri];
        if found.issuer.trim_end_matches('/') != self.issuer() || !endpoints.iter().all(|address| is_safe(address)) {
            return Err(Trouble::Away(format!("it calls itself {:?}, or leads astray", found.issuer)));
        }
        Ok(found)
    }

    fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, Trouble> {
        let mut answer = self.0.agent.get(address).call().map_err(away)?;
        if !answer.status().is_success() {
            return Err(Trouble::Away(format!("{address}: {}", answer.status())));
        }
        answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_json().map_err(away)
    }
}

/// Https, or this very machine.
fn is_safe(address: &str) -> bool {
    let local = ["http://localhost", "http://127.0.0.1", "http://[::1]"];
    let is_local =
        |start: &&str| address.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']));
    address.starts_with("https://") || local.iter().any(is_local)
}

fn away(cause: impl std::fmt::Display) -> Trouble {
    Trouble::Away(cause.to_string())
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn a_provider_is_reached_over_https_or_on_this_machine() {
        for good in ["https://id.example.org", "http://localhost:3000", "http://127.0.0.1:9/x"] {
            assert!(is_safe(good), "{good}");
        }
        for bad in ["http://id.example.org", "http://localhost.evil.example", "ftp://x", "", "//x"] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
