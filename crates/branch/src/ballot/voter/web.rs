//! Routes of voters: taking a ballot, filling it in, looking it over, casting it; and papers that tellers hand out.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence};
use zhixing_people::Actor;

use super::input::PaperInput;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::model::ActivityId;
use crate::ballot::count::model::Paper;
use crate::ballot::model::BallotId;
use crate::ballot::web::{at, ballot_of, ids, spot};
use crate::ballot::{questions as ballots, text};
use crate::roll;
use crate::roll::model::RollEntryId;

/// The routes of voters.
pub fn routes() -> Routes {
    Routes::new()
        .post("/meetings/{id}/ballots/{ballot}/taking", create_taking)
        .get("/meetings/{id}/ballots/{ballot}/paper", show_paper)
        .post("/meetings/{id}/ballots/{ballot}/paper", review_paper)
        .post("/meetings/{id}/ballots/{ballot}/casting", create_casting)
        .post("/meetings/{id}/ballots/{ballot}/papers/{entry}", create_paper)
        .post("/meetings/{id}/ballots/{ballot}/opinions/{entry}", create_opinion)
}

async fn create_taking(
    State(house): State<House>,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
) -> Answer<Response> {
    let path = format!("{}/paper", at(&id, &ballot));
    let (id, ballot) = ids(&id, &ballot)?;
    house.db.write(move |tx| actions::take(tx, &actor, &id, &ballot)).await?;
    Ok(see(&path))
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

async fn show_paper(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
) -> Answer<Markup> {
    let (id, ballot) = ids(&id, &ballot)?;
    let view = house.db.read(move |tx| ask(tx, &actor, &id, &ballot)).await?;
    Ok(pages::paper(&frame, &view, &PaperInput::default(), None))
}

/// The filled-in paper once more, with the button that casts it. Nothing is stored; the answer is of one length whatever was chosen.
async fn review_paper(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let (id, ballot) = ids(&id, &ballot)?;
    let view = house.db.read(move |tx| ask(tx, &actor, &id, &ballot)).await?;
    let input = PaperInput::read(&pairs);
    let change = pairs.iter().any(|(name, _)| name == "change");
    Ok(match checked(&input, &view) {
        Ok(_) if change => {
            let blank = PaperInput::of(&pages::blank(&view), 0);
            of_one_length(pages::paper(&frame, &view, &input, None), &pages::paper(&frame, &view, &blank, None))
        }
        Ok(paper) => {
            of_one_length(pages::review(&frame, &view, &paper), &pages::review(&frame, &view, &pages::blank(&view)))
        }
        Err(fault) => unprocessable(pages::paper(&frame, &view, &input, Some(&fault))),
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

async fn create_casting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let (path, id, ballot) = spot(&id, &ballot)?;
    let paper = match PaperInput::read(&pairs).check() {
        Ok(paper) => paper,
        Err(fault) => {
            // Who has no ballot of this vote learns nothing from what is wrong with his form.
            house.db.read(move |tx| ask(tx, &actor, &id, &ballot).map(drop)).await?;
            return Err(Error::from(fault).into());
        }
    };
    house.db.write(move |tx| actions::cast(tx, &actor, &id, &ballot, &paper)).await?;
    Ok(done(&house, &path, Text(frame.language).went_in()))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Given {
    given: String,
}

async fn create_paper(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot, entry)): Path<(String, String, String)>,
    Form(input): Form<Given>,
) -> Answer<Response> {
    let path = format!("{}#papers", at(&id, &ballot));
    let (id, ballot) = ids(&id, &ballot)?;
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let given = input.given != "no";
    let name = house.db.write(move |tx| {
        actions::hand_out(tx, &actor, &id, &ballot, &entry, given)?;
        Ok(roll::questions::one(tx, &id, &entry)?.name)
    });
    let (name, text) = (name.await?, Text(frame.language));
    Ok(done(&house, &path, &if given { text.handed_told(name) } else { text.back_told(name) }))
}

async fn create_opinion(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot, entry)): Path<(String, String, String)>,
    Form(input): Form<Given>,
) -> Answer<Response> {
    let path = format!("{}#written", at(&id, &ballot));
    let (id, ballot) = ids(&id, &ballot)?;
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let given = input.given != "no";
    house.db.write(move |tx| actions::note_written(tx, &actor, &id, &ballot, &entry, given)).await?;
    Ok(done(&house, &path, text::Text(frame.language).written_told()))
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
