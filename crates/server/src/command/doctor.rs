//! `zhixing doctor`: looks at everything that can be wrong with an installation and says each thing in one line.

use std::process::ExitCode;

use clap::Args;
use zhixing_kit::clock::Behind;
use zhixing_kit::db::Db;
use zhixing_kit::{Error, Language, Sentence, jobs};
use zhixing_lrs::{Health, register_health};
use zhixing_records::{SigningKey, earlier_keys, health, log_state, verify_all};

use super::Outcome;
use super::departed::must_be_here;
use crate::install;
use crate::install::seen::{self, Standing};
use crate::said::{cause, on_the_wall, plain, said, say, tell, told};
use crate::settings::Place;

/// Look at everything that can be wrong with an installation.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let place = &arguments.place;
    let db = place.open_existing()?;
    let mut findings = Findings { language, good: 0, bad: 0 };
    let engine = place.address()?.engine();
    findings.good(&said!(
        "数据库：{engine}，能打开，结构与这个版本相符" / "database: {engine} opens, and its schema is of this version"
    ));
    if let Err(why) = must_be_here(&db) {
        findings.bad_about(PLACE, &why);
    }
    look_at_folder(&mut findings, place);
    look_at_room(&mut findings, place, &db);
    look_at_key(&mut findings, place, &db);
    look_at_ledger(&mut findings, &db);
    look_at_register(&mut findings, &db);
    look_at_age(&mut findings, place, &db);
    look_at_clock(&mut findings, &db);
    look_at_jobs(&mut findings, &db);
    let Findings { good, bad, .. } = findings;
    tell(language, &said!("{good} 项正常，{bad} 项不对" / "{good} things are in order, {bad} are not"));
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was found so far. The first word of each line is for scripts, and the same in both languages.
struct Findings {
    language: Language,
    good: u32,
    bad: u32,
}

impl Findings {
    fn good(&mut self, sentence: &Sentence) {
        self.good += 1;
        say(format_args!("ok    {}", sentence.text(self.language)));
    }

    fn bad(&mut self, sentence: &Sentence) {
        self.bad += 1;
        say(format_args!("WRONG {}", sentence.text(self.language)));
    }

    /// A sentence under what it is about.
    fn bad_about(&mut self, what: (&str, &str), why: &Sentence) {
        self.bad(&said!("{about}：{zh}" / "{of}: {en}", about = what.0, of = what.1, zh = &why.zh, en = &why.en));
    }
}

const PLACE: (&str, &str) = ("位置", "place");
const DISK: (&str, &str) = ("磁盘", "disk");
const DATABASE: (&str, &str) = ("数据库", "database");
const KEY: (&str, &str) = ("台账密钥", "ledger key");
const LEDGER: (&str, &str) = ("台账", "ledger");
const REGISTER: (&str, &str) = ("学习记录的索引", "record store");
const CLOCK: (&str, &str) = ("时钟", "clock");
const JOBS: (&str, &str) = ("后台任务", "jobs");

fn look_at_folder(findings: &mut Findings, place: &Place) {
    use std::os::unix::fs::PermissionsExt;
    if matches!(std::fs::metadata(&place.data).map(|found| found.permissions().mode() & 0o077), Ok(0)) {
        return findings
            .good(&said!("数据文件夹：只有它的主人能查看" / "data folder: only its owner can look into it"));
    }
    findings.bad(&said!(
        "数据文件夹：这台机器上的其他人也能查看；请运行：chmod 700 {data}"
            / "data folder: others on this machine can look into it; run: chmod 700 {data}",
        data = place.data.display()
    ));
}

/// A disk that is full shows only to who writes.
fn look_at_room(findings: &mut Findings, place: &Place, db: &Db) {
    let wrong = |why: &Sentence| {
        said!(
            "满了，或写不进去（{zh}）：请腾出空间，不用重启"
                / "it is full, or takes no writes ({en}): free some space, no restart is needed",
            zh = &why.zh,
            en = &why.en
        )
    };
    match install::try_to_write(&place.data).map_err(|error| cause(&error)) {
        Err(why) => findings.bad_about(DISK, &wrong(&why)),
        Ok(()) => match db.is_writable_now() {
            Ok(()) => {
                findings.good(&said!("磁盘：文件夹和数据库都能写" / "disk: folder and database take writes"));
            }
            Err(Error::Full) => findings.bad_about(DISK, &wrong(&plain(place.data.display()))),
            Err(error) => findings.bad_about(DATABASE, &told(error)),
        },
    }
}

