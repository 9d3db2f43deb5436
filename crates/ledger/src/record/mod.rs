//! The exported record: statements that prove themselves, in one file. It never asks a server or a database.

mod certificate;
mod commitment;
mod fault;
mod file;
mod handover;
mod lines;
mod named;
mod read;
mod text;
mod verify;
mod view;

pub use certificate::Certificate;
pub use commitment::{Salt, commitment};
pub use fault::Fault;
pub use file::{Evidence, RecordEntry, RecordFile};
pub use handover::{Ground, Handover};
pub use verify::Verified;
pub use view::VerifiedStatement;
