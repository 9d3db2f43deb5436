//! Signed statements, true and false.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rsa::RsaPrivateKey;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs1v15::SigningKey;
use rsa::sha2::{Sha256, Sha384, Sha512};
use rsa::signature::{SignatureEncoding, Signer};
use serde_json::{Value, json};

use crate::signature::{SignatureFault, verify};
use crate::{SIGNATURE_USAGE, Statement, Version};

const CERTIFICATE: &str = include_str!("keys/signer.crt.b64");
const OF_A_CURVE: &str = include_str!("keys/curve.crt.b64");
const KEY: &str = include_str!("keys/signer.key.b64");

fn signed(header: &Value, payload: &str) -> String {
    let key = RsaPrivateKey::from_pkcs1_der(&STANDARD.decode(KEY).unwrap()).unwrap();
    let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(payload));
    let signature = match header["alg"].as_str().unwrap_or_default() {
        "RS384" => SigningKey::<Sha384>::new(key).sign(text.as_bytes()).to_vec(),
        "RS512" => SigningKey::<Sha512>::new(key).sign(text.as_bytes()).to_vec(),
        _ => SigningKey::<Sha256>::new(key).sign(text.as_bytes()).to_vec(),
    };
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The statement as it arrives: with its signature among the attachments.
fn arrived() -> Statement {
    let mut statement = super::whole();
    let signature = json!({
        "usageType": SIGNATURE_USAGE,
        "display": { "en": "signature" },
        "contentType": "application/octet-stream",
        "length": 5,
        "sha2": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    });
    statement["attachments"].as_array_mut().unwrap().push(signature);
    Statement::parse(&statement.to_string(), Version::V2_0).unwrap()
}

fn told(jws: &str) -> Result<(), SignatureFault> {
    verify(&arrived(), jws.as_bytes(), Version::V2_0)
}

#[test]
fn three_algorithms_are_taken_with_and_without_a_certificate() {
    for algorithm in ["RS256", "RS384", "RS512"] {
        let payload = super::whole().to_string();
        assert_eq!(told(&signed(&json!({ "alg": algorithm }), &payload)), Ok(()), "XAPI-00117");
        let header = json!({ "alg": algorithm, "x5c": [CERTIFICATE, CERTIFICATE] });
        assert_eq!(told(&signed(&header, &payload)), Ok(()), "XAPI-00117");
    }
}

#[test]
fn no_other_algorithm_is() {
    for algorithm in ["none", "HS256", "ES256", "rs256"] {
        let header = json!({ "alg": algorithm });
        assert_eq!(told(&signed(&header, &super::whole().to_string())), Err(SignatureFault::Algorithm), "XAPI-00117");
    }
    assert_eq!(told(&signed(&json!({}), &super::whole().to_string())), Err(SignatureFault::Algorithm));
}

#[test]
fn what_is_no_signature_is_refused() {
    for text in ["", "a.b", "a.b.c", "e30.e30", "e30.e30.!"] {
        assert!(matches!(told(text), Err(SignatureFault::Form | SignatureFault::Algorithm)), "XAPI-00115: {text}");
    }
    assert!(matches!(told(&signed(&json!({ "alg": "RS256" }), "{}")), Err(SignatureFault::Payload(_))), "XAPI-00116");
}

#[test]
fn another_statement_or_another_key_is_found() {
    let header = json!({ "alg": "RS256", "x5c": [CERTIFICATE] });
    let other = super::with("/result/success", json!(false)).to_string();
    assert_eq!(told(&signed(&header, &other)), Err(SignatureFault::OtherStatement), "XAPI-00116");
    let other_id = super::with("/id", json!("16fd2706-8baf-433b-82eb-8c7fada847da")).to_string();
    assert_eq!(told(&signed(&header, &other_id)), Err(SignatureFault::OtherStatement));
    let good = signed(&header, &super::whole().to_string());
    let (text, signature) = good.rsplit_once('.').unwrap();
    let mut bytes = URL_SAFE_NO_PAD.decode(signature).unwrap();
    bytes[7] ^= 1;
    assert_eq!(told(&format!("{text}.{}", URL_SAFE_NO_PAD.encode(bytes))), Err(SignatureFault::Forged));
}

#[test]
fn a_certificate_that_is_none_is_refused() {
    let payload = super::whole().to_string();
    let cut = &CERTIFICATE[..CERTIFICATE.len() / 2 / 4 * 4];
    for chain in [
        json!([]),
        json!("x"),
        json!([5]),
        json!(["!"]),
        json!([STANDARD.encode("x")]),
        json!([cut]),
        json!([OF_A_CURVE]),
    ] {
        let header = json!({ "alg": "RS256", "x5c": chain });
        assert_eq!(told(&signed(&header, &payload)), Err(SignatureFault::Certificate), "{header}");
    }
}
