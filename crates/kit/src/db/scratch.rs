//! Databases for tests: each empty and up to date. Files are thrown away afterwards; a database of the server is emptied by who uses it next, which costs
//! a fraction of making one.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::postgres::Session;
use super::transaction::Further;
use super::{Address, Db, Surroundings, migrate};
use crate::clock::Moment;
use crate::error::Result;

/// Where the tests find a PostgreSQL server (a URL whose user may create databases); without it they use the embedded engine alone.
pub const TEST_SERVER: &str = "ZHIXING_TEST_POSTGRES";

/// Tables in which something was written since the database was made; what tells of the migrations stays. No test changes the tables themselves.
const WRITTEN: &str = "select relname from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' and pg_relation_size(oid) > 0";

/// A database that is one test's alone.
pub struct Scratch {
    kind: Kind,
}

enum Kind {
    Folder(PathBuf),
    /// It is this test's as long as the session, which holds its lock, lasts.
    Database {
        server: String,
        name: String,
        _held: Box<Mutex<Session>>,
    },
}

impl Scratch {
    /// A new folder for an embedded database.
    pub fn folder() -> Self {
        let path = std::env::temp_dir().join(format!("zhixing-test-{}", unique()));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Self { kind: Kind::Folder(path) }
    }

    /// An empty database on the test server that nobody else uses now, a copy of a template that has every migration; `None` without a server.
    pub fn database() -> Option<Self> {
        let server = std::env::var(TEST_SERVER).ok().filter(|url| !url.is_empty())?;
        let session = Session::connect(&server).expect("the test server answers");
        let template = template(&server, &session).expect("the template database can be made");
        let name = taken(&session, &template).expect("a test database can be taken");
        if emptied(&server, &session, &name).is_err() {
            let anew = [
                format!("drop database if exists {name} with (force)"),
                format!("create database {name} template {template}"),
            ];
            anew.iter().try_for_each(|step| session.batch(step)).expect("a test database can be made");
        }
        Some(Self { kind: Kind::Database { server, name, _held: Box::new(Mutex::new(session)) } })
    }

    /// Its address.
    pub fn address(&self) -> Address {
        match &self.kind {
            Kind::Folder(path) => Address::File(path.join("zhixing.db")),
            Kind::Database { server, name, .. } => Address::Postgres(with_database(server, name)),
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
        if let Kind::Folder(path) = &self.kind {
            drop(std::fs::remove_dir_all(path));
        }
    }
}

/// The first copy of the template that no other test uses, held for this session.
fn taken(session: &Session, template: &str) -> Result<String> {
    for number in 0.. {
        let name = format!("{template}_{number}");
        let mut free = false;
        session.each(
            "select true where pg_try_advisory_lock(hashtext($1), 720518)",
            &[name.clone().into()],
            &mut |_| {
                free = true;
                Ok(Further::Enough)
            },
        )?;
        if free {
            return Ok(name);
        }
    }
    unreachable!("there is always another number")
}

/// Takes away what an earlier test left in its database. An error where there is none yet.
fn emptied(server: &str, session: &Session, name: &str) -> Result<()> {
    // Who still looks into it belongs to a test that is over.
    session.batch(&format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"))?;
    let inside = Session::connect(&with_database(server, name))?;
    let mut written: Vec<String> = Vec::new();
    inside.each(WRITTEN, &[], &mut |row| {
        written.push(row.take()?);
        Ok(Further::More)
    })?;
    if written.is_empty() {
        return Ok(());
    }
    let deleted: String = written.iter().map(|table| format!("delete from {table};")).collect();
    // In no order of who refers to whom; then the files are as short as when they were new.
    inside.batch(&format!("set session_replication_role = replica; {deleted}"))?;
    inside.batch(&format!("vacuum {}", written.join(", ")))
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
