//! Whom a vacancy concerns. Pure.

use zhixing_people::{Held, PostKind, UnitKind, Vacancy};

/// What somebody with these posts has to do with a vacancy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// He appoints who follows.
    Appoints,
    /// The unit is below his: somebody else appoints.
    Below,
}

/// What a post has to do with a vacancy: a secretary is appointed by the administrator, and concerns who leads the unit above, or is his deputy.
/// That a group has no leader stands on its page, and its branch's secretary and deputy are sent a notice.
pub fn concern(held: &Held, vacancy: &Vacancy) -> Option<Concern> {
    if !vacancy.path.starts_with(&held.path) {
        return None;
    }
    let is_above = held.unit_kind == UnitKind::Organisation;
    match (held.kind, vacancy.post) {
        (PostKind::Administrator, PostKind::Secretary) => Some(Concern::Appoints),
        (PostKind::Secretary | PostKind::Deputy, PostKind::Secretary) if is_above => Some(Concern::Below),
        _ => None,
    }
}

/// What all his posts have to do with it: to appoint comes first.
pub fn concern_of(posts: &[Held], vacancy: &Vacancy) -> Option<Concern> {
    let all: Vec<Concern> = posts.iter().filter_map(|held| concern(held, vacancy)).collect();
    all.iter().copied().find(|concern| *concern == Concern::Appoints).or_else(|| all.first().copied())
}
