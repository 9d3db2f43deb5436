//! The key that signs the log: a file beside the database, readable for its owner alone. It is never logged and never enters the database.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zhixing_kit::id::Random;
use zhixing_kit::{Error, Result, Sentence};
use zhixing_ledger::Signer;

use crate::text::Text;

/// How the file's one line begins, as usual for keys of signed notes: then name, short id, and the algorithm's byte with the seed.
const PREFIX: &str = "PRIVATE+KEY+";
/// The algorithm's byte of Ed25519.
const ED25519: u8 = 0x01;

/// A log's signing key.
pub struct SigningKey {
    signer: Signer,
}

impl SigningKey {
    /// Makes a key. `origin` is the log's name: without spaces and plus signs.
    pub fn new(origin: &str, seed: &[u8; 32]) -> Result<Self> {
        let signer = Signer::new(origin, seed).map_err(Error::broken)?;
        Ok(Self { signer })
    }

    /// Reads the key file; makes a new one, of this origin, when there is no file. An unreadable file is refused, never replaced.
    pub fn create_or_read(path: &Path, origin: &str, random: &Random) -> Result<Self> {
        if let Some(key) = Self::read(path)? {
            return Ok(key);
        }
        let seed = random.bytes();
        let key = Self::new(origin, &seed)?;
        match write_new(path, &key.line(&seed)) {
            Ok(()) => Ok(key),
            // Another process was faster: its key counts.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Self::read(path)?.ok_or(Error::NotFound),
            Err(error) => Err(unreadable(path, &error.to_string())),
        }
    }

    /// Reads the one line of a key file; `None` when it is none.
    pub fn from_line(line: &str) -> Option<Self> {
        parse(line.trim_end())
    }

    /// Reads the key file; `None` when there is none.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        let line = match fs::read_to_string(path) {
            Ok(line) => line,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(path, &error.to_string())),
        };
        warn_if_open_to_others(path);
        parse(line.trim_end()).map(Some).ok_or_else(|| unreadable(path, "not a signing key"))
    }

    /// The public half: `name+id+base64`.
    pub fn verifier_key(&self) -> String {
        self.signer.verifier().encode()
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        self.signer.verifier().name()
    }

    /// What signs.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    fn line(&self, seed: &[u8; 32]) -> String {
        let verifier = self.signer.verifier();
        let secret = STANDARD.encode([&[ED25519][..], seed].concat());
        format!("{PREFIX}{}+{:08x}+{secret}\n", verifier.name(), verifier.id())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey of {}", self.verifier_key())
    }
}

fn parse(line: &str) -> Option<SigningKey> {
    let mut parts = line.strip_prefix(PREFIX)?.splitn(3, '+');
    let (name, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
    let secret = STANDARD.decode(secret).ok()?;
    let (algorithm, seed) = secret.split_first()?;
    let seed: [u8; 32] = seed.try_into().ok()?;
    let signer = Signer::new(name, &seed).ok().filter(|_| *algorithm == ED25519)?;
    (format!("{:08x}", signer.verifier().id()) == id).then_some(SigningKey { signer })
}

/// Writes a file that was not there, whole or not at all: a draft on the disk first, then its name.
fn write_new(path: &Path, line: &str) -> io::Result<()> {
    let draft = path.with_extension(format!("draft-{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()?;
    let named = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    named?;
    // The log will begin with this key: its name must outlive a power cut too.
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(unix)]
fn warn_if_open_to_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0) {
        tracing::warn!(path = %path.display(), "others can read the signing key: chmod 600");
    }
}

#[cfg(not(unix))]
fn warn_if_open_to_others(_: &Path) {}

fn unreadable(path: &Path, why: &str) -> Error {
    Sentence::of(|language| Text(language).key_unreadable(path.display(), why)).into()
}
