//! What hangs on the wall: what is planned and held in a year, and what is still to be planned, by its last day.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_charter::{Attends, Keeps, Standing};
use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Place, Right, UnitId, require};

use crate::rules::charter;
use crate::year::model::{Doing, Duty};
use crate::year::questions::{doings_between, year};

/// A branch's year as it hangs on the wall.
pub struct Wall {
    /// The branch.
    pub branch: String,
    /// The year.
    pub year: i16,
    /// Its groups' names by id.
    pub groups: HashMap<String, String>,
    /// What is planned or was held, in order of time.
    pub doings: Vec<Doing>,
    /// What is owed and not planned yet, in order of its last day.
    pub open: Vec<Duty>,
}

/// The year of the actor's branch.
pub fn wall(tx: &Read<'_>, actor: &Actor, branch: &UnitId, number: Option<i16>) -> Result<Wall> {
    require(tx, actor, Right::SeeActivity, &Place::unit(branch))?;
    let year = year(tx, branch, number.unwrap_or_else(|| tx.today().year()))?;
    let day = |month, day| Date::new(year.year, month, day).map_err(|_| Error::NotFound);
    let mut doings = doings_between(tx, branch, day(1, 1)?, day(12, 31)?)?;
    doings.retain(|doing| charter().kind(&doing.kind).is_none_or(|kind| kind.keeps != Keeps::Fact));
    let ahead = |duty: &Duty| {
        let pair = charter().kind(&duty.obligation.kind).is_some_and(|kind| kind.attends == Attends::Pair);
        matches!(duty.standing, Standing::Due | Standing::Ahead)
            && duty.planned.is_none()
            && !pair
            && duty.obligation.due.year() == year.year
    };
    let open = year.duties.into_iter().filter(ahead).collect();
    Ok(Wall { branch: year.name, year: year.year, groups: year.groups, doings, open })
}
