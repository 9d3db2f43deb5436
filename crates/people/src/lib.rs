//! People: units, members, posts and accounts, signing in, and `require`: the one function that decides who may do what.
//! It owns who belongs where and who may do what; it never knows what is done in the rooms above it.

mod account;
mod actor;
mod member;
mod post;
mod rights;
mod session;
mod unit;
mod words;

pub use account::{AccountId, LinkId};
pub use actor::{Actor, Held};
pub use member::{
    Exemption, ExemptionId, ExemptionKind, Member, MemberKind, Membership, MembershipId, exemptions_of,
    exemptions_of_member, member, member_numbered, members_of, membership_history,
};
pub use post::{Post, PostId, PostKind, post, post_history, posts_of, posts_of_member};
pub use rights::{Place, Right, may, require, units_where};
pub use session::{DeviceId, SessionId};
pub use unit::{Unit, UnitKind, branch_of, the_organisation, top_unit, unit, units_below};
pub use zhixing_records::{MemberId, UnitId};
