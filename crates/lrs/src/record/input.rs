//! The search among stored statements: strings in, checked values out.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::{Sentence, fields};
use zhixing_xapi::{Ifi, Iri, is_mailto};

use crate::text::Text;

fields! {
    WHO = "who" "谁（邮箱，或账号的系统地址和账号，中间空一格）" / "Who (a mail address, or an account: the system's address, a space, its name)", why "只看与这个人有关的记录。" / "To see what has to do with one person.", seen "只有您" / "Only you";
    VERB = "verb" "做了什么（动词的网址）" / "Verb (its address)", why "只看这一种记录。" / "To see one kind of records.", seen "只有您" / "Only you";
    ACTIVITY = "activity" "对什么（课程等的网址）" / "Activity (its address)", why "只看与它有关的记录。" / "To see what has to do with it.", seen "只有您" / "Only you";
    FROM = "from" "从哪天" / "From", why "按写入的日子。" / "By the day of recording.", seen "只有您" / "Only you";
    UNTIL = "until" "到哪天" / "Until", why "按写入的日子，包括这一天。" / "By the day of recording, that day included.", seen "只有您" / "Only you";
}

/// What the search sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchInput {
    /// Who.
    pub who: String,
    /// The verb's IRI.
    pub verb: String,
    /// The activity's IRI.
    pub activity: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The number of the client that wrote it.
    pub source: String,
    /// The last number of the page before.
    pub before: String,
}

/// What is searched for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Who.
    pub who: Option<Ifi>,
    /// The verb.
    pub verb: Option<Iri>,
    /// The activity.
    pub activity: Option<Iri>,
    /// The first and the last day.
    pub days: (Option<Date>, Option<Date>),
    /// Who wrote it.
    pub source: Option<i64>,
    /// The last number of the page before.
    pub before: Option<i64>,
}

impl SearchInput {
    /// Whether not everything is asked for.
    pub(crate) fn is_narrow(&self) -> bool {
        [&self.who, &self.verb, &self.activity, &self.from, &self.until, &self.source]
            .iter()
            .any(|asked| !asked.is_empty())
    }

    /// Checks it.
    pub fn check(&self) -> Result<Search, Faults> {
        let mut check = Check::default();
        let iri = |check: &mut Check, field: &'static str, raw: &str| {
            let text = check.optional_text(field, raw, 2_000);
            let found = Iri::new(&text);
            if found.is_none() && !text.is_empty() {
                check.fault(field, Sentence::of(|language| Text(language).no_iri()));
            }
            found
        };
        let text = check.optional_text("who", &self.who, 2_000);
        let who = who(&text);
        if who.is_none() && !text.is_empty() {
            check.fault("who", Sentence::of(|language| Text(language).nobody()));
        }
        let search = Search {
            who,
            verb: iri(&mut check, "verb", &self.verb),
            activity: iri(&mut check, "activity", &self.activity),
            days: (check.optional_day("from", &self.from), check.optional_day("until", &self.until)),
            source: self.source.parse().ok(),
            before: self.before.parse().ok(),
        };
        check.finish(search)
    }
}

/// A mail address, an OpenID, the hash of an address, or an account: a system's address, a space, a name.
pub(crate) fn who(text: &str) -> Option<Ifi> {
    if let Some((home, name)) = text.split_once(' ') {
        let home_page = Iri::new(home)?;
        return Some(Ifi::Account(zhixing_xapi::Account { home_page, name: name.trim().to_owned() }));
    }
    let mail = if text.starts_with("mailto:") { text.to_owned() } else { format!("mailto:{text}") };
    if is_mailto(&mail) {
        return Some(Ifi::Mbox(mail));
    }
    if text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(Ifi::MboxSha1Sum(text.to_owned()));
    }
    Iri::new(text).map(Ifi::OpenId)
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn everybody_is_found_by_what_identifies_him() {
        let keys = |text: &str| who(text).map(|ifi| ifi.key());
        assert_eq!(keys("zhang@Example.org").as_deref(), Some("mailto:zhang@example.org"));
        assert_eq!(keys("https://lms.example.org zhang 1").as_deref(), Some("account:https://lms.example.org zhang 1"));
        assert_eq!(keys("https://zhang.example.org/").as_deref(), Some("openid:https://zhang.example.org/"));
        assert_eq!(keys("zhang"), None);
        let input = SearchInput { verb: "did".into(), from: "2026-02-30".into(), ..SearchInput::default() };
        assert_eq!(input.check().unwrap_err().0.len(), 2);
    }
}
