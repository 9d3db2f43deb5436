//! The routes about posts, and their handlers.

use axum::extract::{Form, Path, State};
use jiff::ToSpan;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::html::words::day_text;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence};
use zhixing_records::{MemberId, UnitId};

use super::actions::{self, NewPost, right_for};
use super::model::{Behind, PostId, PostKind};
use super::pages::{self, UnitPosts};
use super::text::Text;
use super::{questions, store};
use crate::actor::Actor;
use crate::attachment::attached_to;
use crate::fields::WHY_BY_HAND;
use crate::member::{self, Member, members_of};
use crate::rights::{Place, Right, may, require};
use crate::unit::{Unit, unit};

/// Beyond this many people the list to choose from is replaced by a field for the number.
const CHOICES_MAX: usize = 300;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/units/{id}/posts/new", new_post)
        .post("/units/{id}/posts", create_post)
        .once()
        .get("/posts/{id}/end", show_end)
        .post("/posts/{id}/end", end_post)
        .once()
}

/// How many years ahead a post may begin: beyond the next election nobody is appointed, and a slip in the year would end the post that he holds.
const AHEAD_YEARS: i64 = 2;

/// What the form to appoint sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct PostInput {
    /// Who: a number or a whole name.
    pub member: String,
    /// The kind of post.
    pub post_kind: String,
    /// The first day.
    pub from_on: String,
    /// The last day.
    pub to_on: String,
    /// Why it is given without an election, where one fills it.
    pub reason: String,
}

impl PostInput {
    /// The post, and why it is given by hand. What an election fills ends with the term of those who sit there, where no other day is told.
    fn check(&self, tx: &Read<'_>, actor: &Actor, at: &UnitId) -> Result<(NewPost, Option<String>)> {
        let mut check = Check::default();
        let who = check.text("member", &self.member, 60);
        let kind = check.choice("post_kind", &self.post_kind, PostKind::Organiser, PostKind::read);
        let from_on = check.day("from_on", &self.from_on);
        let to_on = check.optional_day("to_on", &self.to_on);
        let farthest = tx.today().saturating_add(AHEAD_YEARS.years());
        if from_on > farthest {
            check.fault("from_on", Sentence::of(|language| Text(language).too_far(day_text(language, farthest))));
        }
        let is_elected = kind.is_elected(unit(tx, at)?.kind);
        let why = reason(&mut check, &self.reason, is_elected);
        check.finish(())?;
        let to_on = match to_on {
            None if is_elected => questions::term_end(tx, at)?.filter(|last| from_on <= *last),
            told => told,
        };
        let member = find(tx, actor, &who)?;
        Ok((NewPost { unit: at.clone(), member, kind, from_on, to_on }, why))
    }
}

/// Why it is done by hand: told where an election fills the post.
fn reason(check: &mut Check, typed: &str, is_elected: bool) -> Option<String> {
    if is_elected && typed.trim().is_empty() {
        check.fault(WHY_BY_HAND.name, Sentence::of(|language| Text(language).why_by_hand()));
    }
    (!typed.trim().is_empty()).then(|| check.lines(WHY_BY_HAND.name, typed, 500))
}

/// The member of that number or whole name.
fn find(tx: &Read<'_>, actor: &Actor, who: &str) -> Result<MemberId> {
    if let Some(member) = member::member_numbered(tx, &actor.organisation, who)? {
        return Ok(member.id);
    }
    let named = member::store::named(tx, &actor.organisation, who)?;
    match named.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(Faults::at("member", Sentence::of(|language| Text(language).not_here())).into()),
        _ => Err(Faults::at("member", Sentence::of(|language| Text(language).several())).into()),
    }
}

async fn new_post(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (vacant, unit, members, today) = house
        .db
        .read(move |tx| {
            let (unit, members) = choices(tx, &actor, &id)?;
            // The post that nobody holds any more is the one that he most likely comes to give.
            Ok((questions::vacancy_of(tx, &unit)?, unit, members, tx.today()))
        })
        .await?;
    let post_kind = vacant.map(|kind| kind.word().to_owned()).unwrap_or_default();
    let input = PostInput { from_on: today.to_string(), post_kind, ..PostInput::default() };
    Ok(pages::new_post(&frame, &unit, &members, &input, &Faults::default()))
}

