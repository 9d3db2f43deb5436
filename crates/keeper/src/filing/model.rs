//! What a filing pack says. Plain values.

use zhixing_kit::Moment;
use zhixing_kit::house::Setting;

use crate::registers::Registers;

/// All that goes into the pack.
#[derive(Clone)]
pub struct Pack {
    /// The organisation's name.
    pub organisation: String,
    /// When it was made.
    pub made_at: Moment,
    /// The fingerprint of the ledger's key; none before the ledger began.
    pub fingerprint: Option<String>,
    /// The settings in force.
    pub settings: Vec<Setting>,
    /// What the program has.
    pub registers: Registers,
}
