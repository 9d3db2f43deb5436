//! Carrying a plan out: ids for what is new, the rows in bulk, and each row before and after for undoing it.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_kit::{Moment, Result, Value, Write, params};
use zhixing_records::{MemberId, UnitId};

use super::actions::needed_rights;
use super::plan::{ChangedMember, EndedPost, Holder, NewExemption, NewMember, NewPost, Place, Plan, Stay};
use super::reverse::{Reverse, Touched};
use super::store::{Columns, Kind, Writing};
use crate::actor::Actor;
use crate::member::{ExemptionId, MemberKind, MembershipId, Person};
use crate::post::PostId;
use crate::unit::{self, Unit};

/// What was written, by the places of the plan.
pub(super) struct Carried {
    units: Vec<Unit>,
    members: Vec<MemberId>,
    /// The new posts, in the order of the plan.
    pub posts: Vec<PostId>,
    /// What it takes to undo it.
    pub reverse: Reverse,
}

impl Carried {
    /// The unit's id.
    pub fn unit(&self, place: &Place) -> UnitId {
        match place {
            Place::Known(id) => id.clone(),
            Place::New(index) => self.units[*index].id.clone(),
        }
    }

    /// The member's id.
    pub fn member(&self, holder: &Holder) -> MemberId {
        match holder {
            Holder::Known(id) => id.clone(),
            Holder::New(index) => self.members[*index].clone(),
        }
    }

    /// The units that were made.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }
}

/// Writes everything that the plan says.
pub(super) fn carry(tx: &Write<'_>, actor: &Actor, plan: &Plan) -> Result<Carried> {
    let reverse = Reverse::needing(needed_rights(plan));
    let carried = Carried { units: Vec::new(), members: Vec::new(), posts: Vec::new(), reverse };
    let organisation = Value::from(&actor.organisation);
    let mut carrier = Carrier { tx, organisation, branches: HashMap::new(), carried, writing: Writing::default() };
    carrier.found(actor, plan)?;
    plan.members.iter().for_each(|new| carrier.enter(new));
    plan.changed.iter().for_each(|changed| carrier.change(changed));
    plan.posts.iter().for_each(|new| carrier.appoint(new));
    plan.ended.iter().for_each(|ended| carrier.end(ended));
    plan.exemptions.iter().for_each(|new| carrier.exempt(new));
    carrier.writing.run(tx)?;
    Ok(carrier.carried)
}

struct Carrier<'a, 'b> {
    tx: &'a Write<'b>,
    organisation: Value,
    /// The branch of each unit.
    branches: HashMap<UnitId, Value>,
    carried: Carried,
    writing: Writing,
}

impl Carrier<'_, '_> {
    fn found(&mut self, actor: &Actor, plan: &Plan) -> Result<()> {
        let top = unit::store::top(self.tx, &actor.organisation)?;
        let known: HashMap<_, _> =
            unit::store::below(self.tx, &top.id)?.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        for new in &plan.units {
            let parent = match &new.parent {
                Place::Known(id) => known.get(id),
                Place::New(index) => self.carried.units.get(*index),
            };
            let unit = unit::store::new(self.tx, parent, new.kind, &new.name, new.founded_on);
            let above = unit.parent.as_ref().map(ToString::to_string);
            let columns = vec![above, Some(new.kind.word().to_owned()), Some(new.name.clone()), None];
            self.touch(Kind::Unit, unit.id.to_string(), &new.name, None, columns);
            self.carried.units.push(unit);
        }
        let units = known.values().chain(&self.carried.units);
        self.branches = units.map(|unit| (unit.id.clone(), Value::from(unit.branch.as_ref()))).collect();
        unit::store::add_each(self.tx, &actor.organisation, &self.carried.units)
    }

    fn enter(&mut self, new: &NewMember) {
        let id: MemberId = self.tx.new_id();
        let Person { number, name, born_on, joined_on, confirmed_on } = &new.person;
        let values =
            params![&id, self.organisation.clone(), number, name, *born_on, *joined_on, *confirmed_on, self.tx.now()];
        self.writing.members.push(values.to_vec());
        self.touch(Kind::Member, id.to_string(), name, None, person_columns(&new.person));
        self.begin(&id, name, &new.place, new.kind, new.from_on);
        self.carried.members.push(id);
    }

    fn begin(&mut self, member: &MemberId, name: &str, place: &Place, kind: MemberKind, from_on: Date) {
        let id: MembershipId = self.tx.new_id();
        let unit = self.carried.unit(place);
        let branch = self.branches.get(&unit).cloned().unwrap_or(Value::Null);
        let (organisation, now) = (self.organisation.clone(), self.tx.now());
        let values = params![&id, organisation, member, &unit, branch, kind, from_on, None::<Date>, now];
        self.writing.memberships.push(values.to_vec());
        self.touch(Kind::Membership, id.to_string(), name, None, stay_columns(member, &unit, kind, from_on, None));
    }

