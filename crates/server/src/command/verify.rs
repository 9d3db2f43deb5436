//! `zhixing verify FILE`: an exported record against itself, offline, without any database. First whether it is as it was recorded, then what
//! it says, in words and local time. The first line, the fingerprint's line and the exit code are for scripts and stay as they are.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use zhixing_kit::html::words::{day_text, time_text, weekday};
use zhixing_kit::{Language, Moment};
use zhixing_ledger::note::{Note, WitnessKey};
use zhixing_ledger::{Certificate, Fault, Ground, Handover, RecordFile, Verified, VerifiedStatement, VerifierKey};
use zhixing_records::{Entry, entry_of};

use super::{Outcome, language_of, say, verify_form as form};

zhixing_kit::text! {
    /// What the command says beside the lines that scripts read.
    Text
    all_as_recorded(n) "这份文件里的 {n} 条记录都写进了存证日志，和记下时一字不差，一条也没有少。" / "All {n} records of this file are in the log, word for word as they were recorded, and none was left out.";
    erased_count(n) "另有 {n} 条涉及的个人信息已按规定抹除：存证日志证明那里曾有一条记录，下面显示的是抹除后留下的文字，不再有存证。" / "A further {n} had their personal part erased: the log proves that something was recorded there; what is shown below was left, and is no longer proved.";
    erased() "已抹除" / "erased";
    from_to(first, last) "最早的一条记于 {first}，最晚的一条记于 {last}。" / "The first was recorded on {first}, the last on {last}.";
    late_count(n) "其中 {n} 条是补记的：发生一天以后才记下。" / "{n} of them were recorded late: more than a day after they happened.";
    correction_count(n) "其中 {n} 条是更正，被更正的记录也在日志里，保持原样。" / "{n} of them are corrections; what they correct stays as it was.";
    times(zone) "以下时间按 {zone} 显示，文件里写的是世界时（UTC）。" / "Times below are those of {zone}; the file itself has them in UTC.";
    day(day, weekday) "{day} {weekday}" / "{weekday}, {day}";
    recorded(at) "记于 {at}" / "recorded on {at}";
    late(at) "补记于 {at}" / "recorded late, on {at}";
    change(label, before, after) "{label}：{before} → {after}" / "{label}: {before} → {after}";
    of_another(who, verb, thing) "{who} {verb} {thing}" / "{who} {verb} {thing}";
    somebody() "（未写姓名）" / "(no name)";
    compare() "请把上面的密钥指纹与单位“台账是什么”一页公布的核对，或使用 --key。" / "Compare this fingerprint with the one on the organisation's page “What the ledger is”, or pass --key.";
    cosigned(name, at) "见证方 {name} 于 {at} 联署：那时日志就是这样。" / "The witness {name} cosigned the log as it is here, on {at}.";
    not_cosigned(name) "见证方 {name} 没有联署这个检查点。" / "The witness {name} did not cosign this checkpoint.";
    trusted() "密钥就是您用 --key 指定的那一把。" / "The key is the one that you gave with --key.";
    not_as_recorded(n) "这份文件不能作为凭据：有 {n} 处与存证不符。" / "This file proves nothing: {n} fault(s) were found.";
}

/// Say offline whether an exported record existed, when it was recorded, and whether anything was changed; whether a form (PDF, Word, Excel)
/// is as it was handed out; and whether a ledger changed its key as a note says.
#[derive(Args)]
pub struct Arguments {
    /// The exported record (JSON, JSONL), a form (PDF, DOCX, XLSX), a certificate of deletion, or the note of a change of keys.
    file: PathBuf,
    /// The organisation's published verifier key; a record signed by any other key is then refused. May be given again for a key that it had before.
    #[arg(long, value_name = "KEY")]
    key: Vec<String>,
    /// The key of a witness (name+id+base64) that must have cosigned the log as the file knows it. May be given again for another one.
    #[arg(long, value_name = "KEY")]
    witness: Vec<String>,
    /// The language of what is said, zh or en; by default that of the terminal (LC_ALL, LC_MESSAGES, LANG), else Chinese.
    #[arg(long, env = "ZHIXING_LANGUAGE", value_name = "TAG")]
    language: Option<String>,
    /// The time zone of the times shown, such as Asia/Shanghai; by default this machine's. The file itself has them in UTC, the paper of a form in the organisation's own.
    #[arg(long, env = "ZHIXING_ZONE", value_name = "NAME")]
    zone: Option<String>,
}

impl Arguments {
    fn language(&self) -> Result<Language, String> {
        language_of(self.language.as_deref(), |name| std::env::var(name).ok())
    }

    fn keys(&self) -> Result<Vec<VerifierKey>, String> {
        self.key.iter().map(|text| VerifierKey::parse(text).map_err(|error| format!("--key: {error}"))).collect()
    }

    fn witnesses(&self) -> Result<Vec<WitnessKey>, String> {
        self.witness.iter().map(|text| WitnessKey::parse(text).map_err(|error| format!("--witness: {error}"))).collect()
    }

