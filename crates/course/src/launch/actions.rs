//! What can happen to a session: a part is opened, its token is fetched, it is ended by the house; and what follows for part, blocks and course.

use sha2::{Digest, Sha256};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Write, jobs};
use zhixing_lrs::inside;
use zhixing_people::Actor;

use super::model::{Launch, LaunchId, OPEN_MS_MAX, Stage, Standing, is_satisfied, satisfied_blocks};
use super::told::{Said, Speaker, Subject, lasted, launched, verb};
use super::{cmi5, store};
use crate::course::model::{Course, CourseId, Edition};
use crate::package::model::{Outline, Part, Standard};

/// The job that ends sessions whose time is over.
pub const END: &str = "course.end";

/// A part that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The session's secret: in its addresses, and kept nowhere.
    pub token: String,
    /// Which part.
    pub part: Part,
    /// By which rules it speaks.
    pub standard: Standard,
    /// Whose it is.
    pub speaker: Speaker,
}

/// Opens a part for the actor. What he had open of it before is ended: whoever comes later goes on with what was kept.
pub fn open(tx: &Write<'_>, actor: &Actor, course: &CourseId, mark: &str, home: &str) -> Result<Opened> {
    let course = crate::course::questions::holding(tx, actor, course)?;
    let edition = crate::course::store::edition(tx, &course.id, course.edition)?;
    let part = edition.outline.part(mark).cloned().ok_or(Error::NotFound)?;
    let speaker = speaker(tx, actor, &course, home)?;
    let organisation = &actor.organisation;
    store::open_part(tx, organisation, (&speaker.enrolment, mark), &actor.member)?;
    let open = Session { organisation, speaker: &speaker, outline: &edition.outline };
    for old in store::not_replaced(tx, &speaker.enrolment, mark)? {
        abandon(tx, &open, &old)?;
    }
    let (launch, token) = new_session(tx, actor, &edition, &speaker, mark)?;
    say(
        tx,
        &open,
        &launch,
        Said { extensions: launched(&part), ..Said::new(verb::LAUNCHED, Subject::Part(&part), "", tx.now()) },
    )?;
    if edition.outline.standard == Standard::Cmi5 {
        cmi5::hand(tx, &open, &launch, &part)?;
    }
    let mut standing = store::standings(tx, &speaker.enrolment)?.remove(mark).unwrap_or_default();
    if !part.speaks && standing.completed_at.is_none() {
        standing.completed_at = Some(tx.now());
        say(tx, &open, &launch, Said::new(verb::COMPLETED, Subject::Part(&part), "", tx.now()))?;
    }
    settle(tx, &open, &launch, &part, standing)?;
    Ok(Opened { token, part, standard: edition.outline.standard, speaker })
}

fn speaker(tx: &Write<'_>, actor: &Actor, course: &Course, home: &str) -> Result<Speaker> {
    let alias = store::alias(tx, &actor.organisation, &actor.member)?;
    let enrolment = store::enrol(tx, &actor.organisation, &course.id, &actor.member)?;
    Ok(Speaker { home: home.to_owned(), alias, course: course.id.clone(), enrolment })
}

fn new_session(
    tx: &Write<'_>,
    actor: &Actor,
    edition: &Edition,
    speaker: &Speaker,
    mark: &str,
) -> Result<(Launch, String)> {
    let id: LaunchId = tx.new_id();
    let (token, until) = (hex::encode(tx.random::<32>()), tx.now().plus_ms(OPEN_MS_MAX));
    let new = store::NewLaunch {
        id: &id,
        enrolment: &speaker.enrolment,
        part: mark,
        edition: &edition.id,
        member: &actor.member,
        token_hash: hash(&token),
        until,
    };
    store::launch(tx, &actor.organisation, &new)?;
    // What is said when it is ended bears the address of this installation, which a job does not know.
    let payload = format!("{id} {}", speaker.home);
    jobs::later(tx, &actor.organisation, END, id.as_str(), &payload, until.plus_ms(1))?;
    let launch = Launch {
        id,
        enrolment: speaker.enrolment.clone(),
        part: mark.to_owned(),
        edition: edition.id.clone(),
        member: actor.member.clone(),
        begun_at: tx.now(),
        until,
        stage: Stage::Launched,
        taken: 0,
    };
    Ok((launch, token))
}

/// What is kept of a token.
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// What all that happens in a session needs to know.
pub struct Session<'a> {
    /// Of which organisation.
    pub organisation: &'a OrganisationId,
    /// Whose.
    pub speaker: &'a Speaker,
    /// The edition in which it was opened.
    pub outline: &'a Outline,
}

