//! Answers: what an error looks like to a person, and where he is led after an act. One place turns every [`Error`] into a page.

use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::form::Faults;
use crate::house::House;
use crate::html::{self, Back, Frame};
use crate::route::Route;
use crate::session;
use crate::text::Sentence;

crate::text! {
    /// What error pages say: what happened, why, and what to do.
    Text
    refused_title() "现在不能这样做" / "This cannot be done now";
    forbidden_title() "您没有这项权限" / "You may not do this";
    other_site_title() "这个请求来自别的网站" / "This request came from another site";
    other_site() "没有执行。请回到本站页面再试一次。" / "It was not carried out. Please return to our own page and try again.";
    not_found_title() "没有找到" / "Not found";
    not_found() "这一页不存在，或者不在您可以查看的范围内。请从菜单重新进入。" / "This page does not exist, or is not among those you may see. Please start again from the menu.";
    invalid_title() "有几处需要改一下" / "A few things need correcting";
    invalid() "请返回上一页，按提示修改后再提交；您填写的内容还在那里。" / "Please go back, correct what is named below and send it again; what you typed is still there.";
    busy_title() "现在人有点多" / "Rather busy just now";
    busy() "同时使用的人太多，您的这一次没有执行，也没有丢失别的内容。请过几秒再试。" / "Too many people at once: this was not carried out, and nothing else was lost. Please try again in a few seconds.";
    full_title() "服务器磁盘已满，或写不进去" / "The server's disk is full, or takes no writes";
    full() "刚才的内容没有保存，以前保存的都在。等一等不会好：请告诉管理员清理磁盘（zhixing doctor 会说明情况），清理后再提交。用浏览器的“后退”回到刚才的页面，您写的内容一般还在那里。" / "What you just sent was not saved; all that was saved before is safe. Waiting will not help: ask the administrator to free some disk space (zhixing doctor says how it stands), then send it again. Go back with your browser: what you typed is usually still there.";
    full_page() "这一页现在打不开；以前保存的都在。等一等不会好：请告诉管理员清理磁盘（zhixing doctor 会说明情况）。" / "This page cannot be shown just now; all that was saved is safe. Waiting will not help: ask the administrator to free some disk space (zhixing doctor says how it stands).";
    unavailable_title() "数据库暂时连不上" / "The database cannot be reached";
    unavailable() "刚才的内容没有保存，以前保存的都在。请用浏览器的“后退”回到刚才的页面，您写的内容一般还在那里；过一分钟再提交，若仍不行，请告诉管理员。" / "What you just sent was not saved; all that was saved before is safe. Go back with your browser: what you typed is usually still there. Send it again in a minute, and tell the administrator if it lasts.";
    unavailable_page() "这一页现在打不开；以前保存的都在。过一分钟再刷新，若仍不行，请告诉管理员。" / "This page cannot be shown just now; all that was saved is safe. Load it again in a minute, and tell the administrator if it lasts.";
    unknown_title() "不确定是否已保存" / "It may or may not have been saved";
    unknown() "保存到一半时连接断了。请先打开相关页面看一看是否已经保存，再决定要不要重做。" / "The connection broke in the middle of saving. Please look at the page in question before you do it again.";
    broken_title() "出错了，是我们的问题" / "Something went wrong, and it is our fault";
    broken(reference) "刚才的内容没有保存。请返回重试；若再次出现，请把编号 {reference} 告诉管理员。" / "What you just sent was not saved. Please go back and try again; if it happens again, tell the administrator this number: {reference}.";
    broken_page(reference) "这一页没有打开；您什么也没有提交，以前保存的都在。请再打开一次；若再次出现，请把编号 {reference} 告诉管理员。" / "This page could not be shown; you sent nothing, and all that was saved is safe. Please open it again; if it happens again, tell the administrator this number: {reference}.";
    broken_off() "没有收到完整的文件：上传中断了，或者内容不完整。请重新选择文件，再传一次。" / "The file did not arrive whole: the upload broke off, or what was sent is not complete. Please choose the file and send it again.";
    too_large_title() "内容太大" / "Too large";
    too_large() "上传的内容超过了上限（表单 256 KB，文件 10 MB）。请分几次提交。" / "What was sent is over the limit (256 kB for a form, 10 MB for a file). Please send it in parts.";
    address_title() "这个地址看不懂" / "This address cannot be read";
    address() "地址里有一部分不对，例如没有这样的年份或月份。请回到这一页，再从页面上选择。" / "A part of it is wrong: there may be no such year or month. Please go back to the page and choose there.";
    titled(title, text) "{title}：{text}" / "{title}: {text}";
    malformed_title() "没有看懂这次提交" / "This could not be read";
    malformed() "提交的内容不完整或格式不对，没有执行。请返回上一页刷新后再试。" / "What was sent is incomplete or malformed and was not carried out. Please go back, reload and try again.";
}

