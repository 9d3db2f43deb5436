//! What can happen to posts: appointing and ending. Each asks for the right first and appends its record.

use jiff::civil::Date;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Language, Read, Result, Sentence, Write};
use zhixing_records::{MemberId, UnitId};

use super::model::{Post, PostId, PostKind};
use super::questions::{given_up, post, vacancy_of};
use super::record::{record, record_because};
use super::store;
use super::text::Text;
use crate::account;
use crate::actor::Actor;
use crate::attachment::{attached_since, is_attached};
use crate::member::{Member, first_day, member, membership_history, stay_on};
use crate::rights::{Place, Right, may, require};
use crate::unit::{Unit, founded_by, top_unit, unit};
use crate::verbs::{done, on_day};

/// A post to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPost {
    /// The unit.
    pub unit: UnitId,
    /// Who is to hold it.
    pub member: MemberId,
    /// What it is.
    pub kind: PostKind,
    /// Its first day.
    pub from_on: Date,
    /// Its last day; none while it is open.
    pub to_on: Option<Date>,
}

/// Gives a post. Refused in words that name the other post when a single holder's terms would overlap. Who sits on the committee and takes up another
/// post of it leaves the former one the day before, if the actor may end that one too.
pub fn appoint(tx: &Write<'_>, actor: &Actor, new: &NewPost) -> Result<PostId> {
    appoint_because(tx, actor, new, None)
}

/// The same, with the reason why it is given by hand.
pub fn appoint_because(tx: &Write<'_>, actor: &Actor, new: &NewPost, why: Option<&str>) -> Result<PostId> {
    require(tx, actor, right_for(new.kind), &Place::itself(&new.unit))?;
    let unit = unit(tx, &new.unit)?;
    if !new.kind.fits(unit.kind) {
        let sentence =
            Sentence::of(|language| Text(language).wrong_unit(new.kind.name(language), unit.kind.name(language)));
        return Err(Faults::at("post_kind", sentence).into());
    }
    if new.to_on.is_some_and(|last| last < new.from_on) {
        return Err(Faults::at("to_on", Sentence::of(|language| Text(language).wrong_order())).into());
    }
    let who = member(tx, &new.member)?;
    let is_of_unit = belongs_to(&unit, who.branch.as_ref()) || is_attached(tx, &unit.id, &who.id)?;
    if !who.belongs(tx.today()) || !is_of_unit {
        return Err(Faults::at("member", Sentence::of(|language| Text(language).not_here())).into());
    }
    if !new.kind.may_be_held_by(who.kind) {
        let sentence = Sentence::of(|language| {
            Text(language).needs_formal(&who.name, who.kind.name(language), new.kind.name(language))
        });
        return Err(Faults::at("post_kind", sentence).into());
    }
    if let Some(first) = since(tx, &unit, &who)?.filter(|first| new.from_on < *first) {
        let sentence = Sentence::of(|language| Text(language).before_he_came(&who.name, day_text(language, first)));
        return Err(Faults::at("from_on", sentence).into());
    }
    founded_by(tx, &unit, "from_on", new.from_on)?;
    let known = store::history(tx, &new.unit)?;
    let rival = |other: &&Post| {
        let contested = new.kind.has_single_holder() || other.member == new.member;
        contested && other.kind == new.kind && other.overlaps(new.from_on, new.to_on)
    };
    if let Some(other) = known.iter().find(rival) {
        return Err(overlaps("from_on", other));
    }
    let last = new.from_on.yesterday().unwrap_or(new.from_on);
    for former in given_up(&known, (new.kind, &new.member), (new.from_on, new.to_on)) {
        require(tx, actor, right_for(former.kind), &Place::unit(&new.unit))?;
        // One that begins later is not undone by an earlier one.
        if former.from_on >= new.from_on {
            return Err(overlaps("from_on", former));
        }
        end_if_running(tx, actor, former, last)?;
    }
    let id = store::add(tx, &actor.organisation, &new.unit, &new.member, new.kind, (new.from_on, new.to_on))?;
    let given = post(tx, &id)?;
    record_because(tx, actor, &done::APPOINTED, (&given, why), on_day(tx, new.from_on))?;
    Ok(id)
}

