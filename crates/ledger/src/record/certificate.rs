//! The certificate of deletion: what was deleted, when, and where its log ended, signed with the log's key before the key itself was deleted. It
//! verifies by itself, years later, and says nothing of anybody.

use super::fault::Fault;
use crate::note::{Note, Signer, VerifierKey};

const FORMAT: &str = "zhixing-deletion/1";

/// What a certificate says. No field has a line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The organisation's name.
    pub organisation: String,
    /// Entries in the log at its end.
    pub size: u64,
    /// The root of its tree, base64.
    pub root: String,
    /// When the end was announced, RFC 3339.
    pub announced_at: String,
    /// SHA-256 of the export's list of files, hex.
    pub export: String,
    /// When everything was deleted, RFC 3339.
    pub deleted_at: String,
}

impl Certificate {
    /// Whether these bytes claim to be a certificate.
    pub fn is_one(bytes: &[u8]) -> bool {
        bytes.starts_with(FORMAT.as_bytes())
    }

    /// The certificate, signed.
    pub fn write(&self, signer: &Signer) -> String {
        let key = signer.verifier().encode();
        let text: String = self.lines(&key).iter().map(|(name, value)| format!("{name} {value}\n")).collect();
        let note = Note::sign(&format!("{FORMAT}\n{text}"), signer).expect("its lines have no control characters");
        note.encode()
    }

    /// Reads and verifies a certificate, and gives the key that signed it.
    pub fn verify(bytes: &[u8], trusted: Option<&VerifierKey>) -> Result<(Self, VerifierKey), Fault> {
        let text =
            std::str::from_utf8(bytes).map_err(|error| Fault::NotText { byte: error.valid_up_to() + 1, line: 1 })?;
        let note = Note::parse(text).map_err(|error| Fault::Checkpoint(error.to_string()))?;
        let lines: Vec<&str> = note.text.lines().collect();
        if lines.first() != Some(&FORMAT) {
            return Err(Fault::Format {
                found: lines.first().map(|line| line.chars().take(80).collect()).unwrap_or_default(),
            });
        }
        let value = |name: &str| {
            let found = lines.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            found.map(str::to_owned).ok_or_else(|| Fault::MissingField { name: name.to_owned(), line: 1 })
        };
        let key = VerifierKey::parse(&value("key")?).map_err(|error| Fault::Key(error.to_string()))?;
        if let Some(trusted) = trusted.filter(|trusted| **trusted != key) {
            return Err(Fault::OtherKey { found: key.fingerprint(), trusted: trusted.fingerprint() });
        }
        if note.signatures.len() != 1 || note.verify(&key).is_err() {
            return Err(Fault::Seal);
        }
        let certificate = Self {
            organisation: value("organisation")?,
            size: value("size")?.parse().map_err(|_| Fault::MissingField { name: "size".to_owned(), line: 1 })?,
            root: value("root")?,
            announced_at: value("announced")?,
            export: value("export")?,
            deleted_at: value("deleted")?,
        };
        Ok((certificate, key))
    }

    fn lines(&self, key: &str) -> [(&'static str, String); 7] {
        [
            ("organisation", self.organisation.clone()),
            ("size", self.size.to_string()),
            ("root", self.root.clone()),
            ("announced", self.announced_at.clone()),
            ("export", self.export.clone()),
            ("deleted", self.deleted_at.clone()),
            ("key", key.to_owned()),
        ]
    }
}
