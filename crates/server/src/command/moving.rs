//! `zhixing move`: a whole installation from one database into another, compared and verified; the source stays as it is, but for
//! the mark that says where it was moved to.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use zhixing_kit::db::{Address, Db};
use zhixing_kit::id::Random;
use zhixing_kit::{Clock, Language, Sentence};
use zhixing_records::{SigningKey, log_state};

use super::Outcome;
use super::departed::{must_be_alone, must_be_here_or_at};
use super::progress::Progress;
use crate::install::{self, key, seen};
use crate::lock::{self, Lock};
use crate::said::{of_file, said, tell, told};
use crate::settings::{address, open, surroundings};

/// Move an installation into another database.
#[derive(Args)]
pub struct Arguments {
    /// Where it is: its data folder (embedded database), or the address of its PostgreSQL database.
    #[arg(long, value_name = "DIR|URL")]
    from: String,
    /// Where it goes: an empty data folder, or the address of an empty PostgreSQL database.
    #[arg(long, value_name = "DIR|URL")]
    to: String,
    /// The ledger key of the source; by default `ledger.key` in its folder. Needed when the source is an address.
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// Where the ledger key is copied to; by default `ledger.key` in the target's folder. When the target is an address, it stays where it is.
    #[arg(long, value_name = "FILE")]
    key_to: Option<PathBuf>,
}

/// One end of the move.
struct End {
    address: Address,
    /// The data folder of an embedded database.
    folder: Option<PathBuf>,
    /// Held while it lasts: nobody else writes there.
    lock: Option<Lock>,
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let begun = Instant::now();
    must_differ(&arguments.from, &arguments.to)?;
    let from = End::source(&arguments.from)?;
    let source = from.open()?;
    must_be_alone(&source)?;
    let key = source_key(&source, &from, arguments)?;
    if let Some(key) = from.key(arguments.key.as_ref()) {
        not_older(&source, &key)?;
    }
    must_be_here_or_at(&source, Some(&End::at(&arguments.to)?.place()))?;
    let to = End::target(&arguments.to)?;
    let goal = to.key(arguments.key_to.as_ref());
    if let Some(goal) = &goal {
        not_older(&source, goal)?;
    }
    let target = to.open()?;
    zhixing_keeper::may_carry(&source, &target).map_err(|error| {
        let why = told(error);
        said!("什么都没有迁移：{zh}" / "nothing was moved: {en}", zh = &why.zh, en = &why.en)
    })?;
    let mut progress = Progress::new();
    let goes_to = to.place();
    // A node that was started meanwhile went on in the source: what it wrote may be missing in the target.
    let last = || {
        must_be_alone(&source)?;
        // The key first: where it cannot be written, the source goes on.
        if let (Some(key), Some(goal)) = (&key, &goal) {
            key::copy(key, goal)?;
            keep_newest(&target, goal)?;
        }
        source.write_now(move |tx| zhixing_keeper::depart(tx, &goes_to))
    };
    let carried = zhixing_keeper::carry(&source, &target, |done, of| progress.show(done, of), last).map_err(|error| {
        let why = told(error);
        said!(
            "迁移没有完成：{zh}。来源库没有变；再次运行完成以前，目标库不提供服务"
                / "the move was not finished: {en}. The source is as it was; nothing is served from the target until the move is run again",
            zh = &why.zh,
            en = &why.en
        )
    })?;
    progress.end();
    let zhixing_keeper::Carried { rows, tables, .. } = carried;
    let seconds = begun.elapsed().as_secs_f64();
    tell(
        language,
        &said!(
            "{tables} 个表共 {rows} 行，两边一致，台账核验无误（{seconds:.1} 秒）"
                / "{rows} rows of {tables} tables are the same in both, and the ledger verifies ({seconds:.1} s)"
        ),
    );
    tell(language, &where_the_key_is(key.as_deref(), goal.as_deref()));
    tell(
        language,
        &said!(
            "今后只从目标库运行。来源库记下了已迁移到哪里，不再提供服务；此后写入来源库的内容不会进入目标库。"
                / "Serve from the target alone from now on. The source says where it was moved to and is not served any more: what is recorded in the source after this is not in the target."
        ),
    );
    Ok(ExitCode::SUCCESS)
}

/// Refuses to move an installation into itself.
fn must_differ(from: &str, to: &str) -> Result<(), Sentence> {
    let folder = |text: &str| std::fs::canonicalize(text).unwrap_or_else(|_| PathBuf::from(text));
    if from == to || !from.contains("://") && !to.contains("://") && folder(from) == folder(to) {
        return Err(said!(
            "--from 和 --to 是同一个地方：什么都没有迁移，请另指定一个空的数据库或文件夹"
                / "--from and --to are the same place: nothing was moved; name another, empty database or folder"
        ));
    }
    Ok(())
}

