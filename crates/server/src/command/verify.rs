//! `zhixing verify FILE`: an exported record against itself, offline, without any database. First whether it is as it was recorded, then what
//! it says, in words and local time. The first line, the fingerprint's line and the exit code are for scripts and stay as they are.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use zhixing_kit::html::words::{day_text, moment_text, time_text, weekday};
use zhixing_kit::{Language, Moment, Sentence};
use zhixing_ledger::note::{Note, WitnessKey};
use zhixing_ledger::{Certificate, Fault, Ground, Handover, RecordFile, Verified, VerifiedStatement, VerifierKey};
use zhixing_records::{Entry, entry_of};

use super::trusted::Trusted;
use super::{Failed, Outcome, verify_code as code, verify_form as form};
use crate::said::{of_file, said, say};

zhixing_kit::text! {
    /// What the command says beside the lines that scripts read.
    Text
    first_line(n, log, size) "{n} 条记录，存证日志 {log} 当时共 {size} 条" / "{n}, in the log {log} of size {size}";
    statements(n) "{n}" / "{n} statements", one(n) "{n} statement";
    one_statement() "1" / "1 statement";
    all_as_recorded(n) "这份文件里的 {n} 条记录都写进了存证日志，和记下时一字不差，一条也没有少。" / "All records of this file ({n}) are in the log, word for word as they were recorded, and none was left out.";
    erased_count(n) "另有 {n} 条涉及的个人信息已按规定抹除：存证日志证明那里曾有一条记录，下面显示的是抹除后留下的文字，不再有存证。" / "A further {n} had their personal part erased: the log proves that something was recorded there; what is shown below was left, and is no longer proved.";
    erased() "已抹除" / "erased";
    from_to(first, last) "最早的一条记于 {first}，最晚的一条记于 {last}。" / "The first was recorded on {first}, the last on {last}.";
    late_count(n) "其中 {n} 条是补记的：发生一天以后才记下。" / "Recorded late, more than a day after they happened: {n}.";
    correction_count(n) "其中 {n} 条是更正，被更正的记录也在日志里，保持原样。" / "Corrections among them: {n}; what they correct stays as it was.";
    times(zone) "以下时间按 {zone} 显示，文件里写的是世界时（UTC）。" / "Times below are those of {zone}; the file itself has them in UTC.";
    day(day, weekday) "{day} {weekday}" / "{weekday}, {day}";
    recorded(at) "记于 {at}" / "recorded on {at}";
    late(at) "补记于 {at}" / "recorded late, on {at}";
    change(label, before, after) "{label}：{before} → {after}" / "{label}: {before} → {after}";
    of_another(who, verb, thing) "{who} {verb} {thing}" / "{who} {verb} {thing}";
    somebody() "（未写姓名）" / "(no name)";
    compare() "请把上面的密钥指纹与单位“台账是什么”一页公布的核对，或用 --key 写上那个指纹或公钥。" / "Compare this fingerprint with the one on the organisation's page “What the ledger is”, or pass that fingerprint, or the key, with --key.";
    cosigned(name, at) "见证方 {name} 于 {at} 联署：那时日志就是这样。" / "The witness {name} cosigned the log as it is here, on {at}.";
    not_cosigned(name) "见证方 {name} 没有联署这个检查点。" / "The witness {name} did not cosign this checkpoint.";
    trusted() "密钥就是您用 --key 指定的那一把。" / "The key is the one that you gave with --key.";
    deleted(announced, at) "公告于 {announced}，删除于 {at}" / "announced {announced}, deleted {at}";
    ended_with(size, root) "台账止于 {size} 条，树根 {root}" / "the ledger ended with {size} entries, root {root}", one(size) "the ledger ended with {size} entry, root {root}";
    exported(digest) "导出清单 sha256 {digest}" / "export sha256 {digest}";
    changed_at(at, size) "时间 {at}，此前共 {size} 条" / "at {at}, after {size} entries", one(size) "at {at}, after {size} entry";
    root(root) "树根 {root}" / "root {root}";
    key_before(fingerprint) "原密钥指纹：{fingerprint}" / "key before: {fingerprint}";
    by_new_alone() "只有新密钥签名（原密钥丢失），请向单位核实。" / "signed by the NEW key alone, for the old one was lost: ask the organisation.";
    by_both_exposed() "新旧密钥都签了名；原密钥可能泄露，此后由它签名的不可信。" / "signed by both keys; the old one may be in other hands: trust nothing that it signed later.";
    by_both() "新旧密钥都签了名。" / "signed by both keys.";
    not_as_recorded(n) "这份文件不能作为凭据：有 {n} 处与存证不符。" / "This file proves nothing: {n} faults were found.", one(n) "This file proves nothing: {n} fault was found.";
}

