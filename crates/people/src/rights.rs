//! Who may do what: one table by post, one by membership, one by name. Everything that they do not name is denied.
//! It never looks at a session, a page or a route; every action and every question about others' things asks it.

pub(crate) mod store;

use zhixing_kit::{Error, Language, Read, Result, Sentence};
use zhixing_records::{MemberId, Reach, UnitId};

use crate::actor::{Actor, Held};
use crate::post::PostKind;
use crate::unit::{Unit, UnitKind, units_below};
use crate::words::words;

words! {
    /// What can be allowed.
    pub enum Right {
        /// Run the installation: units, accounts, who is secretary.
        Administer = "administer" "管理单位和账号" / "Manage units and accounts";
        /// Enter and change members, groups and posts.
        EditPeople = "edit_people" "维护成员和职务" / "Edit members and posts";
        /// See who belongs to a unit, as what, and which posts are held.
        SeePeople = "see_people" "查看成员" / "See members";
        /// See activities with all that belongs to them.
        SeeActivity = "see_activity" "查看活动" / "See activities";
        /// See a talk between two people: that it is planned or took place, and who talks. It concerns the two of them and those who keep the
        /// record of the branch (支 19; P13), so that belonging to the branch does not give it.
        SeeTalk = "see_talk" "查看谈心谈话" / "See talks between two people";
        /// Plan, convene, move and cancel activities.
        PlanActivity = "plan_activity" "计划活动" / "Plan activities";
        /// Call the roll, put motions, keep the minutes.
        RunActivity = "run_activity" "主持和记录活动" / "Run and record activities";
        /// Take part: vote, hand in.
        TakePart = "take_part" "参加活动" / "Take part";
        /// Sign what was recorded.
        Sign = "sign" "签名" / "Sign";
        /// See obligations met, due and overdue, and decisions: what a superior sees (P7).
        SeeOverview = "see_overview" "查看总体情况" / "See the overview";
        /// Read the records of a unit.
        ReadRecords = "read_records" "查看台账" / "Read the records";
        /// Keep the admissions of members: known to the committee and to the person himself alone.
        KeepAdmissions = "keep_admissions" "办理发展党员" / "Keep admissions";
        /// Decide what a branch hands up: an admission, the result of an election.
        Decide = "decide" "审批" / "Decide what a branch hands up";
        /// Appraise members, and read what was said for it.
        Appraise = "appraise" "评议党员" / "Appraise members";
        /// Keep banks of questions, answers included.
        KeepQuestions = "keep_questions" "管理题库" / "Keep banks of questions";
        /// Plan what a branch studies, and who hosts its study days.
        PlanStudy = "plan_study" "安排学习" / "Plan study";
        /// Prepare and host a study day.
        HostStudy = "host_study" "主持学习日" / "Host a study day";
        /// Answer complaints and suggestions.
        AnswerSuggestions = "answer_suggestions" "答复意见建议" / "Answer suggestions";
        /// Publish materials in the library, new editions of them, and take them back.
        PublishMaterials = "publish_materials" "发布资料" / "Publish materials";
    }
}

/// From where a post looks at a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seat {
    /// The post is in a branch or a group, the thing in the same unit or below.
    Inside,
    /// The post is in an organisation, the thing at that organisation itself.
    Itself,
    /// The post is in an organisation, the thing in a unit below: a superior's view.
    Above,
}

