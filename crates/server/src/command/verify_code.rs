//! `zhixing verify CODE`: what stands on paper, in the place of a file. A code proves nothing by itself: the ledger is asked, where its installation is
//! named; else it is said where to ask. What the form says is never told here: that is for those who may see it, on the page.

use std::path::Path;
use std::process::ExitCode;

use jiff::tz::TimeZone;
use zhixing_document::{Code, Mistyped};
use zhixing_form::{Issued, at_console};
use zhixing_kit::db::Address;
use zhixing_kit::html::words::moment_text;
use zhixing_kit::id::Random;
use zhixing_kit::{Clock, Language, Sentence};

use super::Outcome;
use super::verify::clean;
use crate::app;
use crate::said::{said, say, told};
use crate::settings::{address, open, surroundings};

zhixing_kit::text! {
    /// What is said of a code.
    Text
    ask() "这是文书上的核验码，不是文件；离线只能核对文件，核验码要问台账。请登录后打开“文书核验”（/verify）输入它；在服务器上可以加 --data（或 --database），看它是什么时候由谁出具的。" / "This is a code from paper and no file: offline only a file can be checked, a code is asked of the ledger. Sign in and enter it under “Check a form” (/verify); on the server itself add --data (or --database) to see when and by whom it was handed out.";
    found() "台账里有这份文书：" / "The ledger knows this form:";
    what(kind, unit, format) "{kind}　{unit}　{format}" / "{kind}, {unit}, {format}";
    who(name, at) "由{name}于{at}出具" / "handed out by {name} on {at}";
    digest(digest) "文件摘要值 {digest}" / "digest of the file {digest}";
    compare() "内容不在这里显示。请由看得到它的人登录后打开“文书核验”（/verify），与纸面逐项对照；有电子文件的，用 zhixing verify 核对文件。" / "What it says is not shown here. Somebody who may see it signs in, enters the code under “Check a form” (/verify) and compares it with the paper; a file is checked by zhixing verify.";
    none() "台账里没有这个核验码。" / "The ledger knows no such code.";
    mistyped() "这像是核验码，但至少有一位与纸面不同，也没有这个名字的文件。请对照纸面逐位再输一次。" / "This looks like a code, but at least one sign is another than on the paper, and there is no file of this name. Compare them one by one and enter it again.";
}

/// The code that was given in the place of a file; `Err` for one with a mistake, `None` for what looks like none.
pub fn code_of(typed: &Path) -> Option<Result<Code, Mistyped>> {
    let typed = typed.to_str().filter(|typed| !typed.contains(['/', '.', '\\']))?;
    match Code::check(typed) {
        Err(Mistyped::Length(_) | Mistyped::Sign(_)) => None,
        read => Some(read),
    }
}

/// What is said of a code with a mistake.
pub fn mistyped() -> Sentence {
    Sentence::of(|language| Text(language).mistyped())
}

/// Asks the ledger of the installation that was named, if one was.
pub fn run(code: &Code, data: Option<&Path>, database: Option<&str>, language: Language, zone: &TimeZone) -> Outcome {
    let text = Text(language);
    if data.is_none() && database.is_none() {
        say(format_args!("NOT LOOKED UP 没有查: {code}"));
        say(text.ask());
        return Ok(ExitCode::FAILURE);
    }
    let address = address(database, data.unwrap_or(Path::new("")))?;
    if let Address::File(file) = &address
        && !file.exists()
    {
        return Err(
            said!("没有 {file}：请核对 --data" / "there is no {file}: check --data", file = file.display()).into()
        );
    }
    let db = open(&address, surroundings("Asia/Shanghai", Clock::system(), Random::system())?)?;
    let asked = code.clone();
    let Some(issued) = db.read_now(move |tx| at_console(tx, &asked)).map_err(told)? else {
        say(format_args!("NOT FOUND 没有找到: {code}"));
        say(text.none());
        return Ok(ExitCode::FAILURE);
    };
    say(format_args!("HANDED OUT 出具过: {code}"));
    tell_of(text, &issued, zone);
    Ok(ExitCode::SUCCESS)
}

fn tell_of(text: Text, issued: &Issued, zone: &TimeZone) {
    let kind = app::FORMS.of(&issued.kind).map_or(issued.kind.as_str(), |kind| kind.name.text(text.0));
    let at = moment_text(text.0, issued.at.local(zone));
    say(text.found());
    say(text.what(kind, clean(&issued.unit), issued.format.code().to_uppercase()));
    say(text.who(clean(&issued.by), at));
    say(text.digest(&issued.file_digest));
    say(text.compare());
}
