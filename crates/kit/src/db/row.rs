//! A row of an answer, read from left to right, straight from where the engine keeps it.

use super::value::{Column, FromColumn, Value};
use super::{postgres, sqlite};
use crate::error::Result;

/// A row: its columns are taken in the order in which the statement names them.
pub struct Row<'a> {
    lies: Lies<'a>,
    next: usize,
}

/// Where a row lies.
pub(super) enum Lies<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(postgres::Line<'a>),
}

impl<'a> Row<'a> {
    pub(super) fn new(lies: Lies<'a>) -> Self {
        Self { lies, next: 0 }
    }

    /// The next column.
    pub fn take<T: FromColumn>(&mut self) -> Result<T> {
        T::from_column(self.column()?)
    }

    /// The next column, read as JSON.
    pub fn take_json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T> {
        Ok(serde_json::from_str(self.column()?.text()?)?)
    }

    /// Every column that is left.
    pub fn rest<T: FromColumn>(&mut self) -> Result<Vec<T>> {
        let left = match &self.lies {
            Lies::Sqlite(row) => row.as_ref().column_count() - self.next,
            Lies::Postgres(line) => line.left(),
        };
        (0..left).map(|_| self.take()).collect()
    }

    fn column(&mut self) -> Result<Column<'a>> {
        let index = self.next;
        self.next += 1;
        match &mut self.lies {
            Lies::Sqlite(row) => sqlite::column(row, index),
            Lies::Postgres(line) => line.column(),
        }
    }
}

/// What can be read from a row.
pub trait FromRow: Sized {
    /// Takes the columns it needs, in order.
    fn from_row(row: &mut Row<'_>) -> Result<Self>;
}

impl FromRow for Vec<Value> {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        row.rest()
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)+) => { $(
        impl<$($name: FromColumn),+> FromRow for ($($name,)+) {
            fn from_row(row: &mut Row<'_>) -> Result<Self> { Ok(($(row.take::<$name>()?,)+)) }
        }
    )+ };
}

tuples! { A; A B; A B C; A B C D; A B C D E; A B C D E F; A B C D E F G; A B C D E F G H; A B C D E F G H I; A B C D E F G H I J; }
