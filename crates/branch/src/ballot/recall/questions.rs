//! Who may take a ballot back. Read only.

use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Place, Right, may, require};

use crate::activity::model::Activity;
use crate::ballot::model::{Ballot, Stage};

/// Lets pass who proposed the ballot, and who may run meetings of this unit by his post.
pub fn must_recall(tx: &Read<'_>, actor: &Actor, activity: &Activity, ballot: &Ballot) -> Result<()> {
    if made_it(actor, ballot) {
        return Ok(());
    }
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit))
}

/// Whether the actor may take this ballot back now.
pub fn may_recall(tx: &Read<'_>, actor: &Actor, activity: &Activity, ballot: &Ballot) -> Result<bool> {
    if ballot.stage() != Stage::Proposed {
        return Ok(false);
    }
    Ok(made_it(actor, ballot) || may(tx, actor, Right::RunActivity, &Place::unit(&activity.unit))?)
}

fn made_it(actor: &Actor, ballot: &Ballot) -> bool {
    ballot.made_by.as_ref() == Some(&actor.member)
}
