//! The organisation of the scenarios: above it a secretary who leads two branches, the first with a group; an administrator; members.

use axum::Extension;
use jiff::civil::date;
use serde_json::Value;
use zhixing_kit::html::Reader;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::session::Visitor;
use zhixing_kit::test::{Browser, Place};
use zhixing_kit::{Language, Moment, Write};
use zhixing_people::{
    Actor, MemberKind, NewMember, NewOrganisation, NewPost, NewUnit, PasswordHash, Person, PostKind, Secret, UnitKind,
    appoint, enter, found_organisation, found_unit,
};
use zhixing_records::{Clerk, Deed, MemberId, SigningKey, StatementId, Thing, ThingKind, UnitId, Verb, append};

use crate::routes;

pub const TOLD: Verb = Verb { name: "told", zh: "讲述", en: "told" };
pub const TALE: ThingKind = ThingKind { name: "activity", zh: "活动", en: "activity" };

pub struct Town {
    pub place: Place,
    pub clerk: Clerk,
    pub organisation: OrganisationId,
    pub top: UnitId,
    pub first: UnitId,
    pub second: UnitId,
    pub administrator: MemberId,
    pub superior: MemberId,
    pub secretary: MemberId,
    pub member: MemberId,
    pub stranger: MemberId,
}

struct Made {
    organisation: OrganisationId,
    units: [UnitId; 3],
    members: [MemberId; 5],
}

impl Town {
    pub fn found(place: Place) -> Self {
        let random = place.db.surroundings().random.clone();
        let password = PasswordHash::of(&Secret::new("correct horse battery"), &random).unwrap();
        let made = place.db.write_now(move |tx| make(tx, password.clone())).unwrap();
        let Made { organisation, units: [top, first, second], members } = made;
        let [administrator, superior, secretary, member, stranger] = members;
        let key = SigningKey::new("zhixing/test", &[7; 32]).unwrap();
        let clerk = Clerk::open(&place.db, &organisation, key).unwrap();
        Self { place, clerk, organisation, top, first, second, administrator, superior, secretary, member, stranger }
    }

    pub fn actor(&self, member: &MemberId) -> Actor {
        let (organisation, member) = (self.organisation.clone(), member.clone());
        self.place.db.read_now(move |tx| Actor::of(tx, &organisation, &member)).unwrap()
    }

    /// The program as this member sees it. Who may sign in is another room's affair.
    pub fn browser(&self, member: &MemberId) -> Browser {
        let actor = self.actor(member);
        let unread_of = member.clone();
        let unread = self.place.db.read_now(move |tx| zhixing_notice::unread(tx, &unread_of)).unwrap();
        let reader = Reader {
            key: String::new(),
            name: actor.name.clone(),
            unit: "本单位".to_owned(),
            unread,
            below: actor.looks_below(),
        };
        let visitor = Visitor { reader, language: None, organisation: "测试单位".to_owned() };
        let (clerk, house) = (self.clerk.clone(), self.place.house(&[]));
        let program = routes().assemble(
            house,
            |public| public,
            move |signed| signed.layer(Extension(actor)).layer(Extension(visitor)).layer(Extension(clerk)),
        );
        Browser::new(program)
    }

    pub fn browser_in(&self, member: &MemberId, language: Language) -> Browser {
        let mut browser = self.browser(member);
        browser.accept_language = if language == Language::Chinese { "zh-CN" } else { "en" };
        browser
    }

    /// Records that the member told something in a unit.
    pub fn tell(
        &self,
        by: &MemberId,
        unit: &UnitId,
        name: &str,
        happened_at: Moment,
        concerns: &[&MemberId],
        facts: Value,
    ) -> StatementId {
        let (author, unit, name) = (self.actor(by).author(), unit.clone(), name.to_owned());
        let concerns: Vec<MemberId> = concerns.iter().map(|member| (*member).clone()).collect();
        let deed = move |tx: &Write<'_>| {
            let object = Thing { kind: &TALE, path: "activity/1".to_owned(), name: name.clone() };
            let deed = Deed {
                verb: &TOLD,
                object,
                about: "activity/1".to_owned(),
                unit: unit.clone(),
                concerns: concerns.clone(),
                happened_at,
                facts: facts.clone(),
            };
            append(tx, &author, deed)
        };
        self.place.db.write_now(deed).unwrap()
    }

    pub fn now(&self) -> Moment {
        self.place.clock.now()
    }
}

fn make(tx: &Write<'_>, password: PasswordHash) -> zhixing_kit::Result<Made> {
    let new = NewOrganisation {
        name: "测试大队".into(),
        administrator: "管理员甲".into(),
        sign_in_name: "admin".into(),
        password,
    };
    let admin = found_organisation(tx, &new)?;
    let top = admin.unit.clone();
    let unit = |parent: &UnitId, kind, name: &str| {
        found_unit(
            tx,
            &admin,
            &NewUnit { parent: parent.clone(), kind, name: name.into(), founded_on: date(2020, 1, 1) },
        )
    };
    let first = unit(&top, UnitKind::Branch, "第一支部")?;
    let second = unit(&top, UnitKind::Branch, "第二支部")?;
    let person = |unit: &UnitId, number: &str, name: &str| {
        let person =
            Person { number: number.into(), name: name.into(), born_on: None, joined_on: None, confirmed_on: None };
        enter(
            tx,
            &admin,
            &NewMember { person, unit: unit.clone(), kind: MemberKind::Formal, from_on: date(2024, 1, 1) },
        )
    };
    let superior = person(&top, "1", "上级书记")?;
    let secretary = person(&first, "2", "沈书记")?;
    let member = person(&first, "3", "李娜")?;
    let stranger = person(&second, "4", "外人丙")?;
    person(&first, "5", "王五")?;
    let post = |unit: &UnitId, member: &MemberId| {
        let new = NewPost {
            unit: unit.clone(),
            member: member.clone(),
            kind: PostKind::Secretary,
            from_on: date(2025, 1, 1),
            to_on: None,
        };
        appoint(tx, &admin, &new)
    };
    post(&top, &superior)?;
    post(&first, &secretary)?;
    Ok(Made {
        organisation: admin.organisation.clone(),
        units: [top, first, second],
        members: [admin.member.clone(), superior, secretary, member, stranger],
    })
}
