//! What an open course asks for: its files, its token, its commits. It stands beside the house's layers: no session and no cookie is looked at, each
//! address holds the secret of its session, and what is given out can never run as a page of the house (decision 0023).

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use zhixing_kit::{Error, House, Language, Read, Result, Write, asset};

use crate::course::model::CourseId;
use crate::course::store as courses;
use crate::launch::actions::hash;
use crate::launch::cmi5::{self, Fetched};
use crate::launch::model::{KEPT_BYTES_MAX, Launch, Stage};
use crate::launch::scorm::{self, Commit, Taken};
use crate::launch::text::Text;
use crate::launch::{page, pages, serve, store};
use crate::package::model::{Outline, Part, Standard};

/// The address that is the courses' own, such as `https://courses.example.org`; without one they run under the house's, in a sandbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Host(Option<String>);

impl Host {
    /// Checks what was set. It must be another host than the house's: cookies belong to a host, whatever its port.
    pub fn new(origin: Option<&str>, home: &str) -> std::result::Result<Self, String> {
        let Some(origin) = origin.map(|origin| origin.trim_end_matches('/')).filter(|origin| !origin.is_empty()) else {
            return Ok(Self(None));
        };
        let (own, theirs) = (host_of(origin), host_of(home));
        if own.is_none_or(str::is_empty) || origin.splitn(4, '/').count() > 3 {
            return Err(format!(
                "the courses' address {origin:?} must be an origin, such as https://courses.example.org"
            ));
        }
        if own == theirs {
            return Err(format!(
                "the courses' address {origin:?} must be another host than {home:?}: a port alone parts nothing"
            ));
        }
        Ok(Self(Some(origin.to_owned())))
    }

    /// The courses' own address, if there is one.
    pub fn origin(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// Whether a request with this `Host` is meant for the courses.
    pub fn is_meant(&self, host: &str) -> bool {
        self.authority().is_some_and(|own| own.eq_ignore_ascii_case(host))
    }

    fn authority(&self) -> Option<&str> {
        self.0.as_deref().and_then(|origin| origin.split_once("://")).map(|(_, authority)| authority)
    }
}

/// The host of an origin, without its port.
fn host_of(origin: &str) -> Option<&str> {
    let (scheme, authority) = origin.split_once("://")?;
    let host = authority.split(['/', '?', '#']).next()?;
    let host = if host.starts_with('[') { host.split_inclusive(']').next()? } else { host.split(':').next()? };
    ["http", "https"].contains(&scheme).then_some(host)
}

/// The paths that belong to open courses.
pub const PATHS: [&str; 4] = ["/course-run/", "/course-fetch/", "/course-commit/", ICON];
/// What browsers ask for beside any page. A course's has none, which is no fault.
const ICON: &str = "/favicon.ico";
/// What need not be written in another way in a path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Where a part's own page is.
pub fn address(token: &str, part: &Part, query: &str) -> String {
    let file = utf8_percent_encode(&part.file, PATH);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    let place = if part.place.is_empty() { String::new() } else { format!("#{}", part.place) };
    format!("/course-run/{token}/{file}{query}{place}")
}

/// Where the frame around a SCORM part is.
pub fn frame_address(token: &str) -> String {
    format!("/course-run/{token}")
}

#[derive(Clone)]
struct Player {
    house: House,
    host: Host,
}

/// What open courses ask for, for the program to take in beside its pages.
pub fn service(house: House, host: Host) -> Router {
    Router::new()
        .route("/course-run/{token}", get(show_frame))
        .route("/course-run/{token}/{*path}", get(show_file))
        .route("/course-fetch/{token}", any(create_token))
        .route("/course-commit/{token}", any(create_commit))
        .route(ICON, get(|| async { StatusCode::NO_CONTENT }))
        .layer(DefaultBodyLimit::max(KEPT_BYTES_MAX * 2))
        .with_state(Player { house, host })
}

/// An open session with what is needed to show it.
struct Shown {
    launch: Launch,
    outline: Outline,
    part: Part,
    alias: String,
    kept: String,
    course: CourseId,
}

/// The session of a token, while no other one has taken its place.
fn running(tx: &Read<'_>, token: &str) -> Result<Option<Launch>> {
    let found = store::with_token(tx, &hash(token), tx.now())?;
    Ok(found.map(|store::Found(_, launch)| launch).filter(|launch| launch.stage != Stage::Abandoned))
}

async fn shown(player: &Player, token: &str) -> Result<Option<Shown>> {
    let token = token.to_owned();
    let ask = move |tx: &Read<'_>| {
        let Some(launch) = running(tx, &token)? else { return Ok(None) };
        let outline = courses::edition_by_id(tx, &launch.edition)?.outline;
        let part = outline.part(&launch.part).cloned().ok_or(Error::NotFound)?;
        let kept = store::standings(tx, &launch.enrolment)?.remove(&launch.part).map(|one| one.kept);
        let alias = store::alias_of(tx, &launch.member)?;
        let course = store::course_of(tx, &launch.enrolment)?;
        Ok(Some(Shown { outline, part, alias, kept: kept.unwrap_or_default(), course, launch }))
    };
    player.house.db.read(ask).await
}

