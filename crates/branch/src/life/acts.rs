//! What can be done in the yearly meeting's steps, for who does it without a page. The same actions as the pages', with the same rights asked.

pub use super::appraisal::actions::{decide, enter_count, note_part, tell};
pub use super::appraisal::model::{Decision, Grade, Part, Tally};
pub use super::appraisal::questions::to_appraise;
pub use super::opinion::actions::{close as close_opinions, give as give_opinion};
pub use super::opinion::input::NewOpinion;
pub use super::opinion::model::Matter;
pub use super::own_check::actions::{read_out, save as save_own_check};
pub use super::problem::actions::list as list_problem;
pub use super::problem::input::NewProblem;
pub use super::problem::model::FoundIn;
pub use super::round::actions::begin as begin_round;
pub use super::round::input::NewRound;
pub use super::round::model::{Dates, RoundId};
pub use super::round::questions::visible as round;
