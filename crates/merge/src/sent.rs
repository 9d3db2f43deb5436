//! What follows when a form that changes what is there was sent: one of three things, whatever the form is about.

use std::future::Future;

use zhixing_kit::Result;
use zhixing_kit::form::Faults;

use crate::model::{Asked, Edit, Saved};

/// What follows.
#[derive(Debug)]
pub enum Sent<T, I> {
    /// It was saved: the page goes on.
    Done(T),
    /// Somebody else changed the same fields: which version holds is asked ([`crate::ask_which`]).
    Asks(Box<Asked<I>>),
    /// The form is shown again, with what is wrong with it; with nothing wrong where it was only to be looked at.
    Again(Faults),
}

impl<I> Edit<I> {
    /// Saves what was sent, unless it is only to be looked at. What the action refuses stands at this field.
    ///
    /// # Errors
    /// Whatever a form cannot help.
    pub async fn sent<T>(
        &self,
        field: &'static str,
        save: impl Future<Output = Result<Saved<T, I>>>,
    ) -> Result<Sent<T, I>> {
        if self.looks {
            return Ok(Sent::Again(Faults::default()));
        }
        match save.await {
            Ok(Saved::Done(done)) => Ok(Sent::Done(done)),
            Ok(Saved::Asks(asked)) => Ok(Sent::Asks(asked)),
            Err(error) => Faults::found(error, field).map(Sent::Again),
        }
    }
}
