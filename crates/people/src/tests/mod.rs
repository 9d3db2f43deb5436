//! Scenarios in the words of this room, through HTTP and on both databases. No order, no sleep, no shared state.

mod drafts;
mod first_days;
mod glances;
mod passkeys;
mod plain_forms;
mod posts;
mod roster;
mod signing_in;
mod statements;
mod tree;
mod visits;

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use jiff::civil::date;
use zhixing_kit::html::{NavItem, Shown};
use zhixing_kit::id::Random;
use zhixing_kit::test::{Browser, Page, Place, places};
use zhixing_kit::{House, Result, Write};
use zhixing_records::{MemberId, UnitId};

use crate::member::{self, MemberKind, NewMember, Person};
use crate::post::{self, NewPost, PostId, PostKind};
use crate::unit::{self, NewUnit, UnitKind};
use crate::{
    Actor, NewOrganisation, PasswordHash, Secret, Wiring, assemble, found_organisation, open_with_password, routes,
};

/// The password of everybody in these tests.
pub const PASSWORD: &str = "correct horse battery";

const NAVIGATION: &[NavItem] =
    &[NavItem { path: "/members", icon: "people", label: ("成员", "Members"), shown: Shown::Everyone }];

/// An organisation with two branches and a group: 管理员 admin (administrator), 王书记 secretary and 张三 zhangsan in the first branch,
/// 李四 lisi in its group, 赵六 zhaoliu in the second branch.
pub struct World {
    /// The database, for messages and the clock.
    pub place: Place,
    /// The program.
    pub house: House,
    /// The organisation's unit.
    pub top: UnitId,
    /// The first branch.
    pub branch: UnitId,
    /// Its group.
    pub group: UnitId,
    /// The second branch.
    pub other: UnitId,
    /// 王书记.
    pub secretary: MemberId,
    /// His post.
    pub secretary_post: PostId,
    /// 张三.
    pub zhangsan: MemberId,
    /// 李四.
    pub lisi: MemberId,
    /// 赵六.
    pub zhaoliu: MemberId,
    /// The administrator.
    pub admin: MemberId,
}

/// A fresh world on each engine.
pub fn worlds() -> Vec<World> {
    places().into_iter().map(World::new).collect()
}

/// A program on a fresh database, before anybody came.
pub fn program(place: &Place) -> (House, Browser) {
    let house = place.house(NAVIGATION);
    let program = assemble(house.clone(), Wiring { unread: |_, _| Ok(0) }, routes());
    (house, Browser::new(program))
}

impl World {
    fn new(place: Place) -> Self {
        let (house, _) = program(&place);
        let password = PasswordHash::of(&Secret::new(PASSWORD), &Random::system()).unwrap();
        let made = house.db.write_now(move |tx| people(tx, &password)).unwrap();
        let ([top, branch, group, other], [admin, secretary, zhangsan, lisi, zhaoliu], secretary_post) = made;
        Self { place, house, top, branch, group, other, secretary, secretary_post, zhangsan, lisi, zhaoliu, admin }
    }

    /// A browser that has seen nothing.
    pub fn browser(&self) -> Browser {
        Browser::new(assemble(self.house.clone(), Wiring { unread: |_, _| Ok(0) }, routes()))
    }

    /// A browser in which this name is signed in.
    pub fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        sign_in(&mut browser, name, PASSWORD).expect(303);
        browser
    }

    /// Acts as this member, as the pages would.
    pub fn act<T: Send + 'static>(
        &self,
        member: &MemberId,
        act: impl Fn(&Write<'_>, &Actor) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let member = member.clone();
        self.house.db.write_now(move |tx| {
            let organisation = unit::the_organisation(tx)?.expect("the world has an organisation");
            act(tx, &Actor::of(tx, &organisation, &member)?)
        })
    }

    /// How many records there are about a thing of this path.
    pub fn verbs_about(&self, about: String) -> Vec<String> {
        let entries = self.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about));
        entries.unwrap().into_iter().map(|entry| entry.verb).collect()
    }
}

/// Sends the sign-in form.
pub fn sign_in(browser: &mut Browser, name: &str, password: &str) -> Page {
    browser.post("/sign-in", &[("sign_in_name", name), ("password", password)])
}

/// Sends the sign-in form from this address.
pub fn sign_in_from(browser: &mut Browser, name: &str, password: &str, address: &str) -> Page {
    let body = format!("sign_in_name={name}&password={}", password.replace(' ', "+"));
    let request = Request::post("/sign-in")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    let mut request = request.body(Body::from(body)).unwrap();
    let address: SocketAddr = format!("{address}:4321").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(address));
    browser.send(request)
}

type Made = ([UnitId; 4], [MemberId; 5], PostId);

fn people(tx: &Write<'_>, password: &PasswordHash) -> Result<Made> {
    let new = NewOrganisation {
        name: "临江市交警一大队".to_owned(),
        administrator: "管理员".to_owned(),
        sign_in_name: "admin".to_owned(),
        password: password.clone(),
    };
    let admin = found_organisation(tx, &new)?;
    let today = tx.today();
    let found = |parent: &UnitId, kind, name: &str| {
        let new = NewUnit { parent: parent.clone(), kind, name: name.to_owned(), founded_on: date(2020, 1, 1) };
        unit::found(tx, &admin, &new)
    };
    let top = admin.unit.clone();
    let branch = found(&top, UnitKind::Branch, "第一支部")?;
    let group = found(&branch, UnitKind::Group, "第一小组")?;
    let other = found(&top, UnitKind::Branch, "第二支部")?;
    let enter = |unit: &UnitId, name: &str, number: &str| {
        let person = Person {
            number: number.to_owned(),
            name: name.to_owned(),
            born_on: None,
            joined_on: None,
            confirmed_on: None,
        };
        let new = NewMember { person, unit: unit.clone(), kind: MemberKind::Formal, from_on: today };
        let id = member::enter(tx, &admin, &new)?;
        open_with_password(tx, &admin, &id, number, password)?;
        Ok::<_, zhixing_kit::Error>(id)
    };
    let secretary = enter(&branch, "王书记", "secretary")?;
    let zhangsan = enter(&branch, "张三", "zhangsan")?;
    let lisi = enter(&group, "李四", "lisi")?;
    let zhaoliu = enter(&other, "赵六", "zhaoliu")?;
    let post = NewPost {
        unit: branch.clone(),
        member: secretary.clone(),
        kind: PostKind::Secretary,
        from_on: today,
        to_on: Some(date(2026, 12, 31)),
    };
    let secretary_post = post::appoint(tx, &admin, &post)?;
    Ok(([top, branch, group, other], [admin.member, secretary, zhangsan, lisi, zhaoliu], secretary_post))
}
