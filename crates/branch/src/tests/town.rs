//! A made-up organisation for the meetings of the scenarios. It is Monday 2 March 2026, 09:00.

use axum::Extension;
use jiff::civil::{Date, date};
use zhixing_kit::House;
use zhixing_kit::test::{Browser, Page, Place};
use zhixing_people::{
    Actor, ExemptionKind, MemberId, MemberKind, NewMember, NewOrganisation, NewPost, NewUnit, PasswordHash, Person,
    PostKind, Secret, UnitId, UnitKind, appoint, enter, exempt, found_organisation, found_unit, top_unit,
};
use zhixing_records::{Clerk, SigningKey};

use crate::activity::actions;
use crate::{ActivityId, NewActivity};

/// Since when units exist and members belong.
const SINCE: Date = date(2024, 6, 1);

/// A branch of `formal` formal members and further people.
pub struct Town {
    pub house: House,
    pub branch: UnitId,
    pub group: UnitId,
    /// The first formal members; the first is the secretary, the second the recorder of most meetings.
    pub formal: Vec<Actor>,
    /// A probationary member.
    pub probationary: Actor,
    /// Secretary of another branch.
    pub stranger: Actor,
    /// Secretary above both branches.
    pub superior: Actor,
    clerk: Clerk,
}

impl Town {
    /// A branch with this many formal members.
    pub fn with(place: &Place, formal: usize) -> Self {
        Self::named(place, (0..formal).map(|number| format!("党员{number:02}")).collect())
    }

    /// A branch whose formal members have these names.
    pub fn named(place: &Place, names: Vec<String>) -> Self {
        let house = place.house(&[]);
        let password = PasswordHash::of(&Secret::new("a long enough password"), &house.random).unwrap();
        let new = NewOrganisation {
            name: "临江交警".into(),
            administrator: "管理员".into(),
            sign_in_name: "admin".into(),
            password,
        };
        let (branch, group, formal, others) = place
            .db
            .write_now(move |tx| {
                let by = found_organisation(tx, &new)?;
                let unit = |parent: &UnitId, kind, name: &str| {
                    found_unit(tx, &by, &NewUnit { parent: parent.clone(), kind, name: name.into(), founded_on: SINCE })
                };
                let enter = |unit: &UnitId, kind, name: &str, number: String| {
                    let person =
                        Person { number, name: name.into(), born_on: None, joined_on: None, confirmed_on: None };
                    enter(tx, &by, &NewMember { person, unit: unit.clone(), kind, from_on: SINCE })
                };
                let post = |unit: &UnitId, member: &MemberId, kind| {
                    appoint(
                        tx,
                        &by,
                        &NewPost { unit: unit.clone(), member: member.clone(), kind, from_on: SINCE, to_on: None },
                    )
                };
                let top = top_unit(tx, &by.organisation)?.id;
                let (branch, other) =
                    (unit(&top, UnitKind::Branch, "第一党支部")?, unit(&top, UnitKind::Branch, "第二党支部")?);
                let group = unit(&branch, UnitKind::Group, "第一党小组")?;
                let mut members = Vec::new();
                for (number, name) in names.iter().enumerate() {
                    members.push(enter(&branch, MemberKind::Formal, name, format!("1{number:03}"))?);
                }
                let probationary = enter(&branch, MemberKind::Probationary, "预备员", "1900".into())?;
                let stranger = enter(&other, MemberKind::Formal, "外支书", "2001".into())?;
                let superior = enter(&top, MemberKind::Formal, "上级员", "3001".into())?;
                post(&branch, &members[0], PostKind::Secretary)?;
                post(&branch, &members[1], PostKind::CommitteeMember)?;
                post(&branch, &members[2], PostKind::CommitteeMember)?;
                post(&other, &stranger, PostKind::Secretary)?;
                post(&top, &superior, PostKind::Secretary)?;
                let actor = |id: &MemberId| Actor::of(tx, &by.organisation, id);
                let formal = members.iter().map(actor).collect::<zhixing_kit::Result<Vec<_>>>()?;
                Ok((branch, group, formal, [actor(&probationary)?, actor(&stranger)?, actor(&superior)?]))
            })
            .unwrap();
        let [probationary, stranger, superior] = others;
        let key = SigningKey::new("zhixing.test/log", &[7; 32]).unwrap();
        let clerk = Clerk::open(&place.db, &stranger.organisation, key).unwrap();
        Self { house, branch, group, formal, probationary, stranger, superior, clerk }
    }

    /// The secretary of the branch.
    pub fn secretary(&self) -> &Actor {
        &self.formal[0]
    }

    /// The recorder of the meetings: a committee member.
    pub fn recorder(&self) -> &Actor {
        &self.formal[1]
    }

