//! The route of ballots to be printed.

use axum::response::{IntoResponse, Response};
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::Actor;

use super::pages::{self, SlipView};
use crate::activity::model::ActivityId;
use crate::ballot::model::{BallotId, Way};
use crate::ballot::questions::{candidates, order, visible_ballot};
use crate::ballot::teller;
use crate::ballot::text::Text as BallotText;
use crate::ballot::web::Spot;
use crate::roll;

/// The route.
pub fn routes() -> Routes {
    Routes::new().get("/meetings/{id}/ballots/{ballot}/slips", show_slips)
}

async fn show_slips(spot: Spot) -> Answer<Response> {
    match spot.read(ask).await {
        Ok(view) => Ok(pages::slips(&spot.frame, &view).into_response()),
        Err(error) => spot.back(error).await,
    }
}

/// For who runs the meeting or is a teller of it, until the vote is ended, where paper is used.
fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<SlipView> {
    let (activity, ballot) = visible_ballot(tx, actor, id, ballot)?;
    teller::questions::must_run_or_count(tx, actor, &activity)?;
    if ballot.way == Way::Phones {
        return Err(Sentence::of(|language| BallotText(language).phones_only()).into());
    }
    if ballot.opening.is_none() {
        ballot.must_be_proposed()?;
    } else {
        ballot.must_be_open()?;
    }
    let candidates = candidates(tx, &ballot)?;
    Ok(SlipView {
        order: order(tx, actor, &ballot, &candidates)?,
        candidates,
        entitled: roll::questions::tally(tx, &activity.id)?.entitled,
        activity,
        ballot,
    })
}