/// Say offline whether an exported record existed, when it was recorded, and whether anything was changed; whether a form (PDF, Word, Excel)
/// is as it was handed out; and whether a ledger changed its key as a note says. It ends with 0 where all is as it was recorded, with 1 where it is not,
/// with 2 where the command line cannot be read, and with 3 where the file cannot be.
#[derive(Args)]
pub struct Arguments {
    /// The exported record (JSON, JSONL), a form (PDF, DOCX, XLSX), a certificate of deletion, or the note of a change of keys. A form's code in the place
    /// of a file is asked of the installation that --data or --database names; without one it is said where to ask.
    file: PathBuf,
    /// For a code: the data folder of the installation that is asked. A file is checked without it.
    #[arg(long, env = "ZHIXING_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// For a code: the PostgreSQL database of the installation that is asked.
    #[arg(long, env = "ZHIXING_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// The organisation's key, or its fingerprint (64 digits; in quotation marks where it has spaces): both stand on its page "What the ledger is". A record
    /// signed by any other key is then refused. May be given again for a key that it had before.
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
    /// The key of a witness (name+id+base64) that must have cosigned the log as the file knows it. May be given again for another one.
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
    /// The time zone of the times shown, such as Asia/Shanghai; by default this machine's. The file itself has them in UTC, the paper of a form in the organisation's own.
    #[arg(long, env = "ZHIXING_ZONE", value_name = "NAME")]
    zone: Option<String>,
}

impl Arguments {
    fn witnesses(&self) -> Result<Vec<WitnessKey>, Sentence> {
        let read = |text: &String| {
            WitnessKey::parse(text).map_err(|error| {
                said!("--witness：{text:?} 不是见证方的公钥（name+id+base64）" / "--witness: {text:?}: {error}")
            })
        };
        self.witness.iter().map(read).collect()
    }

    fn zone(&self) -> Result<TimeZone, Sentence> {
        let Some(name) = &self.zone else { return Ok(TimeZone::system()) };
        TimeZone::get(name).map_err(|_| {
            said!(
                "--zone：没有 {name:?} 这个时区，请写 Asia/Shanghai 这样的名称"
                    / "--zone: there is no time zone {name:?}: use a name such as Asia/Shanghai"
            )
        })
    }
}

