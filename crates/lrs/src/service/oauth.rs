//! Tokens for clients that would rather not send their secret with each request: OAuth 2.0 client credentials (RFC 6749 section 4.4), what the server says of
//! itself (RFC 8414). Tokens are used as RFC 6750 has it, in the header `Authorization`.

use percent_encoding::percent_decode_str;
use serde_json::json;
use zhixing_kit::House;

use super::parameters::Parameters;
use super::reply::Reply;
use crate::client::store::Known;
use crate::token::actions::issue;
use crate::token::model::{Scope, VALID_SECONDS, line, scopes};

/// Where tokens are given out, below the address of the store.
pub(crate) const TOKEN: &str = "oauth/token";
/// Where the server says what it can, below its origin.
pub(crate) const METADATA: &str = "/.well-known/oauth-authorization-server";
/// Bytes of a request for a token.
pub(crate) const REQUEST_BYTES_MAX: usize = 16 * 1024;

/// Key and secret as they were shown.
pub(crate) type Credentials = (String, String);

/// A request for a token: who asks, and for what.
pub(crate) struct Asked {
    pub credentials: Credentials,
    pub grant: String,
    pub scope: String,
}

/// Why there is no token (RFC 6749 section 5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Denied {
    pub status: u16,
    pub error: &'static str,
    pub why: String,
}

impl Denied {
    pub(crate) fn new(error: &'static str, why: impl Into<String>) -> Self {
        Denied { status: if error == "invalid_client" { 401 } else { 400 }, error, why: why.into() }
    }

    pub(crate) fn client() -> Self {
        Denied::new("invalid_client", "the key or the secret of the client is wrong")
    }

    pub(crate) fn reply(&self) -> Reply {
        let body = json!({ "error": self.error, "error_description": self.why }).to_string();
        let mut reply = Reply::json(body).with("pragma", "no-cache".to_owned());
        reply.status = self.status;
        if self.status == 401 { reply.with("www-authenticate", "Basic realm=\"xAPI\"".to_owned()) } else { reply }
    }
}

/// Reads a request for a token. Key and secret come in the header (client_secret_basic) or in the form (client_secret_post), not in both.
pub(crate) fn read(media_type: &str, basic: Option<(String, String)>, body: &[u8]) -> Result<Asked, Denied> {
    let bad = |why: &str| Denied::new("invalid_request", why);
    if !media_type.starts_with("application/x-www-form-urlencoded") {
        return Err(bad("the request must be a form (application/x-www-form-urlencoded)"));
    }
    let form =
        std::str::from_utf8(body).ok().and_then(Parameters::read).ok_or_else(|| bad("the form cannot be read"))?;
    if let Some((name, _)) =
        form.0.iter().enumerate().find_map(|(at, pair)| form.0[..at].iter().find(|one| one.0 == pair.0))
    {
        return Err(bad(&format!("{name} is there twice")));
    }
    let field = |name: &str| form.get(name).map(str::to_owned);
    let posted = field("client_secret").is_some();
    let credentials = match (basic, posted) {
        (Some(_), true) => return Err(bad("the secret is there twice: in the header and in the form")),
        (Some((key, secret)), false) => (decoded(&key), decoded(&secret)),
        (None, _) => {
            (field("client_id").ok_or_else(Denied::client)?, field("client_secret").ok_or_else(Denied::client)?)
        }
    };
    let grant = field("grant_type").ok_or_else(|| bad("grant_type is missing"))?;
    Ok(Asked { credentials, grant, scope: field("scope").unwrap_or_default() })
}

/// Both halves of the header are encoded as in a form (RFC 6749 section 2.3.1); ours hold nothing that this changes.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A token for a client whose secret was right.
pub(crate) async fn give(house: &House, known: Known, asked: &Asked) -> Result<Reply, Denied> {
    if asked.grant != "client_credentials" {
        return Err(Denied::new("unsupported_grant_type", "grant_type must be client_credentials"));
    }
    let scopes = scopes(&asked.scope, &known.client).map_err(|scope| {
        Denied::new("invalid_scope", format!("{scope}: is no scope of this store, or more than this client may"))
    })?;
    let told = line(&scopes);
    let given = house.db.write(move |tx| issue(tx, &known, &scopes)).await;
    let token = given.map_err(|error| {
        tracing::warn!(%error, "a token could not be given");
        Denied { status: 503, ..Denied::new("temporarily_unavailable", "the store is busy; try again in a moment") }
    })?;
    let body = json!({ "access_token": token, "token_type": "Bearer", "expires_in": VALID_SECONDS, "scope": told });
    Ok(Reply::json(body.to_string()).with("pragma", "no-cache".to_owned()))
}

/// What the server says of itself.
pub(crate) fn metadata(origin: &str) -> Reply {
    let scopes = Scope::EACH.map(Scope::name);
    let body = json!({
        "issuer": origin,
        "token_endpoint": format!("{origin}{}/{TOKEN}", super::statements::BASE),
        "scopes_supported": scopes,
        "response_types_supported": [],
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    });
    Reply::json(body.to_string())
}
