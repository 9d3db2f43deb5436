//! Votes by secret ballot: proposed, voted on phones or paper, counted by tellers (decision 0008).
//!
//! The roll of who voted and the box of what was chosen never meet: choices are stored sealed alone, two tellers' keys open them all at once, and
//! only the figures of each line are published. It never shows, stores or records what anybody chose, and no running count.
//!
//! Other rooms use: [`propose`] with a [`NewBallot`], and [`appraisal`], the secret tally of a meeting's appraisal once it is counted.

pub(crate) mod actions;
mod count;
mod departure;
mod input;
pub(crate) mod joint;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
mod recall;
mod record;
pub(crate) mod seal;
mod slip;
mod standing;
pub(crate) mod store;
pub(crate) mod teller;
mod text;
mod turn;
pub(crate) mod voter;
mod web;

pub use actions::propose;
pub use count::model::{Line, Outcome};
pub use input::{NewBallot, Order};
pub use model::{Ballot, BallotId, BallotKind, Mark, Stage, Way};
pub(crate) use standing::Standing;
pub(crate) use teller::questions::{Task, task};
pub(crate) use turn::{turn, turned_body, why, why_of};
pub(crate) use voter::actions::put_right as roll_put_right;

use zhixing_kit::form::Field;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::route::Routes;
use zhixing_kit::{Read, Result};

use crate::activity::model::ActivityId;

/// What can be done around a secret ballot without a page: the demonstration and the tests of other rooms.
pub mod acts {
    pub use super::actions::{end, next_round, open, propose, withdraw};
    pub use super::count::actions::{Step, enter_paper, give_up, open_box, withdraw_paper};
    pub use super::count::model::{Figures, Paper};
    pub use super::departure::actions::depart;
    pub use super::recall::actions::recall;
    pub use super::teller::actions::{name as name_teller, relieve as relieve_teller, take_key};
    pub use super::teller::model::TellerRole;
    pub use super::voter::actions::{cast, hand_out, note_written, take};
}

/// The routes of secret ballots.
pub fn routes() -> Routes {
    web::routes()
        .and(recall::routes())
        .and(departure::routes())
        .and(teller::routes())
        .and(voter::routes())
        .and(count::routes())
        .and(slip::routes())
}

/// Every statement of secret ballots.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [store::STATEMENTS, teller::STATEMENTS, voter::STATEMENTS, count::STATEMENTS].concat()
}

/// Every field that secret ballots ask for.
pub fn fields() -> Vec<&'static Field> {
    [input::FIELDS, recall::FIELDS, departure::FIELDS, joint::FIELDS, teller::FIELDS, voter::FIELDS, count::FIELDS]
        .concat()
}

/// The latest appraisal tally of a meeting that was not taken back. Whether the asker may see the meeting is asked before.
pub(crate) fn appraisal(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<Told>> {
    let stands = |ballot: &Ballot| ballot.kind == BallotKind::Appraisal && ballot.recalled.is_none();
    let Some(ballot) = store::list(tx, activity)?.into_iter().rfind(stands) else { return Ok(None) };
    let counted = count::questions::counted(tx, &ballot)?;
    Ok(Some(Told::of(ballot, counted.as_ref())))
}

/// A secret ballot with its outcome, as minutes and meeting pages show it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// The ballot.
    pub ballot: Ballot,
    /// What came of it, once it is counted.
    pub outcome: Option<Outcome>,
    /// How many with a vote were there, as the roll stands now.
    pub here: Option<u32>,
    /// Whether a further round was proposed after it: what it left open is decided there.
    pub is_followed: bool,
}

/// A secret ballot with its outcome. Whether the asker may see it is asked before.
pub(crate) fn told_of(tx: &Read<'_>, organisation: &OrganisationId, id: &BallotId) -> Result<Told> {
    let ballot = store::one(tx, organisation, id)?;
    let counted = count::questions::counted(tx, &ballot)?;
    Ok(Told::of(ballot, counted.as_ref()))
}

/// The secret ballots of a meeting with their outcomes, in order.
pub(crate) fn told(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Told>> {
    let mut told = count::questions::without_departed(tx, activity, store::told(tx, activity)?)?;
    let rounds = told.iter().filter(|one| one.ballot.recalled.is_none());
    let before: Vec<BallotId> = rounds.filter_map(|one| one.ballot.before.clone()).collect();
    told.iter_mut().for_each(|one| one.is_followed = before.contains(&one.ballot.id));
    Ok(told)
}

/// Whether any secret ballot can be voted at this meeting.
pub(crate) fn can_be_asked(activity: &crate::Activity) -> bool {
    BallotKind::ALL.into_iter().any(|kind| actions::may_be_asked(activity, kind))
}

/// The open ballots of a meeting in which the actor may vote and whose ballot is not in yet.
pub(crate) fn to_cast(tx: &Read<'_>, actor: &zhixing_people::Actor, activity: &ActivityId) -> Result<Vec<Ballot>> {
    let open = store::list(tx, activity)?.into_iter().filter(|ballot| ballot.stage() == Stage::Open);
    let mut waiting = Vec::new();
    for ballot in open {
        let voting = voter::questions::mine(tx, actor, &ballot)?;
        if voting.is_some_and(|voting| voting.may_take().is_ok()) && ballot.way.has_phones() {
            waiting.push(ballot);
        }
    }
    Ok(waiting)
}
