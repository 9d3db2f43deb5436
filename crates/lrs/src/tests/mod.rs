//! Scenarios of the record store, through HTTP, on both databases.

mod clients;
mod documents;
mod erasure;
mod finding;
mod limits;
mod linking;
mod proofs;
mod register;
mod requests;
mod requirements;
mod retention;
mod statements;
mod tokens;

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use axum::{Extension, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use zhixing_kit::House;
use zhixing_kit::html::Reader;
use zhixing_kit::session::Visitor;
use zhixing_kit::test::{Browser, Place, places};
use zhixing_people::{Actor, NewOrganisation, PasswordHash, Secret, found_organisation};
use zhixing_records::{Clerk, SigningKey};

use crate::client::actions::Shown;
use crate::{NewClient, Reads, acts};

/// An organisation with an administrator.
pub struct Town {
    pub place: Place,
    pub administrator: Actor,
}

/// A client at the door, with its key in hand.
#[derive(Clone)]
pub struct Caller {
    program: Router,
    pub shown: Shown,
    version: &'static str,
}

/// What a request was answered with.
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

pub fn towns() -> Vec<Town> {
    places().into_iter().map(Town::found).collect()
}

impl Town {
    fn found(place: Place) -> Self {
        let random = place.db.surroundings().random.clone();
        let password = PasswordHash::of(&Secret::new("correct horse battery"), &random).unwrap();
        let make = move |tx: &zhixing_kit::Write<'_>| {
            let new = NewOrganisation {
                name: "测试大队".into(),
                administrator: "管理员甲".into(),
                sign_in_name: "admin".into(),
                password: password.clone(),
            };
            found_organisation(tx, &new)
        };
        let administrator = place.db.write_now(make).unwrap();
        Self { place, administrator }
    }

    /// A client with these scopes, which speaks version 2.0.
    pub fn client(&self, name: &str, writes: bool, reads: Reads) -> Caller {
        let new = NewClient { name: name.to_owned(), writes, reads, unit: self.administrator.unit.clone() };
        let actor = self.administrator.clone();
        let shown = self.place.db.write_now(move |tx| acts::make(tx, &actor, &new)).unwrap();
        let program = crate::service(self.place.house(&[]), |_, _, _, _, _| Ok(())).layer(Extension(self.clerk()));
        Caller { program, shown, version: "2.0.0" }
    }

    /// The clerk of this town's log.
    pub fn clerk(&self) -> Clerk {
        let key = SigningKey::new("zhixing/test", &[7; 32]).unwrap();
        Clerk::open(&self.place.db, &self.administrator.organisation, key).unwrap()
    }

    /// The pages of this room and the log's public files, as this person is shown them.
    pub fn browser(&self, actor: &Actor) -> Browser {
        let (actor, house) = (actor.clone(), self.place.house(&[]));
        let known = move |router: Router<House>| {
            let reader = Reader {
                key: String::new(),
                name: actor.name.clone(),
                unit: "单位".to_owned(),
                unread: 0,
                below: false,
            };
            let visitor = Visitor { reader, language: None, organisation: "测试大队".to_owned() };
            router.layer(Extension(actor)).layer(Extension(visitor))
        };
        let routes = crate::routes().and(zhixing_records::routes());
        Browser::new(routes.assemble(house, known.clone(), known).layer(Extension(self.clerk())))
    }

    /// A client that may do everything.
    pub fn caller(&self) -> Caller {
        self.client("模拟器", true, Reads::All)
    }
}

impl Caller {
    /// The same, speaking another version.
    pub fn speaking(&self, version: &'static str) -> Self {
        Caller { version, ..self.clone() }
    }

    fn basic(&self) -> String {
        format!("Basic {}", STANDARD.encode(format!("{}:{}", self.shown.key, self.shown.secret)))
    }

    /// Sends a request with further headers; one with an empty value takes the usual one away.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answered {
        let basic = self.basic();
        let usual = [
            ("authorization", basic.as_str()),
            ("x-experience-api-version", self.version),
            ("content-type", "application/json"),
        ];
        let mut request = Request::builder().method(method).uri(format!("/xapi/{path}"));
        for (name, value) in
            usual.iter().filter(|(name, _)| !headers.iter().any(|(other, _)| other == name)).chain(headers)
        {
            if !value.is_empty() {
                request = request.header(*name, *value);
            }
        }
        let page = Browser::new(self.program.clone()).send(request.body(body.into()).unwrap());
        Answered { status: page.status.as_u16(), headers: page.headers, text: page.text }
    }

    pub fn get(&self, path: &str) -> Answered {
        self.send("GET", path, &[], "")
    }

    /// An address of the service that is not below the store, without a key.
    pub fn fetch(&self, path: &str) -> Answered {
        let page = Browser::new(self.program.clone()).get(path);
        Answered { status: page.status.as_u16(), headers: page.headers, text: page.text }
    }

    pub fn post(&self, statements: &Value) -> Answered {
        self.send("POST", "statements", &[], statements.to_string())
    }

    /// Stores a statement and gives its id.
    #[track_caller]
    pub fn store(&self, statement: &Value) -> String {
        let answered = self.post(statement).expect(200);
        answered.json()[0].as_str().unwrap().to_owned()
    }

    /// The ids of what a query finds.
    #[track_caller]
    pub fn found(&self, query: &str) -> Vec<String> {
        let answered = self.get(&format!("statements?{query}")).expect(200).json();
        let statements = answered["statements"].as_array().unwrap();
        statements.iter().map(|statement| statement["id"].as_str().unwrap().to_owned()).collect()
    }
}

impl Answered {
    /// Fails with the answer's text unless the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn says(self, wanted: &str) -> Self {
        assert!(self.text.contains(wanted), "{wanted:?} is missing in: {}", self.text);
        self
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A statement: who (a mail name), what (a word), to what (a word).
pub fn statement(who: &str, verb: &str, thing: &str) -> Value {
    json!({
        "actor": { "mbox": format!("mailto:{who}@example.org") },
        "verb": { "id": format!("https://example.org/verbs/{verb}"), "display": { "en": verb } },
        "object": { "id": format!("https://example.org/things/{thing}") },
    })
}

/// A value ready for a query.
pub fn quoted(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The query of an agent by his mail name.
pub fn agent(who: &str) -> String {
    format!("agent={}", quoted(&json!({ "mbox": format!("mailto:{who}@example.org") }).to_string()))
}
