//! Census: who belonged to branches and held posts in them, from day to day: what the rules need to know of a branch, asked for one
//! branch or for many at once. It never says anything about a single person but these facts of membership and duty.

mod model;
mod questions;
pub(crate) mod store;

pub use model::{Census, Excused, Stay, Tenure};
pub use questions::{census_of, census_of_many};
