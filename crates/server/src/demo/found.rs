//! The first day: the organisation, its units, its people, their posts, and how each branch likes its dates.

use std::collections::BTreeSet;

use jiff::ToSpan;
use zhixing_branch::acts::{BranchSetting, keep_setting};
use zhixing_kit::id::Random;
use zhixing_kit::{Db, Result};
use zhixing_people::{
    MemberKind, NewMember, NewOrganisation, NewPost, NewUnit, PasswordHash, Person, PostKind, Secret, appoint, enter,
    exempt, found_organisation, found_unit,
};

use super::calendar::theme_day;
use super::people::{ADMINISTRATOR, ORGANISATION};
use super::sign_in::{ADMINISTRATOR_NAME, PASSWORD};
use super::size::Sort;
use super::stage::{Scene, Stage};

/// People entered in one transaction.
const PEOPLE_AT_ONCE: usize = 250;

/// Founds everything, in a few transactions of one moment.
pub fn all(db: &Db, stage: &Stage, random: &Random, mut told: impl FnMut(usize)) -> Result<()> {
    let password = PasswordHash::of(&Secret::new(PASSWORD), random)?;
    let first = stage.clone();
    db.write_now(move |tx| organisation(&first.scene(tx), &password))?;
    let people = stage.script.people.people.len();
    for from in (1..people).step_by(PEOPLE_AT_ONCE) {
        let until = (from + PEOPLE_AT_ONCE).min(people);
        let next = stage.clone();
        db.write_now(move |tx| {
            let scene = next.scene(tx);
            (from..until).try_for_each(|person| member(&scene, person))
        })?;
        told(until - from);
    }
    let posts = stage.script.people.posts.len();
    for from in (0..posts).step_by(PEOPLE_AT_ONCE) {
        let next = stage.clone();
        db.write_now(move |tx| {
            let scene = next.scene(tx);
            (from..(from + PEOPLE_AT_ONCE).min(posts)).try_for_each(|nth| post(&scene, nth))
        })?;
    }
    Ok(())
}

fn organisation(scene: &Scene<'_>, password: &PasswordHash) -> Result<()> {
    let administrator = scene.script.people.people[ADMINISTRATOR].name.clone();
    let new = NewOrganisation {
        name: ORGANISATION.to_owned(),
        administrator,
        sign_in_name: ADMINISTRATOR_NAME.to_owned(),
        password: password.clone(),
    };
    let actor = found_organisation(scene.tx, &new)?;
    {
        let mut ids = scene.ids();
        ids.organisation = Some(actor.organisation.clone());
        ids.units.insert(0, actor.unit.clone());
        ids.people.insert(ADMINISTRATOR, actor.member.clone());
    }
    for (at, unit) in scene.script.people.units.iter().enumerate().skip(1) {
        let new = NewUnit {
            parent: scene.unit(unit.parent)?,
            kind: unit.kind,
            name: unit.name.clone(),
            founded_on: scene.tx.today(),
        };
        let id = found_unit(scene.tx, &actor, &new)?;
        scene.ids().units.insert(at, id);
    }
    Ok(())
}

fn member(scene: &Scene<'_>, at: usize) -> Result<()> {
    let plan = &scene.script.people.people[at];
    let actor = scene.actor(ADMINISTRATOR)?;
    let person = Person {
        number: plan.number.clone(),
        name: plan.name.clone(),
        born_on: Some(plan.born_on).filter(|_| plan.kind != MemberKind::Auxiliary),
        joined_on: plan.joined_on,
        confirmed_on: plan.confirmed_on,
    };
    let today = scene.tx.today();
    let new = NewMember { person, unit: scene.unit(plan.unit)?, kind: plan.kind, from_on: today };
    let id = enter(scene.tx, &actor, &new)?;
    if let Some(kind) = plan.exempt {
        exempt(scene.tx, &actor, &id, kind, (today, None))?;
    }
    scene.ids().people.insert(at, id);
    Ok(())
}

/// Posts are given for the term of the branch; the organisation's own stay open.
fn post(scene: &Scene<'_>, nth: usize) -> Result<()> {
    let plan = &scene.script.people.posts[nth];
    let branch = scene.script.people.branches.iter().find(|branch| branch.unit == plan.unit);
    let of_term = matches!(plan.kind, PostKind::Secretary | PostKind::CommitteeMember);
    let to_on = branch.filter(|_| of_term).and_then(|branch| setting(scene, branch.term_ends, branch.sort).term_to);
    let new = NewPost {
        unit: scene.unit(plan.unit)?,
        member: scene.person(plan.person)?,
        kind: plan.kind,
        from_on: scene.tx.today(),
        to_on,
    };
    appoint(scene.tx, &scene.actor(ADMINISTRATOR)?, &new).map(drop)
}

/// A branch's secretary sets its usual dates and its term.
pub fn configure(scene: &Scene<'_>, at: usize) -> Result<()> {
    let branch = &scene.script.people.branches[at];
    let mut setting = setting(scene, branch.term_ends, branch.sort);
    setting.theme_day = Some(theme_day(at));
    ["二楼会议室", "事故中队学习室", "机关三楼会议室"][at % 3].clone_into(&mut setting.place);
    if branch.sort == Sort::Committee {
        setting.options = BTreeSet::from(["lecture_quarterly".to_owned()]);
    }
    keep_setting(scene.tx, &scene.actor(branch.secretary)?, &scene.unit(branch.unit)?, &setting)
}

/// The term: of three years from a year ago, or one that began earlier, goes on in the new branch, and ends four months from today.
fn setting(scene: &Scene<'_>, term_ends: bool, sort: Sort) -> BranchSetting {
    let span = scene.script.span;
    let (from, to) = if term_ends {
        let to = span.today.saturating_add(4.months());
        (to.saturating_sub(3.years()).saturating_add(1.day()), to)
    } else {
        (span.first, span.first.saturating_add(3.years()).saturating_sub(1.day()))
    };
    let joint_units = if sort == Sort::Joint { 3 } else { 0 };
    BranchSetting { term_from: Some(from), term_to: Some(to), joint_units, ..BranchSetting::default() }
}
