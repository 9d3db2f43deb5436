//! What is kept now, against which the rows of a file are held.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use zhixing_records::{MemberId, UnitId};

use crate::member::{Exemption, Member, MembershipId};
use crate::post::Post;
use crate::unit::Unit;

/// What is kept now, all of it: read with one statement each.
#[derive(Clone, Debug)]
pub struct Present {
    /// The day it is.
    pub today: Date,
    /// Every unit, the topmost first.
    pub units: Vec<Unit>,
    /// Every member with the id of his latest membership.
    pub members: Vec<(MembershipId, Member)>,
    /// The stays of members that have ended, by the branch: each member's in their order.
    pub ended_stays: Vec<(MemberId, Option<UnitId>, Date, Date)>,
    /// Every post.
    pub posts: Vec<Post>,
    /// Every exemption.
    pub exemptions: Vec<Exemption>,
    /// The units whose people are kept by who imports; none for who keeps them all.
    pub keeps: Option<BTreeSet<UnitId>>,
}

impl Present {
    /// Who belongs, by branch and name, as far as who imports keeps them; of two of one name the first by number.
    pub(super) fn named(&self) -> HashMap<(&UnitId, &str), &Member> {
        let is_his = |member: &Member| self.keeps.as_ref().is_none_or(|keeps| keeps.contains(&member.unit));
        let belong = self.members.iter().rev().map(|(_, member)| member);
        let belong = belong.filter(|member| member.belongs(self.today) && is_his(member));
        belong.filter_map(|member| Some(((member.branch.as_ref()?, member.name.as_str()), member))).collect()
    }

    /// Who left as no member of the party, by name, wherever that was.
    pub(super) fn left(&self) -> HashMap<&str, Vec<&Member>> {
        let mut left: HashMap<&str, Vec<&Member>> = HashMap::new();
        let all = self.members.iter().map(|(_, member)| member);
        for member in all.filter(|member| member.has_left() && !member.kind.is_of_party()) {
            left.entry(&member.name).or_default().push(member);
        }
        left
    }
}
