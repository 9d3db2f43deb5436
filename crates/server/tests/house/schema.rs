//! The tables that the administrator's room reads from the migrations are those of the databases: none is forgotten when an installation is moved.

use std::collections::BTreeMap;

use zhixing_kit::test::places;
use zhixing_kit::{Read, Result, Value};
use zhixing_server::app;

/// Every column of every table, as each engine tells it.
const TOLD: [(&str, &str); 2] = [
    (
        "sqlite",
        // Without the full-text tables, which follow a table of ours by themselves.
        "select m.name, p.name from pragma_table_list m join pragma_table_info(m.name) p
            where m.schema = 'main' and m.type = 'table' and m.name not like 'sqlite_%'",
    ),
    (
        "postgres",
        "select cast(table_name as text), cast(column_name as text) from information_schema.columns where table_schema = 'public'",
    ),
];

#[test]
fn every_table_and_column_of_the_database_is_known_by_name() {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for table in zhixing_keeper::tables() {
        let mut columns: Vec<_> = table.columns.iter().map(|column| column.name.clone()).collect();
        columns.sort();
        known.insert(table.name.clone(), columns);
        assert!(!table.key.is_empty(), "{} has a key, by which it is read in order", table.name);
        assert!(table.column("organisation").is_some() || table.name == "organisation" || table.name == "sign_in_wait");
    }
    for place in places() {
        let sql = TOLD.iter().find(|(engine, _)| *engine == place.engine).expect("an engine").1;
        let ask = move |tx: &Read<'_>| -> Result<Vec<(String, String)>> { tx.all(sql, &[] as &[Value]) };
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (table, column) in place.db.read_now(ask).expect("an answer") {
            found.entry(table).or_default().push(column);
        }
        // Which migrations were applied: written by the database that is moved into, never moved.
        found.remove("migration");
        found.values_mut().for_each(|columns| columns.sort());
        assert_eq!(found, known, "{}", place.engine);
    }
}

#[test]
fn the_statements_of_all_tables_are_tested_with_the_others() {
    let statements = app::statements();
    for table in zhixing_keeper::tables() {
        let empties = format!("delete from {}", table.name);
        assert!(statements.iter().any(|(_, sql)| *sql == empties), "{}", table.name);
    }
}