fn look_at_key(findings: &mut Findings, place: &Place, db: &Db) {
    use std::os::unix::fs::PermissionsExt;
    let path = place.key_path();
    let file = path.display();
    match SigningKey::read(&path) {
        Ok(Some(key)) if is_foreign(&key, db) => {
            return findings.bad(&said!(
                "台账密钥：{file} 不是这本台账的密钥，不能再添记录：请运行 zhixing key"
                    / "ledger key: {file} is not the key of this ledger; nothing can be added to it: run `zhixing key`"
            ));
        }
        Ok(Some(_)) => {
            findings.good(&said!("台账密钥：{file} 与台账相符" / "ledger key: {file} is the ledger's"));
        }
        Ok(None) if db.read_now(log_state).is_ok_and(|log| log.head.is_none()) => {
            return findings.good(&said!(
                "台账密钥：还没有台账；zhixing serve 会生成密钥"
                    / "ledger key: there is no ledger yet; `zhixing serve` makes its key"
            ));
        }
        Ok(None) => {
            return findings.bad(&said!(
                "台账密钥：{file} 不在了，没有它台账不能再添记录：请从备份放回（zhixing key --restore）"
                    / "ledger key: {file} is missing; nothing can be added to the ledger without it: bring it back from a backup (`zhixing key --restore`)"
            ));
        }
        Err(error) => return findings.bad_about(KEY, &told(error)),
    }
    match std::fs::metadata(&path).map(|found| found.permissions().mode() & 0o077) {
        Ok(0) => findings.good(&said!("台账密钥：只有它的主人能读" / "ledger key: only its owner can read it")),
        _ => findings.bad(&said!(
            "台账密钥：这台机器上的其他人也能读；请运行：chmod 600 {file}"
                / "ledger key: others on this machine can read it; run: chmod 600 {file}"
        )),
    }
}

fn is_foreign(key: &SigningKey, db: &Db) -> bool {
    db.read_now(log_state).is_ok_and(|log| log.head.is_some_and(|head| head.verifier_key != key.verifier_key()))
}

fn look_at_ledger(findings: &mut Findings, db: &Db) {
    let found = db.read_now(health).and_then(|health| verify_all(db, |_, _| ()).map(|all| (health, all)));
    match found {
        Ok((health, all)) => {
            let mut faults: Vec<_> = health.findings.iter().chain(&all).map(|finding| &finding.sentence).collect();
            faults.dedup();
            faults.iter().for_each(|fault| findings.bad_about(LEDGER, fault));
            if faults.is_empty() {
                findings.good(&said!(
                    "台账：{size} 条记录与记下时一致，{waiting} 条等待写入存证日志"
                        / "ledger: {size} statements are as they were recorded, {waiting} wait for the clerk",
                    size = health.size,
                    waiting = health.waiting
                ));
                look_at_keys(findings, db);
            }
        }
        Err(error) => findings.bad_about(LEDGER, &told(error)),
    }
}

/// A search finds what the register says, so a damaged one hides records that are there.
fn look_at_register(findings: &mut Findings, db: &Db) {
    let health = db.read_now(zhixing_people::the_organisation).and_then(|organisation| {
        organisation.map(|organisation| register_health(db, &organisation)).transpose().map(Option::unwrap_or_default)
    });
    match health {
        Ok(health) if health.waits => findings.good(&said!(
            "学习记录的索引：下一次启动时编制" / "record store: the next start brings its register up to date"
        )),
        Ok(health) if health.is_good() => findings.good(&said!(
            "学习记录的索引：与 {count} 条记录一致" / "record store: its register says what its {count} records say",
            count = health.statements
        )),
        Ok(health) => findings.bad_about(REGISTER, &damage(&health)),
        Err(error) => findings.bad_about(REGISTER, &told(error)),
    }
}

