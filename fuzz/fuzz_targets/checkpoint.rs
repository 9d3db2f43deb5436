//! Any text as each of the log's formats. What is read must be written back as it was: one spelling for one meaning.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhixing_ledger::note::{Note, TlogProof};
use zhixing_ledger::{Bundle, Checkpoint, Signer, Statement, Tile, VerifierKey};

fuzz_target!(|data: &[u8]| {
    if let Ok(entries) = Bundle::decode(data) {
        assert_eq!(Bundle::encode(&entries).expect("they came from a bundle"), data);
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(key) = VerifierKey::parse(text) {
        assert_eq!(key.encode(), text);
    }
    if let Ok(note) = Note::parse(text) {
        assert_eq!(note.encode(), text);
    }
    if let Ok(checkpoint) = Checkpoint::parse(text) {
        assert_eq!(checkpoint.text(), text);
    }
    if let Ok(proof) = TlogProof::parse(text) {
        assert_eq!(proof.encode(), text);
        let signer = Signer::new("example.org/log", &[1; 32]).expect("a good name");
        assert!(proof.verify(b"entry", signer.verifier()).is_err(), "nobody signed this");
    }
    if let Some(tile) = Tile::parse(text) {
        assert_eq!(tile.path(), text);
    }
    if let Some(bundle) = Bundle::parse(text) {
        assert_eq!(bundle.path(), text);
    }
    if let Ok(statement) = Statement::from_json(text) {
        let json = statement.to_json().expect("it was just checked");
        assert_eq!(Statement::from_json(&json).expect("it was just written"), statement);
    }
});
