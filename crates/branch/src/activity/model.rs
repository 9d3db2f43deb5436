//! An activity as plain values: what is planned, the states it passes through, and which step may follow which. It never asks a clock or a database.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use zhixing_charter::{ActivityKind, Attends, Keeps};
use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Row, Sentence, ids};
use zhixing_people::{MemberId, UnitId};

use super::text::Text;
use crate::rules::charter;

ids! {
    /// An activity: a meeting, a lecture, a theme day.
    ActivityId;
    /// An item of its agenda.
    AgendaItemId;
}

/// The longest activity that can be planned, in minutes.
pub const MINUTES_MAX: u32 = 24 * 60;
/// The most items an agenda holds.
pub const AGENDA_MAX: usize = 40;

/// What is planned: everything that a plan needs to say. The year's plan fills it from an obligation, a person from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewActivity {
    /// The unit that holds it: a branch, or a group of it.
    pub unit: UnitId,
    /// The charter's code of its kind.
    pub kind: String,
    /// What it is about.
    pub topic: String,
    /// When it is to begin.
    pub starts_at: Moment,
    /// How long it is to last, in minutes.
    pub minutes: u32,
    /// Where; may be empty until it is known.
    pub place: String,
    /// Who is to preside, once known.
    pub chair: Option<MemberId>,
    /// Who is to take the record, once known.
    pub recorder: Option<MemberId>,
    /// Codes of further kinds that the same gathering counts for.
    pub also: Vec<String>,
    /// The key of the obligation that it was planned for.
    pub obligation: Option<String>,
}

/// Where an activity stands. Each but the first is a row of its own that says who and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It stands in the plan.
    Planned,
    /// The list of who should attend is fixed and the notice sent.
    Convened,
    /// It has begun.
    Opened,
    /// It has ended; the minutes wait for their signatures.
    Closed,
    /// Recorder and chair have signed.
    Signed,
    /// It does not take place.
    Cancelled,
}

impl State {
    /// All states, in the order in which they are passed.
    pub const ALL: [Self; 6] =
        [Self::Planned, Self::Convened, Self::Opened, Self::Closed, Self::Signed, Self::Cancelled];

    /// The word in rows and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Convened => "convened",
            Self::Opened => "opened",
            Self::Closed => "closed",
            Self::Signed => "signed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it was held: it has ended, and counts for the year's obligations.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Closed | Self::Signed)
    }

    /// Whether it is still ahead and may be changed, convened or cancelled.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Planned | Self::Convened)
    }
}

/// An activity as it stands.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The branch it belongs to.
    pub branch: UnitId,
    /// The unit that holds it.
    pub unit: UnitId,
    /// The charter's code of its kind.
    pub kind: String,
    /// Codes of further kinds that it counts for.
    pub also: Vec<String>,
    /// What it is about.
    pub topic: String,
    /// When it begins, as planned.
    pub starts_at: Moment,
    /// How long, in minutes, as planned.
    pub minutes: u32,
    /// Where.
    pub place: String,
    /// Who presides.
    pub chair: Option<MemberId>,
    /// His name, as it was when he was named; empty without one.
    pub chair_name: String,
    /// Who takes the record.
    pub recorder: Option<MemberId>,
    /// His name, as it was when he was named; empty without one.
    pub recorder_name: String,
    /// The key of the obligation that it was planned for.
    pub obligation: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Grows by one with each edit: two people who edit at once are told of each other.
    pub version: i64,
    /// Who planned it.
    pub planned_name: String,
    /// When it was planned.
    pub planned_at: Moment,
    /// Whether it ended with too few there for it to be valid (支 11): it does not count as held.
    pub short: bool,
    /// When it really began.
    pub began_at: Option<Moment>,
    /// How long after the beginning, as it was told at the opening, that was written down, in milliseconds.
    pub told_after_ms: Option<i64>,
    /// The name of the group whose meeting it is; none where it is the branch's.
    pub group: Option<String>,
}

impl Activity {
    /// The topic of live pages and the `about` of every record: `activity/ID`.
    pub fn about(&self) -> String {
        about(&self.id)
    }

    /// Its page: `/meetings/ID`.
    pub fn path(&self) -> String {
        path(&self.id)
    }

