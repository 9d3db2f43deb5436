//! The routes about members, and their handlers.

use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse as _, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved};
use zhixing_records::MemberId;

use super::input::MemberInput;
use super::model::ExemptionId;
use super::pages::{self, Change, MemberPage};
use super::text::Text;
use super::{actions, questions};
use crate::account;
use crate::actor::Actor;
use crate::first_day::may_be_moved;
use crate::post::posts_of_member;
use crate::rights::{Place, Right, may, require, units_where};
use crate::saver::last_saver;
use crate::unit::{Unit, unit};
use crate::verbs::done as deeds;

mod list;

pub use list::ListInput;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/members", list::show_members)
        .post("/members", create_member)
        .once()
        .get("/members/new", new_member)
        .get("/members/{id}", show_member)
        .get("/members/{id}/edit", edit_member)
        .post("/members/{id}", change_member)
        .get("/members/{id}/transfer", show_transfer)
        .post("/members/{id}/transfer", transfer_member)
        .once()
        .get("/members/{id}/leave", show_leaving)
        .post("/members/{id}/leave", end_membership)
        .once()
        .post("/members/{id}/leave/withdrawal", withdraw_leaving)
        .once()
        .get("/members/{id}/exemptions", show_exemptions)
        .post("/members/{id}/exemptions", create_exemption)
        .once()
        .post("/members/{id}/exemptions/{exemption}/end", end_exemption)
        .once()
        .post("/members/{id}/link", create_link)
        .post("/members/{id}/bar", bar_member)
}

async fn new_member(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Query(asked): Query<ListInput>,
) -> Answer<Markup> {
    let (units, today) = house.db.read(move |tx| Ok((editable(tx, &actor)?, tx.today()))).await?;
    let input = MemberInput { unit: asked.unit, from_on: today.to_string(), ..MemberInput::default() };
    Ok(pages::new_member(&frame, &units, &input, &Faults::default()))
}

