//! Sessions: who is signed in where, how long a wrong try makes one wait, and how a device is called. Pure.

use zhixing_kit::clock::{HOUR_MS, MINUTE_MS};
use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Result, Row};

zhixing_kit::ids! {
    /// A session.
    SessionId;
    /// A browser that signed in before.
    DeviceId;
}

/// How often one may be wrong from one network with one name, or on one known device, before waiting begins.
pub const FREE_TRIES: i64 = 5;
/// How often one network may be wrong with any names: many people share one.
pub const FREE_TRIES_OF_NETWORK: i64 = 60;
/// The first wait.
const WAIT_MS_MIN: i64 = 10_000;
/// The longest wait.
pub const WAIT_MS_MAX: i64 = 15 * MINUTE_MS;
/// After this time without a try, wrong ones are forgotten.
pub const FORGOTTEN_MS: i64 = 6 * HOUR_MS;
/// The most sessions of one account; the oldest ends first.
pub const SESSIONS_MAX: usize = 20;
/// How old a session's last use may look before it is written again.
pub const TOUCH_MS: i64 = HOUR_MS;

/// How long to wait after so many wrong tries of which the first `free` cost nothing: twice as long each time, up to a quarter of an hour.
pub fn wait_ms(failures: i64, free: i64) -> i64 {
    match failures - free {
        ..=0 => 0,
        over => (WAIT_MS_MIN << (over - 1).min(10)).min(WAIT_MS_MAX),
    }
}

/// A session, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// The device, such as `Firefox · Windows`.
    pub device: String,
    /// When it began.
    pub created_at: Moment,
    /// When it was last used, within an hour.
    pub used_at: Moment,
}

impl FromRow for Session {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, device: row.take()?, created_at: row.take()?, used_at: row.take()? })
    }
}

/// What a device is called, from what its browser says of itself: program and system, nothing that would tell devices apart further.
pub fn device_label(user_agent: &str) -> String {
    const PROGRAMS: [(&str, &str); 6] = [
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    let parts: Vec<_> = [find(&PROGRAMS), find(&SYSTEMS)].into_iter().flatten().collect();
    if parts.is_empty() { "—".to_owned() } else { parts.join(" · ") }
}

/// Where a reader may be led after signing in: a path of this site, nothing else.
pub fn local_path(raw: &str) -> Option<&str> {
    let second = raw.as_bytes().get(1);
    let fits = raw.starts_with('/') && second != Some(&b'/') && raw.len() <= 500;
    (fits && raw.chars().all(|character| character.is_ascii_graphic() && character != '\\')).then_some(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_has_an_end() {
        let waits: Vec<_> = (4..=9).map(|failures| wait_ms(failures, FREE_TRIES)).collect();
        assert_eq!(waits, [0, 0, 10_000, 20_000, 40_000, 80_000]);
        assert_eq!(wait_ms(i64::MAX, FREE_TRIES), WAIT_MS_MAX);
    }

    #[test]
    fn only_paths_of_this_site_are_followed() {
        for good in ["/", "/today", "/members?unit=1&after=2", "/units/%E4%B8%AD"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "today",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nb",
            "/中",
            "/ a",
            &"/a".repeat(300),
        ] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_device_is_called_by_program_and_system() {
        let agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36";
        assert_eq!(device_label(agent), "Chrome · Windows");
        assert_eq!(
            device_label("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1"),
            "Safari · iPhone"
        );
        assert_eq!(device_label("<script>"), "—");
    }
}
