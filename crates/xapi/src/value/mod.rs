//! Values without parts of their own: addresses, moments, tags, numbers.

pub mod duration;
pub mod iri;
pub mod language;
pub mod number;
pub mod sha2;
pub mod timestamp;
pub mod uuid;
pub mod version;
