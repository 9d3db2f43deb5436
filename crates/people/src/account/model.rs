//! Accounts: who may sign in, what a sign-in name looks like, and the rule for passwords. Pure; knows no hash.

use zhixing_kit::db::FromRow;
use zhixing_kit::form::Check;
use zhixing_kit::{Language, Moment, Result, Row, Sentence};
use zhixing_records::MemberId;

use super::text::Text;
use crate::words::words;

zhixing_kit::ids! {
    /// An account.
    AccountId;
    /// A one-time link.
    LinkId;
}

/// The least number of characters of a password.
pub const PASSWORD_CHARS_MIN: usize = 10;
/// The most, so that hashing has a bound.
pub const PASSWORD_CHARS_MAX: usize = 200;
/// How long a one-time link is good for.
pub const LINK_MS_MAX: i64 = 7 * zhixing_kit::clock::DAY_MS;

/// Passwords of the right length that everybody tries first.
const COMMON: &[&str] = &[
    "1234567890",
    "0123456789",
    "0987654321",
    "12345678910",
    "123456789a",
    "a123456789",
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "qwertyuiop",
    "password123",
    "password1234",
    "iloveyou1314",
    "woaini1314520",
    "woaizhongguo",
    "zhixing123",
    "zhixing123456",
    "administrator",
];

words! {
    /// What a one-time link is for.
    pub enum LinkPurpose {
        /// The first administrator of a new installation.
        First = "first" "首次使用" / "First use";
        /// The first password of an account.
        Activation = "activation" "启用账号" / "Activation";
        /// A new password for an account that has one.
        Recovery = "recovery" "找回密码" / "Recovery";
    }
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub member: MemberId,
    /// The name to sign in with, in lower case.
    pub sign_in_name: String,
    /// Whether a password was set.
    pub is_active: bool,
    /// The language that its owner set.
    pub language: Option<Language>,
    /// Since when it is barred.
    pub closed_at: Option<Moment>,
}

impl FromRow for Account {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            member: row.take()?,
            sign_in_name: row.take()?,
            is_active: row.take()?,
            language: row.take::<Option<String>>()?.as_deref().and_then(Language::from_tag),
            closed_at: row.take()?,
        })
    }
}

/// A sign-in name as it is stored and compared: trimmed, in lower case.
pub fn tidy_name(raw: &str) -> String {
    zhixing_kit::form::clean(raw).to_lowercase()
}

/// Checks a sign-in name: 2 to 40 letters, digits, or any of `.-_@`.
pub fn check_name(check: &mut Check, raw: &str) -> String {
    let name = tidy_name(&check.text("sign_in_name", raw, 40));
    let fits = |character: char| character.is_alphanumeric() || ".-_@".contains(character);
    if !name.is_empty() && (name.chars().count() < 2 || !name.chars().all(fits)) {
        check.fault("sign_in_name", Sentence::of(|language| Text(language).name_rule()));
    }
    name
}

/// The rule for passwords: long enough, not the sign-in name, not what everybody tries first.
pub fn check_password(check: &mut Check, password: &str, sign_in_name: &str) {
    let length = password.chars().count();
    let plain = password.to_lowercase();
    let mut fault = |sentence| check.fault("new_password", sentence);
    if length < PASSWORD_CHARS_MIN {
        fault(Sentence::of(|language| Text(language).too_short(PASSWORD_CHARS_MIN)));
    } else if length > PASSWORD_CHARS_MAX {
        fault(Sentence::of(|language| Text(language).too_long(PASSWORD_CHARS_MAX)));
    } else if plain.trim() == sign_in_name {
        fault(Sentence::of(|language| Text(language).same_as_name()));
    } else if COMMON.contains(&plain.as_str()) || is_monotonous(&plain) {
        fault(Sentence::of(|language| Text(language).too_common()));
    }
}

/// Fewer than four different characters.
fn is_monotonous(password: &str) -> bool {
    let mut characters: Vec<char> = password.chars().collect();
    characters.sort_unstable();
    characters.dedup();
    characters.len() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_uncommon_and_not_the_name() {
        let cases = [
            ("correct horse battery", true),
            ("十个字的口令也可以的呀", true),
            ("short", false),
            ("123456789", false),
            ("1234567890", false),
            ("PASSWORD123", false),
            ("aaaaaaaaaaaa", false),
            ("ababababababab", false),
            ("zhang.san.1", false),
            ("ZHANG.SAN.1", false),
        ];
        for (password, good) in cases {
            let mut check = Check::default();
            check_password(&mut check, password, "zhang.san.1");
            assert_eq!(check.finish(()).is_ok(), good, "{password}");
        }
        let mut check = Check::default();
        check_password(&mut check, &"长".repeat(201), "x");
        assert!(check.finish(()).is_err());
    }

    #[test]
    fn a_sign_in_name_is_tidy() {
        for (raw, tidy) in [(" Zhang.San ", "zhang.san"), ("张三", "张三"), ("A-1_b@c", "a-1_b@c")] {
            let mut check = Check::default();
            let name = check_name(&mut check, raw);
            assert_eq!(check.finish(name), Ok(tidy.to_owned()));
        }
        for raw in ["", "a", "a b", "<script>", "a\0/b", "x'--", &"x".repeat(41)] {
            let mut check = Check::default();
            check_name(&mut check, raw);
            assert!(check.finish(()).is_err(), "{raw:?}");
        }
    }
}
