//! `zhixing close-down`: tells everybody, exports everything, deletes, in this order. Without a step it says where it stands and what comes next.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use zhixing_keeper::closing::{self, Closing};
use zhixing_kit::db::Address;
use zhixing_kit::{Db, Error};
use zhixing_ledger::Certificate;
use zhixing_people::{Actor, the_organisation};
use zhixing_records::{Clerk, log_state};

use super::{Outcome, say, told};
use crate::install::{self as install, seen};
use crate::lock;
use crate::settings::Place;

/// Close the installation down, step by step.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// First step: tell every member that it ends on this day, at least 30 days ahead.
    #[arg(long, value_name = "YYYY-MM-DD", group = "step")]
    announce: Option<Date>,
    /// Second step: write everything into this folder, for the organisation's archive.
    #[arg(long, value_name = "FOLDER", group = "step")]
    export: Option<PathBuf>,
    /// Last step, from the announced day on: delete database and key, and write the certificate of deletion to this file.
    #[arg(long, value_name = "CERTIFICATE", group = "step", requires = "exported")]
    delete: Option<PathBuf>,
    /// Call it off.
    #[arg(long, group = "step")]
    call_off: bool,
    /// With --delete: the folder that was exported; it is compared with its list before anything is deleted.
    #[arg(long, value_name = "FOLDER", requires = "confirm")]
    exported: Option<PathBuf>,
    /// With --delete: the organisation's name, typed.
    #[arg(long, value_name = "NAME")]
    confirm: Option<String>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let db = arguments.place.open_existing()?;
    if let Some(day) = arguments.announce {
        let members = db.write_now(move |tx| closing::announce(tx, &Actor::at_console(tx)?, day)).map_err(told)?;
        say(format_args!("{members} members were told that it ends on {day}. 已通知 {members} 人：{day} 关停。"));
    } else if arguments.call_off {
        db.write_now(|tx| closing::call_off(tx, &Actor::at_console(tx)?)).map_err(told)?;
        say("It was called off. 已中止关停。");
    } else if let Some(folder) = &arguments.export {
        export(&db, arguments, folder)?;
    } else if let Some(file) = &arguments.delete {
        return delete(&db, arguments, file);
    }
    next(&db)
}

/// Where it stands, and what comes next.
fn next(db: &Db) -> Outcome {
    let organisation = db.read_now(the_organisation).map_err(told)?.ok_or("there is no organisation")?;
    match db.read_now(move |tx| closing::closing(tx, &organisation)).map_err(told)? {
        None => say("No end is announced. Next: --announce YYYY-MM-DD 没有公告关停"),
        Some(Closing { ends_on, exported: None, .. }) => {
            say(format_args!("Announced for {ends_on}. Next: --export FOLDER 已公告，下一步：导出"));
        }
        Some(Closing { ends_on, .. }) => say(format_args!(
            "Announced for {ends_on} and exported. From that day on: --delete CERTIFICATE --exported FOLDER --confirm NAME 已导出，到期后删除"
        )),
    }
    Ok(ExitCode::SUCCESS)
}

fn clerk(db: &Db, key: &Path) -> Result<Clerk, String> {
    let organisation = db.read_now(the_organisation).map_err(told)?.ok_or("there is no organisation")?;
    Clerk::start(db, &organisation, key, None).map_err(told)
}

fn export(db: &Db, arguments: &Arguments, folder: &Path) -> Result<(), String> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty: the export goes into a folder of its own", folder.display()));
    }
    install::private_folder(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let clerk = clerk(db, &arguments.place.key_path())?;
    clerk.catch_up(db).map_err(told)?;
    let begun = db.surroundings().clock.now();
    let digest = closing::export(db, &clerk, folder).map_err(told)?;
    db.write_now(move |tx| closing::exported(tx, &Actor::at_console(tx)?, begun, &digest)).map_err(told)?;
    say(format_args!(
        "{} holds all tables and the sealed ledger, with the list SHA256SUMS. 已导出全部数据和封存的台账。",
        folder.display()
    ));
    Ok(())
}

fn delete(db: &Db, arguments: &Arguments, file: &Path) -> Outcome {
    let place = &arguments.place;
    let embedded = matches!(place.address()?, Address::File(_));
    let _lock = if embedded { Some(lock::take(&place.data)?) } else { None };
    let (name, closing, digest) = db.read_now(|tx| closing::may_delete(tx, &Actor::at_console(tx)?)).map_err(told)?;
    if arguments.confirm.as_deref() != Some(name.as_str()) {
        return Err(format!("--confirm: type the organisation's name, {name}, to delete everything for good"));
    }
    let folder = arguments.exported.as_deref().ok_or("--exported: name the folder that was exported")?;
    if !closing::is_as_listed(folder, &digest).map_err(told)? {
        return Err(format!("{} is not what was exported: nothing was deleted", folder.display()));
    }
    let key = place.key_path();
    let clerk = clerk(db, &key)?;
    clerk.catch_up(db).map_err(told)?;
    let head = db.read_now(log_state).map_err(told)?.head.ok_or("there is no ledger")?;
    let certificate = Certificate {
        organisation: name.replace('\n', " "),
        size: head.size,
        root: head.root.to_base64(),
        announced_at: closing.announced_at.rfc3339(),
        export: digest,
        deleted_at: db.surroundings().clock.now().rfc3339(),
    };
    // First on the disk under another name: it is signed with a key that is deleted next, and says the truth only afterwards.
    let draft = file.with_extension("not-yet-true");
    let wrong = |error: std::io::Error| format!("{}: {error}", file.display());
    if file.exists() {
        return Err(format!("{} exists already", file.display()));
    }
    fs::write(&draft, certificate.write(clerk.key().signer())).map_err(wrong)?;
    take_away(db, place, &key)?;
    fs::rename(&draft, file).map_err(wrong)?;
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

fn take_away(db: &Db, place: &Place, key: &Path) -> Result<(), String> {
    zhixing_keeper::empty_all(db).map_err(told)?;
    let mut files = vec![key.to_owned(), seen::path(key)];
    if db
        .rewrite()
        .map_err(|error: Error| format!("the data is deleted, but its file is in use ({error}); remove it by hand"))?
    {
        files.extend(["zhixing.db", "zhixing.db-wal", "zhixing.db-shm"].map(|name| place.data.join(name)));
    }
    for file in files {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{}: {error}", file.display()));
            }
            _ => {}
        }
    }
    Ok(())
}
