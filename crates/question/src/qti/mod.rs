//! Items of QTI 2.2 (IMS) and 3.0 (1EdTech): single and multiple choice, text entry and extended text, as a package or as one XML file.
//! Definitions: imsglobal.org, "QTI v2.2" and "QTI 3.0". How a test is put together, and other interactions, are named and left out.

mod item;
mod package;
mod write;

pub use item::read_item;
pub use package::{is_package, read as read_package};
pub use write::{Version, write};
