//! What a request may do: all that its client may, or what the scopes of its token leave of that (xAPI 1.0.3, Communication 4.2). Plain values.

use crate::client::model::{Client, Reads};
use crate::document::model::Kind;

/// For how long a token opens anything, in seconds.
pub(crate) const VALID_SECONDS: i64 = 3_600;
/// Tokens of one client at a time; the oldest goes for a further one.
pub(crate) const TOKENS_MAX: usize = 100;

/// A scope by its name in the specification. `define` is not among them: what is said of activities is always put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Write statements.
    Write,
    /// Read the client's own.
    ReadMine,
    /// Read all that the client may.
    Read,
    /// Read and write states.
    State,
    /// Read and write profiles.
    Profile,
    /// Read everything that the client may.
    AllRead,
    /// All that the client may.
    All,
}

/// What may be done with documents of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Access {
    pub reads: bool,
    pub writes: bool,
}

/// What a request may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    /// Whether it may write statements.
    pub writes: bool,
    /// Which statements it may read.
    pub reads: Reads,
    states: Access,
    profiles: Access,
    /// Whether a token's scopes say so.
    pub by_token: bool,
}

impl Scope {
    /// Each of them.
    pub(crate) const EACH: [Scope; 7] =
        [Scope::Write, Scope::ReadMine, Scope::Read, Scope::State, Scope::Profile, Scope::AllRead, Scope::All];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Scope::Write => "statements/write",
            Scope::ReadMine => "statements/read/mine",
            Scope::Read => "statements/read",
            Scope::State => "state",
            Scope::Profile => "profile",
            Scope::AllRead => "all/read",
            Scope::All => "all",
        }
    }

    /// Whether a client may ask for it: never more than it may itself.
    pub(crate) fn is_of(self, client: &Client) -> bool {
        match self {
            Scope::Write => client.writes,
            Scope::ReadMine | Scope::AllRead => client.reads != Reads::None,
            Scope::Read => matches!(client.reads, Reads::Unit | Reads::All),
            Scope::State | Scope::Profile | Scope::All => client.writes || client.reads != Reads::None,
        }
    }
}

/// Reads scopes as they are asked for: words with a space between. Nothing asked is all that the client may. `Err` names the first that it cannot have.
pub(crate) fn scopes(text: &str, client: &Client) -> Result<Vec<Scope>, String> {
    let mut scopes = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let known = Scope::EACH.into_iter().find(|scope| scope.name() == word && scope.is_of(client));
        let scope = known.ok_or_else(|| word.chars().take(60).collect::<String>())?;
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    Ok(if scopes.is_empty() { vec![Scope::All] } else { scopes })
}

/// Scopes as one line.
pub(crate) fn line(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.name()).collect::<Vec<_>>().join(" ")
}

impl Access {
    const NONE: Access = Access { reads: false, writes: false };
}

impl Grant {
    /// All that a client may.
    pub(crate) fn of(client: &Client) -> Self {
        let both = Access { reads: client.reads != Reads::None, writes: client.writes };
        Self { writes: client.writes, reads: client.reads, states: both, profiles: both, by_token: false }
    }

    /// What the scopes of a token leave of it; a word that is no scope leaves nothing.
    pub(crate) fn narrowed(self, scopes: &str) -> Self {
        let has = |scope: Scope| scopes.split(' ').any(|word| word == scope.name());
        if has(Scope::All) {
            return Self { by_token: true, ..self };
        }
        let reads = match (has(Scope::Read) || has(Scope::AllRead), has(Scope::ReadMine)) {
            (true, _) => self.reads,
            (false, true) if self.reads != Reads::None => Reads::Own,
            _ => Reads::None,
        };
        let of = |scope: Scope, whole: Access| match (has(scope), has(Scope::AllRead)) {
            (true, _) => whole,
            (false, true) => Access { writes: false, ..whole },
            (false, false) => Access::NONE,
        };
        Self {
            writes: self.writes && has(Scope::Write),
            reads,
            states: of(Scope::State, self.states),
            profiles: of(Scope::Profile, self.profiles),
            by_token: true,
        }
    }

    /// What may be done with documents of this kind.
    pub(crate) fn documents(self, kind: Kind) -> Access {
        if kind == Kind::State { self.states } else { self.profiles }
    }
}
