//! Reading the two rules files: text in, a charter or every fault out. It never stops at the first fault.

mod branch;
mod entry;
mod holidays;
mod source_text;

use crate::{Charter, Fault, Holidays};

/// Reads a file of holidays alone.
pub(crate) fn holidays(holidays_toml: &str) -> Result<Holidays, Vec<Fault>> {
    let (holidays, faults) = holidays::read(holidays_toml);
    if faults.is_empty() { Ok(holidays) } else { Err(faults) }
}

/// Reads both files and joins their faults.
pub(crate) fn charter(branch_toml: &str, holidays_toml: &str) -> Result<Charter, Vec<Fault>> {
    let (branch, mut faults) = branch::read(branch_toml);
    let (holidays, more) = holidays::read(holidays_toml);
    faults.extend(more);
    match branch {
        Some(charter) if faults.is_empty() => Ok(Charter { holidays, ..charter }),
        _ => Err(faults),
    }
}
