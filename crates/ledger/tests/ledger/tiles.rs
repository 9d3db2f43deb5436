//! Tiles and bundles: their names, what an append changes, and that batching makes no difference.

use super::store::{Store, entry, leaves};
use super::vectors::root_by_definition;
use zhixing_ledger::log::BundleError;
use zhixing_ledger::{Bundle, Hash, Tile, TreeError};

#[test]
fn paths_are_those_of_the_specification() {
    let cases = [
        (Tile { level: 0, number: 0, width: 256 }, "tile/0/000"),
        (Tile { level: 0, number: 273, width: 112 }, "tile/0/273.p/112"),
        (Tile { level: 3, number: 999, width: 1 }, "tile/3/999.p/1"),
        (Tile { level: 1, number: 1_000, width: 256 }, "tile/1/x001/000"),
        (Tile { level: 63, number: 1_234_067, width: 255 }, "tile/63/x001/x234/067.p/255"),
        (Tile { level: 0, number: u64::MAX, width: 256 }, "tile/0/x018/x446/x744/x073/x709/x551/615"),
    ];
    for (tile, path) in cases {
        assert_eq!(tile.path(), path);
        assert_eq!(Tile::parse(path), Some(tile));
        let (bundle, name) = (Bundle { number: tile.number, width: tile.width }, path.split_once('/').unwrap().1);
        let name = format!("tile/entries/{}", name.split_once('/').unwrap().1);
        assert_eq!(bundle.path(), name);
        assert_eq!(Bundle::parse(&name), Some(bundle));
    }
}

#[test]
fn other_paths_are_no_tiles() {
    let bad = "tile/0|tile/0/|tile/0/0|tile/0/0000|tile/00/000|tile/64/000|tile/-1/000|tile/0/000.p/0|tile/0/000.p/256|\
        tile/0/000.p/01|tile/0/000.p/|tile/0/x000/001|tile/0/001/234|tile/0/x001/x234|tile/0/x1/234|tile/0/000.p/1.p/1|\
        tile/0/x018/x446/x744/x073/x709/x551/616|/tile/0/000|tile/0/000/|tile/0/０００|tile/+1/000";
    for path in bad.split('|') {
        assert_eq!(Tile::parse(path), None, "{path}");
        assert_eq!(Bundle::parse(&path.replacen("tile/0", "tile/entries", 1)), None, "{path}");
    }
    assert_eq!(Tile::parse("tile/entries/000"), None);
    assert_eq!(Bundle::parse("tile/0/000"), None);
}

/// Level, tiles in it, width of the last.
type Row = (u8, usize, usize);

#[test]
fn a_tree_has_the_tiles_that_the_specification_says() {
    let cases: [(u64, &[Row]); 8] = [
        (0, &[]),
        (1, &[(0, 1, 1)]),
        (2, &[(0, 1, 2)]),
        (255, &[(0, 1, 255)]),
        (256, &[(0, 1, 256), (1, 1, 1)]),
        (257, &[(0, 2, 1), (1, 1, 1)]),
        (65_536, &[(0, 256, 256), (1, 1, 256), (2, 1, 1)]),
        (70_000, &[(0, 274, 112), (1, 2, 17), (2, 1, 1)]),
    ];
    for (size, levels) in cases {
        let store = Store::of(size);
        let mut found = Vec::new();
        for level in 0..8 {
            let row: Vec<_> = store.tiles.range((level, 0)..=(level, u64::MAX)).collect();
            if let Some((_, last)) = row.last() {
                found.push((level, row.len(), last.len() / Hash::LENGTH));
                assert!(row[..row.len() - 1].iter().all(|(_, bytes)| bytes.len() == 256 * Hash::LENGTH));
            }
        }
        assert_eq!(found, levels, "size {size}");
    }
}

#[test]
fn any_batching_gives_the_same_tiles_and_root() {
    let cases: [(u64, &[u64]); 6] = [
        (600, &[1]),
        (600, &[255, 1, 2]),
        (1_500, &[256]),
        (1_500, &[257, 3, 0, 511]),
        (66_000, &[65_535, 1, 1]),
        (66_000, &[1, 4_095, 777]),
    ];
    for (size, batches) in cases {
        let mut whole = Store::of(size);
        let mut parts = Store::default();
        for batch in batches.iter().cycle() {
            if parts.size == size {
                break;
            }
            let to = (parts.size + batch).min(size);
            parts.append(&leaves(parts.size, to));
        }
        assert_eq!(parts.tiles, whole.tiles, "{size} in {batches:?}");
        assert_eq!(parts.root(size), whole.root(size), "{size} in {batches:?}");
    }
}

