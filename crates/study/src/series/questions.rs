//! What can be asked about a series: what there is, what is missing, and what it comes to. Read only; for who plans the branch's study.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Time, date};
use zhixing_branch::activity::questions as activities;
use zhixing_branch::{Activity, State, charter, setting_of};
use zhixing_charter::Period;
use zhixing_kit::{Error, Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, require};

use super::input::SeriesInput;
use super::model::{Line, Often, Slot, Wish, YearHours, draw_up, farthest, slots, usual_rule};
use super::text::Text;
use crate::day::model::{STUDY_DAY, StudyDay};
use crate::place::seen;
use crate::programme::model::{Programme, ProgrammeId};
use crate::{day, programme};

/// For which branch, and for which of its programmes.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The branch.
    pub branch: UnitId,
    /// Its name.
    pub name: String,
    /// The programme that was asked about.
    pub programme: Option<Programme>,
}

/// The ground that a form names, for who plans study there; without a word of it his own branch.
///
/// # Errors
/// Not found where he does not see what it names; forbidden where he does not plan study; refused for a programme whose time is over or too far.
pub fn ground(tx: &Read<'_>, actor: &Actor, input: &SeriesInput) -> Result<Ground> {
    let programme = match input.programme.as_str() {
        "" => None,
        raw => {
            let id = ProgrammeId::parse(raw).ok_or(Error::NotFound)?;
            Some(programme::questions::changeable(tx, actor, &id)?)
        }
    };
    let wanted = programme.as_ref().map_or(input.unit.as_str(), |programme| programme.branch.as_str());
    let place = seen(tx, actor, wanted)?.ok_or(Error::NotFound)?;
    // One that he sees no more is never answered with another: days would be planned where nobody asked for them.
    if !wanted.is_empty() && place.branch.id.as_str() != wanted {
        return Err(Error::NotFound);
    }
    require(tx, actor, Right::PlanStudy, &Place::unit(&place.branch.id))?;
    if let Some(why) = programme.as_ref().and_then(|programme| out_of_reach(programme, tx.today())) {
        return Err(Sentence::of(|language| why(Text(language))).into());
    }
    Ok(Ground { branch: place.branch.id, name: place.branch.name, programme })
}

/// Why no day of a programme can be planned on a day; none where some can.
fn out_of_reach(programme: &Programme, today: Date) -> Option<fn(Text) -> &'static str> {
    match &programme.says {
        says if says.last <= today => Some(Text::programme_is_over),
        says if says.first > farthest(today) => Some(Text::programme_is_far),
        _ => None,
    }
}

/// Whether days of a programme can be planned: some of its time is ahead, and no farther than days are planned.
pub fn is_in_reach(programme: &Programme, today: Date) -> bool {
    out_of_reach(programme, today).is_none()
}

/// What a branch would wish for: once a month at its usual time and place, for the time of the programme, else for a year.
pub fn usual(tx: &Read<'_>, branch: &UnitId, programme: Option<&Programme>) -> Result<Wish> {
    let setting = setting_of(tx, branch)?;
    let tomorrow = tx.today().tomorrow().unwrap_or(tx.today());
    let whole = Period { first: tomorrow, last: tx.today().saturating_add(1.year()) };
    let of_programme = programme.map(|one| Period { first: one.says.first, last: one.says.last });
    let ahead = |span: Period| Period { first: span.first.max(tomorrow), last: span.last.min(farthest(tx.today())) };
    let span = of_programme.map_or(whole, ahead);
    let (hour, minute) = (setting.start_minute / 60, setting.start_minute % 60);
    Ok(Wish {
        often: Often::Month,
        rule: usual_rule(setting.theme_day),
        time: Time::new(hour as i8, minute as i8, 0, 0).unwrap_or_default(),
        minutes: charter().kind(STUDY_DAY).map_or(120, |kind| kind.scheduled_minutes),
        place: setting.place,
        span,
    })
}

/// A series as its page shows it.
pub struct Outlook {
    /// Its stretches with what they have, and the days that are proposed.
    pub lines: Vec<Line>,
    /// The study days of the years that it touches, in order of time.
    pub studied: Vec<StudyDay>,
    /// Whatever the branch and its groups have on a day, in order of time.
    pub meetings: BTreeMap<Date, Vec<Activity>>,
    /// The hours of each year that it touches.
    pub hours: Vec<YearHours>,
    /// The topics that have no day yet.
    pub waiting: Waiting,
    /// The day on which it was asked.
    pub today: Date,
}

