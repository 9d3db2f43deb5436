//! Who wants which mail, as plain values, and how long a letter that was not taken waits. No SQL, no page, no clock.

use zhixing_kit::clock::{DAY_MS, HOUR_MS, MINUTE_MS};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, ids};
use zhixing_people::MemberId;

ids! {
    /// A letter.
    LetterId;
}

/// How long the link that confirms an address is good for.
pub const LINK_MS_MAX: i64 = 2 * DAY_MS;
/// After this time without asking for one, links that were sent are forgotten.
const LINKS_FORGOTTEN_MS: i64 = 7 * DAY_MS;
/// How long a letter is news; older ones are not sent any more.
pub const NEWS_MS_MAX: i64 = 3 * DAY_MS;
/// How long one who carries a letter may take before another does.
pub const CLAIM_MS: i64 = 5 * MINUTE_MS;

/// How often somebody wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Never: so it is until he asks.
    Off,
    /// Of each notice, at once.
    Each,
    /// Once a day, if there is anything unread.
    Daily,
}

impl How {
    /// All of them, in the order in which the page lists them.
    pub const ALL: [Self; 3] = [Self::Off, Self::Each, Self::Daily];

    /// The word in rows and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Each => "each",
            Self::Daily => "daily",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.word() == word)
    }
}

/// What a member chose, and how it stands.
#[derive(Clone, Debug)]
pub struct MailChoice {
    /// Who.
    pub member: MemberId,
    /// His organisation.
    pub organisation: OrganisationId,
    /// His address; empty while he wants no mail.
    pub address: String,
    /// How often.
    pub how: How,
    /// When he opened the link sent there.
    pub confirmed_at: Option<Moment>,
    /// How many links were sent, as far as that is not forgotten, and when the last.
    pub asked: (u32, Moment),
    /// What a mail server answered when it refused the address, and when.
    pub fault: Option<(String, Moment)>,
}

impl MailChoice {
    /// Whether letters go there.
    pub fn is_in_use(&self) -> bool {
        self.how != How::Off && self.confirmed_at.is_some() && self.fault.is_none()
    }

    /// How many links count now. Confirming one does not reset them (one's own address between would be a way to fill another's letter box);
    /// a week without asking does.
    pub fn links_at(&self, now: Moment) -> u32 {
        let (asked, at) = self.asked;
        if at.plus_ms(LINKS_FORGOTTEN_MS) < now { 0 } else { asked }
    }

    /// From when on another link may be sent: each time twice as long, from a minute to a day.
    pub fn next_link_at(&self) -> Moment {
        let (asked, at) = self.asked;
        if asked == 0 { at } else { at.plus_ms(doubled(MINUTE_MS, asked - 1, DAY_MS)) }
    }
}

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// The link that confirms the address.
    Confirmation,
    /// One notice.
    Notice,
    /// What is unread, once a day.
    Digest,
}

impl LetterKind {
    const ALL: [Self; 3] = [Self::Confirmation, Self::Notice, Self::Digest];

    /// The word in rows.
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Notice => "notice",
            Self::Digest => "digest",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// How long a letter waits after so many tries: from a minute to six hours.
pub fn wait_ms(tries: u32) -> i64 {
    doubled(MINUTE_MS, tries, 6 * HOUR_MS)
}

fn doubled(first_ms: i64, times: u32, most_ms: i64) -> i64 {
    (first_ms << times.min(20)).min(most_ms)
}

/// What an SMTP server's answer means for an address: these codes say that there is no such mailbox, or that it takes nothing (RFC 5321, 4.2.3).
/// All others may be the fault of our own settings or of the moment, and are tried again.
pub fn refuses_address(code: u16) -> bool {
    matches!(code, 550 | 551 | 553)
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!([0, 1, 2].map(wait_ms), [MINUTE_MS, 2 * MINUTE_MS, 4 * MINUTE_MS]);
        assert_eq!(wait_ms(u32::MAX), 6 * HOUR_MS);
    }

    #[test]
    fn only_a_refused_mailbox_is_the_addresses_fault() {
        for (code, refused) in [
            (550, true),
            (551, true),
            (553, true),
            (535, false),
            (530, false),
            (554, false),
            (451, false),
            (421, false),
        ] {
            assert_eq!(refuses_address(code), refused, "{code}");
        }
    }
}