fn damage(health: &Health) -> Sentence {
    let what = match health.damaged.first() {
        Some((first, last)) => said!(
            "索引与记录不符（{count} 段，第一段是第 {first} 到 {last} 条），查找会漏掉一些记录"
                / "its register does not say what its records say ({count} segments, the first from {first} to {last}): a search misses some",
            count = health.damaged.len()
        ),
        None if health.ahead => said!(
            "索引超前于记录，以后写入的记录会查找不到"
                / "its register is ahead of its records: a search would miss what comes"
        ),
        None => said!(
            "索引多出 {stray} 行，查找不受影响"
                / "its register has {stray} rows too many, which no search is wrong for",
            stray = health.stray
        ),
    };
    said!(
        "{zh}；记录本身都在。请停下每个节点，运行 zhixing serve 时加一次 --new-register，照记录重新编制"
            / "{en}; the records are all there. Stop every node and run zhixing serve once with --new-register, which makes it anew",
        zh = &what.zh,
        en = &what.en
    )
}

/// The keys before the one of today: that what they signed last still holds was looked at with the ledger.
fn look_at_keys(findings: &mut Findings, db: &Db) {
    for key in db.read_now(earlier_keys).unwrap_or_default() {
        findings.good(&said!(
            "台账：第 {number} 把密钥签到 {ended}，共 {size} 条，与签名时一致"
                / "ledger: key {number} signed {size} statements until {ended}, and they are as it signed them",
            number = key.number,
            size = key.size,
            ended = on_the_wall(key.ended_at, &db.surroundings().zone)
        ));
    }
}

/// An older copy of the data, put back, is whole in itself: only what was seen before tells that something is missing.
fn look_at_age(findings: &mut Findings, place: &Place, db: &Db) {
    match seen::standing(db, &seen::path(&place.key_path())) {
        Ok(Standing::Whole) => {
            findings.good(&said!("台账：与以前的相接" / "ledger: it continues what was here before"));
        }
        Ok(Standing::Older { seen, size, until }) => {
            findings.bad_about(LEDGER, &seen::lost(seen, size, seen::Until::last(until.as_deref()), "zhixing serve"));
        }
        Err(why) => findings.bad_about(LEDGER, &why),
    }
}

/// Records carry the time of the machine that wrote them: one from the future means that the clock was, or is, wrong. What to say of it then.
pub(super) fn clock_behind(db: &Db) -> zhixing_kit::Result<Option<Sentence>> {
    let clock = &db.surroundings().clock;
    if let Some(newest) = db.read_now(health)?.newest {
        clock.has_written(newest);
    }
    Ok(clock.behind().map(|Behind { now, latest: newest, .. }| {
        said!(
            "最新一条记录的时间是 {newest}，这台机器现在却是 {now}。记录的顺序不会乱，但新记录会带着更早的时间：请先把机器的时间调准"
                / "the newest record was made at {newest}, but this machine's clock says {now}; records keep their order in the ledger, but new ones will bear earlier times: set the clock right",
            newest = on_the_wall(newest, &db.surroundings().zone),
            now = on_the_wall(now, &db.surroundings().zone)
        )
    }))
}

fn look_at_clock(findings: &mut Findings, db: &Db) {
    match clock_behind(db) {
        Ok(Some(behind)) => findings.bad_about(CLOCK, &behind),
        Ok(None) => findings.good(&said!(
            "时钟：没有哪条记录比这台机器的时间晚" / "clock: no record is later than this machine's clock"
        )),
        Err(error) => findings.bad_about(CLOCK, &told(error)),
    }
}

fn look_at_jobs(findings: &mut Findings, db: &Db) {
    match db.read_now(jobs::left_over) {
        Ok(left) if left > 1_000 => findings.bad(&said!(
            "后台任务：{left} 项到时没有办；zhixing serve 在运行吗？"
                / "jobs: {left} are due and not done; is `zhixing serve` running?"
        )),
        Ok(left) => findings.good(&said!("后台任务：{left} 项到时待办" / "jobs: {left} are due")),
        Err(error) => findings.bad_about(JOBS, &told(error)),
    }
}
