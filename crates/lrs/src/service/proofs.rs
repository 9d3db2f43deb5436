//! Proofs of stored statements, beside what the specification knows: `proofs/ID` is one statement with all that proves it, as a file that
//! `zhixing verify` reads; with `format=tlog-proof` the proof alone, as C2SP has it. Who may read a statement may have its proof, whatever was voided since.

use zhixing_kit::{Error, House, Read, Result};
use zhixing_records::{Clerk, export_received, proof_of_received};
use zhixing_xapi::Uuid;

use super::call::Method;
use super::parameters::Parameters;
use super::reply::{Refused, Reply};
use super::statements::reach;
use crate::client::store::Known;
use crate::statement::questions;

/// How a proof is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The statement with its proof and the log's seal, as lines.
    Lines,
    /// The proof alone.
    Proof,
}

/// Answers a request for a proof.
pub(crate) async fn answer(
    house: &House,
    clerk: Option<Clerk>,
    known: Known,
    (method, id, query): (Method, &str, &str),
) -> Result<Reply, Refused> {
    if method != Method::Get {
        return Err(Refused::new(405, "proofs are only read".into()));
    }
    // An open course reads what belongs to itself, and a proof is asked for by an id alone.
    if known.pass.is_some() {
        return Err(Refused::new(403, "an open course reads no proofs".into()));
    }
    let parameters = Parameters::read(query);
    let parameters = parameters.ok_or_else(|| Refused::bad("the query is not percent-encoded UTF-8".into()))?;
    parameters.only(&["format"])?;
    let form = match parameters.get("format") {
        None | Some("lines") => Form::Lines,
        Some("tlog-proof") => Form::Proof,
        Some(_) => return Err(Refused::bad("format: must be lines or tlog-proof".into())),
    };
    let id = Uuid::new(id).ok_or_else(|| Refused::bad("a proof is asked for by the id of its statement".into()))?;
    let reach = reach(&known)?;
    let clerk = clerk.ok_or_else(|| Refused::new(503, "the log has not begun; try again in a moment".into()))?;
    let organisation = known.organisation;
    let asked = organisation.clone();
    let number = house.db.read(move |tx| questions::number_of(tx, &asked, id, &reach)).await?;
    let number = number.ok_or_else(|| Refused::new(404, format!("there is no statement with the id {id}")))?;
    // What was stored a moment ago is proved now.
    clerk.catch_up_soon(&house.db).await?;
    let (kind, text) = match form {
        Form::Lines => {
            let export = house.db.read(move |tx| export_received(tx, &organisation, &[number])).await?;
            ("application/jsonl; charset=utf-8", clerk.seal_lines(&export))
        }
        Form::Proof => {
            let ask = move |tx: &Read<'_>| proof_of_received(tx, &organisation, number)?.ok_or(Error::Busy);
            ("text/plain; charset=utf-8", house.db.read(ask).await?.text)
        }
    };
    Ok(Reply { status: 200, headers: vec![("content-type", kind.to_owned())], body: text.into_bytes() })
}
