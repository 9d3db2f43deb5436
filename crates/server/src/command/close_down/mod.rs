//! `zhixing close-down`: tells everybody, exports everything, deletes, in this order. Without a step it says where it stands and what comes next.

mod delete;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use zhixing_keeper::closing::{self, Closing};
use zhixing_kit::Db;
use zhixing_people::{Actor, the_organisation};
use zhixing_records::Clerk;

use super::{Outcome, say, told};
use crate::install::{self, ending};
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

/// The mark of an export that did not come to its end, or whose end was not yet noted.
const UNFINISHED: &str = "NOT-FINISHED";

pub fn run(arguments: &Arguments) -> Outcome {
    if let Some(file) = &arguments.delete {
        return delete::run(arguments, file);
    }
    let db = arguments.place.open_existing()?;
    if let Some(day) = arguments.announce {
        let members = db.write_now(move |tx| closing::announce(tx, &Actor::at_console(tx)?, day)).map_err(told)?;
        say(format_args!("{members} members were told that it ends on {day}. 已通知 {members} 人：{day} 关停。"));
    } else if arguments.call_off {
        db.write_now(|tx| closing::call_off(tx, &Actor::at_console(tx)?)).map_err(told)?;
        // A deletion that was about to begin is off too.
        install::remove(&ending::path(&arguments.place.data)).map_err(|error| error.to_string())?;
        say("It was called off. 已中止关停。");
    } else if let Some(folder) = &arguments.export {
        export(&db, arguments, folder)?;
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
    let mark = folder.join(UNFINISHED);
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) && !mark.exists() {
        return Err(format!("{} is not empty: the export goes into a folder of its own", folder.display()));
    }
    let stopped = |why: String| {
        format!(
            "the export was not finished ({why}): nothing was noted, run the same command again. 导出没有完成，请再次运行同一命令。"
        )
    };
    install::private_folder(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    fs::File::create(&mark).and_then(|mark| mark.sync_all()).map_err(|error| stopped(error.to_string()))?;
    let clerk = clerk(db, &arguments.place.key_path())?;
    clerk.catch_up(db).map_err(told)?;
    let begun = db.surroundings().clock.now();
    let digest = closing::export(db, &clerk, folder).map_err(|error| stopped(told(error)))?;
    db.write_now(move |tx| closing::exported(tx, &Actor::at_console(tx)?, begun, &digest)).map_err(told)?;
    install::remove(&mark).map_err(|error| format!("{}: {error}", mark.display()))?;
    say(format_args!(
        "{} holds all tables and the sealed ledger, with the list SHA256SUMS. 已导出全部数据和封存的台账。",
        folder.display()
    ));
    Ok(())
}