/// What a post gives. The whole table.
fn by_post(post: PostKind, from: Seat) -> &'static [Right] {
    use PostKind::{
        Administrator, CommitteeMember, Deputy, Dispatcher, DutyPlanner, GroupLeader, Librarian, Organiser, Secretary,
    };
    use Right::{
        Administer, AnswerSuggestions, Appraise, Decide, EditPeople, HostStudy, KeepAdmissions, KeepQuestions,
        PlanActivity, PlanStudy, PublishMaterials, ReadRecords, RunActivity, SeeActivity, SeeOverview, SeePeople,
        SeeTalk,
    };
    match (post, from) {
        (Administrator, _) => &[Administer, EditPeople, SeePeople, SeeOverview, AnswerSuggestions],
        (Secretary | Deputy, Seat::Inside) => &[
            EditPeople,
            SeePeople,
            SeeActivity,
            SeeTalk,
            PlanActivity,
            RunActivity,
            SeeOverview,
            ReadRecords,
            KeepAdmissions,
            Appraise,
            KeepQuestions,
            PlanStudy,
            HostStudy,
        ],
        (CommitteeMember, Seat::Inside) => &[
            SeePeople,
            SeeActivity,
            SeeTalk,
            PlanActivity,
            RunActivity,
            SeeOverview,
            ReadRecords,
            KeepAdmissions,
            Appraise,
            PlanStudy,
            HostStudy,
        ],
        (GroupLeader, Seat::Inside) => &[SeePeople, SeeActivity, SeeTalk, PlanActivity, RunActivity, ReadRecords],
        (Organiser, Seat::Inside) => &[SeePeople, SeeActivity, SeeTalk, PlanActivity, RunActivity],
        (Librarian, Seat::Inside) => &[SeePeople, SeeActivity, PublishMaterials, KeepQuestions],
        (Dispatcher | DutyPlanner, Seat::Inside) => &[SeePeople, SeeActivity],
        (Librarian, Seat::Itself) => &[SeePeople, PublishMaterials, KeepQuestions],
        (Librarian, Seat::Above) => &[PublishMaterials],
        (Secretary | Deputy, Seat::Itself) => &[SeePeople, SeeOverview, AnswerSuggestions, KeepQuestions],
        (CommitteeMember, Seat::Itself) => &[SeePeople, SeeOverview],
        (GroupLeader | Organiser | Dispatcher | DutyPlanner, Seat::Itself) => &[SeePeople],
        (Secretary | Deputy, Seat::Above) => &[SeeOverview, Decide],
        (CommitteeMember, Seat::Above) => &[SeeOverview],
        (GroupLeader | Organiser | Dispatcher | DutyPlanner, Seat::Above) => &[],
    }
}

/// The whole table, for documents: each post, from where it looks in words, and what it may do there.
pub fn rights_table() -> Vec<(PostKind, (&'static str, &'static str), &'static [Right])> {
    let seats = [
        (Seat::Inside, ("本支部、本小组及其下级", "in its branch or group, and below")),
        (Seat::Itself, ("本组织自身", "at its organisation itself")),
        (Seat::Above, ("所辖的下级单位", "in the units below its organisation")),
    ];
    let all = PostKind::ALL
        .iter()
        .filter(|post| post.has_work())
        .flat_map(|post| seats.map(|(seat, words)| (*post, words, by_post(*post, seat))));
    all.filter(|(_, _, rights)| !rights.is_empty()).collect()
}

/// What belonging to the same branch gives (above the branches: to the same unit).
const BY_MEMBERSHIP: &[Right] = &[Right::SeePeople, Right::SeeActivity];

/// What being named by the thing itself gives: its recorder and chair run it, those on its roll take part and sign, its host prepares it.
const BY_NAME: &[Right] =
    &[Right::SeeActivity, Right::SeeTalk, Right::RunActivity, Right::TakePart, Right::Sign, Right::HostStudy];

zhixing_kit::text! {
    Text
    only(right, posts) "“{right}”由这里的{posts}办理；您现在没有这项职务。需要时请联系他们。"
        / "“{right}” is done here by: {posts}. You do not hold such a post now; please turn to them.";
    only_named(right) "“{right}”只限名单上指定的人。如有遗漏，请联系召集人更正名单。"
        / "“{right}” is only for those whom the list names. If you were forgotten, ask the one who convened it to correct the list.";
    comma() "、" / ", ";
}

/// What a right is asked for: a unit, and the persons whom the thing itself names.
#[derive(Clone, Debug)]
pub struct Place {
    unit: UnitId,
    named: Vec<MemberId>,
    is_unit: bool,
}

impl Place {
    /// What belongs to a unit: a person, a meeting, a bank of questions. Who sees nothing of its kind there is not told that there is one.
    pub fn unit(unit: &UnitId) -> Self {
        Self { unit: unit.clone(), named: Vec::new(), is_unit: false }
    }

    /// The unit itself: also who only knows that there is such a unit is told who could.
    pub fn itself(unit: &UnitId) -> Self {
        Self { is_unit: true, ..Self::unit(unit) }
    }

    /// The thing names these persons for what is asked: its recorder and chair for running it, its roll for taking part.
    #[must_use]
    pub fn named(mut self, members: &[MemberId]) -> Self {
        self.named.extend_from_slice(members);
        self
    }
}

/// A place as the rules see it.
struct Seen {
    unit: UnitId,
    path: String,
    branch: Option<UnitId>,
    named: bool,
}

