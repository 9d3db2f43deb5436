//! What a request is answered with.

use zhixing_kit::{Error, Moment};
use zhixing_xapi::Fault;
use zhixing_xapi::multipart::MultipartFault;

/// An answer: status, headers, bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// A no: status and reason, as the client is told and the administrator sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub status: u16,
    pub reason: String,
}

impl Reply {
    pub(crate) fn empty(status: u16) -> Self {
        Reply { status, headers: Vec::new(), body: Vec::new() }
    }

    pub(crate) fn json(text: String) -> Self {
        Reply { status: 200, headers: vec![("content-type", "application/json".to_owned())], body: text.into_bytes() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    pub(crate) fn modified(self, at: Moment) -> Self {
        self.with("last-modified", http_date(at))
    }
}

impl Refused {
    pub(crate) fn new(status: u16, reason: String) -> Self {
        Refused { status, reason }
    }

    pub(crate) fn bad(reason: String) -> Self {
        Refused::new(400, reason)
    }

    /// What is wrong with a parameter or a document, which is called by its name where the whole of it is wrong.
    pub(crate) fn of(name: &str, mut fault: Fault) -> Self {
        if fault.path.is_empty() {
            name.clone_into(&mut fault.path);
        }
        Refused::bad(fault.to_string())
    }

    pub(crate) fn reply(&self) -> Reply {
        let kind = ("content-type", "text/plain; charset=utf-8".to_owned());
        let reply = Reply { status: self.status, headers: vec![kind], body: self.reason.clone().into_bytes() };
        if matches!(self.status, 429 | 503) { reply.with("retry-after", "1".into()) } else { reply }
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Refused::new(404, "there is no such thing".into()),
            Error::Busy | Error::Unavailable(_) => Refused::new(503, "the store is busy; try again in a moment".into()),
            Error::Full => {
                Refused::new(507, "the disk of the store is full; its administrator has to make room".into())
            }
            Error::Refused(sentence) => Refused::new(403, sentence.en),
            other => {
                tracing::error!(error = %other, "a request to the record store failed");
                Refused::new(
                    500,
                    "the store failed; nothing is known to be saved: ask for it, and send it again".into(),
                )
            }
        }
    }
}

impl From<MultipartFault> for Refused {
    fn from(fault: MultipartFault) -> Self {
        Refused::bad(fault.to_string())
    }
}

/// A moment as HTTP writes it (RFC 9110, 5.6.7).
fn http_date(at: Moment) -> String {
    let utc = at.local(&jiff::tz::TimeZone::UTC);
    utc.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
