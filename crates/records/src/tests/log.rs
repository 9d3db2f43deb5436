//! The clerk, the key, proofs and exports.

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::time::Duration;

use zhixing_kit::{Error, Read};
use zhixing_ledger::log::verify_consistency;
use zhixing_ledger::note::TlogProof;
use zhixing_ledger::{Checkpoint, RecordFile};

use super::{Ledger, key, ledgers};
use crate::log::round::{ROUND_MAX, Round};
use crate::log::store;
use crate::{Clerk, LogState, SigningKey, export, export_one, health, log_state, proof_of, verify_all};

fn state(ledger: &Ledger) -> LogState {
    ledger.db.read_now(log_state).unwrap()
}

fn prepared(ledger: &Ledger) -> Round {
    let organisation = ledger.author.organisation.clone();
    ledger.db.read_now(move |tx| Round::prepare(tx, &organisation, &key(7))).unwrap().unwrap()
}

/// Everything holds: quickly, and looked at one by one.
fn assert_sound(ledger: &Ledger, size: u64) {
    let health = ledger.db.read_now(health).unwrap();
    assert_eq!((health.size, health.findings), (size, Vec::new()));
    let mut seen = 0;
    assert_eq!(verify_all(&ledger.db, |done, of| seen = done.min(of)).unwrap(), Vec::new());
    assert_eq!(seen, size);
}

#[test]
fn the_log_grows_by_rounds_and_each_checkpoint_continues_the_one_before() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        assert_eq!(clerk.round(&ledger.db).unwrap(), 0);
        let verifier = key(7).signer().verifier().clone();
        let mut before = Checkpoint::open(&state(&ledger).head.unwrap().checkpoint, &verifier).unwrap();
        for count in [1, 254, 1, 1, 300, ROUND_MAX + 30] {
            ledger.record_many("activity/a", count);
            ledger.place.pass_ms(1);
            assert_eq!(state(&ledger).waiting, count as u64);
            assert_eq!(clerk.catch_up(&ledger.db).unwrap(), count);
            let after = Checkpoint::open(&state(&ledger).head.unwrap().checkpoint, &verifier).unwrap();
            assert_eq!(after.size, before.size + count as u64);
            let (organisation, from) = (ledger.author.organisation.clone(), before.size);
            let proof = ledger
                .db
                .read_now(move |tx| store::tree(tx, &organisation, after.size, |tree| tree.consistency(from)))
                .unwrap();
            verify_consistency(before.size, after.size, before.root, after.root, &proof.unwrap()).unwrap();
            before = after;
        }
        assert_eq!((state(&ledger).waiting, state(&ledger).oldest_waiting), (0, None));
        assert_sound(&ledger, before.size);
    }
}

#[test]
fn a_statement_is_proved_once_it_is_in_the_log() {
    for ledger in ledgers() {
        let ids = ledger.record_many("activity/a", 5);
        let clerk = ledger.clerk();
        let ask = |index: usize| {
            let id = ids[index].clone();
            ledger.db.read_now(move |tx| proof_of(tx, &id)).unwrap()
        };
        assert_eq!(ask(3), None);
        clerk.catch_up(&ledger.db).unwrap();
        let proof = ask(3).unwrap();
        let told = TlogProof::parse(&proof.text).unwrap();
        told.verify(&proof.commitment.0, key(7).signer().verifier()).unwrap();
        assert!(told.verify(&ask(2).unwrap().commitment.0, key(7).signer().verifier()).is_err());
    }
}

#[test]
fn an_export_verifies_by_itself_and_is_refused_while_something_waits() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        let ids = ledger.record_many("activity/a", 3);
        ledger.record_many("activity/b", 300);
        clerk.catch_up(&ledger.db).unwrap();
        let whole = ledger.db.read_now(|tx| export(tx, "activity/a")).unwrap();
        let text = clerk.seal(&whole);
        let verified = RecordFile::verify(text.as_bytes(), Some(key(7).signer().verifier())).unwrap();
        assert_eq!((verified.statements.len(), verified.tree_size, whole.len()), (3, 303, 3));
        let one = ids[1].clone();
        let text = clerk.seal(&ledger.db.read_now(move |tx| export_one(tx, &one)).unwrap());
        let verified = RecordFile::verify(text.as_bytes(), None).unwrap();
        assert_eq!(verified.statements[0].id.as_deref(), Some(ids[1].as_str()));

        ledger.record(ledger.deed("activity/a")).unwrap();
        let refused = ledger.db.read_now(|tx| export(tx, "activity/a").map(drop));
        assert!(matches!(refused, Err(Error::Refused(sentence)) if sentence.en.contains("try again in a second")));
        assert!(matches!(ledger.db.read_now(|tx| export(tx, "activity/c").map(drop)), Err(Error::NotFound)));
    }
}

