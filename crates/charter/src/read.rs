//! Reading the rules files: text in, a charter or every fault out. It never stops at the first fault.

mod branch;
mod entry;
mod holidays;
mod source_text;
mod study;

use crate::{Charter, Fault, Holidays};

/// Reads a file of holidays alone.
pub(crate) fn holidays(holidays_toml: &str) -> Result<Holidays, Vec<Fault>> {
    let (holidays, faults) = holidays::read(holidays_toml);
    if faults.is_empty() { Ok(holidays) } else { Err(faults) }
}

/// Reads all files and joins their faults.
pub(crate) fn charter(branch_toml: &str, study_toml: &str, holidays_toml: &str) -> Result<Charter, Vec<Fault>> {
    let (branch, mut faults) = branch::read(branch_toml);
    let regulations = branch.as_ref().map_or(&[][..], |charter| &charter.regulations);
    let (study, more) = study::read(study_toml, regulations);
    // Without the regulations of the other file no source could be told from a wrong one.
    if branch.is_some() {
        faults.extend(more);
    }
    let (holidays, more) = holidays::read(holidays_toml);
    faults.extend(more);
    match branch {
        Some(charter) if faults.is_empty() => Ok(Charter { study, holidays, ..charter }),
        _ => Err(faults),
    }
}
