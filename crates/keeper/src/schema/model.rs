//! Tables as the migrations declare them: one column a line, a line `);` closes, comments say what a table is for. Plain values; no database.

/// One of the five kinds of column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `bigint`.
    Int,
    /// `text`.
    Text,
    /// `bytea`.
    Blob,
    /// `boolean`.
    Bool,
    /// `double precision`.
    Real,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// Whether it may be empty.
    pub nullable: bool,
    /// The table that it refers to.
    pub references: Option<String>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The columns of its key.
    pub key: Vec<String>,
}

impl Table {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether its rows say when and where somebody signs in.
    pub(crate) fn is_about_signing_in(&self) -> bool {
        self.columns.iter().any(|column| column.references.as_deref() == Some("account"))
    }

    /// The column by which its rows refer to other rows of the same table.
    pub(crate) fn parent(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.references.as_ref() == Some(&self.name))
    }
}

/// Reads the tables from the texts of the migrations, each after those that it refers to.
pub(super) fn read<'a>(steps: impl Iterator<Item = &'a str>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut open: Option<Table> = None;
    for line in steps.flat_map(str::lines) {
        let code = line.split("--").next().unwrap_or_default().trim();
        if let Some(name) = code.strip_prefix("create table ").and_then(|rest| rest.strip_suffix(" (")) {
            open = Some(Table { name: name.trim().to_owned(), columns: Vec::new(), key: Vec::new() });
        } else if let Some((table, column)) = added(code) {
            tables
                .iter_mut()
                .filter(|known| known.name == table)
                .for_each(|known| known.columns.extend(read_column(column)));
        } else if code == ");" {
            tables.extend(open.take());
        } else if let Some(table) = &mut open {
            read_line(table, code.trim_end_matches(','));
        }
    }
    in_order(tables)
}

fn added(code: &str) -> Option<(&str, &str)> {
    let (table, column) = code.strip_prefix("alter table ")?.split_once(" add column ")?;
    Some((table, column.trim_end_matches(';')))
}

fn read_line(table: &mut Table, code: &str) {
    if let Some(names) = code.strip_prefix("primary key (") {
        table.key = names.trim_end_matches(')').split(", ").map(str::to_owned).collect();
        return;
    }
    if let Some(column) = read_column(code) {
        if code.contains(" primary key") {
            table.key = vec![column.name.clone()];
        }
        table.columns.push(column);
    }
}

/// A column's line; `None` for constraints.
fn read_column(code: &str) -> Option<Column> {
    let (name, rest) = code.split_once(' ')?;
    let kinds = [
        ("bigint", Kind::Int),
        ("text", Kind::Text),
        ("bytea", Kind::Blob),
        ("boolean", Kind::Bool),
        ("double precision", Kind::Real),
    ];
    let (_, kind) = kinds.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let references = rest.split_once("references ").and_then(|(_, table)| table.split([' ', '(']).next());
    Some(Column {
        name: name.to_owned(),
        kind,
        nullable: !rest.contains("not null") && !rest.contains("primary key"),
        references: references.map(str::to_owned),
    })
}

/// Each after those that it refers to; otherwise in the order of the migrations.
fn in_order(mut rest: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let is_known =
            |name: &String, table: &Table| *name == table.name || ordered.iter().any(|known| known.name == *name);
        let ready = rest
            .iter()
            .position(|table| {
                table.columns.iter().filter_map(|column| column.references.as_ref()).all(|name| is_known(name, table))
            })
            // A circle cannot be ordered: its first table comes first, and the database says what is wrong with it.
            .unwrap_or(0);
        ordered.push(rest.remove(ready));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [&str; 2] = [
        "-- Leaves.\ncreate table leaf (\n    tree text not null references tree (id), -- where\n    place bigint,\n    green boolean not null,\n    primary key (tree, place),\n    unique (place)\n);\n",
        "create table tree (\n    id text primary key,\n    parent text references tree (id),\n    sap bytea not null\n);\nalter table leaf add column weight double precision;\n",
    ];

    #[test]
    fn tables_are_read_with_columns_keys_and_references() {
        let tables = read(STEPS.into_iter());
        let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
        assert_eq!(names, ["tree", "leaf"], "what is referred to comes first");
        assert_eq!((tables[0].key.clone(), tables[0].parent()), (vec!["id".to_owned()], Some(1)));
        assert_eq!(tables[1].key, ["tree", "place"]);
        let kinds: Vec<_> = tables[1].columns.iter().map(|column| (column.kind, column.nullable)).collect();
        assert_eq!(kinds, [(Kind::Text, false), (Kind::Int, true), (Kind::Bool, false), (Kind::Real, true)]);
    }
}
