//! A round as plain values: its steps in order, what makes each of them done, and which one is next. Pure.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use zhixing_kit::{Language, Moment, ids};
use zhixing_people::UnitId;

use super::text::Text;
use crate::activity::{ActivityId, State};

ids! {
    /// A round.
    RoundId;
}

/// By when each step is meant to be done. The meeting is generally in the fourth quarter (支 17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// Opinions are gathered until this day.
    pub opinions_until: Date,
    /// Talks are held until this day.
    pub talks_until: Date,
    /// The meeting is meant for this day.
    pub meeting_on: Date,
    /// Problems and measures are listed until this day.
    pub problems_until: Date,
    /// Results are decided and told until this day.
    pub results_until: Date,
}

impl Dates {
    /// Dates that leave each step its time, for a round that begins on this day.
    pub fn usual(begun: Date) -> Self {
        let after = |days: i64| begun.saturating_add(days.days());
        Self {
            opinions_until: after(10),
            talks_until: after(20),
            meeting_on: after(25),
            problems_until: after(32),
            results_until: after(40),
        }
    }

    /// Whether the steps follow each other.
    pub fn follow(&self) -> bool {
        [self.opinions_until, self.talks_until, self.meeting_on, self.problems_until, self.results_until].is_sorted()
    }
}

/// A round as it stands.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// The branch.
    pub branch: UnitId,
    /// The year it is for.
    pub year: i16,
    /// The topic.
    pub topic: String,
    /// By when each step is meant to be done.
    pub dates: Dates,
    /// Grows by one with each edit.
    pub version: i64,
    /// Who began it.
    pub begun_name: String,
    /// When.
    pub begun_at: Moment,
}

impl Round {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/organisation-life/{}", self.id)
    }

    /// Its problems and measures.
    pub fn problems_path(&self) -> String {
        format!("{}/problems", self.path())
    }

    /// The `about` of its records.
    pub fn about(&self) -> String {
        format!("organisation-life/{}", self.id)
    }

    /// What is planned or held from its beginning until this day may belong to it: half a year into the next.
    pub fn reaches_until(&self) -> Date {
        date(self.year, 12, 31).saturating_add(6.months())
    }
}

/// A meeting that belongs to a round.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The activity.
    pub id: ActivityId,
    /// What it is about.
    pub topic: String,
    /// When it begins.
    pub starts_at: Moment,
    /// Where it stands.
    pub state: State,
    /// Whether members are appraised at it.
    pub appraises: bool,
    /// Whether it counts as the organisation-life meeting.
    pub is_life: bool,
}

/// What the steps' own rows say.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, told by rows of its own")]
pub struct Progress {
    /// The gathering of opinions has ended.
    pub opinions_closed: bool,
    /// How many talks took place since the beginning.
    pub talks: u32,
    /// The organisation-life meeting was planned, begun, held.
    pub planned: bool,
    /// It has begun or is over: own checks are read out.
    pub begun: bool,
    /// It is over.
    pub held: bool,
    /// How many problems are listed, and how many of them are still open.
    pub problems: (u32, u32),
    /// Self-appraisal took place.
    pub self_held: bool,
    /// Mutual appraisal took place.
    pub mutual_held: bool,
    /// The tally stands.
    pub tallied: bool,
    /// Each was told.
    pub told: bool,
}