#[test]
fn a_round_that_breaks_off_leaves_nothing() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        ledger.record_many("activity/a", 300);
        let before = state(&ledger);
        let round = prepared(&ledger);

        // All is written but not committed, as when the program is killed just before the end.
        let all = round.clone();
        let broken = ledger.db.write_now(move |tx| {
            assert_eq!(store::grow(tx, &all)?, 300);
            Err::<(), _>(Error::NotFound)
        });
        assert!(broken.is_err());
        assert_eq!(state(&ledger), before);

        // It breaks off in the middle: the head is written, and then a statement has a place already.
        let mut twice = round.clone();
        twice.placed[299] = twice.placed[0].clone();
        assert!(ledger.db.write_now(move |tx| store::grow(tx, &twice)).is_err());
        assert_eq!(state(&ledger), before);
        let organisation = ledger.author.organisation.clone();
        assert_eq!(ledger.db.read_now(move |tx| store::tile(tx, &organisation, 0, 0)).unwrap(), None);

        assert_eq!(clerk.round(&ledger.db).unwrap(), 300);
        assert_sound(&ledger, 300);
    }
}

#[test]
fn of_two_nodes_with_the_same_round_one_does_nothing() {
    for ledger in ledgers() {
        ledger.clerk();
        ledger.record_many("activity/a", 20);
        let (first, second) = (prepared(&ledger), prepared(&ledger));
        assert_eq!(ledger.db.write_now(move |tx| store::grow(tx, &first)).unwrap(), 20);
        assert_eq!(ledger.db.write_now(move |tx| store::grow(tx, &second)).unwrap(), 0);
        assert_sound(&ledger, 20);
    }
}

#[test]
fn two_clerks_at_work_place_each_statement_once() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        let other = ledger.place.open_again();
        let mut added = 0;
        for _ in 0..10 {
            ledger.record_many("activity/a", 40);
            added += std::thread::scope(|both| {
                let second = both.spawn(|| clerk.catch_up(&other).unwrap());
                clerk.catch_up(&ledger.db).unwrap() + second.join().unwrap()
            });
        }
        added += clerk.catch_up(&ledger.db).unwrap();
        assert_eq!(added, 400);
        assert_sound(&ledger, 400);
    }
}

#[test]
fn the_clerk_wakes_by_itself() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        // What is recorded, is recorded on another thread, as by a handler.
        let record = |count| std::thread::scope(|other| drop(other.spawn(|| ledger.record_many("activity/a", count))));
        let live = ledger.db.surroundings().live.clone();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut announced = live.listen();
            let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
            let work = tokio::spawn(clerk.run(ledger.db.clone(), live.clone(), async move { drop(stopped.await) }));
            record(3);
            let added = async { while &*announced.recv().await.unwrap() != "ledger" {} };
            tokio::time::timeout(Duration::from_secs(20), added).await.expect("the clerk adds what was recorded");
            // What comes last is added on the way out.
            record(1);
            stop.send(()).unwrap();
            work.await.unwrap();
        });
        assert_sound(&ledger, 4);
    }
}

#[test]
fn the_key_is_a_file_for_its_owner_alone_and_is_never_replaced() {
    for ledger in ledgers() {
        let folder = std::env::temp_dir().join(format!("zhixing-key-{}-{}", std::process::id(), ledger.place.engine));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("ledger.key");
        let start = || Clerk::start(&ledger.db, &ledger.author.organisation, &file, None);
        let made = start().unwrap().key().verifier_key();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "no draft stays behind");
        let again = start().unwrap();
        assert_eq!(again.key().verifier_key(), made);
        let text = std::fs::read_to_string(&file).unwrap();
        // PRIVATE+KEY+name+id+secret, and the secret may hold that sign itself.
        let secret = text.trim_end().splitn(5, '+').last().unwrap();
        assert_eq!(secret.len(), 44);
        assert!(!format!("{again:?} {:?}", again.key().signer()).contains(secret));

        std::fs::write(&file, "PRIVATE+KEY+damaged").unwrap();
        assert!(matches!(start(), Err(Error::Refused(told)) if told.en.contains("cannot be used")));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "PRIVATE+KEY+damaged");
        std::fs::remove_file(&file).unwrap();
        assert!(matches!(start(), Err(Error::Refused(told)) if told.en.contains("is gone")));
        assert!(!file.exists());
        SigningKey::create_or_read(&file, "zhixing/other", &ledger.db.surroundings().random).unwrap();
        assert!(matches!(start(), Err(Error::Refused(told)) if told.en.contains("not this log's")));
        std::fs::write(&file, text).unwrap();
        start().unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
    }
}

#[test]
fn the_log_is_not_continued_from_anything_that_was_not_signed() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        ledger.record_many("activity/a", 3);
        clerk.catch_up(&ledger.db).unwrap();
        let head = Arc::new(state(&ledger).head.unwrap());
        ledger.record_many("activity/a", 1);
        ledger.db.write_now(|tx| tx.run("update log set size = 2", &[]).map(drop)).unwrap();
        assert!(matches!(clerk.round(&ledger.db), Err(Error::Broken(_))));
        ledger.db.write_now(|tx| tx.run("update log set size = 3", &[]).map(drop)).unwrap();
        ledger.db.write_now(|tx| tx.run("delete from tile", &[]).map(drop)).unwrap();
        assert!(matches!(clerk.round(&ledger.db), Err(Error::Broken(_))));
        let now = ledger.db.read_now(|tx: &Read<'_>| store::house_head(tx)).unwrap().unwrap();
        assert_eq!(now, *head);
    }
}
