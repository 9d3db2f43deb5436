//! An organisation in which courses are brought and opened, and who sees it through which browser.

use axum::body::Body;
use axum::http::Request;
use axum::{Extension, Router};
use jiff::civil::date;
use serde_json::Value;
use zhixing_kit::html::{NavItem, Reader, Shown};
use zhixing_kit::session::Visitor;
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_kit::{Read, Write};
use zhixing_people::{
    Actor, MemberKind, NewMember, NewOrganisation, NewPost, PasswordHash, Person, PostKind, Secret, appoint, enter,
    found_organisation,
};

use crate::{Host, routes, service, watch};

/// An organisation with a librarian and two members.
pub struct Town {
    pub place: Place,
    pub people: Vec<Actor>,
    pub host: Host,
}

pub const LIBRARIAN: usize = 0;
pub const MEMBER: usize = 1;
pub const OTHER: usize = 2;
const NAVIGATION: &[NavItem] =
    &[NavItem { path: "/courses", icon: "play", label: ("课程", "Courses"), shown: Shown::Everyone }];

fn make(tx: &Write<'_>, password: &PasswordHash) -> zhixing_kit::Result<Vec<Actor>> {
    let new = NewOrganisation {
        name: "测试大队".to_owned(),
        administrator: "管理员".to_owned(),
        sign_in_name: "admin".to_owned(),
        password: password.clone(),
    };
    let administrator = found_organisation(tx, &new)?;
    let mut people = Vec::new();
    for (number, name) in [("1", "向书航"), ("2", "白晓燕"), ("3", "陈立冬")] {
        let (number, name) = (number.to_owned(), name.to_owned());
        let person = Person { number, name, born_on: None, joined_on: None, confirmed_on: None };
        let unit = administrator.unit.clone();
        let new = NewMember { person, unit, kind: MemberKind::Formal, from_on: date(2026, 1, 1) };
        people.push(enter(tx, &administrator, &new)?);
    }
    let (unit, member) = (administrator.unit.clone(), people[LIBRARIAN].clone());
    let post = NewPost { unit, member, kind: PostKind::Librarian, from_on: date(2026, 1, 1), to_on: None };
    appoint(tx, &administrator, &post)?;
    people.iter().map(|member| Actor::of(tx, &administrator.organisation, member)).collect()
}

pub fn towns() -> Vec<Town> {
    places().into_iter().map(|place| Town::found(place, Host::default())).collect()
}

impl Town {
    pub fn found(place: Place, host: Host) -> Self {
        let password =
            PasswordHash::of(&Secret::new("correct horse battery"), &place.db.surroundings().random).unwrap();
        let people = place.db.write_now(move |tx| make(tx, &password)).unwrap();
        Self { place, people, host }
    }

    /// The program as somebody sees it: pages, record store and what open courses ask for.
    pub fn browser(&self, who: usize) -> Browser {
        let (actor, house) = (self.people[who].clone(), self.place.house(NAVIGATION));
        let reader =
            Reader { key: String::new(), name: actor.name.clone(), unit: "单位".to_owned(), unread: 0, below: false };
        let visitor = Visitor { reader, language: None, organisation: "测试大队".to_owned() };
        let door = move |router: Router<zhixing_kit::House>| router.layer(Extension(actor)).layer(Extension(visitor));
        let pages = routes().assemble(house.clone(), |known| known, door);
        let program = zhixing_lrs::service(house.clone(), watch)
            .merge(service(house, self.host.clone()))
            .fallback_service(pages)
            .layer(Extension(self.host.clone()));
        Browser::new(program)
    }

    /// Publishes a package through the pages and gives the way to the course.
    pub fn publish(&self, package: &[u8], title: &str) -> String {
        let mut librarian = self.browser(LIBRARIAN);
        let looked = librarian.post_file("/courses/intakes", "package", "course.zip", package).expect(303);
        let way = looked.leads_to().to_owned();
        librarian.get(&way).expect(200).shows("可以发布").shows("测一测");
        librarian.post(&format!("{way}/publication"), &[("title", title)]).expect(303).leads_to().to_owned()
    }

    /// Opens the part whose button stands at this place; gives where it leads.
    pub fn open(&self, who: usize, course: &str, at: usize) -> String {
        let mut browser = self.browser(who);
        let page = browser.get(course).expect(200).text;
        let mark = page.split("name=\"part\" value=\"").nth(at + 1).expect("a part").split('"').next().unwrap();
        browser.post(&format!("{course}/launches"), &[("part", mark)]).expect(303).leads_to().to_owned()
    }

    pub fn commit(&self, token: &str, commit: &Value) -> Page {
        let request = Request::post(format!("/course-commit/{token}")).header("origin", "null");
        self.browser(MEMBER).send(request.body(Body::from(commit.to_string())).unwrap())
    }

    /// The verbs of all statements of courses, oldest first.
    pub fn verbs(&self) -> Vec<String> {
        let numbers = |tx: &Read<'_>| {
            let all: Vec<i64> = (1..200).collect();
            zhixing_records::texts(tx, &all)
        };
        let mut texts = self.place.db.read_now(numbers).unwrap();
        texts.sort();
        let last = |text: &str| {
            let statement: Value = serde_json::from_str(text).unwrap();
            statement["verb"]["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
        };
        texts.iter().map(|(_, text)| last(text)).collect()
    }
}

/// The secret in a session's addresses.
pub fn token(path: &str) -> String {
    path.split('/').nth(2).unwrap().to_owned()
}
