//! An independent implementation of the formats (tlog_tiles and signed_note, used by a certificate log in production)
//! accepts our checkpoints, proofs and tiles, and ours accepts its.

use super::notes::signer;
use super::store::{Store, entry, leaves};
use signed_note::{Note as TheirNote, StandardSigner, StandardVerifier, VerifierList};
use std::cell::RefCell;
use tlog_tiles::{HashReader, TileHashReader, TileReader, tlog};
use zhixing_ledger::log::{leaf, node, verify_consistency, verify_inclusion};
use zhixing_ledger::note::Note;
use zhixing_ledger::{Checkpoint, Hash, Tile, VerifierKey};

fn theirs(hash: Hash) -> tlog::Hash {
    tlog::Hash(hash.0)
}

fn ours(hashes: &[tlog::Hash]) -> Vec<Hash> {
    hashes.iter().map(|hash| Hash(hash.0)).collect()
}

/// Their log: all hashes of all complete subtrees, in their order.
#[derive(Default)]
struct TheirLog(RefCell<Vec<tlog::Hash>>);

impl HashReader for TheirLog {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        Ok(indexes.iter().map(|index| self.0.borrow()[*index as usize]).collect())
    }
}

fn their_log(size: u64) -> TheirLog {
    let log = TheirLog::default();
    for index in 0..size {
        let hashes = tlog::stored_hashes(index, &entry(index), &log).unwrap();
        log.0.borrow_mut().extend(hashes);
    }
    log
}

/// Our tiles, served to their client by their own paths.
struct OurTiles<'s>(&'s Store);

impl TileReader for OurTiles<'_> {
    fn height(&self) -> u8 {
        8
    }

    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog::Error> {
        let serve = |tile: &tlog_tiles::Tile| {
            // Their general form names the height; the C2SP form, fixed at 8, does not.
            let path = tile.path().replacen("tile/8/", "tile/", 1);
            let place = Tile::parse(&path).unwrap();
            let bytes = &self.0.tiles[&(place.level, place.number)];
            bytes[..usize::from(place.width) * Hash::LENGTH].to_vec()
        };
        Ok(tiles.iter().map(serve).collect())
    }

    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn their_hashes_are_ours() {
    let (a, b) = (leaf(b"a"), leaf(b"b"));
    assert_eq!(tlog::record_hash(b"a").0, a.0);
    assert_eq!(tlog::node_hash(theirs(a), theirs(b)).0, node(a, b).0);
    assert_eq!(tlog::EMPTY_HASH.0, Hash::of_empty_tree().0);
}

#[test]
fn their_tree_has_our_roots_and_tiles() {
    let log = their_log(70_000);
    let mut store = Store::of(70_000);
    for size in [0, 1, 2, 255, 256, 257, 1_000, 65_535, 65_536, 70_000] {
        assert_eq!(tlog::tree_hash(size, &log).unwrap().0, store.root(size).0, "size {size}");
    }
    let tiles = tlog_tiles::Tile::new_tiles(8, 0, 70_000);
    for tile in &tiles {
        let key = (tile.level(), tile.level_index());
        let bytes = tile.read_data(&log).unwrap();
        // They list narrower versions of a tile too.
        assert!(store.tiles[&key].starts_with(&bytes), "{}", tile.path());
    }
    assert!(tiles.len() >= store.tiles.len());
}

#[test]
fn each_accepts_the_others_inclusion_proofs() {
    let log = their_log(1_000);
    let mut store = Store::of(1_000);
    for size in [1, 2, 3, 70, 255, 256, 257, 1_000] {
        let root = store.root(size);
        for index in (0..size).step_by(7) {
            let proof = store.inclusion(index, size);
            let hash = leaf(&entry(index));
            let sent = proof.iter().copied().map(theirs).collect();
            tlog::check_record(&sent, size, theirs(root), index, theirs(hash)).unwrap();
            let received = tlog::prove_record(size, index, &log).unwrap();
            assert_eq!(verify_inclusion(hash, index, size, &ours(&received), root), Ok(()), "{index} in {size}");
        }
    }
}