/// The code of a file that cannot be read, so that a script tells it from one that was changed.
const UNREADABLE: u8 = 3;

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let (text, zone) = (Text(language), arguments.zone()?);
    let (trusted, witnesses) = (Trusted::read(&arguments.key)?, arguments.witnesses()?);
    let unreadable = |error| Failed { said: of_file(&arguments.file)(error), code: UNREADABLE };
    let bytes = match (std::fs::read(&arguments.file), code::code_of(&arguments.file)) {
        (Err(error), Some(typed)) if error.kind() == ErrorKind::NotFound => {
            let code = typed.map_err(|_| Failed { said: code::mistyped(), code: UNREADABLE })?;
            return code::run(&code, arguments.data.as_deref(), arguments.database.as_deref(), language, &zone);
        }
        (read, _) => read.map_err(unreadable)?,
    };
    if Certificate::is_one(&bytes) {
        return Ok(certificate(&bytes, &trusted, text, arguments));
    }
    if Handover::is_one(&bytes) {
        return Ok(handover(&bytes, &trusted, text, arguments));
    }
    if form::is_one(&bytes) || form::is_called_one(&arguments.file) {
        return form::run(&arguments.file, &bytes, &trusted, language, &zone);
    }
    match verified(&bytes, &trusted) {
        Ok(verified) => {
            if !are_cosigned(text, &verified, &witnesses, &zone) {
                say(format_args!("NOT COSIGNED 缺少联署: {}", arguments.file.display()));
                return Ok(ExitCode::FAILURE);
            }
            say_good(text, &verified, trusted.is_any(), &zone);
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            say(format_args!("NOT AS RECORDED 与存证不符: {}", arguments.file.display()));
            say(text.not_as_recorded(faults.len()));
            faults.iter().for_each(|fault| say(format_args!("- {}", said_of(language, fault))));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// What a record proves, held against the keys that its reader trusts.
pub(super) fn verified(bytes: &[u8], trusted: &Trusted) -> Result<Verified, Vec<Fault>> {
    let verified = RecordFile::verify(bytes, trusted.key(bytes))?;
    trusted.refuses(&[&verified.key]).map_or(Ok(verified), |fault| Err(vec![fault]))
}

/// A fault in the reader's language.
pub(super) fn said_of(language: Language, fault: &Fault) -> String {
    clean(&if language == Language::Chinese { fault.zh() } else { fault.en() })
}

fn certificate(bytes: &[u8], trusted: &Trusted, text: Text, arguments: &Arguments) -> ExitCode {
    let read = Certificate::verify(bytes, trusted.key(bytes))
        .and_then(|(certificate, key)| trusted.refuses(&[&key]).map_or(Ok((certificate, key)), Err));
    match read {
        Ok((certificate, key)) => {
            say(format_args!("CERTIFICATE OF DELETION 删除证明: {}", clean(&certificate.organisation)));
            say(text.deleted(clean(&certificate.announced_at), clean(&certificate.deleted_at)));
            say(text.ended_with(certificate.size, clean(&certificate.root)));
            say(text.exported(clean(&certificate.export)));
            say_key(&key);
            ExitCode::SUCCESS
        }
        Err(fault) => not_as_signed(&fault, text, arguments),
    }
}

fn handover(bytes: &[u8], trusted: &Trusted, text: Text, arguments: &Arguments) -> ExitCode {
    let read = Handover::verify(bytes, trusted.key(bytes))
        .and_then(|handover| trusted.refuses(&[&handover.before, &handover.after]).map_or(Ok(handover), Err));
    match read {
        Ok(handover) => {
            say(format_args!("CHANGE OF KEY 更换密钥: {}", clean(handover.after.name())));
            say(text.changed_at(clean(&handover.at), handover.size));
            say(text.root(handover.root.to_base64()));
            say(text.key_before(handover.before.fingerprint()));
            say_key(&handover.after);
            say(match handover.ground {
                Ground::Lost => text.by_new_alone(),
                Ground::Exposed => text.by_both_exposed(),
                Ground::Planned => text.by_both(),
            });
            ExitCode::SUCCESS
        }
        Err(fault) => not_as_signed(&fault, text, arguments),
    }
}

/// A line for scripts, the same in both languages.
fn say_key(key: &VerifierKey) {
    say(format_args!("key fingerprint 密钥指纹: {}", key.fingerprint()));
}

fn not_as_signed(fault: &Fault, text: Text, arguments: &Arguments) -> ExitCode {
    say(format_args!("NOT AS SIGNED 与签名不符: {}", arguments.file.display()));
    say(format_args!("- {}", said_of(text.0, fault)));
    ExitCode::FAILURE
}

/// Says of each witness when it cosigned the log as the file knows it; whether all of them did.
fn are_cosigned(text: Text, verified: &Verified, witnesses: &[WitnessKey], zone: &TimeZone) -> bool {
    let Ok(note) = Note::parse(&verified.checkpoint) else { return false };
    let cosigned = |witness: &WitnessKey| {
        let seconds = witness.cosigned(&note).and_then(|seconds| i64::try_from(seconds).ok());
        say(match seconds {
            Some(seconds) => {
                let at = moment(text.0, Moment(seconds.saturating_mul(1_000)), zone);
                text.cosigned(clean(witness.name()), at)
            }
            None => text.not_cosigned(clean(witness.name())),
        });
        seconds.is_some()
    };
    // Of each it is said, also behind one that did not.
    witnesses.iter().filter(|witness| !cosigned(witness)).count() == 0
}

fn say_good(text: Text, verified: &Verified, trusted: bool, zone: &TimeZone) {
    let statements = &verified.statements;
    let number = match statements.len() {
        1 => text.one_statement().to_owned(),
        number => text.statements(number),
    };
    let first = text.first_line(number, clean(verified.key_name()), verified.tree_size);
    say(format_args!("AS RECORDED 与存证一致: {first}"));
    say_key(&verified.key);
    say(if trusted { text.trusted() } else { text.compare() });
    say("");
    let erased = statements.iter().filter(|statement| statement.erased).count();
    say(text.all_as_recorded(statements.len() - erased));
    if erased > 0 {
        say(text.erased_count(erased));
    }
    let entries: Vec<Option<Entry>> = statements.iter().map(|one| entry_of(one.index, &one.text)).collect();
    sum_up(text, statements, &entries, zone);
    list(text, statements, &entries, zone);
}

/// When it was recorded, and how much of it late or as a correction.
fn sum_up(text: Text, statements: &[VerifiedStatement], entries: &[Option<Entry>], zone: &TimeZone) {
    let known = || entries.iter().flatten();
    let told = |(statement, entry): (&VerifiedStatement, &Option<Entry>)| match entry {
        Some(entry) => Some(entry.recorded_at),
        None => stored_at(statement),
    };
    let recorded = || statements.iter().zip(entries).filter_map(told);
    if let Some((first, last)) = recorded().min().zip(recorded().max()) {
        say(text.from_to(moment(text.0, first, zone), moment(text.0, last, zone)));
    }
    let late = known().filter(|entry| entry.is_late()).count();
    let corrections = known().filter(|entry| entry.corrects.is_some() || entry.verb == "corrected").count();
    if late > 0 {
        say(text.late_count(late));
    }
    if corrections > 0 {
        say(text.correction_count(corrections));
    }
    say(text.times(zone.iana_name().unwrap_or("UTC")));
}

/// What each record says, in the order of the log, under the days on which it happened.
fn list(text: Text, statements: &[VerifiedStatement], entries: &[Option<Entry>], zone: &TimeZone) {
    let mut day: Option<Date> = None;
    for (statement, entry) in statements.iter().zip(entries) {
        let Some(entry) = entry else {
            say(format_args!("{:>8}  {}", statement.index, of_another(text, statement, zone)));
            continue;
        };
        let local = entry.happened_at.local(zone);
        if day.replace(local.date()) != Some(local.date()) {
            say("");
            say(text.day(day_text(text.0, local.date()), weekday(text.0, local.date())));
        }
        let said = clean(&zhixing_insight::deed(text.0, entry, zone));
        let mark = if statement.erased { format!("  [{}]", text.erased()) } else { String::new() };
        let recorded = recorded(text, entry, zone);
        say(format_args!("{:>8}  {}  {said}{recorded}{mark}", statement.index, time_text(local.time())));
        for change in zhixing_insight::changes(text.0, entry, zone) {
            let (label, before, after) = (clean(&change.label), clean(&change.before), clean(&change.after));
            say(format_args!("{:>17}{}", "", text.change(label, before, after)));
        }
    }
}

/// What another system recorded: who, what, to what, and when it was stored.
fn of_another(text: Text, statement: &VerifiedStatement, zone: &TimeZone) -> String {
    let tag = if text.0 == Language::Chinese { "zh" } else { "en" };
    let display = statement.verb_display.iter().find(|(known, _)| known.starts_with(tag));
    let display = display.or_else(|| statement.verb_display.iter().next()).map(|(_, words)| words.as_str());
    let verb = display.or(statement.verb.as_deref()).unwrap_or("-");
    let who = statement.actor.as_deref().unwrap_or(text.somebody());
    let said = text.of_another(clean(who), clean(verb), clean(statement.object.as_deref().unwrap_or_default()));
    let stored = stored_at(statement).map(|at| format!("  [{}]", text.recorded(moment(text.0, at, zone))));
    let mark = if statement.erased { format!("  [{}]", text.erased()) } else { String::new() };
    format!("{}{}{mark}", said.trim_end(), stored.unwrap_or_default())
}

/// When a statement says that it was stored.
fn stored_at(statement: &VerifiedStatement) -> Option<Moment> {
    let at: jiff::Timestamp = statement.stored.as_deref()?.parse().ok()?;
    Some(Moment(at.as_millisecond()))
}

/// When it was recorded, where that was on another day than it happened.
fn recorded(text: Text, entry: &Entry, zone: &TimeZone) -> String {
    let at = moment(text.0, entry.recorded_at, zone);
    match entry {
        entry if entry.is_late() => format!("  [{}]", text.late(at)),
        entry if entry.recorded_at.day(zone) != entry.happened_at.day(zone) => format!("  [{}]", text.recorded(at)),
        _ => String::new(),
    }
}

fn moment(language: Language, at: Moment, zone: &TimeZone) -> String {
    moment_text(language, at.local(zone))
}

/// What was recorded is shown, but it does not steer the terminal.
pub(super) fn clean(text: &str) -> String {
    zhixing_kit::form::clean(text).replace(['\n', '\t'], " ")
}
