//! The statements about admissions and their steps. The only SQL of this folder.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::{MemberId, MemberKind, UnitId};
use zhixing_records::Author;

use super::model::{Admission, AdmissionId, Correction, Course, Entry, Figures, Outcome, Taken, TakenId};
use crate::ballot::BallotId;

/// How many admissions one question brings at most; a branch has a few, a whole organisation some hundreds.
pub const MANY: usize = 2_000;

statements! {
    ADD = "insert into admission (id, organisation, branch, member, kind_before, course, opened_by, opened_name, opened_at)
        values ($1, $2, $3, $4, $5, 'under_way', $6, $7, $8)";
    ADD_STEP = "insert into admission_step (id, organisation, admission, place, step, on_day, until_on, outcome, document, remark, persons,
            training_days, training_hours, entitled, present, yes, taken_by, taken_name, taken_at, ballot, corrects, why)
        values ($1, $2, $3, (select count(*) from admission_step where admission = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
            $16, $17, $18, $19, $20, $21)";
    ONE = "select a.id, a.branch, u.name, a.member, m.name, a.kind_before, a.course
        from admission a
        join member m on m.id = a.member
        join unit u on u.id = a.branch
        where a.id = $1 and a.organisation = $2";
    OF_BRANCH = "select a.id, a.branch, u.name, a.member, m.name, a.kind_before, a.course
        from admission a
        join member m on m.id = a.member
        join unit u on u.id = a.branch
        where a.branch = $1 and a.course = $2
        order by a.id
        limit $3";
    OF_MEMBER = "select a.id, a.branch, u.name, a.member, m.name, a.kind_before, a.course
        from admission a
        join member m on m.id = a.member
        join unit u on u.id = a.branch
        where a.member = $1
        order by a.id desc
        limit 1";
    UNDER_WAY = "select a.id, a.branch, u.name, a.member, m.name, a.kind_before, a.course
        from admission a
        join member m on m.id = a.member
        join unit u on u.id = a.branch
        where a.organisation = $1 and a.course = 'under_way'
        order by a.id
        limit $2";
    STEPS_OF = "select admission, id, step, on_day, until_on, outcome, document, remark, persons, training_days, training_hours,
            entitled, present, yes, ballot, taken_name, taken_at, corrects, why
        from admission_step
        where admission = $1
        order by place";
    STEPS_OF_BRANCH = "select s.admission, s.id, s.step, s.on_day, s.until_on, s.outcome, s.document, s.remark, s.persons, s.training_days,
            s.training_hours, s.entitled, s.present, s.yes, s.ballot, s.taken_name, s.taken_at, s.corrects, s.why
        from admission a
        join admission_step s on s.admission = a.id
        where a.branch = $1 and a.course = $2
        order by a.id, s.place";
    /// An admission once for each exemption that holds on the day; where none does, once without.
    ON_THE_WAY = "select a.id, a.branch, u.name, a.member, m.name, a.kind_before, a.course, e.id
        from admission a
        join member m on m.id = a.member
        join unit u on u.id = a.branch
        left join exemption e on e.member = a.member and e.from_on <= $2 and (e.to_on is null or e.to_on >= $2)
        where a.branch = $1 and a.course = 'under_way'
        order by a.id
        limit $3";
    WAY_OF_BRANCH = "select s.place, s.admission, s.id, s.step, s.on_day, s.until_on, s.outcome, s.corrects
        from admission a
        join admission_step s on s.admission = a.id
        where a.branch = $1 and a.course = 'under_way'";
    STEPS_UNDER_WAY = "select s.admission, s.id, s.step, s.on_day, s.until_on, s.outcome, s.document, s.remark, s.persons, s.training_days,
            s.training_hours, s.entitled, s.present, s.yes, s.ballot, s.taken_name, s.taken_at, s.corrects, s.why
        from admission a
        join admission_step s on s.admission = a.id
        where a.organisation = $1 and a.course = 'under_way'
        order by a.id, s.place";
    ADD_BALLOT = "insert into admission_ballot (ballot, organisation, admission, place, step, outcome, months)
        values ($1, $2, $3, (select count(*) from admission_ballot where admission = $3), $4, $5, $6)";
    BALLOT_OF = "select a.ballot, a.outcome, a.months from admission_ballot a
        where a.admission = $1 and a.step = $2 and not exists (select 1 from ballot_recall q where q.ballot = a.ballot)
        order by a.place desc
        limit 1";
    OF_BALLOT = "select admission, step from admission_ballot where ballot = $1 and organisation = $2";
    FOLLOW = "update admission set branch = $2 where member = $1 and course = 'under_way'";
    SET_COURSE = "update admission set course = $2 where id = $1";
}

impl FromRow for Admission {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            branch: row.take()?,
            branch_name: row.take()?,
            member: row.take()?,
            name: row.take()?,
            kind_before: row.take()?,
            course: {
                let code: String = row.take()?;
                Course::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no course of an admission")))?
            },
            steps: Vec::new(),
        })
    }
}

