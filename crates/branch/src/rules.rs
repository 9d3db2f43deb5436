//! The charter that this program holds its branches to, read once. It is the same on every node and never changes while the program runs.

use std::sync::LazyLock;

use zhixing_charter::Charter;

static CHARTER: LazyLock<Charter> = LazyLock::new(Charter::shipped);

/// The rules of the field.
pub fn charter() -> &'static Charter {
    &CHARTER
}
