//! Branch life: the year's obligations, activities, roll, motions, secret ballots, resolutions and minutes.
//!
//! It plans from the charter, takes down what happened once, and computes quorum and majorities. It never decides what the rules are (charter),
//! never ranks anybody, and never writes a word of minutes by itself (P9).

pub mod activity;
pub mod acts;
mod admission;
mod asked;
pub mod ballot;
mod directory;
mod errand;
mod feed;
mod form;
mod handover;
mod life;
mod minutes;
mod motion;
mod moving;
mod quotation;
mod resolution;
mod roll;
mod rules;
mod setting;
mod term;
#[cfg(test)]
mod tests;
mod theme;
mod vacancy;
mod verbs;
mod year;

pub use activity::doubt::Doubts;
pub use activity::questions::{ToSeeTo, nothing_planned, to_see_to};
pub use activity::words::{kind_of, proposed_topic};
pub use activity::{Activity, ActivityId, Beside, NewActivity, State, Way};
pub use admission::Waiting;
pub use asked::AskedYear;
pub use errand::{Errand, errands};
pub use feed::{Feed, FeedId, Scope as FeedScope};
pub use form::{KINDS as FORMS, offer_of_span};
pub use handover::left_behind;
pub use motion::{ToVote, to_vote};
pub use resolution::{Decisions, Resolution, ResolutionId, ResolutionState, decisions, latest as latest_on};
pub use roll::namesake::worded;
pub use roll::questions::{attended, entry_of as roll_entry};
pub use rules::{charter, use_holidays};
pub use setting::questions::setting as setting_of;
pub use setting::{BranchSetting, SettingInput, keep as keep_setting};
pub use term::waiting_for;
pub use verbs::{KINDS, MARKED, VERBS};
pub use year::form as plan_form;
pub use year::{
    BranchDay, Chosen, Doing, Duty, LineField, Most, Tally, ToConvene, UnitStanding, Year, adopt, begin, branch_day,
    doubted, facts, facts_below, standing_of, year as year_of, year_path,
};

use zhixing_kit::form::Field;
use zhixing_kit::jobs::JobKind;
use zhixing_kit::route::Routes;

/// Every kind of job of this room.
pub const JOBS: &[JobKind] = &[year::REMINDING, directory::PURGING];

/// Every route of this room.
pub fn routes() -> Routes {
    activity::routes()
        .and(roll::routes())
        .and(motion::routes())
        .and(ballot::routes())
        .and(resolution::routes())
        .and(minutes::routes())
        .and(year::routes())
        .and(setting::routes())
        .and(admission::routes())
        .and(feed::routes())
        .and(moving::routes())
        .and(directory::routes())
        .and(theme::routes())
        .and(quotation::routes())
        .and(life::routes())
        .and(term::routes())
        .and(handover::routes())
        .and(form::routes())
}

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        activity::STATEMENTS,
        roll::STATEMENTS,
        motion::STATEMENTS,
        &ballot::statements(),
        resolution::STATEMENTS,
        resolution::charge::STATEMENTS,
        minutes::STATEMENTS,
        &year::statements(),
        setting::STATEMENTS,
        admission::STATEMENTS,
        moving::STATEMENTS,
        &term::statements(),
        handover::STATEMENTS,
        feed::STATEMENTS,
        directory::STATEMENTS,
        theme::STATEMENTS,
        quotation::STATEMENTS,
        &life::statements(),
        form::STATEMENTS,
    ]
    .concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    [
        activity::FIELDS,
        roll::FIELDS,
        motion::FIELDS,
        &ballot::fields(),
        resolution::FIELDS,
        resolution::charge::FIELDS,
        minutes::FIELDS,
        year::FIELDS,
        setting::FIELDS,
        admission::FIELDS,
        moving::FIELDS,
        directory::FIELDS,
        theme::FIELDS,
        &life::fields(),
        &term::fields(),
        handover::FIELDS,
    ]
    .concat()
}
