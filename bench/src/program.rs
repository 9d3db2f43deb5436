//! The program under measurement: the release build, on a data folder that the demonstration filled.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use zhixing_kit::db::{Address, Surroundings};
use zhixing_kit::id::Random;
use zhixing_kit::live::Live;
use zhixing_kit::{Clock, Db};

/// The release build.
pub const PROGRAM: &str = "target/release/zhixing";

/// A running program.
pub struct Running {
    child: Child,
    /// `host:port`.
    pub address: String,
    /// From its start until it answered on /healthz.
    pub ready: Duration,
}

/// An installation to measure on.
#[derive(Clone)]
pub struct Installation {
    /// Its data folder.
    pub data: PathBuf,
    /// Its PostgreSQL database, if it stands on one.
    pub database: Option<String>,
}

impl Installation {
    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        if self.database.is_some() { "postgres" } else { "sqlite" }
    }

    /// A command of the program on this installation.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(words).arg("--data").arg(&self.data);
        if let Some(url) = &self.database {
            command.arg("--database").arg(url);
        }
        command
    }

    /// Its database, for questions that no page asks as a whole.
    pub fn open(&self) -> Result<Db, String> {
        let address = Address::parse(self.database.as_deref(), &self.data)?;
        let zone = TimeZone::get("Asia/Shanghai").map_err(|error| error.to_string())?;
        let around = Surroundings { clock: Clock::system(), random: Random::system(), zone, live: Live::default() };
        Db::open(&address, around).map_err(|error| error.to_string())
    }

    /// A sign-in of the demonstration, by what it is called in its list.
    pub fn sign_in(&self, role: &str) -> Result<(String, String), String> {
        let found = self.listed(role)?;
        let part = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
        Ok((part("name"), part("password")))
    }

    /// The name of the person behind a sign-in.
    pub fn name_of(&self, role: &str) -> Result<String, String> {
        Ok(self.listed(role)?["who"].as_str().unwrap_or_default().to_owned())
    }

    fn listed(&self, role: &str) -> Result<serde_json::Value, String> {
        let path = self.data.join("sign-ins.json");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let list: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let found = list.as_array().into_iter().flatten().find(|entry| entry["role"] == role).cloned();
        found.ok_or(format!("no sign-in {role:?}"))
    }

    /// Starts it and waits until it is ready.
    pub fn start(&self) -> Result<Running, String> {
        let begun = Instant::now();
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command
            .stdout(Stdio::piped())
            .env("ZHIXING_LOG", "error")
            .spawn()
            .map_err(|error| format!("{PROGRAM}: {error}"))?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("no output")?).lines();
        let first = lines.next().and_then(Result::ok).ok_or("the program ended at once")?;
        let address = first.rsplit("://").next().unwrap_or_default().replace("localhost", "127.0.0.1");
        std::thread::spawn(move || lines.for_each(drop));
        let mut client = crate::http::Client::connect(&address)?;
        let answer = client.get("/healthz")?;
        if answer.status != 200 {
            return Err(format!("not ready: {}", answer.text()));
        }
        Ok(Running { child, address, ready: begun.elapsed() })
    }
}

impl Running {
    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A file's size in bytes.
pub fn size_of(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |found| found.len())
}
