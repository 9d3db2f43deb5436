//! What goes over the wire: our values to the server's types and back, and what its errors mean to us.

use std::error::Error as _;

use bytes::BytesMut;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{Format, FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::db::value::{Column, Value};
use crate::error::{Error, Result};

type Cause = Box<dyn std::error::Error + Sync + Send>;

/// A column of a row as it came over the wire.
pub fn column(row: &tokio_postgres::Row, index: usize) -> Result<Column<'_>> {
    row.try_get(index).map_err(fault)
}

impl<'a> FromSql<'a> for Column<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Cause> {
        Ok(match *kind {
            Type::INT8 => Self::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Self::Int(i32::from_sql(kind, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::NAME => Self::Text(std::str::from_utf8(raw)?),
            Type::BYTEA => Self::Blob(raw),
            Type::BOOL => Self::Bool(bool::from_sql(kind, raw)?),
            Type::FLOAT8 => Self::Real(f64::from_sql(kind, raw)?),
            _ => return Err(format!("a column of type {kind}: cast it to one of the five kinds").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Cause> {
        Ok(Self::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Cause> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Self::Int(number) if *kind == Type::FLOAT8 => (*number as f64).to_sql(kind, out),
            Self::Int(number) if *kind == Type::BOOL => (*number != 0).to_sql(kind, out),
            Self::Int(number) => number.to_sql(kind, out),
            // The server has no NUL in its texts; one in a path or a search then finds nothing, as on the embedded engine.
            Self::Text(text) if text.contains('\0') => text.replace('\0', "\u{fffd}").to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Blob(bytes) => bytes.to_sql(kind, out),
            Self::Bool(yes) => yes.to_sql(kind, out),
            Self::Real(number) => number.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}

/// What an error of the server, or of the way to it, means to us.
pub fn fault(error: tokio_postgres::Error) -> Error {
    if let Some(told) = error.as_db_error() {
        let code = told.code();
        return match *code {
            SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => Error::Again,
            SqlState::FOREIGN_KEY_VIOLATION => Error::Constraint("foreign_key".to_owned()),
            SqlState::DISK_FULL => Error::Full,
            SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
                Error::Unavailable(told.message().to_owned())
            }
            _ if code.code().starts_with("23") => {
                Error::Constraint(told.constraint().unwrap_or_else(|| told.message()).to_owned())
            }
            _ if code.code().starts_with("08") => Error::Unavailable(told.message().to_owned()),
            _ => Error::broken(format_args!("{} {}", code.code(), told.message())),
        };
    }
    if error.is_closed() || error.source().is_some_and(<dyn std::error::Error>::is::<std::io::Error>) {
        return Error::Unavailable(error.to_string());
    }
    Error::broken(format_args!("{error}: {:?}", error.source().map(ToString::to_string)))
}