async fn create_post(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<PostInput>,
) -> Answer {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (who, at, asked) = (actor.clone(), id.clone(), input.clone());
    let created = house.db.write(move |tx| {
        require(tx, &who, Right::SeePeople, &Place::itself(&at))?;
        let (new, why) = asked.check(tx, &who, &at)?;
        let known = questions::post_history(tx, &new.unit)?;
        let former = questions::given_up(&known, (new.kind, &new.member), (new.from_on, new.to_on)).next();
        let former = former.map(|post| post.kind);
        let post = actions::appoint_because(tx, &who, &new, why.as_deref())?;
        Ok((questions::post(tx, &post)?, former, tx.today()))
    });
    match created.await {
        Ok((post, former, today)) => {
            let told = pages::given_told(frame.language, &post, former, today);
            Ok(done(&house, &format!("/units/{id}"), &told))
        }
        Err(Error::Invalid(faults)) => {
            let (unit, members) = house.db.read(move |tx| choices(tx, &actor, &id)).await?;
            Ok(unprocessable(pages::new_post(&frame, &unit, &members, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form to end a post sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct EndInput {
    /// Why it is ended without an election, where one fills it.
    pub reason: String,
}

async fn show_end(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    let id = PostId::parse(&id).ok_or(Error::NotFound)?;
    let post = house.db.read(move |tx| actions::may_end(tx, &actor, &id)).await?;
    Ok(pages::end(&frame, &post, &EndInput::default(), &Faults::default()))
}

async fn end_post(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<EndInput>,
) -> Answer {
    let id = PostId::parse(&id).ok_or(Error::NotFound)?;
    let (who, which, typed) = (actor.clone(), id.clone(), input.reason.clone());
    let ended = house.db.write(move |tx| {
        let post = actions::may_end(tx, &who, &which)?;
        let mut check = Check::default();
        // One that has not begun is taken back, and was never held.
        let is_elected = post.kind.is_elected(unit(tx, &post.unit)?.kind) && post.from_on <= tx.today();
        let why = reason(&mut check, &typed, is_elected);
        check.finish(())?;
        actions::end_because(tx, &who, &which, why.as_deref())
    });
    match ended.await {
        Ok(ended) => {
            Ok(done(&house, &format!("/units/{}", ended.post.unit), &pages::ended_told(frame.language, &ended)))
        }
        Err(Error::Invalid(faults)) => {
            let post = house.db.read(move |tx| actions::may_end(tx, &actor, &id)).await?;
            Ok(unprocessable(pages::end(&frame, &post, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

/// The unit and who could be appointed in it, for who may appoint.
fn choices(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<(Unit, Vec<Member>)> {
    require(tx, actor, Right::EditPeople, &Place::itself(id))?;
    let unit = unit(tx, id)?;
    let mut members = match &unit.branch {
        Some(branch) => members_of(tx, branch, tx.today())?,
        None => Vec::new(),
    };
    members.extend(attached_to(tx, id, tx.today())?);
    if members.len() > CHOICES_MAX {
        members.clear();
    }
    Ok((unit, members))
}

/// The posts of a unit for its page; none for who may not see its people.
pub(crate) fn unit_posts(tx: &Read<'_>, actor: &Actor, unit: &Unit) -> Result<Option<UnitPosts>> {
    let place = Place::unit(&unit.id);
    if !may(tx, actor, Right::SeePeople, &place)? {
        return Ok(None);
    }
    let mut given = Vec::new();
    for kind in PostKind::fitting(unit.kind) {
        if may(tx, actor, right_for(kind), &place)? {
            given.push(kind);
        }
    }
    Ok(Some(UnitPosts {
        posts: store::history(tx, &unit.id)?,
        today: tx.today(),
        may: given,
        behind: Behind::default(),
    }))
}
