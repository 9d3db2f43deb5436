//! Experience API statements, version 1.0.3 and 2.0 (IEEE 9274.1.1-2023), as types that cannot be invalid.
//!
//! [`Statement::parse`] reads one statement, [`parse_batch`] what a client posts; what comes out follows every rule of the specification that a
//! text can be held against, and what does not is refused with its place and its rule:
//!
//! ```
//! use zhixing_xapi::{Statement, Version};
//!
//! let text = r#"{"actor":{"mbox":"a@example.org"},"verb":{"id":"http://example.org/v"},"object":{"id":"http://example.org/a"}}"#;
//! let fault = Statement::parse(text, Version::V2_0).unwrap_err();
//! assert_eq!(fault.to_string(), "actor.mbox: must be a mailto IRI (XAPI-00038)");
//! ```
//!
//! A statement is written back with every value as it came ([`Format::Exact`]), with ids alone ([`Format::Ids`]) or with the words that a reader's
//! languages choose ([`Format::Canonical`]). [`Statement::same_as`] compares as the specification compares. [`multipart`] reads and writes requests
//! with attachments, [`signature`] holds a signed statement against its signature.
//!
//! It is pure: no clock, no files, no network, no database. JSON that is deeper than [`json::DEPTH_MAX`], that names a key twice or that holds very
//! many values is refused before anything is made of it.

mod batch;
mod fault;
mod fields;
pub mod json;
pub mod multipart;
mod part;
mod same;
pub mod signature;
#[cfg(test)]
mod tests;
mod value;
mod without;
mod write;

pub use batch::{BatchFault, parse_batch};
pub use fault::{Fault, Rule};
pub use part::activity::{Activity, Definition};
pub use part::actor::{Account, Actor, Agent, Group, GroupIdentity, Ifi};
pub use part::attachment::{Attachment, SIGNATURE_USAGE};
pub use part::context::{Context, ContextActivities, ContextAgent, ContextGroup};
pub use part::extensions::Extensions;
pub use part::interaction::{Component, Components, Interaction, InteractionKind};
pub use part::object::{Object, StatementRef, SubStatement};
pub use part::outcome::{Outcome, Score};
pub use part::statement::{Statement, VOIDED};
pub use part::verb::Verb;
pub use value::duration::Duration;
pub use value::iri::{Iri, is_mailto};
pub use value::language::{LanguageMap, LanguageTag, Languages};
pub use value::number::Number;
pub use value::sha2::Sha2;
pub use value::timestamp::Timestamp;
pub use value::uuid::Uuid;
pub use value::version::{StatementVersion, Version};
pub use without::Naming;
pub use write::{Canon, Format};