/// The posts of a branch's new term, as an election gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTerm {
    /// The branch.
    pub unit: UnitId,
    /// The first day of the term.
    pub from_on: Date,
    /// Its last day.
    pub to_on: Date,
    /// Who holds which post from then on.
    pub holders: Vec<(PostKind, MemberId)>,
}

/// Begins a term: whoever was secretary, deputy or on the committee ends the day before, and those elected follow. The unit above confirms it,
/// or who administers the installation.
pub fn begin_term(tx: &Write<'_>, actor: &Actor, new: &NewTerm) -> Result<()> {
    let place = Place::unit(&new.unit);
    if !may(tx, actor, Right::Administer, &place)? {
        require(tx, actor, Right::Decide, &place)?;
    }
    let last = new.from_on.yesterday().unwrap_or(new.from_on);
    for post in store::history(tx, &new.unit)?.iter().filter(|post| post.kind.is_of_committee()) {
        end_if_running(tx, actor, post, last)?;
    }
    for (kind, member) in &new.holders {
        let days = (new.from_on, Some(new.to_on));
        let id = store::add(tx, &actor.organisation, &new.unit, member, *kind, days)?;
        record(tx, actor, &done::APPOINTED, &post(tx, &id)?, on_day(tx, new.from_on))?;
    }
    Ok(())
}

/// Lets the posts of a term end on a later day: those that would end on its last day go on until the new one. The unit above approves it, or who
/// administers the installation.
pub fn move_term_end(tx: &Write<'_>, actor: &Actor, unit: &UnitId, last: Date, until: Date) -> Result<()> {
    let place = Place::unit(unit);
    if !may(tx, actor, Right::Administer, &place)? {
        require(tx, actor, Right::Decide, &place)?;
    }
    for held in store::history(tx, unit)? {
        if held.kind.is_of_committee() && held.to_on == Some(last) && held.ended_at.is_none() {
            store::end(tx, &held.id, until, None)?;
            record(tx, actor, &done::CHANGED, &post(tx, &held.id)?, tx.now())?;
        }
    }
    Ok(())
}

/// Fills posts that fell vacant, until the day that is given: nobody else's post ends. Who sat on the committee and is elected to another
/// post of it leaves the former one the day before: a member his seat, a deputy who becomes secretary the post of deputy. The unit above confirms it, or who administers the installation.
pub fn fill_vacancies(tx: &Write<'_>, actor: &Actor, new: &NewTerm) -> Result<()> {
    let place = Place::unit(&new.unit);
    if !may(tx, actor, Right::Administer, &place)? {
        require(tx, actor, Right::Decide, &place)?;
    }
    let last = new.from_on.yesterday().unwrap_or(new.from_on);
    for (kind, member) in &new.holders {
        let days = (new.from_on, Some(new.to_on));
        let known = store::history(tx, &new.unit)?;
        for post in known.iter().filter(|post| post.overlaps(days.0, days.1)) {
            if post.kind == *kind && (kind.has_single_holder() || post.member == *member) {
                return Err(overlaps("from_on", post));
            }
        }
        for former in given_up(&known, (*kind, member), days) {
            end_if_running(tx, actor, former, last)?;
        }
        let id = store::add(tx, &actor.organisation, &new.unit, member, *kind, days)?;
        record(tx, actor, &done::APPOINTED, &post(tx, &id)?, on_day(tx, new.from_on))?;
    }
    Ok(())
}

/// A post that was ended, or taken back before it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The post.
    pub post: Post,
    /// Whether it had not begun.
    pub is_taken_back: bool,
    /// Whether it is the post of who leads a branch or a group, and nobody holds it now or is to.
    pub is_vacant: bool,
    /// The posts that its holder leaves the day before, since it was given: they end all the same, and can be given anew.
    pub gave_way: Vec<Post>,
}

