//! A plain form: a browser without scripts sends it as often as its button is pressed. At a route that makes something (`Routes::once`) the page's code,
//! the path and what was typed are together the code of a sending: the same words from the same page take effect once, other words from a page that one went
//! back to are another wish. Equal ones that come while the first is under way wait for its answer; another node knows of them by the row alone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use axum::body::{Body, HttpBody as _, to_bytes};
use axum::extract::{MatchedPath, Request};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode;
use sha2::{Digest, Sha256};
use zhixing_kit::html::{Frame, PAGE_CODE};
use zhixing_kit::limit::FORM_BYTES_MAX;
use zhixing_kit::respond::{Failure, Pages};
use zhixing_kit::route::Route;
use zhixing_kit::{Error, House};

use super::take;
use crate::account::AccountId;
use crate::sending::model::Sending;

/// Whose turn it is of equal forms.
type Turn = tokio::sync::Mutex<()>;

/// The routes that make something, what is under way at them, and the pages to which an answer may lead that nobody noted.
#[derive(Clone)]
pub struct Plain {
    routes: Arc<[&'static str]>,
    pages: Pages,
    under_way: Arc<Mutex<HashMap<String, Weak<Turn>>>>,
}

impl Plain {
    /// Of these routes. What is given in secret bears no code: a code is a row with an account and a time.
    pub fn of(routes: &[Route]) -> Self {
        let once = routes.iter().filter(|route| route.once && !route.secret).map(|route| route.path);
        Self { routes: once.collect(), pages: Pages::of(routes), under_way: Arc::default() }
    }

    pub(super) fn pages(&self) -> &Pages {
        &self.pages
    }

    fn is_of(&self, request: &Request) -> bool {
        let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
        let kind = request.headers().get(header::CONTENT_TYPE).map(header::HeaderValue::as_bytes);
        let fits = request.body().size_hint().upper().is_some_and(|size| size <= FORM_BYTES_MAX as u64);
        let is_form = kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded"));
        is_form && fits && path.is_some_and(|path| self.routes.contains(&path))
    }

    fn turn(&self, code: &str) -> Arc<Turn> {
        let mut all = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, turn| turn.strong_count() > 0);
        let under_way = all.get(code).and_then(Weak::upgrade);
        under_way.unwrap_or_else(|| {
            let turn = Arc::default();
            all.insert(code.to_owned(), Arc::downgrade(&turn));
            turn
        })
    }
}

/// Lets a plain form take effect once, if it bears its page's code and its route makes something.
pub(super) async fn once(
    plain: &Plain,
    (house, frame, account): (House, Frame, AccountId),
    request: Request,
    next: Next,
) -> Response {
    if !plain.is_of(&request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    // It broke off on its way: nobody hears the answer.
    let Ok(sent) = to_bytes(body, FORM_BYTES_MAX).await else { return StatusCode::BAD_REQUEST.into_response() };
    let sending = code_of(parts.uri.path(), &sent).map(|code| Sending { code, draft: None });
    let request = Request::from_parts(parts, Body::from(sent));
    let Some(sending) = sending else { return next.run(request).await };
    let turn = plain.turn(&sending.code);
    // Whoever presses again turns away from the first answer: what was begun goes on all the same, and its answer is noted for the second.
    let pages = plain.pages.clone();
    let under_way = tokio::spawn(async move {
        let _first = turn.lock().await;
        take(&house, &pages, &frame, &account, &sending, request, next).await
    });
    under_way.await.unwrap_or_else(|error| Failure::from(Error::broken(error)).into_response())
}

/// The code of a form with what was typed into it; none where it bears no page's code.
fn code_of(path: &str, sent: &[u8]) -> Option<String> {
    let bears = |pair: &[u8]| {
        let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
        percent_decode(name).eq(PAGE_CODE.bytes()) && pair.len() > name.len() + 1
    };
    let digest = || Sha256::new().chain_update(path).chain_update([0]).chain_update(sent).finalize();
    sent.split(|byte| *byte == b'&').any(bears).then(|| format!("p{}", &hex::encode(&digest()[..16])[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_from_the_same_page_to_the_same_place_have_one_code() {
        let of = |path: &str, sent: &str| code_of(path, sent.as_bytes());
        let first = of("/meetings", "zx-page-code=aa&topic=t");
        let is_plain =
            |code: &String| code.len() == 32 && code.starts_with('p') && Sending::said(Some(code), None).is_none();
        assert!(first.as_ref().is_some_and(is_plain), "no device has such a code: {first:?}");
        assert_eq!(first, of("/meetings", "zx-page-code=aa&topic=t"));
        for (path, sent) in [
            ("/meetings", "zx-page-code=ab&topic=t"),
            ("/meetings", "zx-page-code=aa&topic=u"),
            ("/movings", "zx-page-code=aa&topic=t"),
        ] {
            assert!(of(path, sent).is_some_and(|code| Some(code) != first), "{path} {sent}");
        }
        assert!(of("/meetings", "topic=t&zx%2Dpage%2Dcode=aa").is_some(), "a name may be spelt so");
        for sent in ["", "topic=t", "zx-page-code", "zx-page-code=&topic=t", "topic=zx-page-code%3Daa"] {
            assert_eq!(of("/meetings", sent), None, "{sent}");
        }
    }
}
