//! `zhixing close-down`: tells everybody, exports everything, deletes, in this order. Without a step it says where it stands and what comes next.

mod delete;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use zhixing_keeper::closing::{self, Closing};
use zhixing_kit::{Db, Language, Sentence};
use zhixing_people::{Actor, the_organisation};
use zhixing_records::Clerk;

use super::departed::must_be_here;
use super::{Outcome, no_organisation};
use crate::install::{self, ending};
use crate::said::{of_file, said, tell, told};
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

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    if let Some(file) = &arguments.delete {
        return delete::run(arguments, language, file);
    }
    let db = arguments.place.open_existing()?;
    super::must_be_set_up(&db)?;
    must_be_here(&db)?;
    if let Some(day) = arguments.announce {
        let members = db.write_now(move |tx| closing::announce(tx, &Actor::at_console(tx)?, day)).map_err(told)?;
        tell(
            language,
            &said!(
                "已通知 {members} 人：{day} 关停。" / "{were} told that it ends on {day}.",
                were = if members == 1 { "1 member was".to_owned() } else { format!("{members} members were") }
            ),
        );
    } else if arguments.call_off {
        db.write_now(|tx| closing::call_off(tx, &Actor::at_console(tx)?)).map_err(told)?;
        // A deletion that was about to begin is off too.
        install::remove(&ending::path(&arguments.place.data)).map_err(of_file(&arguments.place.data))?;
        tell(language, &said!("已中止关停。" / "It was called off."));
    } else if let Some(folder) = &arguments.export {
        export(&db, arguments, language, folder)?;
    }
    next(&db, language)
}

/// Where it stands, and what comes next.
fn next(db: &Db, language: Language) -> Outcome {
    let organisation = db.read_now(the_organisation).map_err(told)?.ok_or_else(no_organisation)?;
    let stands = match db.read_now(move |tx| closing::closing(tx, &organisation)).map_err(told)? {
        None => {
            said!("没有公告关停。下一步：--announce YYYY-MM-DD" / "No end is announced. Next: --announce YYYY-MM-DD")
        }
        Some(Closing { ends_on, exported: None, .. }) => {
            said!("已公告 {ends_on} 关停。下一步：--export FOLDER" / "Announced for {ends_on}. Next: --export FOLDER")
        }
        Some(Closing { ends_on, .. }) => said!(
            "已公告 {ends_on} 关停，已导出。到期后：--delete CERTIFICATE --exported FOLDER --confirm NAME"
                / "Announced for {ends_on} and exported. From that day on: --delete CERTIFICATE --exported FOLDER --confirm NAME"
        ),
    };
    tell(language, &stands);
    Ok(ExitCode::SUCCESS)
}

fn clerk(db: &Db, key: &Path) -> Result<Clerk, Sentence> {
    let organisation = db.read_now(the_organisation).map_err(told)?.ok_or_else(no_organisation)?;
    Clerk::start(db, &organisation, key, None).map_err(told)
}

fn export(db: &Db, arguments: &Arguments, language: Language, folder: &Path) -> Result<(), Sentence> {
    let mark = folder.join(UNFINISHED);
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) && !mark.exists() {
        return Err(said!(
            "{folder} 里有东西：请导出到一个空文件夹"
                / "{folder} is not empty: the export goes into a folder of its own",
            folder = folder.display()
        ));
    }
    let stopped = |why: Sentence| {
        said!(
            "导出没有完成（{zh}），没有登记：请再次运行同一命令"
                / "the export was not finished ({en}): nothing was noted, run the same command again",
            zh = &why.zh,
            en = &why.en
        )
    };
    install::private_folder(folder).map_err(of_file(folder))?;
    fs::File::create(&mark).and_then(|mark| mark.sync_all()).map_err(|error| stopped(of_file(&mark)(error)))?;
    let clerk = clerk(db, &arguments.place.key_path())?;
    clerk.catch_up(db).map_err(told)?;
    let begun = db.surroundings().clock.now();
    let digest = closing::export(db, &clerk, folder).map_err(|error| stopped(told(error)))?;
    db.write_now(move |tx| closing::exported(tx, &Actor::at_console(tx)?, begun, &digest)).map_err(told)?;
    install::remove(&mark).map_err(of_file(&mark))?;
    tell(
        language,
        &said!(
            "{folder}：已导出全部数据和封存的台账，清单是 SHA256SUMS。"
                / "{folder} holds all tables and the sealed ledger, with the list SHA256SUMS.",
            folder = folder.display()
        ),
    );
    Ok(())
}
