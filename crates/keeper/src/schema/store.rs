//! The statements that treat every table alike. They are spelled from the schema once and kept as long as the program runs: there are as many as
//! tables, whatever lies in them.

use std::sync::LazyLock;

use zhixing_kit::{Read, Result, Value, Write};

use super::{Table, tables};

/// A table with its statements.
pub(crate) struct Sheet {
    /// The table.
    pub table: &'static Table,
    first: &'static str,
    next: &'static str,
    /// None for what belongs to signing in: of that no figure is ever asked (P3).
    count: Option<&'static str>,
    any: &'static str,
    insert: &'static str,
    empty: &'static str,
}

/// Every table, each after those that it refers to.
pub(crate) fn every() -> &'static [Sheet] {
    static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| tables().iter().map(Sheet::of).collect());
    &SHEETS
}

/// All of them by name, for the test that prepares each on both databases.
pub(crate) fn spelled() -> Vec<(&'static str, &'static str)> {
    every()
        .iter()
        .flat_map(|sheet| {
            let always = [
                ("rows", sheet.first),
                ("more", sheet.next),
                ("any row", sheet.any),
                ("insert", sheet.insert),
                ("empty", sheet.empty),
            ];
            always.into_iter().chain(sheet.count.map(|count| ("count", count)))
        })
        .collect()
}

impl Sheet {
    fn of(table: &'static Table) -> Self {
        let name = &table.name;
        let columns = table.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let key = table.key.join(", ");
        let marks = |from: usize, many: usize| {
            (from..from + many).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
        };
        Self {
            table,
            first: kept(format!("select {columns} from {name} order by {key} limit $1")),
            next: kept(format!(
                "select {columns} from {name} where ({key}) > ({}) order by {key} limit $1",
                marks(2, table.key.len())
            )),
            count: (!table.is_about_signing_in()).then(|| kept(format!("select count(*) from {name}"))),
            any: kept(format!("select 1 from {name} limit 1")),
            insert: kept(format!("insert into {name} ({columns}) values ({})", marks(1, table.columns.len()))),
            empty: kept(format!("delete from {name}")),
        }
    }

    /// The rows after a row, by key; from the beginning without one.
    pub(crate) fn rows(&self, tx: &Read<'_>, after: Option<&Vec<Value>>, limit: usize) -> Result<Vec<Vec<Value>>> {
        let Some(last) = after else { return tx.all(self.first, &[limit.into()]) };
        let places =
            self.table.key.iter().filter_map(|name| self.table.columns.iter().position(|column| column.name == *name));
        let values: Vec<Value> = std::iter::once(limit.into()).chain(places.map(|place| last[place].clone())).collect();
        tx.all(self.next, &values)
    }

    /// Takes every row away.
    pub(crate) fn empty(&self, tx: &Write<'_>) -> Result<()> {
        tx.run(self.empty, &[]).map(drop)
    }
}

/// About how many rows there are, for a progress bar: what belongs to signing in is not counted.
pub(crate) fn count(tx: &Read<'_>, sheet: &Sheet) -> Result<u64> {
    sheet.count.map_or(Ok(0), |count| tx.one::<(u64,)>(count, &[]).map(|(count,)| count))
}

/// Whether there is no row.
pub(crate) fn is_empty(tx: &Read<'_>, sheet: &Sheet) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(sheet.any, &[])?.is_none())
}

/// Puts rows into the table.
pub(crate) fn load(tx: &Write<'_>, sheet: &Sheet, rows: &[Vec<Value>]) -> Result<()> {
    tx.run_each(sheet.insert, rows).map(drop)
}

/// The data layer keeps what it has prepared by its text, for ever: so the texts live as long as the program.
pub(crate) fn kept(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}
