//! The ledger's key file as a file: copied, never made here and never written over.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Copies the key to where no file is, readable for its owner alone. The same key that lies there already is left as it is.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let line = fs::read(from).map_err(|error| format!("the ledger key {}: {error}", from.display()))?;
    let told = |error: std::io::Error| format!("the ledger key cannot be copied to {}: {error}", to.display());
    match File::options().write(true).create_new(true).mode(0o600).open(to) {
        Ok(mut file) => file.write_all(&line).and_then(|()| file.sync_all()).map_err(told),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && fs::read(to).is_ok_and(|known| known == line) => {
            Ok(())
        }
        Err(error) => Err(told(error)),
    }
}
