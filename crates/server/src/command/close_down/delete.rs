//! The last step of a closing: everything is deleted, and a certificate says so. It can be killed at any instant and run again: first the pack and the
//! signed certificate lie on the disk, then every row goes in one transaction, then the files, the key last, then the certificate is handed out.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use zhixing_keeper::closing;
use zhixing_kit::Db;
use zhixing_kit::db::Address;
use zhixing_ledger::Certificate;
use zhixing_people::Actor;
use zhixing_records::log_state;

use super::{Arguments, Outcome, UNFINISHED, clerk, say, told};
use crate::install::{self, ending, seen};
use crate::lock;
use crate::settings::Place;

pub fn run(arguments: &Arguments, file: &Path) -> Outcome {
    let place = &arguments.place;
    let embedded = matches!(place.address()?, Address::File(_));
    let begun = ending::begun(&place.data)?;
    if begun.is_none() {
        // Says what is missing, before a lock makes a file there.
        drop(place.open_existing()?);
    }
    let _lock = if embedded { Some(lock::take(&place.data)?) } else { None };
    let db = place.open_to_end()?;
    let untouched = db.as_ref().map_or(Ok(false), ending::holds_anything)?;
    let (certificate, text) = match (&db, begun) {
        (Some(db), _) if untouched => begin(db, arguments, file)?,
        (_, Some(begun)) => (begun.certificate, begun.text),
        _ => return Err("there is nothing here to delete".to_owned()),
    };
    if !untouched {
        say("The deletion was begun before; it goes on. 继续上次没有完成的删除。");
        allow(arguments, &certificate)?;
    }
    not_taken(file, &text)?;
    take_away(db.as_ref(), place)?;
    ending::hand_out(&place.data, &text, file)?;
    say(format_args!(
        "Everything was deleted; the certificate is {}. zhixing verify checks it. 已全部删除，删除证明已写入该文件。",
        file.display()
    ));
    say("Destroy the backups too: they hold everything. 请同时销毁全部备份。");
    if !embedded {
        say(
            "PostgreSQL: drop the database, and clear the archive of its write-ahead log. 请删除该数据库，并清理预写日志的归档。",
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Looks whether everything may go, lays pack and certificate down for good, and deletes every row.
fn begin(db: &Db, arguments: &Arguments, file: &Path) -> Result<(Certificate, String), String> {
    let place = &arguments.place;
    let (name, closing, digest) = db.read_now(|tx| closing::may_delete(tx, &Actor::at_console(tx)?)).map_err(told)?;
    let clerk = clerk(db, &place.key_path())?;
    clerk.catch_up(db).map_err(told)?;
    let head = db.read_now(log_state).map_err(told)?.head.ok_or("there is no ledger")?;
    let certificate = Certificate {
        organisation: name.replace('\n', " "),
        size: head.size,
        root: head.root.to_base64(),
        announced_at: closing.announced_at.rfc3339(),
        export: digest.clone(),
        deleted_at: db.surroundings().clock.now().rfc3339(),
    };
    let folder = allow(arguments, &certificate)?;
    closing::make_lasting(folder).map_err(told)?;
    install::remove(&folder.join(UNFINISHED)).map_err(|error| error.to_string())?;
    let text = certificate.write(clerk.key().signer());
    not_taken(file, &text)?;
    ending::lay_down(&place.data, &text)?;
    db.write_now(move |tx| closing::delete_all(tx, &Actor::at_console(tx)?, &digest)).map_err(told)?;
    Ok((certificate, text))
}

/// Refuses another name than the organisation's, and a folder that is not what was exported; gives the folder.
fn allow<'a>(arguments: &'a Arguments, certificate: &Certificate) -> Result<&'a Path, String> {
    let name = &certificate.organisation;
    if arguments.confirm.as_deref().map(|typed| typed.replace('\n', " ")).as_ref() != Some(name) {
        return Err(format!("--confirm: type the organisation's name, {name}, to delete everything for good"));
    }
    let folder = arguments.exported.as_deref().ok_or("--exported: name the folder that was exported")?;
    if closing::is_as_listed(folder, &certificate.export).map_err(told)? {
        Ok(folder)
    } else {
        Err(format!("{} is not what was exported: nothing was deleted", folder.display()))
    }
}

/// Refuses a file that is there already, unless it is this very certificate.
fn not_taken(file: &Path, text: &str) -> Result<(), String> {
    if file.exists() && fs::read_to_string(file).ok().as_deref() != Some(text) {
        return Err(format!("{} exists already: name another file for the certificate", file.display()));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.is_dir() { Ok(()) } else { Err(format!("there is no folder {} for the certificate", folder.display())) }
}

/// Takes away what is left when every row is gone: the file with its traces, and last the key.
fn take_away(db: Option<&Db>, place: &Place) -> Result<(), String> {
    let embedded = db.map_or(Ok(true), Db::rewrite).map_err(|error| {
        format!("the data is deleted, but its file is in use ({error}): stop what uses it, then run this again")
    })?;
    let key = place.key_path();
    let (seen, others) = (seen::path(&key), install::key::others(&key));
    let rows = ["zhixing.db", "zhixing.db-wal", "zhixing.db-shm"].map(|name| place.data.join(name));
    let rows = if embedded { rows.to_vec() } else { Vec::new() };
    let last = [seen.with_extension("seen-before"), seen, key];
    for file in rows.into_iter().chain(others).chain(last) {
        install::remove(&file)
            .and_then(|()| install::sync_folder_of(&file))
            .map_err(|error| format!("{}: {error}; run this again", file.display()))?;
    }
    Ok(())
}