#[test]
fn an_append_reads_and_changes_only_the_right_edge() {
    let mut store = Store::of(70_000);
    store.reads = 0;
    let changed = store.append(&leaves(70_000, 70_010));
    assert_eq!(changed, [Tile { level: 0, number: 273, width: 122 }]);
    assert_eq!(store.reads, 1);
    store.root(70_010);
    assert_eq!(store.reads, 1 + 3, "one tile of each level");
    store.reads = 0;
    store.inclusion(12_345, 70_010);
    store.consistency(40_000, 70_010);
    assert!(store.reads <= 2 * 5, "{} tiles read", store.reads);
}

#[test]
fn a_tree_answers_for_its_new_size_after_an_append() {
    let mut store = Store::of(300);
    let root = store.tree(300, |tree| {
        tree.append(&leaves(300, 800))?;
        assert_eq!(tree.size(), 800);
        tree.root()
    });
    assert_eq!(root.unwrap(), root_by_definition(&leaves(0, 800)));
    assert_eq!(store.size, 300, "nothing was stored");
}

#[test]
fn what_is_missing_or_out_of_range_is_said() {
    let mut store = Store::of(300);
    assert_eq!(store.tree(300, |tree| tree.inclusion(300)), Err(TreeError::Outside { index: 300, size: 300 }));
    assert_eq!(store.tree(300, |tree| tree.consistency(301)), Err(TreeError::Later { from: 301, size: 300 }));
    let edge = Tile { level: 0, number: 1, width: 44 };
    store.tiles.get_mut(&(0, 1)).unwrap().pop();
    assert_eq!(store.try_root(300), Err(TreeError::Missing(edge)));
    assert_eq!(store.tree(300, |tree| tree.append(&leaves(300, 301))), Err(TreeError::Missing(edge)));
    assert_eq!(store.tree(u64::MAX, |tree| tree.append(&leaves(0, 1))), Err(TreeError::Full));
}

#[test]
fn a_huge_tree_asks_for_tiles_that_exist() {
    let mut asked = Vec::new();
    let mut read = |tile: Tile| {
        asked.push(tile);
        Some(vec![7; usize::from(tile.width) * Hash::LENGTH])
    };
    let mut tree = zhixing_ledger::Tree::at(u64::MAX, &mut read);
    tree.root().unwrap();
    tree.inclusion(u64::MAX - 1).unwrap();
    tree.consistency(u64::MAX / 3).unwrap();
    assert!(asked.iter().all(|tile| tile.level < 8 && (1..=256).contains(&tile.width)));
}

#[test]
fn bundles_hold_entries_and_refuse_what_does_not_fit() {
    let entries: Vec<Vec<u8>> = (0..256).map(entry).chain([]).collect();
    let bytes = Bundle::encode(&entries).unwrap();
    assert_eq!(&bytes[..9], b"\x00\x07entry 0");
    assert_eq!(Bundle::decode(&bytes).unwrap(), entries);
    assert_eq!(Bundle::decode(&[]), Ok(Vec::new()));
    let largest = vec![1; 65_535];
    assert_eq!(Bundle::decode(&Bundle::encode(&[&largest]).unwrap()).unwrap(), [&largest[..]]);
    assert_eq!(Bundle::encode(&[vec![], vec![0; 65_536]]), Err(BundleError::EntryTooLong(1)));
    assert_eq!(Bundle::encode(&vec![[0; 1]; 257]), Err(BundleError::TooMany));
    assert_eq!(Bundle::decode(&[bytes.clone(), vec![0, 0]].concat()), Err(BundleError::TooMany));
    assert_eq!(Bundle::decode(&bytes[..bytes.len() - 1]), Err(BundleError::CutOff(255)));
    assert_eq!(Bundle::decode(&[0]), Err(BundleError::CutOff(0)));
}