/// The post, for who may end it as it stands; refuses with what is in the way.
pub(super) fn may_end(tx: &Read<'_>, actor: &Actor, id: &PostId) -> Result<Post> {
    let found = post(tx, id)?;
    // Who may not see who holds which post learns nothing of this one.
    require(tx, actor, Right::SeePeople, &Place::unit(&found.unit))?;
    require(tx, actor, right_for(found.kind), &Place::unit(&found.unit))?;
    if found.is_over(tx.today()) {
        return Err(Sentence::of(|language| Text(language).already_ended()).into());
    }
    Ok(found)
}

/// Ends a post: today is its last day, and its rights end at this moment. One that has not begun is taken back and was never held.
/// The last administrator of the topmost unit stays.
pub fn end(tx: &Write<'_>, actor: &Actor, id: &PostId) -> Result<Ended> {
    end_because(tx, actor, id, None)
}

/// The same, with the reason why it is ended by hand.
pub fn end_because(tx: &Write<'_>, actor: &Actor, id: &PostId, why: Option<&str>) -> Result<Ended> {
    let ended = may_end(tx, actor, id)?;
    end_on(tx, actor, (&ended, why), tx.today(), Cut::AtOnce)?;
    let is_taken_back = ended.from_on > tx.today();
    let gave_way = if is_taken_back { gave_way(tx, &ended)? } else { Vec::new() };
    let is_vacant = !is_taken_back && vacancy_of(tx, &unit(tx, &ended.unit)?)? == Some(ended.kind);
    Ok(Ended { post: ended, is_taken_back, is_vacant, gave_way })
}

/// The posts of the committee that its holder leaves on the day before this one.
fn gave_way(tx: &Read<'_>, post: &Post) -> Result<Vec<Post>> {
    let eve = post.from_on.yesterday().ok();
    let mut gave_way = store::history(tx, &post.unit)?;
    gave_way.retain(|one| {
        let is_one = one.kind.is_of_committee() && post.kind.is_of_committee() && one.member == post.member;
        is_one && one.to_on == eve && one.ended_at.is_none()
    });
    Ok(gave_way)
}

/// Ends every post of a unit that is closed.
pub(crate) fn end_all(tx: &Write<'_>, actor: &Actor, unit: &UnitId) -> Result<()> {
    for post in store::history(tx, unit)? {
        if is_running(&post, tx.today()) {
            end_on(tx, actor, (&post, None), tx.today(), Cut::AtOnce)?;
        }
    }
    Ok(())
}

/// Ends every post of a member who leaves on that day; on the very day their rights end at once.
pub(crate) fn end_of_member(tx: &Write<'_>, actor: &Actor, member: &MemberId, last: Date) -> Result<()> {
    for post in store::of_member(tx, member)? {
        if is_running(&post, last) {
            end_on(tx, actor, (&post, None), last, Cut::AtOnce)?;
        }
    }
    Ok(())
}

/// Ends the posts that a member holds in a branch and gives up there from a day on: their last day is the one before it.
pub(crate) fn end_in_branch(
    tx: &Write<'_>,
    actor: &Actor,
    member: &MemberId,
    (branch, from_on): (Option<&UnitId>, Date),
    gives_up: impl Fn(PostKind) -> bool,
) -> Result<()> {
    let Some(branch) = branch else { return Ok(()) };
    let last = from_on.yesterday().unwrap_or(from_on);
    for post in store::of_member(tx, member)? {
        if gives_up(post.kind) && unit(tx, &post.unit)?.branch.as_ref() == Some(branch) {
            end_if_running(tx, actor, &post, last)?;
        }
    }
    Ok(())
}

