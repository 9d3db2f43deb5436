//! The lock on a data folder: one program at a time writes an embedded database. A kill releases it by itself.

use std::fs::{File, TryLockError};
use std::path::Path;

/// Held while the program runs.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, never read: closing the file releases the lock")] File);

/// Takes the lock, or says who has it in the way.
pub fn take(data: &Path) -> Result<Lock, String> {
    let path = data.join("lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| format!("the lock {}: {error}", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(format!("{} is in use by another zhixing: stop it first", data.display())),
        Err(TryLockError::Error(error)) => Err(format!("the lock {}: {error}", path.display())),
    }
}
