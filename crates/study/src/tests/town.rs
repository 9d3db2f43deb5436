//! A made-up organisation for the scenarios. It is Monday 2 March 2026, 09:00.

use axum::Extension;
use jiff::civil::{Date, date};
use zhixing_kit::test::{Browser, Place};
use zhixing_kit::{House, Read, Result, params};
use zhixing_people::{
    Actor, MemberId, MemberKind, NewMember, NewOrganisation, NewPost, NewUnit, PasswordHash, Person, PostKind, Relock,
    Secret, UnitId, UnitKind, appoint, enter, found_organisation, found_unit, open_with_password, top_unit,
};
use zhixing_question::{Asked, Draft, Question};
use zhixing_records::Entry;

use crate::bank::model::QuestionId;
use crate::bank::{actions, store};
use crate::selftest::store::Remembered;

/// Since when units exist and members belong.
pub const SINCE: Date = date(2024, 6, 1);

/// Two branches with those who keep their banks, and who does not.
pub struct Town {
    pub house: House,
    pub branch: UnitId,
    /// Secretary of the branch.
    pub secretary: Actor,
    /// Its librarian.
    pub librarian: Actor,
    /// A member without a post.
    pub member: Actor,
    /// Two members of a group of the branch, without a post.
    pub grouped: [Actor; 2],
    /// Secretary of another branch.
    pub stranger: Actor,
    /// Secretary above both branches.
    pub superior: Actor,
    /// The administrator.
    pub administrator: Actor,
}

/// A single choice of two.
pub fn choice(stem: &str, area: &str) -> Question {
    let asked = Asked::Single { options: vec!["冰雪路面".into(), "干燥路面".into()], right: 0 };
    let draft = Draft::new(stem, asked);
    let more =
        Draft { area: area.into(), explanation: "附着力小。".into(), source: "驾驶手册".into(), ..draft };
    Question::new(more).expect("a question")
}

impl Town {
    /// The town on this database.
    pub fn with(place: &Place) -> Self {
        let house = place.house(&[]);
        let password = PasswordHash::of(&Secret::new("a long enough password"), &house.random).unwrap();
        let new = NewOrganisation {
            name: "临江交警".into(),
            administrator: "管理员".into(),
            sign_in_name: "admin".into(),
            password,
        };
        let (branch, actors) = place
            .db
            .write_now(move |tx| {
                let by = found_organisation(tx, &new)?;
                let unit = |parent: &UnitId, name: &str, kind: UnitKind| {
                    found_unit(tx, &by, &NewUnit { parent: parent.clone(), kind, name: name.into(), founded_on: SINCE })
                };
                let enter = |unit: &UnitId, name: &str, number: &str| {
                    let (number, name) = (number.to_owned(), name.to_owned());
                    let person = Person { number, name, born_on: None, joined_on: None, confirmed_on: None };
                    enter(tx, &by, &NewMember { person, unit: unit.clone(), kind: MemberKind::Formal, from_on: SINCE })
                };
                let post = |unit: &UnitId, member: &MemberId, kind| {
                    let (unit, member) = (unit.clone(), member.clone());
                    appoint(tx, &by, &NewPost { unit, member, kind, from_on: SINCE, to_on: None })
                };
                let top = top_unit(tx, &by.organisation)?.id;
                let (branch, other) =
                    (unit(&top, "第一党支部", UnitKind::Branch)?, unit(&top, "第二党支部", UnitKind::Branch)?);
                let group = unit(&branch, "第一党小组", UnitKind::Group)?;
                let secretary = enter(&branch, "支书", "1001")?;
                let librarian = enter(&branch, "资料员", "1002")?;
                let member = enter(&branch, "党员", "1003")?;
                let (one, two) = (enter(&group, "组员甲", "1004")?, enter(&group, "组员乙", "1005")?);
                let stranger = enter(&other, "外支书", "2001")?;
                let superior = enter(&top, "上级员", "3001")?;
                post(&branch, &secretary, PostKind::Secretary)?;
                post(&branch, &librarian, PostKind::Librarian)?;
                post(&other, &stranger, PostKind::Secretary)?;
                post(&top, &superior, PostKind::Secretary)?;
                let all = [secretary, librarian, member, one, two, stranger, superior];
                let actors = all.iter().map(|id| Actor::of(tx, &by.organisation, id));
                Ok((branch, actors.chain([Ok(by.clone())]).collect::<zhixing_kit::Result<Vec<_>>>()?))
            })
            .unwrap();
        let [secretary, librarian, member, one, two, stranger, superior, administrator] =
            actors.try_into().expect("eight");
        Self { house, branch, secretary, librarian, member, grouped: [one, two], stranger, superior, administrator }
    }

    /// A browser in which this person is signed in.
    pub fn browser(&self, reader: &Actor) -> Browser {
        let reader = reader.clone();
        let signed_in = move |router: axum::Router<House>| router.layer(Extension(reader));
        Browser::new(crate::routes().assemble(self.house.clone(), |public| public, signed_in))
    }

    /// The same person with an account, as he is once he has signed in with this password.
    pub fn with_account(&self, who: &Actor, password: &str) -> Actor {
        let hash = PasswordHash::of(&Secret::new(password), &self.house.random).unwrap();
        let (by, member) = (self.administrator.clone(), who.member.clone());
        let opening = move |tx: &zhixing_kit::Write<'_>| {
            open_with_password(tx, &by, &member, &format!("name.{}", &member.as_str()[24..]), &hash)?;
            Actor::admitted(tx, &by.organisation, &member)
        };
        self.house.db.write_now(opening).unwrap().expect("he can sign in")
    }

    /// A browser in which this person is signed in, with the pages about his account and what is locked with his password.
    pub fn browser_with_settings(&self, reader: &Actor) -> Browser {
        let reader = reader.clone();
        let signed_in =
            move |router: axum::Router<House>| router.layer(Extension(reader)).layer(Extension(Relock(crate::relock)));
        let routes = crate::routes().and(zhixing_people::routes());
        Browser::new(routes.assemble(self.house.clone(), |public| public, signed_in))
    }

    /// A question of the branch, added by its librarian.
    pub fn question(&self, stem: &str, area: &str) -> QuestionId {
        let (by, branch, question) = (self.librarian.clone(), self.branch.clone(), choice(stem, area));
        self.house.db.write_now(move |tx| actions::add(tx, &by, &branch, &question)).unwrap()
    }

    /// The bank of a question.
    pub fn bank(&self, question: &QuestionId) -> String {
        let (by, question) = (self.librarian.clone(), question.clone());
        self.house.db.read_now(move |tx| store::one(tx, &by.organisation, &question)).unwrap().bank.to_string()
    }

    /// How many questions the branch can ask.
    pub fn count(&self) -> usize {
        let branch = self.branch.clone();
        self.house.db.read_now(move |tx| store::count(tx, &branch)).unwrap()
    }

    /// What is recorded about a thing.
    pub fn records(&self, about: &str) -> Vec<Entry> {
        let about = about.to_owned();
        self.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap()
    }
}

/// How well somebody remembers a question; nothing when he has not seen it.
pub fn remembered(tx: &Read<'_>, member: &MemberId, question: &QuestionId) -> Result<Option<Remembered>> {
    tx.maybe(
        "select stability, difficulty, reviewed_at from memory where member = $1 and question = $2",
        params![member, question],
    )
}
