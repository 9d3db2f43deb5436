//! Sessions: signing in and out, and who is asking. What he may do is decided in `rights`.

mod model;

pub use model::{DeviceId, SessionId};
