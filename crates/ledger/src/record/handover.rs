//! The change of a log's key, as a signed note: from which key to which, at which size and root, when and why. The log goes on under its name: who
//! kept an earlier checkpoint can have it proved that the log still continues it. It says nothing of anybody.

use super::fault::Fault;
use crate::log::Hash;
use crate::note::{Note, Signer, VerifierKey};

const FORMAT: &str = "zhixing-key/1";

/// Why a log has another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The earlier key is gone: only the new one can sign the change.
    Lost,
    /// Somebody else may have the earlier key; both sign.
    Exposed,
    /// Nothing happened; both sign.
    Planned,
}

/// What the note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The key until then; its name is the log's, and stays so.
    pub before: VerifierKey,
    /// The key from then on.
    pub after: VerifierKey,
    /// Entries that were signed with the earlier key.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub ground: Ground,
}

impl Ground {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Exposed, Self::Planned];

    /// The word in the note.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Exposed => "exposed",
            Self::Planned => "planned",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.word() == word)
    }

    /// Whether the earlier key signs its own end.
    pub fn is_signed_by_both(self) -> bool {
        self != Self::Lost
    }
}

impl Handover {
    /// Whether these bytes claim to be such a note.
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(FORMAT.as_bytes())
    }

    /// The note, signed by the new key, and by the earlier one where it is there. Refuses what [`Handover::verify`] would not accept.
    pub fn write(&self, after: &Signer, before: Option<&Signer>) -> Result<String, Fault> {
        let lines = [
            ("log", self.before.name().to_owned()),
            ("before", self.before.encode()),
            ("after", self.after.encode()),
            ("size", self.size.to_string()),
            ("root", self.root.to_base64()),
            ("at", self.at.clone()),
            ("ground", self.ground.word().to_owned()),
        ];
        let lines: String = lines.iter().map(|(name, value)| format!("{name} {value}\n")).collect();
        let text = format!("{FORMAT}\n{lines}");
        let mut note = Note::sign(&text, after).map_err(|error| Fault::Checkpoint(error.to_string()))?;
        if let Some(signer) = before {
            note.signatures.extend(Note::sign(&text, signer).map_err(|_| Fault::Seal)?.signatures);
        }
        let note = note.encode();
        if Self::verify(note.as_bytes(), None)? == *self { Ok(note) } else { Err(Fault::Seal) }
    }

    /// Reads and verifies a note; where a key is trusted, it must be the earlier or the new one. A change after a loss is signed by the new key alone:
    /// who trusts the earlier one learns of it here, and has to be told by other means that it is true.
    pub fn verify(bytes: &[u8], trusted: Option<&VerifierKey>) -> Result<Self, Fault> {
        let text =
            std::str::from_utf8(bytes).map_err(|error| Fault::NotText { byte: error.valid_up_to() + 1, line: 1 })?;
        let note = Note::parse(text).map_err(|error| Fault::Checkpoint(error.to_string()))?;
        let said = Self::read(&note.text)?;
        let signers = if said.ground.is_signed_by_both() { vec![&said.after, &said.before] } else { vec![&said.after] };
        if note.signatures.len() != signers.len() || signers.iter().any(|key| note.verify(key).is_err()) {
            return Err(Fault::Seal);
        }
        match trusted.filter(|trusted| **trusted != said.before && **trusted != said.after) {
            Some(trusted) => Err(Fault::OtherKey { found: said.after.fingerprint(), trusted: trusted.fingerprint() }),
            None => Ok(said),
        }
    }

    /// The lines, in their order and no others.
    fn read(text: &str) -> Result<Self, Fault> {
        let mut lines = text.lines();
        let format = lines.next().unwrap_or_default();
        if format != FORMAT {
            return Err(Fault::Format { found: format.chars().take(80).collect() });
        }
        let mut line = 1;
        let mut value = |name: &str| {
            line += 1;
            let missing = || Fault::MissingField { name: name.to_owned(), line };
            lines.next().and_then(|found| found.strip_prefix(name)?.strip_prefix(' ')).ok_or_else(missing)
        };
        let key = |text: &str| VerifierKey::parse(text).map_err(|error| Fault::Key(error.to_string()));
        let malformed = |why: &str| Fault::Checkpoint(why.to_owned());
        let log = value("log")?.to_owned();
        let said = Self {
            before: key(value("before")?)?,
            after: key(value("after")?)?,
            size: value("size")?.parse().map_err(|_| malformed("the size is not a number"))?,
            root: Hash::from_base64(value("root")?).ok_or_else(|| malformed("the root is not a hash in base64"))?,
            at: value("at")?.to_owned(),
            ground: Ground::read(value("ground")?).ok_or_else(|| malformed("its ground is not known"))?,
        };
        if lines.next().is_some() || said.before == said.after {
            return Err(malformed("it says more, or less, than a change of keys"));
        }
        if said.before.name() != log || said.after.name() != log {
            return Err(malformed("a key is of another log"));
        }
        Ok(said)
    }
}
