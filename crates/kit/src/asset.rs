//! Styles, scripts and icons: built once from `ui/`, embedded, served under names that change with their content. Never reads a file at run time.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::route::Routes;

/// The files that `make ui` made.
#[derive(RustEmbed)]
#[folder = "../../ui/dist"]
struct Dist;

/// For names that change with their content: a year, which is what browsers take for ever.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For names that stay: ask each time whether it changed.
const ASK: &str = "no-cache";

/// The assets by their plain names.
static ASSETS: LazyLock<HashMap<Cow<'static, str>, Asset>> = LazyLock::new(collect);

struct Asset {
    /// The address with the hash in it.
    url: String,
    etag: HeaderValue,
    kind: &'static str,
    plain: Cow<'static, [u8]>,
    gzip: Option<Cow<'static, [u8]>>,
    brotli: Option<Cow<'static, [u8]>>,
}

/// The route of all assets.
pub fn routes() -> Routes {
    Routes::new().public_get("/assets/{name}", serve)
}

/// The address of an asset, such as `/assets/app-1f2e3d4c5b6a.css` for `app.css`; an address that answers 404 when it was not built.
pub fn url(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/assets/missing", |asset| &asset.url)
}

/// Whether the styles and scripts were built into this program. If not, `make ui` builds them and the program is to be built again.
pub fn are_built() -> bool {
    ASSETS.contains_key("app.css")
}

/// Answers `GET /assets/{name}`, for the plain name and for the one with the hash.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some((asset, keep)) = find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let common = [
        (header::ETAG, asset.etag.clone()),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if headers.get(header::IF_NONE_MATCH) == Some(&asset.etag) {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    let (encoding, bytes) = asset.best_for(&headers);
    let mut response = (common, [(header::CONTENT_TYPE, asset.kind)], bytes).into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// Answers with the worker that shows pages which a device keeps, for the pages whose address begins so and no others.
pub async fn worker(scope: &'static str, headers: HeaderMap) -> Response {
    let mut response = serve(Path("worker.js".to_owned()), headers).await;
    response.headers_mut().insert("service-worker-allowed", HeaderValue::from_static(scope));
    response
}

fn find(name: &str) -> Option<(&'static Asset, &'static str)> {
    if let Some(asset) = ASSETS.get(name) {
        return Some((asset, ASK));
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, hash) = stem.rsplit_once('-')?;
    let asset = ASSETS.get(format!("{stem}.{ending}").as_str())?;
    // An older hash gets what there is now, but is not to keep it.
    let current = asset.etag.as_bytes() == format!("\"{hash}\"").as_bytes();
    Some((asset, if current { FOREVER } else { ASK }))
}

impl Asset {
    fn best_for(&self, headers: &HeaderMap) -> (Option<&'static str>, Cow<'static, [u8]>) {
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let accepts = |encoding: &str| accepted.split(',').any(|part| accepts_one(part, encoding));
        match (self.brotli.as_ref().filter(|_| accepts("br")), self.gzip.as_ref().filter(|_| accepts("gzip"))) {
            (Some(bytes), _) => (Some("br"), bytes.clone()),
            (None, Some(bytes)) => (Some("gzip"), bytes.clone()),
            (None, None) => (None, self.plain.clone()),
        }
    }
}

fn accepts_one(part: &str, encoding: &str) -> bool {
    let mut pieces = part.split(';').map(str::trim);
    pieces.next() == Some(encoding)
        && !pieces.any(|piece| piece.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0))
}

fn collect() -> HashMap<Cow<'static, str>, Asset> {
    Dist::iter().filter_map(|name| Some((name.clone(), asset(&name)?))).collect()
}

fn asset(name: &str) -> Option<Asset> {
    let (stem, ending) = name.rsplit_once('.')?;
    let file = Dist::get(name)?;
    let hash = hex::encode(&file.metadata.sha256_hash()[..6]);
    Some(Asset {
        url: format!("/assets/{stem}-{hash}.{ending}"),
        etag: HeaderValue::from_str(&format!("\"{hash}\"")).ok()?,
        kind: kind(ending)?,
        plain: file.data,
        gzip: Dist::get(&format!("{name}.gz")).map(|file| file.data),
        brotli: Dist::get(&format!("{name}.br")).map(|file| file.data),
    })
}

fn kind(ending: &str) -> Option<&'static str> {
    match ending {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        "webmanifest" => Some("application/manifest+json"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_used_only_if_it_is_accepted() {
        assert!(accepts_one(" br", "br") && accepts_one("gzip;q=0.5", "gzip"));
        assert!(!accepts_one("br;q=0", "br") && !accepts_one("brotli", "br") && !accepts_one("", "br"));
    }

    #[tokio::test]
    async fn what_was_built_is_served_for_ever_under_its_hash_and_asked_for_under_its_name() {
        if !are_built() {
            assert_eq!(url("app.css"), "/assets/missing");
            return;
        }
        let hashed = url("app.css").trim_start_matches("/assets/").to_owned();
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br"))]);
        let response = serve(Path(hashed.clone()), headers).await;
        assert_eq!(response.headers()[header::CACHE_CONTROL], FOREVER);
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        let again = HeaderMap::from_iter([(header::IF_NONE_MATCH, response.headers()[header::ETAG].clone())]);
        assert_eq!(serve(Path(hashed), again).await.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(serve(Path("app.css".into()), HeaderMap::new()).await.headers()[header::CACHE_CONTROL], ASK);
        assert_eq!(serve(Path("../secret".into()), HeaderMap::new()).await.status(), StatusCode::NOT_FOUND);
    }
}
