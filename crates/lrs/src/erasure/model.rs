//! Somebody by all that identifies him, and what stands in his place. Plain values and rules.

use std::collections::BTreeSet;

use sha1::{Digest, Sha1};
use zhixing_xapi::{Account, Agent, Ifi, Iri};

/// What stands where an erased person was: one agent for all of them, at an address that can never be anybody's (RFC 2606).
const HOME: &str = "https://erased.invalid/";
const MAIL: &str = "erased@erased.invalid";
/// Forty digits that are nobody's hash.
const HASH: &str = "0000000000000000000000000000000000000000";

/// Somebody, by all that identifies him.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Whom {
    /// Addresses of mail, in small letters.
    mails: BTreeSet<String>,
    /// OpenIDs, and hashes of addresses in small letters.
    plain: BTreeSet<String>,
    /// All but addresses of mail: by these the index is asked.
    exact: Vec<Ifi>,
    /// Addresses of mail as they were named, and in small letters.
    boxes: Vec<Ifi>,
    keys: BTreeSet<String>,
}

/// What an erasure finds, or has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outlook {
    /// Statements that are his: who did what and when is left of them, and not that it was he.
    pub his: u64,
    /// Statements that name him beside others.
    pub beside: u64,
    /// States and profiles that are kept for him, and go.
    pub kept: u64,
    /// States and profiles that mention him, without him.
    pub mentioned: u64,
}

impl Outlook {
    pub(crate) fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// How many statements.
    pub(crate) fn statements(self) -> u64 {
        self.his + self.beside
    }
}

/// The agent that stands where somebody was.
pub(crate) fn erased(name: &str) -> Agent {
    let home_page = Iri::new(HOME).expect("a constant that is an IRI");
    Agent::new(Ifi::Account(Account { home_page, name: "erased".to_owned() }), Some(name.to_owned()))
}

impl Whom {
    /// Somebody by these. A mail address brings its hash along, as agents are also named.
    pub(crate) fn of(identifiers: impl IntoIterator<Item = Ifi>) -> Self {
        let mut whom = Self::default();
        identifiers.into_iter().for_each(|ifi| whom.add(ifi));
        whom
    }

    fn add(&mut self, ifi: Ifi) {
        match &ifi {
            Ifi::Mbox(mbox) => {
                let address = mbox.get("mailto:".len()..).unwrap_or_default().to_owned();
                // Hashed as it is written, as the key folds it, or in small letters: systems differ.
                for text in [mbox.clone(), ifi.key(), format!("mailto:{}", address.to_ascii_lowercase())] {
                    self.add(Ifi::MboxSha1Sum(hex::encode(Sha1::digest(text.as_bytes()))));
                }
                self.boxes.extend([ifi.clone(), Ifi::Mbox(format!("mailto:{}", address.to_ascii_lowercase()))]);
                self.mails.insert(address.to_ascii_lowercase());
                return;
            }
            Ifi::MboxSha1Sum(hash) => drop(self.plain.insert(hash.to_ascii_lowercase())),
            Ifi::OpenId(id) => drop(self.plain.insert(id.to_string())),
            Ifi::Account(_) => {}
        }
        if self.keys.insert(ifi.key()) {
            self.exact.push(ifi);
        }
    }

    /// Whether this identifies him. An account that is called as his mail address is his too.
    pub(crate) fn is_him(&self, ifi: &Ifi) -> bool {
        let is_mail = |text: &str| self.mails.contains(&text.to_ascii_lowercase());
        match ifi {
            Ifi::Mbox(mbox) => is_mail(mbox.get("mailto:".len()..).unwrap_or_default()),
            Ifi::Account(account) => is_mail(&account.name) || self.keys.contains(&ifi.key()),
            Ifi::MboxSha1Sum(_) | Ifi::OpenId(_) => self.keys.contains(&ifi.key()),
        }
    }

    /// Whether a document that is kept for this agent, by his key, is kept for him.
    pub(crate) fn is_key(&self, key: &str) -> bool {
        self.keys.contains(key) || self.without(key) != key
    }

    /// His addresses of mail, which are looked for in every text.
    pub(crate) fn mails(&self) -> impl Iterator<Item = &str> {
        self.mails.iter().map(String::as_str)
    }