/// A step of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The topic is set.
    Topic,
    /// Opinions are gathered.
    Opinions,
    /// People talk with each other.
    Talks,
    /// Each writes his own check.
    OwnChecks,
    /// The meeting.
    Meeting,
    /// Problems and measures are listed.
    Problems,
    /// Self and mutual appraisal, and the secret tally.
    Appraisal,
    /// The committee decides, and each is told.
    Results,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 8] = [
        Self::Topic,
        Self::Opinions,
        Self::Talks,
        Self::OwnChecks,
        Self::Meeting,
        Self::Problems,
        Self::Appraisal,
        Self::Results,
    ];

    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Opinions => "opinions",
            Self::Talks => "talks",
            Self::OwnChecks => "own_checks",
            Self::Meeting => "meeting",
            Self::Problems => "problems",
            Self::Appraisal => "appraisal",
            Self::Results => "results",
        }
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Topic => text.step_topic(),
            Self::Opinions => text.step_opinions(),
            Self::Talks => text.step_talks(),
            Self::OwnChecks => text.step_own_checks(),
            Self::Meeting => text.step_meeting(),
            Self::Problems => text.step_problems(),
            Self::Appraisal => text.step_appraisal(),
            Self::Results => text.step_results(),
        }
    }

    /// By when it is meant to be done; the topic is set at the beginning.
    pub fn due(self, dates: &Dates) -> Option<Date> {
        match self {
            Self::Topic => None,
            Self::Opinions => Some(dates.opinions_until),
            Self::Talks => Some(dates.talks_until),
            Self::OwnChecks | Self::Meeting | Self::Appraisal => Some(dates.meeting_on),
            Self::Problems => Some(dates.problems_until),
            Self::Results => Some(dates.results_until),
        }
    }

    /// Whether it is done. Talks go on until the meeting; own checks are done with being read there.
    pub fn is_done(self, progress: &Progress) -> bool {
        match self {
            Self::Topic => true,
            Self::Opinions => progress.opinions_closed,
            Self::Talks => progress.talks > 0 && progress.begun,
            Self::OwnChecks | Self::Meeting => progress.held,
            Self::Problems => progress.held && progress.problems.0 > 0,
            Self::Appraisal => progress.self_held && progress.mutual_held && progress.tallied,
            Self::Results => progress.told,
        }
    }
}

/// The step that is next: the first that is not done.
pub fn next(progress: &Progress) -> Option<Step> {
    Step::ALL.into_iter().find(|step| !step.is_done(progress))
}

/// The steps of which who convenes is reminded: not done, and due within three days. Of a meeting that is planned its own notices tell. What is past its day stands on the round's page alone.
pub fn to_remind(dates: &Dates, progress: &Progress, today: Date) -> Vec<(Step, Date)> {
    let near = |due: &Date| today <= *due && *due <= today.saturating_add(3.days());
    Step::ALL
        .into_iter()
        .filter(|step| !step.is_done(progress))
        .filter(|step| *step != Step::Meeting || !progress.planned)
        .filter_map(|step| Some((step, step.due(dates).filter(near)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_follow_each_other_and_the_first_that_is_not_done_is_next() {
        let mut progress = Progress::default();
        let mut steps = vec![next(&progress)];
        progress.opinions_closed = true;
        steps.push(next(&progress));
        (progress.talks, progress.begun) = (3, true);
        steps.push(next(&progress));
        progress.held = true;
        steps.push(next(&progress));
        progress.problems = (2, 2);
        steps.push(next(&progress));
        (progress.self_held, progress.mutual_held) = (true, true);
        steps.push(next(&progress));
        progress.tallied = true;
        steps.push(next(&progress));
        progress.told = true;
        steps.push(next(&progress));
        let expected = [
            Some(Step::Opinions),
            Some(Step::Talks),
            Some(Step::OwnChecks),
            Some(Step::Problems),
            Some(Step::Appraisal),
            Some(Step::Appraisal),
            Some(Step::Results),
            None,
        ];
        assert_eq!(steps, expected);
    }

    #[test]
    fn who_convenes_is_reminded_three_days_before_and_never_after() {
        let dates = Dates::usual(date(2026, 11, 2));
        assert_eq!(dates.opinions_until, date(2026, 11, 12));
        assert!(dates.follow());
        let open = Progress::default();
        let of = |day, progress: &Progress| -> Vec<Step> {
            to_remind(&dates, progress, day).into_iter().map(|(step, _)| step).collect()
        };
        assert_eq!(of(date(2026, 11, 8), &open), []);
        assert_eq!(of(date(2026, 11, 9), &open), [Step::Opinions]);
        assert_eq!(of(date(2026, 11, 12), &open), [Step::Opinions]);
        assert_eq!(of(date(2026, 11, 13), &open), []);
        assert_eq!(of(date(2026, 11, 10), &Progress { opinions_closed: true, ..Progress::default() }), []);
        assert_eq!(of(date(2026, 11, 27), &open), [Step::OwnChecks, Step::Meeting, Step::Appraisal]);
        let planned = Progress { planned: true, ..Progress::default() };
        assert_eq!(of(date(2026, 11, 27), &planned), [Step::OwnChecks, Step::Appraisal], "its notices tell of it");
    }
}
