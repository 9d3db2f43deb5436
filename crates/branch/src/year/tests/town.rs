//! A made-up organisation for the scenarios: a brigade with two branches, the first with a committee and a group.

use axum::Extension;
use jiff::civil::{Date, date};
use zhixing_kit::House;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::test::{Browser, Place};
use zhixing_people::{
    Actor, MemberId, MemberKind, NewMember, NewOrganisation, NewPost, NewUnit, PasswordHash, Person, PostKind, Secret,
    UnitId, UnitKind, appoint, enter, found_organisation, found_unit, keep_since, top_unit,
};

/// The organisation and the people whom the scenarios are about. It is Monday 2 March 2026, 09:00.
pub struct Town {
    pub house: House,
    pub organisation: OrganisationId,
    /// A branch of nine with a committee and a group.
    pub first: UnitId,
    pub group: UnitId,
    /// A branch of seven without a committee.
    pub second: UnitId,
    pub administrator: Actor,
    /// Of the first branch.
    pub secretary: Actor,
    pub committee_member: Actor,
    pub leader: Actor,
    pub member: Actor,
    /// Of the second branch.
    pub other_secretary: Actor,
    /// Secretary of the brigade, above both.
    pub superior: Actor,
}

/// Since when the branches exist, the members belong, and the record is kept.
const SINCE: Date = date(2024, 6, 1);

impl Town {
    pub fn found(place: &Place) -> Self {
        let house = place.house(&[]);
        let password = PasswordHash::of(&Secret::new("a long enough password"), &house.random).unwrap();
        let new = NewOrganisation {
            name: "临江交警".into(),
            administrator: "管理员".into(),
            sign_in_name: "admin".into(),
            password,
        };
        let (organisation, units, people) = place.db.write_now(move |tx| Settlers::arrive(tx, &new)).unwrap();
        let [administrator, secretary, committee_member, leader, member, other_secretary, superior] = people;
        let [first, group, second] = units;
        Self {
            house,
            organisation,
            first,
            group,
            second,
            administrator,
            secretary,
            committee_member,
            leader,
            member,
            other_secretary,
            superior,
        }
    }

    /// A browser in which this person is signed in.
    pub fn browser(&self, reader: &Actor) -> Browser {
        let reader = reader.clone();
        let signed_in = move |router: axum::Router<House>| router.layer(Extension(reader));
        let routes = super::super::routes().and(crate::setting::routes()).and(crate::activity::routes());
        Browser::new(routes.assemble(self.house.clone(), |public| public, signed_in))
    }

    /// Everyone's name, number and place: what no superior may read.
    pub const NAMES: [&str; 4] = ["沈月华", "赵委员", "钱组长", "孙普通"];
}

type People = [Actor; 7];

struct Settlers<'a> {
    tx: &'a zhixing_kit::Write<'a>,
    by: Actor,
}

impl Settlers<'_> {
    fn arrive(
        tx: &zhixing_kit::Write<'_>,
        new: &NewOrganisation,
    ) -> zhixing_kit::Result<(OrganisationId, [UnitId; 3], People)> {
        let by = found_organisation(tx, new)?;
        let organisation = by.organisation.clone();
        let top = top_unit(tx, &organisation)?.id;
        let here = Settlers { tx, by };
        let brigade = here.unit(&top, UnitKind::Organisation, "一大队")?;
        let first = here.unit(&brigade, UnitKind::Branch, "第一党支部")?;
        let group = here.unit(&first, UnitKind::Group, "第一党小组")?;
        let second = here.unit(&brigade, UnitKind::Branch, "第二党支部")?;
        let secretary = here.member(&first, "沈月华", "1001")?;
        let committee_member = here.member(&first, "赵委员", "1002")?;
        let leader = here.member(&group, "钱组长", "1003")?;
        let member = here.member(&first, "孙普通", "1004")?;
        for number in 1005..1010 {
            here.member(if number < 1008 { &group } else { &first }, &format!("成员{number}"), &number.to_string())?;
        }
        let other_secretary = here.member(&second, "李书记", "2001")?;
        for number in 2002..2008 {
            here.member(&second, &format!("成员{number}"), &number.to_string())?;
        }
        let superior = here.member(&brigade, "周上级", "3001")?;
        here.post(&first, &secretary, PostKind::Secretary)?;
        here.post(&first, &committee_member, PostKind::CommitteeMember)?;
        here.post(&group, &leader, PostKind::GroupLeader)?;
        here.post(&second, &other_secretary, PostKind::Secretary)?;
        here.post(&brigade, &superior, PostKind::Secretary)?;
        let actor = |id: &MemberId| Actor::of(tx, &organisation, id);
        let people = [
            here.by.clone(),
            actor(&secretary)?,
            actor(&committee_member)?,
            actor(&leader)?,
            actor(&member)?,
            actor(&other_secretary)?,
            actor(&superior)?,
        ];
        Ok((organisation, [first, group, second], people))
    }

    fn unit(&self, parent: &UnitId, kind: UnitKind, name: &str) -> zhixing_kit::Result<UnitId> {
        let new = NewUnit { parent: parent.clone(), kind, name: name.into(), founded_on: SINCE };
        let id = found_unit(self.tx, &self.by, &new)?;
        if kind != UnitKind::Organisation {
            keep_since(self.tx, &self.by, &id, SINCE)?;
        }
        Ok(id)
    }

    fn member(&self, unit: &UnitId, name: &str, number: &str) -> zhixing_kit::Result<MemberId> {
        let person =
            Person { number: number.into(), name: name.into(), born_on: None, joined_on: None, confirmed_on: None };
        enter(self.tx, &self.by, &NewMember { person, unit: unit.clone(), kind: MemberKind::Formal, from_on: SINCE })
    }

    fn post(&self, unit: &UnitId, member: &MemberId, kind: PostKind) -> zhixing_kit::Result<()> {
        let new = NewPost { unit: unit.clone(), member: member.clone(), kind, from_on: SINCE, to_on: None };
        appoint(self.tx, &self.by, &new).map(drop)
    }
}
