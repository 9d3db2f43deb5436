//! A command line that cannot be read, told in one line: what is wrong, and where the way to write it is explained.

use clap::Command;
use clap::error::{ContextKind, Error, ErrorKind};
use zhixing_kit::Sentence;

use crate::said::{plain, said};

/// What is wrong with the words, and the help to look at: that of the command they began with.
pub fn told(error: &Error, program: &Command, words: &[String]) -> Sentence {
    let wrong = wrong(error);
    let command = words.iter().find(|word| program.find_subcommand(word.as_str()).is_some());
    let help = command.map_or_else(|| "zhixing --help".to_owned(), |command| format!("zhixing {command} --help"));
    said!("{zh}。写法见 {help}" / "{en}. See {help}", zh = &wrong.zh, en = &wrong.en)
}

fn wrong(error: &Error) -> Sentence {
    let of = |kind| error.get(kind).map(ToString::to_string).filter(|said| !said.is_empty());
    let argument = of(ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::MissingRequiredArgument => said!("没有写 {argument}" / "{argument} is missing"),
        ErrorKind::MissingSubcommand => said!("没有写要做什么" / "it is not said what to do"),
        ErrorKind::UnknownArgument => {
            perhaps(said!("没有 {argument} 这个参数" / "there is no {argument}"), of(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand).unwrap_or_default();
            perhaps(
                said!("没有 {command} 这个命令" / "there is no command {command}"),
                of(ContextKind::SuggestedSubcommand),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg).unwrap_or_default();
            said!("{argument} 不能和 {other} 一起用" / "{argument} does not go together with {other}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => value(error, &argument, of(ContextKind::ValidValue)),
        _ => {
            let words = error.to_string();
            plain(words.lines().next().unwrap_or_default().trim_start_matches("error: "))
        }
    }
}

fn value(error: &Error, argument: &str, valid: Option<String>) -> Sentence {
    let value = error.get(ContextKind::InvalidValue).map(ToString::to_string).unwrap_or_default();
    if value.is_empty() {
        return said!("{argument} 没有写值" / "{argument} has no value");
    }
    match valid {
        Some(valid) => said!(
            "{argument} 不能是 {value:?}，可以是：{valid}" / "{argument} cannot be {value:?}: it is one of {valid}"
        ),
        None => said!("{argument} 的值 {value:?} 看不懂" / "{argument}: {value:?} cannot be read"),
    }
}

fn perhaps(wrong: Sentence, meant: Option<String>) -> Sentence {
    match meant {
        Some(meant) => said!("{zh}（是不是 {meant}）" / "{en} (perhaps {meant})", zh = &wrong.zh, en = &wrong.en),
        None => wrong,
    }
}
