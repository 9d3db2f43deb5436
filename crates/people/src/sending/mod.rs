//! Sendings: a form that a device sends again, because it never heard the answer, takes effect once; so does a plain form that is
//! sent twice to what makes something. One layer around every signed route; a form that bears no code is an ordinary request. It never knows what is sent: a code, a time, and where the answer led.

mod model;
pub(crate) mod store;
mod text;
mod web;

pub(crate) use model::KEPT_MS_MAX;
pub use model::Waited;
pub(crate) use web::{Plain, is_sent, once};

use self::model::PLAIN_MS_MAX;
use zhixing_kit::{Result, Write};

/// Takes away what no device sends again any more.
pub(crate) fn purge(tx: &Write<'_>) -> Result<()> {
    store::purge(tx, tx.now().plus_ms(-KEPT_MS_MAX), tx.now().plus_ms(-PLAIN_MS_MAX))
}