/// What a wish comes to.
pub fn outlook(tx: &Read<'_>, ground: &Ground, wish: &Wish) -> Result<Outlook> {
    let years = years(wish.span);
    let studied = studied(tx, &ground.branch, years)?;
    let meetings = meetings(tx, &ground.branch, years)?;
    let days: Vec<Date> = studied.iter().map(|one| one.activity.starts_at.day(tx.zone())).collect();
    let hinders = |one: &Activity| one.unit == ground.branch || crosses(tx, one, wish);
    let lines = draw_up(
        slots(wish.often, wish.rule, wish.span),
        &days,
        |on| charter().holidays().is_working_day(on),
        |on| meetings.get(&on).is_some_and(|all| all.iter().any(hinders)),
    );
    let waiting = waiting(tx, ground, wish.span)?;
    let of_year = |year| hours(tx, year, &studied, wish.span.last);
    let hours = (years.first.year()..=years.last.year()).map(of_year).collect();
    Ok(Outlook { hours, lines, studied, meetings, waiting, today: tx.today() })
}

/// Whether a month of a programme's time ahead has no study day: a series of them would add one.
pub fn lacks_days(tx: &Read<'_>, programme: &Programme) -> Result<bool> {
    let wish = usual(tx, &programme.branch, Some(programme))?;
    let studied = studied(tx, &programme.branch, years(wish.span))?;
    let days: Vec<Date> = studied.iter().map(|one| one.activity.starts_at.day(tx.zone())).collect();
    let is_there = |month: &Slot| days.iter().any(|on| month.whole.contains(*on));
    Ok(!slots(wish.often, wish.rule, wish.span).iter().all(is_there))
}

/// The whole of the years that a span of time touches.
fn years(span: Period) -> Period {
    Period { first: date(span.first.year(), 1, 1), last: date(span.last.year(), 12, 31) }
}

fn studied(tx: &Read<'_>, branch: &UnitId, span: Period) -> Result<Vec<StudyDay>> {
    let mut all = day::questions::between(tx, branch, span.first, span.last)?;
    all.retain(StudyDay::is_for_study);
    Ok(all)
}

/// The topics that wait for a day.
#[derive(Clone, Debug)]
pub enum Waiting {
    /// There are none.
    Nothing,
    /// So many of one programme: they can go on the days that are planned.
    In(Programme, usize),
    /// Those of so many programmes: which of them go on the days is decided on their pages.
    InSeveral(usize),
}

/// The topics without a day: of the programme that was asked about, else of all of the branch that hold some of the time.
pub fn waiting(tx: &Read<'_>, ground: &Ground, span: Period) -> Result<Waiting> {
    let programmes = match &ground.programme {
        Some(programme) => vec![programme.clone()],
        None => programme::store::of_branch(tx, &ground.branch)?,
    };
    let mut lacking = Vec::new();
    for one in programmes.into_iter().filter(|one| one.says.first <= span.last && one.says.last >= span.first) {
        match programme::questions::lacking_in(tx, &one)? {
            0 => {}
            topics => lacking.push((one, topics)),
        }
    }
    Ok(match lacking.len() {
        0 | 1 => lacking.pop().map_or(Waiting::Nothing, |(one, topics)| Waiting::In(one, topics)),
        several => Waiting::InSeveral(several),
    })
}

/// What the branch and its groups have, by days; what two people talk about is theirs, and hinders nobody.
fn meetings(tx: &Read<'_>, branch: &UnitId, span: Period) -> Result<BTreeMap<Date, Vec<Activity>>> {
    let end = span.last.tomorrow().unwrap_or(span.last);
    let (from, until) = (Moment::start_of(span.first, tx.zone()), Moment::start_of(end, tx.zone()));
    let mut by_day: BTreeMap<Date, Vec<Activity>> = BTreeMap::new();
    for activity in activities::between(tx, branch, from, until)? {
        if activity.state != State::Cancelled && !activity.is_talk() {
            by_day.entry(activity.starts_at.day(tx.zone())).or_default().push(activity);
        }
    }
    Ok(by_day)
}

/// Whether an activity and a study day of the wish, on its day, would be at the same time.
fn crosses(tx: &Read<'_>, activity: &Activity, wish: &Wish) -> bool {
    let begins = Moment::at(activity.starts_at.day(tx.zone()).to_datetime(wish.time), tx.zone());
    let ends = |from: Moment, minutes: u32| from.plus_ms(i64::from(minutes) * 60_000);
    begins < ends(activity.starts_at, activity.minutes) && activity.starts_at < ends(begins, wish.minutes)
}

fn hours(tx: &Read<'_>, year: i16, studied: &[StudyDay], last: Date) -> YearHours {
    let there = studied.iter().filter(|one| one.activity.starts_at.day(tx.zone()).year() == year);
    let on = tx.today().clamp(date(year, 1, 1), date(year, 12, 31));
    YearHours {
        year,
        there_minutes: there.map(|one| one.activity.minutes).sum(),
        until: last.min(date(year, 12, 31)),
        asked: (charter().hours_target(false, on), charter().hours_target(true, on)),
    }
}
