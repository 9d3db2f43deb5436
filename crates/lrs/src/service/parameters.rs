//! The parameters of a request, each known and there once.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use zhixing_kit::Moment;
use zhixing_xapi::{Actor, Agent, Iri, Timestamp, Uuid, Version};

use super::reply::Refused;

/// The parameters of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parameters(pub Vec<(String, String)>);

impl Parameters {
    /// Reads a query, or a form: `a=b&c=d`. `None` when it is not encoded as one.
    pub(crate) fn read(query: &str) -> Option<Parameters> {
        let decode = |text: &str| {
            let spaced = text.replace('+', " ");
            percent_decode_str(&spaced).decode_utf8().ok().map(std::borrow::Cow::into_owned)
        };
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(name)?, decode(value)?))
        };
        query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect::<Option<_>>().map(Parameters)
    }

    /// The same as a query.
    pub(crate) fn write(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> =
            self.0.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        pairs.join("&")
    }

    /// Refuses what this resource does not know, in whatever case (XAPI-00324, XAPI-00325), and what is there twice.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Refused> {
        for (at, (name, _)) in self.0.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                return Err(Refused::bad(format!("{name}: is not a parameter of this resource (XAPI-00324)")));
            }
            if self.0[..at].iter().any(|(other, _)| other == name) {
                return Err(Refused::bad(format!("{name}: is there twice")));
            }
        }
        Ok(())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(self.0.remove(at).1)
    }

    fn parsed<T>(&self, name: &str, must: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refused> {
        let Some(value) = self.get(name) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| Refused::bad(format!("{name}: must be {must} (XAPI-00012)")))
    }

    fn needed<T>(name: &str, value: Option<T>) -> Result<T, Refused> {
        value.ok_or_else(|| Refused::bad(format!("{name}: is missing")))
    }

    pub(crate) fn iri(&self, name: &str) -> Result<Option<Iri>, Refused> {
        self.parsed(name, "an IRI with a scheme", Iri::new)
    }

    pub(crate) fn need_iri(&self, name: &str) -> Result<Iri, Refused> {
        Self::needed(name, self.iri(name)?)
    }

    pub(crate) fn uuid(&self, name: &str) -> Result<Option<Uuid>, Refused> {
        self.parsed(name, "a UUID in its standard form", Uuid::new)
    }

    pub(crate) fn moment(&self, name: &str, version: Version) -> Result<Option<Moment>, Refused> {
        // A plus sign that was not encoded arrives as a space.
        let read = |text: &str| Timestamp::new(&text.replace(' ', "+"), version).ok().map(|at| Moment(at.unix_ms()));
        self.parsed(name, "a moment as in 2026-03-01T09:30:00Z", read)
    }

    pub(crate) fn truth(&self, name: &str) -> Result<bool, Refused> {
        let read = |text: &str| match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        Ok(self.parsed(name, "true or false", read)?.unwrap_or(false))
    }

    pub(crate) fn count(&self, name: &str) -> Result<Option<usize>, Refused> {
        self.parsed(name, "a whole number, 0 or greater", |text| text.parse().ok())
    }

    pub(crate) fn number(&self, name: &str) -> Result<Option<i64>, Refused> {
        self.parsed(name, "a whole number", |text| text.parse().ok())
    }

    pub(crate) fn need_agent(&self, version: Version) -> Result<Agent, Refused> {
        let text = Self::needed("agent", self.get("agent"))?;
        Agent::parse(text, version).map_err(|fault| Refused::of("agent", fault))
    }

    /// An agent or an identified group.
    pub(crate) fn actor(&self, version: Version) -> Result<Option<Actor>, Refused> {
        let Some(text) = self.get("agent") else { return Ok(None) };
        let actor = Actor::parse(text, version).map_err(|fault| Refused::of("agent", fault))?;
        match actor.ifi() {
            Some(_) => Ok(Some(actor)),
            None => Err(Refused::bad("agent: must have one of mbox, mbox_sha1sum, openid and account".into())),
        }
    }

    /// The id of a document: any text but an empty one.
    pub(crate) fn id(&self, name: &str) -> Result<Option<String>, Refused> {
        self.parsed(name, "a text of 1 to 1000 characters", |text| {
            (1..=1_000).contains(&text.chars().count()).then(|| text.to_owned())
        })
    }

    pub(crate) fn need_id(&self, name: &str) -> Result<String, Refused> {
        Self::needed(name, self.id(name)?)
    }
}