/// A row of a step: whose, what it says, and which one it puts right.
struct OfAdmission {
    admission: AdmissionId,
    entry: Entry,
    corrects: Option<(TakenId, String)>,
}

impl FromRow for OfAdmission {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (admission, id) = (row.take()?, row.take()?);
        let (step, on, until) = (row.take()?, row.take()?, row.take()?);
        let outcome = outcome_of(row.take()?)?;
        let (document, remark, persons) = (row.take()?, row.take()?, row.take_json()?);
        let (days, hours) = (row.take()?, row.take()?);
        let numbers: (Option<u32>, Option<u32>, Option<u32>) = (row.take()?, row.take()?, row.take()?);
        let figures = match numbers {
            (Some(entitled), Some(present), Some(yes)) => Some(Figures { entitled, present, yes }),
            _ => None,
        };
        let ballot = row.take()?;
        let taken = Taken { step, on, until, outcome, document, remark, persons, days, hours, figures, ballot };
        let entry = Entry { id, taken, by_name: row.take()?, at: row.take()?, corrections: Vec::new() };
        let (corrects, why): (Option<TakenId>, String) = (row.take()?, row.take()?);
        Ok(Self { admission, entry, corrects: corrects.map(|step| (step, why)) })
    }
}

/// An admission, and whether an exemption excuses the person on the day that was asked for.
struct OnTheWay(Admission, bool);

impl FromRow for OnTheWay {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(Admission::from_row(row)?, row.take::<Option<String>>()?.is_some()))
    }
}

/// A row of a step with its place, without its words, papers and figures: what the next one is reckoned from.
struct Way(u32, OfAdmission);

impl FromRow for Way {
    fn from_row(row: &mut Row) -> Result<Self> {
        let place = row.take()?;
        let (admission, id, step) = (row.take()?, row.take()?, row.take::<String>()?);
        let (on, until, outcome) = (row.take()?, row.take()?, row.take()?);
        let taken = Taken { until, outcome: outcome_of(outcome)?, ..Taken::done(&step, on) };
        let entry = Entry { id, taken, by_name: String::new(), at: Moment::default(), corrections: Vec::new() };
        let corrects: Option<TakenId> = row.take()?;
        Ok(Self(place, OfAdmission { admission, entry, corrects: corrects.map(|step| (step, String::new())) }))
    }
}

fn outcome_of(code: String) -> Result<Outcome> {
    Outcome::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no outcome of a step")))
}

/// Writes an admission that begins.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    branch: &UnitId,
    (member, kind): (&MemberId, MemberKind),
) -> Result<AdmissionId> {
    let id: AdmissionId = tx.new_id();
    tx.run(ADD, params![&id, &by.organisation, branch, member, kind, by.member.as_ref(), &by.name, tx.now()])?;
    Ok(id)
}

/// Writes a step that was taken.
pub fn add_step(tx: &Write<'_>, by: &Author, admission: &AdmissionId, taken: &Taken) -> Result<()> {
    write_step(tx, by, admission, taken, None)
}

/// Writes how a step is put right, and why: the step itself stays as it was written.
pub fn correct_step(
    tx: &Write<'_>,
    by: &Author,
    admission: &AdmissionId,
    taken: &Taken,
    corrects: (&TakenId, &str),
) -> Result<()> {
    write_step(tx, by, admission, taken, Some(corrects))
}

fn write_step(
    tx: &Write<'_>,
    by: &Author,
    admission: &AdmissionId,
    taken: &Taken,
    corrects: Option<(&TakenId, &str)>,
) -> Result<()> {
    let id: TakenId = tx.new_id();
    let figure = |of: fn(Figures) -> u32| taken.figures.map(of);
    let values = params![
        &id,
        &by.organisation,
        admission,
        &taken.step,
        taken.on,
        taken.until,
        taken.outcome.code(),
        &taken.document,
        &taken.remark,
        serde_json::to_string(&taken.persons)?,
        taken.days,
        taken.hours,
        figure(|figures| figures.entitled),
        figure(|figures| figures.present),
        figure(|figures| figures.yes),
        by.member.as_ref(),
        &by.name,
        tx.now(),
        taken.ballot.as_ref(),
        corrects.map(|(step, _)| step),
        corrects.map_or("", |(_, why)| why),
    ];
    tx.run(ADD_STEP, values).map(drop)
}

/// A secret ballot on a step: its first round, what a yes means, and the months of an extension.
pub struct Asked {
    /// The first round.
    pub ballot: BallotId,
    /// What a yes means.
    pub outcome: Outcome,
    /// The months of an extended probation.
    pub months: u32,
}

/// Writes which step a ballot decides.
pub fn add_ballot(tx: &Write<'_>, by: &Author, admission: &AdmissionId, step: &str, asked: &Asked) -> Result<()> {
    let values = params![&asked.ballot, &by.organisation, admission, step, asked.outcome.code(), asked.months];
    tx.run(ADD_BALLOT, values).map(drop)
}

