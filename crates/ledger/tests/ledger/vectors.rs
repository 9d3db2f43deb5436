//! The tree of RFC 6962: the known roots of the eight leaves that implementations share, and the definition itself.

use super::store::{Store, leaves};
use zhixing_ledger::Hash;
use zhixing_ledger::log::{leaf, node};

const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// MTH of RFC 6962, section 2.1, word for word.
pub fn root_by_definition(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of_empty_tree(),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            node(root_by_definition(left), root_by_definition(right))
        }
    }
}

#[test]
fn the_known_roots_come_out() {
    let mut store = Store::default();
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(store.root(size as u64).to_hex(), *root, "size {size}");
        if let Some(entry) = LEAVES.get(size) {
            store.append(&[leaf(&hex::decode(entry).unwrap())]);
        }
    }
}

#[test]
fn a_leaf_is_never_a_node() {
    let (left, right) = (leaf(b"left"), leaf(b"right"));
    assert_ne!(leaf(&[left.0, right.0].concat()), node(left, right));
}

#[test]
fn roots_follow_the_definition_at_every_size_and_at_each_edge_of_a_tile() {
    let all = leaves(0, 70_000);
    let mut store = Store::of(70_000);
    let edges = [511, 512, 513, 65_535, 65_536, 65_537, 65_792, 70_000];
    for size in (0..=300).chain(edges) {
        assert_eq!(store.root(size), root_by_definition(&all[..size as usize]), "size {size}");
    }
}

#[test]
fn a_hash_is_read_back_only_as_it_is_written() {
    let hash = leaf(b"x");
    assert_eq!(Hash::from_base64(&hash.to_base64()), Some(hash));
    for bad in ["", "AAAA", &hash.to_base64()[..43], &format!("{} ", hash.to_base64()), &hash.to_hex()] {
        assert_eq!(Hash::from_base64(bad), None, "{bad}");
    }
}
