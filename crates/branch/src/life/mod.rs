//! The yearly organisation-life meeting and the democratic appraisal, as steps (支 17, 18): topic, opinions, talks, own checks, the meeting, problems
//! and measures, appraisal, result. It keeps no word of a talk, shows an own check to nobody before its author read it out, links no anonymous
//! opinion to anybody, and tells a result to the person alone.

mod appraisal;
mod opinion;
mod own_check;
mod problem;
mod round;

pub mod acts;

pub(crate) use round::remind;

use zhixing_kit::Language;
use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;

/// The routes of the yearly meeting.
pub fn routes() -> Routes {
    round::routes().and(opinion::routes()).and(own_check::routes()).and(problem::routes()).and(appraisal::routes())
}

/// Every statement of its stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [round::STATEMENTS, opinion::STATEMENTS, own_check::STATEMENTS, problem::STATEMENTS, appraisal::STATEMENTS].concat()
}

/// Every field it asks for.
pub fn fields() -> Vec<&'static Field> {
    [round::FIELDS, opinion::FIELDS, own_check::FIELDS, problem::FIELDS, appraisal::FIELDS].concat()
}

/// The name of its list, for the ways to it.
pub(crate) fn list_name(language: Language) -> &'static str {
    round::text::Text(language).title()
}
