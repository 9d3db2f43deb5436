//! Signed statements: a JSON Web Signature (RFC 7515) as an attachment, whose payload is the statement as it was before it was signed.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::{AssociatedOid, DecodePublicKey};
use rsa::sha2::digest::{Digest, FixedOutputReset};
use rsa::sha2::{Sha256, Sha384, Sha512};
use rsa::signature::Verifier;

use crate::fault::Fault;
use crate::json::{self, Node, Value};
use crate::part::statement::Statement;
use crate::value::version::Version;

/// What is wrong with a signature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureFault {
    /// No JWS in its compact form.
    #[error("the signature is not a JSON Web Signature in its compact form (XAPI-00115)")]
    Form,
    /// Another algorithm.
    #[error("the signature must be made with RS256, RS384 or RS512 (XAPI-00117)")]
    Algorithm,
    /// The payload is no statement.
    #[error("what was signed is not a statement: {0} (XAPI-00116)")]
    Payload(Fault),
    /// The payload is another statement.
    #[error("what was signed is another statement than the one it came with (XAPI-00116)")]
    OtherStatement,
    /// The certificate is none, or not of an RSA key.
    #[error("the certificate in x5c is not an X.509 certificate of an RSA key")]
    Certificate,
    /// The signature was not made with the key of the certificate.
    #[error("the signature does not fit the certificate that it names")]
    Forged,
}

/// Whether a signature is one, of this statement, and, where it brings a certificate, made with that certificate's key.
///
/// Who the certificate belongs to, and whether one trusts him, is not asked here.
pub fn verify(statement: &Statement, jws: &[u8], version: Version) -> Result<(), SignatureFault> {
    let text = std::str::from_utf8(jws).map_err(|_| SignatureFault::Form)?.trim();
    let (signed, signature) = text.rsplit_once('.').ok_or(SignatureFault::Form)?;
    let (header, payload) = signed.split_once('.').ok_or(SignatureFault::Form)?;
    let (header, payload) = (decode(header)?, decode(payload)?);
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| SignatureFault::Form)?;
    let header = json::parse(&header).map_err(|_| SignatureFault::Form)?;
    let algorithm = member(&header, "alg").and_then(text_of).ok_or(SignatureFault::Algorithm)?;
    if !matches!(algorithm, "RS256" | "RS384" | "RS512") {
        return Err(SignatureFault::Algorithm);
    }
    let original = Statement::parse(&payload, version).map_err(SignatureFault::Payload)?;
    let same_id = original.id.zip(statement.id).is_none_or(|(one, two)| one == two);
    if !same_id || !original.same_but_for_signature(statement) {
        return Err(SignatureFault::OtherStatement);
    }
    match member(&header, "x5c") {
        Some(chain) => check(&public_key(chain)?, algorithm, signed.as_bytes(), &signature),
        None => Ok(()),
    }
}

fn decode(part: &str) -> Result<String, SignatureFault> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| SignatureFault::Form)?;
    String::from_utf8(bytes).map_err(|_| SignatureFault::Form)
}

fn member<'n, 'a>(node: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    let Value::Object(members) = &node.value else { return None };
    members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

fn text_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    if let Value::String(text) = &node.value { Some(text) } else { None }
}

fn check(key: &RsaPublicKey, algorithm: &str, signed: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
    match algorithm {
        "RS256" => check_with::<Sha256>(key, signed, signature),
        "RS384" => check_with::<Sha384>(key, signed, signature),
        _ => check_with::<Sha512>(key, signed, signature),
    }
}

fn check_with<D: Digest + AssociatedOid + FixedOutputReset>(
    key: &RsaPublicKey,
    signed: &[u8],
    signature: &[u8],
) -> Result<(), SignatureFault> {
    let signature = Signature::try_from(signature).map_err(|_| SignatureFault::Forged)?;
    VerifyingKey::<D>::new(key.clone()).verify(signed, &signature).map_err(|_| SignatureFault::Forged)
}

/// The key of the first certificate of a chain, which is the signer's.
fn public_key(chain: &Node<'_>) -> Result<RsaPublicKey, SignatureFault> {
    let Value::Array(certificates) = &chain.value else { return Err(SignatureFault::Certificate) };
    let first = certificates.first().and_then(text_of).ok_or(SignatureFault::Certificate)?;
    let certificate = STANDARD.decode(first).map_err(|_| SignatureFault::Certificate)?;
    let key = key_info(&certificate).ok_or(SignatureFault::Certificate)?;
    RsaPublicKey::from_public_key_der(key).map_err(|_| SignatureFault::Certificate)
}

const SEQUENCE: u8 = 0x30;
/// The field `version`, which a certificate of the first version does not have.
const VERSION: u8 = 0xa0;

/// The key of an X.509 certificate (RFC 5280, 4.1): behind serial number, algorithm, issuer, validity and subject.
fn key_info(certificate: &[u8]) -> Option<&[u8]> {
    let signed = Element::first(Element::first(certificate)?.inside_of_sequence()?)?;
    let mut fields = signed.inside_of_sequence()?;
    if fields.first() == Some(&VERSION) {
        fields = Element::first(fields)?.behind;
    }
    for _ in 0..5 {
        fields = Element::first(fields)?.behind;
    }
    Element::first(fields).filter(|key| key.tag == SEQUENCE).map(|key| key.whole)
}

/// An element of DER.
struct Element<'a> {
    tag: u8,
    /// With tag and length.
    whole: &'a [u8],
    inside: &'a [u8],
    /// What follows it.
    behind: &'a [u8],
}

impl<'a> Element<'a> {
    /// The first element of these bytes.
    fn first(der: &'a [u8]) -> Option<Element<'a>> {
        let (tag, length) = (*der.first()?, *der.get(1)?);
        let (length, from) = match length {
            0..=0x7f => (usize::from(length), 2),
            0x81..=0x84 => {
                let bytes = der.get(2..2 + usize::from(length & 0x7f))?;
                (bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), 2 + bytes.len())
            }
            _ => return None,
        };
        let until = from.checked_add(length)?;
        Some(Element { tag, whole: der.get(..until)?, inside: der.get(from..until)?, behind: der.get(until..)? })
    }

    fn inside_of_sequence(&self) -> Option<&'a [u8]> {
        (self.tag == SEQUENCE).then_some(self.inside)
    }
}
