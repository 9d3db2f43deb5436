//! An admission as plain values: the steps that were taken, and what follows from them and from the rules. No SQL, no page, no clock.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_charter::{AdmissionStep, Charter, Decider, Stage};
use zhixing_kit::{Moment, ids};
use zhixing_people::{MemberId, MemberKind, UnitId};

use crate::ballot::BallotId;

ids! {
    /// An admission.
    AdmissionId;
    /// A step that was taken.
    TakenId;
}

/// How an admission stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// Steps are still to come.
    UnderWay,
    /// He is a formal member.
    Done,
    /// It ended without him.
    Ended,
}

impl Course {
    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnderWay => "under_way",
            Self::Done => "done",
            Self::Ended => "ended",
        }
    }

    /// The course of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::UnderWay, Self::Done, Self::Ended].into_iter().find(|course| course.code() == code)
    }
}

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done; decided with yes.
    Done,
    /// The unit above refused: the branch is to vote again, or to end it.
    Refused,
    /// The unit above takes the longer time of special cases.
    Postponed,
    /// The probation is to be extended.
    Extended,
    /// He is not to be confirmed.
    Unfit,
    /// It was voted on and did not pass: the branch votes again, or ends it.
    Failed,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Done, Self::Refused, Self::Postponed, Self::Extended, Self::Unfit, Self::Failed];

    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Postponed => "postponed",
            Self::Extended => "extended",
            Self::Unfit => "unfit",
            Self::Failed => "failed",
        }
    }

    /// The outcome of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// A person whom a step names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Who.
    pub member: MemberId,
    /// His name at the time.
    pub name: String,
}

/// The numbers of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Who had a vote and should attend.
    pub entitled: u32,
    /// Who of them was there.
    pub present: u32,
    /// Who said yes, opinions handed in before among them.
    pub yes: u32,
}

/// The code of the row that says that it was ended; the rules have no such step.
pub const ENDING: &str = "ending";

/// A step that was taken, or is about to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its code in the rules, or [`ENDING`].
    pub step: String,
    /// On which day.
    pub on: Date,
    /// The last day of a public notice, or of an extended probation.
    pub until: Option<Date>,
    /// What came of it.
    pub outcome: Outcome,
    /// The paper: its title or number.
    pub document: String,
    /// What else there is to say.
    pub remark: String,
    /// Whom it names.
    pub persons: Vec<Named>,
    /// Days of training.
    pub days: u32,
    /// Class hours of training.
    pub hours: u32,
    /// The vote.
    pub figures: Option<Figures>,
    /// The secret ballot that gave the figures; none where they were counted elsewhere.
    pub ballot: Option<BallotId>,
}

impl Taken {
    /// A step that was done on a day, with nothing else to say.
    pub fn done(step: &str, on: Date) -> Self {
        Self {
            step: step.to_owned(),
            on,
            until: None,
            outcome: Outcome::Done,
            document: String::new(),
            remark: String::new(),
            persons: Vec::new(),
            days: 0,
            hours: 0,
            figures: None,
            ballot: None,
        }
    }
}

/// A step as it was taken down.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: TakenId,
    /// The step, as it stands after all corrections.
    pub taken: Taken,
    /// Who took it down.
    pub by_name: String,
    /// When.
    pub at: Moment,
    /// How it was put right, the earliest first.
    pub corrections: Vec<Correction>,
}

/// A step that was put right: what stood there, and why. What stands since is the entry, or what the next correction found.
#[derive(Clone, Debug)]
pub struct Correction {
    /// What stood there.
    pub before: Taken,
    /// Why it was wrong.
    pub why: String,
    /// Who put it right.
    pub by_name: String,
    /// When.
    pub at: Moment,
}

/// An admission with its steps, in the order in which they were taken.
#[derive(Clone, Debug)]
pub struct Admission {
    /// Its id.
    pub id: AdmissionId,
    /// The branch.
    pub branch: UnitId,
    /// Its name.
    pub branch_name: String,
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// As what he belonged when it began.
    pub kind_before: MemberKind,
    /// How it stands as a whole.
    pub course: Course,
    /// Its steps.
    pub steps: Vec<Entry>,
}

/// Where an admission stands among the steps of the rules.
struct Position {
    /// The place of the next step on the way.
    at: usize,
    /// Whether the unit above took the longer time.
    special: bool,
    /// What the branch decided last, and until when.
    proposed: (Outcome, Option<Date>),
    /// The last day of an extended probation that was granted.
    extended: Option<Date>,
}

/// The step that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next<'c> {
    /// Which.
    pub step: &'c AdmissionStep,
    /// The first day on which it may be taken.
    pub earliest: Date,
    /// The last day on which it is to be taken, where the rules set one.
    pub due: Option<Date>,
    /// Whether the longer time of special cases runs.
    pub special: bool,
    /// Whether the time before it was extended once.
    pub was_extended: bool,
}

/// How a step stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its time has not come.
    Ahead,
    /// It may be taken; the rules set no last day.
    Open,
    /// It is to be taken by its last day.
    Due,
    /// Its last day has passed.
    Overdue,
    /// Its last day has passed, but the person is old, ill, disabled or abroad (P19).
    Exempt,
}

impl Next<'_> {
    /// How it stands on a day.
    pub fn standing(&self, today: Date, is_excused: bool) -> Standing {
        match self.due {
            _ if today < self.earliest => Standing::Ahead,
            None => Standing::Open,
            Some(due) if today <= due => Standing::Due,
            Some(_) if is_excused => Standing::Exempt,
            Some(_) => Standing::Overdue,
        }
    }
}

