//! `zhixing demo`: writes the demonstration organisation into an empty data folder, or an empty PostgreSQL database. While it is not whole the database
//! bears a mark, and every other command refuses it.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use jiff::civil::Date;
use zhixing_keeper::{Coming, arrived, begin_demonstration, is_empty, on_its_way};
use zhixing_kit::db::{Address, Db};
use zhixing_kit::{Clock, Language, Sentence};

use super::Outcome;
use super::progress::Progress;
use crate::demo::{self, Size, Wish, Written};
use crate::said::{of_file, said, say, tell, told};
use crate::settings::{Place, unfinished};
use crate::{install, lock};

/// Write the demonstration organisation.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Members in all.
    #[arg(long, default_value_t = 120)]
    members: usize,
    /// Branches.
    #[arg(long, default_value_t = 3)]
    branches: usize,
    /// The same seed writes the same organisation.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Activities at most: by default a whole year of each branch, or twenty of each where there are 20 branches or more.
    #[arg(long, value_name = "N")]
    activities: Option<usize>,
    /// The day on which the year ends; by default today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

/// At which minute the year ends on another day than the real today: ten past three, while an afternoon's meeting begins.
const MINUTE: i16 = 15 * 60 + 10;

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let begun = Instant::now();
    let place = &arguments.place;
    let wish = wish(arguments)?;
    crate::install::private_folder(&place.data).map_err(of_file(&place.data))?;
    let address = place.address()?;
    let _lock = if matches!(address, Address::File(_)) { Some(lock::take(&place.data)?) } else { None };
    let db = begin(place, &address, &wish)?;
    let mut progress = Progress::new();
    let (figures, written) =
        demo::write(&db, &place.key_path(), &wish, |done, of| progress.show(done as u64, of as u64)).map_err(
            |error| {
                let why = told(error);
                said!(
                    "演示单位没有生成完（{zh}）" / "the demonstration was not finished ({en})",
                    zh = &why.zh,
                    en = &why.en
                )
            },
        )?;
    progress.end();
    end(&db, &place.data, &written)?;
    let demo::Figures { members, branches, activities, statements } = figures;
    let seconds = begun.elapsed().as_secs_f64();
    tell(
        language,
        &said!(
            "{members} 人，{branches} 个支部，{activities} 次活动，{statements} 条记录，用时 {seconds:.1} 秒"
                / "{members} members, {branches} branches, {activities} activities, {statements} statements in {seconds:.1} s"
        ),
    );
    say(written.sheet);
    Ok(ExitCode::SUCCESS)
}

/// Opens the database and marks it as one that is not whole yet: an empty one, or an embedded one whose demonstration was not finished, which begins
/// anew. On a server nobody knows whether another program still writes it.
fn begin(place: &Place, address: &Address, wish: &Wish) -> Result<Db, Sentence> {
    let existing = matches!(address, Address::File(path) if path.exists());
    let zone = place.surroundings(Clock::system(), zhixing_kit::id::Random::system())?.zone;
    let (clock, random) = demo::clock_and_random(wish, &zone);
    let db = place.open_to_fill(clock, random)?;
    match db.read_now(on_its_way).map_err(told)? {
        Some((Coming::Demonstration, _)) if db.is_embedded() => forget_key(place)?,
        Some((coming, begun)) => return Err(unfinished(&db, coming, begun)),
        None => refuse_existing(place, &db, existing)?,
    }
    let now = Clock::system().now();
    db.write_now(move |tx| begin_demonstration(tx, now)).map_err(told)?;
    Ok(db)
}

/// Takes away the key of a demonstration that was not finished: none was in the folder when it was begun. A key elsewhere is not touched.
fn forget_key(place: &Place) -> Result<(), Sentence> {
    for file in ["ledger.key", "SIGN-INS.txt"].map(|name| place.data.join(name)) {
        install::remove(&file).map_err(of_file(&file))?;
    }
    refuse_key(place)
}

/// Everything is there: the sign-ins are laid down, and the mark goes. The sheet has its name last, and so tells that the demonstration is whole.
fn end(db: &Db, data: &Path, written: &Written) -> Result<(), Sentence> {
    keep(&data.join("sign-ins.json"), &format!("{:#}\n", written.list))?;
    db.write_now(arrived).map_err(told)?;
    let sheet = data.join("SIGN-INS.txt");
    install::write_whole(&sheet, &written.sheet).map_err(of_file(&sheet))
}

