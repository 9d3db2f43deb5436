//! An installation on the disk: its folder and its archive.

pub mod archive;
pub mod key;
pub mod seen;

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

/// Makes a folder, with those above it, that nobody but its owner can look into: in it lie people's data, hashes of passwords, a key. One that is
/// there already stays as its owner made it.
pub fn private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}
