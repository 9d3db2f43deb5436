//! Opening a part of a course: the session with its token, what an open course asks for, and what comes of it.

pub mod actions;
pub mod cmi5;
pub mod model;
pub mod page;
pub mod pages;
pub mod scorm;
pub mod serve;
pub mod store;
mod text;
pub mod told;
pub mod watch;
pub mod web;
