//! Requests from other sites are refused: an unsafe method needs `Sec-Fetch-Site` same-origin or none, else `Origin` equal to `Host`.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::Error;
use crate::respond::Failure;

/// Lets safe methods and our own pages pass.
pub async fn guard(request: Request, next: Next) -> Response {
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    if safe || is_ours(request.headers()) {
        return next.run(request).await;
    }
    Failure::bare(Error::OtherSite).into_response()
}

/// Whether a page of this house sent it: more than that no other site did, which is all that an act asks.
pub fn is_own_page(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(|site| site.as_bytes() == b"same-origin");
    site.unwrap_or_else(|| is_ours(headers))
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    let host = text(header::HOST);
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    host.is_some() && origin == host
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn what_comes_from_no_page_is_not_from_ours() {
        let headers = |site| {
            HeaderMap::from_iter([(header::HeaderName::from_static("sec-fetch-site"), HeaderValue::from_static(site))])
        };
        assert!(is_own_page(&headers("same-origin")));
        assert!(
            !is_own_page(&headers("none")) && !is_own_page(&headers("cross-site")) && !is_own_page(&HeaderMap::new())
        );
    }

    #[test]
    fn only_our_own_pages_may_change_anything() {
        let cases: [(&[(&str, &str)], bool); 8] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "http://a"), ("host", "a")], false),
            (&[("origin", "http://a:8080"), ("host", "a:8080")], true),
            (&[("origin", "http://b"), ("host", "a")], false),
            (&[("origin", "null"), ("host", "a")], false),
            (&[("host", "a")], false),
        ];
        for (pairs, ours) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_ours(&headers), ours, "{pairs:?}");
        }
    }
}