async fn show_frame(State(player): State<Player>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    if !is_here(&player, &headers) || player.host.origin().is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    match shown(&player, &token).await {
        Ok(Some(shown)) if shown.outline.standard != Standard::Cmi5 => {
            let language = spoken(&headers);
            let part = address(&token, &shown.part, &shown.part.query);
            let title = shown.part.title.pick(language);
            let page = pages::around(language, title, &runtime(&player, &shown, &token, &headers), &part);
            swept(&player, &headers, dressed(&player, "text/html; charset=utf-8", page.into_bytes()))
        }
        Ok(_) => over(&player),
        Err(error) => failed(&error),
    }
}

/// The language that the browser asks for: nobody's own choice is known here.
fn spoken(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Language::from_accept(accepted).unwrap_or_default()
}

/// What a SCORM part needs before its own scripts run.
fn runtime(player: &Player, shown: &Shown, token: &str, headers: &HeaderMap) -> String {
    let home = &player.house.settings.origin;
    let (name, script) = match shown.outline.standard {
        Standard::Scorm2004 => ("scorm2004", "scorm2004.js"),
        _ => ("scorm12", "scorm12.js"),
    };
    let text = Text(spoken(headers));
    let config = json!({
        "standard": name,
        "commit": format!("{home}/course-commit/{token}"),
        "back": format!("{home}/courses/{}", shown.course),
        "kept": scorm::loaded(&shown.kept),
        "entry": scorm::entry(shown.outline.standard, &shown.kept).word(),
        "number": shown.launch.taken,
        "mastery": shown.part.mastery,
        "threshold": shown.part.threshold,
        "objectives": shown.part.objectives,
        "handed": shown.part.handed,
        "learner": shown.alias,
        "words": { "retry": text.retry(), "replaced": text.replaced(), "lost": text.lost(), "back": text.back() },
    });
    pages::runtime(&config, &format!("{home}{}", asset::url(script)))
}

