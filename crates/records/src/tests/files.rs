//! The log as a witness reads it.

use axum::http::header;
use zhixing_kit::test::{Browser, Page};
use zhixing_ledger::log::leaf;
use zhixing_ledger::{Bundle, Checkpoint, Hash, Tile, Tree};

use super::{key, ledgers};
use crate::routes;

fn kept(page: &Page) -> &str {
    page.headers[header::CACHE_CONTROL].to_str().unwrap()
}

#[test]
fn a_witness_can_rebuild_the_tree_from_the_public_files() {
    for ledger in ledgers() {
        let mut browser = Browser::new(routes().assemble(ledger.place.house(&[]), |known| known, |required| required));
        browser.get("/ledger/checkpoint").expect(404);
        let clerk = ledger.clerk();
        ledger.record_many("activity/a", 300);
        clerk.catch_up(&ledger.db).unwrap();

        let page = browser.get("/ledger/checkpoint").expect(200);
        assert!(page.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/plain"));
        assert_eq!(kept(&page), "no-cache");
        let checkpoint = Checkpoint::open(&page.text, key(7).signer().verifier()).unwrap();
        let mut read = |tile: Tile| Some(browser.get(&format!("/ledger/{}", tile.path())).expect(200).bytes);
        assert_eq!(Tree::at(checkpoint.size, &mut read).root().unwrap(), checkpoint.root);

        let full = browser.get("/ledger/tile/0/000").expect(200);
        assert!(kept(&full).contains("immutable"));
        let partial = browser.get("/ledger/tile/0/001.p/44").expect(200);
        assert!(kept(&partial).contains("immutable"), "its width is part of its path");
        assert_eq!((full.bytes.len(), partial.bytes.len()), (256 * 32, 44 * 32));
        let entries = browser.get("/ledger/tile/entries/001.p/44").expect(200).bytes;
        let leaves: Vec<_> = Bundle::decode(&entries).unwrap().into_iter().flat_map(|entry| leaf(entry).0).collect();
        assert_eq!(leaves, partial.bytes);
        assert_eq!(browser.get("/ledger/tile/0/001.p/3").expect(200).bytes, partial.bytes[..3 * Hash::LENGTH]);
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for ledger in ledgers() {
        let clerk = ledger.clerk();
        ledger.record_many("activity/a", 3);
        clerk.catch_up(&ledger.db).unwrap();
        let mut browser = Browser::new(routes().assemble(ledger.place.house(&[]), |known| known, |required| required));
        let paths = [
            "0/000",
            "0/000.p/4",
            "0/001.p/1",
            "1/000.p/1",
            "0/0",
            "64/000",
            "entries/000",
            "entries/x",
            "..%2f0",
            "0/000.p/0",
        ];
        for path in paths {
            browser.get(&format!("/ledger/tile/{path}")).expect(404);
        }
        browser.get("/ledger/tile/0/000.p/3").expect(200);
    }
}