#[test]
fn each_accepts_the_others_consistency_proofs() {
    let log = their_log(600);
    let mut store = Store::of(600);
    for size in [1, 2, 3, 70, 256, 257, 600] {
        for from in (1..=size).step_by(5) {
            let (old, new) = (store.root(from), store.root(size));
            let sent = store.consistency(from, size).into_iter().map(theirs).collect();
            tlog::check_tree(&sent, size, theirs(new), from, theirs(old)).unwrap();
            let received = ours(&tlog::prove_tree(size, from, &log).unwrap());
            assert_eq!(verify_consistency(from, size, old, new, &received), Ok(()), "{from} in {size}");
        }
    }
}

#[test]
fn their_client_reads_our_tiles_by_path_and_authenticates_them() {
    for size in [1, 255, 256, 257, 70_000] {
        let mut store = Store::of(size);
        let root = store.root(size);
        let tiles = OurTiles(&store);
        let reader = TileHashReader::new(size, theirs(root), &tiles);
        for index in [0, size / 2, size - 1] {
            let proof = tlog::prove_record(size, index, &reader).unwrap();
            assert_eq!(verify_inclusion(leaf(&entry(index)), index, size, &ours(&proof), root), Ok(()));
        }
    }
}

#[test]
fn our_tree_grows_on_their_tiles() {
    let log = their_log(70_000);
    let mut store = Store { size: 70_000, ..Store::default() };
    for tile in tlog_tiles::Tile::new_tiles(8, 0, 70_000) {
        store.tiles.insert((tile.level(), tile.level_index()), tile.read_data(&log).unwrap());
    }
    store.append(&leaves(70_000, 70_300));
    assert_eq!(store.tiles, Store::of(70_300).tiles);
}

#[test]
fn they_verify_our_checkpoints() {
    let signer = signer("example.org/log", 1);
    let root = Store::of(257).root(257);
    let note = Checkpoint::sign(257, root, &signer);
    let verifier = StandardVerifier::new(&signer.verifier().encode()).unwrap();
    let parsed = TheirNote::from_bytes(note.as_bytes()).unwrap();
    let (verified, others) = parsed.verify(&VerifierList::new(vec![Box::new(verifier)])).unwrap();
    assert_eq!((verified.len(), others.len()), (1, 0));
    assert_eq!(verified[0].id(), signer.verifier().id());
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(parsed.text()).unwrap();
    assert_eq!((checkpoint.origin(), checkpoint.size(), checkpoint.hash().0), ("example.org/log", 257, root.0));
}

#[test]
fn we_verify_their_checkpoints() {
    // Their secret key's encoding: type and seed behind name and id.
    let ours = signer("example.org/log", 3);
    let seed = [&[1_u8][..], &[3; 32]].concat();
    let seed = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, seed);
    let secret = format!("PRIVATE+KEY+example.org/log+{:08x}+{seed}", ours.verifier().id());
    let signer = StandardSigner::new(&secret).unwrap();
    let root = leaf(b"x");
    let text = tlog_tiles::Checkpoint::new("example.org/log", 1, theirs(root), "").unwrap().to_bytes();
    let mut note = TheirNote::new(&text, &[]).unwrap();
    note.add_sigs(&[&signer]).unwrap();
    let note = String::from_utf8(note.to_bytes()).unwrap();

    let key = VerifierKey::parse(&ours.verifier().encode()).unwrap();
    let checkpoint = Checkpoint::open(&note, &key).unwrap();
    assert_eq!((checkpoint.size, checkpoint.root), (1, root));
    assert_eq!(note, Checkpoint::sign(1, root, &ours), "the same bytes");
    assert_eq!(Note::parse(&note).unwrap().encode(), note);
}
