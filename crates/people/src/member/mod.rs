//! Members: who belongs to which unit, as what. Owns facts of membership and exemption; never a figure about a person.

mod model;
mod questions;
pub(crate) mod store;

pub use model::{Exemption, ExemptionId, ExemptionKind, Member, MemberKind, Membership, MembershipId};
pub use questions::{exemptions_of, exemptions_of_member, member, member_numbered, members_of, membership_history};
