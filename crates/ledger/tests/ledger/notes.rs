//! Keys, notes, checkpoints and proofs as text: what is written, and the precise reason of each refusal.

use super::store::{Store, entry};
use zhixing_ledger::note::{CheckpointError, KeyError, Note, NoteError, TlogProof, TlogProofError};
use zhixing_ledger::{Checkpoint, Hash, Signer, VerifierKey};

pub fn signer(name: &str, seed: u8) -> Signer {
    Signer::new(name, &[seed; 32]).unwrap()
}

#[test]
fn a_key_is_read_back_and_told_apart() {
    let key = signer("example.org/log", 1).verifier().clone();
    assert_eq!(VerifierKey::parse(&key.encode()), Ok(key.clone()));
    assert_ne!(key, *signer("example.org/log", 2).verifier());
    assert_ne!(key.id(), signer("example.org/other", 1).verifier().id());
    assert_eq!(key.fingerprint().len(), 16 * 4 + 15);
    assert!(!format!("{:?}", signer("a", 1)).contains(&hex::encode([1; 32])));
}

#[test]
fn malformed_keys_are_refused_with_the_reason() {
    let good = signer("log", 1).verifier().encode();
    let [name, id, key]: [&str; 3] = good.splitn(3, '+').collect::<Vec<_>>().try_into().unwrap();
    let weak = "AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let cases = [
        (String::new(), KeyError::Shape),
        (format!("{name}+{id}"), KeyError::Shape),
        (format!("+{id}+{key}"), KeyError::Name),
        (format!("l g+{id}+{key}"), KeyError::Name),
        (format!("l\u{2003}g+{id}+{key}"), KeyError::Name),
        (format!("l\u{7f}g+{id}+{key}"), KeyError::Name),
        (format!("{name}+{}+{key}", "ABCDEF01"), KeyError::Id),
        (format!("{name}+{}+{key}", &id[1..]), KeyError::Id),
        (format!("{name}+{id}+{}", &key[1..]), KeyError::Base64),
        (format!("{name}+{id}+{key}+"), KeyError::Base64),
        (format!("{name}+{id}+"), KeyError::Algorithm),
        (format!("{name}+{id}+B{}", &key[1..]), KeyError::Algorithm),
        (format!("{name}+{id}+{}", &key[..40]), KeyError::PublicKey),
        (format!("{name}+{id}+{weak}"), KeyError::PublicKey),
        (format!("{name}+00000000+{key}"), KeyError::IdMismatch),
        (format!("lag+{id}+{key}"), KeyError::IdMismatch),
    ];
    for (text, reason) in cases {
        assert_eq!(VerifierKey::parse(&text), Err(reason), "{text}");
    }
    assert_eq!(Signer::new("a b", &[1; 32]).unwrap_err(), KeyError::Name);
}

#[test]
fn malformed_notes_are_refused_with_the_reason() {
    let good = Note::sign("text\n", &signer("a", 1)).unwrap().encode();
    let line = good.split_once("\n\n").unwrap().1;
    let cases = [
        (String::new(), NoteError::NoBlankLine),
        ("text\n".to_owned(), NoteError::NoBlankLine),
        (format!("text\n{line}"), NoteError::NoBlankLine),
        ("text\n\n".to_owned(), NoteError::CutOff),
        (good.trim_end().to_owned(), NoteError::CutOff),
        (format!("te\txt\n\n{line}"), NoteError::ControlCharacter(2)),
        (format!("text\r\n\n{line}"), NoteError::ControlCharacter(4)),
        (format!("{good}- a AAAA\n"), NoteError::Line(2)),
        ("text\n\n— a\n".to_owned(), NoteError::Line(1)),
        ("text\n\n— a AAAAAA==\n".to_owned(), NoteError::Line(1)),
        (format!("text\n\n{}", line.replace("— a ", "— a+b ")), NoteError::Line(1)),
        (format!("text\n\n{}", line.repeat(65)), NoteError::TooMany),
        ("x".repeat(Note::LENGTH_MAX + 1), NoteError::TooLong),
    ];
    for (text, reason) in cases {
        assert_eq!(Note::parse(&text), Err(reason), "{text:.80}");
    }
    assert_eq!(Note::sign("text", &signer("a", 1)), Err(NoteError::TextEnd));
    assert_eq!(Note::sign("te\0xt\n", &signer("a", 1)), Err(NoteError::ControlCharacter(2)));
}

#[test]
fn a_text_may_have_blank_lines_of_its_own() {
    let signer = signer("a", 1);
    let note = Note::parse(&Note::sign("one\n\ntwo\n", &signer).unwrap().encode()).unwrap();
    assert_eq!(note.text, "one\n\ntwo\n");
    assert_eq!(note.verify(signer.verifier()), Ok(()));
}

