//! What can be asked by the code on a form. Read only.

use zhixing_document::{Code, Format};
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, may, reach, the_organisation, top_unit, unit};
use zhixing_records::{entry, may_see};

use super::model::{Issue, SeenBy};
use super::store;

/// What was found under a code.
pub struct Found {
    /// What was handed out.
    pub issue: Issue,
    /// The name of its unit.
    pub unit: String,
    /// Whether the reader may open its record in the ledger.
    pub in_ledger: bool,
}

/// What was handed out under a code, for who may see it; nothing else looks like a code that there is not.
pub fn found(tx: &Read<'_>, actor: &Actor, code: &Code) -> Result<Option<Found>> {
    let Some(issue) = store::find(tx, &actor.organisation, code)? else { return Ok(None) };
    let sees = match issue.seen_by {
        _ if issue.issued_by == actor.member => true,
        SeenBy::Right(right) => may(tx, actor, right, &Place::unit(&issue.unit))?,
        SeenBy::Decision => {
            let place = Place::unit(&issue.unit);
            may(tx, actor, Right::SeeActivity, &place)? || may(tx, actor, Right::SeeOverview, &place)?
        }
        SeenBy::Himself => false,
    };
    if !sees {
        return Ok(None);
    }
    // Who may see what a form says may still not be one who reads the records of its unit.
    let in_ledger = match entry(tx, &issue.statement) {
        Ok(entry) => may_see(tx, &reach(tx, actor)?.0, &entry)?,
        Err(Error::NotFound) => false,
        Err(error) => return Err(error),
    };
    let unit = match unit(tx, &issue.unit) {
        Ok(unit) => unit.name,
        Err(Error::NotFound) => String::new(),
        Err(error) => return Err(error),
    };
    Ok(Some(Found { issue, unit, in_ledger }))
}

/// That a form was handed out under a code, without a word of what it says.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The code of its kind.
    pub kind: String,
    /// As what kind of file.
    pub format: Format,
    /// The name of its unit.
    pub unit: String,
    /// Who was handed it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// The digest of the file.
    pub file_digest: String,
}

/// What is known of a code on the machine itself, where nobody has signed in: what the form says is for those who may see it, on the page.
pub fn at_console(tx: &Read<'_>, code: &Code) -> Result<Option<Issued>> {
    let Some(organisation) = the_organisation(tx)? else { return Ok(None) };
    let Some(issue) = store::find(tx, &organisation, code)? else { return Ok(None) };
    let unit = match unit(tx, &issue.unit) {
        Ok(unit) => unit.name,
        Err(Error::NotFound) => String::new(),
        Err(error) => return Err(error),
    };
    let Issue { kind, format, issued_name: by, issued_at: at, file_digest, .. } = issue;
    Ok(Some(Issued { kind, format, unit, by, at, file_digest }))
}

/// The organisation's name, for the stamp.
pub fn organisation(tx: &Read<'_>, actor: &Actor) -> Result<String> {
    Ok(top_unit(tx, &actor.organisation)?.name)
}
