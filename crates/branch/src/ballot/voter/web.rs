//! Routes of voters: taking a ballot, filling it in, looking it over, casting it; and papers that tellers hand out.

use axum::Form;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::Actor;

use super::input::PaperInput;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::model::ActivityId;
use crate::ballot::count::model::Paper;
use crate::ballot::model::BallotId;
use crate::ballot::web::{Spot, ballot_of};
use crate::ballot::{questions as ballots, text};
use crate::roll;
use crate::roll::model::RollEntryId;

/// The routes of voters.
pub fn routes() -> Routes {
    Routes::new()
        .post("/meetings/{id}/ballots/{ballot}/taking", create_taking)
        .get("/meetings/{id}/ballots/{ballot}/paper", show_paper)
        .post("/meetings/{id}/ballots/{ballot}/paper", review_paper)
        .secret()
        .post("/meetings/{id}/ballots/{ballot}/casting", create_casting)
        .secret()
        .post("/meetings/{id}/ballots/{ballot}/papers/{entry}", create_paper)
        .secret()
        .post("/meetings/{id}/ballots/{ballot}/opinions/{entry}", create_opinion)
        .secret()
}

async fn create_taking(spot: Spot) -> Answer<Response> {
    match spot.write(actions::take).await {
        Ok(()) => Ok(see(&format!("{}/paper", spot.path()))),
        Err(error) => spot.back(error).await,
    }
}

/// What stands on the paper, for a voter who may cast it now.
fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<pages::PaperView> {
    let ballot = ballot_of(tx, actor, id, ballot)?;
    let voting = questions::mine(tx, actor, &ballot)?;
    let voting = voting.ok_or_else(|| Sentence::of(|language| Text(language).no_vote()))?;
    if voting.way.is_some() {
        voting.may_cast()?;
    }
    ballot.must_be_open()?;
    voting.may_cast()?;
    let candidates = ballots::candidates(tx, &ballot)?;
    let order = ballots::order(tx, actor, &ballot, &candidates)?;
    Ok(pages::PaperView { order, roll: ballots::electable(tx, actor, &ballot)?, candidates, ballot })
}

async fn show_paper(spot: Spot) -> Answer<Response> {
    match spot.read(ask).await {
        Ok(view) => Ok(pages::paper(&spot.frame, &view, &PaperInput::default(), None).into_response()),
        Err(error) => spot.back(error).await,
    }
}

/// The filled-in paper once more, with the button that casts it. Nothing is stored; the answer is of one length whatever was chosen.
async fn review_paper(spot: Spot, Form(pairs): Form<Vec<(String, String)>>) -> Answer<Response> {
    let view = match spot.read(ask).await {
        Ok(view) => view,
        Err(error) => return spot.back(error).await,
    };
    let (frame, input) = (&spot.frame, PaperInput::read(&pairs));
    let change = pairs.iter().any(|(name, _)| name == "change");
    Ok(match checked(&input, &view) {
        Ok(_) if change => {
            let blank = PaperInput::of(&pages::blank(&view), 0);
            of_one_length(pages::paper(frame, &view, &input, None), &pages::paper(frame, &view, &blank, None))
        }
        Ok(paper) => {
            of_one_length(pages::review(frame, &view, &paper), &pages::review(frame, &view, &pages::blank(&view)))
        }
        Err(fault) => unprocessable(pages::paper(frame, &view, &input, Some(&fault))),
    })
}

fn checked(input: &PaperInput, view: &pages::PaperView) -> Result<Paper, Sentence> {
    let paper = input.check()?;
    paper.must_fit(&view.ballot, &view.candidates, &view.roll)?;
    Ok(paper)
}

/// By how much a page is longer than the same page for a blank paper, in bytes: more than choices can add.
const ROOM_BYTES: usize = 16 * 1024;

/// A page whose length on the wire says nothing: not compressed, and filled up to a length that was taken from a blank paper. Whole blocks would
/// not do: where a page ends near the edge of one, a choice could reach into the next.
fn of_one_length(page: Markup, blank: &Markup) -> Response {
    let text = filled(page.into_string(), blank.0.len());
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_ENCODING, "identity")];
    (headers, text).into_response()
}

fn filled(mut page: String, blank: usize) -> String {
    let missing = (blank + ROOM_BYTES).saturating_sub(page.len());
    page.extend(std::iter::repeat_n(' ', missing));
    page
}

/// Casts what was looked over. A paper with which something is wrong is shown again as it was filled in; who has no ballot of this vote learns nothing
/// from what is wrong with his form.
async fn create_casting(spot: Spot, Form(pairs): Form<Vec<(String, String)>>) -> Answer<Response> {
    let input = PaperInput::read(&pairs);
    let Ok(paper) = input.check() else { return again(spot, &input).await };
    match spot.write(move |tx, actor, id, ballot| actions::cast(tx, actor, id, ballot, &paper)).await {
        Ok(()) => Ok(spot.done(Text(spot.frame.language).went_in())),
        Err(error) => match spot.read(ask).await {
            Ok(view) if checked(&input, &view).is_err() => again(spot, &input).await,
            _ => spot.back(error).await,
        },
    }
}

/// The paper with what was chosen on it and what is wrong, for who may still cast it.
async fn again(spot: Spot, input: &PaperInput) -> Answer<Response> {
    match spot.read(ask).await {
        Ok(view) => {
            let fault = checked(input, &view).err();
            Ok(unprocessable(pages::paper(&spot.frame, &view, input, fault.as_ref())))
        }
        Err(error) => spot.back(error).await,
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    given: String,
}

/// The address of somebody on the roll, below a ballot.
type OfEntry = Path<(String, String, String)>;

async fn create_paper(spot: Spot, Path((_, _, entry)): OfEntry, Form(input): Form<Given>) -> Answer<Response> {
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let given = input.given != "no";
    let handed = spot.write(move |tx, actor, id, ballot| {
        actions::hand_out(tx, actor, id, ballot, &entry, given)?;
        Ok(roll::questions::one(tx, id, &entry)?.name)
    });
    let text = Text(spot.frame.language);
    match handed.await {
        Ok(name) => {
            let told = if given { text.handed_told(name) } else { text.back_told(name) };
            Ok(done(&spot.house, &format!("{}#papers", spot.path()), &told))
        }
        Err(error) => spot.back(error).await,
    }
}

async fn create_opinion(spot: Spot, Path((_, _, entry)): OfEntry, Form(input): Form<Given>) -> Answer<Response> {
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let given = input.given != "no";
    let noted = spot.write(move |tx, actor, id, ballot| actions::note_written(tx, actor, id, ballot, &entry, given));
    match noted.await {
        Ok(()) => {
            let told = text::Text(spot.frame.language).written_told();
            Ok(done(&spot.house, &format!("{}#written", spot.path()), told))
        }
        Err(error) => spot.back(error).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_of_one_length_wherever_it_ends() {
        for blank in [100, 16_380, 16_384, 40_000] {
            for choices in [0, 1, 6, 500, 9_000] {
                let page = filled("x".repeat(blank + choices), blank);
                assert_eq!(page.len(), blank + ROOM_BYTES, "{blank} and {choices}");
            }
        }
    }
}
