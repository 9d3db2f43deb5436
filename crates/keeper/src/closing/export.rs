//! Everything in files that any program can read: each table as lines of JSON, the ledger in sealed records, and a list of all files with their
//! SHA-256. What serves signing in alone is left out: nobody needs it any more.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use zhixing_kit::{Db, Error, Read, Result, Value};
use zhixing_records::{Clerk, export_places, export_received_places, log_state};

use crate::schema::{self, Sheet};

/// Rows that are read at once.
const BATCH: usize = 4_000;
/// Statements of one sealed record.
const STATEMENTS: u64 = 5_000;
/// The list of files.
const LIST: &str = "SHA256SUMS";

/// Writes everything into a folder and gives the digest of its list of files, which is written last: whatever an earlier try left there is replaced.
/// When this returns, all of it lies on the disk.
pub fn export(db: &Db, clerk: &Clerk, to: &Path) -> Result<String> {
    fs::create_dir_all(to.join("tables")).map_err(Error::broken)?;
    fs::create_dir_all(to.join("ledger")).map_err(Error::broken)?;
    forget_list(to)?;
    let mut files = Vec::new();
    for sheet in schema::every().iter().filter(|sheet| !sheet.table.is_about_signing_in()) {
        let name = format!("tables/{}.jsonl", sheet.table.name);
        let path = to.join(&name);
        db.read_now(move |tx| write_table(tx, sheet, &path))?;
        files.push(name);
    }
    let size = db.read_now(log_state)?.head.map_or(0, |head| head.size);
    for from in (0..size).step_by(STATEMENTS as usize) {
        let until = (from + STATEMENTS).min(size);
        if let Some(record) = db.read_now(move |tx| export_places(tx, from, until))? {
            let name = format!("ledger/{from:09}.json");
            fs::write(to.join(&name), clerk.seal(&record)).map_err(Error::broken)?;
            files.push(name);
        }
        // What other systems recorded stands between, as lines.
        if let Some(record) = db.read_now(move |tx| export_received_places(tx, from, until))? {
            let name = format!("ledger/{from:09}-received.jsonl");
            fs::write(to.join(&name), clerk.seal_lines(&record)).map_err(Error::broken)?;
            files.push(name);
        }
    }
    let mut list = String::new();
    for name in &files {
        list.push_str(&format!("{}  {name}\n", digest_of(&to.join(name))?));
    }
    fs::write(to.join(LIST), &list).map_err(Error::broken)?;
    make_lasting(to)?;
    Ok(hex::encode(Sha256::digest(&list)))
}

/// Whether a folder still holds what was exported: the list with this digest, and every file as it is listed.
pub fn is_as_listed(folder: &Path, digest: &str) -> Result<bool> {
    let Ok(list) = fs::read_to_string(folder.join(LIST)) else { return Ok(false) };
    if hex::encode(Sha256::digest(&list)) != digest {
        return Ok(false);
    }
    for line in list.lines() {
        let Some((sum, name)) = line.split_once("  ") else { return Ok(false) };
        let path = folder.join(name);
        if !path.is_file() || digest_of(&path)? != sum {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Waits until every listed file, the list and their folders lie on the disk, so that no power cut takes them.
pub fn make_lasting(folder: &Path) -> Result<()> {
    let list = fs::read_to_string(folder.join(LIST)).map_err(Error::broken)?;
    let names = list.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name);
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let all = names.chain([LIST, "tables", "ledger", ""]).map(|name| folder.join(name));
    for path in all.chain([above.to_owned()]) {
        File::open(&path).and_then(|file| file.sync_all()).map_err(Error::broken)?;
    }
    Ok(())
}

/// Takes the list of an earlier try away: while there is none, nothing is whole.
fn forget_list(folder: &Path) -> Result<()> {
    match fs::remove_file(folder.join(LIST)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::broken(error)),
        _ => Ok(()),
    }
}

fn digest_of(path: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path).map_err(Error::broken)?;
    std::io::copy(&mut file, &mut HashWriter(&mut hash)).map_err(Error::broken)?;
    Ok(hex::encode(hash.finalize()))
}

struct HashWriter<'a>(&'a mut Sha256);

impl std::io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn write_table(tx: &Read<'_>, sheet: &Sheet, to: &Path) -> Result<()> {
    let mut out = BufWriter::new(File::create(to).map_err(Error::broken)?);
    let mut last: Option<Vec<Value>> = None;
    loop {
        let rows = sheet.rows(tx, last.as_ref(), BATCH)?;
        for row in &rows {
            writeln!(out, "{}", Json::Object(line(sheet, row))).map_err(Error::broken)?;
        }
        if rows.len() < BATCH {
            return out.flush().map_err(Error::broken);
        }
        last = rows.last().cloned();
    }
}

/// A row as an object: bytes in hex, hashes of secrets left out.
fn line(sheet: &Sheet, row: &[Value]) -> Map<String, Json> {
    let columns = sheet.table.columns.iter().zip(row).filter(|(column, _)| !column.name.ends_with("_hash"));
    columns
        .map(|(column, value)| {
            let value = match value {
                Value::Null => Json::Null,
                Value::Int(number) => (*number).into(),
                Value::Text(text) => text.as_str().into(),
                Value::Blob(bytes) => hex::encode(bytes).into(),
                Value::Bool(yes) => (*yes).into(),
                Value::Real(number) => (*number).into(),
            };
            (column.name.clone(), value)
        })
        .collect()
}
