//! The lock on a data folder: one program at a time writes an embedded database. A kill releases it by itself.

use std::fs::{File, TryLockError};
use std::path::Path;

use zhixing_kit::Sentence;

use crate::said::{of_file, said};

/// Held while the program runs.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "held, never read: closing the file releases the lock")] File);

/// Takes the lock, or says who has it in the way.
pub fn take(data: &Path) -> Result<Lock, Sentence> {
    let path = data.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(of_file(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => {
            let data = data.display();
            Err(said!(
                "{data} 正由另一个 zhixing 使用：请先停下它" / "{data} is in use by another zhixing: stop it first"
            ))
        }
        Err(TryLockError::Error(error)) => Err(of_file(&path)(error)),
    }
}
