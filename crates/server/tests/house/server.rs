//! A PostgreSQL server of a test's own: it may be stopped, filled and started again.

use std::path::Path;
use std::process::{Command, Stdio};

use zhixing_kit::db::scratch::TEST_SERVER;

use crate::spawned::{Folder, said};

/// A PostgreSQL server of our own, which may be stopped; `None`, with a word, where none is installed for tests.
pub struct Server {
    place: Folder,
    port: u16,
    /// The address of its first database.
    pub url: String,
}

impl Server {
    /// Starts it on a free port.
    pub fn start(name: &str) -> Option<Self> {
        if std::env::var_os(TEST_SERVER).is_none() {
            eprintln!("skipped: {name} needs PostgreSQL (ZHIXING_TEST_POSTGRES is not set)");
            return None;
        }
        let free =
            std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port");
        let mut server = Self { place: Folder::new(name), port: free.port(), url: String::new() };
        server.url = server.script("start");
        Some(server)
    }

    /// Stops it at once, as a crash would.
    pub fn stop(&self) {
        self.script("stop");
    }

    /// Starts it again.
    pub fn start_again(&self) {
        self.script("start");
    }

    /// A new database whose tables lie in this folder.
    pub fn database_on(&self, folder: &Path) -> String {
        let place = folder.join("tables");
        std::fs::create_dir(&place).expect("a folder");
        if as_root() {
            drop(Command::new("chown").arg("postgres").arg(&place).status());
        }
        self.tell(&format!("create tablespace small location '{}'", place.display()));
        self.tell("create database small tablespace small");
        format!("{}/small", self.url.trim_end_matches("/postgres"))
    }

    /// A new, empty database.
    pub fn database(&self, name: &str) -> String {
        self.tell(&format!("create database {name}"));
        format!("{}/{name}", self.url.trim_end_matches("/postgres"))
    }

    /// Makes it speak TLS with the certificate that lies in this folder.
    pub fn protect(&self, folder: &Path) {
        let data = self.place.0.join("data");
        for name in ["server.crt", "server.key"] {
            let to = data.join(name);
            std::fs::copy(folder.join(name), &to).expect("the certificate can be copied");
            std::fs::set_permissions(&to, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("it is ours");
            if as_root() {
                drop(Command::new("chown").arg("postgres").arg(&to).status());
            }
        }
        self.tell("alter system set ssl = on");
        self.tell("select pg_reload_conf()");
    }

    /// How many connections are encrypted now.
    pub fn counts_protected(&self) -> u32 {
        let words = [&self.url, "-Atc", "select count(*) from pg_stat_ssl where ssl"];
        let output = Command::new("psql").args(words).output().expect("psql");
        String::from_utf8_lossy(&output.stdout).trim().parse().expect("a count")
    }

    fn tell(&self, sql: &str) {
        let output = Command::new("psql").args([&self.url, "-v", "ON_ERROR_STOP=1", "-c", sql]).output().expect("psql");
        assert!(output.status.success(), "{}", said(&output));
    }

    fn script(&self, what: &str) -> String {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/postgres");
        let mut command = Command::new(script);
        command
            .arg(what)
            .env("ZHIXING_POSTGRES_PLACE", &self.place.0)
            .env("ZHIXING_POSTGRES_PORT", self.port.to_string());
        // It is stopped as by a crash: what was acknowledged must be on the disk.
        command.env("ZHIXING_POSTGRES_DURABLE", "1");
        let output = command.stderr(Stdio::inherit()).output().expect("the script runs");
        assert!(output.status.success(), "{}", said(&output));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn as_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}
