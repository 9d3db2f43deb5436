//! A sending as plain values: what its page says of it.

use zhixing_kit::clock::{DAY_MS, MINUTE_MS};
use zhixing_kit::ids;

use crate::draft::input::is_form;

ids! {
    /// A sending that took effect.
    SendingId;
}

/// How long an answer is remembered: as long as a device keeps what waits.
pub const KEPT_MS_MAX: i64 = 30 * DAY_MS;
/// How long the answer of a plain form is remembered: nobody presses again for as long.
pub const PLAIN_MS_MAX: i64 = DAY_MS;
/// How long a plain form that comes again is answered as it was: a tap more, or a network that stutters.
pub const PRESSED_AGAIN_MS_MAX: i64 = 10 * MINUTE_MS;
/// How long ago something can have been taken down on a device.
const WAITED_MS_MAX: i64 = KEPT_MS_MAX;
/// How long a code is.
const CODE_BYTES: usize = 32;

/// What a device says of a form that it sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The code of this sending, made by chance; the same one for the same words however often they are sent.
    pub code: String,
    /// The draft that is done with when it takes effect.
    pub draft: Option<String>,
}

impl Sending {
    /// What is said of it; none for an ordinary request.
    pub fn said(code: Option<&str>, draft: Option<&str>) -> Option<Self> {
        let code = code.filter(|code| is_code(code))?.to_owned();
        Some(Self { code, draft: draft.filter(|form| is_form(form)).map(str::to_owned) })
    }

    /// Whether it is a plain form: its code begins with a `p`, those of devices are hexadecimal.
    pub fn is_plain(&self) -> bool {
        self.code.starts_with('p')
    }
}

/// How long something waited on a device before it arrived, in milliseconds. A duration: the clock of a device may be hours off, and is never asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waited(pub i64);

impl Waited {
    /// So many milliseconds, within what can be.
    pub fn ms(ms: i64) -> Self {
        Self(ms.clamp(0, WAITED_MS_MAX))
    }

    /// What is said of it; nothing for an ordinary request.
    pub fn said(ms: Option<&str>) -> Self {
        Self::ms(ms.and_then(|ms| ms.parse().ok()).unwrap_or_default())
    }
}

fn is_code(code: &str) -> bool {
    code.len() == CODE_BYTES && code.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_own_pages_make_is_a_sending() {
        let code = "0123456789abcdef0123456789abcdef";
        let cases = [(code, true), ("0123", false), ("", false), (&code.replace('0', "'"), false)];
        for (sent, good) in cases {
            assert_eq!(Sending::said(Some(sent), Some("remark/1")).is_some(), good, "{sent}");
        }
        assert_eq!(Sending::said(None, Some("remark/1")), None);
        assert_eq!(Sending::said(Some(code), Some("two words")).unwrap().draft, None);
    }

    #[test]
    fn a_wait_is_never_negative_and_has_an_end() {
        for (said, ms) in [("0", 0), ("7200000", 7_200_000), ("-5", 0), ("99999999999999", WAITED_MS_MAX), ("x", 0)] {
            assert_eq!(Waited::said(Some(said)), Waited(ms), "{said}");
        }
        assert_eq!(Waited::said(None), Waited(0));
    }
}
