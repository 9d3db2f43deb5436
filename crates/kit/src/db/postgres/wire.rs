//! What goes to the server and what comes back: statements gather into one packet, and one look brings all their answers.
//! It knows no transaction and no task.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::sync::Arc;

use bytes::{BufMut as _, BytesMut};
use fallible_iterator::FallibleIterator as _;
use postgres_protocol::IsNull;
use postgres_protocol::message::backend::{DataRowBody, Message};
use postgres_protocol::message::frontend;

use super::codec::{Kind, fault};
use crate::db::value::{Column, Value};
use crate::error::{Error, Result};

/// What may be on its way while nobody reads. The buffers of every socket hold more, so that neither side ever waits for the other to read.
const UNREAD_MAX: usize = 32 * 1024;
/// How many bytes one look takes at most.
const LOOK_MAX: usize = 16 * 1024;
/// How much of a stream of rows is sent at once.
const COPY_MAX: usize = 64 * 1024;
/// How many bytes a gathered packet keeps for the next one.
const KEPT_MAX: usize = 256 * 1024;

/// A way to the server: in the clear, by TLS, or by a socket on the same machine.
pub trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

/// A statement that the server knows.
pub struct Prepared {
    name: String,
    /// The kinds of its values.
    pub takes: Vec<Kind>,
    gives: Arc<[Kind]>,
}

/// What the server answered to one statement.
pub struct Answer {
    gives: Arc<[Kind]>,
    rows: Vec<DataRowBody>,
    /// What was done, in its words.
    pub done: String,
}

impl Answer {
    /// Its rows.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(|row| Line { gives: &self.gives, rest: row.buffer() })
    }

    /// How many rows were touched.
    pub fn touched(&self) -> u64 {
        self.done.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}

/// A row as it came over the wire, and how far it has been read.
pub struct Line<'a> {
    gives: &'a [Kind],
    rest: &'a [u8],
}

impl<'a> Line<'a> {
    /// How many columns are left.
    pub fn left(&self) -> usize {
        self.gives.len()
    }

    /// The next column.
    pub fn column(&mut self) -> Result<Column<'a>> {
        let short = || Error::broken("a row has fewer columns than were asked for");
        let (kind, gives) = self.gives.split_first().ok_or_else(short)?;
        let (length, rest) = self.rest.split_first_chunk().ok_or_else(short)?;
        let length = usize::try_from(i32::from_be_bytes(*length)).ok();
        let (raw, rest) = rest.split_at_checked(length.unwrap_or(0)).ok_or_else(short)?;
        (self.gives, self.rest) = (gives, rest);
        if length.is_none() { Ok(Column::Null) } else { kind.read(raw) }
    }
}

/// The wire.
pub struct Wire {
    stream: Box<dyn Stream>,
    going: BytesMut,
    coming: BytesMut,
    /// What each statement in `going` gives.
    asked: VecDeque<Arc<[Kind]>>,
    /// Answers that came before the last was asked.
    answered: Vec<Answer>,
    /// How many packets' answers nobody waited for.
    owed: usize,
    prepared: usize,
    packets: usize,
    /// Whether the server stands in a transaction.
    inside: bool,
    broken: bool,
}

impl Wire {
    pub fn new(stream: Box<dyn Stream>) -> Self {
        Self {
            stream,
            going: BytesMut::new(),
            coming: BytesMut::new(),
            asked: VecDeque::new(),
            answered: Vec::new(),
            owed: 0,
            prepared: 0,
            packets: 0,
            inside: false,
            broken: false,
        }
    }

    /// Whether it is of no use any more.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether a transaction is open.
    pub fn is_inside(&self) -> bool {
        self.inside
    }

    /// How many packets of statements have gone out.
    pub fn packets(&self) -> usize {
        self.packets
    }

