//! Databases for tests: each made fresh, brought up to date, and thrown away.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use super::postgres::Session;
use super::transaction::Further;
use super::{Address, Db, Surroundings, migrate};
use crate::clock::Moment;
use crate::error::Result;

/// Where the tests find a PostgreSQL server (a URL whose user may create databases); without it they use the embedded engine alone.
pub const TEST_SERVER: &str = "ZHIXING_TEST_POSTGRES";

/// A database that is thrown away at the end.
pub struct Scratch {
    kind: Kind,
}

enum Kind {
    Folder(PathBuf),
    Database { server: String, name: String },
}

impl Scratch {
    /// A new folder for an embedded database.
    pub fn folder() -> Self {
        let path = std::env::temp_dir().join(format!("zhixing-test-{}", unique()));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self { kind: Kind::Folder(path) }
    }

    /// A new database on the test server, copied from a template that has every migration; `None` without a server.
    pub fn database() -> Option<Self> {
        let server = std::env::var(TEST_SERVER).ok().filter(|url| !url.is_empty())?;
        let name = format!("zhixing_test_{}", unique());
        let session = Session::connect(&server).expect("the test server answers");
        let template = template(&server, &session).expect("the template database can be made");
        session.batch(&format!("create database {name} template {template}")).expect("a test database can be made");
        Some(Self { kind: Kind::Database { server, name } })
    }

    /// Its address.
    pub fn address(&self) -> Address {
        match &self.kind {
            Kind::Folder(path) => Address::File(path.join("zhixing.db")),
            Kind::Database { server, name } => Address::Postgres(with_database(server, name)),
        }
    }

    /// Opens it.
    pub fn open(&self, surroundings: Surroundings) -> Result<Db> {
        Db::open(&self.address(), surroundings)
    }

    /// A folder to put files into; only embedded databases have one.
    pub fn path(&self) -> Option<&PathBuf> {
        match &self.kind {
            Kind::Folder(path) => Some(path),
            Kind::Database { .. } => None,
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        match &self.kind {
            Kind::Folder(path) => drop(std::fs::remove_dir_all(path)),
            Kind::Database { server, name } => {
                if let Ok(session) = Session::connect(server) {
                    drop(session.batch(&format!("drop database if exists {name} with (force)")));
                }
            }
        }
    }
}

/// Makes the template once for each state of the migrations; other test programs wait meanwhile.
fn template(server: &str, session: &Session) -> Result<String> {
    let digest = std::iter::once(migrate::APPLIED_TABLE)
        .chain(migrate::MIGRATIONS.iter().map(|step| step.sql))
        .flat_map(str::bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let name = format!("zhixing_template_{digest:016x}");
    session.batch("select pg_advisory_lock(720518)")?;
    let mut known = false;
    let look = session.each("select 'known' from pg_database where datname = $1", &[name.clone().into()], &mut |_| {
        known = true;
        Ok(Further::Enough)
    });
    let made = look.and_then(|()| if known { Ok(()) } else { make_template(server, session, &name) });
    session.batch("select pg_advisory_unlock(720518)")?;
    made.map(|()| name)
}

fn make_template(server: &str, session: &Session, name: &str) -> Result<()> {
    let draft = format!("{name}_draft");
    session.batch(&format!("drop database if exists {draft}"))?;
    session.batch(&format!("create database {draft}"))?;
    let inside = Session::connect(&with_database(server, &draft))?;
    migrate::postgres(&inside, Moment(0))?;
    drop(inside);
    session.batch(&format!("alter database {draft} rename to {name}"))
}

/// The same server, another database: the path of the URL replaced.
fn with_database(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').map_or((server, None), |(base, query)| (base, Some(query)));
    let host_end = base.find("://").map_or(0, |at| at + 3);
    let path = base[host_end..].find('/').map_or(base.len(), |at| host_end + at);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{name}{query}", &base[..path])
}

fn unique() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst))
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_database_in_a_url_is_replaced() {
        assert_eq!(with_database("postgres://u@h:5433/postgres", "a"), "postgres://u@h:5433/a");
        assert_eq!(with_database("postgres://u@h:5433", "a"), "postgres://u@h:5433/a");
        assert_eq!(with_database("postgres:///postgres?host=/tmp/x", "a"), "postgres:///a?host=/tmp/x");
    }
}
