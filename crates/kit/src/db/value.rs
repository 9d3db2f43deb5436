//! The five kinds of column, and nothing: what goes into a statement and comes out of it.

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

/// What a column's value can become.
pub trait FromValue: Sized {
    /// Converts, or says that the column holds something else.
    fn from_value(value: Value) -> Result<Self>;
}

fn mismatch<T>(wanted: &str, value: &Value) -> Result<T> {
    Err(Error::broken(format_args!("a column holds {value:?} where {wanted} was expected")))
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self> {
        Ok(value)
    }
}

impl FromValue for i64 {
    fn from_value(value: Value) -> Result<Self> {
        if let Value::Int(number) = value { Ok(number) } else { mismatch("a whole number", &value) }
    }
}

impl FromValue for u32 {
    fn from_value(value: Value) -> Result<Self> {
        let number = i64::from_value(value)?;
        Self::try_from(number)
            .map_err(|_| Error::broken(format_args!("a column holds {number} where a small count was expected")))
    }
}

impl FromValue for u64 {
    fn from_value(value: Value) -> Result<Self> {
        let number = i64::from_value(value)?;
        Self::try_from(number)
            .map_err(|_| Error::broken(format_args!("a column holds {number} where a count was expected")))
    }
}

impl FromValue for usize {
    fn from_value(value: Value) -> Result<Self> {
        u64::from_value(value).map(|number| number as Self)
    }
}

impl FromValue for bool {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Bool(yes) => Ok(yes),
            Value::Int(number) => Ok(number != 0),
            other => mismatch("a yes or no", &other),
        }
    }
}

impl FromValue for f64 {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Real(number) => Ok(number),
            Value::Int(number) => Ok(number as Self),
            other => mismatch("a number", &other),
        }
    }
}

impl FromValue for String {
    fn from_value(value: Value) -> Result<Self> {
        if let Value::Text(text) = value { Ok(text) } else { mismatch("a text", &value) }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Result<Self> {
        if let Value::Blob(bytes) = value { Ok(bytes) } else { mismatch("bytes", &value) }
    }
}

impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value) -> Result<Self> {
        let bytes = Vec::from_value(value)?;
        bytes.try_into().map_err(|_| Error::broken("a column holds bytes of another length"))
    }
}

impl FromValue for Moment {
    fn from_value(value: Value) -> Result<Self> {
        i64::from_value(value).map(Self)
    }
}

impl FromValue for Date {
    fn from_value(value: Value) -> Result<Self> {
        let text = String::from_value(value)?;
        text.parse().map_err(|_| Error::broken(format_args!("a column holds {text:?} where a day was expected")))
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self> {
        if value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}
