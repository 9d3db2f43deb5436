//! The postman: hands letters to the organisation's mail server, outside every transaction. At least once: if the program dies between the
//! server's word and ours, the same letter goes out again under the same id. He never looks at what is read or answered.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::{Error as SmtpError, SmtpTransport};
use lettre::{Address, Transport};
use zhixing_kit::{Db, Language, Moment, Result};
use zhixing_people::Secret;

use super::actions::{self, Taken};
use super::letter::{Outgoing, one_line};
use super::model::refuses_address;
use super::text::Text;

/// How long the mail server may take for one step.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many letters one round carries.
const ROUND_MAX: usize = 200;
/// The longest answer of a server that is kept and shown, in characters.
const ANSWER_MAX: usize = 200;

/// How mail is sent, as the one who runs the program has set it.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// `smtps://HOST[:PORT]` (encrypted from the first byte), `smtp://HOST[:PORT]` (STARTTLS, and nothing without it), or
    /// `smtp-plain://HOST[:PORT]` (never encrypted, without a password).
    pub server: String,
    /// The name with which the program signs in there.
    pub user: Option<String>,
    /// The password.
    pub password: Option<Secret>,
    /// The address that letters come from.
    pub from: String,
}

/// Who carries letters. Cheap to clone.
#[derive(Clone)]
pub struct Postman(Arc<Bag>);

struct Bag {
    transport: SmtpTransport,
    from: Mailbox,
    server: String,
    origin: String,
}

/// What the mail server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It took the letter.
    Taken,
    /// The address takes no mail.
    Refused(String),
    /// It could not be handed over now, whosever fault that is.
    Later(String),
}

impl Postman {
    /// A postman for these settings; `origin` is the address that people type. Says in one line what is wrong with the settings.
    pub fn new(settings: &MailSettings, origin: &str) -> Result<Self, String> {
        let from: Address =
            settings.from.parse().map_err(|_| format!("--mail-from {:?} is no mail address", settings.from))?;
        let from = Mailbox::new(Some(Text(Language::Chinese).sender().to_owned()), from);
        let transport = transport(settings)?;
        let (server, origin) = (settings.server.clone(), origin.to_owned());
        Ok(Self(Arc::new(Bag { transport, from, server, origin })))
    }

    /// The server and the sender's address, for who administers; never a password.
    pub fn facts(&self) -> (&str, String) {
        (&self.0.server, self.0.from.email.to_string())
    }

    /// Carries what is due. Says how many letters were carried, dropped or put off: none means that there is nothing to do.
    /// Blocks: for a thread of its own.
    pub fn round(&self, db: &Db) -> Result<usize> {
        for carried in 0..ROUND_MAX {
            let origin = self.0.origin.clone();
            let taken = match db.write_now(move |tx| actions::take_up(tx, &origin))? {
                Taken::Nothing => return Ok(carried),
                Taken::Dropped => continue,
                Taken::Letter(taken) => taken,
            };
            let (letter, outgoing) = *taken;
            let answer = self.carry(&outgoing, db.surroundings().clock.now());
            db.write_now(move |tx| match &answer {
                Answer::Taken => actions::sent(tx, &letter),
                Answer::Refused(why) => actions::refused(tx, &letter, why),
                Answer::Later(why) => actions::put_off(tx, &letter, why),
            })?;
        }
        Ok(ROUND_MAX)
    }

    /// Sends a letter that proves the settings, at once. Blocks.
    pub fn test(&self, to: &str, id: &str, language: Language, now: Moment) -> Answer {
        let text = Text(language);
        let (subject, body) = (text.test_subject().to_owned(), text.test_body(&self.0.origin));
        self.carry(&Outgoing { id: id.to_owned(), to: to.to_owned(), subject, body, language }, now)
    }

    fn carry(&self, letter: &Outgoing, now: Moment) -> Answer {
        let message = match self.write(letter, now) {
            Ok(message) => message,
            Err(why) => return Answer::Refused(why),
        };
        match self.0.transport.send(&message) {
            Ok(_) => Answer::Taken,
            Err(error) => self.understand(&error),
        }
    }

    fn understand(&self, error: &SmtpError) -> Answer {
        let why = answer(error);
        if error.is_permanent() && error.status().is_some_and(|code| refuses_address(u16::from(code))) {
            return Answer::Refused(why);
        }
        // What a server answers often names the address: it stands on the page of who administers, never in the log.
        let status = status(error);
        tracing::warn!(server = self.0.server, status, "a letter could not be handed over and will be tried again");
        Answer::Later(why)
    }

    fn write(&self, letter: &Outgoing, now: Moment) -> Result<Message, String> {
        let to: Address = letter.to.parse().map_err(|_| "no mail address".to_owned())?;
        let host = self.0.from.email.domain();
        let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(now.0).unwrap_or(0));
        let header =
            |name: &'static str, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
        Message::builder()
            .from(self.0.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&*letter.subject)
            .date(date)
            .message_id(Some(format!("<{}@{host}>", letter.id)))
            // So that no machine answers it (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", letter.language.tag()))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|error| error.to_string())
    }
}

/// What may stand in the log: the server's number, or the kind of trouble; no words of its own.
fn status(error: &SmtpError) -> String {
    match error.status() {
        Some(code) => code.to_string(),
        None if error.is_timeout() => "no answer in time".to_owned(),
        None => "no connection, or not understood".to_owned(),
    }
}

/// What went wrong, in one short line: the server's own words, or the network's.
fn answer(error: &SmtpError) -> String {
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        let more = deeper.to_string();
        if !told.contains(&more) {
            told = format!("{told}: {more}");
        }
        cause = deeper.source();
    }
    one_line(&zhixing_kit::form::clean(&told)).chars().take(ANSWER_MAX).collect()
}

fn transport(settings: &MailSettings) -> Result<SmtpTransport, String> {
    let wrong = || {
        format!(
            "--mail-server {:?} must be smtps://HOST[:PORT], smtp://HOST[:PORT] or smtp-plain://HOST[:PORT]",
            settings.server
        )
    };
    let (scheme, rest) = settings.server.split_once("://").ok_or_else(wrong)?;
    let (host, port) = match rest.trim_end_matches('/').rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse::<u16>().map_err(|_| wrong())?)),
        None => (rest.trim_end_matches('/'), None),
    };
    if host.is_empty() || host.contains(['/', '@', '?']) {
        return Err(wrong());
    }
    let unusable = |error: SmtpError| format!("--mail-server {:?} cannot be used: {}", settings.server, answer(&error));
    let mut builder = match scheme {
        "smtps" => SmtpTransport::relay(host).map_err(unusable)?,
        "smtp" => SmtpTransport::starttls_relay(host).map_err(unusable)?,
        "smtp-plain" => SmtpTransport::builder_dangerous(host),
        _ => return Err(wrong()),
    };
    if let Some(port) = port {
        builder = builder.port(port);
    }
    match (&settings.user, &settings.password) {
        (None, None) => {}
        (Some(_), Some(_)) if scheme == "smtp-plain" => {
            return Err("--mail-server smtp-plain:// would send the password for all to read: use smtps:// or smtp://"
                .to_owned());
        }
        (Some(user), Some(password)) => {
            builder = builder.credentials(Credentials::new(user.clone(), password.reveal().to_owned()));
        }
        _ => return Err("--mail-user and --mail-password (or --mail-password-file) go together".to_owned()),
    }
    Ok(builder.timeout(Some(PATIENCE)).build())
}
