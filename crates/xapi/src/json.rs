//! JSON as it was sent: each value with its own text, so that numbers and extensions go back digit for digit.
//!
//! Usual readers keep the last of two equal keys, lose digits of long numbers, or both; a record store may do neither. This one refuses a key
//! that is there twice, and anything deep or numerous enough to do harm, and copies nothing but strings with escapes in them.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::fault::Fault;

/// How deep values may lie within one another.
pub const DEPTH_MAX: usize = 64;
/// How many values one text may hold.
pub const VALUES_MAX: usize = 500_000;

/// A value, and the text that it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// From its first byte to its last.
    pub raw: &'a str,
    /// What it is.
    pub value: Value<'a>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number: its digits are the text of the node.
    Number,
    /// A string, without its escapes.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// Keys and values in their order; no key is there twice.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

/// Reads one value and nothing behind it.
pub fn parse(text: &str) -> Result<Node<'_>, Fault> {
    let mut reader = Reader { text, at: 0, depth: 0, values: 0 };
    let node = reader.node()?;
    reader.blank();
    if reader.at == text.len() { Ok(node) } else { reader.fault("something stands behind the value") }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn fault<T>(&self, what: &'static str) -> Result<T, Fault> {
        Err(Fault::json(what, self.at))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn takes(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn node(&mut self) -> Result<Node<'a>, Fault> {
        self.blank();
        self.values += 1;
        if self.values > VALUES_MAX {
            return self.fault("there are too many values");
        }
        let from = self.at;
        let value = match self.peek() {
            Some(b'"') => Value::String(self.string()?),
            Some(b'{') => self.within(Self::object)?,
            Some(b'[') => self.within(Self::array)?,
            Some(b't') => self.word("true", Value::Bool(true))?,
            Some(b'f') => self.word("false", Value::Bool(false))?,
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(_) => return self.fault("a value was expected"),
            None => return self.fault("the text ends too early"),
        };
        Ok(Node { raw: &self.text[from..self.at], value })
    }

    fn within(&mut self, read: fn(&mut Self) -> Result<Value<'a>, Fault>) -> Result<Value<'a>, Fault> {
        if self.depth == DEPTH_MAX {
            return self.fault("values lie too deep within one another");
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return self.fault("a value was expected");
        }
        self.at += word.len();
        Ok(value)
    }

    fn array(&mut self) -> Result<Value<'a>, Fault> {
        let mut nodes = Vec::new();
        self.blank();
        if self.takes(b']') {
            return Ok(Value::Array(nodes));
        }
        loop {
            nodes.push(self.node()?);
            self.blank();
            if self.takes(b']') {
                return Ok(Value::Array(nodes));
            }
            if !self.takes(b',') {
                return self.fault("a comma or a closing bracket was expected");
            }
        }
    }

    fn object(&mut self) -> Result<Value<'a>, Fault> {
        let mut members: Vec<(Cow<'a, str>, Node<'a>)> = Vec::new();
        let mut keys = None;
        self.blank();
        if self.takes(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            self.blank();
            if self.peek() != Some(b'"') {
                return self.fault("a key in quotation marks was expected");
            }
            let key = self.string()?;
            if is_repeated(&members, &mut keys, &key) {
                return self.fault("the same key is there twice");
            }
            self.blank();
            if !self.takes(b':') {
                return self.fault("a colon was expected");
            }
            members.push((key, self.node()?));
            self.blank();
            if self.takes(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.takes(b',') {
                return self.fault("a comma or a closing brace was expected");
            }
        }
    }

    /// RFC 8259: a minus, digits without a leading nought, a fraction, an exponent.
    fn number(&mut self) -> Result<Value<'a>, Fault> {
        self.takes(b'-');
        if !self.takes(b'0') && self.digits() == 0 {
            return self.fault("a digit was expected");
        }
        if self.takes(b'.') && self.digits() == 0 {
            return self.fault("a digit was expected");
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            if self.digits() == 0 {
                return self.fault("a digit was expected");
            }
        }
        match self.peek() {
            Some(b'0'..=b'9') => self.fault("a number must not begin with 0"),
            _ => Ok(Value::Number),
        }
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        self.at - from
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let from = self.at;
        let mut unescaped: Option<String> = None;
        let mut plain = from;
        loop {
            match self.peek() {
                None => return self.fault("a string has no end"),
                Some(b'"') => {
                    let rest = &self.text[plain..self.at];
                    self.at += 1;
                    return Ok(match unescaped {
                        Some(before) => Cow::Owned(before + rest),
                        None => Cow::Borrowed(rest),
                    });
                }
                Some(b'\\') => {
                    let so_far = unescaped.get_or_insert_default();
                    so_far.push_str(&self.text[plain..self.at]);
                    self.at += 1;
                    let escaped = self.escaped()?;
                    unescaped.get_or_insert_default().push(escaped);
                    plain = self.at;
                }
                Some(0..=0x1f) => return self.fault("a control character stands in a string"),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Fault> {
        let Some(byte) = self.peek() else { return self.fault("a string has no end") };
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => byte.into(),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return self.fault("an unknown escape stands in a string"),
        })
    }

    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.hex()?;
        let code = match first {
            0xd800..=0xdbff => {
                if !(self.takes(b'\\') && self.takes(b'u')) {
                    return self.fault("half a character stands in a string");
                }
                let second = self.hex()?;
                let low = second.wrapping_sub(0xdc00);
                if low > 0x3ff {
                    return self.fault("half a character stands in a string");
                }
                0x1_0000 + ((first - 0xd800) << 10) + low
            }
            code => code,
        };
        char::from_u32(code).map_or_else(|| self.fault("half a character stands in a string"), Ok)
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4);
        let Some(digits) = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit)) else {
            return self.fault("four hexadecimal digits were expected");
        };
        self.at += 4;
        Ok(digits.iter().fold(0, |code, digit| code * 16 + char::from(*digit).to_digit(16).unwrap_or(0)))
    }
}

/// Few keys are compared one by one; many are looked up, so that a large object costs no more than its length.
fn is_repeated<'a>(members: &[(Cow<'a, str>, Node<'a>)], keys: &mut Option<HashSet<Cow<'a, str>>>, key: &str) -> bool {
    if members.len() < 24 {
        return members.iter().any(|(other, _)| other == key);
    }
    let keys = keys.get_or_insert_with(|| members.iter().map(|(key, _)| key.clone()).collect());
    keys.contains(key) || !keys.insert(Cow::Owned(key.to_owned()))
}

/// Writes a string in quotation marks, with the escapes that JSON needs and no others.
pub fn write_string(text: &str, out: &mut String) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0..=0x1f => "\\u00",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(escape);
        if escape == "\\u00" {
            out.push_str(&format!("{byte:02x}"));
        }
        plain = at + 1;
    }
    out.push_str(&text[plain..]);
    out.push('"');
}
