//! What can be done about materials, for who does it without a page: the demonstration, the benches. The same actions as the pages', with the same
//! rights asked and the same records written.

pub use crate::extract::{Extracted, Format, Look, Paragraph, as_described, as_format, read};
pub use crate::material::actions::{Brought, publish, renew, take_back};
pub use crate::material::input::NewMaterial;
pub use crate::material::model::{Area, Kind, MaterialId};
pub use crate::search::questions::{Answers, Found, Within, search};
pub use crate::search::snippet::snippet;
pub use crate::search::words::of_question as asked;
