//! Of which units a record is kept. Pure.

use crate::unit::UnitKind;

/// Whether anything is owed by units of this kind, so that it matters since when their record is kept: branches and groups.
pub fn may_be_kept(kind: UnitKind) -> bool {
    kind.is_branch() || kind == UnitKind::Group
}