/// Says something in the name of the house.
pub fn say(tx: &Write<'_>, session: &Session<'_>, launch: &Launch, said: Said<'_>) -> Result<()> {
    let statement = session.speaker.statement(launch, session.outline, &said)?;
    inside::record(tx, session.organisation, &session.speaker.home, &[statement]).map(drop)
}

/// Ends a session that its course did not end: another one takes its place, or its time is over (cmi5, 9.3.6).
pub fn abandon(tx: &Write<'_>, session: &Session<'_>, launch: &Launch) -> Result<()> {
    store::set_stage(tx, &launch.id, Stage::Abandoned)?;
    inside::close(tx, launch.id.as_str())?;
    // What never began to speak has nothing to abandon.
    if launch.stage != Stage::Initialized {
        return Ok(());
    }
    let Some(part) = session.outline.part(&launch.part) else { return Ok(()) };
    let ended = tx.now().0.min(launch.until.0);
    let lasted = lasted(launch.begun_at, zhixing_kit::Moment(ended));
    let said = Said::new(verb::ABANDONED, Subject::Part(part), "", tx.now());
    say(tx, session, launch, said.with(serde_json::json!({ "duration": lasted })))
}

/// Keeps what was done of a part; whatever is done by it is told once: each block, the whole.
pub fn settle(
    tx: &Write<'_>,
    session: &Session<'_>,
    launch: &Launch,
    part: &Part,
    mut standing: Standing,
) -> Result<()> {
    let enrolment = &session.speaker.enrolment;
    if standing.satisfied_at.is_none() && is_satisfied(part.move_on, &standing) {
        standing.satisfied_at = Some(tx.now());
    }
    store::set_standing(tx, enrolment, &launch.part, &standing)?;
    tx.announce(format!("course/{}", session.speaker.course));
    if standing.satisfied_at.is_none() {
        return Ok(());
    }
    let all = store::standings(tx, enrolment)?;
    let is_done = |one: &Part| match all.get(&one.mark()) {
        Some(known) => known.satisfied_at.is_some(),
        None => is_satisfied(one.move_on, &Standing::default()),
    };
    for block in satisfied_blocks(session.outline, part, is_done) {
        if store::satisfied(tx, session.organisation, launch, &block)? {
            say(tx, session, launch, Said::new(verb::SATISFIED, Subject::Block(&block), &block, tx.now()))?;
        }
        if block.is_empty() {
            store::satisfy(tx, enrolment)?;
        }
    }
    Ok(())
}

/// A session with all that is to be known of it.
pub struct Whole {
    /// Of which organisation.
    pub organisation: OrganisationId,
    /// It.
    pub launch: Launch,
    /// Whose.
    pub speaker: Speaker,
    /// The edition in which it was opened.
    pub outline: Outline,
    /// Which part.
    pub part: Part,
}

impl Whole {
    /// As the acts of a session take it.
    pub fn session(&self) -> Session<'_> {
        Session { organisation: &self.organisation, speaker: &self.speaker, outline: &self.outline }
    }
}

/// Puts together what is to be known of a session.
pub fn whole(tx: &Write<'_>, store::Found(organisation, launch): store::Found, home: &str) -> Result<Whole> {
    let outline = crate::course::store::edition_by_id(tx, &launch.edition)?.outline;
    let part = outline.part(&launch.part).cloned().ok_or(Error::NotFound)?;
    let speaker = Speaker {
        home: home.to_owned(),
        alias: store::alias(tx, &organisation, &launch.member)?,
        course: store::course_of(tx, &launch.enrolment)?,
        enrolment: launch.enrolment.clone(),
    };
    Ok(Whole { organisation, launch, speaker, outline, part })
}

/// The job: ends the session that its payload names, and takes its row away.
pub fn end_old(tx: &Write<'_>, _organisation: &OrganisationId, payload: &str) -> Result<()> {
    let (id, home) = payload.split_once(' ').ok_or(Error::NotFound)?;
    let id = LaunchId::parse(id).ok_or(Error::NotFound)?;
    // Whoever was erased meanwhile took his sessions along.
    let Some(found) = store::with_id(tx, &id)? else { return Ok(()) };
    let whole = whole(tx, found, home)?;
    if whole.launch.stage.is_open() {
        abandon(tx, &whole.session(), &whole.launch)?;
    }
    store::end(tx, &id)
}
