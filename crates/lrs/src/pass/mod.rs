//! What an open course of this house signs in with: a client's rights, narrowed to one agent, one enrolment and one activity, for a day at most.

pub mod model;
pub(crate) mod store;