impl Admission {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/admissions/{}", self.id)
    }

    /// What the ledger calls it.
    pub fn about(&self) -> String {
        format!("admission/{}", self.id)
    }

    /// The same as it stood before the step at this place was taken.
    #[must_use]
    pub fn behind(&self, place: usize) -> Self {
        Self { course: Course::UnderWay, steps: self.steps[..place].to_vec(), ..self.clone() }
    }

    /// Whether something was done on the way after the step at this place.
    pub fn is_followed(&self, charter: &Charter, place: usize, today: Date) -> bool {
        let way = way(charter, today);
        let on_the_way = |entry: &Entry| way.iter().any(|step| step.code == entry.taken.step);
        self.steps[place + 1..].iter().any(|entry| entry.taken.step == ENDING || on_the_way(entry))
    }

    /// The step that comes next; none when it is over.
    pub fn next<'c>(&self, charter: &'c Charter, today: Date) -> Option<Next<'c>> {
        if self.course != Course::UnderWay {
            return None;
        }
        let way = way(charter, today);
        let position = self.position(&way);
        let step = *way.get(position.at)?;
        let last = self.on_the_way(&way).last().map(|entry| &entry.taken);
        // A vote that did not pass moves no day; the next one comes after it all the same.
        let moved = self.on_the_way(&way).rfind(|entry| entry.taken.outcome != Outcome::Failed);
        let from = step.after.as_deref().and_then(|code| self.day_of(code)).or(moved.map(|entry| entry.taken.on));
        // A notice must have ended before what follows it.
        let floor = last.map(|taken| match taken.until {
            Some(until) if taken.outcome == Outcome::Done => until.tomorrow().unwrap_or(until),
            _ => taken.on,
        });
        let floor = floor.unwrap_or(Date::MIN);
        let extended = position.extended.filter(|_| step.extend_months.is_some());
        // With no step before it, nothing says when the first one could come at the earliest.
        let earliest = extended.or(from.map(|from| step.earliest(from))).unwrap_or(Date::MIN).max(floor);
        let from = from.unwrap_or(today);
        Some(Next {
            step,
            earliest,
            due: step.latest(from, position.special),
            special: position.special,
            was_extended: extended.is_some(),
        })
    }

    /// The step that is repeated while the next one has not come, with the day by which it is due; none at other times.
    pub fn repeated<'c>(&self, charter: &'c Charter, today: Date) -> Option<Next<'c>> {
        let next = self.next(charter, today)?;
        let steps = charter.admission(today);
        let before = steps.iter().position(|step| step.code == next.step.code)?.checked_sub(1)?;
        let step = *steps.get(before).filter(|step| step.is_repeated())?;
        let from = self.day_of(&step.code).or_else(|| self.day_of(step.after.as_deref()?))?;
        Some(Next { step, earliest: from, due: step.latest(from, false), special: false, was_extended: false })
    }

    /// The day on which the probation ends, extended or not.
    pub fn probation_end(&self, charter: &Charter, today: Date) -> Option<Date> {
        let way = way(charter, today);
        let step = way.iter().find(|step| step.extend_months.is_some())?;
        let vote = step.after.as_deref().and_then(|code| self.day_of(code))?;
        Some(self.position(&way).extended.unwrap_or_else(|| step.earliest(vote)))
    }

    /// What the branch decided last: what the unit above agrees to when it says yes.
    pub fn proposed(&self, charter: &Charter, today: Date) -> Outcome {
        self.position(&way(charter, today)).proposed.0
    }

    /// What he is on the way, by the steps behind him.
    pub fn stage(&self, charter: &Charter, today: Date) -> Stage {
        let way = way(charter, today);
        let at = self.position(&way).at;
        way.iter().take(at).filter_map(|step| step.makes).next_back().unwrap_or(Stage::Applicant)
    }

    /// The day of the latest step of this code, but for a vote that did not pass.
    pub fn day_of(&self, code: &str) -> Option<Date> {
        let is_it = |entry: &&Entry| entry.taken.step == code && entry.taken.outcome != Outcome::Failed;
        self.steps.iter().rev().find(is_it).map(|entry| entry.taken.on)
    }

    /// The steps of the way and how many of them are behind him.
    pub fn way<'c>(&self, charter: &'c Charter, today: Date) -> (Vec<&'c AdmissionStep>, usize) {
        let way = way(charter, today);
        let at = if self.course == Course::Done { way.len() } else { self.position(&way).at };
        (way, at)
    }

    fn on_the_way<'a>(&'a self, way: &'a [&AdmissionStep]) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.steps.iter().filter(|entry| way.iter().any(|step| step.code == entry.taken.step))
    }

    fn position(&self, way: &[&AdmissionStep]) -> Position {
        let mut position = Position { at: 0, special: false, proposed: (Outcome::Done, None), extended: None };
        for taken in self.steps.iter().map(|entry| &entry.taken).filter(|taken| taken.outcome != Outcome::Failed) {
            let Some(place) = way.iter().position(|step| step.code == taken.step) else { continue };
            position.special = taken.outcome == Outcome::Postponed;
            let of_branch = way[place].by == Decider::Branch;
            position.at = match (taken.outcome, of_branch, position.proposed) {
                (Outcome::Postponed, ..) => place,
                (Outcome::Refused, ..) => place.saturating_sub(1),
                // Granted: the probation goes on, and the branch will speak about him again.
                (Outcome::Done, false, (Outcome::Extended, until)) => {
                    position.extended = until;
                    place.saturating_sub(1)
                }
                _ => place + 1,
            };
            if of_branch {
                position.proposed = (taken.outcome, taken.until);
            }
        }
        position
    }
}

/// The steps that stand on the way: all but the repeated ones beside it.
fn way(charter: &Charter, today: Date) -> Vec<&AdmissionStep> {
    charter.admission(today).into_iter().filter(|step| !step.is_repeated()).collect()
}
