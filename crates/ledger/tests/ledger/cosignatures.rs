//! Cosignatures of witnesses: what the specification's example looks like, who signed, and what is no cosignature.

use super::notes::signer;
use super::store::Store;
use zhixing_ledger::Checkpoint;
use zhixing_ledger::note::{KeyError, Note, NoteError, WitnessKey};

fn checkpoint(size: u64) -> String {
    Checkpoint::sign(size, Store::of(size).root(size), &signer("example.org/log", 1))
}

fn text(note: &str) -> String {
    Note::parse(note).unwrap().text
}

#[test]
fn a_witness_key_has_its_own_type() {
    let key = signer("witness.example/w1", 9).witness();
    assert_eq!(WitnessKey::parse(&key.encode()), Ok(key.clone()));
    assert_eq!(WitnessKey::parse(&signer("witness.example/w1", 9).verifier().encode()), Err(KeyError::Algorithm));
    assert_ne!(key.id(), signer("witness.example/w1", 9).verifier().id(), "the type is part of the id");
}

#[test]
fn a_cosignature_tells_when_the_log_was_seen() {
    let witness = signer("witness.example/w1", 9);
    let note = checkpoint(300);
    let line = witness.cosign(&text(&note), 1_679_315_147);
    // The shape of the example in the specification: the id, eight bytes of the moment, 64 of the signature.
    assert_eq!(Note::parse(&format!("{note}{line}")).unwrap().signatures[1].bytes.len(), 72);
    let other = signer("witness.example/w2", 8).cosign(&text(&note), 5);
    let (kept, seconds) = witness.witness().answered(&note, &format!("{other}{line}")).unwrap();
    assert_eq!((kept, seconds), (line.clone(), 1_679_315_147));
    let cosigned = Note::parse(&format!("{note}{line}")).unwrap();
    assert_eq!(witness.witness().cosigned(&cosigned), Some(1_679_315_147));
    assert_eq!(signer("witness.example/w2", 8).witness().cosigned(&cosigned), None);
    assert!(Checkpoint::open(&format!("{note}{line}"), signer("example.org/log", 1).verifier()).is_ok());
}

#[test]
fn what_is_no_cosignature_is_refused() {
    let witness = signer("witness.example/w1", 9);
    let key = witness.witness();
    let note = checkpoint(300);
    let line = witness.cosign(&text(&note), 7);
    assert_eq!(key.answered(&checkpoint(299), &line), Err(NoteError::BadSignature), "of another checkpoint");
    assert_eq!(key.answered(&note, &witness.cosign(&text(&note), 0)), Err(NoteError::BadSignature), "without a moment");
    assert_eq!(key.answered(&note, &witness.cosign(&text(&note), u64::MAX)), Err(NoteError::BadSignature));
    let stranger = signer("witness.example/w1", 8).cosign(&text(&note), 7);
    assert_eq!(key.answered(&note, &stranger), Err(NoteError::NotSigned));
    for nonsense in ["", "\n", "cosigned\n", "— x y\n", &line[..line.len() - 1], &line.replacen(' ', "\n", 1)] {
        assert!(key.answered(&note, nonsense).is_err(), "{nonsense:?}");
    }
    for at in 0..line.len() {
        let mut changed = line.clone().into_bytes();
        changed[at] ^= 1;
        let Ok(changed) = String::from_utf8(changed) else { continue };
        assert!(key.answered(&note, &changed).is_err(), "byte {at}");
    }
}
