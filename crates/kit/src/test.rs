//! What tests stand on: a fresh database of each engine, a clock that is set, and a browser without a network.
//!
//! ```no_run
//! use zhixing_kit::test;
//! for place in test::places() {            // SQLite always, PostgreSQL when ZHIXING_TEST_POSTGRES is set
//!     let house = place.house(&[]);
//!     // let mut browser = test::Browser::new(people::assemble(house, routes()));
//!     // let page = browser.get("/sign-in");
//! }
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::tz::TimeZone;
use tower::ServiceExt;

use crate::clock::{Clock, Moment};
use crate::db::scratch::Scratch;
use crate::db::{Db, Surroundings};
use crate::house::{House, Settings};
use crate::html::{NavItem, PAGE_CODE};
use crate::id::Random;
use crate::limit::Limits;
use crate::live::Live;

/// When tests begin: Monday 2 March 2026, 09:00 in Shanghai.
pub const BEGIN: Moment = Moment(1_772_413_200_000);

/// A fresh database with its clock, set to [`BEGIN`]. Thrown away at the end.
pub struct Place {
    /// `sqlite` or `postgres`, for messages.
    pub engine: &'static str,
    /// The database.
    pub db: Db,
    /// Its clock: `clock.set(...)`.
    pub clock: Clock,
    scratch: Scratch,
}

/// A fresh place on each engine.
pub fn places() -> Vec<Place> {
    let mut places = vec![Place::new(Scratch::folder())];
    places.extend(Scratch::database().map(Place::new));
    places
}

impl Place {
    fn new(scratch: Scratch) -> Self {
        let clock = Clock::set_to(BEGIN);
        let zone = TimeZone::get("Asia/Shanghai").expect("the system has time zones");
        let surroundings = Surroundings { clock: clock.clone(), random: Random::system(), zone, live: Live::default() };
        let engine = scratch.address().engine();
        let db = scratch.open(surroundings).expect("a fresh database opens");
        Self { engine, db, clock, scratch }
    }

    /// The program on this database, with this navigation.
    pub fn house(&self, navigation: &'static [NavItem]) -> House {
        let around = self.db.surroundings();
        House {
            db: self.db.clone(),
            clock: self.clock.clone(),
            random: around.random.clone(),
            live: around.live.clone(),
            limits: Limits::default(),
            settings: Arc::new(Settings {
                organisation: "测试单位".to_owned(),
                origin: "http://localhost".to_owned(),
                navigation,
                other_sign_in: None,
                suggestions_per_hour: 30,
                development: true,
                in_force: Vec::new(),
            }),
        }
    }

    /// Opens the same database once more, as a second node or after a restart.
    pub fn open_again(&self) -> Db {
        self.scratch.open(self.db.surroundings().clone()).expect("the database opens again")
    }

    /// The database's files or URL.
    pub fn scratch(&self) -> &Scratch {
        &self.scratch
    }

    /// Moves the clock on.
    pub fn pass_ms(&self, ms: i64) {
        self.clock.set(self.clock.now().plus_ms(ms));
    }
}

/// A browser without a network: keeps cookies, sends what our own pages would send.
#[derive(Clone)]
pub struct Browser {
    program: Router,
    cookies: BTreeMap<String, String>,
    /// The language it asks for.
    pub accept_language: &'static str,
}

/// What came back.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; bytes that are no UTF-8 are replaced.
    pub text: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Browser {
    /// A browser that has seen nothing yet.
    pub fn new(program: Router) -> Self {
        Self { program, cookies: BTreeMap::new(), accept_language: "zh-CN" }
    }

    /// The same browser, with its cookies, at another program: one that serves a copy of the database, say.
    #[must_use]
    pub fn at(&self, program: &Router) -> Self {
        Self { program: program.clone(), ..self.clone() }
    }

    /// Opens a page.
    pub fn get(&mut self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("a well-formed request"))
    }

    /// Sends a form as our own page would.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let body: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body.join("&"))).expect("a well-formed request"))
    }

    /// Opens a form that changes what is there, and sends it with these words, on the basis and with the code that it had.
    pub fn edit(&mut self, form: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(form);
        self.post(action, &[fields, &[("basis", &page.basis()), (PAGE_CODE, &page.code())]].concat())
    }

    /// Sends a form with one file.
    pub fn post_file(&mut self, path: &str, field: &str, file_name: &str, content: &[u8]) -> Page {
        let mut body =
            format!("--x0x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"\r\n\r\n")
                .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--x0x--\r\n");
        self.post_upload(path, body)
    }

    /// Sends what stands for a form with one file (its parts begin at `--x0x`) as it is, whole or not.
    pub fn post_upload(&mut self, path: &str, body: Vec<u8>) -> Page {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x0x")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).expect("a well-formed request"))
    }

    /// Sends any request with this browser's cookies; follows nothing.
    pub fn send(&mut self, mut request: Request<Body>) -> Page {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.insert(header::HOST, "localhost".parse().expect("a header"));
        headers.entry(header::ACCEPT_LANGUAGE).or_insert(self.accept_language.parse().expect("a header"));
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().expect("a header"));
        }
        let page = run(self.program.clone(), request);
        for cookie in page.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            self.keep(cookie);
        }
        page
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let Some((name, value)) = pair.split_once('=') else { return };
        if attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

#[expect(
    clippy::return_self_not_must_use,
    reason = "to fail is what these are for; the page they give back is for the next look"
)]
impl Page {
    /// The basis of the form on it; empty without one.
    pub fn basis(&self) -> String {
        let basis = self.text.split_once("name=\"basis\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
        basis.map(|(basis, _)| basis.to_owned()).unwrap_or_default()
    }

    /// The code that its forms bear; empty without a form.
    pub fn code(&self) -> String {
        let code = self.text.split_once("name=\"zx-page-code\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
        code.map(|(code, _)| code.to_owned()).unwrap_or_default()
    }

    /// Where it leads, for a redirect.
    pub fn leads_to(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Fails with the page's text unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    /// Fails with the page's text unless it contains this.
    #[track_caller]
    pub fn shows(self, wanted: &str) -> Self {
        assert!(self.text.contains(wanted), "{wanted:?} is missing in: {}", self.text);
        self
    }

    /// Fails with the page's text if it contains this.
    #[track_caller]
    pub fn hides(self, unwanted: &str) -> Self {
        assert!(!self.text.contains(unwanted), "{unwanted:?} stands in: {}", self.text);
        self
    }
}

fn run(program: Router, request: Request<Body>) -> Page {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let response = program.oneshot(request).await.expect("the program always answers");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 * 1024 * 1024).await.expect("the body ends").to_vec();
        Page { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    })
}
