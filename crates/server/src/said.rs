//! How a command speaks: each sentence in both languages, and the language of whoever runs it, chosen in one place ([`language_of`]).

use std::io::{self, ErrorKind};
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use zhixing_kit::{Error, Language, Moment, Sentence};

/// A sentence in both languages, with the same names in it: `said!("没有 {it}" / "there is no {it}", it = name)`.
macro_rules! said {
    ($zh:literal / $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = $value;)*
        zhixing_kit::Sentence { zh: format!($zh), en: format!($en) }
    }};
}
pub(crate) use said;

/// The language to speak: the one that was asked for, else that of the terminal (the first of its usual variables that is set decides), else Chinese.
pub fn language_of(asked: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Result<Language, Sentence> {
    if let Some(tag) = asked {
        let wrong = || said!("--language：{tag:?} 不是 zh，也不是 en" / "--language: {tag:?} is neither zh nor en");
        return Language::from_tag(tag).ok_or_else(wrong);
    }
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    Ok(set.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default())
}

/// A moment as clocks on the wall show it there, with how far they are from UTC: `2026-11-28 20:47:49 +08:00`.
pub fn on_the_wall(at: Moment, zone: &TimeZone) -> String {
    let zoned = Timestamp::from_millisecond(at.0).map(|at| at.to_zoned(zone.clone()));
    zoned.map_or_else(|_| at.rfc3339(), |at| at.strftime("%Y-%m-%d %H:%M:%S %:z").to_string())
}

/// Prints a line for the person who ran the command. A reader who has gone away (`| head`) is no fault.
pub fn say(line: impl std::fmt::Display) {
    use std::io::Write as _;
    drop(writeln!(io::stdout(), "{line}"));
}

/// Prints a sentence in this language.
pub fn tell(language: Language, sentence: &Sentence) {
    say(sentence.text(language));
}

/// Words that are the same in both languages, or that another room has in one alone.
pub fn plain(words: impl std::fmt::Display) -> Sentence {
    let words = words.to_string();
    Sentence { zh: words.clone(), en: words }
}

/// What happened to a file or a folder, without the system's number for it.
pub fn of_file(path: &Path) -> impl Fn(io::Error) -> Sentence + use<> {
    let path = path.display().to_string();
    move |error| {
        let why = cause(&error);
        said!("{path}：{zh}" / "{path}: {en}", zh = &why.zh, en = &why.en)
    }
}

/// Why the system did not do it.
pub fn cause(error: &io::Error) -> Sentence {
    match error.kind() {
        ErrorKind::NotFound => said!("没有这个文件或文件夹" / "there is no such file or folder"),
        ErrorKind::PermissionDenied => said!("没有权限" / "permission denied"),
        ErrorKind::AlreadyExists => said!("已经有了" / "it exists already"),
        ErrorKind::IsADirectory => said!("这是文件夹，不是文件" / "it is a folder, not a file"),
        ErrorKind::NotADirectory => said!("路径中有一段不是文件夹" / "a part of the path is no folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            said!("磁盘已满，请先腾出空间" / "the disk is full: free some space first")
        }
        ErrorKind::ReadOnlyFilesystem => said!("这个磁盘只能读，不能写" / "the disk is read-only"),
        // What a library says of bytes that it cannot unpack is no sentence for who runs this.
        ErrorKind::UnexpectedEof => {
            said!("文件不完整，后面的部分没有了" / "the file is cut off: its end is missing")
        }
        ErrorKind::InvalidData => damaged(),
        ErrorKind::InvalidInput => {
            said!(
                "系统不接受这个名称，或者这里不能这样做"
                    / "the system does not accept this name, or cannot do this here"
            )
        }
        ErrorKind::AddrInUse => said!("已有程序在用这个地址" / "another program uses this address"),
        ErrorKind::AddrNotAvailable => said!("这台机器没有这个地址" / "this machine has no such address"),
        _ => {
            let words = error.to_string();
            plain(words.split(" (os error ").next().unwrap_or_default())
        }
    }
}

/// That bytes cannot be made sense of.
pub fn damaged() -> Sentence {
    said!("内容已损坏，读不出来" / "what it holds is damaged and cannot be read")
}

/// An error that ends a command, and what to do about it.
pub fn told(error: Error) -> Sentence {
    match error {
        Error::Refused(sentence) | Error::Forbidden(sentence) => sentence,
        Error::Full => said!(
            "磁盘已满，或写不进去：没有保存。请先腾出空间，再运行一次"
                / "the disk is full, or takes no writes: nothing was saved. Free some space, then run it again"
        ),
        Error::Busy => said!(
            "数据库正忙，别的程序在用：请过一会儿再运行"
                / "the database is busy, another program uses it: run it again in a moment"
        ),
        Error::Unavailable(why) => said!("数据库连不上：{why}" / "the database cannot be reached: {why}"),
        other => plain(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_speaks_the_language_that_was_asked_for_or_that_of_the_terminal() {
        type Set<'s> = &'s [(&'s str, &'s str)];
        let cases: [(Option<&str>, Set<'_>, Language); 7] = [
            (None, &[], Language::Chinese),
            (None, &[("LANG", "C.UTF-8")], Language::Chinese),
            (None, &[("LANG", "zh_CN.UTF-8")], Language::Chinese),
            (None, &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB.UTF-8")], Language::English),
            (None, &[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "zh_CN"), ("LC_ALL", "")], Language::Chinese),
            (Some("zh"), &[("LANG", "en_GB.UTF-8")], Language::Chinese),
            (Some("en"), &[("LANG", "zh_CN.UTF-8")], Language::English),
        ];
        for (asked, set, expected) in cases {
            let of = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(language_of(asked, of), Ok(expected), "{asked:?} {set:?}");
        }
        assert!(language_of(Some("klingon"), |_| None).is_err_and(|told| told.en.starts_with("--language")));
    }

    #[test]
    fn what_the_system_says_is_told_in_words_and_without_its_number() {
        for number in [2, 13, 17, 28, 30, 98, 5, 75] {
            let why = cause(&io::Error::from_raw_os_error(number));
            assert!(!why.zh.contains("os error") && !why.en.contains("os error"), "{number}: {why:?}");
        }
        let name = of_file(Path::new("a\0b"))(std::fs::File::open("a\0b").expect_err("no file has this name"));
        assert!(name.en.ends_with("the system does not accept this name, or cannot do this here"), "{name:?}");
        let file = of_file(Path::new("/nowhere"))(io::Error::from_raw_os_error(2));
        assert_eq!(
            (&*file.zh, &*file.en),
            ("/nowhere：没有这个文件或文件夹", "/nowhere: there is no such file or folder")
        );
    }
}