    /// Makes a statement known to the server.
    pub fn prepare(&mut self, sql: &str) -> Result<Prepared> {
        self.exchange()?;
        self.prepared += 1;
        let name = format!("s{}", self.prepared);
        frontend::parse(&name, sql, [], &mut self.going).map_err(Error::broken)?;
        frontend::describe(b'S', &name, &mut self.going).map_err(Error::broken)?;
        frontend::sync(&mut self.going);
        self.flush()?;
        let (mut takes, mut gives) = (Vec::new(), Vec::new());
        self.until_ready(|message| {
            match message {
                Message::ParameterDescription(body) => {
                    takes = body.parameters().map(|oid| Ok(Kind::of(oid))).collect().map_err(Error::broken)?;
                }
                Message::RowDescription(body) => {
                    gives =
                        body.fields().map(|field| Ok(Kind::of(field.type_oid()))).collect().map_err(Error::broken)?;
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(Prepared { name, takes, gives: gives.into() })
    }

    /// Puts a statement into the packet that goes out next, and says at which place its answer will stand.
    pub fn ask<'v>(&mut self, statement: &Prepared, values: impl ExactSizeIterator<Item = &'v Value>) -> Result<usize> {
        if values.len() != statement.takes.len() {
            return Err(Error::broken(format_args!(
                "{} values where {} are taken",
                values.len(),
                statement.takes.len()
            )));
        }
        let before = self.going.len();
        let write = |(value, kind): (&Value, &Kind), out: &mut BytesMut| kind.write(value, out);
        let bound = frontend::bind("", &statement.name, [1], values.zip(&statement.takes), write, [1], &mut self.going);
        let bound = bound.map_err(|_| Error::broken(format_args!("a value that {:?} do not take", statement.takes)));
        if let Err(error) = bound.and_then(|()| frontend::execute("", 0, &mut self.going).map_err(Error::broken)) {
            self.going.truncate(before);
            return Err(error);
        }
        if self.going.len() > UNREAD_MAX && before > 0 {
            let last = self.going.split_off(before);
            self.exchange()?;
            self.going = last;
        }
        self.asked.push_back(statement.gives.clone());
        Ok(self.answered.len() + self.asked.len() - 1)
    }

    /// Sends what was asked, and gives every answer that was not given yet, in the order of asking.
    pub fn settle(&mut self) -> Result<Vec<Answer>> {
        self.exchange()?;
        Ok(std::mem::take(&mut self.answered))
    }

    /// Sends what was asked, and does not wait to hear what becomes of it.
    pub fn let_go(&mut self) -> Result<()> {
        frontend::sync(&mut self.going);
        self.flush()?;
        self.asked.clear();
        self.answered.clear();
        self.owed += 1;
        self.inside = false;
        Ok(())
    }

    /// Forgets what was asked and did not go out yet.
    pub fn forget(&mut self) {
        self.going.clear();
        self.asked.clear();
        self.answered.clear();
    }

    /// Runs statements that are text alone.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        self.exchange()?;
        frontend::query(sql, &mut self.going).map_err(Error::broken)?;
        self.flush()?;
        self.until_ready(|_| Ok(()))
    }

    /// Streams rows into a table.
    pub fn copy_in(&mut self, copy: &str, kinds: &[Kind], rows: &[Vec<Value>]) -> Result<()> {
        self.exchange()?;
        frontend::query(copy, &mut self.going).map_err(Error::broken)?;
        self.flush()?;
        match self.next()? {
            Message::CopyInResponse(_) => {}
            Message::ErrorResponse(body) => {
                let told = fault(&body);
                return self.until_ready(|_| Ok(())).and(Err(told));
            }
            _ => return Err(self.lost("the server did not take a stream of rows")),
        }
        let mut piece = BytesMut::from(&b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0"[..]);
        for values in rows {
            piece.put_u16(values.len() as u16);
            for (value, kind) in values.iter().zip(kinds) {
                // A stream that is broken off is of no further use.
                write_field(value, *kind, &mut piece).inspect_err(|_| self.broken = true)?;
            }
            if piece.len() > COPY_MAX {
                self.send_piece(piece.split())?;
            }
        }
        piece.put_i16(-1);
        self.send_piece(piece)?;
        frontend::copy_done(&mut self.going);
        self.flush()?;
        self.until_ready(|_| Ok(()))
    }

    fn send_piece(&mut self, piece: BytesMut) -> Result<()> {
        frontend::CopyData::new(piece.freeze()).map_err(Error::broken)?.write(&mut self.going);
        self.flush()
    }

    /// Sends a message of the log-in.
    pub fn say(&mut self, write: impl FnOnce(&mut BytesMut) -> io::Result<()>) -> Result<()> {
        write(&mut self.going).map_err(Error::broken)?;
        self.flush()
    }

    /// The next message, whatever it is.
    pub fn next(&mut self) -> Result<Message> {
        loop {
            match Message::parse(&mut self.coming) {
                Ok(Some(message)) => return Ok(message),
                Ok(None) => {}
                Err(error) => return Err(self.lost(error)),
            }
            let mut look = [0; LOOK_MAX];
            match self.stream.read(&mut look) {
                Ok(0) => return Err(self.lost("the server ended the connection")),
                Ok(length) => self.coming.extend_from_slice(&look[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.lost(error)),
            }
        }
    }

    /// Sends what was asked, if anything was, and reads its answers.
    fn exchange(&mut self) -> Result<()> {
        if self.asked.is_empty() && self.owed == 0 {
            return Ok(());
        }
        if !self.asked.is_empty() {
            self.packets += 1;
            frontend::sync(&mut self.going);
            self.flush()?;
        }
        while self.owed > 0 {
            self.owed -= 1;
            let ended = self.until_ready(|_| Ok(()));
            if ended.is_err() || self.inside {
                // What was asked meanwhile is answered by nobody.
                return Err(self.lost("a transaction did not end"));
            }
        }
        if self.asked.is_empty() {
            return Ok(());
        }
        let (mut asked, mut answered) = (std::mem::take(&mut self.asked), std::mem::take(&mut self.answered));
        let mut rows = Vec::new();
        self.until_ready(|message| {
            match message {
                Message::DataRow(row) => rows.push(row),
                Message::CommandComplete(body) => {
                    let gives = asked.pop_front().ok_or_else(|| Error::broken("an answer that nobody asked for"))?;
                    let done = body.tag().map_err(Error::broken)?.to_owned();
                    answered.push(Answer { gives, rows: std::mem::take(&mut rows), done });
                }
                _ => {}
            }
            Ok(())
        })?;
        self.answered = answered;
        Ok(())
    }

    /// Reads until the server is ready for more, and gives the first fault that it told. After that one it has skipped the rest of the packet.
    pub fn until_ready(&mut self, mut take: impl FnMut(Message) -> Result<()>) -> Result<()> {
        let mut outcome = Ok(());
        loop {
            match self.next() {
                Ok(Message::ReadyForQuery(body)) => {
                    self.inside = body.status() != b'I';
                    return outcome;
                }
                Ok(Message::ErrorResponse(body)) => outcome = outcome.and(Err(fault(&body))),
                Ok(message) => outcome = outcome.and_then(|()| take(message)),
                Err(error) => return outcome.and(Err(error)),
            }
        }
    }

    fn flush(&mut self) -> Result<()> {
        let sent = self.stream.write_all(&self.going).and_then(|()| self.stream.flush());
        self.going.clear();
        if self.going.capacity() > KEPT_MAX {
            self.going = BytesMut::new();
        }
        sent.map_err(|error| self.lost(error))
    }

    fn lost(&mut self, why: impl std::fmt::Display) -> Error {
        self.broken = true;
        Error::Unavailable(why.to_string())
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.forget();
        frontend::terminate(&mut self.going);
        drop(self.flush());
    }
}

fn write_field(value: &Value, kind: Kind, out: &mut BytesMut) -> Result<()> {
    let at = out.len();
    out.put_i32(-1);
    if let IsNull::No = kind.write(value, out).map_err(Error::broken)? {
        let length = i32::try_from(out.len() - at - 4).map_err(Error::broken)?;
        out[at..at + 4].copy_from_slice(&length.to_be_bytes());
    }
    Ok(())
}
