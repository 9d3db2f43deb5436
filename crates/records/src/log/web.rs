//! The log as static files for witnesses and mirrors (C2SP tlog-tiles). They hold commitments and hashes only: nothing of what was recorded.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_ledger::{Bundle, Hash, Tile};

use super::handover::earlier_keys;
use super::store;
use crate::witness::store::cosigned;

/// The log's public files.
pub fn routes() -> Routes {
    Routes::new()
        .public_get("/ledger/checkpoint", show_checkpoint)
        .public_get("/ledger/tile/{*path}", show_tile)
        .public_get("/ledger/keys/{number}", show_handover)
}

/// What has this path never changes: a partial tile says in it how wide it is, and a wider one has another (C2SP tlog-tiles).
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The newest checkpoint, with the cosignatures that it has by now.
async fn show_checkpoint(State(house): State<House>) -> Answer {
    let newest = |tx: &Read<'_>| {
        let head = store::house_head(tx)?.ok_or(Error::NotFound)?;
        let last = head.size.checked_sub(1);
        let cosigned = last.map_or(Ok(None), |last| cosigned(tx, &head.organisation, last))?;
        Ok(cosigned.map_or(head.checkpoint, |(_, note)| note))
    };
    let checkpoint = house.db.read(newest).await?;
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, checkpoint).into_response())
}

/// The note by which the log's key of this number, counted from 1, handed over to the next one.
async fn show_handover(State(house): State<House>, Path(number): Path<String>) -> Answer {
    let keys = house.db.read(earlier_keys).await?;
    let key = keys.into_iter().find(|key| key.number.to_string() == number).ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, FOREVER)];
    Ok((headers, key.handover).into_response())
}

async fn show_tile(State(house): State<House>, Path(path): Path<String>) -> Answer {
    let path = format!("tile/{path}");
    let bytes = if let Some(tile) = Tile::parse(&path) {
        house.db.read(move |tx| tile_bytes(tx, tile)).await?
    } else {
        let bundle = Bundle::parse(&path).ok_or(Error::NotFound)?;
        house.db.read(move |tx| bundle_bytes(tx, bundle)).await?
    };
    let headers = [(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, FOREVER)];
    Ok((headers, bytes).into_response())
}

fn tile_bytes(tx: &Read<'_>, tile: Tile) -> Result<Vec<u8>> {
    let head = store::house_head(tx)?.ok_or(Error::NotFound)?;
    first(store::tile(tx, &head.organisation, tile.level, tile.number)?, tile.width)
}

fn bundle_bytes(tx: &Read<'_>, bundle: Bundle) -> Result<Vec<u8>> {
    let head = store::house_head(tx)?.ok_or(Error::NotFound)?;
    let bytes = first(store::bundle(tx, &head.organisation, bundle.number)?, bundle.width)?;
    Bundle::encode(bytes.as_chunks::<{ Hash::LENGTH }>().0).map_err(Error::broken)
}

/// The first `width` hashes of a row; what is narrower is not there yet.
fn first(bytes: Option<Vec<u8>>, width: u16) -> Result<Vec<u8>> {
    let mut bytes = bytes.ok_or(Error::NotFound)?;
    let wanted = usize::from(width) * Hash::LENGTH;
    if bytes.len() < wanted {
        return Err(Error::NotFound);
    }
    bytes.truncate(wanted);
    Ok(bytes)
}