    /// A browser in which this person is signed in.
    pub fn browser(&self, reader: &Actor) -> Browser {
        let (reader, clerk) = (reader.clone(), self.clerk.clone());
        let kinds = zhixing_form::Kinds(crate::FORMS);
        let signed_in = move |router: axum::Router<House>| {
            router.layer(Extension(reader)).layer(Extension(clerk)).layer(Extension(kinds))
        };
        let routes = crate::routes().and(zhixing_form::routes());
        Browser::new(routes.assemble(self.house.clone(), |public| public, signed_in))
    }

    /// What somebody was told of last and has not read.
    pub fn told(&self, reader: &Actor) -> Vec<String> {
        let member = reader.member.clone();
        let told = self.house.db.read_now(move |tx| zhixing_notice::unread_of_latest(tx, &member, 20, 20)).unwrap();
        told.into_iter().map(|(said, _)| said.text(zhixing_kit::Language::Chinese).to_string()).collect()
    }

    /// Marks a formal member as exempt.
    pub fn excuse(&self, at: usize) {
        let (member, place) = (self.formal[at].member.clone(), self.secretary().clone());
        self.house
            .db
            .write_now(move |tx| exempt(tx, &place, &member, ExemptionKind::Aged, (SINCE, None)).map(drop))
            .unwrap();
    }

    /// A planned meeting of a kind, tomorrow at 14:00.
    pub fn plan(&self, kind: &str) -> ActivityId {
        let new = NewActivity {
            unit: if kind == "group_meeting" { self.group.clone() } else { self.branch.clone() },
            kind: kind.into(),
            topic: "研究第一季度工作".into(),
            starts_at: zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000),
            minutes: 90,
            place: "三楼会议室".into(),
            chair: Some(self.secretary().member.clone()),
            recorder: Some(self.recorder().member.clone()),
            also: Vec::new(),
            obligation: None,
        };
        let by = self.secretary().clone();
        let agenda = ["通报情况".to_owned(), "讨论帮扶方案".to_owned()];
        self.house.db.write_now(move |tx| actions::plan_with_agenda(tx, &by, new.clone(), &agenda)).unwrap()
    }

    /// A meeting that is open: convened, and begun tomorrow at 14:00.
    pub fn opened(&self, place: &Place, kind: &str) -> ActivityId {
        let id = self.plan(kind);
        let (by, meeting) = (self.secretary().clone(), id.clone());
        self.house.db.write_now(move |tx| actions::convene(tx, &by, &meeting).map(drop)).unwrap();
        place.clock.set(zhixing_kit::test::BEGIN.plus_ms(29 * 3_600_000));
        let (by, meeting) = (self.recorder().clone(), id.clone());
        self.house.db.write_now(move |tx| actions::open(tx, &by, &meeting, tx.now())).unwrap();
        id
    }

    /// The entry of a person on the roll.
    pub fn entry(&self, meeting: &ActivityId, name: &str) -> String {
        let (meeting, name) = (meeting.clone(), name.to_owned());
        let list = self.house.db.read_now(move |tx| crate::roll::questions::list(tx, &meeting)).unwrap();
        list.into_iter().find(|entry| entry.name == name).expect("the person is on the list").id.to_string()
    }

    /// Marks the first so many formal members as present, and the rest as absent.
    pub fn present(&self, meeting: &ActivityId, present: usize) {
        let (by, meeting) = (self.recorder().clone(), meeting.clone());
        let count = self.formal.len();
        self.house
            .db
            .write_now(move |tx| {
                let list = crate::roll::questions::list(tx, &meeting)?;
                for (at, entry) in list.iter().filter(|entry| entry.entitled).enumerate() {
                    let mark =
                        if at < present { crate::roll::model::Mark::Present } else { crate::roll::model::Mark::Absent };
                    crate::roll::actions::mark(tx, &by, &meeting, &entry.id, mark, "值班")?;
                }
                assert_eq!(list.iter().filter(|entry| entry.entitled).count(), count);
                Ok(())
            })
            .unwrap();
    }

    /// How many records there are about a meeting.
    pub fn records(&self, meeting: &ActivityId) -> Vec<zhixing_records::Entry> {
        let about = crate::activity::model::about(meeting);
        self.house.db.read_now(move |tx| zhixing_records::read_about(tx, &about)).unwrap()
    }
}

/// The digest of what the minutes show to who signs them.
pub fn seen(browser: &mut Browser, at: &str) -> String {
    let page = browser.get(&format!("{at}/minutes")).expect(200);
    let digest = page.text.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    digest.expect("it is his to sign").to_owned()
}

/// Signs the minutes as they are shown.
pub fn sign(browser: &mut Browser, at: &str) -> Page {
    let seen = seen(browser, at);
    browser.post(&format!("{at}/minutes/signatures"), &[("seen", &seen)])
}
