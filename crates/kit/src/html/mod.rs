//! The components of a page. Each is a function that returns markup; none asks the database or knows a capability.

pub mod frame;

pub use frame::{Frame, Look, NavItem, Reader, Theme, TypeSize};