/// Says whether the actor may do this here. A unit that there is not, or that he may not know of, is simply "no".
pub fn may(tx: &Read<'_>, actor: &Actor, right: Right, place: &Place) -> Result<bool> {
    Ok(see(tx, actor, place)?.is_some_and(|seen| allows(actor, right, &seen)))
}

/// Lets the actor pass or says why not: [`Error::Forbidden`] with a sentence that names who could do it, or [`Error::NotFound`]
/// when he may not even know that there is such a thing, so that a guessed id looks the same as a missing one.
pub fn require(tx: &Read<'_>, actor: &Actor, right: Right, place: &Place) -> Result<()> {
    let seen = see(tx, actor, place)?.ok_or(Error::NotFound)?;
    if allows(actor, right, &seen) {
        return Ok(());
    }
    let (_, kind, _) = store::place(tx, &place.unit, &actor.organisation)?.ok_or(Error::NotFound)?;
    let is_known = match sight(right) {
        Some(sight) if !place.is_unit => allows(actor, sight, &seen),
        _ => knows(actor, &seen),
    };
    Err(if is_known { Error::Forbidden(who_could(right, kind)) } else { Error::NotFound })
}

/// With which right one sees what this one is asked for; none where whoever knows of the unit may know of it too.
fn sight(right: Right) -> Option<Right> {
    use Right::{
        Administer, AnswerSuggestions, Appraise, Decide, EditPeople, HostStudy, KeepAdmissions, KeepQuestions,
        PlanActivity, PlanStudy, PublishMaterials, ReadRecords, RunActivity, SeeActivity, SeeOverview, SeePeople,
        SeeTalk, Sign, TakePart,
    };
    match right {
        SeePeople | EditPeople => Some(SeePeople),
        SeeActivity | PlanActivity | RunActivity | TakePart | Sign | ReadRecords | KeepAdmissions | Appraise
        | PlanStudy | HostStudy => Some(SeeActivity),
        SeeTalk => Some(SeeTalk),
        KeepQuestions => Some(KeepQuestions),
        Administer | SeeOverview | Decide | AnswerSuggestions | PublishMaterials => None,
    }
}

