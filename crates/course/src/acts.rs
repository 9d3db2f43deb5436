//! What can be done about courses, for who does it without a page: the demonstration and tests. The same actions as the pages', with the same rights
//! asked and the same records written.

pub use crate::course::actions::{NewCourse, publish};
pub use crate::package::{Package, read};
