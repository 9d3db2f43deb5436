//! Into which kept units the rows reach, each with the cell that says so: what the one who imports is asked to be allowed.

use zhixing_records::UnitId;

use super::{Place, Plan, Planner};
use crate::import::entry::Entry;
use crate::import::headings::Column;
use crate::rights::Right;

/// A kept unit into which a row reaches, with the right that it takes and the cell that says so.
#[derive(Clone, Debug)]
pub struct Touch {
    /// The line of the file.
    pub line: u32,
    /// The cell.
    pub column: Column,
    /// What one has to be allowed.
    pub right: Right,
    /// Where.
    pub unit: UnitId,
}

impl Plan {
    /// The kept unit where a place is; a new unit counts as the one above it.
    pub fn kept(&self, place: &Place) -> Option<UnitId> {
        let mut place = place;
        loop {
            match place {
                Place::Known(unit) => return Some(unit.clone()),
                Place::New(index) => place = &self.units.get(*index)?.parent,
            }
        }
    }
}

impl Planner<'_> {
    /// Notes that a row reaches into a unit.
    pub(super) fn touch(&mut self, entry: &Entry, column: Column, (right, unit): (Right, UnitId)) {
        self.plan.touched.push(Touch { line: entry.line, column, right, unit });
    }
}