fn wish(arguments: &Arguments) -> Result<Wish, Sentence> {
    let size = Size { members: arguments.members, branches: arguments.branches }.check()?;
    let zone = arguments.place.surroundings(Clock::system(), zhixing_kit::id::Random::system())?.zone;
    let local = Clock::system().now().local(&zone);
    let real_minute = i16::from(local.hour()) * 60 + i16::from(local.minute());
    let today = arguments.today.unwrap_or(local.date());
    if today > local.date() {
        return Err(said!("--today：不能晚于今天" / "--today: the year cannot end in the future"));
    }
    let together = matches!(arguments.place.address()?, Address::File(_));
    let minute = if today == local.date() { real_minute } else { MINUTE };
    Ok(Wish { size, seed: arguments.seed, activities: arguments.activities, today, minute, together })
}

/// An existing database or key is never written over. A database in which nothing was ever written is as good as none.
fn refuse_existing(place: &Place, db: &Db, existing: bool) -> Result<(), Sentence> {
    if existing && !db.read_now(is_empty).map_err(told)? {
        return Err(exists_already(&place.data.join("zhixing.db")));
    }
    if demo::is_taken(db).map_err(told)? {
        return Err(said!(
            "数据库里已有单位：演示单位只放进空的数据库"
                / "the database holds an organisation already: the demonstration goes into an empty one"
        ));
    }
    refuse_key(place)
}

fn refuse_key(place: &Place) -> Result<(), Sentence> {
    let keys = [place.key_path(), place.data.join("ledger.key")];
    keys.iter().find(|key| key.exists()).map_or(Ok(()), |key| Err(exists_already(key)))
}

fn exists_already(path: &Path) -> Sentence {
    said!(
        "{path} 已经有了：演示单位只放进空的数据文件夹"
            / "{path} exists already: the demonstration goes into an empty data folder",
        path = path.display()
    )
}

fn keep(path: &std::path::Path, text: &str) -> Result<(), Sentence> {
    std::fs::write(path, text).map_err(of_file(path))
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use zhixing_kit::db::scratch::Scratch;

    use super::super::doctor;
    use super::*;

    #[derive(Parser)]
    struct Demo {
        #[command(flatten)]
        arguments: Arguments,
    }

    #[derive(Parser)]
    struct Doctor {
        #[command(flatten)]
        arguments: doctor::Arguments,
    }

    #[test]
    fn it_goes_into_an_empty_folder_alone_and_the_doctor_finds_nothing_wrong() {
        let scratch = Scratch::folder();
        let data = scratch.path().unwrap().join("demo").to_string_lossy().into_owned();
        let words = [
            "demo",
            "--data",
            &data,
            "--members",
            "20",
            "--branches",
            "1",
            "--activities",
            "8",
            "--today",
            "2026-03-18",
        ];
        let code = run(&Demo::parse_from(words).arguments, Language::English).unwrap();
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::SUCCESS));
        let sheet = std::fs::read_to_string(format!("{data}/SIGN-INS.txt")).unwrap();
        assert!(sheet.contains("secretary"));
        let list: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(format!("{data}/sign-ins.json")).unwrap()).unwrap();
        assert!(list.as_array().unwrap().iter().any(|one| one["role"] == "secretary"));

        let why = run(&Demo::parse_from(words).arguments, Language::English).unwrap_err().said;
        assert!(why.en.contains("empty data folder") && why.zh.contains("空的数据文件夹"), "{why:?}");
        let code = doctor::run(&Doctor::parse_from(["doctor", "--data", &data]).arguments, Language::English).unwrap();
        assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::SUCCESS));
    }

    #[test]
    fn a_size_that_cannot_be_is_refused_in_one_line() {
        for words in [["--members", "5"], ["--branches", "0"], ["--today", "2999-01-01"]] {
            let all = [&["demo", "--data", "/nowhere"][..], &words[..]].concat();
            let why = run(&Demo::parse_from(all).arguments, Language::Chinese).unwrap_err().said;
            assert!(why.zh.starts_with(&format!("{}：", words[0])) && why.zh != why.en, "{why:?}");
        }
    }
}
