//! The five kinds of column, and nothing: what goes into a statement ([`Value`]) and what comes out of it ([`Column`]).

use jiff::civil::Date;

use crate::clock::Moment;
use crate::error::{Error, Result};

/// A value in a column. Times are milliseconds UTC in `Int`, days are `YYYY-MM-DD` in `Text`, ids are `Text`.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `bigint`.
    Int(i64),
    /// `text`.
    Text(String),
    /// `bytea`.
    Blob(Vec<u8>),
    /// `boolean`.
    Bool(bool),
    /// `double precision`.
    Real(f64),
}

macro_rules! from {
    ($($type:ty => |$v:ident| $value:expr;)+) => { $( impl From<$type> for Value { fn from($v: $type) -> Self { $value } } )+ };
}

from! {
    i64 => |v| Self::Int(v);
    &i64 => |v| Self::Int(*v);
    i32 => |v| Self::Int(v.into());
    u32 => |v| Self::Int(v.into());
    u16 => |v| Self::Int(v.into());
    u64 => |v| Self::Int(v as i64);
    usize => |v| Self::Int(v as i64);
    bool => |v| Self::Bool(v);
    &bool => |v| Self::Bool(*v);
    f64 => |v| Self::Real(v);
    &str => |v| Self::Text(v.to_owned());
    String => |v| Self::Text(v);
    &String => |v| Self::Text(v.clone());
    Vec<u8> => |v| Self::Blob(v);
    &[u8] => |v| Self::Blob(v.to_vec());
    &Vec<u8> => |v| Self::Blob(v.clone());
    Moment => |v| Self::Int(v.0);
    &Moment => |v| Self::Int(v.0);
    Date => |v| Self::Text(v.to_string());
    &Date => |v| Self::Text(v.to_string());
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(bytes: &[u8; N]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

/// A column as it lies in an answer: borrowed, so that only what is kept is copied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column<'a> {
    /// Nothing.
    Null,
    /// `bigint`.
    Int(i64),
    /// `text`.
    Text(&'a str),
    /// `bytea`.
    Blob(&'a [u8]),
    /// `boolean`.
    Bool(bool),
    /// `double precision`.
    Real(f64),
}

/// What can be read from a column.
pub trait FromColumn: Sized {
    /// Converts, or says that the column holds something else.
    fn from_column(column: Column<'_>) -> Result<Self>;
}

impl<'a> Column<'a> {
    /// Its text, or that it holds none.
    pub fn text(self) -> Result<&'a str> {
        if let Self::Text(text) = self { Ok(text) } else { mismatch("a text", self) }
    }
}

fn mismatch<T>(wanted: &str, column: Column<'_>) -> Result<T> {
    Err(Error::broken(format_args!("a column holds {column:?} where {wanted} was expected")))
}

impl FromColumn for Value {
    fn from_column(column: Column<'_>) -> Result<Self> {
        Ok(match column {
            Column::Null => Self::Null,
            Column::Int(number) => Self::Int(number),
            Column::Text(text) => Self::Text(text.to_owned()),
            Column::Blob(bytes) => Self::Blob(bytes.to_vec()),
            Column::Bool(yes) => Self::Bool(yes),
            Column::Real(number) => Self::Real(number),
        })
    }
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Result<Self> {
        if let Column::Int(number) = column { Ok(number) } else { mismatch("a whole number", column) }
    }
}

impl FromColumn for u32 {
    fn from_column(column: Column<'_>) -> Result<Self> {
        let number = i64::from_column(column)?;
        Self::try_from(number)
            .map_err(|_| Error::broken(format_args!("a column holds {number} where a small count was expected")))
    }
}

impl FromColumn for u64 {
    fn from_column(column: Column<'_>) -> Result<Self> {
        let number = i64::from_column(column)?;
        Self::try_from(number)
            .map_err(|_| Error::broken(format_args!("a column holds {number} where a count was expected")))
    }
}

impl FromColumn for usize {
    fn from_column(column: Column<'_>) -> Result<Self> {
        u64::from_column(column).map(|number| number as Self)
    }
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Bool(yes) => Ok(yes),
            Column::Int(number) => Ok(number != 0),
            other => mismatch("a yes or no", other),
        }
    }
}

impl FromColumn for f64 {
    fn from_column(column: Column<'_>) -> Result<Self> {
        match column {
            Column::Real(number) => Ok(number),
            Column::Int(number) => Ok(number as Self),
            other => mismatch("a number", other),
        }
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<Self> {
        column.text().map(str::to_owned)
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Self> {
        if let Column::Blob(bytes) = column { Ok(bytes.to_vec()) } else { mismatch("bytes", column) }
    }
}

impl<const N: usize> FromColumn for [u8; N] {
    fn from_column(column: Column<'_>) -> Result<Self> {
        let Column::Blob(bytes) = column else { return mismatch("bytes", column) };
        bytes.try_into().map_err(|_| Error::broken("a column holds bytes of another length"))
    }
}

impl FromColumn for Moment {
    fn from_column(column: Column<'_>) -> Result<Self> {
        i64::from_column(column).map(Self)
    }
}

impl FromColumn for Date {
    fn from_column(column: Column<'_>) -> Result<Self> {
        let text = column.text()?;
        text.parse().map_err(|_| Error::broken(format_args!("a column holds {text:?} where a day was expected")))
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Self> {
        if column == Column::Null { Ok(None) } else { T::from_column(column).map(Some) }
    }
}