    fn change(&mut self, changed: &ChangedMember) {
        let before = &changed.before;
        if let Some(person) = &changed.person {
            let Person { number, name, born_on, joined_on, confirmed_on } = person;
            self.writing
                .changed_members
                .push(params![&before.id, number, name, *born_on, *joined_on, *confirmed_on].to_vec());
            self.touch(
                Kind::Member,
                before.id.to_string(),
                name,
                Some(person_columns(&before.person())),
                person_columns(person),
            );
        }
        match &changed.stay {
            None => {}
            Some(Stay::Begin { ended, place, kind, from_on }) => {
                if let Some((membership, last)) = ended {
                    self.change_stay(changed, membership, &before.unit, before.kind, Some(*last));
                }
                self.begin(&before.id, &before.name, place, *kind, *from_on);
            }
            Some(Stay::Correct { membership, place, kind }) => {
                let unit = self.carried.unit(place);
                self.change_stay(changed, membership, &unit, *kind, None);
            }
        }
    }

    fn change_stay(
        &mut self,
        changed: &ChangedMember,
        id: &MembershipId,
        unit: &UnitId,
        kind: MemberKind,
        to_on: Option<Date>,
    ) {
        let member = &changed.before;
        self.writing.changed_memberships.push(params![id, &member.id, unit, kind, member.from_on, to_on].to_vec());
        let before = stay_columns(&member.id, &member.unit, member.kind, member.from_on, member.to_on);
        let after = stay_columns(&member.id, unit, kind, member.from_on, to_on);
        self.touch(Kind::Membership, id.to_string(), &member.name, Some(before), after);
    }

    fn appoint(&mut self, new: &NewPost) {
        let id: PostId = self.tx.new_id();
        let (unit, member) = (self.carried.unit(&new.place), self.carried.member(&new.holder));
        let values = params![
            &id,
            self.organisation.clone(),
            &unit,
            &member,
            new.kind,
            new.from_on,
            new.to_on,
            None::<Moment>,
            self.tx.now()
        ];
        self.writing.posts.push(values.to_vec());
        let columns = post_columns(&member, &unit, new.kind.word(), new.from_on, new.to_on);
        self.touch(Kind::Post, id.to_string(), &new.name, None, columns);
        self.carried.posts.push(id);
    }

    fn end(&mut self, ended: &EndedPost) {
        let post = &ended.post;
        self.writing.changed_posts.push(params![&post.id, ended.to_on].to_vec());
        let before = post_columns(&post.member, &post.unit, post.kind.word(), post.from_on, post.to_on);
        let after = post_columns(&post.member, &post.unit, post.kind.word(), post.from_on, Some(ended.to_on));
        self.touch(Kind::Post, post.id.to_string(), &post.member_name, Some(before), after);
    }

    fn exempt(&mut self, new: &NewExemption) {
        let id: ExemptionId = self.tx.new_id();
        let (member, today) = (self.carried.member(&new.holder), self.tx.today());
        self.writing.exemptions.push(
            params![&id, self.organisation.clone(), &member, new.kind, today, None::<Date>, self.tx.now()].to_vec(),
        );
        let columns = vec![Some(member.to_string()), Some(new.kind.word().to_owned()), Some(today.to_string()), None];
        self.touch(Kind::Exemption, id.to_string(), &new.name, None, columns);
    }

    fn touch(&mut self, kind: Kind, id: String, name: &str, before: Option<Columns>, after: Columns) {
        self.carried.reverse.rows.push(Touched { kind, id, name: name.to_owned(), before, after });
    }
}

fn text(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn person_columns(person: &Person) -> Columns {
    let Person { number, name, born_on, joined_on, confirmed_on } = person;
    vec![Some(number.clone()), Some(name.clone()), text(*born_on), text(*joined_on), text(*confirmed_on)]
}

fn stay_columns(member: &MemberId, unit: &UnitId, kind: MemberKind, from_on: Date, to_on: Option<Date>) -> Columns {
    vec![
        Some(member.to_string()),
        Some(unit.to_string()),
        Some(kind.word().to_owned()),
        text(Some(from_on)),
        text(to_on),
    ]
}

fn post_columns(member: &MemberId, unit: &UnitId, kind: &str, from_on: Date, to_on: Option<Date>) -> Columns {
    vec![
        Some(member.to_string()),
        Some(unit.to_string()),
        Some(kind.to_owned()),
        text(Some(from_on)),
        text(to_on),
        None,
    ]
}
