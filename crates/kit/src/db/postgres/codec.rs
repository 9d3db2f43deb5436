//! What goes over the wire: our values to the server's types and back, and what its errors mean to us.

use bytes::{BufMut as _, BytesMut};
use fallible_iterator::FallibleIterator as _;
use postgres_protocol::message::backend::ErrorResponseBody;
use postgres_protocol::{IsNull, Oid};

use crate::db::value::{Column, Value};
use crate::error::{Error, Result};

type Cause = Box<dyn std::error::Error + Sync + Send>;

/// A type of the server, as far as our statements meet it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Bool,
    Bytes,
    Int8,
    Int4,
    Float8,
    Text,
    Other(Oid),
}

impl Kind {
    /// By the number that it has in every server.
    pub fn of(oid: Oid) -> Self {
        match oid {
            16 => Self::Bool,
            17 => Self::Bytes,
            20 => Self::Int8,
            23 => Self::Int4,
            701 => Self::Float8,
            // name, text, varchar
            19 | 25 | 1043 => Self::Text,
            other => Self::Other(other),
        }
    }

    /// A column in binary form.
    pub fn read(self, raw: &[u8]) -> Result<Column<'_>> {
        let wrong = || Error::broken(format_args!("{} bytes for a column of type {self:?}", raw.len()));
        Ok(match self {
            Self::Bool => Column::Bool(raw == [1]),
            Self::Bytes => Column::Blob(raw),
            Self::Int8 => Column::Int(i64::from_be_bytes(raw.try_into().map_err(|_| wrong())?)),
            Self::Int4 => Column::Int(i32::from_be_bytes(raw.try_into().map_err(|_| wrong())?).into()),
            Self::Float8 => Column::Real(f64::from_be_bytes(raw.try_into().map_err(|_| wrong())?)),
            Self::Text => Column::Text(std::str::from_utf8(raw).map_err(|_| wrong())?),
            Self::Other(_) => {
                return Err(Error::broken(format_args!("a column of type {self:?}: cast it to one of the five kinds")));
            }
        })
    }

    /// A value in binary form.
    pub fn write(self, value: &Value, out: &mut BytesMut) -> Result<IsNull, Cause> {
        match (value, self) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Int(number), Self::Int8) => out.put_i64(*number),
            (Value::Int(number), Self::Int4) => out.put_i32(i32::try_from(*number)?),
            (Value::Int(number), Self::Float8) => out.put_f64(*number as f64),
            (Value::Int(number), Self::Bool) => out.put_u8((*number != 0).into()),
            (Value::Real(number), Self::Float8) => out.put_f64(*number),
            (Value::Bool(yes), Self::Bool) => out.put_u8((*yes).into()),
            (Value::Blob(bytes), Self::Bytes | Self::Other(_)) => out.put_slice(bytes),
            // The server has no NUL in its texts; one in a path or a search then finds nothing, as on the embedded engine.
            (Value::Text(text), Self::Text) if text.contains('\0') => {
                out.put_slice(text.replace('\0', "\u{fffd}").as_bytes());
            }
            // An erasure compares whatever could hold an id with one, bytes too: then the text's own bytes are meant.
            (Value::Text(text), Self::Text | Self::Bytes | Self::Other(_)) => out.put_slice(text.as_bytes()),
            _ => return Err(format!("{value:?} for a type {self:?}").into()),
        }
        Ok(IsNull::No)
    }
}

/// What an error that the server told means to us.
pub fn fault(body: &ErrorResponseBody) -> Error {
    let (mut code, mut message, mut constraint) = (String::new(), String::new(), None);
    let told = body.fields().for_each(|field| {
        let value = || String::from_utf8_lossy(field.value_bytes()).into_owned();
        match field.type_() {
            b'C' => code = value(),
            b'M' => message = value(),
            b'n' => constraint = Some(value()),
            _ => {}
        }
        Ok(())
    });
    if let Err(error) = told {
        return Error::broken(error);
    }
    match code.as_str() {
        // Two writes met, or waited for each other.
        "40001" | "40P01" => Error::Again,
        "23503" => Error::Constraint("foreign_key".to_owned()),
        "53100" => Error::Full,
        // The server is stopped, fell, or is only starting.
        "57P01" | "57P02" | "57P03" => Error::Unavailable(message),
        _ if code.starts_with("23") => Error::Constraint(constraint.unwrap_or(message)),
        _ if code.starts_with("08") => Error::Unavailable(message),
        _ => Error::broken(format_args!("{code} {message}")),
    }
}
