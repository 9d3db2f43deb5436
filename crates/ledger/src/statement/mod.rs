//! The shape of statements (xAPI, IEEE 9274.1.1), as far as the log's users need it.
//! It never decides what is worth recording, and knows no verb or activity of its own.

mod activity;
mod check;
mod rules;
mod shape;

pub use activity::{Account, Activity, Agent, Definition, LanguageMap, Object, Verb};
pub use check::{Problem, Problems, Rule};
pub use shape::{Context, ContextActivities, Extensions, Outcome, Statement};
