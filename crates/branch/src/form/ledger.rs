//! The ledger (台账) of a branch in a month or a year: what was held, what was decided, how what was owed stands. Numbers of meetings, never of a
//! person.

use jiff::civil::{Date, date};
use zhixing_document::{Cell, Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::html::words::month_text;
use zhixing_kit::{Language, Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, may, require, unit};

use super::resolution::standing as resolution_standing;
use super::text::Text;
use super::words::{carried, local, number, on};
use super::{obligations, store};
use crate::activity::model::{Activity, State};
use crate::roll::namesake::worded;
use crate::{activity, resolution, year};

const BRANCH: Name = Name::new("branch", "支部", "Branch");
const PERIOD: Name = Name::new("period", "期间", "Period");
const HELD: Name = Name::new("held", "会议和活动", "Meetings and activities");
const OWED: Name = Name::new("owed", "应办情况", "Obligations");
const ACTIVITIES: Table = Table {
    name: Name::new("activities", "活动", "Activities"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::of("time", "时间", "Time", Holds::Moment),
        Column::new("kind", "类型", "Kind", 4),
        Column::new("topic", "主题", "Topic", 6),
        Column::new("place", "地点", "Place", 3),
        Column::of("chair", "主持人", "Chair", Holds::Brief),
        Column::of("recorder", "记录人", "Recorder", Holds::Brief),
        Column::of("attendance", "实到/应到", "Present of", Holds::Figures(CAME)),
        Column::of("state", "状态", "State", Holds::Brief),
    ],
};
const CAME: &[Name] = &[Name::new("here", "实到", "Present"), Name::new("should", "应到", "Should attend")];
const RESOLUTIONS: Table = Table {
    name: Name::new("resolutions", "决议", "Resolutions"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::of("made", "日期", "Day", Holds::Day),
        Column::new("text", "内容", "Resolution", 9),
        Column::of("owner", "负责人", "Owner", Holds::Brief),
        Column::of("due", "期限", "By", Holds::Day),
        Column::of("state", "办理情况", "State", Holds::Brief),
    ],
};

/// The ledger of a month or a year.
pub static LEDGER: Kind = Kind {
    name: Name::new("ledger", "支部台账", "Branch ledger"),
    wide: true,
    sections: &[
        Section::Facts(&[BRANCH, PERIOD, HELD, OWED, obligations::KEPT]),
        Section::Grid(ACTIVITIES),
        Section::Grid(RESOLUTIONS),
        Section::Grid(obligations::DUTIES),
        Section::Signatures(&[Name::new("secretary_signature", "支部书记签字", "Secretary's signature")]),
    ],
};

/// A year, or a month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The year.
    pub year: i16,
    /// The month; none for the whole year.
    pub month: Option<i8>,
}

impl Span {
    /// Reads what a page's button sends: an empty month is the whole year.
    pub fn read(year: &str, month: &str) -> Result<Self, Sentence> {
        let none = || Sentence::of(|language| Text(language).no_period());
        let year = year.parse().ok().filter(|year| (1900..2200).contains(year)).ok_or_else(none)?;
        let month = if month.is_empty() {
            None
        } else {
            Some(month.parse().ok().filter(|month| (1..=12).contains(month)).ok_or_else(none)?)
        };
        Ok(Self { year, month })
    }

    /// Its first day, and the day after its last.
    pub fn days(self) -> (Date, Date) {
        let first = date(self.year, self.month.unwrap_or(1), 1);
        let after = match self.month {
            Some(month) if month < 12 => date(self.year, month + 1, 1),
            _ => date(self.year + 1, 1, 1),
        };
        (first, after)
    }

    /// In words.
    pub fn text(self, language: Language) -> String {
        match self.month {
            Some(_) => month_text(language, self.days().0),
            None => Text(language).year(self.year),
        }
    }
}

