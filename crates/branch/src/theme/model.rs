//! An arrangement as plain values: which way a theme day goes, what belongs to each way, and what the organiser sees to. Pure.

use zhixing_kit::{Language, Moment, Sentence, ids};

use super::text::Text;
use crate::activity::model::{Activity, ActivityId, State};
use crate::directory::model::EntryId;

ids! {
    /// Something that the organiser sees to beforehand.
    CheckId;
}

/// The kinds of activity that can go out or bring somebody in.
pub const KINDS: [&str; 4] = ["theme_day", "volunteering", "study_day", "lecture"];
/// The most things to see to for one activity.
pub const CHECKS_MAX: usize = 40;

/// Which way it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To a place.
    Out,
    /// With somebody who comes.
    In,
}

impl Way {
    /// Both ways, in the order of the tabs.
    pub const ALL: [Self; 2] = [Self::Out, Self::In];

    /// The word in rows and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::In => "in",
        }
    }

    /// The way of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Out => text.out(),
            Self::In => text.bring_in(),
        }
    }

    /// What is usually seen to beforehand: codes, in order.
    pub fn usual_checks(self) -> &'static [&'static str] {
        match self {
            Self::Out => &["host", "route", "leader", "weather", "aid", "count", "duty", "free", "agreed"],
            Self::In => &["lecturer", "source", "room", "handout", "duty", "free", "agreed"],
        }
    }
}

/// The words of a thing that is usually seen to; the code itself for one that this version does not know.
pub fn usual_words(language: Language, code: &str) -> &str {
    let text = Text(language);
    match code {
        "host" => text.check_host(),
        "route" => text.check_route(),
        "leader" => text.check_leader(),
        "weather" => text.check_weather(),
        "aid" => text.check_aid(),
        "count" => text.check_count(),
        "duty" => text.check_duty(),
        "free" => text.check_free(),
        "agreed" => text.check_agreed(),
        "lecturer" => text.check_lecturer(),
        "source" => text.check_source(),
        "room" => text.check_room(),
        "handout" => text.check_handout(),
        other => other,
    }
}

/// An entry of the directory that an arrangement uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The entry.
    pub id: EntryId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub about: String,
    /// A telephone number; for those who plan and run the activity alone.
    pub phone: String,
}

/// How an activity goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// Which way.
    pub way: Way,
    /// Out: where.
    pub place: Option<Used>,
    /// Out: who is spoken to there.
    pub contact: Option<Used>,
    /// Out: how one gets there.
    pub transport: String,
    /// Out: what is done for safety.
    pub safety: String,
    /// In: who comes.
    pub lecturer: Option<Used>,
    /// In: what he speaks about.
    pub topic: String,
    /// In: what it draws on.
    pub source: String,
    /// Grows by one with each edit; 0 before the first.
    pub version: i64,
    /// Who arranged it last.
    pub arranged_name: String,
    /// When.
    pub arranged_at: Moment,
}

/// Something that the organiser sees to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// The code of a usual one; empty for one of his own.
    pub code: String,
    /// His own words; empty for a usual one.
    pub words: String,
    /// Who saw to it, and when.
    pub done: Option<(String, Moment)>,
}

impl Check {
    /// What it says.
    pub fn words(&self, language: Language) -> &str {
        if self.code.is_empty() { &self.words } else { usual_words(language, &self.code) }
    }
}

/// A theme day in the list.
pub struct ThemeDay {
    /// Its id.
    pub id: ActivityId,
    /// What it is about.
    pub topic: String,
    /// When it begins.
    pub starts_at: Moment,
    /// Where it stands.
    pub state: State,
    /// Which way it goes, once arranged.
    pub way: Option<Way>,
    /// Where to, or who comes.
    pub who: String,
    /// What is spoken about.
    pub about: String,
    /// How many things were agreed there.
    pub agreed: u32,
    /// How many of these are still open.
    pub open: u32,
}

/// Refuses what cannot go out or bring in, and what is over: how it went stands in its minutes.
pub fn must_be_arrangeable(activity: &Activity) -> Result<(), Sentence> {
    if !KINDS.contains(&activity.kind.as_str()) {
        return Err(Sentence::of(|language| Text(language).not_this_kind()));
    }
    if activity.state.is_ahead() { Ok(()) } else { activity.must_be_open() }
}

/// Refuses once the minutes are signed or it was called off.
pub fn must_be_checkable(activity: &Activity) -> Result<(), Sentence> {
    match activity.state {
        State::Signed => Err(Sentence::of(|language| Text(language).checks_over())),
        State::Cancelled => activity.must_be_open(),
        _ => Ok(()),
    }
}