/// Lets pass who may know that there is such a unit; [`Error::NotFound`] for all others.
pub(crate) fn require_known(tx: &Read<'_>, actor: &Actor, unit: &UnitId) -> Result<()> {
    let seen = see(tx, actor, &Place::unit(unit))?;
    if seen.is_some_and(|seen| knows(actor, &seen)) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether the actor may know that there is this unit.
pub(crate) fn may_know(actor: &Actor, unit: &Unit) -> bool {
    knows(actor, &seen_of(unit))
}

/// Every open unit in which the actor has this right by post or by membership, the upper ones first.
pub fn units_where(tx: &Read<'_>, actor: &Actor, right: Right) -> Result<Vec<Unit>> {
    let own = actor.branch.as_ref().unwrap_or(&actor.unit);
    let mut roots: Vec<&UnitId> =
        actor.posts.iter().filter(|held| gives_anywhere(held, right)).map(|held| &held.unit).collect();
    if BY_MEMBERSHIP.contains(&right) {
        roots.push(own);
    }
    roots.sort();
    roots.dedup();
    let mut units = Vec::new();
    for root in roots {
        units.extend(units_below(tx, root)?.into_iter().filter(|unit| allows(actor, right, &seen_of(unit))));
    }
    units.sort_by(|a, b| a.path.cmp(&b.path));
    units.dedup();
    Ok(units)
}

/// The same for an act: whoever has the right nowhere is refused, and told who could.
pub fn units_for(tx: &Read<'_>, actor: &Actor, right: Right) -> Result<Vec<Unit>> {
    let units = units_where(tx, actor, right)?;
    if units.is_empty() {
        require(tx, actor, right, &Place::itself(actor.branch.as_ref().unwrap_or(&actor.unit)))?;
    }
    Ok(units)
}

/// How far the actor sees in the ledger: what concerns him, and all of the units whose records his posts let him read.
pub fn reach(tx: &Read<'_>, actor: &Actor) -> Result<(Reach, Vec<Unit>)> {
    let units = units_where(tx, actor, Right::ReadRecords)?;
    let reach = Reach { member: Some(actor.member.clone()), units: units.iter().map(|unit| unit.id.clone()).collect() };
    Ok((reach, units))
}

/// Whether these posts let one look at the units below an organisation (P7): who holds one of them has a place of his own in the house.
pub(crate) fn look_below(posts: &[Held]) -> bool {
    let looks = |held: &Held| {
        held.unit_kind == UnitKind::Organisation && by_post(held.kind, Seat::Above).contains(&Right::SeeOverview)
    };
    posts.iter().any(looks)
}

fn seen_of(unit: &Unit) -> Seen {
    Seen { unit: unit.id.clone(), path: unit.path.clone(), branch: unit.branch.clone(), named: false }
}

fn see(tx: &Read<'_>, actor: &Actor, place: &Place) -> Result<Option<Seen>> {
    let named = place.named.contains(&actor.member);
    let found = match told(actor, &place.unit) {
        Some(told) => Some(told),
        None => store::place(tx, &place.unit, &actor.organisation)?.map(|(path, _, branch)| (path, branch)),
    };
    Ok(found.map(|(path, branch)| Seen { unit: place.unit.clone(), path, branch, named }))
}

/// The path and the branch of a unit, where the actor was recognised with them: his own unit, his branch, and where he holds a post.
/// Most things that one looks at are there, and need no statement.
fn told(actor: &Actor, unit: &UnitId) -> Option<(String, Option<UnitId>)> {
    if *unit == actor.unit {
        return Some((actor.path.clone(), actor.branch.clone()));
    }
    if actor.branch.as_ref() == Some(unit) {
        let end = actor.path.find(unit.as_str())? + unit.as_str().len() + 1;
        return Some((actor.path.get(..end)?.to_owned(), Some(unit.clone())));
    }
    let held = actor.posts.iter().find(|held| held.unit == *unit)?;
    match held.unit_kind {
        UnitKind::Group => None,
        UnitKind::Organisation => Some((held.path.clone(), None)),
        _ => Some((held.path.clone(), Some(unit.clone()))),
    }
}

fn allows(actor: &Actor, right: Right, seen: &Seen) -> bool {
    let by_post = || {
        actor
            .posts
            .iter()
            .filter_map(|held| Some(by_post(held.kind, from(held, &seen.path)?)))
            .any(|all| all.contains(&right))
    };
    by_post()
        || (is_among_them(actor, seen) && BY_MEMBERSHIP.contains(&right))
        || (seen.named && BY_NAME.contains(&right))
}

fn from(held: &Held, path: &str) -> Option<Seat> {
    if !path.starts_with(&held.path) {
        return None;
    }
    Some(match held.unit_kind {
        UnitKind::Organisation if held.path == path => Seat::Itself,
        UnitKind::Organisation => Seat::Above,
        _ => Seat::Inside,
    })
}

fn gives_anywhere(held: &Held, right: Right) -> bool {
    [Seat::Inside, Seat::Itself, Seat::Above].iter().any(|&from| by_post(held.kind, from).contains(&right))
}

fn is_among_them(actor: &Actor, seen: &Seen) -> bool {
    match &seen.branch {
        Some(branch) => actor.branch.as_ref() == Some(branch),
        None => actor.unit == seen.unit,
    }
}

/// A unit is known to who belongs there, to who belongs or holds a post below it, and to who holds a post at or above it.
fn knows(actor: &Actor, seen: &Seen) -> bool {
    let by_post = actor.posts.iter().any(|held| seen.path.starts_with(&held.path) || held.path.starts_with(&seen.path));
    seen.named || by_post || is_among_them(actor, seen) || actor.path.starts_with(&seen.path)
}

fn who_could(right: Right, unit: UnitKind) -> Sentence {
    let gives = |post: PostKind, at: UnitKind, from: Seat| post.fits(at) && by_post(post, from).contains(&right);
    let here = if unit == UnitKind::Organisation { Seat::Itself } else { Seat::Inside };
    let could = |post: &&PostKind| match **post {
        PostKind::Administrator => by_post(PostKind::Administrator, Seat::Above).contains(&right),
        // A post of the branch counts in its groups; a seat above sees what the table gives it there.
        post => {
            gives(post, unit, here)
                || (unit == UnitKind::Group && gives(post, UnitKind::Branch, Seat::Inside))
                || gives(post, UnitKind::Organisation, Seat::Above)
        }
    };
    let posts: Vec<PostKind> = PostKind::ALL.iter().filter(|post| post.has_work() && could(post)).copied().collect();
    Sentence::of(|language: Language| {
        let text = Text(language);
        if posts.is_empty() {
            return text.only_named(right.name(language));
        }
        let names: Vec<&str> = posts.iter().map(|post| post.name(language)).collect();
        text.only(right.name(language), names.join(text.comma()))
    })
}

#[cfg(test)]
mod tests;
