//! Several questions asked at once: a tuple of closures, each run until it has its answer. It knows no engine; how often they are run,
//! and what is sent meanwhile, is the engine's affair.

use crate::error::{Error, Result};

/// One run of every question that is not answered yet. [`Error::Again`] says that some of them wait for the engine.
pub type Round<'a> = &'a mut dyn FnMut() -> Result<()>;

/// Closures that can be asked together: a tuple of up to ten; of one that asks several things itself, too.
pub trait Questions {
    /// Their answers, in the same order.
    type Answers;
    /// Runs rounds, as `rounds` drives them, until everything is answered; the first error that is none of waiting ends it.
    #[doc(hidden)]
    fn ask(self, rounds: &dyn Fn(Round<'_>) -> Result<()>) -> Result<Self::Answers>;
}

macro_rules! tuples {
    ($($($question:ident $answer:ident $at:tt),+;)+) => { $(
        impl<$($question, $answer),+> Questions for ($($question,)+)
        where
            $($question: Fn() -> Result<$answer>),+
        {
            type Answers = ($($answer,)+);
            fn ask(self, rounds: &dyn Fn(Round<'_>) -> Result<()>) -> Result<Self::Answers> {
                let mut answers = ($(None::<$answer>,)+);
                rounds(&mut || {
                    let mut waits = false;
                    $( waits |= waits_for(&mut answers.$at, &self.$at)?; )+
                    if waits { Err(Error::Again) } else { Ok(()) }
                })?;
                let unanswered = || Error::broken("questions asked together ended without an answer");
                Ok(($(answers.$at.ok_or_else(unanswered)?,)+))
            }
        }
    )+ };
}

/// Runs a question that has no answer yet; says whether it must be run again.
fn waits_for<T>(answer: &mut Option<T>, question: &impl Fn() -> Result<T>) -> Result<bool> {
    if answer.is_none() {
        match question() {
            Ok(given) => *answer = Some(given),
            Err(Error::Again) => return Ok(true),
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

tuples! {
    A0 B0 0;
    A0 B0 0, A1 B1 1;
    A0 B0 0, A1 B1 1, A2 B2 2;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3, A4 B4 4;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3, A4 B4 4, A5 B5 5;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3, A4 B4 4, A5 B5 5, A6 B6 6;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3, A4 B4 4, A5 B5 5, A6 B6 6, A7 B7 7;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3, A4 B4 4, A5 B5 5, A6 B6 6, A7 B7 7, A8 B8 8;
    A0 B0 0, A1 B1 1, A2 B2 2, A3 B3 3, A4 B4 4, A5 B5 5, A6 B6 6, A7 B7 7, A8 B8 8, A9 B9 9;
}
