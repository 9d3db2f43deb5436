//! The pages of the appraisal.

mod form;
mod whole;

pub use form::{CountView, DecisionView, count, decision};
pub use whole::{View, appraisal, own_result};