/// Lets pass who could give each of these posts of a member that go on: whoever takes them away, or the way to them, could otherwise decide who holds them.
pub(crate) fn must_give(tx: &Read<'_>, actor: &Actor, member: &MemberId, which: impl Fn(&Post) -> bool) -> Result<()> {
    let today = tx.today();
    let held = store::of_member(tx, member)?;
    let goes_on = |post: &&Post| post.ended_at.is_none() && post.to_on.is_none_or(|last| last >= today);
    for post in held.iter().filter(goes_on).filter(|post| which(post)) {
        require(tx, actor, right_for(post.kind), &Place::unit(&post.unit))?;
    }
    Ok(())
}

/// Who may give and end a post of this kind: a secretary and an administrator are appointed by an administrator, all others by the unit itself.
pub(crate) fn right_for(kind: PostKind) -> Right {
    match kind {
        PostKind::Administrator | PostKind::Secretary => Right::Administer,
        _ => Right::EditPeople,
    }
}

/// When the rights of a post end that ends on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Now, where that day is today.
    AtOnce,
    /// When that day is over: somebody follows on the next one.
    AfterTheDay,
}

/// Whether a post goes on after that day.
fn is_running(post: &Post, last: Date) -> bool {
    post.ended_at.is_none() && post.to_on.is_none_or(|end| end > last)
}

/// Lets a post that goes on after that day end with it: until the day is over it is held as before.
fn end_if_running(tx: &Write<'_>, actor: &Actor, post: &Post, last: Date) -> Result<()> {
    if is_running(post, last) { end_on(tx, actor, (post, None), last, Cut::AfterTheDay) } else { Ok(()) }
}

fn end_on(tx: &Write<'_>, actor: &Actor, (post, why): (&Post, Option<&str>), last: Date, cut: Cut) -> Result<()> {
    leaves_an_administrator(tx, &actor.organisation, std::slice::from_ref(post))?;
    // What has not begun was never held: with a day of its own it would count on that day, and stand among the posts that somebody had.
    if post.from_on > last.max(tx.today()) {
        store::take_back(tx, &post.id)?;
        return record_because(tx, actor, &done::RELIEVED, (post, why), tx.now());
    }
    let at_once = last < post.from_on || (cut == Cut::AtOnce && last == tx.today());
    store::end(tx, &post.id, last.max(post.from_on), at_once.then(|| tx.now()))?;
    record_because(tx, actor, &done::RELIEVED, (post, why), on_day(tx, last))
}

/// Refuses what takes these posts, or the way to use them, from a member where nobody else would administer the topmost unit: one who can sign in, and
/// whose own post there lasts as long. Who administers a unit below cannot help above it.
fn leaves_an_administrator(tx: &Read<'_>, organisation: &OrganisationId, posts: &[Post]) -> Result<()> {
    let (top, today) = (top_unit(tx, organisation)?, tx.today());
    let administers = |post: &&Post| post.kind == PostKind::Administrator && post.unit == top.id && post.is_held(today);
    let Some(lost) = posts.iter().find(administers) else { return Ok(()) };
    let lasts = |last: Option<Date>| last.is_none_or(|last| lost.to_on.is_some_and(|lost| last >= lost));
    let able = store::able(tx, &top.id, PostKind::Administrator)?;
    if able.iter().any(|(member, last)| *member != lost.member && lasts(*last)) {
        return Ok(());
    }
    let others = others(tx, &top.id, lost)?;
    let told = |language| {
        let text = Text(language);
        let others: Vec<String> =
            others.iter().map(|(name, why)| text.does_not_count(name, why.text(language))).collect();
        let others = others.join(language.pick("、", ", "));
        if others.is_empty() { text.last_administrator(&top.name) } else { text.none_takes_over(&top.name, others) }
    };
    Err(Sentence::of(told).into())
}