fn where_the_key_is(key: Option<&Path>, goal: Option<&Path>) -> Sentence {
    match (key, goal) {
        (Some(_), Some(goal)) => said!(
            "台账签名密钥已复制到 {goal}：拿到它的人可以以本单位名义签名，请妥善保管一份，并删除多余的副本。"
                / "The ledger key was copied to {goal}. Whoever has it can sign in the organisation's name: keep one copy, locked away, and remove the others.",
            goal = goal.display()
        ),
        (Some(key), None) => said!(
            "台账签名密钥仍在 {key}：各节点都用 --ledger-key 指明它。"
                / "The ledger key stays at {key}: serve with --ledger-key, on every node.",
            key = key.display()
        ),
        (None, _) => said!("还没有台账，也就没有密钥。" / "There is no ledger yet, and so no key."),
    }
}

/// The key of the source's ledger, read and held against the ledger before anything is written.
fn source_key(source: &Db, from: &End, arguments: &Arguments) -> Result<Option<PathBuf>, Sentence> {
    let Some(head) = source.read_now(log_state).map_err(told)?.head else { return Ok(None) };
    let path = from.key(arguments.key.as_ref()).ok_or_else(|| {
        said!(
            "请用 --key 指明来源的台账密钥在哪里：没有它，台账不能再添记录"
                / "say with --key where the ledger key of the source lies: without it nothing can be added to the ledger"
        )
    })?;
    let file = path.display();
    match SigningKey::read(&path).map_err(told)? {
        Some(key) if key.verifier_key() == head.verifier_key => Ok(Some(path)),
        Some(_) => Err(said!(
            "{file} 是另一本台账的密钥；什么都没有迁移" / "{file} is the key of another ledger; nothing was moved"
        )),
        None => Err(said!(
            "{file} 没有台账密钥：请用 --key 指明；什么都没有迁移"
                / "there is no ledger key at {file}: say with --key where it lies; nothing was moved"
        )),
    }
}

/// Refuses to move data that is older than what was seen beside this key.
fn not_older(source: &Db, key: &Path) -> Result<(), Sentence> {
    seen::check(source, &seen::path(key), false)
        .map_err(|why| said!("什么都没有迁移：{zh}" / "nothing was moved: {en}", zh = &why.zh, en = &why.en))
}

/// The newest checkpoint goes along with the key: an older copy that is put there later is noticed.
fn keep_newest(target: &Db, key: &Path) -> Result<(), Sentence> {
    let Some(head) = target.read_now(log_state).map_err(told)?.head else { return Ok(()) };
    let file = seen::path(key);
    install::write_whole(&file, &head.checkpoint).map_err(of_file(&file))
}

impl End {
    /// Where its ledger key lies: in the file that was named, or in its folder.
    fn key(&self, named: Option<&PathBuf>) -> Option<PathBuf> {
        named.cloned().or_else(|| self.folder.as_ref().map(|folder| folder.join("ledger.key")))
    }

    /// An installation that exists.
    fn source(text: &str) -> Result<Self, Sentence> {
        let end = Self::at(text)?;
        match &end.address {
            Address::File(file) if !file.exists() => {
                Err(said!("--from：{text} 里没有数据" / "--from: there is no installation in {text}"))
            }
            _ => end.locked(),
        }
    }

    /// An empty place, or one where an earlier move was not finished.
    fn target(text: &str) -> Result<Self, Sentence> {
        let end = Self::at(text)?;
        if let Some(folder) = &end.folder {
            install::private_folder(folder).map_err(of_file(folder))?;
        }
        end.locked()
    }

    fn at(text: &str) -> Result<Self, Sentence> {
        if !text.contains("://") {
            let folder = PathBuf::from(text);
            return Ok(Self { address: address(None, &folder)?, folder: Some(folder), lock: None });
        }
        Ok(Self { address: address(Some(text), Path::new(""))?, folder: None, lock: None })
    }

    /// Where it is, in words that may be kept: without the name and password of a database.
    fn place(&self) -> String {
        match (&self.address, &self.folder) {
            (_, Some(folder)) => std::path::absolute(folder).unwrap_or_else(|_| folder.clone()).display().to_string(),
            (Address::Postgres(url), None) => {
                // A password may hold what else begins the parameters: all before the last @ goes first.
                let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
                let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
                format!("postgres://{}", place.split('?').next().unwrap_or_default())
            }
            (Address::File(file), None) => file.display().to_string(),
        }
    }

    fn locked(mut self) -> Result<Self, Sentence> {
        self.lock = self.folder.as_deref().map(lock::take).transpose()?;
        Ok(self)
    }

    fn open(&self) -> Result<Db, Sentence> {
        let around = surroundings("Asia/Shanghai", Clock::system(), Random::system())?;
        open(&self.address, around)
    }
}