/// An error on its way to a page: `?` makes it of any [`Error`].
#[derive(Debug)]
pub struct Failure(Error);

impl Failure {
    /// A failure outside a handler.
    pub fn bare(error: Error) -> Self {
        Self(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl From<Sentence> for Failure {
    fn from(sentence: Sentence) -> Self {
        Self(Error::Refused(sentence))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// What a handler gives.
pub type Answer<T = Response> = Result<T, Failure>;

/// Shows a page again with status 422: faults at the fields, values kept.
pub fn unprocessable(page: maud::Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// A form shown again: because of its faults, or because he who fills it in wants to go on with it.
pub fn form_again(page: maud::Markup, faults: &Faults) -> Response {
    if faults.is_empty() { page.into_response() } else { unprocessable(page) }
}

/// What a page is told after an act, for who remembers answers.
#[derive(Clone, Debug)]
pub struct Told(pub String);

/// Leads to a page after an act and tells there what was done.
pub fn done(house: &House, path: &str, sentence: &str) -> Response {
    let mut response = Redirect::to(path).into_response();
    response.extensions_mut().insert(Told(sentence.to_owned()));
    response.headers_mut().append(header::SET_COOKIE, session::tell(&house.settings, sentence));
    response
}

/// Leads to a page after an act that needs no word.
pub fn see(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// Why an upload could not be read: it is too large, as `too_large` says, or it did not arrive whole.
pub fn unread(error: &MultipartError, too_large: Sentence) -> Sentence {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        too_large
    } else {
        Sentence::of(|language| Text(language).broken_off())
    }
}

/// A file to keep: never something that a browser would show or run. `plain` is its name for browsers that read ASCII alone.
pub fn attachment(media_type: &'static str, name: &str, plain: &str, bytes: Vec<u8>) -> Response {
    let encoded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type)), (header::CONTENT_DISPOSITION, disposition)], bytes)
        .into_response()
}

/// A file that is fetched again and again: its tag is made of its bytes, so that whoever has them is told so and nothing else.
pub fn tagged(asked: &HeaderMap, media_type: &'static str, file: String) -> Answer<Response> {
    let tag = format!("W/\"{}\"", hex::encode(&Sha256::digest(file.as_bytes())[..16]));
    let known = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let is_known = known.is_some_and(|tags| tags.split(',').any(|one| one.trim() == tag));
    let common = [
        (header::ETAG, HeaderValue::from_str(&tag).map_err(Error::broken)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    Ok((common, [(header::CONTENT_TYPE, media_type)], file).into_response())
}

/// The outermost dress of every answer: error pages, security headers, and the told sentence shown once.
pub async fn dress(State((house, pages)): State<(House, Pages)>, request: Request, next: Next) -> Response {
    let from = came_from(&request);
    let (mut parts, body) = request.into_parts();
    let zone = &house.db.surroundings().zone;
    parts.extensions.insert(session::Year(house.clock.now().local(zone).year()));
    let behind = house.clock.behind().map(|behind| html::ClockBehind {
        now: behind.now.local(zone),
        latest: behind.latest.local(zone),
        jumped: behind.jumped,
        concerns_everybody: behind.concerns_everybody(),
    });
    parts.extensions.insert(session::Standing(behind));
    parts.extensions.insert(session::PageCode(hex::encode(house.random.bytes::<16>())));
    let frame = session::frame(&parts, &house.settings);
    let told = session::has_told(&parts.headers);
    let wants_json =
        parts.headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    let (method, uri) = (parts.method.clone(), parts.uri.clone());
    let is_act = method != Method::GET;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    // A reader who is signed in is known only inside: his frame comes back with the answer.
    let frame = response.extensions_mut().remove::<Frame>().unwrap_or(frame);
    let error = response.extensions_mut().remove::<Arc<Error>>().or_else(|| plain_error(&response, is_act));
    if let Some(error) = error {
        let is_too_large = response.status() == StatusCode::PAYLOAD_TOO_LARGE;
        let back = from.map_or_else(|| pages.above(&method, &uri).map(Back::Above), |from| Some(Back::There(from)));
        response = error_page(&house, &frame, &error, (is_act, wants_json), back.as_ref());
        if is_too_large {
            *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        }
    }
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if told && is_page {
        response.headers_mut().append(header::SET_COOKIE, session::told_cookie_removed(&house.settings));
    }
    secure(&mut response, is_page);
    if house.settings.origin.starts_with("https://") {
        let only = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, only);
    }
    response
}

/// The page of this house from which the reader came here, unless it is the one that he asks for.
pub fn came_from<B>(request: &axum::http::Request<B>) -> Option<String> {
    let headers = request.headers();
    let from: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let is_here = from.authority().is_some_and(|authority| authority.as_str() == host);
    let path = from.path_and_query()?.as_str();
    (is_here && !path.starts_with("//") && (request.method() != Method::GET || from.path() != request.uri().path()))
        .then(|| path.to_owned())
}

/// The paths of all pages: of what failed, the way leads to the nearest one.
#[derive(Clone)]
pub struct Pages(pub Arc<[&'static str]>);

impl Pages {
    /// Of these routes.
    pub fn of(routes: &[Route]) -> Self {
        Self(routes.iter().filter(|route| route.method == "GET").map(|route| route.path).collect())
    }

    /// The page at the path of an act, or of a page that was asked for something it does not have; else the next one above it.
    fn above(&self, method: &Method, uri: &Uri) -> Option<String> {
        let is_itself = method != Method::GET || uri.query().is_some();
        let path = uri.path();
        if is_itself { self.nearest(path) } else { self.nearest(path.rsplit_once('/')?.0) }
    }

    /// The page at this path, else the next one above it.
    pub fn nearest(&self, path: &str) -> Option<String> {
        let is_page = |path: &&str| self.0.iter().any(|page| fits(page, path));
        let cuts = path.rmatch_indices('/').map(|(at, _)| &path[..at]);
        let mut ways = std::iter::once(path).chain(cuts);
        ways.find(|path| !path.starts_with("//") && is_page(path)).map(str::to_owned)
    }
}

/// Whether a path has the form of a route's pattern.
fn fits(pattern: &str, path: &str) -> bool {
    let alike = |(asked, part): (&str, &str)| asked == part || (part.starts_with('{') && !asked.is_empty());
    path.split('/').count() == pattern.split('/').count() && path.split('/').zip(pattern.split('/')).all(alike)
}

/// What the web library itself refused: unknown paths, bodies that are too large or malformed.
fn plain_error(response: &Response, is_act: bool) -> Option<Arc<Error>> {
    let text = |title: fn(Text) -> &'static str, body: fn(Text) -> &'static str| {
        Arc::new(Error::Refused(Sentence::of(|language| {
            let text = Text(language);
            text.titled(title(text), body(text))
        })))
    };
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Arc::new(Error::NotFound)),
        StatusCode::PAYLOAD_TOO_LARGE => Some(text(Text::too_large_title, Text::too_large)),
        StatusCode::BAD_REQUEST if !is_act => Some(text(Text::address_title, Text::address)),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Some(text(Text::malformed_title, Text::malformed))
        }
        StatusCode::UNPROCESSABLE_ENTITY if is_plain(response) => Some(text(Text::malformed_title, Text::malformed)),
        _ => None,
    }
}

fn is_plain(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"))
}

fn status(error: &Error) -> StatusCode {
    match error {
        Error::Refused(_) | Error::Invalid(_) | Error::Constraint(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Forbidden(_) | Error::OtherSite => StatusCode::FORBIDDEN,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Busy | Error::Again | Error::Unavailable(_) | Error::Unknown(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Full => StatusCode::INSUFFICIENT_STORAGE,
        Error::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn error_page(
    house: &House,
    frame: &Frame,
    error: &Error,
    (is_act, wants_json): (bool, bool),
    back: Option<&Back>,
) -> Response {
    let text = Text(frame.language);
    let (title, explained) = explain(house, text, error, is_act);
    let mut response = if wants_json {
        (status(error), Json(serde_json::json!({ "title": title, "text": explained }))).into_response()
    } else {
        (status(error), html::error_page(frame, title, &explained, back)).into_response()
    };
    if status(error) == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// What is told of an error: of what was sent only where something was.
fn explain(house: &House, text: Text, error: &Error, is_act: bool) -> (&'static str, String) {
    match error {
        Error::Refused(sentence) => (text.refused_title(), sentence.text(text.0).to_owned()),
        Error::Forbidden(sentence) => (text.forbidden_title(), sentence.text(text.0).to_owned()),
        Error::OtherSite => (text.other_site_title(), text.other_site().to_owned()),
        Error::NotFound => (text.not_found_title(), text.not_found().to_owned()),
        Error::Invalid(faults) => {
            let told: Vec<_> = faults.iter().map(|(_, sentence)| sentence.text(text.0)).collect();
            (text.invalid_title(), format!("{} {}", text.invalid(), told.join(" ")))
        }
        Error::Busy | Error::Again => (text.busy_title(), text.busy().to_owned()),
        Error::Full => {
            tracing::error!("the disk is full, or takes no writes: nothing was saved; run `zhixing doctor`");
            (text.full_title(), if is_act { text.full() } else { text.full_page() }.to_owned())
        }
        Error::Unavailable(_) => {
            tracing::warn!(%error, "the database cannot be reached");
            let told = if is_act { text.unavailable() } else { text.unavailable_page() };
            (text.unavailable_title(), told.to_owned())
        }
        Error::Unknown(_) => (text.unknown_title(), text.unknown().to_owned()),
        Error::Constraint(_) | Error::Broken(_) => {
            let reference = hex::encode(house.random.bytes::<4>());
            tracing::error!(reference, %error, "a fault of ours");
            (text.broken_title(), if is_act { text.broken(reference) } else { text.broken_page(reference) })
        }
    }
}

fn secure(response: &mut Response, is_page: bool) {
    let headers = response.headers_mut();
    let set = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("permissions-policy"), "geolocation=(), camera=(), microphone=()"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
        ),
    ];
    for (name, value) in set {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What is not said to be for everyone (styles, the log's files) is kept by no cache: pages, records, lists, answers to scripts.
    if is_page || !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_within_the_house_and_never_to_the_page_that_failed() {
        let cases = [
            ("POST", "/meetings/1/opening", "http://house:8090/meetings/1?a=b", Some("/meetings/1?a=b")),
            ("GET", "/meetings/2", "http://house:8090/meetings", Some("/meetings")),
            ("GET", "/meetings/2", "http://house:8090/meetings/2?again", None),
            ("POST", "/meetings/1/opening", "http://house:8090//elsewhere.example/x", None),
            ("POST", "/meetings/1/opening", "https://elsewhere.example/meetings/1", None),
            ("POST", "/meetings/1/opening", "javascript:alert(1)", None),
            ("POST", "/meetings/1/opening", "", None),
        ];
        for (method, path, from, back) in cases {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .header(header::HOST, "house:8090")
                .header(header::REFERER, from)
                .body(())
                .unwrap();
            assert_eq!(came_from(&request).as_deref(), back, "{method} {path} from {from}");
        }
    }

    #[test]
    fn what_the_library_refuses_is_told_in_the_signs_of_each_language() {
        let statuses = [StatusCode::PAYLOAD_TOO_LARGE, StatusCode::BAD_REQUEST, StatusCode::UNSUPPORTED_MEDIA_TYPE];
        for (status, is_act) in statuses.into_iter().flat_map(|status| [(status, true), (status, false)]) {
            let error = plain_error(&status.into_response(), is_act).expect("an error page");
            let Error::Refused(sentence) = error.as_ref() else { panic!("{error:?}") };
            assert!(sentence.en.contains(": ") && !sentence.en.contains('：'), "{sentence:?}");
            assert!(sentence.zh.contains('：'), "{sentence:?}");
        }
    }

    #[test]
    fn without_a_page_to_go_back_to_the_way_leads_to_the_nearest_one() {
        let pages =
            Pages(["/", "/year", "/members/import", "/meetings", "/meetings/{id}", "/meetings/{id}/roll"].into());
        let cases = [
            ("GET", "/year?year=abc", Some("/year")),
            ("GET", "/year", None),
            ("GET", "/meetings/7", Some("/meetings")),
            ("POST", "/members/import", Some("/members/import")),
            ("POST", "/meetings/7/roll/8", Some("/meetings/7/roll")),
            ("POST", "/meetings/7/motions/8/vote", Some("/meetings/7")),
            ("GET", "/x//elsewhere.example", None),
            ("POST", "/elsewhere/7", None),
        ];
        for (method, path, back) in cases {
            let parts = Request::builder().method(method).uri(path).body(()).unwrap().into_parts().0;
            assert_eq!(pages.above(&parts.method, &parts.uri).as_deref(), back, "{method} {path}");
        }
    }
}