    /// What else he is known by: found by the index.
    pub(crate) fn exact(&self) -> &[Ifi] {
        &self.exact
    }

    /// All of it that can be named without a text in which it stands.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Ifi> {
        self.exact.iter().chain(&self.boxes)
    }

    /// A text without his addresses, hashes and OpenIDs, wherever they stand in it: extensions, names of accounts, addresses of activities.
    pub(crate) fn without(&self, text: &str) -> String {
        let mut rest = text.to_owned();
        for mail in &self.mails {
            rest = replaced(&rest, mail, MAIL);
        }
        for word in &self.plain {
            let instead = if word.contains(':') { HOME } else { HASH };
            rest = replaced(&rest, word, instead);
        }
        rest
    }
}

/// Puts `instead` wherever a word stands by itself, in whatever case of Latin letters: `a@b.c` is no part of `aa@b.c` or `a@b.com`.
fn replaced(text: &str, word: &str, instead: &str) -> String {
    let (lower, word) = (text.to_ascii_lowercase(), word.to_ascii_lowercase());
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    while let Some(at) = lower[from..].find(&word).map(|at| from + at) {
        let end = at + word.len();
        let is_whole = !lower[..at].chars().next_back().is_some_and(goes_on) && !continues(&lower[end..]);
        out.push_str(&text[from..at]);
        out.push_str(if is_whole { instead } else { &text[at..end] });
        from = end;
    }
    out.push_str(&text[from..]);
    out
}

/// Whether a character before a word makes it part of a longer one.
fn goes_on(before: char) -> bool {
    before.is_ascii_alphanumeric() || "._+-".contains(before)
}

/// Whether what follows makes a word part of a longer one: a further letter, or a dot or a hyphen before one.
fn continues(rest: &str) -> bool {
    let mut after = rest.chars();
    match after.next() {
        Some('.' | '-') => after.next().is_some_and(|next| next.is_ascii_alphanumeric()),
        Some(next) => next.is_ascii_alphanumeric() || next == '_',
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(address: &str) -> Ifi {
        Ifi::Mbox(format!("mailto:{address}"))
    }

    #[test]
    fn a_mail_address_is_known_in_each_form() {
        let whom = Whom::of([mail("Zhang@Example.org")]);
        let hash = |text: &str| Ifi::MboxSha1Sum(hex::encode(Sha1::digest(text.as_bytes())));
        let account = |name: &str| {
            Ifi::Account(Account { home_page: Iri::new("https://lms.example.org").unwrap(), name: name.to_owned() })
        };
        for his in [
            mail("zhang@example.org"),
            mail("ZHANG@EXAMPLE.ORG"),
            hash("mailto:zhang@example.org"),
            hash("mailto:Zhang@Example.org"),
            account("zhang@example.org"),
        ] {
            assert!(whom.is_him(&his), "{his:?}");
        }
        for other in [mail("azhang@example.org"), hash("mailto:li@example.org"), account("zhang")] {
            assert!(!whom.is_him(&other), "{other:?}");
        }
        // As another program reckons it: `printf mailto:foo@bar.com | sha1sum`.
        assert!(
            Whom::of([mail("foo@bar.com")])
                .is_him(&Ifi::MboxSha1Sum("c89da884114cb795065ce008ef6f25750a78e8be".into()))
        );
    }

    #[test]
    fn only_whole_words_are_taken_out() {
        let openid = Iri::new("https://id.example.org/zhang").unwrap();
        let whom = Whom::of([mail("a@b.cn"), Ifi::OpenId(openid)]);
        let cases = [
            ("mailto:A@b.CN", "mailto:erased@erased.invalid"),
            ("写给a@b.cn。", "写给erased@erased.invalid。"),
            ("\"a@b.cn\", a@b.cn.", "\"erased@erased.invalid\", erased@erased.invalid."),
            ("aa@b.cn x.a@b.cn a@b.cnn a@b.cn.org a@b.cn-x", "aa@b.cn x.a@b.cn a@b.cnn a@b.cn.org a@b.cn-x"),
            ("https://id.example.org/zhang", "https://erased.invalid/"),
            ("https://id.example.org/zhang2", "https://id.example.org/zhang2"),
            ("", ""),
        ];
        for (text, left) in cases {
            assert_eq!(whom.without(text), left, "{text}");
        }
    }
}
