//! The charter that this program holds its branches to, read once. It is the same on every node and never changes while the program runs.

use std::sync::OnceLock;

use zhixing_charter::{Charter, Fault};

static CHARTER: OnceLock<Charter> = OnceLock::new();

/// The rules of the field.
pub fn charter() -> &'static Charter {
    CHARTER.get_or_init(Charter::shipped)
}

/// Takes an organisation's own holidays, before anything else is asked of the charter; later it changes nothing. All faults of the file otherwise.
pub fn use_holidays(holidays_toml: &str) -> Result<(), Vec<Fault>> {
    let charter = Charter::shipped().with_holidays(holidays_toml)?;
    CHARTER.get_or_init(|| charter);
    Ok(())
}
