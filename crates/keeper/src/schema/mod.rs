//! The schema as it is written in the migrations: every table, its columns and its key, and the statements that treat all tables alike.

mod model;
mod store;

pub use model::{Column, Kind, Table};
pub(crate) use store::{Sheet, count, every, is_empty, kept, load, spelled};

use std::sync::LazyLock;

use zhixing_kit::db::migrate::MIGRATIONS;

/// Every table of this version, each after those that it refers to.
pub fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| model::read(MIGRATIONS.iter().map(|step| step.sql)));
    &TABLES
}
