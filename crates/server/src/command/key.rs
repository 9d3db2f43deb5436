//! `zhixing key`: the key that signs the ledger. Without a step it says how it stands; it is brought back from a backup, or another one takes its
//! place (decision 0016), which the ledger, a signed note and every reader of the ledger's page are told. It can be killed at any instant and run again.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use zhixing_keeper::{Why, new_key};
use zhixing_kit::db::Address;
use zhixing_kit::{Db, Language, Sentence};
use zhixing_ledger::{Ground, VerifierKey};
use zhixing_people::{Actor, the_organisation};
use zhixing_records::{Clerk, LogHead, SigningKey, earlier_keys, log_state, verify_all};

use super::departed::must_be_here;
use super::{Outcome, no_ledger, no_organisation};
use crate::install::{self, key};
use crate::lock;
use crate::said::{of_file, on_the_wall, plain, said, say, tell, told};
use crate::settings::Place;

/// Look after the key that signs the ledger: how it stands, bring it back from a backup, begin a new one.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// Bring the key back from a backup, or from a copy of the key file.
    #[arg(long, value_name = "FILE", group = "step")]
    restore: Option<PathBuf>,
    /// Begin a new key, the service stopped: because the old one is lost (and in no backup), may be in other hands, or as planned.
    #[arg(long, value_name = "GROUND", group = "step", requires = "because")]
    renew: Option<Step>,
    /// With --renew: what happened, in a sentence; it stands in the ledger for who may read the organisation's records.
    #[arg(long, value_name = "WORDS", requires = "renew")]
    because: Option<String>,
}

/// Why a new key is begun.
#[derive(Clone, Copy, ValueEnum)]
enum Step {
    /// The key is gone, and no backup holds it.
    Lost,
    /// Somebody else may have a copy of it.
    Exposed,
    /// Nothing happened: a habit, or another keeper.
    Planned,
}

/// What lies where the key should be.
enum Found {
    /// The ledger's key.
    Ours(Box<SigningKey>),
    /// The key of another ledger, or the one before this ledger's newest.
    Another,
    /// A file that is no key.
    Broken,
    /// Nothing.
    Missing,
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let place = &arguments.place;
    let db = place.open_existing()?;
    let embedded = matches!(place.address()?, Address::File(_));
    let changes = arguments.restore.is_some() || arguments.renew.is_some();
    let _lock = if embedded && changes { Some(lock::take(&place.data)?) } else { None };
    if changes {
        must_be_here(&db)?;
    }
    let path = place.key_path();
    let head = db.read_now(log_state).map_err(told)?.head;
    let head = head.ok_or_else(|| {
        said!(
            "还没有台账：zhixing serve 第一次运行时生成密钥"
                / "there is no ledger yet: `zhixing serve` makes its key when it begins"
        )
    })?;
    if let Some(from) = &arguments.restore {
        restore(from, &path, &head, language)?;
    } else if let Some(step) = arguments.renew {
        renew(&db, (&path, language), &head, &why(step, arguments.because.as_deref())?)?;
    }
    state(&db, &path, language)
}

fn found(path: &Path, head: &LogHead) -> Found {
    match SigningKey::read(path) {
        Ok(Some(key)) if key.verifier_key() == head.verifier_key => Found::Ours(Box::new(key)),
        Ok(Some(_)) => Found::Another,
        Ok(None) => Found::Missing,
        Err(_) => Found::Broken,
    }
}

/// Whether the ledger knows a key that does not yet lie in its place.
fn half_changed(path: &Path, head: &LogHead) -> Result<bool, Sentence> {
    let next = SigningKey::read(&key::next(path)).map_err(told)?;
    Ok(next.is_some_and(|key| key.verifier_key() == head.verifier_key))
}

