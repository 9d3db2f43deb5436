//! The register of the record store, seen by who runs the program: the doctor finds that it is damaged, and one start makes it anew and says how far it is.

use std::fs;
use std::path::Path;

use serde_json::json;
use zhixing_kit::db::Address;
use zhixing_kit::{Db, Result, Write, params};
use zhixing_people::{MemberId, UnitId};
use zhixing_xapi::{Statement, Version};

use crate::server::Server;
use crate::spawned::{Folder, Program, Start, healthy, run, said, until};

/// Statements: more than one step of the start takes up.
const MANY: usize = 2_200;

fn open(data: &Path, start: &Start) -> Db {
    let surroundings = zhixing_kit::test::places().remove(0).db.surroundings().clone();
    let url = start.arguments.iter().skip_while(|argument| *argument != "--database").nth(1);
    let address = Address::parse(url.map(String::as_str), data).expect("an address");
    Db::open(&address, surroundings).expect("it opens")
}

/// A learning system records.
fn record(db: &Db) {
    let act = |tx: &Write<'_>| -> Result<()> {
        let organisation = zhixing_people::the_organisation(tx)?.expect("an organisation");
        let sql = "select u.id, m.id from unit u, member m where u.parent is null limit 1";
        let (unit, by) = tx.one::<(String, String)>(sql, &[])?;
        let (unit, by) = (UnitId::parse(&unit).expect("a unit"), MemberId::parse(&by).expect("a member"));
        zhixing_lrs::inside::ready(tx, &organisation, &unit, &by)?;
        let one = |number: usize| {
            let whole = json!({ "actor": { "mbox": format!("mailto:p{}@example.org", number % 40) },
                "verb": { "id": "https://example.org/v" }, "object": { "id": format!("https://example.org/{number}") } });
            Statement::parse(&whole.to_string(), Version::V1_0_3).expect("a statement")
        };
        let all: Vec<Statement> = (0..MANY).map(one).collect();
        zhixing_lrs::inside::record(tx, &organisation, "https://zhixing.example.org", &all).map(drop)
    };
    db.write_now(act).expect("records of another system");
}

/// The newest row of the register loses its last byte, as by a disk that lost some.
fn damage(db: &Db) {
    let act = |tx: &Write<'_>| -> Result<()> {
        let newest = "select key, words from lrs_register order by key desc limit 1";
        let (key, row) = tx.one::<(i64, Vec<u8>)>(newest, &[])?;
        tx.run("update lrs_register set words = $2 where key = $1", params![key, &row[..row.len() - 1]]).map(drop)
    };
    db.write_now(act).expect("damage");
}

fn is_made_anew(data: &Path, mut start: Start) {
    let more = start.arguments.clone();
    Program::start_as(data, &start).found();
    {
        let db = open(data, &start);
        record(&db);
        damage(&db);
    }
    let mut arguments = vec!["doctor", "--data", data.to_str().expect("a plain path")];
    arguments.extend(more.iter().map(String::as_str));
    let output = run(&arguments);
    assert!(!output.status.success() && said(&output).contains("--new-register"), "{}", said(&output));
    let log = data.join("start.log");
    start.arguments.push("--new-register".to_owned());
    start.log = Some(("info", log.clone()));
    let program = Program::start_as(data, &start);
    let beside = until("the log is written", || {
        fs::read_to_string(&log).ok().filter(|log| log.contains("takes older records into its register"))
    });
    assert!(beside.contains(&MANY.to_string()), "of how many: {beside}");
    drop(program);
    healthy(data, &more);
}

#[test]
fn a_damaged_register_is_told_by_the_doctor_and_made_anew_by_one_start() {
    let folder = Folder::new("register");
    is_made_anew(&folder.0, Start::default());
}

#[test]
fn it_is_the_same_on_a_database_server() {
    let Some(server) = Server::start("register-server") else { return };
    let folder = Folder::new("register-node");
    let url = server.database("house");
    is_made_anew(&folder.0, Start { arguments: vec!["--database".to_owned(), url], log: None });
}
