//! `zhixing verify FORM.pdf`: a form against the proof that it carries, offline. It tells what the record says, and whether the file is the one
//! that was handed out; never what the file looks like. The first line and the exit code are for scripts.

use std::path::Path;
use std::process::ExitCode;

use jiff::tz::TimeZone;
use zhixing_document::{Carried, read};
use zhixing_kit::Language;
use zhixing_kit::html::words::moment_text;
use zhixing_ledger::Verified;
use zhixing_records::{Entry, entry_of};

use super::Outcome;
use super::trusted::Trusted;
use super::verify::{clean, said_of, verified};
use crate::said::{plain, say};

zhixing_kit::text! {
    /// What is said of a form.
    Text
    as_handed_out() "这份文书与出具时一字不差，出具的记录也在存证日志里。" / "This form is byte for byte as it was handed out, and the record of that is in the log.";
    changed() "文件内容与出具时不同；在 Word 或 Excel 里另存过也会如此。请登录后用核验码查看台账中的原文，逐项对照。" / "The file differs from what was handed out; saving it again in Word or Excel is enough. Sign in, look up its code and compare with what the ledger says.";
    not_as_recorded(n) "所附的存证不能作为凭据：有 {n} 处不符。" / "The proof that it carries proves nothing: {n} faults were found.", one(n) "The proof that it carries proves nothing: {n} fault was found.";
    no_form() "所附的存证不是文书的出具记录。请向出具的支部要原文件。" / "The proof is not the record of a form that was handed out. Ask the branch for the original file.";
    what(title, code) "文书：{title}　核验码：{code}" / "Form: {title}   code: {code}";
    who(name, at) "由{name}于{at}出具" / "handed out by {name} on {at}";
    zone(zone) "时间按 {zone} 显示；纸面上是单位所在时区的时间，可能差几小时，日期也可能不同。可加 --zone，例如 --zone Asia/Shanghai。" / "The time is that of {zone}; the paper has that of the organisation, which may differ by some hours, and then by a day: give --zone, such as --zone Asia/Shanghai.";
    compare() "请把上面的密钥指纹与单位“台账是什么”一页公布的核对，或用 --key 写上那个指纹或公钥。" / "Compare this fingerprint with the one on the organisation's page “What the ledger is”, or pass that fingerprint, or the key, with --key.";
}

/// Whether the bytes are those of a form, and not of a record.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-") || bytes.starts_with(b"PK")
}

/// Whether a file is called a form: a broken one is told as such, and not as a record with a fault.
pub fn is_called_one(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ["pdf", "docx", "xlsx"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Takes the form apart and compares both halves.
pub fn run(file: &Path, bytes: &[u8], trusted: &Trusted, language: Language, zone: &TimeZone) -> Outcome {
    let carried = read(bytes).map_err(|told| plain(format_args!("{}: {}", file.display(), told.text(language))))?;
    let text = Text(language);
    let verified = match verified(&carried.proof, trusted) {
        Ok(verified) => verified,
        Err(faults) => {
            say(format_args!("NOT AS RECORDED 与存证不符: {}", file.display()));
            say(text.not_as_recorded(faults.len()));
            for fault in &faults {
                say(format_args!("- {}", said_of(language, fault)));
            }
            return Ok(ExitCode::FAILURE);
        }
    };
    let entries = verified.statements.iter().filter_map(|one| entry_of(one.index, &one.text));
    let issued = entries.into_iter().find(|entry| entry.verb == zhixing_form::ISSUED.name);
    let issued = issued.ok_or_else(|| plain(format_args!("{}: {}", file.display(), text.no_form())))?;
    Ok(compare(text, file, &carried, &verified, &issued, (trusted.is_any(), zone)))
}

fn compare(
    text: Text,
    file: &Path,
    carried: &Carried,
    verified: &Verified,
    issued: &Entry,
    (trusted, zone): (bool, &TimeZone),
) -> ExitCode {
    let fact = |name: &str| clean(issued.facts[name].as_str().unwrap_or("-"));
    let same = fact("file") == carried.digest && fact("format") == carried.format.code();
    let (first, told) = if same {
        ("AS HANDED OUT 与出具时一致", text.as_handed_out())
    } else {
        ("CHANGED SINCE HANDED OUT 出具后被改动", text.changed())
    };
    say(format_args!("{first}: {}", file.display()));
    say(format_args!("key fingerprint 密钥指纹: {}", verified.fingerprint()));
    if !trusted {
        say(text.compare());
    }
    say("");
    say(told);
    let at = moment_text(text.0, issued.happened_at.local(zone));
    say(text.what(clean(&issued.object_name), fact("code")));
    say(text.who(clean(&issued.actor_name), at));
    say(text.zone(zone.iana_name().unwrap_or("UTC")));
    if same { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
