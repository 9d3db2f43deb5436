//! What every handler is given: the database, the clock, the settings that pages need. Nothing here that another node would miss.

use std::sync::Arc;

use crate::clock::Clock;
use crate::db::Db;
use crate::html::NavItem;
use crate::id::Random;
use crate::limit::Limits;
use crate::live::Live;

/// The running program, as its handlers and jobs see it. Cheap to clone.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// Topics of live pages.
    pub live: Live,
    /// Limits that this node holds by itself: how many passwords are checked at once.
    pub limits: Limits,
    /// What the one who runs it has set.
    pub settings: Arc<Settings>,
}

/// What pages need to know of the settings.
#[derive(Debug)]
pub struct Settings {
    /// The organisation's name, for the head of signed-out pages.
    pub organisation: String,
    /// The public address, such as `https://zhixing.example.org`; cookies are `Secure` when it is https or this machine.
    pub origin: String,
    /// The main navigation.
    pub navigation: &'static [NavItem],
    /// What people call the organisation's own sign-in, where there is one; empty without a name of its own.
    pub other_sign_in: Option<String>,
    /// How many complaints and suggestions of one member are taken in an hour.
    pub suggestions_per_hour: u32,
    /// Whether pages for developers are shown.
    pub development: bool,
    /// Every setting as it is in force, for the administrator's page; secrets are masked already.
    pub in_force: Vec<Setting>,
}

/// A setting as it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its flag and its environment variable, such as `--listen` and `ZHIXING_LISTEN`.
    pub names: (String, String),
    /// Its value; empty when nothing is set.
    pub value: String,
    /// Where the value comes from.
    pub source: Source,
    /// What it does, Chinese and English.
    pub meaning: (String, String),
}

/// Where a setting's value comes from; what stands first wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A flag on the command line.
    Flag,
    /// An environment variable.
    Environment,
    /// The settings file.
    File,
    /// The program's own default.
    Default,
}

impl Settings {
    /// Whether browsers accept `Secure` cookies at this address: https, or this very machine.
    pub fn secure_cookies(&self) -> bool {
        let host = self.origin.split_once("://").map_or("", |(_, rest)| rest);
        self.origin.starts_with("https://")
            || ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| host.starts_with(local))
    }
}