    /// The charter's rule of its kind (the latest version, should the code be gone from the day's rules).
    pub fn rule(&self) -> Option<&'static ActivityKind> {
        charter().kind(&self.kind)
    }

    /// When something done now in this meeting happened: now, or, when the whole meeting is written down later, at the meeting's own time (P8).
    pub fn acts_at(&self, now: Moment) -> Moment {
        self.began_at.filter(|_| self.is_entered_later()).unwrap_or(now)
    }

    /// Whether the whole meeting is written down later: what is entered in it says nothing of when it happened. By the beginning that was told at its
    /// opening: that another one is put right afterwards makes nothing late that was taken down while people sat together.
    pub fn is_entered_later(&self) -> bool {
        self.told_after_ms.is_some_and(|after| after > LATE_MS)
    }

    /// When something was taken down on a device where it waited so many milliseconds: never before the meeting began.
    pub fn taken_down_at(&self, now: Moment, waited_ms: i64) -> Moment {
        let taken = now.plus_ms(-waited_ms);
        self.began_at.filter(|began| *began > taken).map_or(taken, |began| began.min(now))
    }

    /// Recorder and chair: the persons whom the activity itself names.
    pub fn named(&self) -> Vec<MemberId> {
        self.recorder.iter().chain(&self.chair).cloned().collect()
    }

    /// Whether it is held to decide, so that it is valid only when enough of those with a vote are there (支 11).
    pub fn decides(&self) -> bool {
        !self.keeps_fact_only() && self.rule().is_some_and(|rule| !rule.votes.is_empty())
    }

    /// Whether it is of this kind, or carries it beside its own.
    pub fn counts_as(&self, code: &str) -> bool {
        self.kind == code || self.also.iter().any(|also| also == code)
    }

    /// Whether only that it took place is kept, never what was said.
    pub fn keeps_fact_only(&self) -> bool {
        self.rule().is_some_and(|rule| rule.keeps == Keeps::Fact)
    }

    /// Whether two people talk: it is shown to them and to who keeps the record.
    pub fn is_talk(&self) -> bool {
        is_talk(&self.kind)
    }

    /// When lists and headings say that it is: as planned, and once it began on another day, when it began.
    pub fn shown_at(&self, zone: &TimeZone) -> Moment {
        self.began_at.filter(|began| began.day(zone) != self.starts_at.day(zone)).unwrap_or(self.starts_at)
    }

    /// Whether the day for which it is planned is over.
    pub fn is_of_past_day(&self, today: Date, zone: &TimeZone) -> bool {
        self.starts_at.day(zone) < today
    }

    /// Whether its day is over and nothing says that it was held: it is to be written down, moved or cancelled.
    pub fn was_passed_over(&self, today: Date, zone: &TimeZone) -> bool {
        self.state.is_ahead() && self.is_of_past_day(today, zone)
    }

    /// Refuses unless it is still ahead.
    pub fn must_be_ahead(&self) -> Result<(), Sentence> {
        let why: fn(Text) -> &'static str = match self.state {
            State::Planned | State::Convened => return Ok(()),
            State::Opened => Text::not_ahead_open,
            State::Closed | State::Signed => Text::not_ahead_closed,
            State::Cancelled => Text::not_ahead_cancelled,
        };
        Err(Sentence::of(|language| why(Text(language))))
    }

    /// Refuses unless it has begun and not ended.
    pub fn must_be_open(&self) -> Result<(), Sentence> {
        match self.state {
            State::Opened => Ok(()),
            State::Planned | State::Convened => Err(Sentence::of(|language| Text(language).not_opened_yet())),
            State::Cancelled => Err(Sentence::of(|language| Text(language).was_cancelled())),
            State::Closed | State::Signed => Err(Sentence::of(|language| Text(language).closed_already())),
        }
    }

    /// Refuses unless the list of who should attend is fixed and it has not begun.
    pub fn must_be_convened(&self) -> Result<(), Sentence> {
        match self.state {
            State::Convened => Ok(()),
            State::Planned => Err(Sentence::of(|language| Text(language).convene_first())),
            _ => self.must_be_ahead(),
        }
    }

    /// Refuses unless it was held.
    pub fn must_be_held(&self) -> Result<(), Sentence> {
        if self.state.is_held() { Ok(()) } else { Err(Sentence::of(|language| Text(language).not_closed_yet())) }
    }

    /// Refuses where only the fact is kept: nothing that was said is taken down.
    pub fn must_keep_minutes(&self) -> Result<(), Sentence> {
        if self.keeps_fact_only() { Err(Sentence::of(|language| Text(language).fact_only())) } else { Ok(()) }
    }
}

/// Whether a kind is a talk between two people.
pub fn is_talk(kind: &str) -> bool {
    charter().kind(kind).is_some_and(|kind| kind.attends == Attends::Pair)
}

/// `activity/ID`.
pub fn about(id: &ActivityId) -> String {
    format!("activity/{id}")
}

/// `/meetings/ID`.
pub fn path(id: &ActivityId) -> String {
    format!("/meetings/{id}")
}

/// An item of the agenda and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its id.
    pub id: AgendaItemId,
    /// What is to be spoken about.
    pub title: String,
    /// What came of it.
    pub outcome: Option<String>,
}

/// Who did something and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The meeting's own time, where it differs from when it was written down.
    pub happened_at: Moment,
    /// When it was first said to have happened, before that was put right.
    pub told_at: Moment,
    /// When it was written down.
    pub recorded_at: Moment,
    /// Who wrote it down.
    pub by: String,
}

/// From how much later on an entry is shown as late, in milliseconds: an hour.
const LATE_MS: i64 = zhixing_kit::clock::HOUR_MS;

impl Step {
    /// Whether it was written down much later than it was said to have happened (P8: allowed, and shown).
    pub fn is_late(&self) -> bool {
        self.recorded_at.0 - self.told_at.0 > LATE_MS
    }
}

/// The steps an activity has passed.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// Convened.
    pub convened: Option<Step>,
    /// Begun, with the number of the meeting in its year.
    pub opened: Option<(Step, u32)>,
    /// Ended.
    pub closed: Option<Step>,
    /// Cancelled, and why.
    pub cancelled: Option<(Step, String)>,
}

impl FromRow for Passage {
    fn from_row(row: &mut Row) -> zhixing_kit::Result<Self> {
        let step = |happened: Option<Moment>, told: Option<Moment>, at: Option<Moment>, by: Option<String>| {
            at.map(|at| {
                let happened_at = happened.unwrap_or(at);
                let told_at = told.unwrap_or(happened_at);
                Step { happened_at, told_at, recorded_at: at, by: by.unwrap_or_default() }
            })
        };
        let convened = step(None, None, row.take()?, row.take()?);
        let opened = step(row.take()?, row.take()?, row.take()?, row.take()?);
        let number: Option<u32> = row.take()?;
        let closed = step(row.take()?, None, row.take()?, row.take()?);
        let cancelled = step(None, None, row.take()?, row.take()?);
        let reason: Option<String> = row.take()?;
        Ok(Self { convened, opened: opened.zip(number), closed, cancelled: cancelled.zip(reason) })
    }
}
