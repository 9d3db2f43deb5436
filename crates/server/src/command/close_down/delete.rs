//! The last step of a closing: everything is deleted, and a certificate says so. It can be killed at any instant and run again: first the pack and the
//! signed certificate lie on the disk, then every row goes in one transaction, then the files, the key last, then the certificate is handed out.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use zhixing_keeper::closing;
use zhixing_kit::db::Address;
use zhixing_kit::{Db, Language, Sentence};
use zhixing_ledger::Certificate;
use zhixing_people::Actor;
use zhixing_records::log_state;

use super::{Arguments, Outcome, UNFINISHED, clerk};
use crate::command::departed::{must_be_alone, must_be_here};
use crate::install::{self, ending, seen};
use crate::lock;
use crate::said::{of_file, said, tell, told};
use crate::settings::Place;

pub fn run(arguments: &Arguments, language: Language, file: &Path) -> Outcome {
    let place = &arguments.place;
    let embedded = matches!(place.address()?, Address::File(_));
    let begun = ending::begun(&place.data)?;
    if begun.is_none() {
        // Says what is missing, before a lock makes a file there.
        must_be_here(&place.open_existing()?)?;
    }
    let _lock = if embedded { Some(lock::take(&place.data)?) } else { None };
    let db = place.open_to_end()?;
    db.as_ref().map_or(Ok(()), must_be_alone)?;
    let untouched = db.as_ref().map_or(Ok(false), ending::holds_anything)?;
    let (certificate, text) = match (&db, begun) {
        (Some(db), _) if untouched => begin(db, arguments, file)?,
        (_, Some(begun)) => (begun.certificate, begun.text),
        _ => return Err(said!("这里没有可以删除的数据" / "there is nothing here to delete").into()),
    };
    if !untouched {
        tell(language, &said!("继续上次没有完成的删除。" / "The deletion was begun before; it goes on."));
        allow(arguments, &certificate)?;
    }
    not_taken(file, &text)?;
    take_away(db.as_ref(), place)?;
    ending::hand_out(&place.data, &text, file)?;
    tell(
        language,
        &said!(
            "已全部删除，删除证明在 {file}，可用 zhixing verify 核验。"
                / "Everything was deleted; the certificate is {file}. zhixing verify checks it.",
            file = file.display()
        ),
    );
    tell(language, &said!("请同时销毁全部备份。" / "Destroy the backups too: they hold everything."));
    if !embedded {
        let said = said!(
            "PostgreSQL：请删除该数据库，并清理预写日志的归档。"
                / "PostgreSQL: drop the database, and clear the archive of its write-ahead log."
        );
        tell(language, &said);
    }
    Ok(ExitCode::SUCCESS)
}

/// Looks whether everything may go, lays pack and certificate down for good, and deletes every row.
fn begin(db: &Db, arguments: &Arguments, file: &Path) -> Result<(Certificate, String), Sentence> {
    let place = &arguments.place;
    let (name, closing, digest) = db.read_now(|tx| closing::may_delete(tx, &Actor::at_console(tx)?)).map_err(told)?;
    let clerk = clerk(db, &place.key_path())?;
    clerk.catch_up(db).map_err(told)?;
    let head = db.read_now(log_state).map_err(told)?.head.ok_or_else(super::super::no_ledger)?;
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
    install::remove(&folder.join(UNFINISHED)).map_err(of_file(folder))?;
    let text = certificate.write(clerk.key().signer());
    not_taken(file, &text)?;
    ending::lay_down(&place.data, &text)?;
    db.write_now(move |tx| closing::delete_all(tx, &Actor::at_console(tx)?, &digest)).map_err(told)?;
    Ok((certificate, text))
}

/// Refuses another name than the organisation's, and a folder that is not what was exported; gives the folder.
fn allow<'a>(arguments: &'a Arguments, certificate: &Certificate) -> Result<&'a Path, Sentence> {
    let name = &certificate.organisation;
    if arguments.confirm.as_deref().map(|typed| typed.replace('\n', " ")).as_ref() != Some(name) {
        return Err(said!(
            "--confirm：请写上单位名称 {name}，才会永久删除全部数据"
                / "--confirm: type the organisation's name, {name}, to delete everything for good"
        ));
    }
    let folder = arguments
        .exported
        .as_deref()
        .ok_or_else(|| said!("--exported：请写明导出的文件夹" / "--exported: name the folder that was exported"))?;
    if closing::is_as_listed(folder, &certificate.export).map_err(told)? {
        Ok(folder)
    } else {
        Err(said!(
            "{folder} 不是当时导出的内容：什么都没有删除" / "{folder} is not what was exported: nothing was deleted",
            folder = folder.display()
        ))
    }
}

/// Refuses a file that is there already, unless it is this very certificate.
fn not_taken(file: &Path, text: &str) -> Result<(), Sentence> {
    if file.exists() && fs::read_to_string(file).ok().as_deref() != Some(text) {
        return Err(said!(
            "{file} 已经有了：请为删除证明换一个文件" / "{file} exists already: name another file for the certificate",
            file = file.display()
        ));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.is_dir() {
        return Ok(());
    }
    Err(said!(
        "没有 {folder} 这个文件夹，删除证明没有地方放" / "there is no folder {folder} for the certificate",
        folder = folder.display()
    ))
}

/// Takes away what is left when every row is gone: the file with its traces, and last the key.
fn take_away(db: Option<&Db>, place: &Place) -> Result<(), Sentence> {
    let embedded = db.map_or(Ok(true), Db::rewrite).map_err(|error| {
        let why = told(error);
        said!(
            "数据已删除，但文件正被使用（{zh}）：请停下使用它的程序，再运行一次"
                / "the data is deleted, but its file is in use ({en}): stop what uses it, then run this again",
            zh = &why.zh,
            en = &why.en
        )
    })?;
    let key = place.key_path();
    let (seen, others) = (seen::path(&key), install::key::others(&key));
    let rows = ["zhixing.db", "zhixing.db-wal", "zhixing.db-shm"].map(|name| place.data.join(name));
    let rows = if embedded { rows.to_vec() } else { Vec::new() };
    let last = [seen.with_extension("seen-before"), seen, key];
    for file in rows.into_iter().chain(others).chain(last) {
        install::remove(&file)
            .and_then(|()| install::sync_folder_of(&file))
            .map_err(of_file(&file))
            .map_err(|why| said!("{zh}；请再运行一次" / "{en}; run this again", zh = &why.zh, en = &why.en))?;
    }
    Ok(())
}