/// The latest ballot on a step that was not taken back.
pub fn ballot_of(tx: &Read<'_>, admission: &AdmissionId, step: &str) -> Result<Option<Asked>> {
    let row = tx.maybe::<(BallotId, String, u32)>(BALLOT_OF, params![admission, step])?;
    row.map(|(ballot, outcome, months)| {
        let read = Outcome::of(&outcome).ok_or_else(|| Error::broken(format_args!("{outcome:?} is no outcome")))?;
        Ok(Asked { ballot, outcome: read, months })
    })
    .transpose()
}

/// The admission and the step that a ballot decides.
pub fn of_ballot(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    ballot: &BallotId,
) -> Result<Option<(AdmissionId, String)>> {
    tx.maybe(OF_BALLOT, params![ballot, organisation])
}

/// Writes how an admission stands as a whole.
pub fn set_course(tx: &Write<'_>, id: &AdmissionId, course: Course) -> Result<()> {
    tx.run(SET_COURSE, params![id, course.code()]).map(drop)
}

/// Writes the branch to which a person who is on his way was moved.
pub fn follow(tx: &Write<'_>, member: &MemberId, branch: &UnitId) -> Result<()> {
    tx.run(FOLLOW, params![member, branch]).map(drop)
}

/// One admission with its steps, if there is one.
pub fn find(tx: &Read<'_>, organisation: &OrganisationId, id: &AdmissionId) -> Result<Option<Admission>> {
    let found: Option<Admission> = tx.maybe(ONE, params![id, organisation])?;
    with_own_steps(tx, found)
}

/// The latest admission of a member with its steps.
pub fn of_member(tx: &Read<'_>, member: &MemberId) -> Result<Option<Admission>> {
    let found: Option<Admission> = tx.maybe(OF_MEMBER, params![member])?;
    with_own_steps(tx, found)
}

/// The admissions of a branch, the earliest first, with their steps.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, course: Course) -> Result<Vec<Admission>> {
    // One question more where there is none costs less than a second packet where there is one.
    let (found, steps) = tx.together((
        || tx.all(OF_BRANCH, params![branch, course.code(), MANY]),
        || tx.all::<OfAdmission>(STEPS_OF_BRANCH, params![branch, course.code()]),
    ))?;
    Ok(joined(found, steps))
}

/// What is under way in a branch, with the days of its steps alone (no words, papers or figures), and who of them is old, ill, disabled or abroad on
/// that day. For a page that many open often: the steps come as the database finds them, and are put in order here.
pub fn on_the_way(tx: &Read<'_>, branch: &UnitId, on: Date) -> Result<(Vec<Admission>, Vec<MemberId>)> {
    let (found, mut way) = tx.together((
        || tx.all::<OnTheWay>(ON_THE_WAY, params![branch, on, MANY]),
        || tx.all::<Way>(WAY_OF_BRANCH, params![branch]),
    ))?;
    let excused = found.iter().filter(|one| one.1).map(|one| one.0.member.clone()).collect();
    let mut admissions: Vec<Admission> = found.into_iter().map(|OnTheWay(admission, _)| admission).collect();
    admissions.dedup_by(|one, before| one.id == before.id);
    way.sort_by_key(|step| step.0);
    Ok((joined(admissions, way.into_iter().map(|Way(_, step)| step)), excused))
}

/// All admissions that are under way, with their steps.
pub fn under_way(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Admission>> {
    let found = tx.all(UNDER_WAY, params![organisation, MANY])?;
    if found.is_empty() {
        return Ok(found);
    }
    Ok(joined(found, tx.all::<OfAdmission>(STEPS_UNDER_WAY, params![organisation])?))
}

fn with_own_steps(tx: &Read<'_>, found: Option<Admission>) -> Result<Option<Admission>> {
    let Some(admission) = found else { return Ok(None) };
    let steps = tx.all::<OfAdmission>(STEPS_OF, params![&admission.id])?;
    Ok(joined(vec![admission], steps).pop())
}

fn joined(mut admissions: Vec<Admission>, steps: impl IntoIterator<Item = OfAdmission>) -> Vec<Admission> {
    let mut of: HashMap<AdmissionId, Vec<Entry>> = HashMap::new();
    for OfAdmission { admission, entry, corrects } in steps {
        let steps = of.entry(admission).or_default();
        match corrects {
            None => steps.push(entry),
            Some((wrong, why)) => put_right(steps, &wrong, entry, why),
        }
    }
    for admission in &mut admissions {
        admission.steps = of.remove(&admission.id).unwrap_or_default();
    }
    admissions
}

/// The step as it was put right, with what stood there before.
fn put_right(steps: &mut [Entry], wrong: &TakenId, entry: Entry, why: String) {
    let Some(step) = steps.iter_mut().find(|step| step.id == *wrong) else { return };
    let before = std::mem::replace(&mut step.taken, entry.taken);
    step.corrections.push(Correction { before, why, by_name: entry.by_name, at: entry.at });
}
