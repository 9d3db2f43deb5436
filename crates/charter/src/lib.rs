//! The charter: the rules of the field as data, and what follows from them. Text goes in, values come out.
//! It never reads a file or a clock, never touches a database or a page, and holds no figure of a rule in code:
//! those stand in `charter/branch.toml`, `charter/study.toml` and `charter/holidays.toml`, each with its article and its days of validity. The order of characters by strokes stands in `charter/strokes.txt`.

mod admission;
mod charter;
mod citation;
mod duty;
mod election;
mod exemption;
mod facts;
mod fault;
mod holidays;
mod kind;
mod moving;
mod obligation;
mod period;
mod propose;
mod read;
mod self_check;
mod settle;
mod share;
mod strokes;
mod structure;
mod study;
mod taken;
mod theme_day;
mod vote;
mod words;

pub use admission::{AdmissionStep, Decider, Stage};
pub use charter::{Charter, ChoiceOption};
pub use citation::Regulation;
pub use duty::{Body, Cadence};
pub use election::{Elected, elect};
pub use exemption::Exemption;
pub use facts::{BranchFacts, BranchForm, GroupFacts, Headcount};
pub use fault::Fault;
pub use holidays::{Holidays, Name};
pub use kind::{ActivityKind, Attends, Convener, Delegate, Keeps};
pub use moving::Moving;
pub use obligation::{Obligation, Reason};
pub use period::Period;
pub use propose::{Preferences, Proposal, propose};
pub use self_check::{SelfCheck, SelfPart, self_review};
pub use settle::{Exempt, Held, Settled, Standing, settle};
pub use share::{Bound, Fraction, Share};
pub use strokes::sort_by_strokes;
pub use structure::{Remark, Structure, Term, TermLimits};
pub use study::{Study, StudyHours, StudyItem, StudyPart};
pub use taken::Taken;
pub use theme_day::ThemeDay;
pub use vote::{Ballot, Count, Scheme, VoteRule, Whole};
pub use words::Words;

/// The largest rules file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 256 * 1024;