async fn create_member(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Form(input): Form<MemberInput>,
) -> Answer {
    let (who, asked) = (actor.clone(), input.clone());
    let entered = house.db.write(move |tx| {
        let new = asked.check_new()?;
        let id = actions::enter_told(tx, &who, &new, asked.check_joining(new.kind))?;
        Ok((questions::namesakes(tx, &new, &id)?, id, new.person.name))
    });
    match entered.await {
        Ok((namesakes, id, name)) => {
            let text = Text(frame.language);
            let doubt =
                (!namesakes.is_empty()).then(|| text.namesakes(namesakes.join(frame.language.pick("、", ", "))));
            let gap = if doubt.is_some() { frame.language.pick("", " ") } else { "" };
            let told = format!("{}{gap}{}", text.entered(name), doubt.unwrap_or_default());
            Ok(done(&house, &format!("/members/{id}"), &told))
        }
        Err(Error::Invalid(faults)) => {
            let units = house.db.read(move |tx| editable(tx, &actor)).await?;
            Ok(unprocessable(pages::new_member(&frame, &units, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn show_member(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    let id = MemberId::parse(&id).ok_or(Error::NotFound)?;
    let shown = house.db.read(move |tx| member_page(tx, &actor, &id)).await?;
    Ok(pages::show_member(&frame, &shown))
}

async fn edit_member(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    show_change(&house, actor, &frame, &id, Change::Details).await
}

async fn show_transfer(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
) -> Answer<Markup> {
    show_change(&house, actor, &frame, &id, Change::Transfer).await
}

async fn show_exemptions(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
) -> Answer<Markup> {
    show_change(&house, actor, &frame, &id, Change::Exemptions).await
}

async fn show_leaving(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
) -> Answer<Markup> {
    show_change(&house, actor, &frame, &id, Change::Leaving).await
}

async fn change_member(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    edit: Edit<MemberInput>,
) -> Answer {
    let told = |text: Text, _: &str| text.saved().to_owned();
    edited(&house, actor, &frame, &id, Change::Details, edit, told).await
}

async fn transfer_member(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    edit: Edit<MemberInput>,
) -> Answer {
    edited(&house, actor, &frame, &id, Change::Transfer, edit, |text, name| text.transferred(name)).await
}

async fn end_membership(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<MemberInput>,
) -> Answer {
    // What ends so much asks on its own page first, also without scripts.
    if input.sure.is_empty()
        && let (Ok(last), Some(member)) = (input.check_day(), MemberId::parse(&id))
    {
        let who = actor.clone();
        let asked = house.db.read(move |tx| {
            actions::may_leave(tx, &who, &member, last)?;
            editing(tx, &who, &member)
        });
        match asked.await {
            Ok(shown) => return Ok(pages::ask_leaving(&frame, &shown, last).into_response()),
            Err(Error::Invalid(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    changed(&house, actor, &frame, &id, Change::Leaving, input, |text, name| text.left(name)).await
}

async fn withdraw_leaving(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<MemberInput>,
) -> Answer {
    changed(&house, actor, &frame, &id, Change::Staying, input, |text, name| text.stays_on(name)).await
}

async fn create_exemption(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<MemberInput>,
) -> Answer {
    changed(&house, actor, &frame, &id, Change::Exemptions, input, |text, name| text.exempted(name)).await
}

async fn end_exemption(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path((id, exemption)): Path<(String, String)>,
) -> Answer {
    let id = MemberId::parse(&id).ok_or(Error::NotFound)?;
    let exemption = ExemptionId::parse(&exemption).ok_or(Error::NotFound)?;
    let member = id.clone();
    house.db.write(move |tx| actions::end_exemption(tx, &actor, &member, &exemption)).await?;
    Ok(done(&house, &format!("/members/{id}/exemptions"), Text(frame.language).exemption_ended()))
}

async fn create_link(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    let id = MemberId::parse(&id).ok_or(Error::NotFound)?;
    let member = id.clone();
    let invitation = house.db.write(move |tx| account::invite(tx, &actor, &member)).await?;
    Ok(account::pages::invitation(&frame, &id, &invitation, &house.settings.origin))
}

async fn bar_member(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer {
    let id = MemberId::parse(&id).ok_or(Error::NotFound)?;
    let member = id.clone();
    house.db.write(move |tx| account::bar(tx, &actor, &member)).await?;
    Ok(done(&house, &format!("/members/{id}"), Text(frame.language).barred()))
}

async fn show_change(house: &House, actor: Actor, frame: &Frame, id: &str, change: Change) -> Answer<Markup> {
    let id = MemberId::parse(id).ok_or(Error::NotFound)?;
    let shown = house.db.read(move |tx| editing(tx, &actor, &id)).await?;
    let edit = Edit { typed: MemberInput::of(&shown.member, shown.today), ..Edit::of(stored(&shown, change))? };
    Ok(pages::change_member(frame, &shown, change, &edit, &Faults::default()))
}

/// What is stored of that which a page changes.
fn stored(shown: &MemberPage, change: Change) -> MemberInput {
    let input = MemberInput::of(&shown.member, shown.today);
    match change {
        Change::Details => input.details(),
        Change::Transfer => input.place(),
        Change::Exemptions | Change::Leaving | Change::Staying => MemberInput::default(),
    }
}

/// Changes what others may have changed at once: which version holds is asked then.
async fn edited(
    house: &House,
    actor: Actor,
    frame: &Frame,
    id: &str,
    change: Change,
    edit: Edit<MemberInput>,
    told: impl Fn(Text, &str) -> String,
) -> Answer<Response> {
    let id = MemberId::parse(id).ok_or(Error::NotFound)?;
    let mut faults = Faults::default();
    if !edit.looks {
        match save(house, actor.clone(), id.clone(), change, edit.clone()).await {
            Ok(Saved::Done(name)) => {
                return Ok(done(house, &format!("/members/{id}"), &told(Text(frame.language), &name)));
            }
            Ok(Saved::Asks(asked)) => return ask(house, frame, actor, id, change, &asked).await,
            Err(Error::Invalid(found)) => faults = Faults(found),
            Err(error) => return Err(error.into()),
        }
    }
    let shown = house.db.read(move |tx| editing(tx, &actor, &id)).await?;
    let edit = edit.again(&stored(&shown, change))?;
    Ok(form_again(pages::change_member(frame, &shown, change, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    id: MemberId,
    change: Change,
    edit: Edit<MemberInput>,
) -> Result<Saved<String, MemberInput>> {
    let saving = move |tx: &Write<'_>| {
        let now = stored(&editing(tx, &actor, &id)?, change);
        edit.save(&now, |input| {
            act(tx, &actor, &id, change, &input)?;
            Ok(questions::member(tx, &id)?.name)
        })
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: MemberId,
    change: Change,
    asked: &Asked<MemberInput>,
) -> Answer<Response> {
    let (shown, saver) = house
        .db
        .read(move |tx| {
            let by = if change == Change::Details {
                [&deeds::CHANGED, &deeds::ENTERED]
            } else {
                [&deeds::TRANSFERRED, &deeds::ENTERED]
            };
            Ok((editing(tx, &actor, &id)?, last_saver(tx, &actor, &format!("member/{id}"), &by)?))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &shown, change, asked, saver)?))
}

/// Changes a member; faults come back at the fields of the same form.
async fn changed(
    house: &House,
    actor: Actor,
    frame: &Frame,
    id: &str,
    change: Change,
    input: MemberInput,
    told: impl Fn(Text, &str) -> String,
) -> Answer<Response> {
    let id = MemberId::parse(id).ok_or(Error::NotFound)?;
    let (who, member, asked) = (actor.clone(), id.clone(), input.clone());
    let outcome = house.db.write(move |tx| {
        act(tx, &who, &member, change, &asked)?;
        questions::member(tx, &member)
    });
    match outcome.await {
        Ok(member) => Ok(done(house, &format!("/members/{id}"), &told(Text(frame.language), &member.name))),
        Err(Error::Invalid(faults)) => {
            let shown = house.db.read(move |tx| editing(tx, &actor, &id)).await?;
            let edit = Edit { typed: input, ..Edit::default() };
            Ok(unprocessable(pages::change_member(frame, &shown, change, &edit, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

fn act(tx: &Write<'_>, actor: &Actor, id: &MemberId, change: Change, input: &MemberInput) -> Result<()> {
    match change {
        Change::Details => {
            let kind = questions::member(tx, id)?.kind;
            actions::change(tx, actor, id, &input.check_person(kind)?)
        }
        Change::Transfer => {
            let (unit, kind, from_on) = input.check_place()?;
            let joining = input.check_joining(kind)?;
            actions::transfer(tx, actor, id, &unit, (kind, joining.as_ref()), from_on)
        }
        Change::Exemptions => {
            let (kind, days) = input.check_exemption()?;
            actions::exempt(tx, actor, id, kind, days).map(drop)
        }
        Change::Leaving => actions::leave(tx, actor, id, input.check_day()?),
        Change::Staying => actions::stay_on(tx, actor, id, &input.check_why()?),
    }
}

fn member_page(tx: &Read<'_>, actor: &Actor, id: &MemberId) -> Result<MemberPage> {
    let member = questions::member(tx, id)?;
    let place = Place::unit(&member.unit);
    let is_own = actor.member == *id;
    if !is_own {
        require(tx, actor, Right::SeePeople, &place)?;
    }
    let may_edit = !member.is_erased() && may(tx, actor, Right::EditPeople, &place)?;
    // What is told of age and health is seen by himself and by those who keep it.
    let exemptions = if may_edit || is_own { questions::exemptions_of_member(tx, id)? } else { Vec::new() };
    let account = if may_edit { account::store::of_member(tx, id)? } else { None };
    let offered =
        if may_edit { account::offered(tx, actor, &member, account.as_ref())? } else { account::Offered::default() };
    let (posts, stays) = (posts_of_member(tx, id)?, questions::membership_history(tx, id)?);
    let moved = if may_edit { may_be_moved(tx, actor, &stays, &posts)? } else { Default::default() };
    Ok(MemberPage {
        offered,
        unit: unit(tx, &member.unit)?,
        posts,
        stays,
        moved,
        exemptions,
        today: tx.today(),
        sees_private: may_edit || is_own,
        may_edit,
        may_erase: !member.is_erased() && !member.belongs(tx.today()) && may(tx, actor, Right::Administer, &place)?,
        account,
        units: Vec::new(),
        member,
    })
}

fn editing(tx: &Read<'_>, actor: &Actor, id: &MemberId) -> Result<MemberPage> {
    let shown = member_page(tx, actor, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&shown.member.unit))?;
    Ok(MemberPage { units: editable(tx, actor)?, ..shown })
}

/// The units into which the actor may enter members.
fn editable(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    let units = units_where(tx, actor, Right::EditPeople)?;
    if units.is_empty() {
        require(tx, actor, Right::EditPeople, &Place::itself(actor.branch.as_ref().unwrap_or(&actor.unit)))?;
    }
    Ok(units)
}
