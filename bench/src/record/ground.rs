//! Where the record store is measured: an installation, the client systems that write to it, what it held before, and the wait for its clerk.

use std::process::Command;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::cpu::{self, Used};
use crate::http::{Answer, Client};
use crate::program::{Installation, Running, size_of};

/// Client systems that write: as many as a region has, and enough that no limit of one of them is met.
pub const SYSTEMS: usize = 8;
/// How often is looked whether the clerk is through, and how often at most.
const LOOK: Duration = Duration::from_millis(100);
const LOOKS_MAX: usize = 6_000;

pub type Result<T> = std::result::Result<T, String>;

/// What is remembered between two runs, beside the installation.
#[derive(Deserialize, Serialize)]
struct Remembered {
    /// Bytes of the database before anything was written.
    empty_bytes: u64,
    /// Key and secret of each client system.
    systems: Vec<(String, String)>,
}

/// An installation with its program running.
pub struct Ground {
    pub installation: Installation,
    pub running: Running,
    /// Head lines with which each client system signs in.
    pub systems: Vec<String>,
    /// Bytes of the database before anything was written.
    pub empty_bytes: u64,
}

impl Ground {
    /// Starts it; the first time, makes the client systems and notes how large it is without a statement.
    pub fn open(installation: Installation) -> Result<Self> {
        let running = installation.start()?;
        let file = installation.data.join("record.json");
        let remembered = if file.exists() {
            let text = std::fs::read(&file).map_err(|error| error.to_string())?;
            serde_json::from_slice(&text).map_err(|error| error.to_string())?
        } else {
            let systems = systems(&installation, &running)?;
            let remembered = Remembered { empty_bytes: bytes(&installation)?, systems };
            let text = serde_json::to_vec(&remembered).map_err(|error| error.to_string())?;
            std::fs::write(&file, text).map_err(|error| error.to_string())?;
            remembered
        };
        let heads = |(key, secret): &(String, String)| {
            format!(
                "Authorization: Basic {}\r\nX-Experience-API-Version: 1.0.3\r\nAccept-Language: zh-CN,en\r\nContent-Type: application/json\r\n",
                STANDARD.encode(format!("{key}:{secret}"))
            )
        };
        let systems = remembered.systems.iter().map(heads).collect();
        Ok(Self { installation, running, systems, empty_bytes: remembered.empty_bytes })
    }

    /// Starts the program anew: what it kept in memory is gone.
    pub fn again(self) -> Result<Self> {
        let Self { installation, running, .. } = self;
        drop(running);
        // Who closes the embedded database last writes into its file what waited beside it.
        drop(installation.open()?);
        Self::open(installation)
    }

    /// What program and database have used so far.
    pub fn cpu(&self) -> Used {
        let port = self.installation.database.as_deref().and_then(|url| {
            let (_, rest) = url.rsplit_once(':')?;
            rest.split_once('/').map(|(port, _)| port)
        });
        cpu::used_us(self.running.pid(), port)
    }

    /// A connection.
    pub fn connect(&self) -> Result<Client> {
        Client::connect(&self.running.address)
    }

    /// What the client system whose turn it is says of itself: one alone would meet its limit on a fast machine.
    pub fn in_turn(&self, turn: u64) -> &str {
        &self.systems[turn as usize % SYSTEMS]
    }

    /// How many statements of other systems there are.
    pub fn count(&self) -> Result<u64> {
        let db = self.installation.open()?;
        let next = db.read_now(|tx| tx.maybe::<(i64,)>("select next from received_head", &[]));
        Ok(next.map_err(|error| error.to_string())?.map_or(0, |(next,)| next as u64 - 1))
    }

    /// Waits until the log holds everything: the clerk's share belongs to what is measured.
    pub fn settle(&self) -> Result<()> {
        let db = self.installation.open()?;
        for _ in 0..LOOKS_MAX {
            let asked = db.read_now(|tx| {
                let waiting = "select (select coalesce(max(next), 1) from received_head)
                    - (select coalesce(max(number + count), 1) from received_span)";
                tx.one::<(i64,)>(waiting, &[])
            });
            if asked.map_err(|error| error.to_string())?.0 == 0 {
                return Ok(());
            }
            rest(LOOK);
        }
        Err("the clerk is not through after ten minutes".to_owned())
    }

    /// Does what a database does by itself some time after much was written, so that it does not do it in the middle of a measurement.
    pub fn tidy(&self) -> Result<()> {
        match &self.installation.database {
            Some(url) => ["vacuum analyze", "checkpoint"].iter().try_for_each(|sql| psql(url, sql).map(drop)),
            None => Ok(()),
        }
    }

    /// Bytes of the database.
    pub fn bytes(&self) -> Result<u64> {
        bytes(&self.installation)
    }

    /// How many deadlocks the server met so far; none on the embedded database, where one writes at a time.
    pub fn deadlocks(&self) -> Result<u64> {
        let Some(url) = &self.installation.database else { return Ok(0) };
        let sql = "select deadlocks from pg_stat_database where datname = current_database()";
        psql(url, sql)?.parse().map_err(|_| "the server does not tell its deadlocks".to_owned())
    }
}

/// Waits.
#[expect(clippy::disallowed_methods, reason = "waits for the clerk, whose work is part of what is measured")]
fn rest(time: Duration) {
    std::thread::sleep(time);
}

/// The file with what is not yet written into it, or what the server says.
fn bytes(installation: &Installation) -> Result<u64> {
    if let Some(url) = &installation.database {
        let size = psql(url, "select pg_database_size(current_database())")?;
        return size.parse().map_err(|_| format!("a size of {size:?}"));
    }
    Ok(["zhixing.db", "zhixing.db-wal"].map(|name| size_of(&installation.data.join(name))).iter().sum())
}

fn psql(url: &str, sql: &str) -> Result<String> {
    let done =
        Command::new("psql").args(["-qtA", url, "-c", sql]).output().map_err(|error| format!("psql: {error}"))?;
    if done.status.success() {
        Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned())
    } else {
        Err(format!("{sql}: {}", String::from_utf8_lossy(&done.stderr)))
    }
}

/// Makes the client systems, as an administrator does on their page.
fn systems(installation: &Installation, running: &Running) -> Result<Vec<(String, String)>> {
    let (name, password) = installation.sign_in("admin")?;
    let mut admin = Client::connect(&running.address)?;
    admin.sign_in(&name, &password)?;
    let form = must(admin.get("/settings/clients/new")?, 200)?.text();
    let select = form.split("name=\"client_unit\"").nth(1).unwrap_or_default();
    let unit = select.split("value=\"").filter_map(|rest| rest.split('"').next()).find(|id| id.len() == 36);
    let unit = unit.ok_or("no unit to make a client for")?.to_owned();
    let one = |number: usize| {
        let name = format!("学习系统 {number}");
        let fields =
            [("client_name", name.as_str()), ("client_unit", &unit), ("client_writes", "yes"), ("client_reads", "all")];
        let page = must(admin.post("/settings/clients", &fields)?, 200)?.text();
        let codes: Vec<_> = page.split("<code>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        let of = |length: usize| {
            let found =
                codes.iter().find(|code| code.len() == length && code.bytes().all(|byte| byte.is_ascii_hexdigit()));
            found.map(|code| (*code).to_owned()).ok_or("no key on the page")
        };
        Ok((of(16)?, of(64)?))
    };
    (1..=SYSTEMS).map(one).collect()
}

/// The answer, where it has this status.
pub fn must(answer: Answer, status: u16) -> Result<Answer> {
    if answer.status == status { Ok(answer) } else { Err(format!("{}: {}", answer.status, answer.text())) }
}
