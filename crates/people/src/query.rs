//! Values in the query of an address: percent-encoded, so that nothing that was typed becomes part of its structure.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'/');

/// A value as it may stand in a query.
pub fn in_query(value: &str) -> String {
    utf8_percent_encode(value, KEPT).to_string()
}
