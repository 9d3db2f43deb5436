//! A row of an answer, read from left to right.

use super::value::{FromValue, Value};
use crate::error::{Error, Result};

/// A row: its columns are taken in the order in which the statement names them.
pub struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(super) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }

    /// The next column.
    pub fn take<T: FromValue>(&mut self) -> Result<T> {
        T::from_value(self.0.next().ok_or_else(|| Error::broken("a row has fewer columns than were asked for"))?)
    }

    /// The next column, read as JSON.
    pub fn take_json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T> {
        Ok(serde_json::from_str(&self.take::<String>()?)?)
    }
}

/// What can be read from a row.
pub trait FromRow: Sized {
    /// Takes the columns it needs, in order.
    fn from_row(row: &mut Row) -> Result<Self>;
}

impl FromRow for Vec<Value> {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(row.0.by_ref().collect())
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)+) => { $(
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            fn from_row(row: &mut Row) -> Result<Self> { Ok(($(row.take::<$name>()?,)+)) }
        }
    )+ };
}

tuples! { A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H; A B C D E F G H I; A B C D E F G H I J; }
