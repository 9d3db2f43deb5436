//! Kit: what any page, action or job needs. It knows no capability and never names one.
//!
//! The rooms: [`db`] (read and write; the only place that names an engine), [`clock`], [`id`], [`error`], [`form`], [`text`],
//! [`html`] (the components of a page), [`session`], [`origin`], [`limit`], [`jobs`], [`live`], [`route`] and [`test`].

pub mod asset;
pub mod clock;
pub mod db;
pub mod error;
pub mod form;
pub mod house;
pub mod html;
pub mod id;
pub mod jobs;
pub mod limit;
pub mod live;
pub mod origin;
pub mod respond;
pub mod route;
pub mod session;
pub mod test;
pub mod text;
pub mod unseen;

pub use clock::{Clock, Moment};
pub use db::{Db, Read, Row, Value, Write};
pub use error::{Error, Result};
pub use house::House;
pub use text::{Language, Sentence};
