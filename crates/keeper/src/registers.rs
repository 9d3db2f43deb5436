//! What the other rooms have, as only the whole program knows it: handed down, so that documents about the program are made from the program.

use zhixing_kit::form::Field;
use zhixing_kit::html::NavItem;
use zhixing_records::{ThingKind, Verb};

/// The registers of the whole program.
#[derive(Clone, Copy)]
pub struct Registers {
    /// Every field that any page asks for.
    pub fields: fn() -> Vec<&'static Field>,
    /// Every word of the ledger.
    pub vocabulary: fn() -> (Vec<Verb>, Vec<ThingKind>),
    /// Where the navigation leads.
    pub navigation: &'static [NavItem],
}
