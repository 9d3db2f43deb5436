//! The two ceremonies of WebAuthn (Level 3, sections 7.1 and 7.2), as the library carries them out for this site: it alone reads what devices send.
//! It knows no database.

use std::net::IpAddr;

use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialUserEntity, RegistrationVerificationOptions, UserHandle64, Username,
};
use webauthn_rp::request::{AsciiDomain, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::register::{DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication64, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, PublicKeyCredentialCreationOptions, Registration, RegistrationServerState,
};
use zhixing_kit::house::Settings;
use zhixing_kit::{Error, Result};

use super::model::{Handle, Known, Question};

/// Where passkeys of this installation belong.
#[derive(Debug)]
pub struct Site {
    rp_id: RpId,
    origin: String,
}

/// What is wrong with an answer: it belongs to another site or question, or was not made by the key. Never told in detail to who sent it.
#[derive(Debug)]
pub struct Foreign(pub String);

impl Site {
    /// The site of this address; none where browsers keep no passkeys: without https (but for this very machine), and at a bare number.
    pub fn of(settings: &Settings) -> Option<Self> {
        let (_, rest) = settings.origin.split_once("://")?;
        let host = rest.split(['/', ':']).next().filter(|host| !host.starts_with('['))?;
        if !settings.secure_cookies() || host.parse::<IpAddr>().is_ok() {
            return None;
        }
        let domain = AsciiDomain::try_from(host.to_ascii_lowercase()).ok()?;
        Some(Self { rp_id: RpId::Domain(domain), origin: settings.origin.clone() })
    }

    /// Asks a device to make a key for this account; `known` are those that it may hold already.
    pub fn ask_to_add(&self, handle: &Handle, names: (&str, &str), known: &[Known]) -> Result<Question> {
        let id = handle_of(*handle);
        let blank = || PublicKeyCredentialUserEntity::from(&id);
        let user = match Username::try_from(names.0) {
            Ok(name) => PublicKeyCredentialUserEntity { name, id: &id, display_name: Nickname::try_from(names.1).ok() },
            Err(_) => blank(),
        };
        let held = known.iter().map(described).collect::<Result<Vec<_>>>()?;
        let mut options = PublicKeyCredentialCreationOptions::passkey(&self.rp_id, user, held);
        // Not every device knows this extension, and the owner is recognised at each use anyway.
        options.extensions.cred_protect = CredProtect::None;
        let (server, client) = options.start_ceremony().map_err(Error::broken)?;
        Ok(Question { state: server.encode().map_err(Error::broken)?, options: serde_json::to_string(&client)? })
    }

    /// Checks what the device answered to [`Site::ask_to_add`].
    pub fn added(&self, state: &[u8], answer: &str) -> Result<Known, Foreign> {
        let state = RegistrationServerState::<64>::decode(state).map_err(foreign)?;
        let answer = Registration::from_json_relaxed(answer.as_bytes()).map_err(foreign)?;
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &[&self.origin],
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let new = state.verify(&self.rp_id, &answer, &options).map_err(foreign)?;
        Ok(Known {
            credential: new.id().as_ref().to_vec(),
            handle: new.user_id().encode().map_err(foreign)?,
            transports: new.transports().encode().map_err(foreign)?,
            fixed: new.static_state().encode().map_err(foreign)?,
            moving: new.dynamic_state().encode().map_err(foreign)?,
        })
    }

    /// Asks whatever device the reader has for a key of this site.
    pub fn ask_to_sign_in(&self) -> Result<Question> {
        let options = DiscoverableCredentialRequestOptions::passkey(&self.rp_id);
        let (server, client) = options.start_ceremony().map_err(Error::broken)?;
        Ok(Question { state: server.encode().map_err(Error::broken)?, options: serde_json::to_string(&client)? })
    }

    /// Checks what the device answered to [`Site::ask_to_sign_in`], and gives the counter and flags as they are now.
    pub fn signed_in(&self, state: &[u8], answer: &Answer, known: &Known) -> Result<[u8; 7], Foreign> {
        let state = DiscoverableAuthenticationServerState::decode(state).map_err(foreign)?;
        let handle = handle_of(known.handle);
        let fixed = StaticState::decode(&known.fixed).map_err(foreign)?;
        let moving = DynamicState::decode(known.moving).map_err(foreign)?;
        let id = CredentialId::<&[u8]>::decode(&known.credential).map_err(foreign)?;
        let mut credential = AuthenticatedCredential::new(id, &handle, fixed, moving).map_err(foreign)?;
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &[&self.origin],
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        state.verify(&self.rp_id, &answer.0, &mut credential, &options).map_err(foreign)?;
        credential.dynamic_state().encode().map_err(foreign)
    }
}

/// What a device answered to the question of signing in, read and not yet believed.
pub struct Answer(DiscoverableAuthentication64);

impl Answer {
    /// Reads it.
    pub fn read(json: &str) -> Result<Self, Foreign> {
        DiscoverableAuthentication64::from_json_relaxed(json.as_bytes()).map(Self).map_err(foreign)
    }

    /// The key that it says to be of.
    pub fn credential(&self) -> Vec<u8> {
        self.0.raw_id().as_ref().to_vec()
    }
}

fn handle_of(bytes: Handle) -> UserHandle64 {
    UserHandle64::decode(bytes).unwrap_or_else(|never| match never {})
}

fn described(known: &Known) -> Result<PublicKeyCredentialDescriptor<Vec<u8>>> {
    let id = CredentialId::<Vec<u8>>::decode(known.credential.clone()).map_err(Error::broken)?;
    let transports = AuthTransports::decode(known.transports).map_err(Error::broken)?;
    Ok(PublicKeyCredentialDescriptor { id, transports })
}

fn foreign(cause: impl std::fmt::Display) -> Foreign {
    Foreign(cause.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site_at(origin: &str) -> Option<Site> {
        let settings = Settings {
            organisation: String::new(),
            origin: origin.to_owned(),
            navigation: &[],
            other_sign_in: None,
            suggestions_per_hour: 30,
            development: false,
            in_force: Vec::new(),
        };
        Site::of(&settings)
    }

    #[test]
    fn passkeys_belong_to_a_name_over_https_or_to_this_machine() {
        for good in ["https://zhixing.example.org", "https://Zhixing.example.org:8443", "http://localhost:8090"] {
            assert!(site_at(good).is_some(), "{good}");
        }
        for bad in
            ["http://zhixing.example.org", "https://192.0.2.1", "http://127.0.0.1:8090", "https://[2001:db8::1]", ""]
        {
            assert!(site_at(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_device_must_recognise_its_owner_and_keep_the_key_itself() {
        let site = site_at("https://zhixing.example.org").unwrap();
        let asked = site.ask_to_add(&[7; 64], ("zhangsan", "张三"), &[]).unwrap().options;
        let asked: serde_json::Value = serde_json::from_str(&asked).unwrap();
        assert_eq!(asked["rp"]["id"], "zhixing.example.org");
        assert_eq!(asked["user"]["name"], "zhangsan");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        let asked: serde_json::Value = serde_json::from_str(&site.ask_to_sign_in().unwrap().options).unwrap();
        assert_eq!((&asked["rpId"], &asked["userVerification"]), (&"zhixing.example.org".into(), &"required".into()));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        let site = site_at("https://zhixing.example.org").unwrap();
        let question = site.ask_to_add(&[7; 64], ("x\0", "x"), &[]).unwrap();
        for answer in
            ["", "{}", "null", "[1]", &"[".repeat(10_000), "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}"]
        {
            assert!(site.added(&question.state, answer).is_err(), "{answer:.40}");
            assert!(Answer::read(answer).is_err(), "{answer:.40}");
        }
        assert!(site.added(b"no state", "{}").is_err());
    }
}
