//! What can happen to a job by hand: it is tried again. That is no deed of the organisation's, so it leaves no record.

use zhixing_kit::jobs::{JobId, again};
use zhixing_kit::{Result, Write};
use zhixing_people::Actor;

use super::questions::must_administer;

/// Lets a job be tried again at once.
pub(super) fn retry(tx: &Write<'_>, actor: &Actor, id: &JobId) -> Result<()> {
    must_administer(tx, actor)?;
    again(tx, &actor.organisation, id)
}
