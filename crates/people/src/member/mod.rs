//! Members: who belongs to which unit, as what. Owns facts of membership and exemption; never a figure about a person.

pub(crate) mod actions;
pub(crate) mod input;
mod joining;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;

pub use actions::{
    Admitted, NewMember, admit, change, end_exemption, enter, exempt, leave, may_send_away, take_over, transfer,
};
pub(crate) use actions::{move_group, stay_on};
pub(crate) use model::{DayClash, day_clashes, first_day, overlap};
pub use model::{Exemption, ExemptionId, ExemptionKind, Joining, Member, MemberKind, Membership, MembershipId, Person};
pub use questions::{
    exemptions_of, exemptions_of_member, has_namesake, member, member_numbered, members_below, members_of,
    membership_history,
};
