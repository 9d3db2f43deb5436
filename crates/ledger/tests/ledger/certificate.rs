//! The certificate of deletion: it verifies by itself, and every change is found.

use super::notes::signer;
use zhixing_ledger::{Certificate, Fault};

fn certificate() -> Certificate {
    Certificate {
        organisation: "临江市公安局交警支队".to_owned(),
        size: 3_747,
        root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=".to_owned(),
        announced_at: "2026-03-02T01:00:00Z".to_owned(),
        export: "ab".repeat(32),
        deleted_at: "2026-04-02T01:00:00Z".to_owned(),
    }
}

#[test]
fn a_certificate_verifies_without_anything_else() {
    let text = certificate().write(&signer("example.org/log", 1));
    assert!(Certificate::is_one(text.as_bytes()) && !Certificate::is_one(b"{}"));
    let (read, key) = Certificate::verify(text.as_bytes(), None).expect("it verifies");
    assert_eq!((read, key.name()), (certificate(), "example.org/log"));
    let other = signer("example.org/log", 2);
    let refused = Certificate::verify(text.as_bytes(), Some(other.verifier()));
    assert!(matches!(refused, Err(Fault::OtherKey { .. })), "{refused:?}");
}

#[test]
fn every_changed_byte_of_a_certificate_is_found() {
    let text = certificate().write(&signer("example.org/log", 1));
    for (at, byte) in text.bytes().enumerate() {
        let mut changed = text.clone().into_bytes();
        changed[at] = if byte == b'0' { b'1' } else { b'0' };
        assert!(Certificate::verify(&changed, None).is_err(), "byte {at}");
    }
}
