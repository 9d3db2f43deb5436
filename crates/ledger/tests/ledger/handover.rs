//! The change of a key: signed by both keys unless the earlier one is lost; every change of the note is found.

use super::notes::signer;
use zhixing_ledger::{Fault, Ground, Handover, Hash, Signer};

const LOG: &str = "example.org/log";

fn handover(ground: Ground) -> (Handover, Signer, Signer) {
    let (before, after) = (signer(LOG, 1), signer(LOG, 2));
    let said = Handover {
        before: before.verifier().clone(),
        after: after.verifier().clone(),
        size: 3_747,
        root: Hash([7; 32]),
        at: "2026-03-02T01:00:00Z".to_owned(),
        ground,
    };
    (said, before, after)
}

#[test]
fn both_keys_sign_a_change_and_a_lost_one_cannot() {
    for ground in Ground::ALL {
        let (said, before, after) = handover(ground);
        let lost = ground == Ground::Lost;
        let text = said.write(&after, (!lost).then_some(&before)).expect("it is signed");
        assert!(Handover::is_one(text.as_bytes()) && !Handover::is_one(b"zhixing-deletion/1"));
        for trusted in [None, Some(before.verifier()), Some(after.verifier())] {
            assert_eq!(Handover::verify(text.as_bytes(), trusted), Ok(said.clone()));
        }
        let stranger = signer(LOG, 3);
        let refused = Handover::verify(text.as_bytes(), Some(stranger.verifier()));
        assert!(matches!(refused, Err(Fault::OtherKey { .. })), "{refused:?}");
        // A key that is there signs its end, and nobody signs for one that is lost.
        assert_eq!(said.write(&after, lost.then_some(&before)), Err(Fault::Seal), "{ground:?}");
        assert_eq!(said.write(&stranger, (!lost).then_some(&before)), Err(Fault::Seal), "signed by another key");
    }
}

#[test]
fn a_change_to_a_key_of_another_log_or_to_itself_is_none() {
    let (said, before, after) = handover(Ground::Planned);
    let foreign = signer("example.org/other", 2);
    let other = Handover { after: foreign.verifier().clone(), ..said.clone() };
    assert!(other.write(&foreign, Some(&before)).is_err());
    let same = Handover { after: before.verifier().clone(), ..said };
    assert!(same.write(&before, Some(&after)).is_err());
}

#[test]
fn every_changed_byte_of_a_change_of_keys_is_found() {
    let (said, before, after) = handover(Ground::Exposed);
    let text = said.write(&after, Some(&before)).expect("it is signed");
    for (at, byte) in text.bytes().enumerate() {
        let mut changed = text.clone().into_bytes();
        changed[at] = if byte == b'0' { b'1' } else { b'0' };
        assert!(Handover::verify(&changed, None).is_err(), "byte {at}");
    }
    // The signature of the earlier key left out: as if it had been lost, which the text does not say.
    let without: String = text.lines().take(text.lines().count() - 1).map(|line| format!("{line}\n")).collect();
    assert_eq!(Handover::verify(without.as_bytes(), None), Err(Fault::Seal));
}
