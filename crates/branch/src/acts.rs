//! What can be done in and around a meeting, for who does it without a page: the demonstration and the tests of other rooms.
//! The same actions as the pages', with the same rights asked and the same records written.

pub use crate::activity::actions::{cancel, convene, open, plan_with_agenda};
pub use crate::activity::closing::close;
pub use crate::activity::outcome::actions::conclude;
pub use crate::activity::questions::agenda;
pub use crate::admission::actions::{begin as begin_admission, end as end_admission, take as take_step};
pub use crate::admission::ballot::{Question as AdmissionVote, put as put_admission, take_over as take_vote};
pub use crate::admission::model::{AdmissionId, Figures, Named, Outcome, Taken};
pub use crate::feed::open as open_feed;
pub use crate::form::minutes as minutes_form;
pub use crate::life::acts as life;
pub use crate::minutes::actions::{NewCorrection, correct, digest as minutes_digest, sign, take_down};
pub use crate::minutes::input::NewRemark;
pub use crate::minutes::model::{RemarkKind, Subject};
pub use crate::motion::actions::{close as close_vote, enter_vote, move_motion, put, vote, withdraw};
pub use crate::motion::input::NewMotion;
pub use crate::motion::model::{Choice, Motion};
pub use crate::motion::questions::list as motions;
pub use crate::moving::actions::{call_back, send as send_member};
pub use crate::moving::input::NewMoving;
pub use crate::moving::model::MovingId;
pub use crate::resolution::actions::{follow_up, resolve};
pub use crate::resolution::input::NewResolution;
pub use crate::resolution::model::ResolutionState;
pub use crate::resolution::questions::of_activity as resolutions;
pub use crate::roll::actions::{add_visitor, mark};
pub use crate::roll::input::NewVisitor;
pub use crate::roll::model::{Mark, RollEntry};
pub use crate::roll::questions::list as roll;
pub use crate::setting::{BranchSetting, keep as keep_setting};
pub use crate::term::actions::enter as enter_election;
pub use crate::term::model::Elected;
pub use crate::theme::actions::{arrange, tick};
pub use crate::theme::input::ArrangementInput;
pub use crate::theme::questions::checks;
pub use crate::year::year as branch_year;
