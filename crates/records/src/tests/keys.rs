//! Another key: the log goes on, what the earlier key signed verifies with it, an outside witness can tell, and no edit of the history stays unseen.

use zhixing_kit::params;
use zhixing_ledger::{Checkpoint, Ground, Handover, RecordFile, VerifierKey};

use super::{Ledger, key, ledgers};
use crate::{Clerk, Continuity, EarlierKey, continuity, earlier_keys, export, hand_over, log_state, verify_all};

/// A ledger of 300 statements under the first key, and its last checkpoint.
fn begun(ledger: &Ledger) -> String {
    ledger.record_many("activity/a", 300);
    ledger.clerk().catch_up(&ledger.db).unwrap();
    checkpoint(ledger)
}

fn checkpoint(ledger: &Ledger) -> String {
    ledger.db.read_now(log_state).unwrap().head.unwrap().checkpoint
}

fn hand(ledger: &Ledger, (from, to): (u8, u8), ground: Ground) -> Handover {
    ledger
        .db
        .write_now(move |tx| hand_over(tx, &key(to), ground.is_signed_by_both().then(|| key(from)).as_ref(), ground))
        .unwrap()
}

fn clerk(ledger: &Ledger, seed: u8) -> zhixing_kit::Result<Clerk> {
    Clerk::open(&ledger.db, &ledger.author.organisation, key(seed))
}

fn keys(ledger: &Ledger) -> Vec<EarlierKey> {
    ledger.db.read_now(earlier_keys).unwrap()
}

fn faults(ledger: &Ledger) -> Vec<String> {
    verify_all(&ledger.db, |_, _| ()).unwrap().into_iter().map(|finding| finding.sentence.en).collect()
}

#[test]
fn the_log_goes_on_under_another_key_and_the_earlier_ones_stay_known() {
    for ledger in ledgers() {
        let first = begun(&ledger);
        let before = ledger.clerk().seal(&ledger.db.read_now(|tx| export(tx, "activity/a")).unwrap());
        assert_eq!(hand(&ledger, (7, 8), Ground::Planned).size, 300);
        assert!(clerk(&ledger, 7).is_err(), "the earlier key signs nothing any more");
        ledger.record_many("activity/b", 2);
        assert_eq!(clerk(&ledger, 8).unwrap().catch_up(&ledger.db).unwrap(), 2);
        hand(&ledger, (8, 9), Ground::Lost);
        ledger.record_many("activity/b", 1);
        clerk(&ledger, 9).unwrap().catch_up(&ledger.db).unwrap();
        assert_eq!(faults(&ledger), Vec::<String>::new());

        let earlier = keys(&ledger);
        let told: Vec<_> = earlier.iter().map(|key| (key.number, key.size, key.ground())).collect();
        assert_eq!(told, [(1, 300, Some(Ground::Planned)), (2, 302, Some(Ground::Lost))]);
        // What was carried away under the first key verifies with it; what is carried away now, with the newest.
        let pinned = [7, 9].map(|seed| VerifierKey::parse(&key(seed).verifier_key()).unwrap());
        assert!(RecordFile::verify(before.as_bytes(), Some(&pinned[0])).is_ok());
        let now = clerk(&ledger, 9).unwrap().seal(&ledger.db.read_now(|tx| export(tx, "activity/a")).unwrap());
        assert!(RecordFile::verify(now.as_bytes(), Some(&pinned[1])).is_ok());
        assert!(RecordFile::verify(now.as_bytes(), Some(&pinned[0])).is_err());
        // A witness who kept the first checkpoint still has it continued, and can follow the notes from key to key.
        assert_eq!(ledger.db.read_now(move |tx| continuity(tx, &first)).unwrap(), Continuity::Continues);
        let notes: Vec<_> =
            earlier.iter().map(|key| Handover::verify(key.handover.as_bytes(), None).unwrap()).collect();
        assert_eq!((&notes[0].before, &notes[0].after, &notes[1].after), (&pinned[0], &notes[1].before, &pinned[1]));
    }
}

#[test]
fn a_clerk_of_another_node_with_the_earlier_key_adds_nothing_after_the_change() {
    for ledger in ledgers() {
        begun(&ledger);
        let (other, size) = (ledger.clerk(), 300);
        hand(&ledger, (7, 8), Ground::Exposed);
        ledger.record_many("activity/b", 1);
        assert!(other.catch_up(&ledger.db).is_err(), "it refuses to sign");
        assert_eq!(ledger.db.read_now(log_state).unwrap().head.unwrap().size, size);
        assert_eq!(clerk(&ledger, 8).unwrap().catch_up(&ledger.db).unwrap(), 1);
    }
}

#[test]
fn a_head_that_its_key_did_not_sign_gets_no_other_key() {
    for ledger in ledgers() {
        begun(&ledger);
        let forged = Checkpoint::sign(300, zhixing_ledger::Hash([9; 32]), key(8).signer());
        ledger.db.write_now(move |tx| tx.run("update log set checkpoint = $1", params![&forged]).map(drop)).unwrap();
        let refused = ledger.db.write_now(|tx| hand_over(tx, &key(9), None, Ground::Lost));
        assert!(refused.unwrap_err().to_string().contains("not signed with its key"));
        assert!(keys(&ledger).is_empty());
    }
}

#[test]
fn whoever_edits_the_history_of_keys_behind_our_back_is_found_out() {
    for edit in [
        "update log_key set size = size - 1",
        "update log_key set handover = replace(handover, 'ground planned', 'ground lost')",
        "update log_key set checkpoint = (select checkpoint from log)",
        "update log_key set verifier_key = (select verifier_key from log)",
        "update log set verifier_key = (select verifier_key from log_key)",
    ] {
        for ledger in ledgers() {
            begun(&ledger);
            hand(&ledger, (7, 8), Ground::Planned);
            ledger.record_many("activity/b", 1);
            clerk(&ledger, 8).unwrap().catch_up(&ledger.db).unwrap();
            ledger.db.write_now(move |tx| tx.run(edit, &[]).map(drop)).unwrap();
            assert!(!faults(&ledger).is_empty(), "{edit}");
        }
    }
}

/// Who has the database alone can take the history away, or begin a key of his own; but not with a checkpoint that somebody kept: it tells.
#[test]
fn a_history_that_was_taken_away_contradicts_the_checkpoint_that_somebody_kept() {
    for ledger in ledgers() {
        let kept = begun(&ledger);
        hand(&ledger, (7, 8), Ground::Planned);
        ledger.db.write_now(|tx| tx.run("delete from log_key", &[]).map(drop)).unwrap();
        assert!(faults(&ledger).is_empty(), "in itself it is consistent");
        let refused = ledger.db.read_now(move |tx| continuity(tx, &kept));
        assert!(refused.is_err(), "the key that signed what was kept is not known any more: {refused:?}");
    }
}
