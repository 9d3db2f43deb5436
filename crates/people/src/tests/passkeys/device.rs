//! A device that keeps passkeys, made of a key and a counter. It can lie in every way that matters.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// In which way an answer is false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    /// It is true.
    None,
    /// The page that asked was another site's.
    Origin,
    /// The key belongs to another site.
    Site,
    /// Nobody was recognised.
    Unverified,
    /// The answer is to another question.
    Challenge,
    /// The counter has not moved: somebody copied the key.
    Counter,
    /// Another key signed.
    Signature,
    /// It names another account.
    Handle,
    /// It is an answer to the other ceremony.
    Kind,
}

impl Lie {
    pub const ALL: [Self; 8] = [
        Self::Origin,
        Self::Site,
        Self::Unverified,
        Self::Challenge,
        Self::Counter,
        Self::Signature,
        Self::Handle,
        Self::Kind,
    ];
}

pub struct Device {
    key: SigningKey,
    credential: [u8; 32],
    handle: String,
    counter: u32,
}

impl Device {
    pub fn new(seed: u8) -> Self {
        Self { key: SigningKey::from_bytes(&[seed; 32]), credential: [seed; 32], handle: String::new(), counter: 1 }
    }

    /// Makes the key, as it was asked to.
    pub fn create(&mut self, options: &Value, lie: Lie) -> Value {
        self.handle = options["user"]["id"].as_str().expect("a handle").to_owned();
        let mut data = self.data(options["rp"]["id"].as_str().expect("a site"), 0x40, lie);
        data.extend([0; 16]);
        data.extend(32_u16.to_be_bytes());
        data.extend(self.credential);
        // COSE: an octet key pair (1: 1) for EdDSA (3: -8) on Ed25519 (-1: 6), and its public half (-2).
        data.extend([0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20]);
        data.extend(self.key.verifying_key().to_bytes());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        self.told(&json!({
            "clientDataJSON": BASE64.encode(client(options, "webauthn.create", lie)),
            "attestationObject": BASE64.encode(object),
            "transports": ["internal"],
        }))
    }

    /// Signs, as it was asked to.
    pub fn get(&mut self, options: &Value, lie: Lie) -> Value {
        self.counter += 1;
        let data = self.data(options["rpId"].as_str().expect("a site"), 0, lie);
        let client = client(options, "webauthn.get", lie);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let key = if lie == Lie::Signature { SigningKey::from_bytes(&[99; 32]) } else { self.key.clone() };
        let handle = if lie == Lie::Handle { BASE64.encode([5; 64]) } else { self.handle.clone() };
        self.told(&json!({
            "clientDataJSON": BASE64.encode(&client),
            "authenticatorData": BASE64.encode(&data),
            "signature": BASE64.encode(key.sign(&signed).to_bytes()),
            "userHandle": handle,
        }))
    }

    fn data(&self, site: &str, flags: u8, lie: Lie) -> Vec<u8> {
        let site = if lie == Lie::Site { "evil.example" } else { site };
        let recognised = if lie == Lie::Unverified { 0x01 } else { 0x05 };
        let mut data = Sha256::digest(site.as_bytes()).to_vec();
        data.push(flags | recognised);
        let counter = if lie == Lie::Counter { 1 } else { self.counter };
        data.extend(counter.to_be_bytes());
        data
    }

    fn told(&self, response: &Value) -> Value {
        let id = BASE64.encode(self.credential);
        json!({ "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {}, "response": response })
    }
}

/// What the browser says of the page that asked.
fn client(options: &Value, kind: &str, lie: Lie) -> Vec<u8> {
    let origin = if lie == Lie::Origin { "https://evil.example" } else { "http://localhost" };
    let challenge = if lie == Lie::Challenge {
        BASE64.encode([9; 16])
    } else {
        options["challenge"].as_str().expect("a challenge").to_owned()
    };
    let kind = if lie == Lie::Kind { "webauthn.create" } else { kind };
    let client = json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false });
    client.to_string().into_bytes()
}