async fn show_file(
    State(player): State<Player>,
    Path((token, path)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if !is_here(&player, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    // What runs under the house's address is never a part of one of its pages: not a script, not a style, not an image.
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_page = text("sec-fetch-mode") == "navigate";
    // A worker that outlives its session would answer for the next one.
    if headers.contains_key("service-worker") {
        return StatusCode::FORBIDDEN.into_response();
    }
    if player.host.origin().is_none() && text("sec-fetch-site") == "same-origin" && !is_page {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (asked, wanted) = (token.clone(), path.clone());
    let file =
        move |tx: &Read<'_>| running(tx, &asked)?.map(|launch| courses::file(tx, &launch.edition, &wanted)).transpose();
    let bytes = match player.house.db.read(file).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return over(&player),
        Err(error) => return failed(&error),
    };
    let media = serve::media_type(&path, &bytes);
    // Only the pages of the sandbox are given more than what lies in the package.
    if player.host.origin().is_some() || !page::is_page(media) || !is_shown(&headers) {
        return swept(&player, &headers, ranged(&player, media, bytes, &headers));
    }
    match put_in(&player, &token, &path, &headers).await {
        Ok(Some(what)) => {
            let page = page::put_in(&bytes, media, &what);
            dressed(&player, &page.media, page.bytes)
        }
        Ok(None) => over(&player),
        Err(error) => failed(&error),
    }
}

/// Whether a page is asked for to be shown, in a window or a frame; a script that fetches one gets it as it is. Browsers that
/// do not say so tell by what they accept: for a page that is shown all of them name XHTML, and libraries of scripts name HTML alone.
fn is_shown(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-dest") {
        None => text("accept").is_none_or(|accepted| accepted.contains("application/xhtml+xml")),
        Some(wanted) => matches!(wanted, "document" | "iframe" | "frame"),
    }
}

/// What a page in the sandbox is given before its own scripts: what stands in for cookies and storage; a SCORM part's own page its run-time as well.
async fn put_in(player: &Player, token: &str, path: &str, headers: &HeaderMap) -> Result<Option<String>> {
    let mut what = pages::apart(&format!("{}{}", player.house.settings.origin, asset::url("apart.js")));
    let wanted = headers.get("sec-fetch-dest").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !matches!(wanted, "" | "document") {
        return Ok(Some(what));
    }
    let Some(shown) = shown(player, token).await? else { return Ok(None) };
    let is_top = wanted == "document" || path == shown.part.file;
    if is_top && shown.part.speaks && shown.outline.standard != Standard::Cmi5 {
        what.push_str(&runtime(player, &shown, token, headers));
    }
    Ok(Some(what))
}

/// At the courses' own address all courses share what a browser keeps for an origin. Whoever opens one from the house finds nothing of those before, by
/// whomever they were opened on this device; from page to page of one course it stays.
fn swept(player: &Player, headers: &HeaderMap, mut response: Response) -> Response {
    let says = |name: &str, value: &str| headers.get(name).is_some_and(|said| said == value);
    if player.host.origin().is_some() && says("sec-fetch-dest", "document") && !says("sec-fetch-site", "same-origin") {
        let sweep = HeaderValue::from_static("\"storage\"");
        response.headers_mut().insert(HeaderName::from_static("clear-site-data"), sweep);
    }
    response
}

fn ranged(player: &Player, media: &'static str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let length = bytes.len();
    let asked = headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    let (status, told, bytes) = match serve::range(asked, length) {
        serve::Asked::Whole => (StatusCode::OK, None, bytes),
        serve::Asked::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")), Vec::new()),
        serve::Asked::Part(from, to) => {
            (StatusCode::PARTIAL_CONTENT, Some(format!("bytes {from}-{to}/{length}")), bytes[from..=to].to_vec())
        }
    };
    let mut response = dressed(player, media, bytes);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Some(Ok(told)) = told.map(|told| HeaderValue::from_str(&told)) {
        headers.insert(header::CONTENT_RANGE, told);
    }
    response
}

/// Whether the request came to where courses are.
fn is_here(player: &Player, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    player.host.origin().is_none() || player.host.is_meant(host)
}

/// The headers of everything that belongs to a package: foreign code, apart from the house, with nothing but the house to speak with.
fn dressed(player: &Player, media: &str, bytes: Vec<u8>) -> Response {
    let policy = serve::policy(player.host.origin(), &player.house.settings.origin);
    let set = [
        (header::CONTENT_TYPE, media),
        (header::CONTENT_SECURITY_POLICY, policy.as_str()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("permissions-policy"), "geolocation=(), camera=(), microphone=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    let mut response = bytes.into_response();
    for (name, value) in set {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn over(player: &Player) -> Response {
    let page = pages::over(&player.house.settings.origin);
    let mut response = dressed(player, "text/html; charset=utf-8", page.into_bytes());
    *response.status_mut() = StatusCode::GONE;
    response
}

fn failed(error: &Error) -> Response {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::Busy | Error::Unavailable(_) | Error::Unknown(_) | Error::Again => StatusCode::SERVICE_UNAVAILABLE,
        Error::Full => StatusCode::INSUFFICIENT_STORAGE,
        Error::Refused(_) => StatusCode::FORBIDDEN,
        other => {
            tracing::error!(error = %other, "an open course could not be answered");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
    .into_response()
}

/// Answers a script of an open course, which stands at another origin or at none.
fn to_script(status: StatusCode, told: &Value) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "POST, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, Authorization, X-Experience-API-Version"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, told.to_string()).into_response()
}

/// The fetch address of cmi5 (8.2): an error is told in the answer, whose status is 200 all the same.
async fn create_token(State(player): State<Player>, Path(token): Path<String>, method: Method) -> Response {
    if method == Method::OPTIONS {
        return to_script(StatusCode::NO_CONTENT, &Value::Null);
    }
    if method != Method::POST {
        return to_script(StatusCode::METHOD_NOT_ALLOWED, &json!({ "error-code": "2", "error-text": "POST it" }));
    }
    let (hash, home) = (hash(&token), player.house.settings.origin.clone());
    let fetched = player.house.db.write(move |tx: &Write<'_>| cmi5::fetch(tx, &hash, &home)).await;
    let error = |code: &str, text: &str| json!({ "error-code": code, "error-text": text });
    match fetched {
        Ok(Fetched::Token(token)) => to_script(StatusCode::OK, &json!({ "auth-token": token })),
        Ok(Fetched::Again) => {
            to_script(StatusCode::OK, &error("1", "the token was fetched before; launch the unit again"))
        }
        Ok(Fetched::Unknown) => to_script(StatusCode::OK, &error("2", "there is no such session, or it is over")),
        Err(cause) => {
            tracing::warn!(error = %cause, "a course's token could not be given out");
            to_script(StatusCode::OK, &error("3", "the token could not be given out; launch the unit again"))
        }
    }
}

async fn create_commit(
    State(player): State<Player>,
    Path(token): Path<String>,
    method: Method,
    body: Bytes,
) -> Response {
    if method == Method::OPTIONS {
        return to_script(StatusCode::NO_CONTENT, &Value::Null);
    }
    if method != Method::POST {
        return to_script(StatusCode::METHOD_NOT_ALLOWED, &Value::Null);
    }
    let Ok(commit) = serde_json::from_slice::<Commit>(&body) else {
        return to_script(StatusCode::BAD_REQUEST, &json!({ "error": "this is no commit" }));
    };
    let (hash, home) = (hash(&token), player.house.settings.origin.clone());
    let taken = player.house.db.write(move |tx: &Write<'_>| scorm::commit(tx, &hash, &home, &commit)).await;
    match taken {
        Ok(Taken::Kept) => to_script(StatusCode::OK, &json!({ "kept": true })),
        Ok(Taken::Replaced) => to_script(StatusCode::CONFLICT, &json!({ "error": "opened elsewhere" })),
        Ok(Taken::Unknown) => to_script(StatusCode::GONE, &json!({ "error": "the session is over" })),
        Ok(Taken::TooLarge) => to_script(StatusCode::PAYLOAD_TOO_LARGE, &json!({ "error": "too much is kept" })),
        Err(error) => {
            let status = failed(&error).status();
            to_script(status, &Value::Null)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courses_have_another_host_or_none() {
        let home = "https://zhixing.example.org";
        assert_eq!(Host::new(None, home), Ok(Host(None)));
        let own = Host::new(Some("https://courses.example.org/"), home).unwrap();
        assert_eq!(own.origin(), Some("https://courses.example.org"));
        assert!(own.is_meant("courses.example.org") && !own.is_meant("zhixing.example.org"));
        for wrong in [
            "https://zhixing.example.org",
            "https://zhixing.example.org:8443",
            "courses",
            "ftp://a",
            "https://a/b",
            "https://",
        ] {
            assert!(Host::new(Some(wrong), home).is_err(), "{wrong}");
        }
    }
}
