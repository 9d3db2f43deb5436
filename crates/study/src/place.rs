//! Whose study is looked at: the branches whose activities the reader sees, his own first.

use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, may, units_where};

/// A branch whose study the reader sees.
#[derive(Clone, Debug)]
pub struct Where {
    /// The branch.
    pub branch: Unit,
    /// Every branch that he could choose.
    pub branches: Vec<Unit>,
    /// Whether he plans its study.
    pub plans: bool,
}

/// The branch that is asked for, else the reader's own, else the first that he sees; none for who sees none from within.
pub fn seen(tx: &Read<'_>, actor: &Actor, wanted: &str) -> Result<Option<Where>> {
    let mut branches = units_where(tx, actor, Right::SeeActivity)?;
    branches.retain(|unit| unit.kind.is_branch());
    let asked = branches.iter().find(|unit| unit.id.as_str() == wanted);
    let own = || branches.iter().find(|unit| Some(&unit.id) == actor.branch.as_ref());
    let Some(branch) = asked.or_else(own).or_else(|| branches.first()).cloned() else { return Ok(None) };
    let plans = may(tx, actor, Right::PlanStudy, &Place::unit(&branch.id))?;
    Ok(Some(Where { branch, branches, plans }))
}