/// Who else is appointed administrator there, and why he cannot take over.
fn others(tx: &Read<'_>, top: &UnitId, lost: &Post) -> Result<Vec<(String, Sentence)>> {
    let today = tx.today();
    let mut others = store::history(tx, top)?;
    others.retain(|post| {
        let goes_on = post.ended_at.is_none() && post.to_on.is_none_or(|last| last >= today);
        post.kind == PostKind::Administrator && post.member != lost.member && goes_on
    });
    // Each once, with what comes first.
    others.sort_by(|a, b| (&a.member, a.from_on).cmp(&(&b.member, b.from_on)));
    others.dedup_by(|next, first| next.member == first.member);
    let why = |post: Post| {
        let account = account::store::of_member(tx, &post.member)?;
        let said = |say: fn(Text) -> &'static str| Sentence::of(|language| say(Text(language)));
        let why = match account {
            Some(account) if account.closed_at.is_some() => said(Text::is_barred),
            Some(account) if account.is_active => match post.to_on.filter(|_| post.from_on <= today) {
                Some(last) => Sentence::of(|language| Text(language).ends_sooner(day_text(language, last))),
                None => Sentence::of(|language| Text(language).begins_later(day_text(language, post.from_on))),
            },
            _ => said(Text::has_no_password),
        };
        Ok((post.member_name, why))
    };
    others.into_iter().map(why).collect()
}

/// Whether somebody who can sign in administers the topmost unit today.
pub(crate) fn is_administered(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    let top = top_unit(tx, organisation)?;
    Ok(!store::able(tx, &top.id, PostKind::Administrator)?.is_empty())
}

/// Refuses to let a member go, or to bar him, who alone administers the topmost unit.
pub(crate) fn can_be_spared(tx: &Read<'_>, organisation: &OrganisationId, member: &MemberId) -> Result<()> {
    leaves_an_administrator(tx, organisation, &store::of_member(tx, member)?)
}

/// Makes a member an administrator of the topmost unit again, from today and without end, for who runs the machine: the way back where nobody is left
/// who could appoint one. A leaving is taken back; a post there that would end gives way to one that does not.
pub fn reinstate(tx: &Write<'_>, console: &Actor, member: &Member) -> Result<()> {
    let top = top_unit(tx, &console.organisation)?;
    if member.has_left() {
        stay_on(tx, console, &member.id, Text(Language::Chinese).reinstated_why())?;
    }
    let here = |post: &Post| post.kind == PostKind::Administrator && post.unit == top.id;
    let today = tx.today();
    let mut known = store::of_member(tx, &member.id)?;
    known.retain(|post| here(post) && (post.is_held(today) || post.from_on > today));
    if known.iter().any(|post| post.is_held(today) && post.to_on.is_none()) {
        return Ok(());
    }
    for given in &known {
        if given.from_on > today {
            store::take_back(tx, &given.id)?;
        } else {
            store::end(tx, &given.id, today, Some(tx.now()))?;
        }
        record(tx, console, &done::RELIEVED, given, tx.now())?;
    }
    let (unit, member) = (top.id, member.id.clone());
    let new = NewPost { unit, member, kind: PostKind::Administrator, from_on: tx.today(), to_on: None };
    appoint(tx, console, &new).map(drop)
}

/// From which day on somebody belongs to the branch of a unit (above the branches: to the organisation), or is set to it.
fn since(tx: &Read<'_>, unit: &Unit, who: &Member) -> Result<Option<Date>> {
    if !belongs_to(unit, who.branch.as_ref()) {
        return attached_since(tx, &unit.id, &who.id);
    }
    let stays = membership_history(tx, &who.id)?;
    Ok(first_day(stays.iter().map(|stay| (belongs_to(unit, stay.branch.as_ref()), stay.from_on, stay.to_on))))
}

fn belongs_to(unit: &Unit, branch: Option<&UnitId>) -> bool {
    unit.branch.is_none() || unit.branch.as_ref() == branch
}

/// That another post takes these days, told at a field.
pub(crate) fn overlaps(field: &'static str, other: &Post) -> Error {
    let sentence = Sentence::of(|language| {
        let (text, kind, from) = (Text(language), other.kind.name(language), day_text(language, other.from_on));
        match other.to_on {
            Some(to) => text.overlaps(kind, &other.member_name, from, day_text(language, to)),
            None => text.overlaps_open(kind, &other.member_name, from),
        }
    });
    Faults::at(field, sentence).into()
}