    fn zone(&self) -> Result<TimeZone, String> {
        let Some(name) = &self.zone else { return Ok(TimeZone::system()) };
        TimeZone::get(name)
            .map_err(|_| format!("--zone: there is no time zone {name:?}: use a name such as Asia/Shanghai"))
    }
}

pub fn run(arguments: &Arguments) -> Outcome {
    let (language, zone) = (arguments.language()?, arguments.zone()?);
    let bytes = std::fs::read(&arguments.file).map_err(|error| format!("{}: {error}", arguments.file.display()))?;
    let (keys, witnesses) = (arguments.keys()?, arguments.witnesses()?);
    let trusted = chosen(&keys, &bytes);
    if Certificate::is_one(&bytes) {
        return Ok(certificate(&bytes, trusted, arguments));
    }
    if Handover::is_one(&bytes) {
        return Ok(handover(&bytes, trusted, arguments));
    }
    if form::is_one(&bytes) {
        return form::run(&arguments.file, &bytes, &keys, language, &zone);
    }
    match RecordFile::verify(&bytes, trusted) {
        Ok(verified) => {
            if !are_cosigned(Text(language), &verified, &witnesses, &zone) {
                say(format_args!("NOT COSIGNED 缺少联署: {}", arguments.file.display()));
                return Ok(ExitCode::FAILURE);
            }
            say_good(Text(language), &verified, trusted.is_some(), &zone);
            Ok(ExitCode::SUCCESS)
        }
        Err(faults) => {
            say(format_args!("NOT AS RECORDED 与存证不符: {}", arguments.file.display()));
            say(Text(language).not_as_recorded(faults.len()));
            for fault in &faults {
                say(format_args!("- {}", clean(&if language == Language::Chinese { fault.zh() } else { fault.en() })));
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Of the keys that were given, the one that stands in the file; the first where none does.
pub(super) fn chosen<'a>(keys: &'a [VerifierKey], bytes: &[u8]) -> Option<&'a VerifierKey> {
    let stands = |key: &&VerifierKey| {
        let key = key.encode();
        bytes.windows(key.len()).any(|part| part == key.as_bytes())
    };
    keys.iter().find(stands).or(keys.first())
}

fn certificate(bytes: &[u8], trusted: Option<&VerifierKey>, arguments: &Arguments) -> ExitCode {
    match Certificate::verify(bytes, trusted) {
        Ok((certificate, key)) => {
            say(format_args!("CERTIFICATE OF DELETION 删除证明: {}", clean(&certificate.organisation)));
            say(format_args!(
                "announced 公告 {}  deleted 删除 {}",
                clean(&certificate.announced_at),
                clean(&certificate.deleted_at)
            ));
            say(format_args!(
                "the ledger ended with 台账止于 {} entries, root {}",
                certificate.size,
                clean(&certificate.root)
            ));
            say(format_args!("export 导出清单 sha256 {}", clean(&certificate.export)));
            say(format_args!("key fingerprint 密钥指纹: {}", key.fingerprint()));
            ExitCode::SUCCESS
        }
        Err(fault) => not_as_signed(&fault, arguments),
    }
}

fn handover(bytes: &[u8], trusted: Option<&VerifierKey>, arguments: &Arguments) -> ExitCode {
    match Handover::verify(bytes, trusted) {
        Ok(handover) => {
            say(format_args!("CHANGE OF KEY 更换密钥: {}", clean(handover.after.name())));
            say(format_args!("at 时间 {}  after 此前共 {} entries 条", clean(&handover.at), handover.size));
            say(format_args!("root 树根 {}", handover.root.to_base64()));
            say(format_args!("key before 原密钥指纹: {}", handover.before.fingerprint()));
            say(format_args!("key fingerprint 密钥指纹: {}", handover.after.fingerprint()));
            say(match handover.ground {
                Ground::Lost => {
                    "signed by the NEW key alone, for the old one was lost: ask the organisation. 只有新密钥签名（原密钥丢失），请向单位核实。"
                }
                Ground::Exposed => {
                    "signed by both keys; the old one may be in other hands: trust nothing that it signed later. 新旧密钥都签了名；原密钥可能泄露，此后由它签名的不可信。"
                }
                Ground::Planned => "signed by both keys. 新旧密钥都签了名。",
            });
            ExitCode::SUCCESS
        }
        Err(fault) => not_as_signed(&fault, arguments),
    }
}

fn not_as_signed(fault: &Fault, arguments: &Arguments) -> ExitCode {
    say(format_args!("NOT AS SIGNED 与签名不符: {}", arguments.file.display()));
    say(format_args!("- {}", clean(&fault.zh())));
    say(format_args!("  {}", clean(&fault.en())));
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
    say(format_args!(
        "AS RECORDED 与存证一致: {} statements, in the log {} of size {}",
        statements.len(),
        clean(verified.key_name()),
        verified.tree_size
    ));
    say(format_args!("key fingerprint 密钥指纹: {}", verified.fingerprint()));
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
    let local = at.local(zone);
    format!("{} {}", day_text(language, local.date()), time_text(local.time()))
}

/// What was recorded is shown, but it does not steer the terminal.
pub(super) fn clean(text: &str) -> String {
    zhixing_kit::form::clean(text).replace(['\n', '\t'], " ")
}