/// How it stands, and what comes next.
fn state(db: &Db, path: &Path, language: Language) -> Outcome {
    let head = db.read_now(log_state).map_err(told)?.head.ok_or_else(no_ledger)?;
    let file = path.display();
    let found = found(path, &head);
    if half_changed(path, &head)? {
        let said = said!(
            "更换密钥没有完成，请再运行一次同样的 --renew。"
                / "A change of keys was begun and not finished. Next: the same --renew again."
        );
        tell(language, &said);
        return Ok(ExitCode::FAILURE);
    }
    tell(
        language,
        &match found {
            Found::Ours(_) => said!("{file}：密钥在，与台账相符。" / "{file} is the ledger's key."),
            Found::Missing => said!(
                "{file} 不在了。下一步：--restore BACKUP；哪份备份里都没有，就 --renew lost --because WORDS"
                    / "{file} is MISSING. Next: --restore BACKUP; if no backup has it, --renew lost --because WORDS"
            ),
            Found::Broken => said!(
                "{file} 读不出来。下一步：--restore BACKUP；哪份备份里都没有，就 --renew lost --because WORDS"
                    / "{file} CANNOT BE READ. Next: --restore BACKUP; if no backup has it, --renew lost --because WORDS"
            ),
            Found::Another => said!(
                "{file} 是另一把密钥，不是这本台账的。下一步：先移走它，再 --restore BACKUP"
                    / "{file} is ANOTHER key, not the ledger's. Next: move it away, then --restore BACKUP"
            ),
        },
    );
    // Two lines for scripts, the same in both languages.
    say(format_args!("public key 公钥: {}", head.verifier_key));
    say(format_args!("fingerprint 指纹: {}", head.fingerprint()));
    for earlier in db.read_now(earlier_keys).map_err(told)? {
        let ground = earlier.ground();
        tell(
            language,
            &said!(
                "以前的密钥 {number}：用到 {ended}（{size} 条），{zh}，/ledger/keys/{number}；{key}"
                    / "earlier {number}: until {ended} ({size} entries), {en}, /ledger/keys/{number}; {key}",
                number = earlier.number,
                ended = on_the_wall(earlier.ended_at, &db.surroundings().zone),
                size = earlier.size,
                zh = ground.map_or("它的说明核验不了", ground_zh),
                en = ground.map_or("its note does NOT verify", Ground::word),
                key = &earlier.verifier_key
            ),
        );
    }
    Ok(if matches!(found, Found::Ours(_)) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn restore(from: &Path, path: &Path, head: &LogHead, language: Language) -> Result<(), Sentence> {
    let (found_key, line) = key::from_backup(from)?;
    if found_key.verifier_key() != head.verifier_key {
        return Err(said!(
            "{from} 里是另一把密钥，不是这本台账的（{ours}）：请找这本台账最后一次换密钥以后的备份"
                / "{from} holds another key than the ledger's ({ours}): find the backup that was made with this ledger, after its last change of keys",
            from = from.display(),
            ours = &head.verifier_key
        ));
    }
    match found(path, head) {
        Found::Ours(_) => return Ok(()),
        Found::Another => return Err(of_another(path)),
        Found::Broken => drop(key::set_aside(path)?),
        Found::Missing => {}
    }
    key::put(&line, path)?;
    tell(language, &said!("密钥已放回。" / "The key was brought back."));
    Ok(())
}

fn ground_zh(ground: Ground) -> &'static str {
    match ground {
        Ground::Lost => "丢失",
        Ground::Exposed => "可能泄露",
        Ground::Planned => "按计划更换",
    }
}

fn of_another(path: &Path) -> Sentence {
    said!(
        "{path} 是另一本台账的密钥：请先移走" / "{path} is a key of another ledger: move it away first",
        path = path.display()
    )
}

fn why(step: Step, words: Option<&str>) -> Result<Why, Sentence> {
    let words = words.map(str::trim).filter(|words| !words.is_empty());
    let words = words
        .ok_or_else(|| said!("--because：请用一句话写明原因" / "--because: say in a sentence what happened"))?
        .to_owned();
    let ground = match step {
        Step::Lost => Ground::Lost,
        Step::Exposed => Ground::Exposed,
        Step::Planned => Ground::Planned,
    };
    Ok(Why { ground, words })
}

/// First the new key lies on the disk beside the old one, then the ledger knows it, then it takes the old one's place.
fn renew(db: &Db, (path, language): (&Path, Language), head: &LogHead, why: &Why) -> Result<(), Sentence> {
    let next = key::next(path);
    if half_changed(path, head)? {
        tell(language, &said!("继续上次没有完成的更换。" / "The change of keys was begun before; it goes on."));
        return take_its_place(db, &next, path, language);
    }
    // Left by a try that the ledger never knew of.
    install::remove(&next).map_err(of_file(&next))?;
    let before = key_of_today(path, head, why.ground)?;
    look_first(db)?;
    let random = &db.surroundings().random;
    let log = VerifierKey::parse(&head.verifier_key).map_err(plain)?;
    let after = SigningKey::create_or_read(&next, log.name(), random).map_err(told)?;
    let why = why.clone();
    db.write_now(move |tx| new_key(tx, &Actor::at_console(tx)?, &after, before.as_ref(), &why)).map_err(told)?;
    take_its_place(db, &next, path, language)
}

/// The key of today, which signs its own end; none if it is lost. Refuses a ground that is not what is found.
fn key_of_today(path: &Path, head: &LogHead, ground: Ground) -> Result<Option<SigningKey>, Sentence> {
    let file = path.display();
    match (found(path, head), ground.is_signed_by_both()) {
        (Found::Ours(key), true) => Ok(Some(*key)),
        (Found::Ours(_), false) => Err(said!(
            "{file} 就是台账的密钥，没有丢：请写 --renew planned 或 --renew exposed"
                / "{file} is the ledger's key, it is not lost: say --renew planned or --renew exposed"
        )),
        (Found::Another, _) => Err(of_another(path)),
        (Found::Missing | Found::Broken, false) => Ok(None),
        (Found::Missing | Found::Broken, true) => Err(said!(
            "{file} 不能为自己的停用签名：请先放回（--restore BACKUP）；哪份备份里都没有，就写 --renew lost"
                / "{file} cannot sign its own end: bring it back first (--restore BACKUP), or say --renew lost if no backup has it"
        )),
    }
}

/// A new key is no way to make good what is wrong with the ledger.
fn look_first(db: &Db) -> Result<(), Sentence> {
    match verify_all(db, |_, _| ()).map_err(told)?.first() {
        None => Ok(()),
        Some(finding) => Err(said!(
            "台账与记下时不一致，不能换新密钥：{zh} 请运行 zhixing doctor"
                / "the ledger is not as it was recorded, so it gets no new key: {en} Run `zhixing doctor`",
            zh = &finding.sentence.zh,
            en = &finding.sentence.en
        )),
    }
}

fn take_its_place(db: &Db, next: &Path, path: &Path, language: Language) -> Result<(), Sentence> {
    let aside = key::set_aside(path)?;
    std::fs::rename(next, path).and_then(|()| install::sync_folder_of(path)).map_err(of_file(path))?;
    let organisation = db.read_now(the_organisation).map_err(told)?.ok_or_else(no_organisation)?;
    Clerk::start(db, &organisation, path, None).and_then(|clerk| clerk.catch_up(db)).map_err(told)?;
    tell(
        language,
        &said!(
            "台账已启用新密钥，并已记入台账。请马上做一次备份，把新指纹告诉见证方；多个节点的，每个都要换上。"
                / "The ledger has a new key, and says so. Put this key into a backup now, give its fingerprint to whoever keeps checkpoints, and copy the file to every node."
        ),
    );
    if let Some(aside) = aside {
        tell(
            language,
            &said!(
                "{aside} 是旧文件：不再需要时请销毁，旧备份里也有一份。"
                    / "{aside} is the old file: destroy it, and its copies in old backups, when you need it no more.",
                aside = aside.display()
            ),
        );
    }
    Ok(())
}