#[test]
fn only_the_keys_own_signature_counts() {
    let (ours, theirs) = (signer("a", 1), signer("b", 2));
    let mut note = Note::sign("text\n", &ours).unwrap();
    assert_eq!(note.verify(theirs.verifier()), Err(NoteError::NotSigned));
    note.signatures.extend(Note::sign("another text\n", &theirs).unwrap().signatures);
    assert_eq!(note.verify(ours.verifier()), Ok(()), "an unknown signature counts neither for nor against");
    assert_eq!(note.verify(theirs.verifier()), Err(NoteError::BadSignature));
    note.signatures.extend(Note::sign("another text\n", &ours).unwrap().signatures);
    assert_eq!(note.verify(ours.verifier()), Err(NoteError::BadSignature), "one bad signature spoils the note");
}

#[test]
fn a_checkpoint_is_three_lines_under_the_keys_name() {
    let signer = signer("example.org/log", 1);
    let note = Checkpoint::sign(70_000, Hash([7; 32]), &signer);
    assert!(
        note.starts_with("example.org/log\n70000\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\n— example.org/log ")
    );
    let checkpoint = Checkpoint::open(&note, signer.verifier()).unwrap();
    assert_eq!((checkpoint.size, checkpoint.root), (70_000, Hash([7; 32])));
    let changed = note.replace("70000", "70001");
    assert_eq!(Checkpoint::open(&changed, signer.verifier()), Err(NoteError::BadSignature.into()));
}

#[test]
fn malformed_checkpoints_are_refused_with_the_reason() {
    let root = Hash([7; 32]).to_base64();
    let cases = [
        (String::new(), CheckpointError::Lines),
        (format!("log\n1\n{root}"), CheckpointError::Lines),
        ("log\n1\n".to_owned(), CheckpointError::Lines),
        (format!("\n1\n{root}\n"), CheckpointError::Lines),
        (format!("log\n1\n{root}\n\nmore\n"), CheckpointError::Lines),
        (format!("log\n01\n{root}\n"), CheckpointError::Size),
        (format!("log\n+1\n{root}\n"), CheckpointError::Size),
        (format!("log\n18446744073709551616\n{root}\n"), CheckpointError::Size),
        (format!("log\n1\n{}\n", &root[1..]), CheckpointError::Root),
    ];
    for (text, reason) in cases {
        assert_eq!(Checkpoint::parse(&text), Err(reason), "{text}");
    }
    let extended = format!("log\n1\n{root}\nmore\n");
    assert_eq!(Checkpoint::parse(&extended).unwrap().text(), extended);
    let other_origin = Note::sign(&extended, &signer("another", 1)).unwrap().encode();
    assert_eq!(Checkpoint::open(&other_origin, signer("another", 1).verifier()), Err(CheckpointError::Origin));
}

#[test]
fn a_proof_as_text_stands_alone() {
    let (signer, mut store) = (signer("example.org/log", 1), Store::of(1_000));
    let checkpoint = Checkpoint::sign(1_000, store.root(1_000), &signer);
    for (index, extra) in [(0, None), (777, Some(b"for the reader".to_vec())), (999, None)] {
        let proof = TlogProof { extra, index, path: store.inclusion(index, 1_000), checkpoint: checkpoint.clone() };
        let read = TlogProof::parse(&proof.encode()).unwrap();
        assert_eq!(read, proof);
        assert_eq!(read.verify(&entry(index), signer.verifier()).unwrap().size, 1_000);
        assert!(matches!(read.verify(b"another", signer.verifier()), Err(TlogProofError::Proof(_))));
        let stranger = self::signer("example.org/log", 2);
        assert!(matches!(read.verify(&entry(index), stranger.verifier()), Err(TlogProofError::Checkpoint(_))));
    }
}

#[test]
fn malformed_proofs_are_refused_with_the_reason() {
    let hash = Hash([7; 32]).to_base64();
    let header = "c2sp.org/tlog-proof@v1";
    let cases = [
        (format!("{header}\nindex 0\n"), TlogProofError::CutOff),
        ("c2sp.org/tlog-proof@v2\nindex 0\n\n".to_owned(), TlogProofError::Header),
        (format!("{header}\nextra ?\nindex 0\n\n"), TlogProofError::Extra),
        (format!("{header}\n{hash}\n\n"), TlogProofError::Index),
        (format!("{header}\nindex 01\n\n"), TlogProofError::Index),
        (format!("{header}\n\n"), TlogProofError::Index),
        (format!("{header}\nindex 0\n{hash}\nAAAA\n\n"), TlogProofError::Hash(2)),
        (format!("{header}\nindex 0{}\n\n", format!("\n{hash}").repeat(65)), TlogProofError::Hash(65)),
    ];
    for (text, reason) in cases {
        assert_eq!(TlogProof::parse(&text), Err(reason), "{text:.80}");
    }
}