/// The ledger of a branch that the actor belongs to or keeps.
pub fn ledger(tx: &Read<'_>, actor: &Actor, branch: &UnitId, span: Span, language: Language) -> Result<Draft> {
    must_see(tx, actor, branch)?;
    let text = Text(language);
    let (first, after) = span.days();
    let (from, until) = (Moment::start_of(first, tx.zone()), Moment::start_of(after, tx.zone()));
    let activities = activity::questions::between(tx, branch, from, until)?;
    let attendance = store::attendance(tx, branch, from, until)?;
    let decided = resolution::between(tx, branch, from, until)?;
    let year = year::year(tx, branch, span.year)?;
    let duties = obligations::of(&year, span);
    let name = unit(tx, branch)?.name;
    let row = |(place, activity): (usize, &Activity)| {
        let came = attendance
            .get(activity.id.as_str())
            .filter(|_| activity.state >= State::Opened && activity.state != State::Cancelled);
        activity_row(tx, language, place, activity, came)
    };
    let plans = may(tx, actor, Right::PlanActivity, &Place::unit(branch))?;
    let resolutions = decided.iter().enumerate().map(|(place, made)| {
        row![
            number(place),
            on(tx, made.made_at),
            &made.text,
            worded(language, &made.owner_name),
            made.due,
            resolution_standing(text, made, tx.today(), made.tells_late(plans, &actor.member)),
        ]
    });
    let form = Form::new(&LEDGER, language, text.ledger_title(&name, span.text(language)))
        .with(BRANCH, name)
        .with(PERIOD, span.text(language))
        .with(HELD, held(text, &activities))
        .with(OWED, obligations::told(language, &duties))
        .with(obligations::KEPT, obligations::kept(language, &year))
        .with_rows(&ACTIVITIES, activities.iter().enumerate().map(row))
        .with_rows(&RESOLUTIONS, resolutions)
        .with_rows(&obligations::DUTIES, obligations::rows(language, &year, &duties));
    Ok(Draft {
        form,
        about: format!("unit/{branch}"),
        unit: branch.clone(),
        seen_by: SeenBy::Right(Right::SeeActivity),
        concerns: Vec::new(),
        file_name: format!("{}-{}", LEDGER.name.text(language), span.text(language)),
    })
}

/// Lets pass those who belong to a branch or keep it.
pub(super) fn must_see(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<()> {
    require(tx, actor, Right::SeeActivity, &Place::itself(branch))
}

fn activity_row(
    tx: &Read<'_>,
    language: Language,
    place: usize,
    activity: &Activity,
    came: Option<&(u32, u32)>,
) -> Vec<Cell> {
    let text = Text(language);
    let state = match activity.state {
        State::Planned => text.planned(),
        State::Convened => text.convened(),
        State::Opened => text.under_way(),
        State::Closed | State::Signed if activity.short => text.void(),
        State::Closed if activity.keeps_fact_only() => text.met(),
        State::Closed => text.held(),
        State::Signed => text.signed_state(),
        State::Cancelled => text.cancelled(),
    };
    // The ledger is for the whole branch: of a talk it says that it took place, not who talked, where, or about what.
    let told = |text: &str| if activity.is_talk() { String::new() } else { text.to_owned() };
    row![
        number(place),
        local(tx, activity.began_at.unwrap_or(activity.starts_at)),
        carried(language, activity.kind_of(language), &activity.also),
        told(&activity.topic),
        told(&activity.place),
        told(&worded(language, &activity.chair_name)),
        told(&worded(language, &activity.recorder_name)),
        came.map(|(should, here)| present_of(language, *here, *should)).unwrap_or_default(),
        state,
    ]
}

/// How many of those who should have come were there.
fn present_of(language: Language, here: u32, should: u32) -> Cell {
    let figures = CAME.iter().map(|name| name.text(language)).zip([here, should]);
    Cell::figures(Text(language).present_of(here, should), figures)
}

/// How many meetings and activities were held, are under way, are planned, were cancelled or not valid: together as many as the table has rows.
fn held(text: Text, activities: &[Activity]) -> Cell {
    let count = |is: fn(&Activity) -> bool| activities.iter().filter(|activity| is(activity)).count() as u32;
    let held = count(|activity| activity.state.is_held() && !activity.short);
    let void = count(|activity| activity.state.is_held() && activity.short);
    let planned = count(|activity| activity.state.is_ahead());
    let open = count(|activity| activity.state == State::Opened);
    let cancelled = count(|activity| activity.state == State::Cancelled);
    let figures = [
        (text.times_held(), held),
        (text.times_open(), open),
        (text.times_planned(), planned),
        (text.times_cancelled(), cancelled),
        (text.times_void(), void),
    ];
    let said = text.held_count(held, planned, cancelled);
    let said = if open > 0 { text.held_count_open(said, open) } else { said };
    Cell::figures(if void > 0 { text.held_count_void(said, void) } else { said }, figures)
}
